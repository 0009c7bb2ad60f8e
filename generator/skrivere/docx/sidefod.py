"""The footer: text to the left, the page number at the right tab stop, »Kladde« below a draft."""

from __future__ import annotations

from docx.shared import Mm

from generator.dokument.trae import KLADDE, Sidefelt
from generator.skrivere.docx.kontekst import Skrivning
from generator.skrivere.docx.tekst import afsnit, tekstløb
from generator.skrivere.docx.xml import Element, w
from generator.skrivere.opsat import OpsatMærke

FELTER = {Sidefelt.SIDE: "PAGE", Sidefelt.SIDER: "NUMPAGES"}


def tilføj_sidefod(k: Skrivning) -> None:
    """Give the document a footer when it has something to say there."""
    venstre, højre = k.dokument.sidefod_venstre, k.dokument.sidefod_højre
    if not venstre and not højre and not k.opsat.kladde:
        return
    indhold: list[Element] = [tekstløb(venstre)] if venstre else []
    if højre:
        indhold += [tekstløb("\t"), *map(_stykke, højre)]
    sidefod = k.fil.sections[0].footer
    sidefod.is_linked_to_previous = False  # makes the part
    linjer: list[Element] = [afsnit(k.typografi.sidefod, indhold)]
    if k.opsat.kladde:
        linjer.insert(0, _kladde(k.opsat.kladde))
    sidefod.part.element[:] = linjer


def _kladde(mærke: OpsatMærke) -> Element:
    """Return »Kladde« in a frame at a place of its own on the page, so that it moves nothing."""
    p = afsnit(mærke.form, [tekstløb(KLADDE, fed=mærke.form.fed)])
    sted = {
        "w": mærke.bredde,
        "h": mærke.højde,
        "x": mærke.x,
        "y": mærke.y,
    }
    twips = {navn: Mm(mm).twips for navn, mm in sted.items()}
    anker = {"hRule": "exact", "wrap": "around", "vAnchor": "page", "hAnchor": "page"}
    p.get_or_add_pPr().insert(1, w("framePr", **twips, **anker))
    return p


def _stykke(stykke: str | Sidefelt) -> Element:
    if isinstance(stykke, str):
        return tekstløb(stykke)
    return w("fldSimple", tekstløb("1"), instr=f" {FELTER[stykke]} ")
