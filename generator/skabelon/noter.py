"""Number the footnotes in the order the reader meets them."""

from __future__ import annotations

from dataclasses import replace

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Celle,
    Figur,
    Inline,
    Liste,
    Note,
    Notehenvisning,
    Overskrift,
    Stil,
    Tabel,
)
from generator.skabelon.tekster import Tekster


class _Numre:
    """Hands out numbers as references come; one per document."""

    def __init__(self, tekster: Tekster) -> None:
        self.tekster = tekster
        self.numre: dict[int, int] = {}

    def linje(self, indhold: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(self.henvisning(s) if isinstance(s, Notehenvisning) else s for s in indhold)

    def henvisning(self, henvisning: Notehenvisning) -> Notehenvisning:
        gentaget = henvisning.nummer in self.numre
        nummer = self.numre.setdefault(henvisning.nummer, len(self.numre) + 1)
        return Notehenvisning(nummer, gentaget)

    def blok(self, blok: Blok) -> Blok:
        match blok:
            case Overskrift(indhold=indhold) | Afsnit(indhold=indhold):
                return replace(blok, indhold=self.linje(indhold))
            case Liste(punkter=punkter):
                return replace(
                    blok,
                    punkter=tuple(replace(p, blokke=self.blokke(p.blokke)) for p in punkter),
                )
            case Tabel(hovedrækker=hoveder, rækker=rækker):
                return replace(
                    blok,
                    hovedrækker=tuple(replace(r, celler=self.celler(r.celler)) for r in hoveder),
                    rækker=tuple(replace(r, celler=self.celler(r.celler)) for r in rækker),
                )
            case Figur(billedtekst=billedtekst):
                return replace(blok, billedtekst=self.linje(billedtekst))

    def celler(self, celler: tuple[Celle, ...]) -> tuple[Celle, ...]:
        return tuple(replace(c, blokke=self.blokke(c.blokke)) for c in celler)

    def blokke(self, blokke: tuple[Blok, ...]) -> tuple[Blok, ...]:
        return tuple(self.blok(b) for b in blokke)


def nummerér(
    blokke: tuple[Blok, ...], tekster: Tekster
) -> tuple[tuple[Blok, ...], tuple[Note, ...]]:
    """Return the blocks with numbered references, and the notes those numbers stand for.

    A note may refer to a further note, which then gets the next number.
    """
    numre = _Numre(tekster)
    færdige = numre.blokke(blokke)
    noter: list[Note] = []
    while len(noter) < len(numre.numre):
        foreløbig = next(f for f, nr in numre.numre.items() if nr == len(noter) + 1)
        fodnote = tekster.noter[foreløbig]
        afsnit = tuple(
            Afsnit(numre.linje(a.indhold), Stil.FODNOTE, fodnote.sti) for a in fodnote.blokke
        )
        noter.append(Note(afsnit, fodnote.sti))
    return færdige, tuple(noter)
