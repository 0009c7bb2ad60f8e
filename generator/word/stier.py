"""The addresses that a document of ours carries, also when others have saved it since."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from generator.fund import Sti
from generator.word.adresser import FORSTAVELSE, NAVNERUM
from generator.word.fil import Filfejl
from generator.word.pakke import Pakke
from generator.word.xml import Element

_DEL = re.compile(r"customXml/item\d+\.xml", re.IGNORECASE)
_NAVN = re.compile(rf"{FORSTAVELSE}\d+_[0-9a-f]{{8}}")
"""How a name of ours begins; LibreOffice adds to the name of one that is copied."""
LÆNGSTE_AFLEDT = 300
"""Characters of what a value is computed from; a sentence."""
LÆNGSTE_STI = 40
"""Steps of an address; the content nests a few deep."""


def læs_stier(pakke: Pakke) -> dict[str, Sti]:
    """Return bookmark name -> address; empty for a document from elsewhere.

    What stands in the part may be anybody's: an address is letters and numbers, or nothing.
    """
    return {navn: sti for navn, tekst in _linjer(pakke, "sti") if (sti := _sti(tekst or ""))}


def læs_afledte(pakke: Pakke) -> dict[str, str]:
    """Return bookmark name -> what its text is computed from; empty for the template's own line."""
    return {
        navn: (tekst or "")[:LÆNGSTE_AFLEDT] for navn, tekst in _linjer(pakke, "afledt") if navn
    }


def er_vores(data: bytes) -> bool:
    """Tell whether a DOCX was written by the program, whoever has saved it since."""
    try:
        return _stidel(Pakke(data, "Dokumentet")) is not None
    except Filfejl:
        return False


def _linjer(pakke: Pakke, slags: str) -> Iterator[tuple[str, str | None]]:
    """Yield name and text of the elements of a kind in the part with the addresses."""
    if (rod := _stidel(pakke)) is not None:
        yield from ((s.get("navn", ""), s.text) for s in rod.iterfind(f"{{{NAVNERUM}}}{slags}"))


def _stidel(pakke: Pakke) -> Element | None:
    for del_ in pakke.navne():
        if not _DEL.fullmatch(del_):
            continue
        try:
            rod = pakke.xml(del_)
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
