"""`skema`: the schemas where the modelines of a project look for them."""

from __future__ import annotations

from pathlib import Path

from generator.skema import skemaer
from tests.cli.hjaelp import Program

ALT = [
    "--helhedsplan", "Havneparken", "--boligorganisation", "Boligforeningen Nord",
    "--kommune", "Eksempel Kommune", "--ansøgningstype", "ny", "--fra", "2026-08-01",
]  # fmt: skip


def test_skemaerne_fornys_hvor_projektet_har_dem(program: Program) -> None:
    assert program("ny", ".", *ALT).kode == 0
    gammel = Path(".vscode/skema/tal.json")
    gammel.write_text("{}", encoding="utf-8")
    svar = program("skema")
    assert (svar.kode, svar.fejl) == (0, "")
    assert svar.ud.splitlines() == [f"Skrevet: .vscode/skema/{navn}" for navn in skemaer()]
    assert {f.name: f.read_text(encoding="utf-8") for f in gammel.parent.iterdir()} == skemaer()


def test_skemaerne_et_andet_sted(program: Program) -> None:
    assert program("skema", "--ud", "et/sted").kode == 0
    assert {f.name for f in Path("et/sted").iterdir()} == set(skemaer())


def test_en_mappe_der_ikke_kan_skrives_i(program: Program) -> None:
    Path("fil").write_text("x")
    svar = program("skema", "--ud", "fil/under")
    assert (svar.kode, svar.ud) == (2, "")
    assert svar.fejl == "fil/under er ikke en mappe. Vælg en anden med --ud.\n"
