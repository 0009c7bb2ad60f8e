"""A machine set up as nobody would: clock, language, streams, folders; the answer is the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from unicodedata import normalize

import pytest

from tests.cli.hjaelp import Program, proces
from tests.proeveprojekt import EKSEMPLER, kopi

pytestmark = pytest.mark.langsom

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")
FORMATER = ("docx", "pdf", "md")
PROGRAM = f"{sys.executable} -m generator"


@pytest.fixture(scope="module")
def rigtigt(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The output of `eksempler/alt` on a machine like most."""
    mappe = tmp_path_factory.mktemp("rigtigt")
    kopi(mappe / "plan", EKSEMPLER / "alt")
    svar = proces("byg", "plan", mappe=mappe)
    assert svar.returncode == 0, svar.stderr.decode()
    return {f.name: f.read_bytes() for f in (mappe / "ud").iterdir()}


def _ud(mappe: Path) -> dict[str, bytes]:
    return {f.name: f.read_bytes() for f in mappe.iterdir()}


UDEN = "<uden>"
MILJØER: dict[str, dict[str, str]] = {
    "intet sprog": {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "et sprog der ikke er her": {"LANG": "xx_YY.ISO-8859-1", "LC_ALL": "xx_YY"},
    "tyrkisk": {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
    "en tidszone der ikke findes": {"TZ": ":findes/ikke"},
    "en tidszone på den anden side": {"TZ": "XYZ+23:59:59"},
    "ingen hjemmemappe": {"HOME": UDEN, "XDG_CACHE_HOME": UDEN, "PROJEKTBESKRIVELSE_CACHE": UDEN},
    "en hjemmemappe der ikke findes": {"HOME": "/findes/ikke", "XDG_CACHE_HOME": UDEN},
    "en relativ cache": {"PROJEKTBESKRIVELSE_CACHE": "gemt/her"},
    "en cache i en enhed": {"PROJEKTBESKRIVELSE_CACHE": "/dev/null/x"},
    "ingen PATH": {"PATH": ""},
    "advarsler er fejl": {"PYTHONWARNINGS": "error"},
    "et gammelt git": {"GIT_DIR": "/findes/ikke", "GIT_WORK_TREE": "/findes/ikke"},
}  # fmt: skip


@posix
@pytest.mark.parametrize("miljø", MILJØER.values(), ids=MILJØER)
def test_de_samme_bytes_i_ethvert_miljoe(
    miljø: dict[str, str], rigtigt: Mapping[str, bytes], tmp_path: Path
) -> None:
    kopi(tmp_path / "plan", EKSEMPLER / "alt")
    rent = {n: v for n, v in os.environ.items() if miljø.get(n) != UDEN}
    svar = subprocess.run(
        [sys.executable, "-m", "generator", "byg", "plan"],
        cwd=tmp_path, env=rent | {n: v for n, v in miljø.items() if v != UDEN},
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert (svar.returncode, svar.stderr) == (0, b"")
    assert _ud(tmp_path / "ud") == rigtigt


@pytest.mark.skipif(not shutil.which("faketime"), reason="faketime is not installed")
@pytest.mark.parametrize(
    "dag", ["1970-01-02", "1979-12-31", "2038-01-20", "2106-02-08", "2099-12-31"]
)
def test_et_ur_der_gaar_forkert(dag: str, rigtigt: Mapping[str, bytes], tmp_path: Path) -> None:
    kopi(tmp_path / "plan", EKSEMPLER / "alt")
    svar = subprocess.run(
        ["faketime", f"{dag} 00:00:00", sys.executable, "-m", "generator", "byg", "plan"],
        cwd=tmp_path, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert (svar.returncode, svar.stderr) == (0, b"")
    assert _ud(tmp_path / "ud") == rigtigt


@posix
@pytest.mark.parametrize("strøm", ["<&-", "2>&-", "<&- 2>&-", "<&- >&- 2>&-", "</dev/zero"])
def test_en_lukket_stroem_er_ligegyldig(
    strøm: str, rigtigt: Mapping[str, bytes], tmp_path: Path
) -> None:
    kopi(tmp_path / "plan", EKSEMPLER / "alt")
    svar = subprocess.run(
        ["sh", "-c", f"{PROGRAM} byg plan {strøm}"],
        cwd=tmp_path, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert (svar.returncode, svar.stderr) == (0, b"")
    assert _ud(tmp_path / "ud") == rigtigt


@posix
def test_beskeder_til_en_lukket_fejlstroem_aendrer_ikke_koden(tmp_path: Path) -> None:
    for strøm in ("2>&-", ">&- 2>&-", "2>/dev/full"):
        svar = subprocess.run(
            ["sh", "-c", f"{PROGRAM} byg findes-ikke {strøm}"],
            cwd=tmp_path, capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        assert (svar.returncode, svar.stdout, svar.stderr) == (2, b"", b""), strøm


LANGT = "å" * 60
MAPPER = [
    "med mellemrum i", " foran og bagved ", "Ærø & Ålborg (ny)", normalize("NFD", "Ærø Ålborg"),
    "-ud", "--format", "100%", "a'b\"c", "$HOME", "{{ plan }}", "plan.docx", "😀", "a;b",
    "a\nb", "*", "plan.", "CON", "\u202eplan", "å" * 120,
]  # fmt: skip


@posix
@pytest.mark.parametrize("navn", MAPPER)
def test_en_mappe_af_ethvert_navn(navn: str, program: Program) -> None:
    kopi(Path(navn))
    svar = program("byg", "--ud", f"./ude/{navn}", "--", navn)
    assert (svar.kode, svar.fejl) == (0, "")
    assert sorted(f.name for f in Path("ude", navn).iterdir()) == [
        f"{navn}.{f}" for f in sorted(FORMATER)
    ]


@posix
@pytest.mark.parametrize("dybde", [3, 30])
def test_en_meget_lang_sti(dybde: int, rigtigt: Mapping[str, bytes], tmp_path: Path) -> None:
    """Past Windows' 260 characters, and past the 4096 bytes that Linux takes in one path."""
    her = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(dybde):
            Path(LANGT).mkdir()
            os.chdir(LANGT)
        kopi(Path("plan"), EKSEMPLER / "alt")
        svar = subprocess.run(
            [sys.executable, "-m", "generator", "byg", "plan"],
            capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        if dybde == 3:
            assert (svar.returncode, svar.stderr) == (0, b"")
            assert _ud(Path("ud")) == rigtigt
        else:
            assert svar.returncode in (0, 2)
            assert b"Traceback" not in svar.stderr
            assert svar.stderr.count(b"\n") <= 1
    finally:
        os.chdir(her)
        # The standard library's own removal goes by whole paths.
        subprocess.run(["rm", "-rf", str(tmp_path / LANGT)], check=False)


@posix
def test_en_mappe_der_er_slettet_under_een(tmp_path: Path) -> None:
    væk = tmp_path / "væk"
    væk.mkdir()
    for kommando in ("tjek", "tjek plan", "byg plan", "sider plan.docx", "forklar"):
        svar = subprocess.run(
            ["sh", "-c", f"mkdir -p {væk}; cd {væk}; rmdir {væk}; {PROGRAM} {kommando}"],
            capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        assert svar.returncode in (0, 2), kommando
        assert svar.stderr.count(b"\n") == (svar.returncode == 2), kommando


def test_windows_linjer_og_bom_i_alle_filer(rigtigt: Mapping[str, bytes], program: Program) -> None:
    plan = kopi(Path("plan"), EKSEMPLER / "alt")
    for fil in plan.rglob("*"):
        if fil.suffix in (".yaml", ".md", ".csv"):
            tekst = fil.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
            fil.write_bytes(b"\xef\xbb\xbf" + tekst.replace(b"\n", b"\r\n"))
    assert program("byg", "plan").kode == 0
    assert _ud(Path("ud")) == rigtigt


def test_adskilte_accenter_i_alle_filer_og_navne(
    rigtigt: Mapping[str, bytes], program: Program
) -> None:
    """As a Mac may write them: å as an a and a ring."""
    plan = kopi(Path("plan"), EKSEMPLER / "alt")
    for fil in sorted(plan.rglob("*"), reverse=True):
        if fil.suffix in (".yaml", ".md", ".csv"):
            fil.write_text(normalize("NFD", fil.read_text(encoding="utf-8")), encoding="utf-8")
        fil.rename(fil.with_name(normalize("NFD", fil.name)))
    assert program("byg", "plan").kode == 0
    assert _ud(Path("ud")) == rigtigt
