"""Native footnotes: python-docx knows none, so a part of our own, ids 1..n."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import nsdecls

from generator.dokument.trae import Stil
from generator.skrivere.docx.blokke import skriv_blokke
from generator.skrivere.docx.kontekst import Skrivning
from generator.skrivere.docx.tekst import afsnit, tekstløb
from generator.skrivere.docx.xml import ny_del, w

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
    for nummer, note in enumerate(k.opsat.noter, 1):
        tegn = tekstløb("", k.typografi.notetegn.id)
        tegn.append(w("footnoteRef"))
        dele = skriv_blokke(k, note, forrest=[tegn, tekstløb(" ")])
        del_.element.append(w("footnote", *dele, id=nummer))
