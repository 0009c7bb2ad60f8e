"""The names of afdelinger and organisations as prose writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.dansk.ord import lige, navn_slutter, navneled, uden_ejefald
from generator.model.projekt import Afdeling
from generator.regler._husk import én_gang
from generator.regler.grundlag import Grundlag

_NUMMER = re.compile(r"(?:afd\.?|afdeling)\s*\w*\d\w*\Z", re.IGNORECASE)
_KORTESTE_FØRSTE_ORD = 5


_ORD = re.compile(r"\w+")
_INGEN: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Navne:
    """What finds the plan's afdelinger in a text."""

    efter_første_ord: Mapping[str, list[str]]
    """The names by their first word, the longest first; only there is the whole name compared."""
    efter_led: Mapping[tuple[str, ...], frozenset[int]]
    forkortede: frozenset[str]
    """First words that stand for a name of several: »Sjælør« for »Sjælør Boulevard«."""

    def nævnt(self, tekst: str) -> Iterator[tuple[int, int, frozenset[int]]]:
        """Yield every mention with the numbers (in the list) of the afdelinger it can mean."""
        slut = 0
        for start, ord_ in sorted(self._begyndelser(tekst)):
            if start < slut:
                continue
            ender = (navn_slutter(tekst, start, navn) for navn in self.efter_første_ord[ord_])
            slut = next((ende for ende in ender if ende is not None), slut)
            if slut > start:
                nævnt = tekst[start:slut]
                led, uden = navneled(nævnt), navneled(uden_ejefald(nævnt))
                yield start, slut, self.efter_led.get(led) or self.efter_led.get(uden, _INGEN)

    def _begyndelser(self, tekst: str) -> Iterator[tuple[int, str]]:
        """Yield where a name may begin: its first word stands there."""
        små = lige(tekst)
        if len(små) != len(tekst):  # a letter whose small form is two: no Danish name has one
            små = tekst
        for ord_ in self.efter_første_ord:
            start = små.find(ord_)
            while start >= 0:
                if not (start and (tekst[start - 1].isalnum())):
                    yield start, ord_
                start = små.find(ord_, start + 1)

    def antal_nævnt(self, tekst: str) -> int:
        """Return how many afdelinger a text names; an ambiguous name counts as one."""
        return len({min(numre) for _, _, numre in self.nævnt(tekst) if numre})


def skrivemåder(afdeling: Afdeling) -> Iterator[str]:
    """Yield a name, its aliases and, of »Afd. 105, Havekildegård«, the part that is the name."""
    for navn in afdeling.alle_navne:
        yield navn
        if "," in navn:
            yield from (del_.strip() for del_ in navn.split(",") if not _NUMMER.match(del_.strip()))


@én_gang
def afdelingsnavne(grundlag: Grundlag) -> Navne:
    """Return every way to write an afdeling's name, its own first word too where that is unique."""
    efter_led: dict[tuple[str, ...], set[int]] = {}
    navne: list[str] = []
    første: dict[str, set[int]] = {}
    for nr, afdeling in enumerate(grundlag.plan.projekt.afdelinger):
        for navn in skrivemåder(afdeling):
            navne.append(navn)
            efter_led.setdefault(navneled(navn), set()).add(nr)
        ord_ = afdeling.navn.split()[0] if afdeling.navn.split() else ""
        if len(ord_) >= _KORTESTE_FØRSTE_ORD and ord_[0].isupper():
            første.setdefault(ord_, set()).add(nr)
    forkortede: set[str] = set()
    for ord_, numre in første.items():
        if len(numre) == 1 and navneled(ord_) not in efter_led:
            navne.append(ord_)
            forkortede.add(lige(ord_))
            efter_led[navneled(ord_)] = numre
    efter_ord: dict[str, list[str]] = {}
    for navn in sorted({lige(n) for n in navne}, key=lambda n: (-len(n), n)):
        if ord_fundet := _ORD.match(navn):
            efter_ord.setdefault(ord_fundet[0], []).append(navn)
    numre_efter_led = {led: frozenset(numre) for led, numre in efter_led.items()}
    return Navne(efter_ord, numre_efter_led, frozenset(forkortede))
