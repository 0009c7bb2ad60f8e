"""The board: the newest edition of every project, and who waits for the next."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.maskine.sti import vis_sti
from generator.vis.udgave import Data, Udgave, skriv

SEKUNDER_MELLEM_LIVSTEGN = 15.0


@dataclass(frozen=True)
class Opslag:
    """What stands on the board of one project."""

    mappe: Path
    udgave: Udgave
    arbejder: bool = False


class Tavle:
    """Written by the building thread, read by the server's; each change wakes who waits."""

    def __init__(self, mapper: Sequence[Path]) -> None:
        self.nr = 0
        self.lukket = False
        self.løkke: asyncio.AbstractEventLoop | None = None
        self.lyttere: set[asyncio.Event] = set()
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
        self.væk()

    def luk(self) -> None:
        """Let everyone go."""
        self.lukket = True
        self.væk()

    def væk(self) -> None:
        """Wake who waits, from whatever thread."""
        if self.løkke is not None and not self.løkke.is_closed():
            self.løkke.call_soon_threadsafe(self._væk)

    def _væk(self) -> None:
        for lytter in self.lyttere:
            lytter.set()

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

    async def følg(self) -> AsyncIterator[list[Data] | None]:
        """Yield the overview now and at every change; None as a sign of life."""
        vækket = asyncio.Event()
        self.lyttere.add(vækket)
        try:
            while not self.lukket:
                vækket.clear()
                yield self.overblik()
                while not vækket.is_set():
                    try:
                        await asyncio.wait_for(vækket.wait(), SEKUNDER_MELLEM_LIVSTEGN)
                    except TimeoutError:
                        yield None
        finally:
            self.lyttere.discard(vækket)
