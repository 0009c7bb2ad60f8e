"""The whole document: the template's package with the content of the tree."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import cast

from docx.opc.coreprops import CoreProperties
from docx.oxml.document import CT_Document

from generator.dokument.trae import Dokument
from generator.skrivere.docx.blokke import skriv_blokke
from generator.skrivere.docx.bogmaerker import tilføj_stidel
from generator.skrivere.docx.kontekst import Skrivning
from generator.skrivere.docx.noter import tilføj_noter
from generator.skrivere.docx.nummerering import Numre
from generator.skrivere.docx.pakke import pak
from generator.skrivere.docx.sidefod import tilføj_sidefod
from generator.skrivere.docx.skabelon import åbn_skabelon
from generator.skrivere.docx.skrift import indlejr_skrift
from generator.skrivere.opsaetning import opsæt
from generator.typografi.typer import Typografi

LÆNGST = 255
"""The longest property that python-docx takes."""


def skriv(dokument: Dokument, typografi: Typografi, oplysninger: Mapping[str, str]) -> bytes:
    """Return the document as a Word file; see `generator.skrivere.docx.skriv_docx`."""
    opsat = opsæt(dokument, typografi)
    fil = åbn_skabelon(opsat.typografi, dokument.sprog)
    k = Skrivning(opsat, fil, Numre(fil.part.numbering_part.element), fil.part)
    cast(CT_Document, fil.element).body[:0] = skriv_blokke(k, opsat.blokke)
    tilføj_sidefod(k)
    tilføj_noter(k)
    indlejr_skrift(fil)
    tilføj_stidel(fil.part, k.bogmærker, oplysninger)
    _egenskaber(fil.core_properties, dokument)
    return pak(fil)


def _egenskaber(kerne: CoreProperties, dokument: Dokument) -> None:
    """Fill in the properties; the only date is the document's own."""
    kerne.title = dokument.titel[:LÆNGST]
    kerne.author = dokument.forfatter[:LÆNGST]
    kerne.language = dokument.sprog
    kerne.created = kerne.modified = datetime.combine(dokument.dato, time())
