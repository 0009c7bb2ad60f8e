"""What the system refuses is one sentence and exit 2, and leaves what was there untouched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.maskine import udgivelse
from generator.maskine.segl import forsegl
from tests.cli.hjaelp import Program, proces
from tests.proeveprojekt import EKSEMPLER, kopi

GAMMEL = forsegl("tekst", b"den gamle")
"""A file of ours, whatever it is called."""
SOM_ANDEN: tuple[str, ...] = ()
if os.name == "posix" and os.geteuid() == 0 and shutil.which("setpriv"):
    SOM_ANDEN = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


def _kan_naegtes() -> bool:
    return os.name == "posix" and (os.geteuid() != 0 or bool(SOM_ANDEN))


nægtes = pytest.mark.skipif(
    not _kan_naegtes(), reason="access cannot be refused: no POSIX, or root without setpriv"
)


@pytest.fixture
def åben(tmp_path: Path) -> Iterator[Path]:
    """A folder that the one who runs the program may work in.

    Another user needs one outside pytest's base: every session that starts closes the base, also
    one beside this.
    """
    if not SOM_ANDEN:
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="aaben-") as navn:
        mappe = Path(navn).resolve()
        mappe.chmod(0o777)
        prøve = "import pathlib, generator, typst; pathlib.Path.cwd().joinpath('x').touch()"
        if subprocess.run(
            [*SOM_ANDEN, sys.executable, "-c", prøve], cwd=mappe, capture_output=True, check=False
        ).returncode:
            pytest.skip("another user may not read the program, or work in the temporary folder")
        (mappe / "x").unlink()
        yield mappe


def _ens(mappe: Path) -> None:
    for fil in mappe.rglob("*"):
        fil.chmod(0o777 if fil.is_dir() else 0o666)
    mappe.chmod(0o777)


@nægtes
@pytest.mark.parametrize("fil", ["projekt.yaml", "tal.yaml", "afdelinger.csv", "logo.png"])
@pytest.mark.stikproeve(4)
def test_en_fil_der_ikke_maa_laeses_er_een_saetning(fil: str, åben: Path) -> None:
    mappe = kopi(åben / "p", EKSEMPLER / "alt")
    _ens(mappe)
    (mappe / fil).chmod(0)
    (åben / "ud").mkdir(mode=0o777)
    (åben / "ud").chmod(0o777)
    (åben / "ud/p.docx").write_bytes(GAMMEL)
    svar = proces("byg", "p", "--rapport", "kort", mappe=åben, foran=SOM_ANDEN, HOME=str(åben))
    assert svar.returncode == 2, svar.stderr.decode()
    assert svar.stdout == b""
    assert svar.stderr.decode() == (
        f"p/{fil} kan ikke læses: adgangen er nægtet. Luk filen, hvis den er åben i et andet "
        "program, og se efter, at du har lov til at læse den.\n"
    )
    assert (åben / "ud/p.docx").read_bytes() == GAMMEL


@pytest.mark.langsom
@nægtes
def test_en_mappe_der_ikke_maa_laeses_er_een_saetning(åben: Path) -> None:
    _ens(kopi(åben / "p"))
    (åben / "p").chmod(0)
    for sti in ("p", "p/projekt.yaml"):
        som_json = proces(
            "tjek", sti, "--format", "json", mappe=åben, foran=SOM_ANDEN, HOME=str(åben)
        )
        assert json.loads(som_json.stdout)["projekter"][0]["fejl"].endswith("nægtet.")
        svar = proces("tjek", sti, mappe=åben, foran=SOM_ANDEN, HOME=str(åben))
        assert svar.returncode == 2, svar.stderr.decode()
        assert svar.stderr.decode().count("\n") == 1
        assert "adgangen er nægtet" in svar.stderr.decode()
    (åben / "p").chmod(0o777)


@nægtes
def test_en_mappe_der_ikke_maa_skrives_i_er_een_saetning(åben: Path) -> None:
    _ens(kopi(åben / "p"))
    (åben / "ud").mkdir()
    (åben / "ud/p.md").write_bytes(GAMMEL)
    (åben / "ud").chmod(0o555)
    svar = proces("byg", "p", "--rapport", "kort", mappe=åben, foran=SOM_ANDEN, HOME=str(åben))
    assert (svar.returncode, svar.stderr.decode()) == (
        2,
        "Der kan ikke skrives i ud: adgangen er nægtet. Vælg en anden mappe med --ud.\n",
    )
    assert [f.name for f in (åben / "ud").iterdir()] == ["p.md"]
    (åben / "ud").chmod(0o777)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_en_fuld_disk_er_een_saetning_og_de_gamle_filer_er_uroerte(tmp_path: Path) -> None:
    kopi(tmp_path / "p")
    (tmp_path / "ud").mkdir()
    for navn in ("p.docx", "p.md", "p.pdf"):
        (tmp_path / "ud" / navn).write_bytes(GAMMEL)
    svar = subprocess.run(
        [
            sys.executable,
            "-c",
            "import resource, signal, sys\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
            "from generator.cli.program import kør\n"
            "sys.exit(kør(['byg', 'p', '--rapport', 'kort', '--uden-cache']))\n",
        ],
        cwd=tmp_path, capture_output=True, timeout=120, check=False,
        env={**os.environ, "PROJEKTBESKRIVELSE_CACHE": str(tmp_path / "cache")},
    )  # fmt: skip
    assert svar.returncode == 2, svar.stderr.decode()
    assert svar.stderr.decode() == (
        "Der kan ikke skrives i ud: filen er større, end der er lov til. "
        "De gamle filer er urørte.\n"
    )
    assert {f.name: f.read_bytes() for f in (tmp_path / "ud").iterdir()} == dict.fromkeys(
        ("p.docx", "p.md", "p.pdf"), GAMMEL
    )


@pytest.mark.langsom
@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="a small disk needs root on Linux"
)
def test_en_disk_uden_plads_er_een_saetning(tmp_path: Path) -> None:
    kopi(tmp_path / "p")
    (tmp_path / "ud").mkdir()
    montér = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(tmp_path / "ud")]
    if subprocess.run(montér, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        (tmp_path / "ud/p.docx").write_bytes(GAMMEL)
        svar = proces("byg", "p", "--rapport", "kort", mappe=tmp_path)
        assert (svar.returncode, svar.stderr.decode()) == (
            2,
            "Der kan ikke skrives i ud: der er ikke mere plads på disken. "
            "De gamle filer er urørte.\n",
        )
        assert {f.name: f.read_bytes() for f in (tmp_path / "ud").iterdir()} == {"p.docx": GAMMEL}
    finally:
        subprocess.run(["umount", str(tmp_path / "ud")], check=True)


@pytest.mark.parametrize("optaget", ["p.docx", "p.pdf", "p.md"])
def test_naar_een_fil_ikke_kan_laegges_paa_plads_er_de_andre_uroerte(
    optaget: str, program: Program
) -> None:
    kopi(Path("p"))
    Path("ud").mkdir()
    for navn in ("p.docx", "p.pdf", "p.md"):
        if navn == optaget:
            Path("ud", navn).mkdir()
        elif navn != "p.md":
            Path("ud", navn).write_bytes(GAMMEL)
    før = {f.name: f.is_dir() or f.read_bytes() for f in Path("ud").iterdir()}
    svar = program("byg", "p", "--rapport", "kort")
    assert (svar.kode, svar.fejl) == (
        2,
        "Der kan ikke skrives i ud: der ligger en mappe af samme navn som filen. "
        "De gamle filer er urørte.\n",
    )
    assert {f.name: f.is_dir() or f.read_bytes() for f in Path("ud").iterdir()} == før


def test_ud_kan_ikke_vaere_en_fil(program: Program) -> None:
    kopi(Path("p"))
    Path("ud").write_text("en fil")
    svar = program("byg", "p", "--rapport", "kort")
    assert svar.kode == 2
    assert Path("ud").read_text() == "en fil"
    Path("x").write_text("en fil")
    svar = program("byg", "p", "--rapport", "kort", "--ud", "x/y")
    assert (svar.kode, svar.fejl) == (2, "x/y er ikke en mappe. Vælg en anden med --ud.\n")


@pytest.mark.langsom
def test_hvad_der_er_fundet_siges_ogsaa_naar_der_ikke_kan_skrives(program: Program) -> None:
    kopi(Path("p"), EKSEMPLER / "fejl")
    Path("x").write_text("en fil")
    fundet = program("tjek", "p", "--format", "kort").ud
    assert fundet
    svar = program("byg", "p", "--rapport", "kort", "--ud", "x/y")
    assert (svar.kode, svar.ud) == (2, fundet)
    dokument = json.loads(program("byg", "p", "--rapport", "json", "--ud", "x/y").ud)
    (projekt,) = dokument["projekter"]
    assert len(projekt["fund"]) == fundet.count("\n")
    assert (projekt["filer"], projekt["fejl"]) == ([], svar.fejl.rstrip())
    tekst = program("byg", "p", "--ud", "x/y").ud
    assert "x/y er ikke en mappe. Vælg en anden med --ud." in tekst
    assert "Skrevet" not in tekst


def test_ud_laves_naar_den_mangler(program: Program) -> None:
    kopi(Path("p"))
    assert program("byg", "p", "--ud", "a/b/c", "--format", "md").kode == 0
    assert [f.name for f in Path("a/b/c").iterdir()] == ["p.md"]


def test_en_docx_som_word_holder_aaben_faar_et_andet_navn(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace a file that is open; here the system's call is made to."""
    kopi(Path("p"))
    Path("ud").mkdir()
    Path("ud/p.docx").write_bytes(GAMMEL)
    rigtig = Path.replace

    def nægt(fra: Path, til: Path) -> Path:
        if Path(til).name == "p.docx":
            raise PermissionError(13, "Access is denied", str(til))
        return rigtig(fra, til)

    monkeypatch.setattr(udgivelse.Path, "replace", nægt)
    svar = program("byg", "p")
    assert svar.kode == 0
    assert "Skrevet: ud/p-ny.docx" in svar.ud
    assert Path("ud/p.docx").read_bytes() == GAMMEL
    assert Path("ud/p-ny.docx").read_bytes()[:2] == b"PK"
    assert sorted(f.name for f in Path("ud").iterdir()) == [
        "p-ny.docx", "p.docx", "p.md", "p.pdf",
    ]  # fmt: skip


