"""A comparison for machines: one JSON document, keys stable; the contract is `version` 1.

Keys may be added. `slags` is tilføjet, fjernet, ændret, flyttet or omdøbt; of words ens, slettet or
ny. `sti` is the address in the new side's YAML (in the old one's when it is gone), empty for a
document from outside. `fund` and `sider` are null when documents are compared; `før` and `nu` of a
page count are null when it could not be measured::

    {"version": 1, "gammel": "HEAD~1:indhold/mit-kvarter", "ny": "indhold/mit-kvarter",
     "grundlag": "indhold", "ens": false,
     "ændringer": [{"del": "Tal og kilder", "afsnit": "Tal", "emne": "fravær (Fravær …)",
                    "felt": "værdi", "slags": "ændret", "gammel": "8,21 pct.", "ny": "8,43 pct.",
                    "forskel": "+0,22 procentpoint", "ord": [{"slags": "ens", "tekst": "…"}],
                    "indhold": [{"felt": "lejeboliger", "værdi": "66"}], "note": "",
                    "sti": "tal.tal.fravær.værdi"}],
     "følger": [{"navn": "Afdelinger i alt", "gammel": "28", "ny": "29", "forskel": "+1",
                 "steder": 3}],
     "fund": {"før": {"fejl": 0, "advarsel": 8, "info": 3}, "nu": {…}, "i_begge": 11,
              "nye": [{"alvor": "fejl", "regel": "…", "besked": "…", "sted": "tal.yaml:12"}],
              "væk": []},
     "sider": {"før": 5, "nu": 5, "forbrug_før": 4.62, "forbrug_nu": 4.65, "grænse": 5,
               "afsnit": [{"overskrift": "Beskæftigelse", "niveau": 2, "før": 0.41, "nu": 0.44}]},
     "forbehold": ["…"]}

A side that cannot be read gives ``{"version": 1, "fejl": "…"}``.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from generator.fund import Alvor, sti_tekst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.sammenlign.aendringer import ComparisonAnswer, Fundforskel, Fundlinje, Ændring

VERSION = 1


def skriv(s: ComparisonAnswer) -> str:
    """Return the comparison as one JSON document."""
    return _dokument(
        {
            "version": VERSION,
            "gammel": s.gammel,
            "ny": s.ny,
            "grundlag": s.grundlag,
            "ens": s.er_ens,
            "ændringer": [_ændring(æ) for æ in s.ændringer],
            "følger": [asdict(f) for f in s.følger],
            "fund": _fund(s.fund) if s.fund else None,
            "sider": asdict(s.sider) if s.sider else None,
            "forbehold": list(s.forbehold),
        }
    )


def skriv_fejl(sætning: str) -> str:
    """Return the document that says why there is no comparison."""
    return _dokument({"version": VERSION, "fejl": sætning})


def _dokument(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _ændring(æ: Ændring) -> dict[str, Any]:
    return {
        "del": æ.del_,
        "afsnit": æ.afsnit,
        "emne": æ.emne,
        "felt": æ.felt,
        "slags": æ.slags,
        "gammel": æ.gammel,
        "ny": æ.ny,
        "forskel": æ.forskel,
        "ord": [{"slags": o.slags, "tekst": o.tekst} for o in æ.ord],
        "indhold": [{"felt": felt, "værdi": værdi} for felt, værdi in æ.linjer],
        "note": æ.note,
        "sti": sti_tekst(æ.sti),
    }


def _fund(fund: Fundforskel) -> dict[str, Any]:
    return {
        "før": {str(alvor): fund.før.get(alvor, 0) for alvor in Alvor},
        "nu": {str(alvor): fund.nu.get(alvor, 0) for alvor in Alvor},
        "i_begge": fund.ens,
        "nye": _linjer(fund.nye),
        "væk": _linjer(fund.væk),
    }


def _linjer(fund: Sequence[Fundlinje]) -> list[dict[str, str]]:
    return [{k: str(v) for k, v in asdict(f).items()} for f in fund]
