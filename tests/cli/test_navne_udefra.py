"""What others have named things is text: to the terminal, to GitHub, to git and to Excel."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.hjaelp import Program
from tests.importer.regneark import HOVED
from tests.proeveprojekt import EKSEMPLER, kopi, læs, ret
from tests.sider_hjaelp import miljø

SAERE = ("\x1b]0;x\x07", "\x9b31m", "\u202egnp", "\u2066x", "\u200f", "::error::x", "##[error]x")
"""Titles and colours of a terminal, its C1 form, directions, and GitHub's two ways to a command."""
EGNE_ORDRER = re.compile(r"::(error|warning) (file=[^:]*|title=projektbeskrivelse)::")


def _styrer(tekst: str) -> list[str]:
    """Return the characters that would steer who reads."""
    return sorted({t for t in tekst if not t.isprintable() and t not in "\n\u00a0\u2007\u202f"})


@pytest.mark.skipif(sys.platform == "win32", reason="no such names on Windows")
@pytest.mark.parametrize("navn", [*SAERE, "a\n::error::x", "a\n##[error]x"])
@pytest.mark.parametrize("format_", ["tekst", "kort", "github"])
@pytest.mark.stikproeve(4)
def test_en_mappes_navn_er_tekst(
    navn: str, format_: str, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "opsummering.md")
    mappe = kopi(Path("rod") / navn, EKSEMPLER / "fejl")
    svar = program("tjek", str(mappe), "--format", format_)
    hele = svar.ud + svar.fejl
    assert _styrer(hele) == []
    if format_ == "github":
        hele += Path("opsummering.md").read_text(encoding="utf-8")
        for linje in hele.splitlines():
            assert EGNE_ORDRER.match(linje) or not linje.lstrip().startswith("::"), linje
            assert "##[" not in linje or EGNE_ORDRER.match(linje), linje


@pytest.mark.parametrize(
    "tegn", [r"\e]0;x\a", r"\x9b31m", r"\u202egnp", r"\u2066x", r"\n::error::"]
)
@pytest.mark.parametrize("format_", ["tekst", "kort", "github"])
@pytest.mark.stikproeve(3)
def test_en_vaerdi_i_yaml_er_tekst(tegn: str, format_: str, program: Program) -> None:
    mappe = kopi(Path("p"), EKSEMPLER / "fejl")
    with (mappe / "projekt.yaml").open("a", encoding="utf-8") as fil:
        fil.write(f'"ukendt{tegn}felt": 1\n')
    svar = program("tjek", "p", "--format", format_)
    assert "ukendt" in svar.ud
    assert _styrer(svar.ud + svar.fejl) == []
    assert not any(linje.startswith("::error::") for linje in svar.ud.splitlines())


NAVNE = ("=1+1", "+45 Parken", "-Vænget", "@Hjem", '=HYPERLINK("http://x")')


def _projekt(rod: Path, navne: tuple[str, ...]) -> Path:
    mappe = kopi(rod / "p")
    linjer = "".join(
        f"  - boligorganisation: Boligforeningen Birk\n    navn: '{navn}'\n    lejeboliger: 10\n"
        for navn in navne
    )
    tekst = (mappe / "projekt.yaml").read_text(encoding="utf-8")
    tekst = re.sub(r"(?m)^afdelinger:\n(?:[ #-].*\n|\n)*", f"afdelinger:\n{linjer}", tekst)
    (mappe / "projekt.yaml").write_text(tekst, encoding="utf-8")
    tal = "".join(
        "Boligforeningen Birk;" + '"' + "'" + n.replace('"', '""') + '"' + f";1{nr}0\n"
        for nr, n in enumerate(navne, 1)
    )
    hoved = ";".join([*HOVED[:2], "Antal beboere"])
    (rod / "tal.csv").write_text(f"{hoved}\n{tal}", encoding="utf-8")
    return mappe


def test_et_navn_i_csv_er_ingen_formel(program: Program) -> None:
    mappe = _projekt(Path(), NAVNE)
    svar = program("importer", "tal.csv", "--til", "p")
    assert svar.kode == 0, svar.ud
    csv = next(mappe.glob("*.csv"))
    celler = [c.strip('"') for li in csv.read_text("utf-8").splitlines() for c in li.split(";")]
    assert [c for c in celler if c.startswith(("=", "+", "-", "@"))] == []
    plan = læs(mappe).plan
    assert [str(plan.nøgletal_for(a).værdi("beboere")) for a in plan.projekt.afdelinger] == [
        f"1{nr}0" for nr in range(1, len(NAVNE) + 1)
    ]
    assert "har allerede tallene" in program("importer", "tal.csv", "--til", "p").ud


def test_et_navn_i_et_regneark_er_ingen_formel(program: Program) -> None:
    mappe = kopi(Path("alt"), EKSEMPLER / "alt")
    ret(mappe / "afdelinger.csv", "Toftegården;", "'=1+1;")
    bog: Any = load_workbook(mappe / "noegletal.xlsx")
    blad = bog["Nøgletal"]
    for række in blad.iter_rows():
        for celle in række:
            if celle.value == "Toftegården":
                celle.value, celle.data_type = "=1+1", "s"
    bog.save("nye.xlsx")
    række = next(r for r in blad.iter_rows() if any(c.value == "=1+1" for c in r))
    blad.delete_rows(række[0].row)
    bog.save(mappe / "noegletal.xlsx")
    svar = program("importer", "nye.xlsx", "--til", "alt")
    assert svar.kode == 0, svar.ud
    skrevet: Any = load_workbook(mappe / "noegletal.xlsx")
    celler = [c for r in skrevet["Nøgletal"].iter_rows() for c in r if c.value == "=1+1"]
    assert [c.data_type for c in celler] == ["s"]


@pytest.mark.git
@pytest.mark.skipif(shutil.which("git") is None, reason="git er ikke installeret")
@pytest.mark.langsom
def test_git_viser_et_dokument_hvis_navn_ligner_et_tilvalg(tmp_path: Path) -> None:
    def git(*argumenter: str) -> str:
        svar = subprocess.run(["git", *argumenter], cwd=tmp_path, env=miljø(tmp_path),
                              capture_output=True, check=True)  # fmt: skip
        return svar.stdout.decode()

    git("init", "--quiet")
    git("config", "user.email", "a@example.org")
    git("config", "user.name", "a")
    kopi(tmp_path / "p")
    for argumenter in (["git"], ["byg", "p", "--format", "docx"]):
        subprocess.run([sys.executable, "-m", "generator", *argumenter], cwd=tmp_path,
                       env=miljø(tmp_path), capture_output=True, check=True)  # fmt: skip
    fil = tmp_path / "--git.docx"
    (tmp_path / "ud/p.docx").rename(fil)
    git("add", "--", "--git.docx")
    git("commit", "--quiet", "-m", "a")
    ret(tmp_path / "p/projekt.yaml", "helhedsplan: ", "helhedsplan: Ny ")
    subprocess.run([sys.executable, "-m", "generator", "byg", "p", "--format", "docx"],
                   cwd=tmp_path, env=miljø(tmp_path), capture_output=True, check=True)  # fmt: skip
    (tmp_path / "ud/p.docx").replace(fil)
    diff = git("diff", "--", "--git.docx")
    assert "\n+Ny Birkelunden" in diff
