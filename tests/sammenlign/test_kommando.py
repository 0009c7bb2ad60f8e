"""The command from outside: formats, files, exit codes, and what it says when it cannot."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from generator.maskine.segl import Seglstand, stand
from generator.rapport.sammenligning import FORMATER
from tests.cli.hjaelp import Program, proces
from tests.proeveprojekt import EKSEMPLER, kopi, ret


@pytest.fixture
def par(program: Program) -> tuple[Path, Path]:
    """Two versions of the smallest project, the name of a partner and a rent count apart."""
    a = kopi(program.mappe / "før æøå", EKSEMPLER / "mindste")
    b = kopi(program.mappe / "nu", EKSEMPLER / "mindste")
    fil = b / "projekt.yaml"
    tekst = fil.read_text(encoding="utf-8")
    linje = next(x for x in tekst.splitlines() if "lejeboliger:" in x)
    ret(fil, linje, linje.rpartition(":")[0] + ": 1999")
    return Path(a.name), Path(b.name)


@pytest.mark.parametrize("format_", FORMATER)
def test_formaterne_kommer_på_skærmen_eller_i_en_fil(
    program: Program, par: tuple[Path, Path], format_: str
) -> None:
    svar = program("sammenlign", *par, "--format", format_)
    assert (svar.kode, svar.fejl) == (0, "")
    assert "1.999" in svar.ud
    assert "før æøå" in svar.ud
    i_fil = program("sammenlign", *par, "--format", format_, "--ud", "en mappe/ændringer.txt")
    assert (i_fil.kode, i_fil.ud) == (0, "")
    assert i_fil.fejl == "Skrevet: en mappe/ændringer.txt\n"
    skrevet = Path("en mappe/ændringer.txt").read_bytes()
    assert stand(skrevet) is Seglstand.HELT
    if format_ == "json":
        i_filen = json.loads(skrevet)
        assert i_filen.pop("segl")
        assert i_filen == json.loads(svar.ud)
    else:
        assert skrevet.decode().rpartition("\n\n" if format_ != "html" else "<!--")[0].rstrip() == (
            svar.ud.rstrip()
        )
    assert [p.name for p in Path("en mappe").iterdir()] == ["ændringer.txt"]


def test_tjek_siger_det_med_udgangskoden(program: Program, par: tuple[Path, Path]) -> None:
    assert program("sammenlign", *par).kode == 0
    assert program("sammenlign", *par, "--tjek").kode == 1
    assert program("sammenlign", par[0], par[0], "--tjek").kode == 0
    assert program("sammenlign", *par, "--tjek", "--format", "json", "--ud", "a.json").kode == 1


def test_også_et_fund_eller_et_sidetal_er_en_ændring(program: Program) -> None:
    """The same content under other rules: nothing in it has changed, but what is said of it has."""
    a = kopi(program.mappe / "a", EKSEMPLER / "mindste")
    b = kopi(program.mappe / "b", EKSEMPLER / "mindste")
    tal = "kilder:\n  a:\n    navn: A\ntal: {}\n"
    (b / "tal.yaml").write_text(tal, encoding="utf-8")
    svar = program("sammenlign", a, b)
    assert "Tilføjet kilde: a" in svar.ud


def test_en_sti_til_en_fil_er_dens_projekt(program: Program, par: tuple[Path, Path]) -> None:
    svar = program("sammenlign", par[0] / "projekt.yaml", par[1] / "organisering.yaml")
    assert svar.ud.startswith("før æøå -> nu\n")


@pytest.mark.parametrize("format_", FORMATER)
def test_hvad_der_ikke_kan_læses_er_udgang_2(
    program: Program, par: tuple[Path, Path], format_: str
) -> None:
    (par[1] / "projekt.yaml").write_text("regelsæt: [\n", encoding="utf-8")
    svar = program("sammenlign", *par, "--format", format_, "--tjek")
    assert svar.kode == 2
    (sætning,) = svar.fejl.splitlines()
    assert sætning.startswith("nu kan ikke sammenlignes, for projekt.yaml kan ikke læses. ")
    assert sætning.endswith("»projektbeskrivelse tjek« viser, hvad der skal rettes.")
    if format_ == "json":
        assert json.loads(svar.ud) == {"version": 1, "fejl": sætning}
    else:
        assert svar.ud == ""


def test_en_del_der_ikke_kan_læses_nævnes_og_resten_sammenlignes(
    program: Program, par: tuple[Path, Path]
) -> None:
    (par[1] / "organisering.yaml").write_text("fora: [\n", encoding="utf-8")
    svar = program("sammenlign", *par)
    assert svar.kode == 0
    assert (
        "Bemærk: organisering.yaml er ikke sammenlignet, fordi den ikke kan læses i den nye udgave."
    ) in svar.ud
    assert "Del 3" not in svar.ud
    assert "-> 1.999" in svar.ud
    assert "Nyt: fejl organisering.yaml:1" in svar.ud


def test_et_felt_der_ikke_kan_læses_er_ikke_en_ændring(
    program: Program, par: tuple[Path, Path]
) -> None:
    ret(par[1] / "projekt.yaml", "1999", "mange")
    svar = program("sammenlign", *par)
    assert "mangler noget, der ikke kan læses; kun det, begge udgaver har, er sammen" in svar.ud
    assert "Ingen ændringer i indholdet." in svar.ud
    assert "Fjernet" not in svar.ud
    assert "Lejeboliger" not in svar.ud
    assert "»mange« er ikke et tal." in svar.ud


@pytest.mark.parametrize(
    ("argumenter", "sætning"),
    [
        (["nu"], "Fejl: Der mangler et argument: 'NY'."),
        (["nu", "nu", "nu"], "Fejl: "),
        (["nu", "nu", "--format", "pdf"], "Fejl: "),
        (["nu", "nu", "--ud", "nu"], "Fejl: Ugyldig værdi for '--ud': Fil 'nu' er en mappe."),
        (["nu", "nu", "--format", "docx", "--dato", "i går"], "Fejl: "),
        (["nu", "nu", "--dato", "2025-03-01"],
         "Fejl: --forfatter og --dato bruges kun sammen med --format docx."),
        (["nu", "nu", "--format", "docx", "--forfatter", "Å\x07"],
         "Fejl: Ugyldig værdi for '--forfatter': Navnet indeholder et usynligt styretegn."),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("par")
def test_forkert_brug(program: Program, argumenter: list[str], sætning: str) -> None:
    svar = program("sammenlign", *argumenter)
    assert (svar.kode, svar.ud) == (2, "")
    assert svar.fejl.splitlines()[-1].startswith(sætning)


@pytest.mark.parametrize(
    ("format_", "fil"),
    [("docx", "projekt.yaml"), ("md", "projekt.yaml"), ("tekst", "noter.md"), ("md", "noter.md")],
)
def test_det_en_skriver_har_skrevet_erstattes_ikke(
    program: Program, par: tuple[Path, Path], format_: str, fil: str
) -> None:
    indhold = par[1] / fil
    if not indhold.exists():
        indhold.write_text("Mine noter.\n", encoding="utf-8")
    før = indhold.read_bytes()
    svar = program("sammenlign", *par, "--format", format_, "--ud", indhold)
    assert svar.kode == 2
    assert svar.fejl == (
        f"nu/{fil} er ikke skrevet af programmet og bliver ikke rørt. Flyt den, eller vælg et "
        "andet sted at skrive.\n"
    )
    assert indhold.read_bytes() == før


def test_sammenligningen_fra_sidst_erstattes(program: Program, par: tuple[Path, Path]) -> None:
    for _ in range(2):
        svar = program("sammenlign", *par, "--format", "md", "--ud", "nu/ændringer.md")
        assert (svar.kode, svar.fejl) == (0, "Skrevet: nu/ændringer.md\n")


def test_et_dokument_der_sammenlignes_erstattes_ikke(
    program: Program, par: tuple[Path, Path]
) -> None:
    assert program("byg", par[0], "--format", "docx").kode == 0
    docx = Path("ud", f"{par[0].name}.docx")
    docx.rename("sammenligning.docx")
    før = Path("sammenligning.docx").read_bytes()
    svar = program("sammenlign", "sammenligning.docx", "sammenligning.docx", "--format", "docx")
    assert svar.kode == 2
    assert svar.fejl == (
        "sammenligning.docx er en af de filer, der sammenlignes. Vælg en anden med --ud.\n"
    )
    assert Path("sammenligning.docx").read_bytes() == før


def test_en_fil_der_ikke_kan_skrives(program: Program, par: tuple[Path, Path]) -> None:
    Path("optaget").write_text("her", encoding="utf-8")
    svar = program("sammenlign", *par, "--ud", "optaget/ny.txt")
    assert svar.kode == 2
    assert svar.fejl == "optaget er ikke en mappe. Vælg en anden med --ud.\n"
    assert Path("optaget").read_text(encoding="utf-8") == "her"


@pytest.mark.langsom
def test_en_konsol_i_ascii_overlever(program: Program, par: tuple[Path, Path]) -> None:
    for indkodning in ("ascii", "cp1252"):
        kørt = proces("sammenlign", *par, mappe=program.mappe, PYTHONIOENCODING=indkodning,
                      NO_COLOR="1")  # fmt: skip
        assert kørt.returncode == 0
        assert b"1.999" in kørt.stdout
        assert b"\033" not in kørt.stdout
        assert kørt.stderr == b""


@pytest.mark.langsom
def test_farver_kun_til_et_menneske(program: Program, par: tuple[Path, Path]) -> None:
    if os.name == "nt":
        pytest.skip("pty findes ikke på Windows")
    import pty

    for uden, ventet in (("", True), ("1", False)):
        herre, slave = pty.openpty()
        miljø = {**os.environ, "NO_COLOR": uden, "TERM": "xterm", "COLUMNS": "200"}
        pid = os.posix_spawn(
            sys.executable,
            [sys.executable, "-m", "generator", "sammenlign", *map(str, par)],
            miljø,
            file_actions=[(os.POSIX_SPAWN_DUP2, slave, 1)],
        )
        os.close(slave)
        ud = b""
        while True:
            try:
                stump = os.read(herre, 4096)
            except OSError:  # Linux' way of saying that the other end is closed
                break
            if not stump:
                break
            ud += stump
        os.close(herre)
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
        assert (b"\033[1m" in ud) == ventet
        assert program.mappe.exists()


def test_hjælpen_siger_hvad_der_kan_skrives(program: Program) -> None:
    svar = program("sammenlign", "--help")
    assert svar.kode == 0
    assert "\n  projektbeskrivelse sammenlign main indhold/mit-kvarter\n" in svar.ud
    for ord_ in ("HEAD~1", "--tjek", "--forfatter", "--dato", "sammenligning.docx"):
        assert ord_ in svar.ud
