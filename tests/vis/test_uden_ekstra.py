"""`vis` where its packages are not installed: one sentence with the command that installs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator import vis
from tests.proeveprojekt import EKSEMPLER


def test_uden_pakkerne_siges_hvordan_de_installeres(tmp_path: Path) -> None:
    skjul = (
        "import sys, importlib.util as u; f = u.find_spec\n"
        "u.find_spec = lambda navn, *a: None if navn == 'watchfiles' else f(navn, *a)\n"
        "from generator.cli.program import kør\n"
        "sys.exit(kør(sys.argv[1:]))\n"
    )
    svar = subprocess.run(
        [sys.executable, "-c", skjul, "vis", str(EKSEMPLER / "mindste")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert svar.returncode == 2
    assert svar.stdout == ""
    (linje,) = svar.stderr.splitlines()
    assert linje.startswith("Visningen bruger nogle pakker, der ikke er installeret endnu.")
    assert sys.executable in linje
    for pakke in ("pypdfium2", "starlette", "uvicorn", "watchfiles"):
        assert pakke in linje


def test_kravene_er_dem_der_staar_i_pakken(monkeypatch: pytest.MonkeyPatch) -> None:
    krav = ["click>=8.1", "pytest>=9.0; extra == 'test'", "starlette>=1.0; extra == 'vis'"]
    monkeypatch.setattr(vis, "requires", lambda _: krav)
    assert vis.krav() == ["starlette>=1.0"]


def test_hjaelpen_kraever_ingen_pakker() -> None:
    svar = subprocess.run(
        [sys.executable, "-m", "generator", "vis", "--help"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert "--uden-browser" in svar.stdout
