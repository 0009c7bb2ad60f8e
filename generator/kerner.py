"""Many projects over the machine's cores; what becomes of each is handed out in their order."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import active_children, get_all_start_methods, get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from types import FrameType

from generator.laesning.typer import ProjektFejl
from generator.loeb import HOLD, Udfald, gennemfør_alle
from generator.omfang import Omfang
from generator.projekter import vis

FLEST = 4
"""Processes at most: this one puts into words what all of them find, and is the bottleneck then."""
FORNY = 20
"""Holds before the processes are replaced: what they cannot give back grows by 20 MiB meanwhile."""
FRIST = 5
"""Seconds that a process without its origin gets to put away what it has begun."""

Hold = Sequence[Path]


def gennemfør_mange(mapper: Sequence[Path], omfang: Omfang) -> Iterator[Udfald]:
    """Take projects through all stages, in their order, as many at a time as there are cores."""
    kerner = min(os.cpu_count() or 1, FLEST)
    if kerner == 1:
        yield from gennemfør_alle(mapper, omfang)
        return
    størrelse = min(HOLD, -(-len(mapper) // kerner))
    alle = deque(mapper[nr : nr + størrelse] for nr in range(0, len(mapper), størrelse))
    while alle:
        rest = deque(alle.popleft() for _ in range(min(len(alle), FORNY)))
        while rest:
            try:
                yield from _fordel(rest, omfang, kerner)
            except BrokenProcessPool:
                # One of those begun took its process with it; the next in line are done one by
                # one, so that it takes nobody else with it when its turn comes.
                for mappe in rest.popleft():
                    yield from _alene(mappe, omfang)


def _alene(mappe: Path, omfang: Omfang) -> Iterator[Udfald]:
    try:
        yield from _fordel(deque([[mappe]]), omfang, 1)
    except BrokenProcessPool:
        yield ProjektFejl(
            f"{vis(mappe)} kunne ikke behandles: Styresystemet standsede programmet, mens det var "
            "i gang med projektet. Oftest mangler der hukommelse: Luk andre programmer, og prøv "
            "igen med det ene projekt."
        )


def _fordel(rest: deque[Hold], omfang: Omfang, kerner: int) -> Iterator[Udfald]:
    """Hand out what becomes of the first in `rest`, and take it away; raises BrokenProcessPool."""
    with _processer(kerner) as processer:
        begyndt: deque[Future[list[Udfald]]] = deque()
        while True:
            # One more than there are processes, so that none waits; no more, so that what is done
            # before its turn does not pile up.
            while len(begyndt) < min(kerner + 1, len(rest)):
                begyndt.append(processer.submit(_gennemfør, rest[len(begyndt)], omfang))
            udfald = begyndt.popleft().result()
            rest.popleft()
            if not rest:
                break
            yield from udfald
            del udfald
            gc.collect()  # as between the holds of `gennemfør_alle`, here and there
    # Handed out when the processes are gone: who has got the last asks for no more.
    yield from udfald


def _gennemfør(hold: Hold, omfang: Omfang) -> list[Udfald]:
    gc.collect()
    return list(gennemfør_alle(hold, omfang))


@contextmanager
def _processer(antal: int) -> Iterator[ProcessPoolExecutor]:
    # A bare fork copies the locks of threads that are not there; Python 3.14 does as we do here.
    metode = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    ophav = get_context(metode)
    if metode == "forkserver":
        ophav.set_forkserver_preload([__name__])  # the program is read once, not once a process
    processer = ProcessPoolExecutor(antal, ophav, _begynd, gc.get_threshold())
    try:
        yield processer
    except BaseException:
        for barn in active_children():
            if barn.pid:
                with suppress(ProcessLookupError):
                    os.kill(barn.pid, signal.SIGINT)  # on Windows it is ended at once
        raise
    finally:
        processer.shutdown(cancel_futures=True)


def _begynd(*oprydning: int) -> None:
    """Settle a new process: it must end with the one it works for, and without a trace."""
    gc.set_threshold(*oprydning)
    signal.signal(signal.SIGINT, _afbrudt)
    threading.Thread(target=_følg_ophavet, daemon=True).start()


def _afbrudt(_signal: int, _ramme: FrameType | None) -> None:
    raise SystemExit


def _følg_ophavet() -> None:
    ophav = parent_process()
    assert ophav is not None, "den er startet af en anden"
    wait([ophav.sentinel])
    if hasattr(signal, "pthread_kill"):  # not on Windows
        # As Ctrl-C would: a LibreOffice that was started is closed again.
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    time.sleep(FRIST)
    os._exit(1)
