"""Native footnotes: a part of our own, ids 1..n."""

from __future__ import annotations

from generator.dokument.trae import Afsnit, Note, Stil
from generator.skrivere.docx.kontekst import Relationer, Skrivning
from generator.skrivere.docx.tekst import afsnit, løb
from generator.skrivere.docx.xml import HOVED, R, W

INDSTILLING = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
"""Tells Word in the settings which two notes are the rules above the notes."""


def notedel(k: Skrivning) -> tuple[str, Relationer]:
    """Return the footnotes part and its relations."""
    hoved, k.relationer, k.i_note = k.relationer, Relationer(), True
    noter = "".join(_note(k, nummer, note) for nummer, note in enumerate(k.dokument.noter, 1))
    egne, k.relationer, k.i_note = k.relationer, hoved, False
    form = k.typografi.stil(Stil.FODNOTE)
    streger = "".join(
        f'<w:footnote w:type="{slags}" w:id="{id_}">'
        f"{afsnit(form, f'<w:r><w:{slags}/></w:r>')}</w:footnote>"
        for slags, id_ in (("separator", -1), ("continuationSeparator", 0))
    )
    xml = f'{HOVED}<w:footnotes xmlns:w="{W}" xmlns:r="{R}">{streger}{noter}</w:footnotes>'
    return xml, egne


def _note(k: Skrivning, nummer: int, note: Note) -> str:
    tegn = (
        f'<w:r><w:rPr><w:rStyle w:val="{k.typografi.notetegn.id}"/></w:rPr><w:footnoteRef/></w:r>'
        '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    )
    dele: list[str] = []
    for blok in note.blokke or (Afsnit((), Stil.FODNOTE),):
        form = k.typografi.stil(blok.stil)
        dele.append(afsnit(form, tegn + løb(k, blok.indhold, blok.sti or note.sti)))
        tegn = ""
    return f'<w:footnote w:id="{nummer}">{"".join(dele)}</w:footnote>'
