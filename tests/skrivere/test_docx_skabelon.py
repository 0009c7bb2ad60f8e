"""The document is the template's own package with the project's content."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import ooxml_integrity
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from generator.dokument.trae import Dokument, Figur
from generator.maskine.ressourcer import skabeloner
from generator.skrivere.docx import skriv_docx
from generator.typografi.laesning import læs_typografi
from tests.skrivere.laes import dele, find, værdier, xml
from tests.skrivere.proeve import p, prøvedokument

Kopi = Callable[..., Path]
W = "application/vnd.openxmlformats-officedocument.wordprocessingml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def kopi(tmp_path: Path) -> Kopi:
    """Return a function that copies the template with texts replaced and parts added."""

    def lav(skift: dict[str, list[tuple[str, str]]], **nye: str) -> Path:
        sted = tmp_path / "typografi.docx"
        with (
            zipfile.ZipFile(skabeloner() / "typografi.docx") as ind,
            zipfile.ZipFile(sted, "w") as ud,
        ):
            for del_ in ind.namelist():
                tekst = ind.read(del_).decode()
                for gammelt, nyt in skift.get(del_, ()):
                    assert gammelt in tekst, gammelt
                    tekst = tekst.replace(gammelt, nyt)
                ud.writestr(del_, tekst)
            for navn, indhold in nye.items():
                ud.writestr(f"word/{navn}.xml", indhold)
        return sted

    return lav


def test_dele_af_skabelonen_følger_med_uændrede() -> None:
    fil = dele(skriv_docx(prøvedokument(), læs_typografi()))
    skabelon = dele((skabeloner() / "typografi.docx").read_bytes())
    for del_ in ("word/styles.xml", "word/theme/theme1.xml"):
        # The XML declaration is each program's own.
        assert _kanonisk(fil[del_]) == _kanonisk(skabelon[del_])
    egne = {etree.tostring(barn) for barn in etree.fromstring(skabelon["word/numbering.xml"])}
    assert egne < {etree.tostring(barn) for barn in etree.fromstring(fil["word/numbering.xml"])}


def _kanonisk(xml: bytes) -> str:
    return str(etree.canonicalize(xml.decode().partition("?>")[2]))


def test_python_docx_åbner_dokumentet_og_kender_skabelonens_stile() -> None:
    word = docx.Document(io.BytesIO(skriv_docx(prøvedokument(), læs_typografi())))
    skabelon = docx.Document(str(skabeloner() / "typografi.docx"))
    assert [stil.name for stil in word.styles] == [stil.name for stil in skabelon.styles]
    assert {afsnit.style.name for afsnit in word.paragraphs} <= {s.name for s in skabelon.styles}
    assert word.sections[0].left_margin == skabelon.sections[0].left_margin


def test_en_rettet_stil_i_en_kopi_følger_med(kopi: Kopi) -> None:
    sted = kopi({"word/styles.xml": [('<w:color w:val="1F3864"/>', '<w:color w:val="00AA11"/>')]})
    for dokument, farve in ((prøvedokument(), "00AA11"), (_rød(), "7A1F3D")):
        stilark = xml(skriv_docx(dokument, læs_typografi(sted)), "word/styles.xml")
        assert værdier(stilark, "w:style[@w:styleId='Title']/w:rPr/w:color/@w:val") == [farve]


def _rød() -> Dokument:
    dokument = prøvedokument()
    return replace(dokument, udseende=replace(dokument.udseende, farve="#7a1f3d"))


def test_en_skabelon_som_word_har_gemt_afleverer_kun_sit_udseende(
    kopi: Kopi, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slags = ("header", "footnotes", "endnotes")
    typer = [f'<Override PartName="/word/{s}.xml" ContentType="{W}.{s}+xml"/>' for s in slags]
    mål = [f'<Relationship Id="x{s}" Type="{R}/{s}" Target="{s}.xml"/>' for s in slags]
    noter = '<w:{0}><w:{1} w:id="-1"/><w:{1} w:id="0"/></w:{0}>'
    kopi(
        {
            "[Content_Types].xml": [("</Types>", "".join(typer) + "</Types>")],
            "word/_rels/document.xml.rels": [("</Relat", "".join(mål) + "</Relat")],
            "word/document.xml": [
                ("<w:pgSz", '<w:headerReference w:type="default" r:id="xheader"/><w:pgSz'),
                ('w:left="1134"', 'w:left="1701"'),
                ("</w:sectPr>", "<w:titlePg/></w:sectPr>"),
            ],
            "word/settings.xml": [
                (
                    "<w:compat>",
                    noter.format("footnotePr", "footnote")
                    + noter.format("endnotePr", "endnote")
                    + "<w:compat>",
                ),
                ("<w:decimalSymbol", '<w:themeFontLang w:val="en-US"/><w:decimalSymbol'),
                ("<w:defaultTabStop", "<w:embedTrueTypeFonts/><w:defaultTabStop"),
                ('w:val="567"', 'w:val="568"'),
            ],
            "docProps/core.xml": [("</cp:", "<dc:description>Fru Hansen</dc:description></cp:")],
        },
        **{
            s: f'<w:{rod} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
            for s, rod in zip(slags, ("hdr", "footnotes", "endnotes"), strict=True)
        },
    )
    monkeypatch.setattr("generator.skrivere.docx.skabelon.skabeloner", lambda: tmp_path)
    fil = tmp_path / "ud.docx"
    fil.write_bytes(skriv_docx(prøvedokument(), læs_typografi()))
    assert [str(fund) for fund in ooxml_integrity.check(fil)] == []
    assert [str(fejl) for fejl in OpenXmlValidator().validate(fil).errors] == []
    alt = dele(fil.read_bytes())
    assert not {"word/header.xml", "word/endnotes.xml"} & alt.keys()
    assert b"Fru Hansen" not in alt["docProps/core.xml"]
    assert [
        barn.tag.rpartition("}")[2] for barn in find(xml(fil.read_bytes()), "//w:sectPr/*")
    ] == [
        *("footerReference", "pgSz", "pgMar"),
    ]
    # What is looks stays as the template has it.
    assert værdier(xml(fil.read_bytes()), "//w:pgMar/@w:left") == ["1701"]
    indstillinger = xml(fil.read_bytes(), "word/settings.xml")
    assert værdier(indstillinger, "w:defaultTabStop/@w:val") == ["568"]
    assert værdier(indstillinger, "w:themeFontLang/@w:val") == ["da-DK"]


def test_et_jpeg_som_python_docx_ikke_kender_kommer_med() -> None:
    """Photoshop's begin with its own mark, not with JFIF or Exif."""
    data = b"\xff\xd8\xff\xee\x00\x0eAdobe\x00d\x00\x00\x00\x00\x00\xff\xd9"
    fil = skriv_docx(
        replace(prøvedokument(), blokke=(Figur(data, "jpeg", 20, 10, "Foto"),)), læs_typografi()
    )
    assert [d for navn, d in dele(fil).items() if navn.endswith(".jpeg")] == [data]


def test_en_titel_over_255_tegn_forkortes_i_egenskaberne() -> None:
    lang = replace(prøvedokument(), titel="x" * 300, blokke=(p("a"),))
    word = docx.Document(io.BytesIO(skriv_docx(lang, læs_typografi())))
    assert word.core_properties.title == "x" * 255


def test_python_docx_hentes_først_når_der_skrives() -> None:
    kode = (
        "import sys; from generator.skrivere.docx import skriv_docx; "
        "from generator.word.adresser import sti_json; "
        "print({'docx', 'lxml'} & set(sys.modules))"
    )
    svar = subprocess.run([sys.executable, "-c", kode], check=True, capture_output=True, text=True)
    assert svar.stdout == "set()\n"
