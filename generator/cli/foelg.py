"""Run again whenever a file is saved: between two fixed lines, by which an editor tells runs apart.

The files are looked at a few times a second, so it needs no package and works on network drives.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

BEGYNDER = "Tjekker."
SLUTTER = "Venter på, at en fil gemmes. Afslut med Ctrl-C."
SEKUNDER = 0.4
SÆT = ("regelsæt", "kriterier")
"""Folders beside a project with sets of its own."""


def følg(mapper: Sequence[Path], kør: Callable[[], object]) -> int:
    """Run until Ctrl-C; what a run says of a fault is on the screen, and the next comes anyway."""
    sidst: object = None
    try:
        while True:
            if (nu := _aftryk(mapper)) != sidst:
                sidst = nu
                click.echo(BEGYNDER)
                kør()
                click.echo(SLUTTER)
                sys.stdout.flush()
            time.sleep(SEKUNDER)
    except KeyboardInterrupt:
        return 0


def _aftryk(mapper: Sequence[Path]) -> list[tuple[str, int, int]]:
    """Return name, time and size of every file in the folders; hidden ones are nobody's content."""
    ud = []
    for rod in (*mapper, *(m.resolve().parent / navn for m in mapper for navn in SÆT)):
        for mappe, undermapper, filer in os.walk(rod):
            undermapper[:] = [m for m in undermapper if not m.startswith(".")]
            for navn in filer:
                fil = Path(mappe, navn)
                try:
                    stat = fil.stat()
                except OSError:  # gone between the two looks
                    continue
                if not navn.startswith((".", "~")):
                    ud.append((str(fil), stat.st_mtime_ns, stat.st_size))
    return sorted(ud)