def test_filerne_har_almindelige_rettigheder(program: Program) -> None:
    kopi(Path("p"))
    program("byg", "p", "--format", "md")
    maske = os.umask(0)
    os.umask(maske)
    assert Path("ud/p.md").stat().st_mode & 0o777 == 0o666 & ~maske


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_et_link_som_projektmappe_er_et_projekt(program: Program) -> None:
    kopi(Path("p"))
    Path("q").symlink_to("p")
    svar = program("tjek", "p", "q", "--format", "json")
    assert svar.ud.count('"sti": "p"') == 1
    assert '"sti": "q"' not in svar.ud


@pytest.mark.skipif(sys.platform == "win32", reason="no such files on Windows")
def test_et_roer_i_mappen_faar_ikke_programmet_til_at_vente(program: Program) -> None:
    mappe = kopi(Path("p"))
    os.mkfifo(mappe / "tal.yaml")
    svar = program("tjek", "p", "--format", "kort")
    assert svar.kode == 1
    assert "tal.yaml:1:1: fejl fil-forkert-art" in svar.ud


@pytest.mark.langsom
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_en_fuld_disk_bag_standard_output_siges_paa_dansk(tmp_path: Path) -> None:
    kopi(tmp_path / "p")
    with Path("/dev/full").open("wb") as fuld:
        svar = subprocess.run(
            [sys.executable, "-m", "generator", "tjek", "p"],
            cwd=tmp_path, stdout=fuld, stderr=subprocess.PIPE, timeout=120, check=False,
        )  # fmt: skip
    assert svar.returncode == 2
    assert svar.stderr.decode() == (
        "Styresystemet afviser det: der er ikke mere plads på disken.\n"
    )


def test_de_faerdige_filer_lægges_ikke_i_projektets_egen_mappe(program: Program) -> None:
    mappe = kopi(Path("plan"))
    egen = mappe / "plan.md"
    egen.write_text("Mine noter", encoding="utf-8")
    svar = program("byg", "plan", "--ud", "./plan/../plan", "--format", "md")
    assert (svar.kode, svar.ud) == (2, "")
    assert "ikke ligge i projektets egen mappe, plan: " in svar.fejl
    assert "Vælg en anden mappe med --ud." in svar.fejl
    assert egen.read_text("utf-8") == "Mine noter"
