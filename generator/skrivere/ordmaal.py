"""How wide words are, and how those that are too wide for their place are broken.

A line is broken as in Word and LibreOffice: at spaces, without kerning. Widths are pt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from generator.dansk.orddeling import delinger
from generator.dokument.trae import Inline, Linjeskift, Notehenvisning, Tekst, ren_tekst
from generator.typografi.tegn import USYNLIGE, tegnbredder
from generator.typografi.typer import Form

BLØD = "\u00ad"
"""A soft hyphen: where a word may be broken, and shown only where it is."""
NOTE = 0.58
"""The size of a note's number beside that of the text (see `ramme.typ`)."""
HÆLDNING = 0.11
"""What LibreOffice keeps free after italics at the end of a line, in em."""
SPIL = 0.1
"""What a piece may be wider in LibreOffice, which measures in whole twips (1/20 pt)."""
UKENDT = 0.5
"""The width in em of a character that the font does not have."""
_ORD = re.compile(r"(?:\S|[\u00a0\u2007\u202f])+")
_BRUD = re.compile(r"\u00ad(?=.)|(?<=.-)(?=[^\W\d_])|(?<=\d-)(?=\d)")
"""Where a word is broken as it stands: after a hyphen that it has."""


@dataclass(frozen=True)
class Trykord:
    """What stands between two spaces, with the width of each character."""

    tekst: str
    sted: int
    """Where it begins in the text of the paragraph."""
    tegn: tuple[float, ...]
    streg: float
    """The width of a hyphen."""

    @cached_property
    def bredde(self) -> float:
        """Return the width of the word on one line."""
        return sum(self.tegn)

    @cached_property
    def helt(self) -> float:
        """Return the width it needs: that of the widest piece between its own hyphens."""
        return self._bredest(self._egne())

    @cached_property
    def delt(self) -> float:
        """Return the width of the widest piece when it is broken wherever it may be."""
        return self._bredest(self._alle())

    def brydes(self, plads: float) -> list[int]:
        """Return where soft hyphens are to be put in for it to fit; each comes to be seen."""
        egne, alle = self._egne(), self._alle()
        ud: list[int] = []
        fra = 0
        while self._stykke(fra, len(self.tekst)) > plads and (
            efter := [b for b in alle if b > fra]
        ):
            passer = [b for b in efter if self._stykke(fra, b) <= plads]
            fra = max(passer, default=efter[0])
            ud.append(fra)
        return [brud for brud in ud if brud not in egne]

    def _egne(self) -> list[int]:
        return [fundet.end() for fundet in _BRUD.finditer(self.tekst)]

    def _alle(self) -> list[int]:
        return sorted({*self._egne(), *delinger(self.tekst)})

    def _bredest(self, brud: Sequence[int]) -> float:
        return max(self._stykke(fra, til) for fra, til in pairwise((0, *brud, len(self.tekst))))

    def _stykke(self, fra: int, til: int) -> float:
        """Return the width of a piece on a line, with the hyphen it is given there."""
        delt = til < len(self.tekst) and self.tekst[til - 1] != "-"
        return sum(self.tegn[fra:til]) + (self.streg if delt else 0.0)


def trykord(indhold: Iterable[Inline], form: Form) -> list[Trykord]:
    """Return the words of a paragraph of `form`; a word may have several looks."""
    tekst: list[str] = []
    bredder: list[float] = []
    for stykke in indhold:
        match stykke:
            case Tekst():
                tekst.append(stykke.tekst)
                bredder += _tegn(stykke, form)
            case Linjeskift():
                tekst.append("\n")
                bredder.append(0.0)
            case Notehenvisning(nummer=nummer):
                tekst.append("\ufffc")
                bredder.append(NOTE * UKENDT * len(str(nummer)) * form.størrelse)
    streg = tegnbredder(True, False)[ord("-")] * form.størrelse
    return [
        Trykord(fundet.group(), fundet.start(), tuple(bredder[slice(*fundet.span())]), streg)
        for fundet in _ORD.finditer("".join(tekst))
    ]


def _tegn(stykke: Tekst, form: Form) -> list[float]:
    bredder = tegnmål(stykke.tekst, form, stykke)
    if form.kursiv or stykke.kursiv:
        for fundet in _ORD.finditer(stykke.tekst):
            bredder[fundet.end() - 1] += HÆLDNING * form.størrelse
    return bredder


def tegnmål(tekst: str, form: Form, udseende: Tekst) -> list[float]:
    """Return the width of each character of a text in `form` that looks as `udseende`."""
    em = tegnbredder(form.fed or udseende.fed, form.kursiv or udseende.kursiv)
    mål = ((tegn, em.get(tegn, UKENDT) * form.størrelse) for tegn in map(ord, tekst))
    return [0.0 if tegn in USYNLIGE else bredde for tegn, bredde in mål]


def linjer(ordene: Iterable[Trykord], plads: float) -> int:
    """Return how many lines words take in a width."""
    antal, brugt = 1, 0.0
    for ord_ in ordene:
        if brugt and brugt + ord_.bredde > plads:
            antal, brugt = antal + 1, 0.0
        # The space is as wide as a hyphen is, near enough.
        brugt += ord_.bredde + ord_.streg
    return antal


def orddelt(indhold: tuple[Inline, ...], form: Form, plads: float) -> tuple[Inline, ...]:
    """Return the text of a paragraph with soft hyphens in the words that do not fit in `plads`."""
    plads -= SPIL
    # No letter is wider than the em: most paragraphs need not be measured.
    længst = max(map(len, ren_tekst(indhold).split()), default=0)
    if længst * form.størrelse <= plads:
        return indhold
    steder = {
        ord_.sted + brud
        for ord_ in trykord(indhold, form)
        if ord_.helt > plads
        for brud in ord_.brydes(plads)
    }
    return _med_bløde(indhold, steder) if steder else indhold


def _med_bløde(indhold: Iterable[Inline], steder: set[int]) -> tuple[Inline, ...]:
    ud: list[Inline] = []
    sted = 0
    for stykke in indhold:
        tekst = stykke.tekst if isinstance(stykke, Tekst) else " "
        if isinstance(stykke, Tekst):
            dele = [BLØD * (sted + nr in steder) + tegn for nr, tegn in enumerate(tekst)]
            stykke = replace(stykke, tekst="".join(dele))
        ud.append(stykke)
        sted += len(tekst)
    return tuple(ud)
