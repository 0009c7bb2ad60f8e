"""Every document of the corpus comes home as far as its line in the table says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.importer.ansoegning.wordprojekt import importer_ansøgning
from generator.importer.nymappe import skriv_mappe
from tests.importer.korpus import programmer
from tests.importer.korpus.samling import Prøve, prøver
from tests.importer.korpus.tael import regnskab
from tests.proeveprojekt import læsefejl

_VENTET = dict(
    linje.split(maxsplit=1)
    for linje in (Path(__file__).parent / "korpus" / "hjem.txt").read_text("utf-8").splitlines()
)
"""Document -> what ``python -m tests.importer.korpus`` prints of it."""


def _marked(prøve: Prøve) -> object:
    marks = [pytest.mark.libreoffice] if prøve.igen else []
    return pytest.param(prøve, id=prøve.navn, marks=marks)


@pytest.mark.parametrize("prøve", [_marked(p) for p in prøver() if p.igen != "pdf"])
@pytest.mark.stikproeve(9)
def test_en_ældre_ansøgning_kommer_hjem(prøve: Prøve, tmp_path: Path) -> None:
    fil = tmp_path / f"{prøve.navn}.docx"
    fil.write_bytes(prøve.data)
    if prøve.igen:
        if not shutil.which("soffice"):
            pytest.skip("soffice er ikke installeret")
        (tmp_path / "igen").mkdir()
        fil = programmer.som_libreoffice(fil, tmp_path / "igen", prøve.igen)
    nyt = importer_ansøgning(fil)
    assert skriv_mappe(tmp_path / "ny", nyt.filer) == ()
    assert læsefejl(tmp_path / "ny") == []
    assert nyt.tabt == ()  # every row and column of figures can be read
    assert " ".join(regnskab(prøve.sandhed, tmp_path / "ny").split()) == _VENTET[prøve.navn]
