"""Elements and parts that python-docx has no way to make: ``w("tcW", w=567, type="dxa")``."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nspfxmap, qn
from docx.oxml.parser import oxml_parser
from lxml import etree

from generator.word.xml import element_maker

Element: TypeAlias = etree._Element
NAVNERUM = nspfxmap("w", "r")
navn = cache(qn)
"""``w:val`` -> the name as lxml knows it."""


w = element_maker(oxml_parser)
"""Makes the element of a name with its content and its ``w:`` attributes."""


def ny_del(fra: Part, relation: str, sted: str, indholdstype: str, xml: str) -> XmlPart:
    """Return a new part that the part `fra` has a relation to."""
    assert fra.package is not None, "only a picture or a font is outside the package"
    del_: XmlPart = XmlPart.load(PackURI(sted), indholdstype, xml.encode(), fra.package)
    fra.relate_to(del_, relation)
    return del_
