"""Pictures: those of figures, and the logo beside the title."""

from __future__ import annotations

import base64
import hashlib

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.oxml.parser import parse_xml
from docx.oxml.shape import CT_Inline
from docx.parts.image import ImagePart
from docx.shared import Mm

from generator.dokument.trae import Figur
from generator.skrivere.docx.kontekst import Skrivning
from generator.skrivere.docx.tekst import tekstløb
from generator.skrivere.docx.xml import Element

INDHOLDSTYPER = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
TOM_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
"""Stands in the place of a drawing for programs that cannot read SVG."""
SVG = """\
<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip \
xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/>\
</a:ext></a:extLst>"""


def billede(k: Skrivning, figur: Figur) -> Element:
    """Return a figure's picture."""
    mål = figur.bredde, figur.højde
    return _tegning(k, figur.data, figur.format, *mål, figur.alternativ_tekst)


def logo(k: Skrivning, bredde: float, højde: float) -> list[Element]:
    """Return the logo at the title's right tab stop.

    It stands in the line itself, so no program has to wrap text around it.
    """
    u = k.dokument.udseende
    tegning = _tegning(k, u.logo, u.logo_format, bredde, højde, u.logo_alternativ_tekst)
    return [tekstløb("\t"), tegning]


def _tegning(
    k: Skrivning, data: bytes, billedformat: str, bredde: float, højde: float, beskrivelse: str
) -> Element:
    k.tegninger += 1
    svg = billedformat == "svg"
    rid = _medie(k, TOM_PNG, "png") if svg else _medie(k, data, billedformat)
    navn = f"Billede {k.tegninger}"
    tegning = CT_Inline.new_pic_inline(k.tegninger, rid, navn, Mm(bredde), Mm(højde))
    tegning.docPr.attrib.update({"name": navn, "descr": beskrivelse})
    tegning.attrib.update(dict.fromkeys(("distT", "distB", "distL", "distR"), "0"))
    if svg:
        blip = tegning.graphic.graphicData.pic.blipFill.blip
        blip.append(parse_xml(SVG.format(_medie(k, data, "svg"))))
    r = tekstløb("")
    r.add_drawing(tegning)
    return r


def _medie(k: Skrivning, data: bytes, billedformat: str) -> str:
    """Return the relation to the picture; the same picture twice is stored once.

    The part is made here, since python-docx itself would refuse SVG and many a JPEG.
    """
    navn = PackURI(f"/word/media/{hashlib.sha256(data).hexdigest()[:16]}.{billedformat}")
    if navn not in k.medier:
        k.medier[navn] = ImagePart(navn, INDHOLDSTYPER[billedformat], data)
    return k.fil.part.relate_to(k.medier[navn], RT.IMAGE)
