"""Only what is ours is replaced; what is ours and changed is kept by another name."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from generator.maskine import udgivelse
from generator.maskine.segl import Seglstand, forsegl, stand
from tests.cli.hjaelp import Program
from tests.proeveprojekt import kopi, ret

FREMMED = "er ikke skrevet af programmet og bliver ikke rørt."
genveje = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


@pytest.fixture
def ud(program: Program) -> Path:
    """Return the folder with all that `byg` writes of the project ``p``."""
    kopi(program.mappe / "p")
    assert program("byg", "p").kode == 0
    return Path("ud")


@pytest.mark.parametrize("slags", ["docx", "pdf", "md"])
def test_en_fremmed_fil_bliver_ikke_roert_og_de_andre_skrives(slags: str, program: Program) -> None:
    kopi(Path("p"))
    Path("ud").mkdir()
    Path(f"ud/p.{slags}").write_bytes(b"Mine egne noter")
    svar = program("byg", "p", "--rapport", "kort")
    assert svar.kode == 2
    assert f"ud/p.{slags} {FREMMED}" in svar.fejl
    assert Path(f"ud/p.{slags}").read_bytes() == b"Mine egne noter"
    assert {f.name for f in Path("ud").iterdir()} == {"p.docx", "p.pdf", "p.md"}
    assert all(
        stand(f.read_bytes()) is Seglstand.HELT
        for f in Path("ud").iterdir()
        if f.suffix != f".{slags}"
    )


def test_indhold_og_en_readme_bliver_ikke_roert(program: Program) -> None:
    kopi(Path("README"))
    Path("README.md").write_text("# Om mappen\n")
    assert program("byg", "README", "--ud", ".", "--format", "md").kode == 2
    assert Path("README.md").read_text() == "# Om mappen\n"
    afsnit = Path("README/afsnit")
    afsnit.mkdir(exist_ok=True)
    (afsnit / "README.md").write_text("Et afsnit.\n")
    assert program("byg", "README", "--ud", str(afsnit), "--format", "md").kode == 2
    assert (afsnit / "README.md").read_text() == "Et afsnit.\n"


def test_egne_filer_skrives_igen_uden_et_ord(program: Program, ud: Path) -> None:
    ret(Path("p/projekt.yaml"), "helhedsplan: ", "helhedsplan: Ny ")
    før = {f.name: f.read_bytes() for f in ud.iterdir()}
    svar = program("byg", "p")
    assert svar.kode == 0
    assert "-før" not in svar.ud
    efter = {f.name: f.read_bytes() for f in ud.iterdir()}
    assert set(før) == set(efter)
    assert all(før[navn] != efter[navn] for navn in før)


def _gemt_i_et_andet_program(data: bytes) -> bytes:
    fil = io.BytesIO()
    dokument = Document(io.BytesIO(data))
    dokument.add_paragraph("Min rettelse")
    dokument.save(fil)
    return fil.getvalue()


def _een_del_aendret(data: bytes) -> bytes:
    """Return the archive with one part changed and every other trace of it as it was."""
    fil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as fra, zipfile.ZipFile(fil, "w") as til:
        til.comment = fra.comment
        for post in fra.infolist():
            til.writestr(post, fra.read(post).replace(b"</w:p>",
                         b"<w:r><w:t>Ny</w:t></w:r></w:p>", 1))  # fmt: skip
    return fil.getvalue()


def _uden_segl(data: bytes) -> bytes:
    """Return the file as an earlier release wrote it."""
    linje = next(n for n in data.split(b"\n") if b"projektbeskrivelse:" in n)
    if data.startswith(b"PK"):
        mærke = data[data.rindex(b"projektbeskrivelse:") :]
        return data.removesuffix(len(mærke).to_bytes(2, "little") + mærke) + b"\0\0"
    return data.replace(linje + b"\n", b"")


@pytest.mark.parametrize(
    ("slags", "ændr"),
    [
        ("docx", _gemt_i_et_andet_program),
        ("docx", _een_del_aendret),
        ("docx", _uden_segl),
        ("pdf", lambda data: data + b"\n1 0 obj\n<</Type/Annot>>\nendobj\n%%EOF\n"),
        ("pdf", _uden_segl),
        ("md", lambda data: data.replace(b"\n\n", b"\n\nMin rettelse.\n\n", 1)),
    ],
)
@pytest.mark.stikproeve(6)
def test_en_fil_der_er_aendret_siden_gemmes_ved_siden_af(
    slags: str, ændr: Callable[[bytes], bytes], program: Program, ud: Path
) -> None:
    fil, før = ud / f"p.{slags}", ud / f"p-før.{slags}"
    hel, ændret = fil.read_bytes(), ændr(fil.read_bytes())
    assert ændret != hel
    fil.write_bytes(ændret)
    svar = program("byg", "p")
    assert svar.kode == 0
    assert f"ud/p.{slags} var ændret, siden programmet skrev den, og er gemt som ud/p-før." in (
        svar.ud
    )
    assert (fil.read_bytes(), før.read_bytes()) == (hel, ændret)
    # What is kept is not lost to the next change either, and is not kept twice.
    fil.write_bytes(ændret)
    assert program("byg", "p").kode == 0
    assert len(list(ud.glob("p-før*"))) == 1
    fil.write_bytes(ændr(ændret) if ændr is not _uden_segl else ændret)
    program("byg", "p")
    assert før.read_bytes() == ændret
    assert len(list(ud.glob("p-før*"))) == (1 if ændr is _uden_segl else 2)


def test_filerne_fra_en_tidligere_udgave_er_vores(program: Program, ud: Path) -> None:
    for fil in ud.iterdir():
        fil.write_bytes(_uden_segl(fil.read_bytes()))
    assert program("byg", "p").kode == 0
    assert {f.name for f in ud.iterdir()} == {
        f"p{led}.{slags}" for led in ("", "-før") for slags in ("docx", "pdf", "md")
    }
    # Once the set is sealed, a text without a seal beside it is somebody's.
    (ud / "p.md").write_text("Mine noter")
    assert program("byg", "p").kode == 2
    assert (ud / "p.md").read_text() == "Mine noter"


@genveje
@pytest.mark.parametrize("findes", [True, False])
def test_en_genvej_foelges_ikke(findes: bool, program: Program, ud: Path) -> None:
    andet = program.mappe / "andet.md"
    if findes:
        andet.write_bytes((ud / "p.md").read_bytes())
    før = andet.read_bytes() if findes else None
    (ud / "p.md").unlink()
    (ud / "p.md").symlink_to(andet)
    ret(Path("p/projekt.yaml"), "helhedsplan: ", "helhedsplan: Ny ")
    svar = program("byg", "p", "--rapport", "kort")
    assert svar.kode == 2
    assert "ud/p.md er en genvej til et andet sted og bliver ikke rørt." in svar.fejl
    assert (ud / "p.md").is_symlink()
    assert (andet.read_bytes() if andet.exists() else None) == før


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
@pytest.mark.parametrize("tilstand", [0o600, 0o664, 0o755])
def test_en_fil_beholder_sin_tilstand(tilstand: int, program: Program, ud: Path) -> None:
    for fil in ud.iterdir():
        fil.chmod(tilstand)
    program("byg", "p")
    assert {f.stat().st_mode & 0o777 for f in ud.iterdir()} == {tilstand}


@pytest.mark.parametrize("åben", ["p.pdf", "p.md"])
def test_en_fil_der_er_aaben_standser_ikke_de_andre(
    åben: str, program: Program, ud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace a file that is open; here the system's call is made to."""
    rigtig = Path.replace

    def nægt(fra: Path, til: Path) -> Path:
        if Path(til).name == åben:
            raise PermissionError(13, "Access is denied", str(til))
        return rigtig(fra, til)

    før = {f.name: f.read_bytes() for f in ud.iterdir()}
    ret(Path("p/projekt.yaml"), "helhedsplan: ", "helhedsplan: Ny ")
    monkeypatch.setattr(udgivelse.Path, "replace", nægt)
    svar = program("byg", "p", "--rapport", "kort")
    assert svar.kode == 2
    assert svar.fejl == (
        f"ud/{åben} kan ikke erstattes: adgangen er nægtet. Luk filen i andre programmer, og prøv "
        "igen.\n"
    )
    efter = {f.name: f.read_bytes() for f in ud.iterdir()}
    assert {navn for navn in før if før[navn] == efter[navn]} == {åben}
    assert set(efter) == set(før)


