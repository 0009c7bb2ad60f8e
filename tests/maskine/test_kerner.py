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
from functools import partial
from multiprocessing import get_all_start_methods
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from generator.cli import arbejde
from generator.cli.arbejde import Arbejde, Opgave, intet, udfør
from generator.cli.udgang import Udgang
from generator.dansk.tal import Talfejl
from generator.maskine import kerner
from generator.maskine.kerner import Fordeling
from generator.maskine.standsning import STOP
from generator.maskine.udgivelse import Udgivelse
from generator.omfang import Omfang
from tests.proeveprojekt import EKSEMPLER, kopi

pytestmark = pytest.mark.langsom

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


def test_kan_ingen_proces_begynde_goeres_det_i_denne(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the path to the temporary folder is too long for a socket."""

    def afvist(*_: object) -> None:
        raise OSError("AF_UNIX path too long")

    monkeypatch.setattr(kerner.ProcessPoolExecutor, "submit", afvist)
    svar = Fordeling(lambda hold: [nr * 2 for nr in hold], lambda nr: -nr, 2).udfør(range(7))
    assert list(svar) == [nr * 2 for nr in range(7)]


@pytest.mark.parametrize("forny", [1, kerner.FORNY])
@pytest.mark.parametrize("metode", get_all_start_methods())
def test_over_kernerne_siges_det_samme_i_samme_orden(
    mange: list[Path], monkeypatch: pytest.MonkeyPatch, forny: int, metode: str
) -> None:
    monkeypatch.setattr(kerner, "FORNY", forny)
    monkeypatch.setattr(kerner, "_metode", lambda: metode)
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


def _hvem(_: Resultat) -> Udgivelse:
    time.sleep(0.2)
    return Udgivelse(noter=(str(os.getpid()),))


def test_et_projekt_der_tager_sin_proces_med_standser_ikke_de_andre(mange: list[Path]) -> None:
    mange[4] = mange[4].rename(mange[4].parent / DRÆBER)
    svar = list(udfør(Arbejde(OMFANG, _eller_dø), [Opgave(m) for m in mange]))
    assert [bool(et.fejl) for et, _ in svar] == [nr in (2, 4) for nr in range(7)]
    assert re.search(f"{DRÆBER} kunne ikke behandles: .* prøv igen med det ene", svar[4][0].fejl)
    assert svar[4][1] is Udgang.BRUG


def _eller_dø(resultat: Resultat) -> Udgivelse:
    if resultat.mappe.name == DRÆBER:
        os.kill(os.getpid(), signal.SIGKILL)
    return intet(resultat)


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


@pytest.mark.parametrize("kerner_", [3, 6])
def test_alle_kerner_faar_et_hold_ad_gangen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kerner_: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: kerner_)
    samlet = list(
        Fordeling(partial(_vent_på_de_andre, kerner_), str, 1).udfør([tmp_path] * kerner_)
    )
    assert samlet == [kerner_] * kerner_


def _vent_på_de_andre(antal: int, mapper: Sequence[Path]) -> list[int]:
    (mappe,) = mapper
    (mappe / str(os.getpid())).touch()
    _vent_på(lambda: len([*mappe.iterdir()]) >= antal)
    return [len([*mappe.iterdir()])]


def _rejs_værdifejl(_: Sequence[int]) -> list[int]:
    raise ValueError("her")


def _rejs_talfejl(_: Sequence[int]) -> list[int]:
    raise Talfejl("her", "Ret tallet.")  # it cannot be made anew of one sentence


@pytest.mark.parametrize(
    ("arbejdet", "slags", "ventet"),
    [(_rejs_værdifejl, ValueError, "her"), (_rejs_talfejl, RuntimeError, "Talfejl: her")],
)
def test_en_fejl_i_arbejdet_er_ikke_en_proces_der_doede(
    arbejdet: Callable[[Sequence[int]], list[int]], slags: type[Exception], ventet: str
) -> None:
    with pytest.raises(slags) as fanget:
        list(Fordeling(arbejdet, str, 1).udfør([1, 2]))
    assert (type(fanget.value), str(fanget.value)) == (slags, ventet)
    assert f"in {arbejdet.__name__}" in str(fanget.value.__cause__), "loggen skal vise hvor"


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
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert svar.returncode == 1, svar.stderr
    skrevet = re.findall(r"ud[/\\](plan-\d)\.(\w+)", svar.stdout)
    hele = [navn for navn in navne if navn != navne[3]]
    assert skrevet == [(navn, endelse) for navn in hele for endelse in ("docx", "md")]
    assert {fil.name for fil in (tmp_path / "ud").iterdir()} == {f"{n}.{e}" for n, e in skrevet}
    assert re.search(r"plan-3[/\\]projekt\.yaml:\d", svar.stdout), svar.stdout


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="læser processerne i /proc")
@pytest.mark.parametrize("hvormed", [*STOP, signal.SIGKILL])
def test_standses_løbet_er_der_ingen_processer_tilbage(tmp_path: Path, hvormed: int) -> None:
    for nr in range(500):
        shutil.copytree(EKSEMPLER / "mindste", tmp_path / f"plan-{nr}")
    navne = sorted(mappe.name for mappe in tmp_path.iterdir())
    proces = subprocess.Popen(
        [sys.executable, "-m", "generator", "tjek", "--uden-cache", *navne],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    efterkommere = _vent_på(lambda: under if len(under := _under(proces.pid)) > 1 else [])
    time.sleep(0.5)
    proces.send_signal(hvormed)
    _, fejl = proces.communicate(timeout=30)
    if hvormed != signal.SIGKILL:
        assert (proces.returncode, "Afbrudt. " in fejl) == (2, True)
    assert "Traceback" not in fejl
    _vent_på(lambda: not any(_lever(pid) for pid in efterkommere))


_SIG_TIL_VED_KOPI = """
import os, signal, sys
from generator.cli import hoved

def signal_til_alle(gange=[]):
    if not gange:
        gange.append(1)
        os.killpg(os.getpid(), hvormed)  # as a terminal does: to all of them

hvormed = int(sys.argv.pop(1))
os.register_at_fork(**{sys.argv.pop(1): signal_til_alle})
sys.exit(hoved())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="kun på Linux begynder en proces som en kopi")
@pytest.mark.parametrize("hvormed", STOP)
@pytest.mark.parametrize("hvornår", ["before", "after_in_parent"])
def test_et_stop_mens_processerne_begynder_standser_dem_alle(
    tmp_path: Path, hvornår: str, hvormed: int
) -> None:
    navne = [f"plan-{nr:02}" for nr in range(60)]
    for navn in navne:
        shutil.copytree(EKSEMPLER / "mindste", tmp_path / navn)
    proces = subprocess.Popen(
        [sys.executable, "-c", _SIG_TIL_VED_KOPI, str(int(hvormed)), hvornår, "byg", "--uden-cache",
         *navne],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"},
        start_new_session=True,
    )  # fmt: skip
    ud, fejl = proces.communicate(timeout=60)
    assert (proces.returncode, ud) == (2, "")
    assert fejl.strip() == "Afbrudt. Ingen fil er skrevet halvt."
    with pytest.raises(ProcessLookupError):
        os.killpg(proces.pid, 0)


