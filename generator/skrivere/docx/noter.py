"""Native footnotes: python-docx knows none, so a part of our own, ids 1..n."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import nsdecls

from generator.dokument.trae import Afsnit, Note, Stil
from generator.skrivere.docx.kontekst import Skrivning
from generator.skrivere.docx.tekst import afsnit, løb, tekstløb
from generator.skrivere.docx.xml import Element, ny_del, w

STREGER = {-1: "separator", 0: "continuationSeparator"}
"""The two rules above the notes are notes too, and the settings name them."""


def tilføj_noter(k: Skrivning) -> None:
    """Give the document its footnotes part."""
    tom = f"<w:footnotes {nsdecls('w', 'r')}/>"
    del_ = ny_del(k.del_, RT.FOOTNOTES, "/word/footnotes.xml", CT.WML_FOOTNOTES, tom)
    k.del_ = del_
    form = k.typografi.stil(Stil.FODNOTE)
    for id_, slags in STREGER.items():
        streg = afsnit(form, [w("r", w(slags))])
        del_.element.append(w("footnote", streg, type=slags, id=id_))
    for nummer, note in enumerate(k.dokument.noter, 1):
        del_.element.append(_note(k, nummer, note))


def _note(k: Skrivning, nummer: int, note: Note) -> Element:
    nummeret = tekstløb("", k.typografi.notetegn.id)
    nummeret.append(w("footnoteRef"))
    tegn = [nummeret, tekstløb(" ")]
    dele: list[Element] = []
    for blok in note.blokke or (Afsnit((), Stil.FODNOTE),):
        indhold = [*tegn, *løb(k, blok.indhold, blok.sti or note.sti)]
        dele.append(afsnit(k.typografi.stil(blok.stil), indhold))
        tegn = []
    return w("footnote", *dele, id=nummer)