@pytest.mark.parametrize("format_", ["tekst", "md", "html", "json", "docx"])
@pytest.mark.stikproeve(6)
def test_sammenlign_erstatter_kun_sit_eget(format_: str, program: Program) -> None:
    kopi(Path("p"))
    kopi(Path("q"))
    ret(Path("q/projekt.yaml"), "helhedsplan: ", "helhedsplan: Ny ")
    svar = Path("svar.x")
    svar.write_text("Mit eget\n")
    assert program("sammenlign", "p", "q", "--format", format_, "--ud", "svar.x").kode == 2
    assert svar.read_text() == "Mit eget\n"
    svar.unlink()
    for ny in ("q", "p"):
        assert program("sammenlign", "p", ny, "--format", format_, "--ud", "svar.x").kode == 0
    assert {f.name for f in Path().iterdir() if "svar" in f.name} == {"svar.x"}
    if format_ != "docx":
        svar.write_bytes(svar.read_bytes().replace(b"\n", b"\nrettet\n", 1))
        ændret = svar.read_bytes()
        assert program("sammenlign", "p", "q", "--format", format_, "--ud", "svar.x").kode == 0
        assert Path("svar-før.x").read_bytes() == ændret


def test_et_skema_af_vores_skrives_igen_og_et_andet_bliver(program: Program) -> None:
    assert program("skema", "--ud", "s").kode == 0
    Path("s/tal.json").write_text(Path("s/tal.json").read_text().replace('"type"', '"Type"', 1))
    Path("s/projekt.json").write_text('{"title": "projekt.yaml"}')
    svar = program("skema", "--ud", "s")
    assert svar.kode == 2
    assert f"s/projekt.json {FREMMED}" in svar.fejl
    assert '"Type"' not in Path("s/tal.json").read_text()
    assert Path("s/projekt.json").read_text() == '{"title": "projekt.yaml"}'


