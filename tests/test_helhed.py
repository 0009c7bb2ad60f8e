"""From a folder of YAML to the finished files: the same bytes everywhere, one date, whole texts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from generator.cli.program import kør
from tests.proeveprojekt import EKSEMPLER, MIT_KVARTER, ROD, kopi, ret
from tests.skrivere.laes import afsnitstekster, markdown_tekster, xml

PROJEKTER = [EKSEMPLER / "mindste", EKSEMPLER / "alt", EKSEMPLER / "fejl", MIT_KVARTER]
DATOER = {"mindste": "2025-03-01", "alt": "2023-09-01", "fejl": "2025-03-01",
          "mit-kvarter": "2023-12-01"}  # fmt: skip


def _byg(projekt: Path, ud: Path, **miljø: str) -> None:
    svar = subprocess.run(
        [sys.executable, "-m", "generator", "byg", str(projekt), "--ud", str(ud),
         "--rapport", "kort", "--uden-cache"],
        env={**os.environ, **miljø}, capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert svar.returncode in (0, 1), svar.stderr.decode()


@pytest.fixture(scope="module")
def bygget(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All projects built once, here and now."""
    ud = tmp_path_factory.mktemp("ud")
    for projekt in PROJEKTER:
        _byg(projekt, ud, TZ="Europe/Copenhagen", PYTHONHASHSEED="0")
    return ud


@pytest.mark.parametrize("projekt", PROJEKTER, ids=lambda p: p.name)
@pytest.mark.langsom
def test_de_samme_bytes_fra_en_anden_mappe_tidszone_og_et_andet_fro(
    projekt: Path, bygget: Path, tmp_path: Path
) -> None:
    kopieret = kopi(tmp_path / "et andet sted" / projekt.name, projekt)
    for fil in kopieret.rglob("*"):
        os.utime(fil, (1, 1))
    _byg(
        kopieret,
        tmp_path / "ud",
        TZ="Pacific/Kiritimati",
        PYTHONHASHSEED="4711",
        LC_ALL="C",
        HOME=str(tmp_path),
    )
    # Two dates: the first build is at least a second older, so a clock in a file would show.
    assert time.time() - (bygget / f"{projekt.name}.docx").stat().st_mtime > 1
    for format_ in ("docx", "pdf", "md"):
        navn = f"{projekt.name}.{format_}"
        assert (tmp_path / "ud" / navn).read_bytes() == (bygget / navn).read_bytes(), navn


