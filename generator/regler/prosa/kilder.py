"""Sources and years in a text: »(LBF Beboerdata, 2022)«, »ifølge VIVE i 2021«."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from generator.dokument.trae import Tekst
from generator.fund import Sti
from generator.model.felter import Årstal
from generator.model.find import find_tekster
from generator.model.plan import Plan
from generator.regler.prosa.laesning import Prosa
from generator.skabelon.tekster import Tekster

_ÅR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d{4}|\d{2}))?(?![\d]|,\d)")
_PARENTES = re.compile(r"\(([^()]*)\)")
_NAVN = re.compile(r"[A-ZÆØÅa-zæøå]{2,}")
_LED = re.compile(r"[^\W\d_]+")
_TIDSORD = {"i", "fra", "år", "året", "pr", "primo", "ultimo", "medio", "den", "og", "til", "siden"}
_MÅNED = re.compile(r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)")
_KILDEORD = re.compile(
    r"\b(?:[Ii]f(?:ølge|\.|lg\.)|[Kk]ilden?:?|[Jj]f\.)\s|"
    r"(?:\w*(?:opgørelse|undersøgelse|måling)|statistik|beboerdata|boligsociale data|rapport|"
    r"evaluering|årsplan|årsberetning|kortlægning|survey|profil|regnskab|indeks|opgjort|register|registre)"
    r"(?:en|er|erne|n|s|t|et|ns|ens)?\b|"
    r"\b(?:viser|fremgår)\b|\b(?:tal|data|oplysninger)(?:ne)?\s(?:fra|for)\b|"
    r"\b(?:Danmarks Statistik|VIVE|LBF|Landsbyggefonden|BL|SSP-årsplaner|KÅS-tal|Megafon|"
    r"Rigspolitiet|CFBU|BUILD)\b"
)
_ET_PUNKT = re.compile(
    r"\b(?:plan\w*|\w*plan|periode\w*|lov\w*|bekendtgørelse\w*|byg\w*|åbne\w*|fase|etape|"
    r"fra\s+(?:19|20)\d\d|til|siden|mod|vedtaget|forventet|start\w*)\b",
    re.IGNORECASE,
)
"""In a parenthesis: a plan, a law or a span of time, no source of figures."""
_OPGØRELSE_FRA = re.compile(
    r"\b(?:\w*(?:opgørelse|undersøgelse|måling|statistik|kortlægning)|survey|tal|data)(?:en|er|erne|n|ene|ne)?\s+"
    r"(?:fra|for)\s+(?:19|20)\d\d",
    re.IGNORECASE,
)
_NAVN_OG_ÅR = re.compile(r"\b[^\W\d_]{2,}\s+\(((?:19|20)\d\d)\)")
"""»Ifølge LBF Beboerdata (2018)«."""
_NAVNGIVET = re.compile(r"\((?:[Kk]ilde: )?([^\W\d][^()\d;]*[^\W\d]),?\s+(?:19|20)\d\d\)")
_HALE = re.compile(r"[^\s\[]{0,3}(?:\[\^[^\]\s]+\])*")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")


class Årsangivelse(NamedTuple):
    """A year or a span of years as written."""

    start: int
    tekst: str
    år: Årstal

    @property
    def slut(self) -> int:
        """Return where it ends."""
        return self.start + len(self.tekst)


@lru_cache(maxsize=4096)
def årstal_i(tekst: str) -> tuple[Årsangivelse, ...]:
    """Return the years of a text in order; »2019-21« is one."""
    ud: list[Årsangivelse] = []
    for m in _ÅR.finditer(tekst):
        try:
            år = Årstal.læs(m[0])
        except ValueError:  # »2000-14«: the first is a year, the rest something else
            år = Årstal.læs(m[0][:4])
        ud.append(Årsangivelse(m.start(), m[0], år))
    return tuple(ud)


@lru_cache(maxsize=4096)
def kildeår_i(tekst: str) -> tuple[Årsangivelse, ...]:
    """Return the years of the sources that a text names: »(VIVE, 2021)«, »måling fra 2019«."""
    alle = årstal_i(tekst)
    if not alle:
        return ()
    steder = [
        m.span(1)
        for m in _PARENTES.finditer(tekst)
        if _NAVN.search(m[1]) and not _er_tid(m[1]) and not _ET_PUNKT.search(m[1])
    ]
    steder += [m.span() for m in _OPGØRELSE_FRA.finditer(tekst)]
    if _KILDEORD.search(tekst):
        steder += [m.span(1) for m in _NAVN_OG_ÅR.finditer(tekst)]
        if len(alle) == 1 and any(_er_navn(m[1]) for m in _PARENTES.finditer(tekst)):
            # »I 2015 levede … (Danmarks Statistik)«: the only year is that of the figure.
            steder.append((0, len(tekst)))
    return tuple(å for å in alle if any(a <= å.start < b for a, b in steder))


def kildenavne_i(tekst: str) -> list[tuple[int, int]]:
    """Return where the names of sources stand in parentheses: »(VIVE, 2021)« gives VIVE's place."""
    if "(" not in tekst:
        return []
    return [m.span(1) for m in _NAVNGIVET.finditer(tekst) if not _er_tid(m[1])]


@lru_cache(maxsize=4096)
def nævner_kilde(tekst: str) -> bool:
    """Tell whether a text names a source and a year, in a parenthesis or in its own words."""
    if not årstal_i(tekst):
        return False
    for parentes in _PARENTES.finditer(tekst):
        indhold = parentes[1]
        if _ÅR.search(indhold) and _NAVN.search(indhold) and not _er_tid(indhold):
            return True
    return _KILDEORD.search(tekst) is not None


def _er_navn(tekst: str) -> bool:
    """Tell whether a parenthesis holds the name of a source and nothing besides."""
    return not _ÅR.search(tekst) and _KILDEORD.search(tekst) is not None


def _er_tid(tekst: str) -> bool:
    """Tell whether a parenthesis names a time and nobody: »(i marts 2022)«."""
    ord_ = (o.casefold() for o in _LED.findall(tekst))
    return all(o in _TIDSORD or _MÅNED.match(o) for o in ord_)


class Kildesøger:
    """Tells whether a sentence has a source with its year, in a footnote of it too."""

    def __init__(self, plan: Plan, tekster: Tekster) -> None:
        self._plan, self._tekster = plan, tekster

    @cached_property
    def _rå(self) -> dict[Sti, str]:
        return {sti: str(tekst) for sti, tekst in find_tekster(self._plan)}

    @cached_property
    def _noter(self) -> dict[tuple[str, str], bool]:
        ud: dict[tuple[str, str], bool] = {}
        for note in self._tekster.noter.values():
            ord_ = (t.tekst for a in note.blokke for t in a.indhold if isinstance(t, Tekst))
            ud[str(note.sti[0]), note.navn] = nævner_kilde(" ".join(ord_))
        return ud

    def har_kilde(self, prosa: Prosa, start: int, slut: int) -> bool:
        """Look in the sentence, then in the footnotes it refers to."""
        if nævner_kilde(prosa.tekst[start:slut]):
            return True
        rå = self._rå.get(prosa.sti, "")
        fra, til = prosa.tegn(start), prosa.tegn(max(slut - 1, start))
        if fra is None or til is None:
            return False
        # The reference may stand after the full stop: »… 35 pct.[^kilde]«.
        hale = _HALE.match(rå, til)
        udsnit = rå[fra : hale.end() if hale else til]
        return any(self._noter.get((prosa.fil, n[1]), False) for n in _NOTE.finditer(udsnit))
