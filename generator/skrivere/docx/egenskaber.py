"""The small parts around the body: properties, settings, footer."""

from __future__ import annotations

import re

from generator.dokument.trae import Dokument
from generator.skrivere.docx.kontekst import Skrivning
from generator.skrivere.docx.noter import INDSTILLING
from generator.skrivere.docx.tekst import afsnit, tekstløb
from generator.skrivere.docx.xml import HOVED, PAKKE, R, W, flugt, twips, værdi
from generator.typografi import Side

FELTER = {"{side}": "PAGE", "{sider}": "NUMPAGES"}


def kerneegenskaber(dokument: Dokument) -> str:
    """Return the core properties; the only date is the document's own."""
    dato = f"{dokument.dato.isoformat()}T00:00:00Z"
    return (
        f'{HOVED}<cp:coreProperties xmlns:cp="{PAKKE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{flugt(dokument.titel)}</dc:title>"
        f"<dc:creator>{flugt(dokument.forfatter)}</dc:creator>"
        f"<dc:language>{flugt(dokument.sprog)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{dato}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{dato}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def indstillinger(sprog: str) -> str:
    """Return the settings: fonts travel along, no hyphenation, laid out as by Word 2013."""
    word = "http://schemas.microsoft.com/office/word"
    kompatibilitet = "".join(
        f'<w:compatSetting w:name="{navn}" w:uri="{word}" w:val="{tal}"/>'
        for navn, tal in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'{HOVED}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:embedTrueTypeFonts/>'
        '<w:saveSubsetFonts/><w:defaultTabStop w:val="567"/><w:autoHyphenation w:val="0"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{INDSTILLING}'
        f'<w:compat>{kompatibilitet}</w:compat><w:themeFontLang w:val="{værdi(sprog)}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def sidefod(k: Skrivning) -> str:
    """Return the footer part: text to the left, the page number at the right tab stop."""
    løb = tekstløb(k.dokument.sidefod_venstre)
    if k.dokument.sidefod_højre:
        løb += "<w:r><w:tab/></w:r>"
    for stykke in re.split(r"(\{sider?\})", k.dokument.sidefod_højre):
        felt = FELTER.get(stykke)
        if felt is None:
            løb += tekstløb(stykke)
        else:
            løb += f'<w:fldSimple w:instr=" {felt} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    xml = afsnit(k.typografi.sidefod, løb)
    return f'{HOVED}<w:ftr xmlns:w="{W}" xmlns:r="{R}">{xml}</w:ftr>'


def sektion(side: Side, sidefod_id: str) -> str:
    """Return the section: page size, margins and the footer."""
    fod = f'<w:footerReference w:type="default" r:id="{sidefod_id}"/>' if sidefod_id else ""
    return (
        f'<w:sectPr>{fod}<w:pgSz w:w="{twips(side.bredde)}" w:h="{twips(side.højde)}"/>'
        f'<w:pgMar w:top="{twips(side.top)}" w:right="{twips(side.højre)}" '
        f'w:bottom="{twips(side.bund)}" w:left="{twips(side.venstre)}" '
        f'w:header="{twips(side.sidehoved)}" w:footer="{twips(side.sidefod)}" w:gutter="0"/>'
        "</w:sectPr>"
    )
