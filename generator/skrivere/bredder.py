"""Column widths of a table, the same in every writer."""

from __future__ import annotations

from collections.abc import Sequence

from generator.dokument.trae import Afsnit, Celle, Liste, Tabel, ren_tekst
from generator.typografi.typer import Tabelform

MINDST = 0.08
"""The narrowest column as a share of the table."""
LANG = 60
"""Characters after which a cell's text is long: it wraps, and asks for no more width."""


def antal_kolonner(tabel: Tabel) -> int:
    """Return the number of columns of the widest row, at least 1."""
    rækker = (*tabel.hovedrækker, *tabel.rækker)
    return max((sum(celle.kolonner for celle in række.celler) for række in rækker), default=1) or 1


def kolonnebredder(tabel: Tabel, form: Tabelform, plads: float) -> list[int]:
    """Return the widths in twips (1/20 pt); `plads` is the width at hand in mm.

    A kind of table that has a sample in the template has the sample's widths. Any other shares
    the width by what its cells hold: the longest word and the length of the text.
    """
    antal = antal_kolonner(tabel)
    if tabel.slags == form.slags != "fri" and len(form.kolonner) == antal:
        return [_twips(bredde) for bredde in form.kolonner]
    vægte = [1.0] * antal
    for række in (*tabel.hovedrækker, *tabel.rækker):
        plads_nr = 0
        for celle in række.celler:
            if celle.kolonner == 1 and plads_nr < antal:
                vægte[plads_nr] = max(vægte[plads_nr], _vægt(celle))
            plads_nr += celle.kolonner
    return _fordel(vægte, _twips(plads))


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
