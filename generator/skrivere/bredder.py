"""Column widths of a table, the same in every writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from operator import ge

from generator.dokument.trae import Afsnit, Blok, Celle, Liste, Tabel, ren_tekst
from generator.skrivere.ordmaal import SPIL, Trykord, linjer, trykord
from generator.typografi.typer import Form, Tabelform, Typografi

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
RUM = 0.1
"""Left free beside a word that just fits, in mm: a little more than `ordmaal.SPIL`."""


def antal_kolonner(tabel: Tabel) -> int:
    """Return the number of columns of the widest row, at least 1."""
    rækker = (*tabel.hovedrækker, *tabel.rækker)
    return max((sum(celle.kolonner for celle in række.celler) for række in rækker), default=1) or 1


def kolonnebredder(tabel: Tabel, typografi: Typografi, plads: float) -> list[int]:
    """Return the widths in twips (1/20 pt); `plads` is the width at hand in mm.

    A kind of table that has a sample in the template has the sample's widths, or widths near them
    that make it lower. Any other shares the width by what its cells hold: the longest word and
    the length of the text. Either way no column is narrower than its longest word while another
    has room; where all the longest words have none, the longest of them are to be broken.
    """
    ønsket = _ønskede(tabel, typografi, plads)
    krav = _krav(tabel, typografi, len(ønsket))
    helt, delt = [_twips(k.helt) for k in krav], [_twips(k.delt) for k in krav]
    if all(map(ge, ønsket, helt)):
        return ønsket
    ialt = sum(ønsket)
    if sum(helt) <= ialt:
        rum = [max(0, ønske - mindst) for ønske, mindst in zip(ønsket, helt, strict=True)]
        andel = (ialt - sum(helt)) / (sum(rum) or 1)
        return _hele([mindst + andel * r for mindst, r in zip(helt, rum, strict=True)], ialt)
    if sum(delt) <= ialt:
        return _hele(_fyldt(delt, helt, ialt), ialt)
    return _hele(_fyldt([0] * len(delt), delt, ialt), ialt)


@dataclass(frozen=True, slots=True)
class ForLangt:
    """A word that has no room in its column, however it is broken; widths in mm."""

    afsnit: Afsnit
    ord: Trykord
    bredde: float
    """What the column has for text."""
    fylder: float
    """What the widest piece of the word takes."""


def for_lange(tabel: Tabel, typografi: Typografi, plads: float) -> list[ForLangt]:
    """Return the words that every writer must break at random or let out of their column."""
    form = typografi.tabel(tabel.slags)
    bredder = [twips * 25.4 / 1440 for twips in kolonnebredder(tabel, typografi, plads)]
    ud: list[ForLangt] = []
    for nr, celle in _celler(tabel):
        bredde = sum(bredder[nr : nr + celle.kolonner]) - form.margen_venstre - form.margen_højre
        for afsnit, ord_, kant in _celleord(celle, typografi):
            if (fylder := _mm(ord_.delt + SPIL)) > bredde - kant:
                ud.append(ForLangt(afsnit, ord_, bredde - kant, fylder))
    return ud


def _ønskede(tabel: Tabel, typografi: Typografi, plads: float) -> list[int]:
    """Return the widths as they would be if no word were too long for its column."""
    form, antal = typografi.tabel(tabel.slags), antal_kolonner(tabel)
    if tabel.slags == form.slags != "fri" and len(form.kolonner) == antal:
        følger = tabel.slags in FØLGER_INDHOLDET
        kolonner = _lavest(tabel, form, typografi) if følger else form.kolonner
        return [_twips(bredde) for bredde in kolonner]
    vægte = [1.0] * antal
    for nr, celle in _celler(tabel):
        if celle.kolonner == 1:
            vægte[nr] = max(vægte[nr], _vægt(celle))
    return _fordel(vægte, _twips(plads))


def _celler(tabel: Tabel) -> Iterator[tuple[int, Celle]]:
    """Yield (number of its first column, cell)."""
    for række in (*tabel.hovedrækker, *tabel.rækker):
        nr = 0
        for celle in række.celler:
            yield nr, celle
            nr += celle.kolonner


def _celleord(celle: Celle, typografi: Typografi) -> Iterator[tuple[Afsnit, Trykord, float]]:
    """Yield the words of a cell with their paragraph, and how far a list moves them in (mm)."""
    for blok, form, kant in _afsnit(celle, celle.blokke, typografi, 0):
        yield from ((blok, ord_, kant) for ord_ in trykord(blok.indhold, form))


def _afsnit(
    celle: Celle, blokke: Iterable[Blok], typografi: Typografi, dybde: int, kant: float = 0.0
) -> Iterator[tuple[Afsnit, Form, float]]:
    for blok in blokke:
        if isinstance(blok, Afsnit):
            form = (
                typografi.liste_fortsat(True) if dybde else typografi.celle(blok.stil, celle.type)
            )
            yield blok, form, kant
        elif isinstance(blok, Liste):
            niveau = typografi.liste(blok.nummereret, True).niveau(dybde)
            for punkt in blok.punkter:
                yield from _afsnit(celle, punkt.blokke, typografi, dybde + 1, niveau.venstre)


@dataclass(slots=True)
class _Krav:
    """What a column needs in mm, its margins included."""

    helt: float = 0.0
    """For its longest word or number."""
    delt: float = 0.0
    """For the longest piece of one that is broken."""


def _krav(tabel: Tabel, typografi: Typografi, antal: int) -> list[_Krav]:
    form = typografi.tabel(tabel.slags)
    luft = form.margen_venstre + form.margen_højre + RUM
    ud = [_Krav(luft, luft) for _ in range(antal)]
    for nr, celle in _celler(tabel):
        if celle.kolonner == 1:
            for _, ord_, kant in _celleord(celle, typografi):
                ud[nr].helt = max(ud[nr].helt, luft + kant + _mm(ord_.helt))
                ud[nr].delt = max(ud[nr].delt, luft + kant + _mm(ord_.delt))
    return ud


def _fyldt(mindst: Sequence[int], højst: Sequence[int], ialt: int) -> list[float]:
    """Return widths up to one level, which alone decides who has less than `højst`."""
    lavt, højt = 0.0, float(ialt)

    def ved(niveau: float) -> list[float]:
        return [max(m, min(h, niveau)) for m, h in zip(mindst, højst, strict=True)]

    while højt - lavt > 0.5:
        midt = (lavt + højt) / 2
        lavt, højt = (midt, højt) if sum(ved(midt)) <= ialt else (lavt, midt)
    return ved(lavt)


def _lavest(tabel: Tabel, form: Tabelform, typografi: Typografi) -> Sequence[float]:
    """Return widths near the sample's with which the table has the fewest lines."""
    margen = form.margen_venstre + form.margen_højre
    rækker = [
        [[ord_ for _, ord_, _ in _celleord(celle, typografi)] for celle in række.celler]
        for række in (*tabel.hovedrækker, *tabel.rækker)
        if len(række.celler) == len(form.kolonner)
    ]
    if not rækker:
        return form.kolonner
    spalter = list(zip(*rækker, strict=True))
    mindst = [
        min(b, margen + max((_mm(ord_.helt) for felt in spalte for ord_ in felt), default=0.0))
        for b, spalte in zip(form.kolonner, spalter, strict=True)
    ]

    @cache
    def brugte(nr: int, bredde: float) -> tuple[int, ...]:
        return tuple(linjer(felt, _pt(bredde - margen)) for felt in spalter[nr])

    def højde(bredder: Sequence[float]) -> tuple[int, int, float]:
        """The rows' lines, then those of all the cells, then how far from the sample."""
        felter = list(zip(*(brugte(nr, b) for nr, b in enumerate(bredder)), strict=True))
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
    return _hele(bredder, ialt)


def _hele(bredder: Sequence[float], ialt: int) -> list[int]:
    """Return widths in whole twips with the sum `ialt`."""
    hele = [round(bredde) for bredde in bredder]
    hele[-1] += ialt - sum(hele)
    return hele


def _twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def _mm(pt: float) -> float:
    return pt * 25.4 / 72


def _pt(mm: float) -> float:
    return mm * 72 / 25.4
