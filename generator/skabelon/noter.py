"""The last hand on every line: numbers of footnotes in reading order, no line parted wrongly."""

from __future__ import annotations

from dataclasses import replace

from generator.dansk.bundet import bind
from generator.dokument.trae import (
    Afsnit,
    Blok,
    Inline,
    Linjeskift,
    Note,
    Notehenvisning,
    Stil,
    Tekst,
    omskriv,
)
from generator.skabelon.tekster import Tekster


class _Notenumre:
    """Hands out numbers as references come; one per document."""

    def __init__(self, tekster: Tekster) -> None:
        self.tekster = tekster
        self.numre: dict[int, int] = {}

    def linje(self, indhold: tuple[Inline, ...]) -> tuple[Inline, ...]:
        nye = tuple(self.stykke(stykke) for stykke in indhold)
        return indhold if nye == indhold else nye

    def stykke(self, stykke: Inline) -> Inline:
        match stykke:
            case Notehenvisning():
                return self.henvisning(stykke)
            case Tekst(tekst=tekst):
                bundet = bind(tekst)
                return stykke if bundet == tekst else replace(stykke, tekst=bundet)
            case Linjeskift():
                return stykke

    def henvisning(self, henvisning: Notehenvisning) -> Notehenvisning:
        gentaget = henvisning.nummer in self.numre
        nummer = self.numre.setdefault(henvisning.nummer, len(self.numre) + 1)
        return Notehenvisning(nummer, gentaget)


def nummerér(
    blokke: tuple[Blok, ...], tekster: Tekster
) -> tuple[tuple[Blok, ...], tuple[Note, ...]]:
    """Return the blocks with numbered references, and the notes those numbers stand for.

    A note may refer to a further note, which then gets the next number.
    """
    numre = _Notenumre(tekster)
    færdige = omskriv(blokke, numre.linje)
    noter: list[Note] = []
    while len(noter) < len(numre.numre):
        foreløbig = next(f for f, nr in numre.numre.items() if nr == len(noter) + 1)
        fodnote = tekster.noter[foreløbig]
        afsnit = tuple(
            Afsnit(numre.linje(a.indhold), Stil.FODNOTE, fodnote.sti) for a in fodnote.blokke
        )
        noter.append(Note(afsnit, fodnote.sti))
    return færdige, tuple(noter)
