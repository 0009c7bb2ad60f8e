"""Run commands as whole processes, taken in turn, and sum up what they cost."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO


@dataclass
class Maaling:
    """What one command cost, round by round."""

    navn: str
    sekunder: list[float] = field(default_factory=list)
    mebibyte: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Return the median of the wall clock in ms."""
        return statistics.median(self.sekunder) * 1000

    @property
    def hukommelse(self) -> float:
        """Return the highest peak in MiB."""
        return max(self.mebibyte)


@dataclass(frozen=True)
class Opgave:
    """One line of the table: what is run, one process after the other."""

    navn: str
    kommandoer: Sequence[Sequence[str]]
    mappe: Path
    miljø: Mapping[str, str] = field(default_factory=dict)
    koder: tuple[int, ...] = (0, 1)
    """Exit codes that are an answer; any other is a fault of the benchmark."""
    med_børn: bool = False
    """Count the memory of all its processes together, looked at 20 times a second."""
    udskrift: Path | None = None
    """Where what it prints is kept."""


@dataclass(frozen=True)
class Forbrug:
    """What one run of a task cost; the memory is that of its largest process, in MiB.

    Where the task says so it is of all its processes at once, and then also what they mostly held.
    """

    sekunder: float
    mest: float
    mellem: float = 0.0


_MILJØ = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""With it our modules would be compiled in every run, and the peers', whom pip compiled, not."""


def kør(opgave: Opgave) -> Forbrug:
    """Run a task once."""
    with (opgave.udskrift or Path(os.devnull)).open("wb") as udskrift:
        start = time.perf_counter()
        dele = [_kør(opgave, kommando, udskrift) for kommando in opgave.kommandoer]
        sekunder = time.perf_counter() - start
    return Forbrug(sekunder, max(mest for mest, _ in dele), max(mellem for _, mellem in dele))


def _kør(opgave: Opgave, kommando: Sequence[str], udskrift: BinaryIO) -> tuple[float, float]:
    """Run one process; return its peak, and what it mostly held where that is looked at."""
    # `wait4` gives this child's own peak; `getrusage` would give the largest of all so far.
    with subprocess.Popen(
        kommando,
        cwd=opgave.mappe,
        env={**_MILJØ, **opgave.miljø},
        stdin=subprocess.DEVNULL,
        stdout=udskrift,
        stderr=subprocess.PIPE,
    ) as proces:
        assert proces.stderr is not None
        tilsyn = _Tilsyn(proces.pid) if opgave.med_børn else None
        fejl = proces.stderr.read()
        _, status, forbrug = os.wait4(proces.pid, 0)
        proces.returncode = os.waitstatus_to_exitcode(status)
        set_ = tilsyn.slut() if tilsyn else []
    if proces.returncode not in opgave.koder:
        sys.exit(f"{opgave.navn}: {' '.join(kommando)}\n{fejl.decode(errors='replace')}")
    return max([forbrug.ru_maxrss / 1024, *set_]), statistics.median(set_ or [0.0])


class _Tilsyn:
    """Looks at how much memory a process and all its descendants hold; what they share once."""

    def __init__(self, pid: int) -> None:
        self._pid, self._set = pid, list[float]()
        self._færdig = threading.Event()
        self._tråd = threading.Thread(target=self._se)
        self._tråd.start()

    def slut(self) -> list[float]:
        """Return what was seen, in MiB, in the order of time."""
        self._færdig.set()
        self._tråd.join()
        return self._set

    def _se(self) -> None:
        while not self._færdig.wait(0.05):
            self._set.append(sum(map(_hukommelse, _træ(self._pid))))


def _træ(pid: int) -> Iterator[int]:
    yield pid
    for fil in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for barn in fil.read_text().split():
                yield from _træ(int(barn))


def _hukommelse(pid: int) -> float:
    with suppress(OSError):
        for linje in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if linje.startswith("Pss:"):
                return int(linje.split()[1]) / 1024
    return 0.0


def mål(opgaver: Sequence[Opgave], omgange: int) -> list[Maaling]:
    """Run all tasks `omgange` times in turn, after one round that does not count."""
    målinger = [Maaling(opgave.navn) for opgave in opgaver]
    for omgang in range(omgange + 1):
        for opgave, måling in zip(opgaver, målinger, strict=True):
            forbrug = kør(opgave)
            if omgang:  # the first fills the disk's cache and the __pycache__ of all alike
                måling.sekunder.append(forbrug.sekunder)
                måling.mebibyte.append(forbrug.mest)
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return målinger
