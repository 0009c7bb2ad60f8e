"""The machine-readable report: one JSON document, keys stable; the contract is `version` 1."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from generator.fund import PlaceretFund, sti_tekst
from generator.rapport.svar import Svar, plads

VERSION = 1


def skriv(svar: Sequence[Svar]) -> str:
    """Return the run as one JSON document."""
    data = {"version": VERSION, "projekter": [_projekt(s) for s in svar]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _projekt(svar: Svar) -> dict[str, Any]:
    ud: dict[str, Any] = {
        "sti": svar.sti,
        "fund": [_fund(f) for f in svar.fund],
        "sider": svar.sider.som_json() if svar.sider else None,
        "filer": list(svar.filer),
    }
    if svar.forbehold:
        ud["forbehold"] = svar.forbehold
    if svar.fejl:
        ud["fejl"] = svar.fejl
    return ud


def _fund(fund: PlaceretFund) -> dict[str, Any]:
    fil, linje, kolonne = plads(fund)
    ud = {
        "fil": fil,
        "linje": linje,
        "kolonne": kolonne,
        "alvor": str(fund.alvor),
        "regel": fund.regel,
        "besked": fund.besked,
        "ret": fund.ret,
        "sti": sti_tekst(fund.sti),
    }
    if fund.undtaget:
        ud["undtaget"] = fund.undtaget
    return ud
