"""What the stage hands on: raw values, tables, and the one exception it raises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from generator.fund import PlaceretFund, Sti
    from generator.laesning.kildekort import Kildekort


class ProjektFejl(Exception):
    """The project cannot be read at all; the text is a Danish sentence (exit code 2)."""


@dataclass(frozen=True, slots=True)
class Tabeldata:
    """The rows of a CSV or XLSX file; every cell is text in its Danish form, empty is ``""``.

    Row `i` and its cells have the paths ``(*sti, i)`` and ``(*sti, i, header)``; the header
    itself has ``(*sti, header)``. Rows that are blank are not counted.
    """

    fil: Path
    kolonner: tuple[str, ...]
    rækker: list[dict[str, str]]


Rå: TypeAlias = "dict[str, Rå] | list[Rå] | str | Tabeldata | None"


@dataclass(frozen=True)
class Rådata:
    """A project as read: text and structure, nothing yet understood."""

    mappe: Path
    filer: dict[str, Rå]
    """By stem; only the files that are there and could be read."""
    kort: Kildekort
    fund: tuple[PlaceretFund, ...]
    stier: tuple[Path, ...]
    """Every file that was read, sorted: what a cache or a hook must watch."""
    ulæselige: frozenset[str]
    """Stems of files that are there but could not be read; nobody calls them missing."""
    ulæste: frozenset[Sti] = field(default_factory=frozenset)
    """Values that are None because reading them failed; nobody calls them missing."""
    data: Mapping[Path, bytes] = field(default_factory=dict)
    """The files of text and figures, as they were when they were read."""
