"""`ny` as one meets it: asked at a terminal, told by options, and what it says when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.hjaelp import Program, proces
from tests.cli.terminal import uden_windows, ved_en_terminal

ALT = [
    "--helhedsplan", "Havneparken", "--boligorganisation", "Boligforeningen Nord",
    "--kommune", "Eksempel Kommune", "--ansøgningstype", "ny", "--fra", "2026-08-01",
    "--dato", "2025-03-01",
]  # fmt: skip


def test_med_tilvalg_spoerges_der_ikke(program: Program) -> None:
    svar = program("ny", "indhold/min plan", *ALT, "--område", "Havnen")
    assert (svar.kode, svar.fejl) == (0, "")
    assert 'projektbeskrivelse byg "indhold/min plan" ' in svar.ud
    tekst = Path("indhold/min plan/projekt.yaml").read_text(encoding="utf-8")
    for linje in ("dato: 2025-03-01", "  til: 2030-07-31", "område: Havnen"):
        assert f"\n{linje}\n" in tekst
    byg = program("byg", "--rapport", "kort")
    assert byg.kode == 1
    assert byg.fejllinjer
    assert [f for f in byg.fejllinjer if " fejl pladsholder " not in f] == []
    assert Path("ud/min plan.pdf").is_file()
    endelig = program("byg", "--endelig", "--ud", "færdig")
    assert endelig.kode == 1
    assert not Path("færdig").exists()


FORKERT = [
    (["ny"], "Fejl: Der mangler et argument: 'MAPPE'."),
    (
        ["ny", "p"],
        "Der mangler --helhedsplan, --boligorganisation, --kommune, --ansøgningstype og --fra. "
        "Uden en terminal kan programmet ikke spørge; »projektbeskrivelse ny --help« forklarer "
        "tilvalgene.",
    ),
    (
        ["ny", "p", *ALT[:-4]],
        "Der mangler --fra. Uden en terminal kan programmet ikke spørge; »projektbeskrivelse ny "
        "--help« forklarer tilvalgene.",
    ),
    (
        ["ny", "p", *ALT, "--fra", "1/8 2027"],
        "--fra: »1/8 2027« er ikke en dato på formen år-måned-dag. Skriv 2027-08-01.",
    ),
    (
        ["ny", "p", *ALT, "--til", "2026-07-31"],
        "Den sidste dag, 2026-07-31, ligger før den første, 2026-08-01.",
    ),
    (["ny", "p", *ALT, "--kommune", " "], "--kommune: Skriv en tekst."),
    (
        ["ny", "p", *ALT, "--kommune", "Esbjerg"],
        "--kommune: Skriv kommunens navn helt ud. Mente du »Esbjerg Kommune«?",
    ),
    (
        ["ny", "p", *ALT, "--boligorganisation", "BOLIGFORENINGEN NORD"],
        "--boligorganisation: »BOLIGFORENINGEN NORD« er nævnt to gange.",
    ),
    (
        ["ny", "p", *ALT, "--ansøgningstype", "gammel"],
        "Fejl: Ugyldig værdi for '--ansøgningstype': 'gammel' er ikke en af 'ny', 'videreførelse'.",
    ),
    (["ny", "fuld", *ALT], "fuld er ikke tom (fundet »x«). Vælg en ny mappe, fx fuld/helhedsplan."),
]


@pytest.mark.parametrize(("argumenter", "sætning"), FORKERT, ids=range(len(FORKERT)))
def test_hvad_der_ikke_kan_bruges_siges_og_intet_skrives(
    argumenter: list[str], sætning: str, program: Program
) -> None:
    Path("fuld").mkdir()
    Path("fuld/x").write_text("x")
    svar = program(*argumenter)
    assert (svar.kode, svar.ud) == (2, "")
    assert svar.fejl.splitlines()[-1] == sætning
    assert sorted(p.name for p in Path().iterdir()) == ["fuld"]


def test_en_fuld_mappe_siges_foer_der_spoerges(program: Program) -> None:
    Path("p").mkdir()
    Path("p/x").write_text("x")
    assert "er ikke tom" in program("ny", "p").fejl


@pytest.mark.parametrize("kodning", ["ascii", "cp1252"])
def test_enhver_konsol_kan_bruges(kodning: str, tmp_path: Path) -> None:
    svar = proces("ny", "på øen", *ALT, mappe=tmp_path, PYTHONIOENCODING=kodning, PYTHONUTF8="0")
    assert (svar.returncode, svar.stderr) == (0, b"")
    assert (tmp_path / "på øen" / "projekt.yaml").is_file()


# --- at a terminal ---


@uden_windows
def test_der_spoerges_paa_dansk_til_svaret_kan_bruges(tmp_path: Path) -> None:
    svar = ["", "Havneparken", "Boligforeningen Nord", "boligforeningen nord", "Boligselskabet Syd",
            "", "Eksempel Kommune", "", "viderefoerelse", "videreførelse", "1. august 2026",
            "2026-08-01", "2020-01-01", "", "2025-03-01"]  # fmt: skip
    kode, ud = ved_en_terminal(tmp_path, ["ny", "min plan"], svar)
    assert kode == 0, ud
    for sætning in (
        "Fejl: »boligforeningen nord« er nævnt to gange.",
        "Fejl: »viderefoerelse« er ikke et af svarene. Mente du »videreførelse«?",
        "Fejl: »1. august 2026« er ikke en dato på formen år-måned-dag. Skriv 2026-08-01.",
        "Fejl: Den sidste dag, 2020-01-01, ligger før den første, 2026-08-01.",
        "Planens sidste dag [2030-07-31]: ",
        'Projektet ligger i "min plan".',
    ):
        assert sætning in ud
    assert "Error" not in ud
    tekst = (tmp_path / "min plan" / "projekt.yaml").read_text(encoding="utf-8")
    for linje in ("helhedsplan: Havneparken", "  - navn: Boligselskabet Syd", "  til: 2030-07-31"):
        assert f"\n{linje}\n" in tekst
    assert "\nområde:" not in tekst


@uden_windows
def test_kun_det_der_mangler_bliver_der_spurgt_om(tmp_path: Path) -> None:
    givne = [a for a in ALT if a not in ("--kommune", "Eksempel Kommune")]
    kode, ud = ved_en_terminal(tmp_path, ["ny", "p", *givne], ["Eksempel Kommune", "", ""])
    assert kode == 0, ud
    assert "Helhedsplanens navn" not in ud
    assert ud.count("Kommune, som den skal stå i dokumentet (fx Aarhus Kommune): ") == 1


@uden_windows
@pytest.mark.parametrize(
    ("svar", "spurgt", "rettelse", "navn"),
    [
        ("esbjerg", "Esbjerg Kommune", "", "Esbjerg Kommune"),
        ("København", "Københavns Kommune", "", "Københavns Kommune"),
        ("Bornholm", "Bornholms Regionskommune", "", "Bornholms Regionskommune"),
        ("Fanø og omegn", "Fanø og omegn Kommune", "Fanø Kommune", "Fanø Kommune"),
    ],
)
@pytest.mark.stikproeve(4)
def test_kommunen_skrives_helt_ud(
    svar: str, spurgt: str, rettelse: str, navn: str, tmp_path: Path
) -> None:
    givne = [a for a in ALT if a not in ("--kommune", "Eksempel Kommune")]
    kode, ud = ved_en_terminal(tmp_path, ["ny", "p", *givne], [svar, rettelse, "", ""])
    assert kode == 0, ud
    assert f"Kommunens navn helt ud [{spurgt}]: " in ud
    assert f"\nkommune: {navn}\n" in (tmp_path / "p" / "projekt.yaml").read_text("utf-8")


@uden_windows
def test_afbrudt_er_der_ikke_skrevet_noget(tmp_path: Path) -> None:
    kode, ud = ved_en_terminal(tmp_path, ["ny", "p"], ["Havneparken", "\x04"])
    assert kode == 2
    assert "Afbrudt. Ingen fil er skrevet halvt." in ud
    assert list(tmp_path.iterdir()) == []
