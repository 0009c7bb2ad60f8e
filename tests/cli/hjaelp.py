"""Run the program: in this process where that is enough, else as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli.program import kør


@dataclass(frozen=True)
class Kørt:
    """What a run gave."""

    kode: int
    ud: str
    fejl: str

    @property
    def fejllinjer(self) -> list[str]:
        """The findings of alvor fejl in a `kort` report."""
        return [linje for linje in self.ud.splitlines() if ": fejl " in linje]


class Program:
    """The program in a folder of its own."""

    def __init__(self, mappe: Path, opfanget: pytest.CaptureFixture[bytes]) -> None:
        self.mappe, self.opfanget = mappe, opfanget

    def __call__(self, *argumenter: str | Path) -> Kørt:
        self.opfanget.readouterr()
        kode = kør([str(a) for a in argumenter])
        ud, fejl = self.opfanget.readouterr()
        return Kørt(kode, ud.decode("utf-8"), fejl.decode("utf-8"))


def proces(
    *argumenter: str | Path, mappe: Path, foran: Sequence[str] = (), **miljø: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as its users do, standard output a pipe."""
    return subprocess.run(
        [*foran, sys.executable, "-m", "generator", *map(str, argumenter)],
        cwd=mappe,
        env={**os.environ, **miljø},
        capture_output=True,
        timeout=120,
        check=False,
    )
