"""The board: the newest edition of every project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.maskine.sti import vis_sti
from generator.vis.udgave import Data, Udgave, skriv


@dataclass(frozen=True)
class Opslag:
    """What stands on the board of one project."""

    mappe: Path
    udgave: Udgave
    arbejder: bool = False


class Tavle:
    """Written by the building thread, read by the server's."""

    def __init__(self, mapper: Sequence[Path]) -> None:
        self.nr = 0
        self.stand = 0
        """Counts the changes: who has seen this one has seen all."""
        self.opslag = [
            Opslag(mappe, skriv(0, {"læses": True, "titel": mappe.resolve().name}), True)
            for mappe in mapper
        ]

    def næste(self) -> int:
        """Return the number of the next edition."""
        self.nr += 1
        return self.nr

    def sæt(self, nr: int, opslag: Opslag) -> None:
        """Put up what is new of a project."""
        self.opslag[nr] = opslag
        self.stand += 1

    def overblik(self) -> list[Data]:
        """Return one line a project for the list."""
        return [
            {
                "nr": nr,
                "udgave": o.udgave.nr,
                "arbejder": o.arbejder,
                "sti": vis_sti(o.mappe),
                "mappe": o.mappe.resolve().name,
                "titel": o.udgave.data.get("titel") or o.mappe.resolve().name,
                "måler": o.udgave.data.get("måler"),
                "antal": o.udgave.data.get("antal"),
                "stop": bool(o.udgave.data.get("stop")),
            }
            for nr, o in enumerate(self.opslag)
        ]
