"""What is here and what is not, in words that can be sent to a helper."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import diagnose as modul
from generator.cli.diagnose import Status, diagnose, skjul_hjem
from generator.sidemaal.soffice import VARIABEL
from tests.cli.conftest import program  # noqa: F401 - the fixture
from tests.cli.hjaelp import Program, proces
from tests.sider_hjaelp import UDEN, posix

NAVNE = [
    "Program", "Python", "Styresystem", "Pakker", "Skrifttyper", "Skrift til Word",
    "Sidetal og PDF", "LibreOffice", "Mappen til dokumentet", "Mellemlager", "Git",
]  # fmt: skip


@pytest.fixture
def her(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and a home folder with a name in it."""
    hjem = tmp_path / "hjem" / "åse"
    hjem.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(hjem))
    monkeypatch.setenv("USERPROFILE", str(hjem))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("PROJEKTBESKRIVELSE_CACHE", raising=False)
    monkeypatch.setenv(VARIABEL, UDEN)
    mappe = hjem / "arbejde"
    mappe.mkdir()
    monkeypatch.chdir(mappe)
    return mappe


def punkt(navn: str) -> tuple[Status, str, str]:
    (fundet,) = [p for p in diagnose() if p.navn == navn]
    return fundet.status, fundet.svar, fundet.ret


