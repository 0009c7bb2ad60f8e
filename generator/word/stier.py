"""The addresses that a document of ours carries, also when others have saved it since."""

from __future__ import annotations

import json
import re

from generator.fund import Sti
from generator.word.adresser import FORSTAVELSE, NAVNERUM
from generator.word.fil import Filfejl
from generator.word.pakke import Pakke
from generator.word.xml import Element

_DEL = re.compile(r"customXml/item\d+\.xml", re.IGNORECASE)
_NAVN = re.compile(rf"{FORSTAVELSE}\d+_[0-9a-f]{{8}}")
"""How a name of ours begins; LibreOffice adds to the name of one that is copied."""
LÆNGSTE_STI = 40
"""Steps of an address; the content nests a few deep."""


def læs_stier(pakke: Pakke) -> dict[str, Sti]:
    """Return bookmark name -> address; empty for a document from elsewhere.

    What stands in the part may be anybody's: an address is letters and numbers, or nothing.
    """
    if (rod := _stidel(pakke)) is None:
        return {}
    fundne = ((s.get("navn", ""), s.text) for s in rod.iterfind(f"{{{NAVNERUM}}}sti"))
    return {bogmærke: sti for bogmærke, tekst in fundne if (sti := _sti(tekst or ""))}


def er_vores(data: bytes) -> bool:
    """Tell whether a DOCX was written by the program, whoever has saved it since."""
    try:
        return _stidel(Pakke(data, "Dokumentet")) is not None
    except Filfejl:
        return False


def _stidel(pakke: Pakke) -> Element | None:
    for navn in pakke.navne():
        if not _DEL.fullmatch(navn):
            continue
        try:
            rod = pakke.xml(navn)
        except Filfejl:
            continue  # a part of another program's
        if rod is not None and rod.tag == f"{{{NAVNERUM}}}stier":
            return rod
    return None


def eget_navn(navn: str) -> str:
    """Return a bookmark's name as we gave it; empty when it is not ours."""
    fundet = _NAVN.match(navn)
    return fundet[0] if fundet else ""


def _sti(tekst: str) -> Sti:
    try:
        led = json.loads(tekst)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(led, list) or len(led) > LÆNGSTE_STI:
        return ()
    # True is an int to Python, and no step of an address.
    passer = all(type(et) is str or (type(et) is int and 0 <= et < 1_000_000) for et in led)
    return tuple(led) if passer else ()
