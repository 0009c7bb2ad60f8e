"""A disk that fails at any one call is a sentence, and what was built before stays as it was."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.maskine.segl import forsegl
from tests.cli.hjaelp import Program
from tests.proeveprojekt import EKSEMPLER, kopi

pytestmark = pytest.mark.langsom

GAMMEL = forsegl("tekst", b"den gamle")
"""A file of ours."""
FEJL = (errno.EIO, errno.ETIMEDOUT, errno.ESTALE)
"""What a bad disk, a lost network drive and one that was mounted again answer."""


class Disk:
    """The system's calls on paths under one folder, of which one fails."""

    def __init__(self, under: str) -> None:
        self.under, self.nr, self.fejler, self.kode = under, 0, -1, errno.EIO
        self.kald: list[str] = []

    def fald(self, hvad: str, sti: Any) -> None:
        """Count a call, and fail when its turn has come."""
        navn = os.fspath(sti) if isinstance(sti, str | os.PathLike) else ""
        if f"{self.under}{os.sep}" not in f"{os.path.abspath(navn)}{os.sep}":  # noqa: PTH100
            return
        self.kald.append(f"{hvad} {navn}")
        self.nr += 1
        if self.nr == self.fejler:
            raise OSError(self.kode, os.strerror(self.kode), navn)


class _Læser(io.BufferedReader):
    """A file that opens and then cannot be read."""

    disk: Disk
    sti: str

    def read(self, *a: Any) -> bytes:
        self.disk.fald("read", self.sti)
        return super().read(*a)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    ud = Disk("plan")

    def vogt(modul: Any, navn: str) -> None:
        rigtig: Callable[..., Any] = getattr(modul, navn)

        def kald(sti: Any = ".", *a: Any, **k: Any) -> Any:
            ud.fald(navn, sti)
            return rigtig(sti, *a, **k)

        monkeypatch.setattr(modul, navn, kald)

    for navn in ("stat", "lstat", "listdir", "scandir", "open", "readlink"):
        vogt(os, navn)
    åbn = io.open

    def åbn_og_læs(sti: Any, mode: str = "r", *a: Any, **k: Any) -> Any:
        ud.fald("open", sti)
        strøm = åbn(sti, mode, *a, **k)
        if mode == "rb" and isinstance(strøm, io.BufferedReader) and not isinstance(sti, int):
            læser = _Læser(strøm.detach())
            læser.disk, læser.sti = ud, os.fspath(sti)
            return læser
        return strøm

    monkeypatch.setattr(io, "open", åbn_og_læs)
    return ud


def _indhold(mappe: Path) -> Iterator[tuple[str, bytes]]:
    for sti, _, filer in os.walk(mappe):
        for navn in filer:
            fil = Path(sti, navn)
            if stat.S_ISREG(fil.stat().st_mode):
                yield str(fil), fil.read_bytes()


def test_en_disk_der_svigter_hvor_som_helst(program: Program, disk: Disk) -> None:
    kopi(Path("plan"), EKSEMPLER / "alt")
    (Path("plan") / "kriterier").mkdir()
    disk.nr, disk.kald = 0, []
    assert program("byg", "plan", "--rapport", "kort", "--format", "md").kode == 0
    kald = disk.kald
    assert {k.split()[0] for k in kald} >= {"open", "read", "stat", "listdir"}, "intet er vogtet"
    hele = dict(_indhold(Path("ud")))
    gamle = dict.fromkeys(hele, GAMMEL)
    # The first and the last of the calls that are alike.
    numre = {kald.index(k) for k in kald} | {len(kald) - 1 - kald[::-1].index(k) for k in kald}
    for nr in sorted(numre):
        for navn in gamle:
            Path(navn).write_bytes(GAMMEL)
        disk.kode, disk.nr, disk.fejler = FEJL[nr % len(FEJL)], 0, nr + 1
        svar = program("byg", "plan", "--rapport", "kort", "--format", "md")
        disk.fejler = -1
        hvor = f"kald {nr}, {kald[nr]}: {svar}"
        match svar.kode:
            case 0:  # the call did not matter
                assert dict(_indhold(Path("ud"))) == hele, hvor
            case 1:  # a file is said to be missing, and the draft is without it
                assert svar.fejllinjer, hvor
            case 2:
                assert svar.fejl.count("\n") == 1, hvor
                assert svar.fejl.endswith((" er afbrudt.\n", "svarer ikke.\n", "skrivefejl.\n")), (
                    hvor
                )
                assert dict(_indhold(Path("ud"))) == gamle, hvor
            case _:
                pytest.fail(hvor)
