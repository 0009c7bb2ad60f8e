"""A project through every stage: what the run itself decides."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator import loeb
from generator.loeb import gennemfør
from generator.maskine.ressourcer import skabeloner
from generator.skabelon import SkabelonFejl
from generator.typografi.laesning import læs_typografi
from generator.typografi.typer import Typografi
from tests.proeveprojekt import kopi


def _skabelon_med_spærret_skrift(til: Path) -> Path:
    """Copy the Word template, the body text set in small capitals."""
    ud = io.BytesIO()
    with zipfile.ZipFile(skabeloner() / "typografi.docx") as ind, zipfile.ZipFile(ud, "w") as arkiv:
        for navn in ind.namelist():
            data = ind.read(navn)
            if navn == "word/styles.xml":
                assert b"<w:rPrDefault><w:rPr>" in data
                data = data.replace(
                    b"<w:rPrDefault><w:rPr>", b"<w:rPrDefault><w:rPr><w:smallCaps/>", 1
                )
            arkiv.writestr(navn, data)
    til.write_bytes(ud.getvalue())
    return til


def test_en_typografi_som_sidetallet_ikke_kender_bliver_nævnt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    skabelon = _skabelon_med_spærret_skrift(tmp_path / "typografi.docx")
    monkeypatch.setenv("PROJEKTBESKRIVELSE_SOFFICE", str(tmp_path / "findes-ikke"))

    def anden(fil: Path | None = None) -> Typografi:
        return læs_typografi(fil or skabelon)

    mappe = kopi(tmp_path / "plan")
    assert gennemfør(mappe).fremmede_typografier == ""
    monkeypatch.setattr(loeb, "læs_typografi", anden)
    besked = gennemfør(mappe).fremmede_typografier
    assert besked.startswith("Word-skabelonen bruger noget, som det indbyggede sidetal ikke kan")
    assert besked.endswith("Lad LibreOffice tælle efter med --bekræft.")


def test_en_ubrugelig_word_skabelon_siges_med_ord(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    skabelon = tmp_path / "typografi.docx"
    with (
        zipfile.ZipFile(skabeloner() / "typografi.docx") as ind,
        zipfile.ZipFile(skabelon, "w") as arkiv,
    ):
        for navn in ind.namelist():
            arkiv.writestr(navn, ind.read(navn).replace(b"<w:tblCaption ", b"<w:tblCap "))
    monkeypatch.setattr(loeb, "læs_typografi", lambda: læs_typografi(skabelon))
    with pytest.raises(SkabelonFejl, match=r"mangler prøvetabellen »kriterier«.*ret filen i Word"):
        gennemfør(kopi(tmp_path / "plan"))
