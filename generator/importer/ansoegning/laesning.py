"""An older application -> the content format's values, with all that was guessed and left over.

One walk through the document from its beginning: `gang` knows where it is, and a heading, a
paragraph and a table each have a module that says what they do to it.
"""

from __future__ import annotations

from generator.importer.ansoegning.gang import Gang
from generator.importer.ansoegning.gang_afsnit import afsnit
from generator.importer.ansoegning.gang_partner import afslut_partnere
from generator.importer.ansoegning.gang_tabel import tabel
from generator.importer.ansoegning.kladde import Kladde, Rest
from generator.importer.ansoegning.word import Ansøgning, Ansøgningstabel
from generator.importer.regneark.kolonner import Ordbog
from generator.model.regelsaet import Regelsæt


def forstå(ansøgning: Ansøgning, regelsæt: Regelsæt, ordbog: Ordbog) -> Kladde:
    """Walk through a document and put everything in its place."""
    gang = Gang(ansøgning, regelsæt, ordbog)
    for blok in ansøgning.blokke:
        if isinstance(blok, Ansøgningstabel):
            tabel(gang, blok)
        else:
            afsnit(gang, blok)
    afslut_partnere(gang)
    _ved_siden_af(gang)
    return gang.ud


def _ved_siden_af(gang: Gang) -> None:
    """Keep what the document has beside its body."""
    for tekst in gang.ansøgning.sidetekst:
        gang.ud.rester.append(Rest("", tekst, "stod i sidehoved eller sidefod"))
    for tekst in filter(None, gang.ansøgning.skjult):
        gang.ud.rester.append(Rest("", tekst, "var skjult tekst"))
    for tekst in filter(None, gang.ansøgning.gennemstreget):
        gang.ud.rester.append(Rest("", tekst, "var gennemstreget"))
