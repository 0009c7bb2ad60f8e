"""The files are valid Office Open XML, and LibreOffice reads the same text."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from generator.dokument.trae import Dokument, Liste, Punkt, Stil, Udseende
from generator.maskine.ressourcer import skabeloner
from generator.skrivere.docx import skriv_docx
from generator.typografi.laesning import læs_typografi
from tests.proeveprojekt import EKSEMPLER, MIT_KVARTER, læs
from tests.skrivere.laes import afsnitstekster, xml
from tests.skrivere.proeve import fri, kriterier, p, png, prøvedokument

TYPOGRAFI = læs_typografi()
PROJEKTER = {sti.name: sti for sti in [*sorted(EKSEMPLER.glob("*/")), MIT_KVARTER]}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"/>'


def _liste_i_liste_i_tabel() -> Dokument:
    liste = Liste((Punkt((p("a"), fri(), Liste((Punkt(()),), nummereret=True, start=7))),))
    return Dokument("", "", prøvedokument().dato, (liste, kriterier(2)), sidefod_højre=("x",))


DOKUMENTER: dict[str, Callable[[], Dokument]] = {
    "alt": lambda: prøvedokument(
        udseende=Udseende(png(200, 80), logo_alternativ_tekst='"<&', farve="#7a1f3d")
    ),
    "svg": lambda: prøvedokument(udseende=Udseende(SVG, "svg")),
    "tomt": lambda: Dokument("", "", prøvedokument().dato, ()),
    "indlejret": _liste_i_liste_i_tabel,
    "link": lambda: Dokument(
        "T&<", "F", prøvedokument().dato, (p("x", stil=Stil.KODE),), sidefod_venstre="& <x>"
    ),
}


@pytest.fixture(params=[*DOKUMENTER, *PROJEKTER, "typografi.docx"])
def fil(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "typografi.docx":
        return skabeloner() / "typografi.docx"
    sted = tmp_path / f"{request.param}.docx"
    if request.param in PROJEKTER:
        dokument = læs(PROJEKTER[request.param]).dokument
    else:
        dokument = DOKUMENTER[request.param]()
    sted.write_bytes(skriv_docx(dokument, TYPOGRAFI))
    return sted


def test_ooxml_integrity_finder_intet(fil: Path) -> None:
    assert [str(fund) for fund in ooxml_integrity.check(fil)] == []


@pytest.mark.stikproeve(10)
def test_openxml_audit_finder_intet(fil: Path) -> None:
    assert [str(fejl) for fejl in OpenXmlValidator().validate(fil).errors] == []


def test_validatorerne_ser_en_fejl_når_der_er_en(tmp_path: Path) -> None:
    """The two tests above are worth nothing if the tools see nothing."""
    hel, skadet = tmp_path / "hel.docx", tmp_path / "skadet.docx"
    hel.write_bytes(skriv_docx(prøvedokument(), TYPOGRAFI))
    with zipfile.ZipFile(hel) as ind, zipfile.ZipFile(skadet, "w") as ud:
        for navn in ind.namelist():
            data = ind.read(navn)
            if navn == "word/document.xml":
                data = data.replace(b'<w:jc w:val="right"/>', b'<w:jc w:val="hojre"/>', 1)
                data = data.replace(b'<w:pStyle w:val="Heading2"/>', b'<w:pStyle w:val="Borte"/>')
            ud.writestr(navn, data)
    assert ooxml_integrity.check(skadet)
    assert OpenXmlValidator().validate(skadet).errors


@pytest.mark.libreoffice
def test_libreoffice_læser_den_samme_tekst(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("soffice er ikke installeret")
    fil = tmp_path / "a.docx"
    fil.write_bytes(skriv_docx(prøvedokument(), TYPOGRAFI))
    profil = (tmp_path / "profil").as_uri()
    subprocess.run(
        [
            *(soffice, "--headless", f"-env:UserInstallation={profil}"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "ud")),
            str(fil),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    igen = (tmp_path / "ud" / "a.docx").read_bytes()
    for del_ in ("word/document.xml", "word/footnotes.xml"):
        ventet = [t.replace("\n", "").strip() for t in afsnitstekster(xml(fil.read_bytes(), del_))]
        fået = [t.replace("\n", "").strip() for t in afsnitstekster(xml(igen, del_))]
        assert fået == ventet
