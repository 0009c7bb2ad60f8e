"""Word's fields: an instruction and its answer, spread over runs and at times over paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.word.xml import Element, W, attribute, is_on, number

SIDETAL = frozenset({"PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "SECTION"})
"""Fields whose answer follows from the layout alone: a new line on page 1 is no news on page 4."""
DYBESTE_FELT = 20
"""Fields in each other; Word's own limit."""
_LINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))', re.IGNORECASE)


@dataclass(slots=True)
class Felt:
    """A field that has begun and not ended."""

    kode: str = ""
    svar: bool = False
    """Whether its answer has begun."""
    tekst: str = ""
    """The answer so far."""
    værdi: str = ""
    """What a form field without an answer of its own holds."""

    @property
    def navn(self) -> str:
        """Return what kind of field it is, in capitals."""
        return field_name(self.kode)

    @property
    def link(self) -> str:
        """Return the address of a HYPERLINK field; empty for a place in the document."""
        fundet = _LINK.match(self.kode) if self.svar else None
        return (fundet[1] or fundet[2] or "") if fundet else ""

    @property
    def tavst(self) -> bool:
        """Tell whether what is read now is an instruction, or an answer of no interest."""
        return not self.svar or self.navn in SIDETAL


def field_name(kode: str) -> str:
    """Return the first word of an instruction in capitals."""
    return kode.split(None, 1)[0].upper() if kode.strip() else ""


def form_value(begin: Element) -> str:
    """Return the state of a check box, or the choice of a list; Word draws both itself."""
    data = begin.find(f"{W}ffData")
    if data is None:
        return ""
    if (boks := data.find(f"{W}checkBox")) is not None:
        stand = boks.find(f"{W}checked")
        return "☒" if is_on(boks.find(f"{W}default") if stand is None else stand) else "☐"
    if (liste := data.find(f"{W}ddList")) is not None:
        valg = [attribute(post, "val") for post in liste.iterfind(f"{W}listEntry")]
        nr = number(liste, "result")
        nr = (number(liste, "default") or 0) if nr is None else nr
        return valg[nr] if nr < len(valg) else ""
    return ""
