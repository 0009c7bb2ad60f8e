"""A real git repository shows what was changed in a document, and nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.proeveprojekt import PRØVEANSØGNING, ROD, kopi, ret
from tests.sider_hjaelp import miljø

pytestmark = [
    pytest.mark.langsom,
    pytest.mark.git,
    pytest.mark.skipif(shutil.which("git") is None, reason="git er ikke installeret"),
]

FREDERIKSHOLM = "afsnit/frederiksholm.md"
FLYTTET = "I Mit Kvarter er 58,7"
"""Of two paragraphs that change places, git calls the first the one that is moved."""

PUNKTER = "- fælles aktiviteter\n- fælles rådgivning\n- fælles frivillige\n"
SIDSTE = "    oplyst. Begge er med i helhedsplanen i dag.\n"


def byt_om(fil: Path, ene: str, andet: str) -> None:
    """Let two paragraphs that follow each other change places."""
    afsnit = fil.read_text(encoding="utf-8").split("\n\n")
    (nr,) = (nr for nr, tekst in enumerate(afsnit) if f"\n{ene}" in f"\n{tekst}")
    før, sidste = afsnit[nr].rsplit(ene, 1)
    næste, efter = afsnit[nr + 1].split("\n    indsats:", 1)
    assert næste.startswith(andet)
    afsnit[nr : nr + 2] = [f"{før}{næste}", f"{ene}{sidste}\n    indsats:{efter}"]
    fil.write_text("\n\n".join(afsnit), encoding="utf-8", newline="\n")


class Depot:
    """A repository in a folder whose name has a space, with the application built in it."""

    def __init__(self, tmp: Path, navn: str = "dépôt øst") -> None:
        self.rod = tmp / navn
        self.rod.mkdir()
        gitconfig = tmp / "gitconfig"
        gitconfig.write_text(
            "[user]\n\tname = Åse\n\temail = a@example.org\n[core]\n\tautocrlf = false\n"
            "[init]\n\tdefaultBranch = main\n",
            encoding="utf-8",
        )
        self.miljø = miljø(
            tmp, GIT_CONFIG_GLOBAL=str(gitconfig), GIT_CONFIG_NOSYSTEM="1", HOME=str(tmp),
            GIT_PAGER="cat",
        )  # fmt: skip
        self.git("init", "--quiet")

    def git(self, *argumenter: str, mappe: Path | None = None) -> str:
        svar = subprocess.run(
            ["git", *argumenter], cwd=mappe or self.rod, env=self.miljø, capture_output=True,
            encoding="utf-8", check=False, stdin=subprocess.DEVNULL, timeout=120,
        )  # fmt: skip
        assert svar.returncode == 0, svar.stderr
        return svar.stdout

    def program(self, *argumenter: str, mappe: Path | None = None, kode: int = 0) -> str:
        svar = subprocess.run(
            [sys.executable, "-m", "generator", *argumenter],
            cwd=mappe or self.rod, env=self.miljø, capture_output=True, encoding="utf-8",
            check=False, timeout=120,
        )  # fmt: skip
        assert svar.returncode == kode, svar.stdout + svar.stderr
        return svar.stdout + svar.stderr

    def byg(self, mappe: Path) -> None:
        self.program("byg", str(mappe), "--format", "docx", "--ud", "ud")

    def gem(self, besked: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", besked)


@pytest.fixture(scope="module")
def ansøgninger(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build the application before and after five edits."""
    tmp = tmp_path_factory.mktemp("fem")
    mappe = kopi(tmp / "mit-kvarter", PRØVEANSØGNING)
    tekst = mappe / FREDERIKSHOLM
    ret(tekst, "én samlet indsats.\n", f"én samlet indsats.\n\n{PUNKTER}")

    def byg(til: str) -> Path:
        svar = subprocess.run(
            [sys.executable, "-m", "generator", "byg", str(mappe), "--format", "docx", "--ud", til],
            cwd=tmp, env=miljø(tmp), capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        # Its figures without year or source are fejl, and the draft is built all the same.
        assert svar.returncode == 1, svar.stdout + svar.stderr
        return tmp / til / "mit-kvarter.docx"

    før = byg("før")
    fil = mappe / "problemkompleks.yaml"
    ret(mappe / "noegletal.csv", "AAB;Afd. 50;612;24,3;", "AAB;Afd. 50;612;25,1;")
    ret(fil, "Alligevel er der vokset", "Derfor er der vokset")
    byt_om(fil, "      I {{ helhedsplan }} er {{ tal.besk", "      To grupper træder frem.")
    ret(tekst, "- fælles rådgivning\n", "")
    ret(fil, "    Billedet er bredt.", "    Billedet er bredt.[^nyt]")
    ret(fil, SIDSTE, f"{SIDSTE}\n    [^nyt]: Målt på afdelingernes egne tal.\n")
    return før, byg("efter")


@pytest.fixture
def depot(tmp_path: Path, ansøgninger: tuple[Path, Path]) -> Depot:
    """Commit the application, set git up, and put the edited one in its place."""
    her = Depot(tmp_path)
    shutil.copy(ansøgninger[0], her.rod / "Mit Kvarter æøå.docx")
    her.gem("Først")
    her.program("git")
    her.gem("Vis Word som tekst")
    shutil.copy(ansøgninger[1], her.rod / "Mit Kvarter æøå.docx")
    return her


def ændrede(diff: str) -> list[str]:
    """Return the lines that a diff takes out or puts in, the empty ones between blocks aside."""
    linjer = re.split(r"^@@.*@@.*$", diff, flags=re.MULTILINE)[1:]
    return [
        linje
        for del_ in linjer
        for linje in del_.splitlines()
        if linje[:1] in ("+", "-") and linje[1:].strip()
    ]


def hold_mod_de_fem(linjer: list[str]) -> None:
    ventet = [
        ("-", "Grundbevillingen har de seneste år været lille. Alligevel er"),
        ("+", "Grundbevillingen har de seneste år været lille. Derfor er"),
        ("-", "| AAB · Afd. 50 | 612 | 24,3 |"),
        ("+", "| AAB · Afd. 50 | 612 | 25,1 |"),
        ("-", "Billedet er bredt. "),
        ("+", "Billedet er bredt.[*] "),
        ("+", "  [*] Målt på afdelingernes egne tal."),
        ("+", FLYTTET),
        ("-", FLYTTET),
        ("-", "- fælles rådgivning"),
    ]
    rest = list(linjer)
    for fortegn, begyndelse in ventet:
        fundne = [led for led in rest if led[0] == fortegn and led[1:].startswith(begyndelse)]
        assert fundne, (fortegn + begyndelse, rest)
        rest.remove(fundne[0])
    assert rest == [], "noget andet end de fem ændringer"


def test_git_diff_viser_de_fem_aendringer(depot: Depot) -> None:
    hold_mod_de_fem(ændrede(depot.git("diff")))


def test_git_log_viser_dem_ogsaa_naar_teksten_er_gemt(depot: Depot) -> None:
    depot.gem("Fem ændringer")
    første = depot.git("log", "-p", "-1")
    hold_mod_de_fem(ændrede(første))
    assert depot.git("notes", "--ref=textconv/docx", "list").strip()
    assert depot.git("log", "-p", "-1") == første
    # The document as a whole is new in the first commit, and read as text there too.
    assert "+# Kortfattet projektbeskrivelse" in depot.git("log", "-p")


def test_overskriften_staar_over_det_der_er_aendret(depot: Depot) -> None:
    hoveder = [linje for linje in depot.git("diff", "-U0").splitlines() if linje[:2] == "@@"]
    assert any(linje.endswith("@@ ## Erfaringer") for linje in hoveder)


def test_git_difftool_viser_de_fem_ord_for_ord(depot: Depot) -> None:
    linjer = [linje.strip() for linje in depot.git("difftool", "-y").splitlines()]
    ventet = [
        "[-Alligevel-]{+Derfor+}",
        "Afd. 50, Uden for arbejdsmarked: 24,3 -> 25,1",
        "Billedet er bredt.{+[*]+}",
        "Tilføjet fodnote: Målt på afdelingernes egne tal.",
        "Flyttet tekst: To grupper træder frem.",
        "Fjernet tekst: fælles rådgivning",
    ]
    for tekst in ventet:
        assert [linje for linje in linjer if tekst in linje], (tekst, linjer)
    # The note and its mark are told of each by itself.
    assert "6 ændringer." in linjer


def test_difftool_for_en_ny_fil_og_for_andet_end_word(depot: Depot) -> None:
    depot.gem("Ændret")
    shutil.copy(depot.rod / "Mit Kvarter æøå.docx", depot.rod / "ny.docx")
    (depot.rod / "noter.txt").write_text("Et\n", encoding="utf-8")
    depot.git("add", "--all")
    ud = depot.git("difftool", "-y", "--cached")
    assert "{+# Kortfattet projektbeskrivelse+}" in ud
    assert "+Et" in ud


def test_en_udgave_der_ikke_kan_laeses_standser_ikke_git_log(depot: Depot) -> None:
    fil = depot.rod / "Mit Kvarter æøå.docx"
    fil.write_bytes(b"PK\x03\x04 i stykker")
    depot.gem("I stykker")
    assert "beskadiget." in depot.git("difftool", "-y", "HEAD~1")
    første = depot.git("log", "-p")
    assert "er ikke et Word-dokument (DOCX), eller den er beskadiget." in første
    assert "+# Kortfattet projektbeskrivelse" in første
    assert str(depot.rod) not in første
    assert not re.search(r"\[[^\]]*/[^\]]*er ikke et Word", første), "gits midlertidige navn"


def test_en_mappe_ved_navn_generator_koeres_ikke(depot: Depot) -> None:
    """The repository may be anybody's; what lies in it is data."""
    ond = depot.rod / "generator"
    ond.mkdir()
    (ond / "__init__.py").write_text("raise SystemExit('kørt fra depotet')\n", encoding="utf-8")
    depot.miljø.pop("PYTHONPATH")
    depot.miljø["PYTHONPATH"] = str(ROD)
    hold_mod_de_fem(ændrede(depot.git("diff", "--", "*.docx")))


OPSÆTNING = ("diff.docx.textconv", "diff.docx.cachetextconv", "diff.docx.xfuncname")


def tilstand(her: Depot) -> tuple[bytes, bytes | None]:
    fil = her.rod / ".gitattributes"
    return (her.rod / ".git/config").read_bytes(), fil.read_bytes() if fil.exists() else None


@pytest.mark.parametrize(
    "før",
    [
        None,
        b"",
        b"*.png binary\n",
        b"*.png binary",
        b"*.docx -text\r\n*.png binary\r\n",
        b"*.docx diff=word lfs\n",
        "# særligt: æøå\n*.md text".encode("latin-1"),
    ],
)
def test_opsaetningen_kan_gentages_og_fortrydes_til_sidste_byte(
    tmp_path: Path, før: bytes | None
) -> None:
    her = Depot(tmp_path)
    if før is not None:
        (her.rod / ".gitattributes").write_bytes(før)
    start = tilstand(her)
    her.program("git")
    sat = tilstand(her)
    assert sat[1] is not None
    assert sat[1].startswith(før or b"")
    assert her.git("check-attr", "diff", "--", "x.docx").strip().endswith(": docx")
    assert "allerede" in her.program("git")
    assert tilstand(her) == sat
    her.program("git", "--fjern")
    efter = tilstand(her)
    assert efter[0] == start[0]
    assert (efter[1] or b"") == (start[1] or b"")
    assert "ikke noget at fjerne" in her.program("git", "--fjern")


def test_andres_opsaetning_roeres_ikke(tmp_path: Path) -> None:
    her = Depot(tmp_path)
    her.git("config", "diff.docx.textconv", "pandoc -t plain")
    start = tilstand(her)
    assert "diff.docx.textconv er »pandoc -t plain«" in her.program("git", kode=2)
    assert tilstand(her) == start
    her.program("git", "--fjern")
    assert tilstand(her) == start


def test_ens_eget_difftool_beholdes(tmp_path: Path) -> None:
    her = Depot(tmp_path)
    her.git("config", "diff.tool", "meld")
    her.program("git")
    assert her.git("config", "diff.tool").strip() == "meld"
    her.program("git", "--fjern")
    assert her.git("config", "diff.tool").strip() == "meld"


def test_linjer_som_andre_har_tilfoejet_siden_bliver(tmp_path: Path) -> None:
    her = Depot(tmp_path)
    her.program("git")
    fil = her.rod / ".gitattributes"
    fil.write_bytes(b"*.a x\n" + fil.read_bytes() + b"*.b y\n")
    her.git("config", "diff.docx.binary", "true")
    her.program("git", "--fjern")
    assert fil.read_bytes() == b"*.a x\n*.b y\n"
    assert her.git("config", "diff.docx.binary").strip() == "true"


def test_i_en_undermappe_og_i_et_arbejdstrae(tmp_path: Path) -> None:
    her = Depot(tmp_path)
    (her.rod / "a.txt").write_text("a", encoding="utf-8")
    her.gem("Først")
    træ = tmp_path / "et andet træ"
    her.git("worktree", "add", "--quiet", "-b", "gren", str(træ))
    under = træ / "indhold"
    under.mkdir()
    her.program("git", mappe=under)
    assert (træ / ".gitattributes").is_file()
    assert not (under / ".gitattributes").exists()
    assert all(her.git("config", navn) for navn in OPSÆTNING)
    her.program("git", "--fjern", mappe=under)
    assert not (træ / ".gitattributes").exists()


def test_en_python_i_en_mappe_med_mellemrum(tmp_path: Path) -> None:
    """The commands that git runs through a shell find the program, whatever its path."""
    if os.name == "nt":
        pytest.skip("et symbolsk link til Python kræver rettigheder i Windows")
    her = Depot(tmp_path)
    python = tmp_path / "mine programmer (x86) & 'andet'" / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    sted = os.pathsep.join([str(ROD), *(led for led in sys.path if "site-packages" in led)])
    her.miljø["PYTHONPATH"] = sted
    subprocess.run(
        [python, "-m", "generator", "git"], cwd=her.rod, env=her.miljø, check=True,
        capture_output=True,
    )  # fmt: skip
    (her.rod / "a.docx").write_bytes(b"ikke et dokument")
    her.git("add", "--all")
    assert "+[" in her.git("diff", "--cached", "--", "a.docx")


def test_uden_for_et_depot_er_udgang_2(tmp_path: Path) -> None:
    her = Depot(tmp_path)
    ude = tmp_path / "ude"
    ude.mkdir()
    her.miljø["GIT_CEILING_DIRECTORIES"] = str(tmp_path)
    assert "hører ikke til et git-depot" in her.program("git", mappe=ude, kode=2)
    her.git("init", "--quiet", "--bare", str(tmp_path / "nøgen.git"))
    assert "hører ikke til et git-depot" in her.program("git", mappe=tmp_path / "nøgen.git", kode=2)
