"""The footer: text to the left, the page number at the right tab stop."""

from __future__ import annotations

from generator.dokument.trae import Sidefelt
from generator.skrivere.docx.kontekst import Skrivning
from generator.skrivere.docx.tekst import afsnit, tekstløb
from generator.skrivere.docx.xml import Element, w

FELTER = {Sidefelt.SIDE: "PAGE", Sidefelt.SIDER: "NUMPAGES"}


def tilføj_sidefod(k: Skrivning) -> None:
    """Give the document a footer when it has something to say there."""
    venstre, højre = k.dokument.sidefod_venstre, k.dokument.sidefod_højre
    if not venstre and not højre:
        return
    indhold: list[Element] = [tekstløb(venstre)] if venstre else []
    if højre:
        indhold += [tekstløb("\t"), *map(_stykke, højre)]
    sidefod = k.fil.sections[0].footer
    sidefod.is_linked_to_previous = False  # makes the part
    sidefod.part.element[:] = [afsnit(k.typografi.sidefod, indhold)]


def _stykke(stykke: str | Sidefelt) -> Element:
    if isinstance(stykke, str):
        return tekstløb(stykke)
    return w("fldSimple", tekstløb("1"), instr=f" {FELTER[stykke]} ")
