"""The template as the start of every document: its package, without its samples."""

from __future__ import annotations

import io
import zipfile
from typing import Any, cast

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import PartFactory, XmlPart
from docx.oxml.document import CT_Document

from generator.maskine.ressourcer import skabeloner
from generator.skrivere.docx.noter import STREGER
from generator.skrivere.docx.xml import navn, w
from generator.typografi.typer import Typografi

BEHOLDES = {
    *(RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES),
    *(RT.FONT_TABLE, RT.NUMBERING, RT.SETTINGS, RT.STYLES, RT.THEME),
}
"""What the document has of the template; headers, notes and statistics are the template's own."""
FØR_SKRIFT = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime "
    "doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText "
    "printFractionalCharacterWidth printFormsData"
).split()
EFTER_NOTER = (
    "w:compat w:docVars w:rsids m:mathPr w:attachedSchema w:themeFontLang w:clrSchemeMapping "
    "w:doNotIncludeSubdocsInStats w:doNotAutoCompressPictures w:forceUpgrade w:captions "
    "w:readModeInkLockDown w:smartTagType w:shapeDefaults w:doNotEmbedSmartTags "
    "w:decimalSymbol w:listSeparator"
).split()
"""The settings around our own: Word is strict about the order."""

# python-docx keeps the font table as bytes; as XML it can be told which fonts travel along.
PartFactory.part_type_for[CT.WML_FONT_TABLE] = XmlPart


def åbn_skabelon(typografi: Typografi, sprog: str) -> Document:
    """Return the template with the looks of `typografi`, empty but for its page."""
    fil = docx.Document(_pakke(typografi))
    krop: Any = cast(CT_Document, fil.element).body
    krop.clear_content()
    krop.sectPr.remove_all("w:headerReference", "w:footerReference", "w:titlePg")
    pakke: Any = fil.part.package
    for relationer in (fil.part.rels, pakke.rels):
        for id_ in [id_ for id_, rel in relationer.items() if rel.reltype not in BEHOLDES]:
            del relationer[id_]
    pakke.part_related_by(RT.CORE_PROPERTIES).element.clear()
    for standard in fil.styles.element.xpath("w:docDefaults//w:lang"):
        standard.set(navn("w:val"), sprog)
    _indstil(fil.settings.element, sprog)
    return fil


def _pakke(typografi: Typografi) -> io.BytesIO:
    """Return the template with the parts that `typografi` has recoloured in their place."""
    ud = io.BytesIO()
    with zipfile.ZipFile(skabeloner() / "typografi.docx") as ind, zipfile.ZipFile(ud, "w") as arkiv:
        for del_ in ind.namelist():
            arkiv.writestr(zipfile.ZipInfo(del_), typografi.dele.get(del_) or ind.read(del_))
    return ud


def _indstil(indstillinger: Any, sprog: str) -> None:
    """Say in the settings that fonts travel along, and which notes are the rules above them."""
    indstillinger.remove_all("w:embedTrueTypeFonts", "w:embedSystemFonts", "w:saveSubsetFonts")
    indstillinger.remove_all("w:footnotePr", "w:endnotePr", "w:themeFontLang")
    før = {navn(f"w:{slags}") for slags in FØR_SKRIFT}
    plads = sum(barn.tag in før for barn in indstillinger)
    indstillinger[plads:plads] = [w("embedTrueTypeFonts"), w("saveSubsetFonts")]
    streger = w("footnotePr", *(w("footnote", id=id_) for id_ in STREGER))
    indstillinger.insert_element_before(streger, *EFTER_NOTER)
    efter_sprog = EFTER_NOTER[EFTER_NOTER.index("w:themeFontLang") + 1 :]
    indstillinger.insert_element_before(w("themeFontLang", val=sprog), *efter_sprog)
