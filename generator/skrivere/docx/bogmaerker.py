"""The YAML address of every paragraph: a bookmark around it, and a part with the addresses."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from lxml import etree

from generator.fund import Sti
from generator.skrivere.docx.xml import Element, ny_del, w
from generator.word.adresser import FORSTAVELSE, NAVNERUM, sti_json

GUID = "{6F2B7C0E-54B1-4C0A-9C1E-70726F6A656B}"
"""Fixed: it names the kind of part, and every document has one of the kind."""
EGENSKABER = (
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    f'ds:itemID="{GUID}"><ds:schemaRefs><ds:schemaRef ds:uri="{NAVNERUM}"/></ds:schemaRefs>'
    "</ds:datastoreItem>"
)
"""Tells Word which namespace the custom XML part is of."""


class Bogmærker:
    """Hands out the bookmarks of one document, in its order."""

    def __init__(self) -> None:
        self.stier: dict[str, str] = {}
        """Name -> address as a JSON list."""
        self.afledte: dict[str, str] = {}
        """Name -> what is computed, or nothing for a line of the template's with values in it."""

    def om(self, sti: Sti, indhold: Sequence[Element], afledt: str | None = None) -> list[Element]:
        """Return `indhold` (runs of one paragraph) inside a bookmark.

        It means the value at `sti`; with `afledt` that it is computed, or the template's own words
        around values. What has neither has no bookmark.
        """
        if not sti and not afledt:
            return list(indhold)
        nummer = len(self.stier.keys() | self.afledte.keys()) + 1
        tekst = sti_json(sti) if sti else afledt or ""
        navn = f"{FORSTAVELSE}{nummer:04}_{hashlib.sha256(tekst.encode()).hexdigest()[:8]}"
        if sti:
            self.stier[navn] = tekst
        if afledt is not None:
            self.afledte[navn] = afledt
        return [w("bookmarkStart", id=nummer, name=navn), *indhold, w("bookmarkEnd", id=nummer)]


def tilføj_stidel(hoveddel: Part, bogmærker: Bogmærker, oplysninger: Mapping[str, str]) -> None:
    """Give the document the custom XML part that tells what its bookmarks mean."""
    tom = f'<stier xmlns="{NAVNERUM}"/>'
    del_ = ny_del(hoveddel, RT.CUSTOM_XML, "/customXml/item1.xml", CT.XML, tom)
    linjer = [("oplysning", *oplysning) for oplysning in sorted(oplysninger.items())]
    linjer += [("sti", *sti) for sti in bogmærker.stier.items()]
    linjer += [("afledt", *afledt) for afledt in bogmærker.afledte.items()]
    for slags, navn, tekst in linjer:
        etree.SubElement(del_.element, f"{{{NAVNERUM}}}{slags}", navn=navn).text = tekst
    sted = "/customXml/itemProps1.xml"
    ny_del(del_, RT.CUSTOM_XML_PROPS, sted, CT.OFC_CUSTOM_XML_PROPERTIES, EGENSKABER)
