"""Does a sentence name a source with its year? »(LBF Beboerdata, 2022)«, »ifølge VIVE i 2021«."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, lru_cache

from generator.dansk.saetninger import Sætning
from generator.dokument.trae import Tekst
from generator.fund import Sti
from generator.model.find import find_tekster
from generator.regler._husk import én_gang
from generator.regler.grundlag import Grundlag
from generator.regler.prosa.laesning import Prosa

ÅR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d{4}|\d{2}))?(?![\d]|,\d)")
_PARENTES = re.compile(r"\(([^()]*)\)")
_NAVN = re.compile(r"[A-ZÆØÅa-zæøå]{2,}")
_LED = re.compile(r"[^\W\d_]+")
_TIDSORD = {"i", "fra", "år", "året", "pr", "primo", "ultimo", "medio", "den", "og", "til", "siden"}
_MÅNED = re.compile(r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)")
_KILDEORD = re.compile(
    r"\b(?:[Ii]f(?:ølge|\.|lg\.)|[Kk]ilden?:?|[Jj]f\.)\s|"
    r"(?:opgørelse|undersøgelse|måling|statistik|beboerdata|boligsociale data|rapport|evaluering|"
    r"årsplan|årsberetning|kortlægning|survey|profil|regnskab|indeks|opgjort|register|registre)"
    r"(?:en|er|erne|n|s|t|et|ns|ens)?\b|"
    r"\b(?:viser|fremgår)\b|\b(?:tal|data|oplysninger)(?:ne)?\s(?:fra|for)\b|"
    r"\b(?:Danmarks Statistik|VIVE|LBF|Landsbyggefonden|BL|SSP-årsplaner|KÅS-tal|Megafon|"
    r"Rigspolitiet|CFBU|BUILD)\b"
)
_HALE = re.compile(r"[^\s\[]{0,3}(?:\[\^[^\]\s]+\])*")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")


@lru_cache(maxsize=4096)
def nævner_kilde(tekst: str) -> bool:
    """Tell whether a text names a source and a year, in a parenthesis or in its own words."""
    for parentes in _PARENTES.finditer(tekst):
        indhold = parentes[1]
        if ÅR.search(indhold) and _NAVN.search(indhold) and not _er_tid(indhold):
            return True
    return bool(_KILDEORD.search(tekst) and ÅR.search(tekst))


def _er_tid(tekst: str) -> bool:
    """Tell whether a parenthesis names a time and nobody: »(i marts 2022)«."""
    ord_ = (o.casefold() for o in _LED.findall(tekst))
    return all(o in _TIDSORD or _MÅNED.match(o) for o in ord_)


class _Kildesøger:
    """Tells whether a sentence has a source with its year, in a footnote of it too."""

    def __init__(self, grundlag: Grundlag) -> None:
        self.grundlag = grundlag

    @cached_property
    def _rå(self) -> dict[Sti, str]:
        return {sti: str(tekst) for sti, tekst in find_tekster(self.grundlag.plan)}

    @cached_property
    def _noter(self) -> dict[tuple[str, str], bool]:
        ud: dict[tuple[str, str], bool] = {}
        for note in self.grundlag.tekster.noter.values():
            ord_ = (t.tekst for a in note.blokke for t in a.indhold if isinstance(t, Tekst))
            ud[str(note.sti[0]), note.navn] = nævner_kilde(" ".join(ord_))
        return ud

    def har_kilde(self, prosa: Prosa, sætning: Sætning) -> bool:
        """Look in the sentence, then in the footnotes it refers to."""
        if nævner_kilde(prosa.tekst[sætning.start : sætning.slut]):
            return True
        rå = self._rå.get(prosa.sti, "")
        fra, til = prosa.tegn(sætning.start), prosa.tegn(max(sætning.slut - 1, sætning.start))
        if "[^" not in rå or fra is None or til is None:
            return False
        # The reference may stand after the full stop: »… 35 pct.[^kilde]«.
        hale = _HALE.match(rå, til)
        udsnit = rå[fra : hale.end() if hale else til]
        return any(self._noter.get((prosa.fil, n[1]), False) for n in _NOTE.finditer(udsnit))


@én_gang
def kildesøger(grundlag: Grundlag) -> Callable[[Prosa, Sætning], bool]:
    """Return what tells whether a sentence has a source with its year, in a footnote of it too."""
    return _Kildesøger(grundlag).har_kilde
