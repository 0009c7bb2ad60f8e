"""`--format docx`: the wiring; that every change is right is shown beside the redline itself."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from generator.word.laesning import læs
from generator.word.pakke import åbn
from generator.word.tekst import Vis, skriv
from tests.cli.hjaelp import Program
from tests.proeveprojekt import PRØVEANSØGNING, kopi, ret

from .test_dokumenter import byg, fremmed


@pytest.fixture
def par(program: Program) -> tuple[Path, Path]:
    a, b = kopi(program.mappe / "før", PRØVEANSØGNING), kopi(program.mappe / "nu", PRØVEANSØGNING)
    ret(b / "problemkompleks.yaml", "Udviklingen er positiv. I", "Udviklingen er opmuntrende. I")
    return Path(a.name), Path(b.name)


def tekst(fil: Path, vis: Vis = Vis.ÆNDRINGER) -> str:
    return skriv(læs(åbn(fil)), vis)


@pytest.mark.langsom
def test_to_projekter_bliver_til_sammenligning_docx(
    program: Program, par: tuple[Path, Path]
) -> None:
    svar = program("sammenlign", *par, "--format", "docx", "--forfatter", "Åse Ø",
                   "--dato", "2025-03-01")  # fmt: skip
    assert (svar.kode, svar.ud) == (0, "")
    assert svar.fejl == "Skrevet: sammenligning.docx\n"
    fil = Path("sammenligning.docx")
    assert tekst(fil, Vis.GODKENDT) == tekst(byg(program, par[1]))
    assert tekst(fil, Vis.AFVIST) == tekst(byg(program, par[0]))
    assert "{--positiv--}{++opmuntrende++}" in tekst(fil)
    with zipfile.ZipFile(fil) as arkiv:
        krop = arkiv.read("word/document.xml").decode()
    assert 'w:author="Åse Ø" w:date="2025-03-01T00:00:00' in krop


@pytest.mark.langsom
def test_samme_dato_samme_fil(program: Program, par: tuple[Path, Path]) -> None:
    for navn in ("a.docx", "b.docx"):
        svar = program("sammenlign", *par, "--format", "docx", "--dato", "2025-03-01T12:30",
                       "--ud", f"ud/{navn}", "--tjek")  # fmt: skip
        assert svar.kode == 1
        assert svar.fejl == f"Skrevet: ud/{navn}\n"
    assert Path("ud/a.docx").read_bytes() == Path("ud/b.docx").read_bytes()


@pytest.mark.langsom
def test_et_dokument_af_vores_mod_et_projekt(program: Program, par: tuple[Path, Path]) -> None:
    svar = program("sammenlign", byg(program, par[0]), par[1], "--format", "docx")
    assert svar.kode == 0
    assert svar.fejl.splitlines()[-1] == "Skrevet: sammenligning.docx"
    assert "{++opmuntrende++}" in tekst(Path("sammenligning.docx"))


@pytest.mark.langsom
def test_uden_ændringer_er_der_ingen_spor(program: Program, par: tuple[Path, Path]) -> None:
    svar = program("sammenlign", par[0], par[0], "--format", "docx", "--tjek")
    assert svar.kode == 0
    assert tekst(Path("sammenligning.docx")) == tekst(byg(program, par[0]))


def test_et_mislykket_spor_efterlader_den_gamle_fil(
    program: Program, par: tuple[Path, Path]
) -> None:
    Path("sammenligning.docx").write_bytes(b"den gamle")
    svar = program("sammenlign", "mangler.docx", par[1], "--format", "docx")
    assert svar.kode == 2
    assert Path("sammenligning.docx").read_bytes() == b"den gamle"


@pytest.mark.langsom
def test_to_fremmede_siger_hvad_man_gør(program: Program) -> None:
    a, b = fremmed(Path("a.docx")), fremmed(Path("b.docx"), rettet=True)
    svar = program("sammenlign", a, b, "--format", "docx")
    if svar.kode == 0:  # the engine for others' documents is installed
        assert "mange" in tekst(Path("sammenligning.docx"), Vis.GODKENDT)
        assert "få" in tekst(Path("sammenligning.docx"), Vis.AFVIST)
    else:
        assert svar.kode == 2
        assert len(svar.fejl.splitlines()) == 1
        assert svar.fejl.startswith("a.docx ")


@pytest.mark.parametrize(
    ("navn", "fra", "til"),
    [
        # The title is only looked at to tell whether it differs.
        ("docProps/core.xml", b"<dc:title>", b"<dc:title"),
        # A link, or a picture, that leads nowhere.
        ("word/_rels/document.xml.rels", b'Id="rId', b'Id="rIdX'),
    ],
)
@pytest.mark.langsom
def test_et_beskadiget_dokument_af_vores_er_én_saetning(
    program: Program, par: tuple[Path, Path], navn: str, fra: bytes, til: bytes
) -> None:
    ret(
        par[0] / "problemkompleks.yaml", "Udviklingen er positiv. I", "Se [nettet](https://x.dk). I"
    )
    fil = byg(program, par[0])
    with zipfile.ZipFile(fil) as arkiv:
        dele = {post: arkiv.read(post) for post in arkiv.namelist()}
    assert fra in dele[navn]
    dele[navn] = dele[navn].replace(fra, til)
    with zipfile.ZipFile(fil, "w") as arkiv:
        for post, data in dele.items():
            arkiv.writestr(post, data)
    svar = program("sammenlign", fil, par[1], "--format", "docx")
    assert (svar.kode, svar.ud) == (2, "")
    assert "kan ikke gøres til ét dokument med sporede ændringer. Dokumentet er b" in svar.fejl
    assert not Path("sammenligning.docx").exists()
