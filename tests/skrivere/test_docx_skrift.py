"""The font inside the document."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.maskine.ressourcer import skabeloner
from generator.skrivere.docx import skriv_docx
from generator.typografi.laesning import læs_typografi
from tests.skrivere.laes import NS, dele, find, relationer, værdier, xml
from tests.skrivere.proeve import prøvedokument

MAPPE = skabeloner() / "skrifttyper"
SNIT = ("Regular", "Bold", "Italic", "BoldItalic")


@pytest.fixture(scope="module")
def fil() -> bytes:
    return skriv_docx(prøvedokument(), læs_typografi())


def afsløret(fil: bytes) -> dict[str, bytes]:
    """Return embed kind -> font, by the rule of ECMA-376 part 4 section 2.8.1."""
    mål = relationer(fil, "fontTable")
    skrifter = {}
    for element in find(xml(fil, "word/fontTable.xml"), "//*[@w:fontKey]"):
        nøgle = bytes.fromhex(element.get(f"{{{NS['w']}}}fontKey").strip("{}").replace("-", ""))
        slags, sted = mål[element.get(f"{{{NS['r']}}}id")]
        assert slags == "font"
        data = bytearray(dele(fil)[f"word/{sted}"])
        for nr in range(32):
            data[nr] ^= nøgle[15 - nr % 16]
        skrifter[element.tag.rpartition("}")[2]] = bytes(data)
    return skrifter


def test_alle_fire_snit_følger_med_og_kan_læses_igen(fil: bytes) -> None:
    skrifter = afsløret(fil)
    assert skrifter == {
        f"embed{snit}": (MAPPE / "udsnit" / f"Carlito-{snit}.ttf").read_bytes() for snit in SNIT
    }
    for data in skrifter.values():
        assert str(TTFont(io.BytesIO(data))["name"].getDebugName(1)) == "Carlito"


def test_word_får_at_vide_at_skriften_følger_med(fil: bytes) -> None:
    indstillinger = xml(fil, "word/settings.xml")
    assert find(indstillinger, "w:embedTrueTypeFonts")
    assert find(indstillinger, "w:saveSubsetFonts")
    assert værdier(xml(fil, "word/fontTable.xml"), "w:font/@w:name") == ["Carlito"]


@pytest.mark.parametrize("snit", SNIT)
def test_udsnittet_har_dokumentets_tegn_i_samme_bredde_og_ligaturer(snit: str) -> None:
    hel = TTFont(MAPPE / f"Carlito-{snit}.ttf")
    udsnit = TTFont(MAPPE / "udsnit" / f"Carlito-{snit}.ttf")
    helt, lille = hel.getBestCmap(), udsnit.getBestCmap()
    for tegn in "abcæøåÆØÅéüß0123456789 \u2009\u202f.,;:!?»«”’–—…†‡§•·▪●½²³⁴€%‰×−≥≤→":
        bredde = udsnit["hmtx"][lille[ord(tegn)]]
        assert bredde == hel["hmtx"][helt[ord(tegn)]], tegn
    # Carlito itself lacks these; Word would fetch them from another font.
    assert lille[0xA0] == lille[ord(" ")]
    assert lille[0x2011] == lille[ord("-")]
    kendetegn = {post.FeatureTag for post in udsnit["GSUB"].table.FeatureList.FeatureRecord}
    assert "liga" in kendetegn
    for felt in ("ascent", "descent", "lineGap"):
        assert getattr(udsnit["hhea"], felt) == getattr(hel["hhea"], felt)


def test_licensen_følger_skriften() -> None:
    licens = (MAPPE / "OFL.txt").read_text()
    assert "tyPoland Lukasz Dziedzic" in licens
    assert "SIL OPEN FONT LICENSE Version 1.1" in licens


@pytest.mark.langsom
def test_kommandoen_laver_de_samme_udsnit(tmp_path: Path) -> None:
    import shutil

    shutil.copy(MAPPE / "Carlito-Italic.ttf", tmp_path)
    kode = (
        "from pathlib import Path; from generator.skrivere.docx.udsnit import skriv_udsnit; "
        f"skriv_udsnit(Path({str(tmp_path)!r}))"
    )
    subprocess.run([sys.executable, "-c", kode], check=True, capture_output=True)
    nyt = TTFont(tmp_path / "udsnit" / "Carlito-Italic.ttf")
    gammelt = TTFont(MAPPE / "udsnit" / "Carlito-Italic.ttf")
    assert nyt.getBestCmap().keys() == gammelt.getBestCmap().keys()
