"""Completion in a real bash, asked with the tab key."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.hjaelp import proces
from tests.proeveprojekt import kopi

BASH = shutil.which("bash")
pytestmark = [
    pytest.mark.langsom,
    pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="bash er ikke installeret"),
]
KLAR = "<<klar>>"


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    for navn in ("indhold/havn", "indhold/min plan på øen", "vestby"):
        (tmp_path / navn).parent.mkdir(exist_ok=True)
        kopi(tmp_path / navn)
    (tmp_path / "andet").mkdir()
    bin_ = tmp_path / ".bin"
    bin_.mkdir()
    program = bin_ / "projektbeskrivelse"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n')
    program.chmod(0o755)
    return tmp_path


def _efter_tab(mappe: Path, skrevet: str) -> str:
    """Type a line at bash's prompt, press tab twice, and return all that bash then shows."""
    import pty
    import select

    assert BASH
    vært, konsol = pty.openpty()
    miljø = {
        **os.environ,
        "PATH": f"{mappe / '.bin'}{os.pathsep}{os.environ['PATH']}",
        "PS1": KLAR, "TERM": "dumb", "LC_ALL": "C.UTF-8", "INPUTRC": os.devnull, "HISTFILE": "",
        "PYTHONUTF8": "1",
    }  # fmt: skip
    barn = subprocess.Popen(
        [BASH, "--norc", "--noprofile", "-i"],
        cwd=mappe, stdin=konsol, stdout=konsol, stderr=konsol, env=miljø, start_new_session=True,
    )  # fmt: skip
    os.close(konsol)

    def læs_til(mønster: str, sekunder: float) -> str:
        ud, frist = "", time.monotonic() + sekunder
        while not re.search(mønster, ud) and time.monotonic() < frist:
            if select.select([vært], [], [], 0.2)[0]:
                ud += os.read(vært, 65536).decode("utf-8", "replace")
        return ud

    def skriv(tekst: str) -> None:
        os.write(vært, tekst.encode())

    try:
        læs_til(KLAR, 30)
        skriv('PS1=""; bind "set enable-bracketed-paste off"; bind "set page-completions off"\n')
        skriv('bind "set completion-query-items 0"; bind "set show-all-if-ambiguous on"\n')
        skriv('eval "$(_PROJEKTBESKRIVELSE_COMPLETE=bash_source projektbeskrivelse)"\n')
        skriv("echo sat''op\n")
        læs_til("satop", 30)
        skriv(f"{skrevet}\t")
        time.sleep(0.1)
        # Whatever has been put in is shown by letting bash echo the line it has made.
        skriv("\x01echo linjen: '\x05'\n")
        return læs_til(r"linjen: [^'\n]*\r\n", 30)
    finally:
        barn.kill()
        barn.wait(30)
        os.close(vært)


def linjen(mappe: Path, skrevet: str) -> str:
    """Return the command line after the tab key."""
    svar = _efter_tab(mappe, skrevet)
    fundet = re.findall(r"\nlinjen: (.*?)\r?\n", svar.replace("\r\n", "\n") + "\n")
    assert fundet, svar
    return str(fundet[-1])


@pytest.mark.parametrize(
    ("skrevet", "ventet"),
    [
        ("projektbeskrivelse forkl", "projektbeskrivelse forklar "),
        (
            "projektbeskrivelse forklar periode-ov",
            "projektbeskrivelse forklar periode-over-fire-aar ",
        ),
        ("projektbeskrivelse tjek vest", "projektbeskrivelse tjek vestby "),
        ("projektbeskrivelse tjek indhold/h", "projektbeskrivelse tjek indhold/havn "),
        ("projektbeskrivelse byg --format docx,p", "projektbeskrivelse byg --format docx,pdf "),
        ("projektbeskrivelse tjek --format gi", "projektbeskrivelse tjek --format github "),
        ("projektbeskrivelse byg --ende", "projektbeskrivelse byg --endelig "),
    ],
)  # fmt: skip
@pytest.mark.stikproeve(3)
def test_tabulator_skriver_resten(skrevet: str, ventet: str, mappe: Path) -> None:
    assert linjen(mappe, skrevet) == ventet


def test_et_navn_med_mellemrum_kan_bruges(mappe: Path) -> None:
    assert linjen(mappe, "projektbeskrivelse byg indhold/m") == (
        "projektbeskrivelse byg indhold/min\\ plan\\ på\\ øen "
    )


@pytest.mark.parametrize("skal", ["bash", "zsh", "fish"])
def test_opsaetningen_kan_skrives_for_hver_skal(skal: str, tmp_path: Path) -> None:
    svar = proces(mappe=tmp_path, _PROJEKTBESKRIVELSE_COMPLETE=f"{skal}_source")
    assert svar.returncode == 0
    assert b"_PROJEKTBESKRIVELSE_COMPLETE" in svar.stdout


def test_hvad_der_foreslaas(mappe: Path) -> None:
    def forslag(*ord_: str, skal: str = "zsh") -> str:
        linje = " ".join(["projektbeskrivelse", *ord_])
        svar = proces(
            mappe=mappe, _PROJEKTBESKRIVELSE_COMPLETE=f"{skal}_complete",
            COMP_WORDS=linje, COMP_CWORD=str(len(ord_)),
        )  # fmt: skip
        assert (svar.returncode, svar.stderr) == (0, b"")
        return svar.stdout.decode()

    alle = forslag("tjek", "''").splitlines()[1::3]
    assert alle == ["indhold/havn", "indhold/min plan på øen", "vestby"]
    assert "periode-omvendt" in forslag("forklar", "peri")
    assert forslag("byg", "--format", "pdf,").splitlines()[1::3] == ["pdf,docx", "pdf,md"]
    assert forslag("tjek", "andet/x").splitlines()[0] == "file"
