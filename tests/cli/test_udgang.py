"""What the program answers: exit codes, which projects are meant, and that it never trips."""

from __future__ import annotations

import gc
import json
import os
import signal
import stat
import tempfile
import zipfile
from pathlib import Path

import pytest

from generator import loeb
from generator.cli import hoved
from generator.cli.program import _log
from generator.maskine.standsning import STOP
from tests.cli.hjaelp import Program
from tests.proeveprojekt import EKSEMPLER, kopi, ret

FEJL = [
    # what is wrong, in which file, from, to, and the one line that says so
    (
        "et felt er stavet forkert",
        ("projekt.yaml", "kommune: Eksempel", "komune: Eksempel"),
        "p/projekt.yaml:6:1: fejl ukendt-felt Feltet »komune« findes ikke. "
        "Ret: Mente du »kommune«?",
    ),
    (
        "en del mangler",
        ("organisering.yaml", None, None),
        "p/organisering.yaml:1:1: fejl manglende-del Del 3 mangler: organisering.yaml findes ikke "
        "eller er tom. Ret: Skriv del 3 om den boligsociale bestyrelse og de øvrige fora.",
    ),
    (
        "et indsatsområde er ukendt",
        ("problemkompleks.yaml", "navn: Uddannelse og livschancer", "navn: Tryghed og trivsel"),
        "p/problemkompleks.yaml:2:11: fejl ukendt-indsatsomraade »Tryghed og trivsel« er ikke et "
        "af regelsættets indsatsområder. Ret: Vælg »Uddannelse og livschancer«, »Beskæftigelse«, "
        "»Kriminalitetsforebyggelse« eller »Sammenhængskraft og medborgerskab«.",
    ),
    (
        "perioden er fem år",
        ("projekt.yaml", "til: 2030-07-31", "til: 2031-07-31"),
        "p/projekt.yaml:11:8: fejl periode-over-fire-aar Perioden er for lang: fundet 1. august "
        "2026 – 31. juli 2031, højst 4 år er tilladt. Ret: Sæt »til« til 2030-07-31 eller før.",
    ),
]


def _fejl(mappe: Path, ændring: tuple[str, str | None, str | None]) -> None:
    fil, gammelt, nyt = ændring
    if gammelt is None or nyt is None:
        (mappe / fil).unlink()
    else:
        ret(mappe / fil, gammelt, nyt)


@pytest.mark.parametrize(("ændring", "linje"), [f[1:] for f in FEJL], ids=[f[0] for f in FEJL])
def test_een_fejl_giver_een_linje_og_en_kladde(
    ændring: tuple[str, str | None, str | None], linje: str, program: Program
) -> None:
    _fejl(kopi(Path("p")), ændring)
    svar = program("byg", "p", "--rapport", "kort")
    assert svar.kode == 1
    assert [f.replace("\u00a0", " ") for f in svar.fejllinjer] == [linje]
    assert sorted(f.name for f in Path("ud").iterdir()) == ["p.docx", "p.md", "p.pdf"]


@pytest.mark.parametrize("ændring", [f[1] for f in FEJL], ids=[f[0] for f in FEJL])
def test_endelig_skriver_intet_ved_fejl_og_en_aeldre_fil_bliver(
    ændring: tuple[str, str | None, str | None], program: Program
) -> None:
    _fejl(kopi(Path("p")), ændring)
    Path("ud").mkdir()
    Path("ud/p-endelig.docx").write_bytes(b"den gamle")
    svar = program("byg", "p", "--endelig")
    assert svar.kode == 1
    assert "Der er ikke skrevet nogen filer: --endelig kræver" in svar.ud
    assert [f.name for f in Path("ud").iterdir()] == ["p-endelig.docx"]
    assert Path("ud/p-endelig.docx").read_bytes() == b"den gamle"


def test_uden_fejl_er_koden_nul_og_endelig_skriver(program: Program) -> None:
    kopi(Path("p"))
    assert program("tjek", "p").kode == 0
    assert not Path("ud").exists()
    assert program("byg", "p", "--endelig", "--format", "md").kode == 0
    assert [f.name for f in Path("ud").iterdir()] == ["p-endelig.md"]


def test_en_senere_kladde_roerer_ikke_det_faerdige_dokument(program: Program) -> None:
    kopi(Path("p"))
    program("byg", "p", "--endelig")
    færdige = {f: f.read_bytes() for f in Path("ud").iterdir()}
    assert sorted(f.name for f in færdige) == ["p-endelig.docx", "p-endelig.md", "p-endelig.pdf"]
    assert b"Kladde" not in _sidefod(Path("ud/p-endelig.docx"))
    assert program("byg", "p").kode == 0
    assert b">Kladde<" in _sidefod(Path("ud/p.docx"))
    assert {f: f.read_bytes() for f in færdige} == færdige
    assert len(list(Path("ud").iterdir())) == 6
    assert "Kladde" not in program("tekst", "ud/p.docx").ud
    svar = program("sammenlign", "ud/p-endelig.docx", "ud/p.docx", "--tjek")
    assert svar.kode == 0, svar.ud


