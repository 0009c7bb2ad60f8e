"""What Word cannot track: the redline has the new document's, and the reader is told so."""

from __future__ import annotations

import re

from generator.sammenlign.redline.laes import PartReader
from generator.sammenlign.redline.pakke import STILDEL, læs_pakke, part
from generator.sammenlign.redline.xml import nøgle, q
from generator.word.laesning import er_kladdemærke
from generator.word.pakke import Pakke
from generator.word.xml import Element

EGENSKABER = "docProps/core.xml"
TITEL = "{http://purl.org/dc/elements/1.1/}title"
SIDEHOVED = re.compile(r"word/(header|footer)\d*\.xml")


def usporede(gammel: bytes, ny: bytes) -> list[str]:
    """Return a Danish sentence for each thing that differs and is not tracked."""
    g, n = læs_pakke(gammel), læs_pakke(ny)
    ud = []
    if _del(g, STILDEL) != _del(n, STILDEL):
        ud.append(
            "De to har ikke samme udseende (skabelon eller farve). Det kan ikke spores: "
            "Dokumentet har det nye udseende, også når ændringerne afvises."
        )
    if _sidehoveder(g) != _sidehoveder(n):
        ud.append("Sidefoden er ændret. Det spores ikke: Dokumentet har den nye sidefod.")
    if _titel(g) != _titel(n):
        ud.append(
            f"Dokumentets titel i egenskaberne hed »{_titel(g)}«. Det kan ikke spores: "
            f"Den hedder »{_titel(n)}«, også når ændringerne afvises."
        )
    return ud


def _del(pakke: Pakke, navn: str) -> object:
    return nøgle(pakke.xml(navn))


def _sidehoveder(pakke: Pakke) -> list[object]:
    """Return what stands in the headers and footers, whatever their parts are called."""
    navne = sorted(navn for navn in pakke.navne() if SIDEHOVED.fullmatch(navn))
    alle = ((navn, part(pakke, navn).iter(q("p"))) for navn in navne)
    dele = [
        [_tekst(pakke, navn, p) for p in afsnit if not er_kladdemærke(p)] for navn, afsnit in alle
    ]
    # A draft has a footer for »Kladde« alone.
    return [del_ for del_ in dele if any(del_)]


def _tekst(pakke: Pakke, navn: str, p: Element) -> object:
    return [(s.tekst, s.form, s.ting) for s in PartReader(pakke, navn).stykker(p)]


def _titel(pakke: Pakke) -> str:
    egenskaber = pakke.xml(EGENSKABER)
    return "" if egenskaber is None else egenskaber.findtext(TITEL) or ""
