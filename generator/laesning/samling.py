"""What the readers fill while they read: places, faults, and the files that were opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.fund import Peg, PlaceretFund, Sted, Sti
from generator.laesning.filer import Afvist, læs_bytes
from generator.laesning.kildekort import Kildekort
from generator.laesning.laesefejl import LÆSEFEJL


@dataclass(slots=True)
class Samling:
    """The state of one reading; the readers only add to it."""

    mappe: Path
    kort: Kildekort
    fund: list[PlaceretFund] = field(default_factory=list)
    stier: set[Path] = field(default_factory=set)
    ulæste: set[Sti] = field(default_factory=set)
    tegn: int = 0
    """Characters of YAML and Markdown so far; a file that is pointed to twice counts twice."""

    punkter: int = 0
    """Points of the pictures so far."""

    i_stedet: Mapping[Path, bytes] = field(default_factory=dict)
    """Content that is tried instead of what a file holds."""
    data: dict[Path, bytes] = field(default_factory=dict)
    """Every text file that was read, as it was."""

    def læs(self, fil: Path, visning: str) -> bytes | Afvist:
        """Return a file's content, bounded by its kind; raises `ProjektFejl`."""
        data = self.i_stedet[fil] if fil in self.i_stedet else læs_bytes(fil, visning)
        if isinstance(data, bytes):
            self.data[fil] = data
        return data

    def meld(
        self,
        regel: str,
        sti: Sti,
        sted: Sted,
        besked: str,
        ret: str,
        *,
        ord: str = "",  # noqa: A002 - named as the field of Fund
        peg: Peg = Peg.VÆRDI,
    ) -> None:
        """Add a fault; `regel` must be one that `forklar` can explain."""
        if regel not in LÆSEFEJL:
            raise KeyError(regel)
        self.fund.append(PlaceretFund(sti, besked, ret, peg=peg, ord=ord, regel=regel, sted=sted))
