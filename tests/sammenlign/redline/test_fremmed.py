"""Documents of others: the optional engine, and what is said without it."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from datetime import datetime

import docx
import pytest

from generator.sammenlign.redline import fremmed
from generator.sammenlign.redline.pakke import Redlinefejl, Redlinepakke
from generator.word.fil import Filfejl
from generator.word.pakke import Pakke
from tests.skrivere.laes import værdier, xml

DATO = datetime(2026, 11, 22, 12, 30)


def andens(tekst: str) -> bytes:
    dokument, ud = docx.Document(), io.BytesIO()
    dokument.add_paragraph(tekst)
    dokument.save(ud)
    return ud.getvalue()


@pytest.mark.skipif(
    importlib.util.find_spec("python_redlines_docxodus") is None,
    reason="python-redlines er ikke installeret",
)
def test_to_fremmede_dokumenter() -> None:
    rl = fremmed.redline_fremmede(
        andens("mange unge"), andens("få unge"), forfatter="Åse", dato=DATO
    )
    assert værdier(xml(rl), "//w:ins//w:t/text()") == ["få"]
    assert værdier(xml(rl), "//w:del//w:delText/text()") == ["mange"]
    assert værdier(xml(rl), "//w:ins/@w:author") == ["Åse"]
    assert værdier(xml(rl), "//w:ins/@w:date") == ["2026-11-22T12:30:00Z"]


def test_uden_programmet_siges_hvordan_det_hentes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "python_redlines.engines", None)
    with pytest.raises(Redlinefejl, match=r"pip install \"projektbeskrivelse\[redline\]\""):
        fremmed.redline_fremmede(andens("a"), andens("b"), forfatter="A", dato=DATO)


def test_en_bombe_standses_før_den_pakkes_ud() -> None:
    ud = io.BytesIO()
    with zipfile.ZipFile(ud, "w", zipfile.ZIP_DEFLATED) as arkiv:
        arkiv.writestr("word/document.xml", b" " * 30_000_000)
    with pytest.raises(Filfejl, match="fylder for meget"):
        fremmed.redline_fremmede(andens("a"), ud.getvalue(), forfatter="A", dato=DATO)


@pytest.mark.parametrize("indhold", [None, b"", b"<x"])
def test_en_pakke_uden_sin_fortegnelse_er_en_sætning(indhold: bytes | None) -> None:
    ud = io.BytesIO()
    with zipfile.ZipFile(ud, "w") as arkiv:
        arkiv.writestr("word/document.xml", "<x/>")
        if indhold is not None:
            arkiv.writestr("[Content_Types].xml", indhold)
    with pytest.raises((Filfejl, Redlinefejl), match="Dokumentet er beskadiget"):
        Redlinepakke(Pakke(ud.getvalue(), "Dokumentet"))
