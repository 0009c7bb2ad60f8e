"""The one grid that a CSV file and a sheet of a workbook are read into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator.fund import Sted
from generator.laesning.kildekort import Kildestykke

FORMEL = "formel uden resultat"
TUSINDER = "vist i tusinder"


class Arkfejl(Exception):
    """A table cannot be read; a fault's rule and its two Danish sentences."""

    def __init__(self, regel: str, besked: str, ret: str, sted: Sted | None = None) -> None:
        super().__init__(f"{besked} {ret}")
        self.regel, self.besked, self.ret = regel, besked, ret
        self.sted = sted
        """None when it is about the whole file."""


@dataclass(frozen=True, slots=True)
class Arkcelle:
    """A cell: what it shows, and the number in it when the sheet knows it as one."""

    række: int
    kolonne: int
    tekst: str
    """As a Dane would type it."""
    tal: Decimal | None = None
    """Of a number cell; a percent format is already reckoned in (0.425 is 42,5)."""
    procent: bool = False
    decimaler: int | None = None
    """How many the cell's format shows; None when it names none."""
    dato: bool = False
    fejl: str = ""
    """The error the cell shows, `FORMEL` or `TUSINDER`."""
    kilde: Kildestykke | Sted | None = None
    """None in a table that comes from a Word document."""

    @property
    def ulæst(self) -> bool:
        """Return whether the cell has a value that could not be had."""
        return self.fejl not in ("", TUSINDER)

    @property
    def plads(self) -> Kildestykke | Sted:
        """Return where the cell stands; it must be from a file."""
        if self.kilde is None:
            raise ValueError(self)
        return self.kilde

    @property
    def sted(self) -> Sted:
        """Return the place of its first character; the cell must be from a file."""
        plads = self.plads
        return plads.sted() if isinstance(plads, Kildestykke) else plads


@dataclass(frozen=True)
class Ark:
    """One sheet, or a whole CSV file read with one delimiter."""

    fil: str
    """As the messages name it."""
    navn: str | None
    """None for a CSV file."""
    felter: Mapping[int, Sequence[Arkcelle]]
    """By row from 1, empty cells too; rows that hold nothing are not there."""
    skjult: bool = False
    flettede: tuple[tuple[int, int, int, int], ...] = ()
    """Merged areas: first column, first row, last column, last row."""
    skjulte_rækker: frozenset[int] = frozenset()
    skjulte_kolonner: frozenset[int] = frozenset()
    adskiller: str = ""
    """The delimiter's name in a CSV file."""

    @cached_property
    def celler(self) -> dict[int, dict[int, Arkcelle]]:
        """Return the cells that hold something, by row and column from 1."""
        return {
            nr: {celle.kolonne: celle for celle in række if celle.tekst or celle.fejl}
            for nr, række in self.felter.items()
        }

    def sted(self, række: int, kolonne: int | None = None) -> str:
        """Return a place as the messages name it."""
        if self.navn is None:
            return f"{self.fil}, linje {række}" + (f", felt {kolonne}" if kolonne else "")
        hvor = f"celle {adresse(række, kolonne)}" if kolonne else f"række {række}"
        return f"{self.fil}, ark »{self.navn}«, {hvor}"

    @cached_property
    def rækker(self) -> list[int]:
        """Return the rows that hold something, in order."""
        return sorted(self.felter)

    def celle(self, række: int, kolonne: int) -> Arkcelle | None:
        """Return a cell, or None when it is empty."""
        return self.celler.get(række, {}).get(kolonne)

    def tekst(self, række: int, kolonne: int | None) -> str:
        """Return what a cell shows; empty when there is none."""
        celle = self.celle(række, kolonne) if kolonne else None
        return celle.tekst if celle else ""

    def dækket(self, række: int, kolonne: int) -> tuple[int, int, int, int] | None:
        """Return the merged area a cell lies in."""
        for område in self.flettede:
            k1, r1, k2, r2 = område
            if r1 <= række <= r2 and k1 <= kolonne <= k2:
                return område
        return None


def adresse(række: int, kolonne: int) -> str:
    """Return a cell's address as Excel shows it: 3, 28 is »AB3«."""
    bogstaver = ""
    while kolonne:
        kolonne, rest = divmod(kolonne - 1, 26)
        bogstaver = chr(65 + rest) + bogstaver
    return f"{bogstaver}{række}"