def _sidefod(fil: Path) -> bytes:
    with zipfile.ZipFile(fil) as arkiv:
        return arkiv.read("word/footer1.xml")


def test_en_kladde_faar_aldrig_et_faerdigt_dokuments_navn(program: Program) -> None:
    kopi(Path("p"))
    kopi(Path("p-endelig"))
    svar = program("byg", "p-endelig")
    assert svar.kode == 2
    assert "ville få samme navn som det færdige dokument af p" in svar.fejl
    assert not Path("ud").exists()


def test_streng_lader_en_advarsel_stoppe(program: Program) -> None:
    kopi(Path("p"))
    assert ": advarsel " in program("tjek", "p", "--format", "kort").ud
    assert program("tjek", "p", "--streng").kode == 1
    assert program("byg", "p", "--streng", "--format", "md").kode == 1


def test_projektet_hvor_alt_er_galt_kan_stadig_bygges(program: Program) -> None:
    kopi(Path("fejl"), EKSEMPLER / "fejl")
    svar = program("byg", "fejl", "--format", "docx,md")
    assert svar.kode == 1
    assert sorted(f.name for f in Path("ud").iterdir()) == ["fejl.docx", "fejl.md"]


# --- which projects ---


def test_uden_sti_er_det_mappen_man_staar_i(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(kopi(Path("p")))
    svar = program("byg", "--format", "md", "--rapport", "json")
    assert svar.kode == 0
    assert json.loads(svar.ud)["projekter"][0]["filer"] == ["ud/p.md"]


def test_uden_sti_er_det_ellers_alle_projekter_i_indhold(program: Program) -> None:
    for navn in ("b", "a", "c/d"):
        kopi(Path("indhold") / navn)
    Path("indhold/tom").mkdir()
    svar = program("tjek", "--format", "json")
    assert [p["sti"] for p in json.loads(svar.ud)["projekter"]] == ["indhold/a", "indhold/b"]


def test_en_fil_i_et_projekt_betyder_projektet_een_gang(program: Program) -> None:
    kopi(Path("p"), EKSEMPLER / "alt")
    slettet = Path("p/afsnit/kajkvarteret.md")
    slettet.unlink()
    svar = program(
        "tjek", "p/tal.yaml", "p/projekt.yaml", slettet, "p", "./p/", Path("p").absolute(),
        "--format", "json",
    )  # fmt: skip
    assert [p["sti"] for p in json.loads(svar.ud)["projekter"]] == ["p"]
    assert svar.kode == 1


def test_en_fil_der_ikke_hoerer_til_naevnes_og_springes_over(program: Program) -> None:
    kopi(Path("p"))
    Path("note.txt").write_text("x")
    svar = program("tjek", "note.txt", "p/projekt.yaml", "--format", "kort")
    assert svar.kode == 0
    assert svar.fejl == "note.txt hører ikke til et projekt og er sprunget over.\n"


@pytest.mark.parametrize(
    ("argumenter", "sætning"),
    [
        (["tjek", "findes-ikke"], "findes-ikke findes ikke."),
        (["tjek", "tom"], "tom indeholder ikke filen projekt.yaml, så mappen er ikke et projekt."),
        (["byg", "tom"], "tom indeholder ikke filen projekt.yaml, så mappen er ikke et projekt."),
        (["sider", "tom"], "tom indeholder ikke filen projekt.yaml, så mappen er ikke et projekt."),
        (["tjek"], "Her er intet projekt: hverken projekt.yaml i denne mappe eller projekter i "
         "mappen indhold. Skriv stien til projektets mappe efter kommandoen."),
        (["byg", "a/p", "b/p"], "a/p og b/p ville få samme filnavn. Byg dem hver for sig med hver "
         "sin --ud."),
        (["byg", "a/p", "c/P"], "a/p og c/P ville få samme filnavn. Byg dem hver for sig med hver "
         "sin --ud."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("som_json", [False, True])
def test_forkert_brug_er_een_saetning_og_kode_2(
    argumenter: list[str], sætning: str, som_json: bool, program: Program
) -> None:
    Path("tom").mkdir()
    for mappe in ("a/p", "b/p", "c/P"):
        kopi(Path(mappe))
    tilvalg = ["--rapport" if argumenter[0] == "byg" else "--format", "json"] if som_json else []
    svar = program(*argumenter, *tilvalg)
    assert (svar.kode, svar.fejl) == (2, f"{sætning}\n")
    if som_json:
        assert json.loads(svar.ud)["projekter"][0]["fejl"] == sætning
    else:
        assert svar.ud == ""
    assert not Path("ud").exists()


def test_to_projekter_af_samme_navn_kan_tjekkes_sammen(program: Program) -> None:
    kopi(Path("a/p"))
    kopi(Path("b/p"))
    assert program("tjek", "a/p", "b/p").kode == 0


def test_et_projekt_der_ikke_kan_laeses_stopper_ikke_de_andre(program: Program) -> None:
    kopi(Path("a"))
    kopi(Path("b"))
    Path("b/projekt.yaml").unlink()
    Path("b/projekt.yaml").mkdir()  # nothing that can be read
    kopi(Path("c"))
    svar = program("tjek", "a", "c", "--format", "json")
    assert svar.kode == 0
    svar = program("tjek", "a", "b/organisering.yaml", "c", "--format", "json")
    assert [p["sti"] for p in json.loads(svar.ud)["projekter"]] == ["a", "c"]
    assert svar.fejl.startswith("b/organisering.yaml hører ikke til et projekt")


def test_koden_er_den_hoejeste_af_projekternes(program: Program) -> None:
    kopi(Path("a"))
    ret(kopi(Path("b")) / "projekt.yaml", "2030-07-31", "2031-07-31")
    assert program("tjek", "a").kode == 0
    assert program("tjek", "a", "b").kode == 1
    assert program("tjek", "b", "a").kode == 1


# --- a fault of ours ---


def test_en_fejl_i_programmet_er_en_saetning_og_et_spor_i_loggen(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def falder(*_: object) -> None:
        raise RuntimeError("prøve på fald")

    kopi(Path("p"))
    monkeypatch.setattr(loeb, "byg_dokument", falder)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    _log.cache_clear()
    svar = program("byg", "p")
    (log,) = tmp_path.glob("projektbeskrivelse-fejl-*/fejl.log")
    assert svar.kode == 4
    assert svar.fejl == (
        "Programmet er stødt på en fejl i sig selv; det er ikke din skyld. "
        f"Send filen {log} til den, der vedligeholder programmet.\n"
    )
    assert "Traceback" not in svar.ud
    assert "RuntimeError: prøve på fald" in log.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700, "kun brugeren ser den"
    assert program("byg", "p").kode == 4
    spor = log.read_text(encoding="utf-8").splitlines()
    assert spor.count("RuntimeError: prøve på fald") == 2
    log.unlink()
    log.mkdir()
    svar = program("byg", "p")
    assert (svar.kode, svar.fejl.count("\n")) == (4, 1)
    _log.cache_clear()
    with monkeypatch.context() as her:  # pytest itself needs a folder for its files afterwards
        her.setattr(tempfile, "tempdir", str(tmp_path / "findes ikke"))
        svar = program("byg", "p")
    assert svar.fejl.endswith("og loggen kunne ikke skrives.\n")
    _log.cache_clear()


def test_afbrudt_er_en_saetning(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def afbryd(*_: object) -> None:
        raise KeyboardInterrupt

    kopi(Path("p"))
    monkeypatch.setattr(loeb, "byg_dokument", afbryd)
    svar = program("byg", "p")
    assert (svar.kode, svar.fejl) == (2, "\nAfbrudt. Ingen fil er skrevet halvt.\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows sender ikke sig selv et Ctrl-C")
def test_afbrudt_to_gange_viser_intet_spor(monkeypatch: pytest.MonkeyPatch) -> None:
    """While the program is loaded, and while Python waits for what is being laid out."""

    def afbryd(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.cli.program.kør", afbryd)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    før, grænser = {slags: signal.getsignal(slags) for slags in STOP}, gc.get_threshold()
    try:
        with pytest.raises(SystemExit) as stop:
            hoved()
        assert stop.value.code == 2
        for slags in STOP:
            os.kill(os.getpid(), slags)  # would be raised right here
    finally:
        for slags, handling in før.items():
            signal.signal(slags, handling)
        gc.set_threshold(*grænser)
        gc.unfreeze()


def test_en_skabelonfejl_er_en_saetning_og_kode_2(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import shutil

    from generator.maskine.ressourcer import skabeloner
    from generator.skabelon import byg

    shutil.copytree(skabeloner(), tmp_path / "skabeloner")
    ret(tmp_path / "skabeloner/afsnit/10-top.md.j2", "projekt.dato }}", "projekt.datoo }}")
    monkeypatch.setattr(byg, "skabeloner", lambda: tmp_path / "skabeloner")
    kopi(Path("p"))
    svar = program("byg", "p", "--rapport", "json")
    sætning = "Skabelonen 10-top.md.j2, linje 7: »datoo« findes ikke."
    assert (svar.kode, svar.fejl) == (2, f"{sætning}\n")
    assert json.loads(svar.ud)["projekter"] == [
        {"sti": "p", "fund": [], "sider": None, "filer": [], "fejl": sætning}
    ]
    assert not Path("ud").exists()


def test_loggen_er_ikke_i_vejen_for_naeste_gang(program: Program) -> None:
    kopi(Path("p"))
    assert program("tjek", "p").kode == 0
    assert not list(Path().rglob("*fejl*"))
