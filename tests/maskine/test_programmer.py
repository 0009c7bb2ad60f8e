"""Nothing is run from the folder one stands in, whatever the files in it are called."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

from generator.cli.arbejde import MANGE
from generator.depot import git
from generator.depot.commit import glemte_filer, slettede_filer
from generator.depot.revision import find_revision, find_rod, find_sti
from generator.depot.visning import er_sat_op, fortryd, sæt_op
from generator.maskine.programmer import find_program
from tests.proeveprojekt import EKSEMPLER, ROD

KØRT = "kørt-fra-mappen"
ONDT = f"open({KØRT!r}, 'a').close()\n"
posix = pytest.mark.skipif(os.name == "nt", reason="prøverne er shell-programmer")


def _program(fil: Path) -> Path:
    fil.write_text(f"#!/bin/sh\ntouch '{fil.parent / KØRT}'\n", encoding="utf-8")
    fil.chmod(0o755)
    return fil


@posix
@pytest.mark.parametrize("led", ["", ".", "under", "./", ".."])
def test_et_program_i_mappen_findes_ikke(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, led: str
) -> None:
    her = tmp_path / "her"
    (her / "under").mkdir(parents=True)
    for mappe in (tmp_path, her, her / "under"):
        _program(mappe / "soffice")
    ægte = tmp_path / "rigtig"
    ægte.mkdir()
    monkeypatch.chdir(her)
    monkeypatch.setenv("PATH", f"{led}{os.pathsep}{ægte}")
    assert find_program("soffice") is None
    assert find_program("soffice") != _program(ægte / "git")
    assert find_program("git") == ægte / "git"


@posix
def test_kun_filer_der_kan_koeres_er_programmer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "soffice").mkdir()
    (tmp_path / "git").write_text("ikke et program", encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (find_program("soffice"), find_program("git")) == (None, None)


FREMMEDE_MODULER = (
    "multiprocessing", "pickle", "json", "logging", "click", "typst", "sitecustomize",
)  # fmt: skip


SOM_INSTALLERET = """
from generator.cli import hoved
from generator.maskine import kerner

if __name__ == "__main__":
    kerner._metode = lambda: METODE
    hoved()
"""


@pytest.mark.parametrize("hvordan", ["-m", *get_all_start_methods()])
@pytest.mark.stikproeve(4)
def test_python_filer_i_projektets_mappe_koeres_ikke(tmp_path: Path, hvordan: str) -> None:
    """Also not by the processes that share the work, however they begin."""
    her = tmp_path / "her"
    navne = [f"plan-{nr}" for nr in range(1 if hvordan == "-m" else MANGE)]
    for navn in navne:
        shutil.copytree(EKSEMPLER / "mindste", her / navn)
    for modul in FREMMEDE_MODULER:
        (her / f"{modul}.py").write_text(ONDT, encoding="utf-8")
    program = tmp_path / "projektbeskrivelse"
    program.write_text(SOM_INSTALLERET.replace("METODE", repr(hvordan)), encoding="utf-8")
    kald = ["-m", "generator"] if hvordan == "-m" else [str(program)]
    svar = subprocess.run(
        [sys.executable, *kald, "tjek", "--uden-cache", *navne],
        cwd=her, capture_output=True, text=True, encoding="utf-8", timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROD), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert svar.returncode in (0, 1), svar.stderr
    assert not (her / KØRT).exists()


@pytest.fixture
def fremmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository whose own configuration names a program wherever git takes one."""
    if find_program("git") is None:
        pytest.skip("git er ikke installeret")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    rod = tmp_path / "fremmed"
    rod.mkdir()
    monkeypatch.chdir(rod)

    def kør(*ord_: str) -> None:
        subprocess.run(["git", *ord_], check=True, capture_output=True)

    kør("init", "--quiet", "-b", "main")
    for navn, tekst in (("a.txt", "a\n"), ("b.txt", "b\n")):
        (rod / navn).write_text(tekst, encoding="utf-8")
    (rod / ".gitattributes").write_text("*.txt filter=ond diff=ond\n", encoding="utf-8")
    kør("add", "--all")
    kør("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "en")
    ond = str(_program(tmp_path / "ond"))
    for navn in (
        "core.fsmonitor", "core.pager", "pager.diff", "diff.external", "diff.ond.textconv",
        "diff.ond.command", "filter.ond.clean", "filter.ond.smudge", "core.sshCommand",
        "credential.helper", "core.editor", "core.askPass",
    ):  # fmt: skip
        kør("config", navn, ond)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for navn in ("reference-transaction", "post-index-change", "fsmonitor-watchman"):
        shutil.copy(ond, hooks / navn)
    kør("config", "core.hooksPath", str(hooks))
    (rod / "c.txt").write_text("c\n", encoding="utf-8")
    (tmp_path / KØRT).unlink(missing_ok=True)
    return rod


@posix
@pytest.mark.git
def test_et_fremmed_depots_opsaetning_koeres_ikke(fremmed: Path) -> None:
    rod = find_rod(Path())
    assert rod is not None
    revision = find_revision(rod, "main")
    assert revision is not None
    assert find_sti(revision, "a.txt") == ("a.txt", "blob")
    assert slettede_filer() == []
    assert glemte_filer([fremmed / "c.txt"]) == [Path("c.txt")]
    assert sæt_op().ændret
    git.kør("update-ref", "refs/notes/textconv/docx", "HEAD")
    assert fortryd().ændret
    assert not er_sat_op()
    forskel = git.kør(
        "diff", "--no-index", "--no-ext-diff", "--no-textconv", "--", "a.txt", "b.txt",
        miljø=git.UDEN_DEPOT,
    )  # fmt: skip
    assert b"-a\n+b\n" in forskel.stdout
    assert not (fremmed.parent / KØRT).exists()


@pytest.mark.git
def test_hooks_findes_hvor_depotet_har_dem(fremmed: Path) -> None:
    assert git.hookmappe(fremmed) == fremmed.parent / "hooks"
    subprocess.run(["git", "config", "--unset", "core.hooksPath"], check=True)
    assert git.hookmappe(fremmed) == fremmed / ".git/hooks"
