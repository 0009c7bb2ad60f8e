"""Many projects over the cores: the same answers in the same order, and nothing left behind."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from generator import kerner
from generator.cli import arbejde
from generator.cli.arbejde import Arbejde, Opgave, intet, udfør
from generator.cli.udgang import Udgang
from generator.kerner import Fordeling
from generator.omfang import Omfang
from tests.proeveprojekt import EKSEMPLER, kopi

if TYPE_CHECKING:
    from generator.loeb import Resultat

OMFANG = Omfang(pdf=False)
DRÆBER = "draeber"
T = TypeVar("T")


@pytest.fixture(autouse=True)
def to_kerner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.fixture
def mange(tmp_path: Path) -> list[Path]:
    """Return projects that are not alike, one that cannot be read among them."""
    mapper = [kopi(tmp_path / f"plan-{nr}") for nr in range(7)]
    for nr, mappe in enumerate(mapper):
        (mappe / "problemkompleks.yaml").write_text(f"ukendt-{nr}: her\n", encoding="utf-8")
    (mapper[2] / "projekt.yaml").unlink()
    return mapper


@pytest.mark.parametrize("forny", [1, kerner.FORNY])
def test_over_kernerne_siges_det_samme_i_samme_orden(
    mange: list[Path], monkeypatch: pytest.MonkeyPatch, forny: int
) -> None:
    monkeypatch.setattr(kerner, "FORNY", forny)
    opgaver = [Opgave(mappe) for mappe in mange]
    delt = list(udfør(Arbejde(OMFANG), opgaver))
    assert delt == list(Arbejde(OMFANG)(opgaver))
    assert len({(svar.fund, svar.fejl) for svar, _ in delt}) == len(mange)
    assert [kode for _, kode in delt].count(Udgang.BRUG) == 1


def test_kun_mange_projekter_deles(mange: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kerner, "Fordeling", _IngenFordeling)
    opgaver = [Opgave(mappe) for mappe in mange]
    assert len(list(udfør(Arbejde(OMFANG), opgaver[: arbejde.MANGE - 1]))) == arbejde.MANGE - 1
    with pytest.raises(AssertionError, match="delt"):
        list(udfør(Arbejde(OMFANG), opgaver[: arbejde.MANGE]))


class _IngenFordeling:
    def __init__(self, *_: object) -> None:
        raise AssertionError("delt")


def test_det_der_foelger_sker_hvor_arbejdet_sker(mange: list[Path]) -> None:
    svar = [svar for svar, _ in udfør(Arbejde(OMFANG, _hvem), [Opgave(m) for m in mange])]
    numre = {et.besked.split()[0] for et in svar if not et.fejl}
    assert len(numre) == 2
    assert str(os.getpid()) not in numre


def _hvem(_: Resultat) -> tuple[Sequence[Path], str]:
    time.sleep(0.2)
    return (), str(os.getpid())


def test_et_projekt_der_tager_sin_proces_med_standser_ikke_de_andre(mange: list[Path]) -> None:
    mange[4] = mange[4].rename(mange[4].parent / DRÆBER)
    svar = list(udfør(Arbejde(OMFANG, _eller_dø), [Opgave(m) for m in mange]))
    assert [bool(et.fejl) for et, _ in svar] == [nr in (2, 4) for nr in range(7)]
    assert re.search(f"{DRÆBER} kunne ikke behandles: .* prøv igen med det ene", svar[4][0].fejl)
    assert svar[4][1] is Udgang.BRUG


def _eller_dø(resultat: Resultat) -> tuple[Sequence[Path], str]:
    if resultat.mappe.name == DRÆBER:
        os.kill(os.getpid(), signal.SIGKILL)
    return intet(resultat)  # type: ignore[return-value]


def test_et_hold_er_hoejst_saa_stort_som_det_skal_vaere() -> None:
    hold = list(Fordeling(_holdet, str, 4).udfør(list(range(17))))
    assert [nr for nr, _ in hold] == list(range(17))
    assert {antal for _, antal in hold} == {4, 1}


def _holdet(hold: Sequence[int]) -> list[tuple[int, int]]:
    return [(nr, len(hold)) for nr in hold]


def test_en_kerne_deler_ikke(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert list(Fordeling(_proces, str, 2).udfør([1, 2, 3])) == [os.getpid()] * 3


def _proces(hold: Sequence[int]) -> list[int]:
    return [os.getpid()] * len(hold)


@pytest.mark.parametrize(
    ("med_typst", "med_tråd", "ventet"),
    [(False, False, "fork"), (True, False, "forkserver"), (False, True, "forkserver")],
)
@pytest.mark.skipif(sys.platform != "linux", reason="kun på Linux begynder en proces som en kopi")
def test_en_kopi_tages_kun_af_en_proces_uden_andre_traade(
    monkeypatch: pytest.MonkeyPatch, med_typst: bool, med_tråd: bool, ventet: str
) -> None:
    monkeypatch.delitem(sys.modules, "typst", raising=False)
    if med_typst:
        monkeypatch.setitem(sys.modules, "typst", os)
    monkeypatch.setattr(threading, "active_count", lambda: 1 + med_tråd)
    assert kerner._metode() == ventet


def test_mange_bygges_af_flere_processer(tmp_path: Path) -> None:
    navne = [f"plan-{nr}" for nr in range(8)]
    for navn in navne:
        shutil.copytree(EKSEMPLER / "mindste", tmp_path / navn)
    (tmp_path / navne[3] / "projekt.yaml").write_text("navn: [\n", encoding="utf-8")
    svar = subprocess.run(
        [sys.executable, "-m", "generator", "byg", *navne, "--format", "docx,md"],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=120,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert svar.returncode == 1, svar.stderr
    skrevet = re.findall(r"ud[/\\](plan-\d)\.(\w+)", svar.stdout)
    hele = [navn for navn in navne if navn != navne[3]]
    assert skrevet == [(navn, endelse) for navn in hele for endelse in ("docx", "md")]
    assert {fil.name for fil in (tmp_path / "ud").iterdir()} == {f"{n}.{e}" for n, e in skrevet}
    assert re.search(r"plan-3[/\\]projekt\.yaml:\d", svar.stdout), svar.stdout


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="læser processerne i /proc")
@pytest.mark.parametrize("hvormed", [signal.SIGINT, signal.SIGKILL])
def test_standses_løbet_er_der_ingen_processer_tilbage(tmp_path: Path, hvormed: int) -> None:
    for nr in range(500):
        shutil.copytree(EKSEMPLER / "mindste", tmp_path / f"plan-{nr}")
    navne = sorted(mappe.name for mappe in tmp_path.iterdir())
    proces = subprocess.Popen(
        [sys.executable, "-m", "generator", "tjek", "--uden-cache", *navne],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )  # fmt: skip
    efterkommere = _vent_på(lambda: under if len(under := _under(proces.pid)) > 1 else [])
    time.sleep(0.5)
    proces.send_signal(hvormed)
    _, fejl = proces.communicate(timeout=30)
    if hvormed == signal.SIGINT:
        assert proces.returncode == 2
    assert "Traceback" not in fejl
    _vent_på(lambda: not any(_lever(pid) for pid in efterkommere))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="læser processerne i /proc")
@pytest.mark.parametrize("efter", [0.0, 0.005, 0.01, 0.02, 0.04, 0.08])
def test_ctrl_c_mens_processerne_begynder_standser_dem_alle(tmp_path: Path, efter: float) -> None:
    navne = [f"plan-{nr:02}" for nr in range(60)]
    for navn in navne:
        shutil.copytree(EKSEMPLER / "mindste", tmp_path / navn)
    proces = subprocess.Popen(
        [sys.executable, "-m", "generator", "byg", "--uden-cache", *navne],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        start_new_session=True,
    )  # fmt: skip
    efterkommere = _vent_på(lambda: _under(proces.pid))
    time.sleep(efter)
    os.killpg(proces.pid, signal.SIGINT)  # as a terminal does: to all of them
    ud, fejl = proces.communicate(timeout=30)
    assert (proces.returncode, ud) == (2, "")
    assert fejl.strip() == "Afbrudt. Ingen fil er skrevet halvt."
    _vent_på(lambda: not any(_lever(pid) for pid in efterkommere))


def test_et_stop_midt_i_det_ustandselige_gentages() -> None:
    svar = list(Fordeling(_tab_et_stop, str, 1).udfør([1, 2]))
    assert svar == ["1", "2"], "processen standser, og opgaven opgives"


def _tab_et_stop(_: Sequence[int]) -> list[int]:
    ting = _Ting()
    vagt = weakref.ref(ting, lambda _: signal.raise_signal(signal.SIGINT))
    del ting  # the stop comes while Python tells `vagt`, which cannot fail
    assert vagt() is None
    time.sleep(30)
    return [0]


class _Ting:
    pass


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
