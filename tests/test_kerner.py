"""Many projects over the cores: the same answers in the same order, and nothing left behind."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from generator import kerner
from generator.kerner import gennemfør_mange
from generator.laesning.typer import ProjektFejl
from generator.loeb import Resultat, Udfald, gennemfør_alle
from generator.omfang import Omfang
from tests.proeveprojekt import EKSEMPLER, kopi

OMFANG = Omfang(pdf=False)
DRÆBER = "draeber"
T = TypeVar("T")


@pytest.fixture
def mange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return projects that are not alike, one that cannot be read among them."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    mapper = [kopi(tmp_path / f"plan-{nr}") for nr in range(7)]
    for nr, mappe in enumerate(mapper):
        (mappe / "problemkompleks.yaml").write_text(f"ukendt-{nr}: her\n", encoding="utf-8")
    (mapper[2] / "projekt.yaml").unlink()
    return mapper


def _sagt(udfald: Udfald) -> object:
    return (udfald.navn, udfald.fund, udfald.mål) if isinstance(udfald, Resultat) else str(udfald)


@pytest.mark.parametrize("forny", [1, kerner.FORNY])
def test_over_kernerne_siges_det_samme_i_samme_orden(
    mange: list[Path], monkeypatch: pytest.MonkeyPatch, forny: int
) -> None:
    monkeypatch.setattr(kerner, "HOLD", 2)
    monkeypatch.setattr(kerner, "FORNY", forny)
    delt = list(map(_sagt, gennemfør_mange(mange, OMFANG)))
    assert delt == list(map(_sagt, gennemfør_alle(mange, OMFANG)))
    assert len({str(sagt) for sagt in delt}) == len(mange)


def test_andre_processer_arbejder(mange: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kerner, "_gennemfør", _hvem)
    numre = {str(udfald) for udfald in gennemfør_mange(mange, OMFANG)}
    assert len(numre) == 2
    assert str(os.getpid()) not in numre


def _hvem(hold: Sequence[Path], _: Omfang) -> list[Udfald]:
    time.sleep(0.5)
    return [ProjektFejl(str(os.getpid())) for _mappe in hold]


def test_et_projekt_der_tager_sin_proces_med_standser_ikke_de_andre(
    mange: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    mange[4] = mange[4].rename(mange[4].parent / DRÆBER)
    monkeypatch.setattr(kerner, "_gennemfør", _eller_dø)
    udfald = list(gennemfør_mange(mange, OMFANG))
    assert [isinstance(et, Resultat) for et in udfald] == [nr not in (2, 4) for nr in range(7)]
    assert re.search(f"{DRÆBER} kunne ikke behandles: .* prøv igen med det ene", str(udfald[4]))


def _eller_dø(hold: Sequence[Path], omfang: Omfang) -> list[Udfald]:
    if any(mappe.name == DRÆBER for mappe in hold):
        os.kill(os.getpid(), signal.SIGKILL)
    return list(gennemfør_alle(hold, omfang))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="læser processerne i /proc")
@pytest.mark.parametrize("hvormed", [signal.SIGINT, signal.SIGKILL])
def test_standses_løbet_er_der_ingen_processer_tilbage(tmp_path: Path, hvormed: int) -> None:
    for nr in range(40):
        shutil.copytree(EKSEMPLER / "mindste", tmp_path / f"plan-{nr}")
    navne = sorted(mappe.name for mappe in tmp_path.iterdir())
    proces = subprocess.Popen(
        [sys.executable, "-m", "generator", "tjek", "--uden-cache", *navne],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )  # fmt: skip
    efterkommere = _vent_på(lambda: under if len(under := _under(proces.pid)) > 3 else [])
    time.sleep(0.5)
    proces.send_signal(hvormed)
    _, fejl = proces.communicate(timeout=30)
    if hvormed == signal.SIGINT:
        assert proces.returncode == 2
    assert "Traceback" not in fejl
    _vent_på(lambda: not any(_lever(pid) for pid in efterkommere))


def _vent_på(hvad: Callable[[], T]) -> T:
    frist = time.monotonic() + 30
    while time.monotonic() < frist:
        if svar := hvad():
            return svar
        time.sleep(0.02)
    raise AssertionError("det skete ikke på 30 sekunder")


def _under(pid: int) -> list[int]:
    """Return the children of a process, and theirs."""
    alle: list[int] = []
    for tråd in Path(f"/proc/{pid}/task").glob("*/children"):
        for barn in map(int, tråd.read_text().split()):
            alle += [barn, *_under(barn)]
    return alle


def _lever(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
