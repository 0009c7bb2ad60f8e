"""Pictures: figures with their captions, and the logo beside the title."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace

from generator.dokument.trae import Figur, Stil
from generator.fund import Sti
from generator.skrivere.billedmaal import logomål
from generator.skrivere.docx.kontekst import Skrivning
from generator.skrivere.docx.tekst import Stilling, afsnit, løb
from generator.skrivere.docx.xml import emu, værdi

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
ENDELSER = {"png": "png", "jpeg": "jpeg", "jpg": "jpeg", "svg": "svg"}
TOM_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
"""Stands in the place of a drawing for programs that cannot read SVG."""


def figur(k: Skrivning, figur: Figur, sti: Sti, stilling: Stilling) -> str:
    """Return the picture's paragraph and, when it has one, its caption on the same page."""
    form = k.typografi.figur
    k.tegninger += 1
    tegning = _tegning(
        k, figur.data, figur.format, figur.bredde, figur.højde, figur.alternativ_tekst
    )
    stilling = replace(stilling, slip=not figur.billedtekst)
    billede = afsnit(form, k.bogmærker.om(sti, tegning), stilling)
    if not figur.billedtekst:
        return billede
    billedtekst = k.typografi.stil(Stil.BILLEDTEKST)
    return billede + afsnit(billedtekst, løb(k, figur.billedtekst, sti))


def logo(k: Skrivning) -> str:
    """Return the logo at the title's right tab stop; nothing when there is none, or a second time.

    It stands in the line itself, so no program has to wrap text around it.
    """
    udseende = k.dokument.udseende
    if not udseende.logo or k.logo_sat:
        return ""
    k.logo_sat = True
    k.tegninger += 1
    bredde, højde = logomål(udseende)
    return "<w:r><w:tab/></w:r>" + _tegning(
        k, udseende.logo, udseende.logo_format, bredde, højde, udseende.logo_alternativ_tekst
    )


def _tegning(
    k: Skrivning, data: bytes, billedformat: str, bredde: float, højde: float, beskrivelse: str
) -> str:
    nummer = k.tegninger
    mål = f'cx="{emu(bredde)}" cy="{emu(højde)}"'
    if billedformat == "svg":
        blip = (
            f'<a:blip r:embed="{_medie(k, TOM_PNG, "png")}"><a:extLst>'
            '<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
            f'<asvg:svgBlip xmlns:asvg="{SVG}" r:embed="{_medie(k, data, "svg")}"/>'
            "</a:ext></a:extLst></a:blip>"
        )
    else:
        blip = f'<a:blip r:embed="{_medie(k, data, billedformat)}"/>'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {mål}/><wp:docPr id="{nummer}" name="Billede {nummer}" '
        f'descr="{værdi(beskrivelse)}"/><wp:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="{nummer}" name="Billede {nummer}"/><pic:cNvPicPr/>'
        f"</pic:nvPicPr><pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {mål}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _medie(k: Skrivning, data: bytes, billedformat: str) -> str:
    """Return the relation to the picture; the same picture twice is stored once."""
    mærke = hashlib.sha256(data).hexdigest()[:16]
    navn = f"media/{mærke}.{ENDELSER.get(billedformat, billedformat)}"
    k.medier[f"word/{navn}"] = data
    return k.relationer.til("image", navn)
