"""What a comparison says: plain values, whatever the format they are reported in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.fund import Alvor, Sti
from generator.sammenlign.ordforskel import Ordstykke


class Ændringsslags(StrEnum):
    """What has happened to a value, a paragraph or an item."""

    TILFØJET = "tilføjet"
    FJERNET = "fjernet"
    ÆNDRET = "ændret"
    FLYTTET = "flyttet"
    OMDØBT = "omdøbt"


@dataclass(frozen=True, slots=True)
class Ændring:
    """One change, with where it is in words a reader knows.

    `gammel` and `ny` are the printed values; either is empty when the side has none. `ord` is set
    where a text has changed: the same two values word by word. `linjer` tells what an item that is
    new or gone holds, one ``(key, value)`` a line.
    """

    del_: str
    """The part: »Projektet«, »Del 1: Problemkompleks« …; of a document its first-level heading."""
    afsnit: str
    """The section, e.g. an indsatsområde, »Afdelinger«, »Partnere«."""
    emne: str
    """The item in the section: an afdeling, a partner, a forum; empty where there is none."""
    felt: str
    slags: Ændringsslags
    gammel: str = ""
    ny: str = ""
    forskel: str = ""
    """New less old with its unit: »+0,22 procentpoint«."""
    ord: tuple[Ordstykke, ...] = ()
    linjer: tuple[tuple[str, str], ...] = ()
    note: str = ""
    """What follows from it or where it comes from, a sentence."""
    sti: Sti = ()
    """The address on the new side; on the old one when it is gone."""


@dataclass(frozen=True, slots=True)
class Følge:
    """A figure that the program computes, and that other changes have changed."""

    navn: str
    gammel: str
    ny: str
    forskel: str = ""
    steder: int = 0
    """How many paragraphs of the new side print it."""


@dataclass(frozen=True, slots=True)
class Fundlinje:
    """A finding of the rules that only one side has."""

    alvor: Alvor
    regel: str
    besked: str
    sted: str
    """File in the project and line: »tal.yaml:12«."""


@dataclass(frozen=True, slots=True)
class Fundforskel:
    """The findings of two projects held against each other."""

    nye: tuple[Fundlinje, ...]
    væk: tuple[Fundlinje, ...]
    ens: int
    """How many stand on both sides."""
    før: dict[Alvor, int]
    nu: dict[Alvor, int]


@dataclass(frozen=True, slots=True)
class Afsnitsforbrug:
    """What a section takes of the pages; None on a side that has no such section."""

    overskrift: str
    niveau: int
    før: float | None
    nu: float | None


@dataclass(frozen=True, slots=True)
class Sideforskel:
    """The page counts of two projects; None for a side that could not be laid out."""

    før: int | None
    nu: int | None
    forbrug_før: float | None
    forbrug_nu: float | None
    grænse: int
    afsnit: tuple[Afsnitsforbrug, ...]

    @property
    def er_ændret(self) -> bool:
        """Tell whether the number of pages or the use of them has changed, as it is printed."""
        return self.før != self.nu or self.forbrug_før != self.forbrug_nu


@dataclass(frozen=True, slots=True)
class ComparisonAnswer:
    """Two sides held against each other."""

    gammel: str
    ny: str
    grundlag: str
    """``"indhold"``: two projects, field by field; ``"dokument"``: two documents' text."""
    ændringer: tuple[Ændring, ...]
    følger: tuple[Følge, ...] = ()
    fund: Fundforskel | None = None
    sider: Sideforskel | None = None
    forbehold: tuple[str, ...] = ()
    """What could not be compared, and why: whole sentences."""

    @property
    def er_ens(self) -> bool:
        """Tell whether nothing has changed of what was compared."""
        fund = self.fund is not None and bool(self.fund.nye or self.fund.væk)
        sider = self.sider is not None and self.sider.er_ændret
        return not (self.ændringer or self.følger or fund or sider)


def efter_sted(ændringer: Sequence[Ændring]) -> dict[str, dict[str, list[Ændring]]]:
    """Return part -> section -> its changes, in the order they come."""
    ud: dict[str, dict[str, list[Ændring]]] = {}
    for ændring in ændringer:
        ud.setdefault(ændring.del_, {}).setdefault(ændring.afsnit, []).append(ændring)
    return ud