@pytest.mark.skipif(not shutil.which("faketime"), reason="faketime is not installed")
@pytest.mark.langsom
def test_de_samme_bytes_en_anden_dag(bygget: Path, tmp_path: Path) -> None:
    subprocess.run(
        ["faketime", "2031-02-03 04:05:06", sys.executable, "-m", "generator", "byg",
         str(EKSEMPLER / "alt"), "--ud", str(tmp_path), "--rapport", "kort"],
        capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    for format_ in ("docx", "pdf", "md"):
        navn = f"alt.{format_}"
        assert (tmp_path / navn).read_bytes() == (bygget / navn).read_bytes()


@pytest.mark.parametrize("projekt", PROJEKTER, ids=lambda p: p.name)
def test_den_eneste_dato_er_projektets(projekt: Path, bygget: Path) -> None:
    """No date of the machine's in a part, in the zip, in the PDF."""
    dato = DATOER[projekt.name]
    assert f"dato: {dato}" in (projekt / "projekt.yaml").read_text(encoding="utf-8")
    with zipfile.ZipFile(bygget / f"{projekt.name}.docx") as arkiv:
        assert {post.date_time for post in arkiv.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        egenskaber = b"".join(
            arkiv.read(n) for n in arkiv.namelist() if n.startswith(("docProps/", "customXml/"))
        )
    tider = set(re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z?", egenskaber))
    assert {t[:10].decode() for t in tider} == {dato}
    pdf = (bygget / f"{projekt.name}.pdf").read_bytes()
    datoer = set(re.findall(rb"D:(\d{8})", pdf))
    datoer |= {t.replace(b"-", b"") for t in re.findall(rb"<xmp:\w+Date>(\d{4}-\d\d-\d\d)", pdf)}
    assert datoer <= {dato.replace("-", "").encode()}
    år = time.strftime("%Y").encode()
    assert år in {dato[:4].encode()} or b"D:" + år not in pdf


@pytest.mark.parametrize("projekt", PROJEKTER, ids=lambda p: p.name)
def test_docx_og_markdown_siger_det_samme(projekt: Path, bygget: Path) -> None:
    docx = afsnitstekster(xml((bygget / f"{projekt.name}.docx").read_bytes()))
    md = markdown_tekster((bygget / f"{projekt.name}.md").read_text(encoding="utf-8"))

    def ord_(tekster: list[str]) -> list[str]:
        return " ".join(tekster).replace("•", " ").split()

    flade = " ".join(ord_(md))
    for afsnit in docx:
        assert " ".join(ord_([afsnit])) in flade, afsnit


@pytest.mark.langsom
def test_28_afdelinger_og_5980_lejeboliger_kommer_af_data(bygget: Path, tmp_path: Path) -> None:
    før = (bygget / "mit-kvarter.md").read_text(encoding="utf-8")
    assert "28 afdelinger med i alt 5.980 lejeboliger" in før
    # Neither number is typed anywhere in the content.
    for fil in MIT_KVARTER.rglob("*"):
        # The twin is the finished document, and never read.
        if fil.suffix in (".yaml", ".md") and fil.name != "mit-kvarter.md":
            tekst = fil.read_text(encoding="utf-8")
            assert not re.search(r"\b5\.?980\b|\b28 (bolig)?afdelinger", tekst), fil
    mappe = kopi(tmp_path / "mit-kvarter", MIT_KVARTER)
    ret(mappe / "afdelinger.csv", "SAB;Elleparken;;270;", "SAB;Elleparken;;271;")
    _byg(mappe, tmp_path / "ud")
    efter = (tmp_path / "ud/mit-kvarter.md").read_text(encoding="utf-8")
    assert "28 afdelinger med i alt 5.981 lejeboliger" in efter
    assert "Elleparken (271)" in efter.replace("\u00a0", " ")
    ændret = [(a, b) for a, b in zip(før.split("\n"), efter.split("\n"), strict=True) if a != b]
    for a, b in ændret:  # nothing but sums has changed
        assert re.split(r"[\d.]+", a) == re.split(r"[\d.]+", b)


def test_18_af_28_opfylder_61_b_i_det_faerdige_dokument(bygget: Path) -> None:
    md = (bygget / "mit-kvarter.md").read_text(encoding="utf-8")
    rækker = [linje for linje in md.splitlines() if linje.startswith("|") and " · " in linje]
    assert len(rækker) == 28
    mærker = [række.split("|")[-2].split() for række in rækker]
    assert sum("b" in række for række in mærker) == 18
    (elleparken,) = [r for r in rækker if "Elleparken" in r]
    assert elleparken.count("▪▪") >= 3
    assert elleparken.split("|")[-2].split() == ["a", "b", "p"]


@pytest.mark.parametrize("projekt", [EKSEMPLER / "mindste", EKSEMPLER / "alt", MIT_KVARTER],
                         ids=lambda p: p.name)  # fmt: skip
def test_de_gode_projekter_er_uden_fejl(
    projekt: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    kør(["tjek", str(projekt), "--format", "kort"])
    ud = capfdbinary.readouterr().out.decode()
    assert [linje for linje in ud.splitlines() if ": fejl " in linje] == []


def test_python_docx_laeser_overskrifter_hovedraekker_sprog_og_titel(bygget: Path) -> None:
    docx = pytest.importorskip("docx")
    dokument = docx.Document(str(bygget / "mit-kvarter.docx"))
    assert dokument.core_properties.title == "Kortfattet projektbeskrivelse – Mit Kvarter"
    niveauer = [p.style.name for p in dokument.paragraphs if p.style.name.startswith("Heading")]
    assert niveauer[0] == "Heading 1"
    assert set(niveauer) <= {"Heading 1", "Heading 2", "Heading 3"}
    assert niveauer.count("Heading 1") == 3
    hoveder = [
        sum(bool(r._tr.xpath("./w:trPr/w:tblHeader")) for r in tabel.rows)
        for tabel in dokument.tables
    ]
    assert 3 in hoveder, "the criteria table repeats three rows"
    assert all(antal >= 1 for antal in hoveder)
    sprog = dokument.styles.element.xpath("./w:docDefaults//w:lang/@w:val")
    assert sprog == ["da-DK"]


def test_readme_naevner_kun_kommandoer_og_filer_der_findes() -> None:
    readme = (ROD / "README.md").read_text(encoding="utf-8")
    for sti in re.findall(r"`((?:indhold|eksempler|skabeloner|\.ci)/[\w./-]*)`", readme):
        assert (ROD / sti).exists(), sti
    for kommando in re.findall(r"`projektbeskrivelse (\w+)", readme):
        if kommando != "KOMMANDO":
            assert (ROD / f"generator/cli/kommandoer/{kommando}.py").is_file(), kommando
