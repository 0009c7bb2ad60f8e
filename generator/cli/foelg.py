"""Run again whenever a file is saved: between two fixed lines, by which an editor tells runs apart.

The files are looked at a few times a second, so it needs no package and works on network drives.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from generator.cli.udgang import Udgang
from generator.cli.udskrift import sig
from generator.dansk.lister import opregn
from generator.laesning.projekter import EGNE_SÆT
from generator.maskine.filsyn import Forsøg, se
from generator.maskine.sti import vis_sti

BEGYNDER = "Tjekker."
SLUTTER = "Venter på, at en fil gemmes. Afslut med Ctrl-C."
SEKUNDER = 0.4


def følg(mapper: Sequence[Path], kør: Callable[[], int]) -> int:
    """Run until Ctrl-C; what a run says of a fault is on the screen, and the next comes anyway.

    A project that the system did not let be read is tried again without a save: what locked the
    file (a virus scanner, Excel) does not change it when it lets go.
    """
    rødder = [*mapper, *(m.resolve().parent / navn for m in mapper for navn in EGNE_SÆT)]
    sidst: object = None
    sagt: set[Path] = set()
    forsøg = Forsøg()
    try:
        while True:
            syn = se(rødder)
            if ny := [m for m in syn.udeladt if m not in sagt]:
                sagt |= {*ny}
                sig(ikke_fulgt(ny))
            if syn.aftryk != sidst or forsøg.er_nu(time.monotonic()):
                sidst = syn.aftryk
                click.echo(BEGYNDER)
                kode = kør()
                forsøg.gik(time.monotonic(), godt=kode != Udgang.BRUG)
                click.echo(SLUTTER)
                sys.stdout.flush()
            time.sleep(SEKUNDER)
    except KeyboardInterrupt:
        return 0


def ikke_fulgt(mapper: Sequence[Path]) -> str:
    """Say which folders are not watched."""
    navne = opregn(vis_sti(mappe) for mappe in mapper)
    return (
        f"{navne} følges ikke, for der ligger for meget, eller det er en genvej til et andet sted. "
        "Gem en af projektets egne filer for at tjekke igen."
    )
