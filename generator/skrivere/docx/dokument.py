"""The whole document: every part of the package from the tree and the template."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.dokument.trae import Afsnit, Blok, Dokument, Stil
from generator.skrivere.docx import egenskaber
from generator.skrivere.docx.blokke import Sted, skriv_blokke
from generator.skrivere.docx.kontekst import Relationer, Skrivning
from generator.skrivere.docx.noter import notedel
from generator.skrivere.docx.nummerering import Numre
from generator.skrivere.docx.pakke import pak
from generator.skrivere.docx.skrift import skrifttabel
from generator.skrivere.docx.stier import DEL, EGENSKABSDEL, egenskabsdel, stidel
from generator.skrivere.docx.xml import HOVED, PAKKE, R, W, værdi
from generator.typografi import Typografi


def skriv_docx(
    dokument: Dokument, typografi: Typografi, oplysninger: Mapping[str, str] | None = None
) -> bytes:
    """Return the document as a Word file; the same input gives the same bytes.

    `oplysninger` (the program's version, the set of rules …) goes along in the custom XML part
    that maps every paragraph to its place in the YAML.
    """
    typografi = typografi.med_farve(dokument.udseende.farve)
    k = Skrivning(dokument, typografi, Numre(typografi))
    dele: dict[str, str | bytes] = {}

    krop = skriv_blokke(k, _med_titel(dokument), Sted(bredde=typografi.side.tekstbredde))
    sidefod_id = ""
    if dokument.sidefod_venstre or dokument.sidefod_højre:
        sidefod_id = k.relationer.til("footer", "footer1.xml")
        dele["word/footer1.xml"] = egenskaber.sidefod(k)
    sektion = egenskaber.sektion(typografi.side, sidefod_id)
    dele["word/document.xml"] = (
        f'{HOVED}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{krop}{sektion}</w:body>'
        "</w:document>"
    )
    dele["word/footnotes.xml"], noterelationer = notedel(k)
    dele["word/numbering.xml"] = k.numre.del_()
    dele["word/settings.xml"] = egenskaber.indstillinger(dokument.sprog)
    dele["word/styles.xml"] = _stilark(typografi, dokument.sprog)
    dele["word/fontTable.xml"], skriftrelationer, skrifter = skrifttabel(typografi)
    for slags in ("fontTable", "footnotes", "numbering", "settings", "styles"):
        k.relationer.til(slags, f"{slags}.xml")
    if (tema := "word/theme/theme1.xml") in typografi.dele:
        dele[tema] = typografi.dele[tema]
        k.relationer.til("theme", "theme/theme1.xml")
    dele[DEL] = stidel(k.bogmærker.stier, oplysninger or {})
    dele[EGENSKABSDEL] = egenskabsdel()
    k.relationer.til("customXml", f"../{DEL}")
    dele["docProps/core.xml"] = egenskaber.kerneegenskaber(dokument)

    relationsdele = {
        "_rels/.rels": _pakkens_relationer(),
        "customXml/_rels/item1.xml.rels": Relationer(),
        "word/_rels/document.xml.rels": k.relationer,
        "word/_rels/fontTable.xml.rels": skriftrelationer,
        "word/_rels/footnotes.xml.rels": noterelationer,
    }
    relationsdele["customXml/_rels/item1.xml.rels"].til("customXmlProps", "itemProps1.xml")
    for navn, relationer in relationsdele.items():
        if relationer:
            dele[navn] = relationer.del_()
    return pak({**dele, **k.medier, **skrifter})


def _pakkens_relationer() -> Relationer:
    relationer = Relationer()
    relationer.til("officeDocument", "word/document.xml")
    relationer.til(f"{PAKKE}/relationships/metadata/core-properties", "docProps/core.xml")
    return relationer


def _med_titel(dokument: Dokument) -> tuple[Blok, ...]:
    """Return the blocks; a logo without a title to stand beside gets an empty one."""
    har_titel = any(isinstance(b, Afsnit) and b.stil is Stil.TITEL for b in dokument.blokke)
    if dokument.udseende.logo and not har_titel:
        return (Afsnit((), Stil.TITEL), *dokument.blokke)
    return dokument.blokke


def _stilark(typografi: Typografi, sprog: str) -> str:
    """Return the template's styles with the document's own language as the default one."""
    stilark = typografi.dele["word/styles.xml"].decode()
    return re.sub(r'(<w:lang\b[^>]*?w:val=")[^"]*', rf"\g<1>{værdi(sprog)}", stilark, count=1)
