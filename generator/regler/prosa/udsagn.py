"""The prose as statements: every sentence is read once, for all rules.

A `Ytring` is a sentence that knows its numbers, its years, its source and what stands around each
of them. A rule asks the sentence; it never reads the paragraph again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from generator.dansk.saetninger import sætninger
from generator.fund import Alvor, Fund
from generator.regler._husk import én_gang
from generator.regler.grundlag import Grundlag
from generator.regler.prosa.kilder import Kildesøger, Årsangivelse, kildeår_i, årstal_i
from generator.regler.prosa.laesning import Prosa
from generator.regler.prosa.tal_i_tekst import Tal, tal_i


@dataclass(frozen=True)
class Prosafund:
    """What is wrong with ``prosa.tekst[fra:til]``, before equal findings are counted together."""

    prosa: Prosa
    fra: int
    til: int
    besked: str
    """Without its full stop: the number of places may follow."""
    ret: str = ""
    alvor: Alvor | None = None

    @property
    def ord(self) -> str:
        """Return what is written."""
        return self.prosa.tekst[self.fra : self.til]


@dataclass(frozen=True, eq=False)
class Ytring:
    """A sentence: ``prosa.tekst[start:slut]``. Offsets of what it holds count in the paragraph."""

    prosa: Prosa
    start: int
    slut: int
    kildesøger: Kildesøger = field(repr=False)

    @cached_property
    def tekst(self) -> str:
        """Return the sentence as the reader sees it."""
        return self.prosa.tekst[self.start : self.slut]

    @cached_property
    def tal(self) -> tuple[Tal, ...]:
        """Return its numbers with what they count or measure."""
        alle = tal_i(self.prosa.tekst)
        fra, til = (
            bisect_left(alle, sted, key=lambda t: t.start) for sted in (self.start, self.slut)
        )
        return alle[fra:til]

    @cached_property
    def egne_tal(self) -> tuple[Tal, ...]:
        """Return the numbers that the writer has typed: none that came out of ``{{ … }}``."""
        return tuple(t for t in self.tal if not self.prosa.er_værdi(t.start, t.slut))

    @cached_property
    def år(self) -> tuple[Årsangivelse, ...]:
        """Return the years it names, offsets in the paragraph."""
        return tuple(å._replace(start=å.start + self.start) for å in årstal_i(self.tekst))

    @cached_property
    def kildeår(self) -> tuple[Årsangivelse, ...]:
        """Return the years of its sources, as far as the writer has typed them."""
        flyttet = (å._replace(start=å.start + self.start) for å in kildeår_i(self.tekst))
        return tuple(å for å in flyttet if not self.prosa.er_værdi(å.start, å.slut))

    @cached_property
    def har_kilde(self) -> bool:
        """Tell whether it has a source with its year, in a footnote of it too."""
        return self.kildesøger.har_kilde(self.prosa, self.start, self.slut)

    def fund(self, sted: tuple[int, int], besked: str, ret: str) -> Prosafund:
        """Make a finding on ``tekst[sted]``: offsets in the sentence, as of a match."""
        fra, til = sted
        return Prosafund(self.prosa, self.start + fra, self.start + til, besked, ret)

    def før(self, tal: Tal) -> str:
        """Return what stands before a number of the sentence."""
        return self.prosa.tekst[self.start : tal.start]

    def efter(self, tal: Tal) -> str:
        """Return what stands after a number with its unit or noun."""
        return self.prosa.tekst[tal.ende : self.slut]


@én_gang
def ytringer(grundlag: Grundlag) -> tuple[Ytring, ...]:
    """Return the sentences of every long text, in the files' order."""
    søger = Kildesøger(grundlag.plan, grundlag.tekster)
    return tuple(
        Ytring(prosa, *sætning, søger)
        for prosa in grundlag.prosa
        for sætning in sætninger(prosa.tekst)
    )


def saml(fundne: Iterable[Prosafund]) -> Iterator[Fund]:
    """Make one finding of the same word found many times, at its first place.

    What came out of ``{{ … }}`` is never a fault of the prose.
    """
    samlet: dict[tuple[str, str], list[Prosafund]] = {}
    for f in fundne:
        if not f.prosa.er_værdi(f.fra, f.til):
            samlet.setdefault((f.ord.casefold(), f.besked.casefold()), []).append(f)
    for alle in samlet.values():
        f = alle[0]
        steder = f" ({len(alle)} steder)" if len(alle) > 1 else ""
        yield f.prosa.fund(f.fra, f.til, f"{f.besked}{steder}.", f.ret, f.alvor)


Talregel = Callable[[Grundlag], Iterable[Prosafund]]


def optagne(grundlag: Grundlag, *regler: Talregel) -> set[tuple[int, int]]:
    """Return where the numbers begin that other rules report, by paragraph (its `id`) and offset.

    A number that one rule has reported, no other rule reports.
    """
    return {(id(f.prosa), f.fra) for regel in regler for f in regel(grundlag)}
