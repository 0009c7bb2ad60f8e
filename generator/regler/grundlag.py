"""What a rule may look at, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from inspect import cleandoc
from typing import TYPE_CHECKING

from generator.dokument.trae import Dokument
from generator.fund import Alvor, Fund
from generator.model.plan import Plan
from generator.regler.prosa.laesning import Prosa, læs_prosa
from generator.skabelon.tekster import Tekster

if TYPE_CHECKING:
    from generator.sidemaal.sidetal import Sidemål


@dataclass(frozen=True)
class Grundlag:
    """The plan, its texts as read, the finished document, and the page count when measured."""

    plan: Plan
    tekster: Tekster
    dokument: Dokument | None = None
    sider: Sidemål | None = None
    fund: tuple[Fund, ...] = ()
    """What the other rules have found; filled in for the rules marked `efter` only."""

    @cached_property
    def prosa(self) -> tuple[Prosa, ...]:
        """Every paragraph of every long text, in the files' order."""
        return læs_prosa(self.tekster)


Regelfunktion = Callable[[Grundlag], Iterable[Fund]]

KILDER = {
    "RV": "Landsbyggefondens regulativ og vejledning for tilskudsperioden",
    "L": "almenboligloven",
    "EN": "EN 301 549 om webtilgængelighed",
    "E": "projektets egen regel, af hensyn til sagsbehandleren",
}
"""Where a rule comes from; a source may be followed by a place: ``L § 91 a``."""


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule: its function, and what `forklar` says of it."""

    slug: str
    alvor: Alvor
    kilde: str
    titel: str
    """First line of the docstring: the fault in one sentence."""
    forklaring: str
    """The rest of the docstring: why, and what one does."""
    rigtigt: str
    forkert: str
    """YAML with ``# <- message Ret: remedy`` at the end of the line where the finding stands; the
    message goes on in lines of ``#`` and three spaces under it (see ``tests/regler/eksempler.py``).
    """
    funktion: Regelfunktion
    kan_undtages: bool = True
    """False when a finding of alvor fejl must not be silenced by an `undtagelse`."""
    efter: bool = False
    """Runs when all others have, and sees what they found."""
    sider: bool = False
    """Looks at the page count, so it waits until that is known."""


def regel(
    *,
    alvor: Alvor,
    kilde: str,
    rigtigt: str,
    forkert: str,
    kan_undtages: bool = True,
    efter: bool = False,
    sider: bool = False,
) -> Callable[[Regelfunktion], Regel]:
    """Make a rule of a function; its name is the slug, its Danish docstring the page.

    Raises:
        ValueError: `kilde` is none of `KILDER`.
    """
    if kilde.partition(" ")[0] not in KILDER:
        raise ValueError(f"kilde={kilde!r}: begin it with one of {', '.join(KILDER)}")

    def lav(funktion: Regelfunktion) -> Regel:
        titel, _, forklaring = cleandoc(funktion.__doc__ or "").partition("\n")
        return Regel(
            funktion.__name__.replace("_", "-"),
            alvor,
            kilde,
            titel,
            forklaring.strip(),
            cleandoc(rigtigt),
            cleandoc(forkert),
            funktion,
            kan_undtages,
            efter,
            sider,
        )

    return lav
