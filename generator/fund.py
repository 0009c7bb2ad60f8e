"""Findings and the one address type that every stage shares.

A `Sti` is the address of a value in a project: the stem of the content file, then keys and
list indexes from 0, e.g. ``("tal", "tal", "fravær", "år")``. Readers, the model, rules, the
document tree and the comparison all speak of values by `Sti`; only the edge (`Kildekort`)
knows which file, line and column it is.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum, StrEnum
from pathlib import Path

Sti = tuple[str | int, ...]


def sti_tekst(sti: Sti) -> str:
    """Return the address as the reports print it: ``tal.tal.fravær.år``."""
    return ".".join(str(led) for led in sti)


class Alvor(StrEnum):
    """How serious a finding is; `FEJL` stops `--endelig` and makes the exit code 1."""

    FEJL = "fejl"
    ADVARSEL = "advarsel"
    INFO = "info"

    @property
    def rang(self) -> int:
        """Return 0 for the most serious; used to sort findings."""
        return (Alvor.FEJL, Alvor.ADVARSEL, Alvor.INFO).index(self)


class Peg(Enum):
    """What in the content file a finding points at."""

    VÆRDI = "værdi"
    NØGLE = "nøgle"


@dataclass(frozen=True, slots=True, order=True)
class Sted:
    """A place in a content file; line and column count from 1, in characters.

    In a spreadsheet `linje` is the row and `kolonne` the column number.
    """

    fil: Path
    linje: int = 1
    kolonne: int = 1


@dataclass(frozen=True, slots=True)
class Fund:
    """What a rule finds: where (`sti`, and `tegn` inside a text), what is wrong, what to do.

    A rule leaves `regel` and `alvor` alone: the runner fills them in. A rule sets `alvor` only
    to lower its own.
    """

    sti: Sti
    besked: str
    ret: str = ""
    peg: Peg = Peg.VÆRDI
    tegn: int | None = None
    """Offset in the raw text at `sti` where the word at fault begins, counted from 0."""
    ord: str = ""
    """The word or value at fault; `undtagelser` with `ved` match it, and the caret is as long."""
    alvor: Alvor | None = None
    regel: str = ""
    undtaget: str = ""
    """The writer's reason when an `undtagelse` has silenced the finding."""

    def placér(self, sted: Sted) -> PlaceretFund:
        """Return the finding with its place; one without a severity of its own is a fejl."""
        felter = {f.name: getattr(self, f.name) for f in fields(Fund)}
        return PlaceretFund(**{**felter, "alvor": self.alvor or Alvor.FEJL}, sted=sted)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceretFund(Fund):
    """A finding with its place in a file, as the reports print it."""

    sted: Sted
    alvor: Alvor = Alvor.FEJL
