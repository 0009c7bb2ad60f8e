"""The page count of DOCX files from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.dansk.tal import skriv_tal
from generator.rapport.som_json import VERSION
from generator.sidemaal.fremmed import Optalt
from generator.sidemaal.sidetal import STANDARDGRÆNSE


@dataclass(frozen=True, slots=True)
class FremmedSvar:
    """One file: what was counted, or why nothing was."""

    sti: str
    optalt: Optalt | None
    fejl: str = ""


def skriv(svar: Sequence[FremmedSvar], rapportformat: str) -> str:
    """Return the counts; every format but json is the text for people."""
    if rapportformat == "json":
        data = {"version": VERSION, "projekter": [_som_json(s) for s in svar]}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return "\n".join([linje for s in svar for linje in (s.sti, *_linjer(s), "")])


def _linjer(svar: FremmedSvar) -> Iterator[str]:
    optalt = svar.optalt
    if optalt and optalt.antal is not None:
        over = ", over grænsen" if optalt.antal > STANDARDGRÆNSE else ""
        yield (
            f"  Sider: {optalt.antal} af højst {STANDARDGRÆNSE}{over} (talt af {optalt.motor}); "
            f"{skriv_tal(optalt.ord)} ord, {skriv_tal(optalt.tegn)} tegn."
        )
    if optalt and optalt.word is not None:
        over = ", og det er over grænsen" if optalt.word > STANDARDGRÆNSE else ""
        uenig = "" if _enige(optalt) else " De er ikke enige: Regn med det højeste tal."
        yield f"  Word talte {optalt.word}, da filen sidst blev gemt{over}.{uenig}"
    if svar.fejl:
        yield f"  {svar.fejl}"


def _enige(optalt: Optalt) -> bool:
    """Tell whether Word, when it has counted, gives the same answer to »over the limit?«."""
    if optalt.antal is None or optalt.word is None:
        return True
    return (optalt.antal > STANDARDGRÆNSE) == (optalt.word > STANDARDGRÆNSE)


def _som_json(svar: FremmedSvar) -> dict[str, Any]:
    optalt = svar.optalt
    ud: dict[str, Any] = {"sti": svar.sti, "fund": [], "sider": None, "filer": []}
    if optalt and optalt.antal is not None:
        ud["sider"] = {
            "antal": optalt.antal,
            "forbrug": None,
            "grænse": STANDARDGRÆNSE,
            "motor": optalt.motor,
            "bekræftet": _enige(optalt),
            "bekræftet_af": optalt.motor,
            "tegn": optalt.tegn,
            "ord": optalt.ord,
            "afsnit": [],
        }
    if optalt:
        # Also when LibreOffice could not count: it is still a word on the matter.
        ud["word"] = optalt.word
    if svar.fejl:
        ud["fejl"] = svar.fejl
    return ud
