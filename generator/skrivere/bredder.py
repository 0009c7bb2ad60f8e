"""Column widths of a table, the same in every writer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from operator import ge

from generator.dokument.trae import Afsnit, Celle, Liste, Tabel, ren_tekst
from generator.typografi.typer import Tabelform

MINDST = 0.08
"""The narrowest column as a share of the table."""
LANG = 60
"""Characters after which a cell's text is long: it wraps, and asks for no more width."""
FØLGER_INDHOLDET = frozenset({"fora"})
"""Kinds whose widths give way to what the cells hold; the sample's are where they begin."""
GIVER = 0.3
"""The most that such a column gives or takes, as a share of its width in the sample."""
TRIN = 2
"""The step between the widths that are tried, in mm."""
TEGN = ((" .,:;'ijl|", 0.75), ("()-frst", 1.15), ("MWmw", 2.5), ("ABCDEFGHKNOPQRSTUVXYZÆØÅ", 1.85))
"""Characters and their width in mm, for Carlito 9 pt; the others are as »n«."""
ALMINDELIGT_TEGN = 1.65
FED = 1.06
"""How much wider a word is when it is bold: it must never be broken."""
_BREDDE = {tegn: bredde for alle, bredde in TEGN for tegn in alle}


def antal_kolonner(tabel: Tabel) -> int:
    """Return the number of columns of the widest row, at least 1."""
    rækker = (*tabel.hovedrækker, *tabel.rækker)
    return max((sum(celle.kolonner for celle in række.celler) for række in rækker), default=1) or 1


def kolonnebredder(tabel: Tabel, form: Tabelform, plads: float) -> list[int]:
    """Return the widths in twips (1/20 pt); `plads` is the width at hand in mm.

    A kind of table that has a sample in the template has the sample's widths, or widths near them
    that make it lower. Any other shares the width by what its cells hold: the longest word and
    the length of the text.
    """
    antal = antal_kolonner(tabel)
    if tabel.slags == form.slags != "fri" and len(form.kolonner) == antal:
        følger = tabel.slags in FØLGER_INDHOLDET
        return [_twips(bredde) for bredde in (_lavest(tabel, form) if følger else form.kolonner)]
    vægte = [1.0] * antal
    for række in (*tabel.hovedrækker, *tabel.rækker):
        plads_nr = 0
        for celle in række.celler:
            if celle.kolonner == 1 and plads_nr < antal:
                vægte[plads_nr] = max(vægte[plads_nr], _vægt(celle))
            plads_nr += celle.kolonner
    return _fordel(vægte, _twips(plads))


def _lavest(tabel: Tabel, form: Tabelform) -> Sequence[float]:
    """Return widths near the sample's with which the table has the fewest lines."""
    margen = form.margen_venstre + form.margen_højre
    rækker = [
        [" ".join(_tekster(celle)).split() for celle in række.celler]
        for række in (*tabel.hovedrækker, *tabel.rækker)
        if len(række.celler) == len(form.kolonner)
    ]
    if not rækker:
        return form.kolonner
    spalter = list(zip(*rækker, strict=True))
    mindst = [
        min(b, margen + FED * max((_mm(ord_) for felt in spalte for ord_ in felt), default=0.0))
        for b, spalte in zip(form.kolonner, spalter, strict=True)
    ]

    @cache
    def linjer(nr: int, bredde: float) -> tuple[int, ...]:
        return tuple(_linjer(felt, bredde - margen) for felt in spalter[nr])

    def højde(bredder: Sequence[float]) -> tuple[int, int, float]:
        """The rows' lines, then those of all the cells, then how far from the sample."""
        felter = list(zip(*(linjer(nr, b) for nr, b in enumerate(bredder)), strict=True))
        afstand = sum(abs(a - b) for a, b in zip(bredder, form.kolonner, strict=True))
        return sum(map(max, felter)), sum(map(sum, felter)), afstand

    return min(_nære(form.kolonner, mindst), key=højde)


def _nære(prøve: Sequence[float], mindst: Sequence[float]) -> Iterator[tuple[float, ...]]:
    """Yield the widths within the limits that have the sample's sum, the sample among them."""
    flyt = [range(-int(GIVER * b), int(GIVER * b) + 1, TRIN) for b in prøve[:-1]]
    for mm in ((0,) * len(flyt), *product(*flyt)):
        alle = (*(b + m for b, m in zip(prøve, mm, strict=False)), prøve[-1] - sum(mm))
        if abs(sum(mm)) <= GIVER * prøve[-1] and all(map(ge, alle, mindst)):
            yield alle


def _linjer(ordene: Sequence[str], plads: float) -> int:
    """Return how many lines words take in a width in mm."""
    antal, brugt = 1, 0.0
    for ord_ in map(_mm, ordene):
        if brugt and brugt + ord_ > plads:
            antal, brugt = antal + 1, 0.0
        brugt += ord_ + _BREDDE[" "]
    return antal


def _mm(ord_: str) -> float:
    return sum(_BREDDE.get(tegn, ALMINDELIGT_TEGN) for tegn in ord_)


def _vægt(celle: Celle) -> float:
    tekst = " ".join(_tekster(celle))
    længste = max(map(len, tekst.split()), default=0)
    return max(længste * 1.5, min(len(tekst), LANG))


def _tekster(celle: Celle) -> list[str]:
    tekster: list[str] = []
    blokke = list(celle.blokke)
    while blokke:
        blok = blokke.pop(0)
        if isinstance(blok, Afsnit):
            tekster.append(ren_tekst(blok.indhold))
        elif isinstance(blok, Liste):
            blokke[:0] = [b for punkt in blok.punkter for b in punkt.blokke]
    return tekster


def _fordel(vægte: Sequence[float], ialt: int) -> list[int]:
    """Share `ialt` by weight, but give no column less than `MINDST`."""
    mindst = min(MINDST, 1 / len(vægte)) * ialt
    bredder = [mindst] * len(vægte)
    frie = set(range(len(vægte)))
    while frie:
        rest = ialt - mindst * (len(vægte) - len(frie))
        sum_ = sum(vægte[nr] for nr in frie)
        for_små = {nr for nr in frie if vægte[nr] / sum_ * rest < mindst}
        if not for_små:
            for nr in frie:
                bredder[nr] = vægte[nr] / sum_ * rest
            break
        frie -= for_små
    hele = [round(bredde) for bredde in bredder]
    hele[-1] += ialt - sum(hele)
    return hele


def _twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)
