"""The legend under the table of figures: when they are from, and where."""

from __future__ import annotations

import re

from generator.dansk.datoer import MÅNEDER, gæt_dato
from generator.importer.regneark.kolonner import Ordbog

_TID = rf"(?:\d{{1,2}}\. (?:{'|'.join(MÅNEDER)}) \d{{4}}|\d{{4}}(?:[-–/]\d{{2,4}})?)"
_TIDER = rf"(?:gennemsnit af )?{_TID}(?:(?:, | og ){_TID})*"
_KOLONNER = re.compile(rf"(?P<navne>[^()]+?)(?: (?P<tid>{_TIDER}))?(?: \((?P<kilde>.+)\))?")
_FÆLLES = re.compile(rf"(?:(?P<kilde>(?!{_TIDER}$).+?)(?:, |$))?(?P<tid>{_TIDER})?")


def tallenes_oprindelse(tekst: str, ordbog: Ordbog) -> dict[str, object]:
    """Return the fields of problemkompleks.yaml that a legend's line »Nøgletal: …« tells of.

    An older legend has no such line: its »Kilde:« and »Perioder:« are those of the limits.
    """
    linje = re.search(r"\bNøgletal: (.+?)\.?$", tekst.replace("\u00a0", " ").strip())
    if linje is None:
        return {}
    år: dict[str, object] = {}
    kilder: dict[str, object] = {}
    fælles: list[str] = []
    for led in linje[1].split("; "):
        m = _KOLONNER.fullmatch(led)
        nøgler = _kolonner(m["navne"], ordbog) if m else []
        if m is None or not nøgler:
            fælles.append(led)
            continue
        if m["tid"]:
            år |= dict.fromkeys(nøgler, _år(m["tid"]))
        if m["kilde"]:
            kilder |= dict.fromkeys(nøgler, m["kilde"])
    ud: dict[str, object] = {}
    alles = _FÆLLES.fullmatch("; ".join(fælles))
    assert alles is not None, "den kan være tom"
    if kilde := kilder or alles["kilde"]:
        ud["nøgletal_kilde"] = kilde
    if tid := år or (alles["tid"] and _år(alles["tid"])):
        ud["nøgletal_år"] = tid
    return ud


def _kolonner(navne: str, ordbog: Ordbog) -> list[str]:
    """Return the columns of »beboere, kun grundskole og ikkevestlige«; none if one is unknown."""
    fundne = [ordbog.genkend(navn) for navn in re.split(r", | og ", navne)]
    return [k.nøgle for k in fundne if k is not None] if all(fundne) else []


def _år(tid: str) -> object:
    """Return the years as they are written in the content: days as 2022-01-01."""
    dage = [(gæt_dato(t) or t) for t in re.findall(_TID, tid)]
    return str(dage[0]) if len(dage) == 1 else list(map(str, dage))