def test_et_stop_midt_i_det_ustandselige_gentages(tmp_path: Path) -> None:
    svar = list(Fordeling(_tab_et_stop, _intet, 1).udfør([tmp_path / "1", tmp_path / "2"]))
    assert svar == ["", ""], "processen standser, og opgaven opgives"
    assert {fil.name for fil in tmp_path.iterdir()} == {"1", "2"}


def _tab_et_stop(mapper: Sequence[Path]) -> list[str]:
    ting = _Ting()
    vagt = weakref.ref(ting, lambda _: signal.raise_signal(signal.SIGINT))
    del ting  # the stop comes while Python tells `vagt`, which cannot fail
    assert vagt() is None
    try:
        time.sleep(20)
    except KeyboardInterrupt:
        mapper[0].touch()
        raise
    return ["ikke standset"]


@pytest.mark.skipif(sys.platform == "win32", reason="på Windows standses en proces uden varsel")
@pytest.mark.parametrize("hvormed", STOP)
def test_en_enkelt_proces_der_standses_opgiver_sin_opgave(tmp_path: Path, hvormed: int) -> None:
    opgaver = [tmp_path / str(int(hvormed)), tmp_path / "0"]
    assert list(Fordeling(_stands_dig_selv, _intet, 1).udfør(opgaver)) == ["", "ikke standset"]
    assert {fil.name for fil in tmp_path.iterdir()} == {opgaver[0].name}


def _stands_dig_selv(mapper: Sequence[Path]) -> list[str]:
    try:
        os.kill(os.getpid(), hvormed := int(mapper[0].name))
        time.sleep(20 if hvormed else 0)
    except KeyboardInterrupt:
        mapper[0].touch()
        raise
    return ["ikke standset"]


def _intet(_: Path) -> str:
    return ""


_TO_DER_RYDDER_OP = """
import os, sys
from pathlib import Path
from generator.maskine.kerner import Fordeling
from tests.maskine.test_kerner import _ryd_langsomt_op

os.cpu_count = lambda: 2
print(*Fordeling(_ryd_langsomt_op, str, 1).udfør([Path("a"), Path("b"), Path("c")]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="på Windows standses en proces uden varsel")
@pytest.mark.parametrize("hvormed", [signal.SIGINT, signal.SIGKILL])
def test_den_der_standses_faar_tid_til_at_rydde_op(tmp_path: Path, hvormed: int) -> None:
    proces = subprocess.Popen(
        [sys.executable, "-c", _TO_DER_RYDDER_OP], cwd=tmp_path, stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    _vent_på(lambda: (tmp_path / "a").exists() and (tmp_path / "b").exists())
    proces.send_signal(hvormed)
    proces.wait(30)
    _vent_på(lambda: {*tmp_path.iterdir()} == {tmp_path / "a-ryddet", tmp_path / "b-ryddet"})


def _ryd_langsomt_op(mapper: Sequence[Path]) -> list[str]:
    (fil,) = mapper
    fil.touch()
    try:
        time.sleep(60)
    finally:
        time.sleep(2)  # LibreOffice may be slow to end
        fil.rename(f"{fil}-ryddet")
    return ["ikke standset"]


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