def test_svaret_rummer_ikke_brugerens_navn_og_aendrer_intet(
    her: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (her / "hemmelig plan").mkdir()
    (her / "hemmelig plan" / "projekt.yaml").write_text("helhedsplan: Hemmelig\n", encoding="utf-8")
    før = sorted(her.parent.rglob("*"))

    def intet_net(*_: object, **__: object) -> None:
        raise AssertionError("diagnose must not use the network")

    monkeypatch.setattr(socket, "socket", intet_net)
    punkter = diagnose()
    alt = " ".join(f"{p.svar} {p.ret}" for p in punkter)
    assert "åse" not in alt
    assert "emmelig" not in alt
    assert [p.navn for p in punkter][: len(NAVNE)] == NAVNE
    assert sorted(her.parent.rglob("*")) == før


def test_hjemmet_skjules_ogsaa_midt_i_en_saetning(her: Path) -> None:
    hjem = her.parent
    assert skjul_hjem(f"»{hjem / 'x'}« findes ikke") == f"»~{os.sep}x« findes ikke"
    assert skjul_hjem(f"{hjem}2") == f"{hjem}2"


def test_libreoffice_der_ikke_er_der(her: Path) -> None:  # noqa: ARG001 - the folder
    status, svar, ret = punkt("LibreOffice")
    assert status is Status.MANGLER
    assert svar == f"{VARIABEL} peger på »{UDEN}«, som ikke findes."
    assert ret == f"{modul.GIVER_BEKRÆFTELSE} Ret variablen, eller fjern den."


@posix
@pytest.mark.parametrize(
    ("udgave", "status", "ret"),
    [
        (
            "7.4.7.2",
            Status.MANGLER,
            "LibreOffice tæller siderne efter, når dokumentet er tæt på grænsen. Installér 25.2 "
            "eller nyere fra libreoffice.org.",
        ),
        ("25.2.3.2", Status.OK, ""),
        ("26.8.1.1", Status.OK, ""),
    ],
)
def test_libreoffices_udgave(
    udgave: str, status: Status, ret: str, her: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stedfortræder = her / "soffice"
    stedfortræder.write_text(f"#!/bin/sh\necho 'LibreOffice {udgave} 00(Build:0)'\n")
    stedfortræder.chmod(0o755)
    monkeypatch.setenv(VARIABEL, str(stedfortræder))
    fundet, svar, fundet_ret = punkt("LibreOffice")
    assert (fundet, fundet_ret) == (status, ret)
    assert svar.startswith(f"{udgave} i ~/arbejde/soffice (valgt med {VARIABEL})")


def test_en_mappe_der_ikke_kan_skrives_i_er_en_fejl(her: Path) -> None:
    (her / "ud").write_text("en fil")
    status, svar, ret = punkt("Mappen til dokumentet")
    assert status is Status.FEJL
    assert svar.startswith(f"Der kan ikke skrives i ~{os.sep}arbejde{os.sep}ud: ")
    assert ret == "Stå i en anden mappe, eller vælg en med --ud."
    svar_ = proces("diagnose", mappe=her)
    assert svar_.returncode == 1


def test_et_mellemlager_der_ikke_kan_skrives_i_kan_undvaeres(
    her: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (her / "fil").write_text("x")
    monkeypatch.setenv("PROJEKTBESKRIVELSE_CACHE", str(her / "fil"))
    assert punkt("Mellemlager")[0] is Status.MANGLER


def test_skrifttyper_der_ikke_fulgte_med(her: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modul, "skabeloner", lambda: her)
    status, svar, ret = punkt("Skrifttyper")
    assert status is Status.FEJL
    assert svar.startswith("Carlito mangler Carlito-Bold.ttf, ")
    assert ret == "Installér programmet igen."


@pytest.mark.parametrize("findes", [True, False])
def test_tilvalg_efter_pakkens_egne_ord(
    findes: bool,
    her: Path,  # noqa: ARG001 - the folder
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Ord:
        def get_all(self, _: str) -> list[str]:
            return ["test", "vis"]

    monkeypatch.setattr(modul, "metadata", lambda _: Ord())
    pakke = "click" if findes else "findes-ikke"
    monkeypatch.setattr(
        modul,
        "requires",
        lambda _: [f'{pakke}>=1.0 ; extra == "vis"', "pytest>=9.0; extra == 'test'"],
    )
    if findes:
        assert punkt("Tilvalg [vis]") == (Status.OK, "installeret", "")
    else:
        assert punkt("Tilvalg [vis]") == (
            Status.MANGLER,
            "findes-ikke er ikke installeret",
            "»vis« viser siderne i browseren, mens I skriver. "
            'python -m pip install "findes-ikke>=1.0"',
        )
    assert "Tilvalg [test]" not in [p.navn for p in diagnose()]


@pytest.mark.git
def test_git_og_tjekket_ved_commit(her: Path) -> None:
    if subprocess.run(["git", "--version"], check=False, capture_output=True).returncode:
        pytest.skip("git er ikke installeret")
    assert punkt("Git-depot")[1] == "Mappen hører ikke til et git-depot"
    subprocess.run(["git", "init", "--quiet", str(her)], check=True)
    assert punkt("Tjek ved commit")[:2] == (
        Status.MANGLER, "Ikke sat op i .pre-commit-config.yaml",
    )  # fmt: skip
    (her / ".pre-commit-config.yaml").write_text("repos: []  # projektbeskrivelse\n")
    assert punkt("Tjek ved commit")[:2] == (Status.MANGLER, "Sat op, men ikke slået til")
    (her / ".git" / "hooks").mkdir(exist_ok=True)
    (her / ".git" / "hooks" / "pre-commit").write_text("#!/bin/sh\n")
    assert punkt("Tjek ved commit") == (Status.OK, "Slået til (pre-commit)", "")
    assert punkt("Word i git")[0] is Status.MANGLER


def test_et_kig_der_gaar_galt_er_et_punkt(her: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    def _git(_: Path) -> list[modul.Punkt]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(modul, "_KIG", (_git,))
    (fundet,) = diagnose()
    assert (fundet.navn, fundet.status) == ("Git", Status.FEJL)
    assert fundet.svar.startswith("Kunne ikke undersøges: ")


def test_rapporten_som_tekst_og_json(program: Program) -> None:  # noqa: F811 - the fixture
    tekst = program("diagnose")
    assert tekst.fejl == ""
    linjer = tekst.ud.splitlines()
    assert linjer[0].startswith("ok       Program ")
    for nr, linje in enumerate(linjer):
        if linje.startswith("mangler"):
            assert linjer[nr + 1].lstrip().startswith("Ret: ")
    data = json.loads(program("diagnose", "--format", "json").ud)
    assert data["version"] == 1
    assert [p["navn"] for p in data["punkter"]][: len(NAVNE)] == NAVNE
    for p in data["punkter"]:
        assert p.keys() == {"navn", "status", "svar", "ret"}
        assert p["status"] in ("ok", "mangler", "ukendt", "fejl")
        assert p["ret"] or p["status"] == "ok"


@pytest.mark.parametrize("kodning", ["ascii", "cp1252"])
def test_enhver_konsol_kan_bruges(kodning: str, tmp_path: Path) -> None:
    svar = proces("diagnose", mappe=tmp_path, PYTHONIOENCODING=kodning, PYTHONUTF8="0")
    assert (svar.returncode, svar.stderr) == (0, b"")
    assert f"CPython {sys.version.split()[0]}".encode() in svar.stdout