@genveje
def test_tvillingen_skrives_ikke_gennem_en_genvej(program: Program) -> None:
    kopi(Path("p"))
    program("tekst", "--tvilling", "p")
    Path("p/p.md").rename("andet.md")
    før = Path("andet.md").read_bytes()
    Path("p/p.md").symlink_to("../andet.md")
    ret(Path("p/projekt.yaml"), "helhedsplan: ", "helhedsplan: Ny ")
    svar = program("tekst", "--tvilling", "p")
    assert svar.kode == 2
    assert "p/p.md er en genvej" in svar.fejl
    assert Path("andet.md").read_bytes() == før


@pytest.mark.parametrize("slags", ["docx", "pdf", "md", "html", "json", "tekst"])
def test_seglet_brydes_af_enhver_aendring_og_ikke_af_git(slags: str) -> None:
    data = {
        "docx": _arkiv(), "pdf": b"%PDF-1.7\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n",
        "json": b'{\n "a": "projektbeskrivelse:' + b"0" * 39 + b'"\n}\n',
    }.get(slags, b"En linje\nprojektbeskrivelse:" + b"1" * 39 + b"\n")  # fmt: skip
    forseglet = forsegl(slags, data)
    assert stand(data) is not Seglstand.HELT
    assert stand(forseglet) is Seglstand.HELT
    if slags not in ("docx", "pdf"):
        assert stand(forseglet.replace(b"\n", b"\r\n")) is Seglstand.HELT
    for nr in range(len(forseglet)):
        ændret = forseglet[:nr] + bytes([forseglet[nr] ^ 1]) + forseglet[nr + 1 :]
        assert stand(ændret) is not Seglstand.HELT, nr


def _arkiv() -> bytes:
    fil = io.BytesIO()
    with zipfile.ZipFile(fil, "w") as arkiv:
        arkiv.writestr("a", "b")
    return fil.getvalue()
