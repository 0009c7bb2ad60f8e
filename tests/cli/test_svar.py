"""The reports of a project, whole, in every format; JSON by its schema; any console; pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from gettext import GNUTranslations
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from generator.formater import formater
from tests.cli.hjaelp import Program, proces
from tests.proeveprojekt import EKSEMPLER, MIT_KVARTER, ROD, kopi

FÆLDER = ROD / "tests" / "model" / "faelder"
SVAR = Path(__file__).parent / "svar"


def _uden_plan(mappe: Path) -> Path:
    """A project of which no document can be made: only the faults of reading are found."""
    kopi(mappe)
    (mappe / "projekt.yaml").write_bytes((FÆLDER / "projekt-uden-plan.yaml").read_bytes())
    return mappe


@pytest.mark.parametrize("format_", ["tekst", "kort", "json", "github"])
def test_et_projekts_rapport_er_hel(
    format_: str, program: Program, som_ventet: Callable[[str, Path], None]
) -> None:
    _uden_plan(Path("p"))
    svar = program("tjek", "p", "--format", format_)
    assert (svar.kode, svar.fejl) == (1, "")
    som_ventet(svar.ud, SVAR / f"uden-plan.{format_}.txt")


@pytest.mark.parametrize("format_", ["tekst", "json"])
def test_byg_siger_hvorfor_der_ikke_er_skrevet(
    format_: str, program: Program, som_ventet: Callable[[str, Path], None]
) -> None:
    _uden_plan(Path("a"))
    _uden_plan(Path("b"))
    svar = program("byg", "a", "b", "--rapport", format_)
    assert svar.kode == 1
    assert not Path("ud").exists()
    som_ventet(svar.ud, SVAR / f"byg-uden-plan.{format_}.txt")


# --- JSON ---

SKEMA: dict[str, Any] = {
    # program.md, »JSON«
    "version": int,
    "projekter": [
        {
            "sti": str,
            "fund": [
                {
                    "fil": str, "linje": int, "kolonne": int, "alvor": str, "regel": str,
                    "besked": str, "ret": str, "sti": str,
                }
            ],
            "sider": {
                "antal": int, "forbrug": float, "grænse": int, "motor": str, "bekræftet": bool,
                "bekræftet_af": str, "tegn": int, "ord": int,
                "afsnit": [{"overskrift": str, "sti": str, "side": int, "forbrug": float}],
            },
            "filer": [str],
        }
    ],
}  # fmt: skip


def _passer(værdi: Any, skema: Any, sti: str = "") -> None:
    if isinstance(skema, dict):
        assert isinstance(værdi, dict), sti
        assert skema.keys() <= værdi.keys(), sti  # keys may be added
        for nøgle, under in skema.items():
            if not (sti.endswith("projekter[]") and nøgle == "sider" and værdi[nøgle] is None):
                _passer(værdi[nøgle], under, f"{sti}.{nøgle}")
    elif isinstance(skema, list):
        assert isinstance(værdi, list), sti
        for del_ in værdi:
            _passer(del_, skema[0], f"{sti}[]")
    elif skema is float:
        assert isinstance(værdi, int | float), sti
    elif skema is str and sti.endswith(".bekræftet_af"):
        assert isinstance(værdi, str | None), sti
    else:
        assert type(værdi) is skema, (sti, værdi)


@pytest.mark.parametrize("projekt", [*EKSEMPLER.iterdir(), MIT_KVARTER], ids=lambda p: p.name)
@pytest.mark.stikproeve(2)
def test_json_har_den_aftalte_form(projekt: Path, program: Program) -> None:
    kopi(Path("p"), projekt)
    svar = program("tjek", "p", "--format", "json")
    data = json.loads(svar.ud)
    _passer(data, SKEMA)
    assert data["version"] == 1
    (p,) = data["projekter"]
    assert p["sti"] == "p"
    assert p["filer"] == []
    assert p["sider"]["motor"] == f"typst {version('typst')}"
    assert sum(a["forbrug"] for a in p["sider"]["afsnit"]) > 0
    for fund in p["fund"]:
        assert fund["fil"].startswith("p/")
        assert Path(fund["fil"]).is_file() or fund["regel"] in ("manglende-del", "fil-mangler")
        assert fund["linje"] >= 1
        assert fund["kolonne"] >= 1
        assert fund["alvor"] in ("fejl", "advarsel", "info")
        assert fund["sti"].split(".")[0] == Path(fund["fil"]).stem or not fund["fil"].endswith(
            ".yaml"
        )
    pladser = [(f["fil"], f["linje"], f["kolonne"]) for f in p["fund"]]
    assert pladser == sorted(pladser)


@pytest.mark.stikproeve(3)
@pytest.mark.parametrize(
    "argumenter",
    [
        ["tjek", "p"],
        ["tjek", "fejl"],
        ["tjek", "uden-plan"],
        ["tjek", "tom"],
        ["tjek", "findes-ikke"],
        ["tjek", "p", "--findes-ikke"],
        ["tjek", "p", "fejl", "uden-plan"],
        ["byg", "p"],
        ["byg", "p", "--endelig"],
        ["byg", "p", "--format", "exe"],
        ["byg", "p", "--ud", "p/projekt.yaml"],
        ["byg", "p", "--ud", "p/projekt.yaml/x"],
        ["sider", "p"],
        ["sider", "tom"],
    ],
    ids=" ".join,
)
def test_standard_ud_er_altid_eet_json_dokument(argumenter: list[str], program: Program) -> None:
    kopi(Path("p"))
    kopi(Path("fejl"), EKSEMPLER / "fejl")
    _uden_plan(Path("uden-plan"))
    Path("tom").mkdir()
    tilvalg = "--rapport" if argumenter[0] == "byg" else "--format"
    form = [tilvalg, "json"] if len(argumenter) % 2 else [f"{tilvalg}=json"]
    svar = program(*argumenter, *form)
    _passer(json.loads(svar.ud), SKEMA)
    assert svar.kode in (0, 1, 2)
    if svar.kode == 2:
        assert svar.fejl, "a person reads standard error"


def test_byg_naevner_de_skrevne_filer(program: Program) -> None:
    kopi(Path("p"))
    svar = program("byg", "p", "--rapport", "json", "--ud", "et/sted", "--format", "md,docx,md")
    assert json.loads(svar.ud)["projekter"][0]["filer"] == ["et/sted/p.md", "et/sted/p.docx"]
    svar = program("byg", "p")
    assert svar.ud.count("Skrevet: ud/p.") == 3
    assert svar.fejl == ""


def test_kort_er_een_linje_pr_fund_og_intet_andet(program: Program) -> None:
    kopi(Path("fejl"), EKSEMPLER / "fejl")
    som_json = json.loads(program("tjek", "fejl", "--format", "json").ud)["projekter"][0]["fund"]
    linjer = program("tjek", "fejl", "--format", "kort").ud.splitlines()
    ventet = []
    for fund in som_json:
        ret = f" Ret: {fund['ret']}" if fund["ret"] else ""
        ventet.append(
            f"{fund['fil']}:{fund['linje']}:{fund['kolonne']}: {fund['alvor']} {fund['regel']} "
            f"{fund['besked']}{ret}" + (f" (undtaget: {u})" if (u := fund.get("undtaget")) else "")
        )
    assert sorted(linjer) == sorted(ventet)
    # JSON has the files' order; for a person the fejl come first.
    alvorer = [linje.split(": ")[1].split()[0] for linje in linjer]
    assert alvorer == sorted(alvorer, key=["fejl", "advarsel", "info"].index)


# --- consoles and pipes ---


@pytest.mark.parametrize(
    ("kodning", "format_"), [("cp1252", "tekst"), ("ascii", "json"), ("cp850", "kort")]
)
@pytest.mark.stikproeve(3)
def test_enhver_konsol_kan_bruges(kodning: str, format_: str, tmp_path: Path) -> None:
    kopi(tmp_path / "fejl", EKSEMPLER / "fejl")
    svar = proces(
        "tjek", "fejl", "--format", format_,
        mappe=tmp_path, PYTHONIOENCODING=kodning, PYTHONUTF8="0",
    )  # fmt: skip
    assert (svar.returncode, svar.stderr) == (1, b"")
    # A pipe is no console: whoever reads it gets every letter.
    assert "Bakketoppen" in svar.stdout.decode("utf-8")
    assert "»" in svar.stdout.decode("utf-8")


@pytest.mark.parametrize("kodning", ["cp1252", "ascii"])
def test_en_besked_paa_en_konsol_uden_tegnet_faar_et_spoergsmaalstegn(
    kodning: str, tmp_path: Path
) -> None:
    svar = proces("tjek", "så🙂", mappe=tmp_path, PYTHONIOENCODING=kodning, PYTHONUTF8="0")
    assert svar.returncode == 2
    assert b"Traceback" not in svar.stderr
    assert svar.stderr.rstrip().endswith(b"findes ikke.")


@pytest.mark.langsom
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
@pytest.mark.parametrize("kodning", ["ascii", "cp1252"])
def test_en_rigtig_konsol_faar_rapporten(kodning: str, tmp_path: Path) -> None:
    import os
    import pty

    kopi(tmp_path / "p")
    vært, konsol = pty.openpty()
    try:
        barn = subprocess.Popen(
            [sys.executable, "-m", "generator", "tjek", "p"],
            cwd=tmp_path, stdin=konsol, stdout=konsol, stderr=konsol,
            env={**os.environ, "PYTHONIOENCODING": kodning, "PYTHONUTF8": "0", "TERM": "xterm"},
        )  # fmt: skip
        os.close(konsol)
        konsol = -1
        ud = b""
        try:
            while stykke := os.read(vært, 65536):
                ud += stykke
        except OSError:  # Linux says so when the other end has closed
            pass
        assert barn.wait(60) == 0
    finally:
        os.close(vært)
        if konsol >= 0:
            os.close(konsol)
    assert b"Traceback" not in ud
    assert "Ingen fund" in (tekst := ud.decode(kodning, "replace")) or "advarsler" in tekst
    assert b"\x1b" not in ud, "colours are not used, so NO_COLOR has nothing to turn off"


@pytest.mark.parametrize("miljø", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"TERM": "dumb"}])
@pytest.mark.langsom
def test_ingen_farver_i_et_roer(miljø: dict[str, str], tmp_path: Path) -> None:
    kopi(tmp_path / "p")
    svar = proces("tjek", "p", mappe=tmp_path, **miljø)
    assert b"\x1b" not in svar.stdout + svar.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no head")
@pytest.mark.parametrize("format_", ["kort", "json"])
@pytest.mark.langsom
def test_en_laeser_der_gaar_sin_vej_er_ingen_fejl(format_: str, tmp_path: Path) -> None:
    kopi(tmp_path / "fejl", EKSEMPLER / "fejl")
    kommando = f"{sys.executable} -m generator tjek fejl --format {format_}"
    for rør in ("| head -c 1 > /dev/null", ">&-"):
        svar = subprocess.run(
            ["sh", "-c", f"{kommando} {rør}"],
            cwd=tmp_path, capture_output=True, check=False, timeout=120,
        )  # fmt: skip
        assert svar.returncode == (0 if "head" in rør else 1)
        assert svar.stderr == b""


# --- click in Danish ---

BRUG = [
    (["tjekk"], "Der findes ikke en kommando, der hedder »tjekk«. Mente du »tjek«?"),
    (["zzz"],
     "Der findes ikke en kommando, der hedder »zzz«. Kommandoerne er byg, diagnose, forklar, git, "
     "importer, kommentarer, ny, sammenlign, sider, skema, tekst, tjek og vis."),
    (["tjek", "--formatt", "kort"],
     "Der findes ikke et tilvalg, der hedder '--formatt'. Mente du '--format'?"),
    (["tjek", "--format", "xml"],
     "Ugyldig værdi for '--format': 'xml' er ikke en af 'tekst', 'kort', 'json', 'github'."),
    (["byg", "--format", "docx,exe"],
     "Ugyldig værdi for '--format': »docx,exe« kan ikke bruges; vælg blandt "
     f"{', '.join(formater())}."),
    (["byg", "--format", ","],
     f"Ugyldig værdi for '--format': »,« kan ikke bruges; vælg blandt {', '.join(formater())}."),
    (["byg", "--ud", "fil.txt"], "Ugyldig værdi for '--ud': Mappe 'fil.txt' er en fil."),
    (["byg", "--ud", "--endelig"],
     "Ugyldig værdi for '--ud': »--endelig« ligner et tilvalg. Efter --ud skal stien stå; "
     "begynder den med en bindestreg, så skriv »./--endelig«."),
    (["skema", "--ud", "-x"],
     "Ugyldig værdi for '--ud': »-x« ligner et tilvalg. Efter --ud skal stien stå; "
     "begynder den med en bindestreg, så skriv »./-x«."),
    (["importer", "tal.csv", "--til", "--vis"],
     "Ugyldig værdi for '--til': »--vis« ligner et tilvalg. Efter --til skal stien stå; "
     "begynder den med en bindestreg, så skriv »./--vis«."),
    (["sammenlign", "a", "b", "--ud", "--tjek"],
     "Ugyldig værdi for '--ud': »--tjek« ligner et tilvalg. Efter --ud skal stien stå; "
     "begynder den med en bindestreg, så skriv »./--tjek«."),
    (["tjek", "--streng=ja"], "Tilvalget '--streng' tager ikke en værdi."),
    (["tjek", "--format"], "Tilvalget '--format' skal have en værdi efter sig."),
]  # fmt: skip


@pytest.mark.parametrize(("argumenter", "sætning"), BRUG, ids=[" ".join(b[0]) for b in BRUG])
def test_forkert_skrevet_siges_paa_dansk(
    argumenter: list[str], sætning: str, program: Program
) -> None:
    Path("fil.txt").write_text("x")
    svar = program(*argumenter)
    assert (svar.kode, svar.ud) == (2, "")
    assert svar.fejl.splitlines()[-1] == f"Fejl: {sætning}"


@pytest.mark.parametrize(
    ("argumenter", "ventet"),
    [
        (["tjek", "a\x1b[31m\x07b"], "a\ufffd[31m\ufffdb findes ikke.\n"),
        (["forklar", "a\x9b31m"], "Der er ingen regel, der hedder »a\ufffd31m«."),
        (["forklar", "a", "b\rc"], "b\ufffdc"),
    ],
)
def test_det_skrevne_styrer_ikke_konsollen(
    argumenter: list[str], ventet: str, program: Program
) -> None:
    svar = program(*argumenter)
    assert svar.kode == 2
    assert ventet in svar.fejl


def test_hjaelpen_er_dansk_og_naevner_alle_kommandoer(program: Program) -> None:
    hjælp = program("--help")
    assert hjælp.kode == 0
    assert {"Brug:", "Tilvalg:", "Kommandoer:"} <= set(hjælp.ud.split())
    assert program("-h").ud == program("--hjælp").ud == hjælp.ud
    uden = program()
    assert (uden.kode, uden.ud, uden.fejl) == (2, "", hjælp.ud)
    for kommando in ("byg", "tjek", "sider"):
        assert f"\n  {kommando} " in hjælp.ud
        side = program(kommando, "--help")
        assert side.kode == 0
        for engelsk in ("Usage", "Options", "Show this", "default", "Error", "Try "):
            assert engelsk not in side.ud, engelsk


def test_versionen(program: Program) -> None:
    from generator import __version__

    assert program("--version").ud == f"projektbeskrivelse {__version__}\n"


def test_oversaettelsen_er_bygget_af_sin_kilde() -> None:
    pytest.importorskip("babel", reason="babel is for who develops the program")
    from babel.messages.pofile import read_po

    mappe = ROD / "generator/cli/oversaettelse/da/LC_MESSAGES"
    with (mappe / "messages.po").open("rb") as po, (mappe / "messages.mo").open("rb") as mo:
        kilde, bygget = read_po(po), GNUTranslations(mo)
    for besked in kilde:
        if not besked.id:
            continue
        if isinstance(besked.id, str):
            assert bygget.gettext(besked.id) == besked.string
        else:
            for antal, dansk in ((1, besked.string[0]), (2, besked.string[1])):
                assert bygget.ngettext(*besked.id, antal) == dansk


def test_hver_saetning_click_kan_sige_er_oversat() -> None:
    """The strings that the commands here can call up; click's own list is long."""
    pytest.importorskip("babel", reason="babel is for who develops the program")
    from babel.messages.pofile import read_po

    with (ROD / "generator/cli/oversaettelse/da/LC_MESSAGES/messages.po").open("rb") as po:
        katalog = read_po(po)
    tomme = [m.id for m in katalog if m.id and not m.string]
    assert tomme == []
    for navn in ("No such command {name!r}.", "Options", "Commands", "Usage:", "Aborted!"):
        assert katalog.get(navn) is not None, navn
