"""LibreOffice's working folder: gone afterwards, and so is what a killed run left."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest

from generator.sidemaal.arbejdsmappe import FORSTAVELSE, GLEMT, arbejdsmappe


@pytest.fixture(autouse=True)
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def _ældet(mappe: Path, sekunder: float) -> Path:
    (mappe / "profil").mkdir(parents=True)
    dengang = time.time() - sekunder
    os.utime(mappe, (dengang, dengang))
    return mappe


def test_mappen_er_vaek_bagefter(temp: Path) -> None:
    with arbejdsmappe() as mappe:
        (mappe / "1.docx").write_bytes(b"x")
        assert list(temp.iterdir()) == [mappe]
    assert list(temp.iterdir()) == []


def test_et_stop_mens_der_ryddes_op_efterlader_intet(
    temp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fjern, stop = shutil.rmtree, [KeyboardInterrupt()]

    def stands_en_gang(mappe: str, **valg: bool) -> None:
        if stop:
            raise stop.pop()
        fjern(mappe, **valg)

    monkeypatch.setattr(shutil, "rmtree", stands_en_gang)
    with pytest.raises(KeyboardInterrupt), arbejdsmappe() as mappe:
        (mappe / "1.docx").write_bytes(b"x")
    assert not stop
    assert list(temp.iterdir()) == []


def test_hvad_en_draebt_koersel_efterlod_ryddes_op(temp: Path) -> None:
    glemt = _ældet(temp / f"{FORSTAVELSE}a", GLEMT + 60)
    i_gang = _ældet(temp / f"{FORSTAVELSE}b", GLEMT - 60)
    fremmed = _ældet(temp / "projektbeskrivelse-noter", GLEMT * 100)
    with arbejdsmappe():
        assert not glemt.exists()
        assert i_gang.exists()
        assert fremmed.exists()


def test_kan_mappen_ikke_laves_siges_det(monkeypatch: pytest.MonkeyPatch, temp: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(temp / "findes-ikke"))
    with pytest.raises(OSError, match="findes-ikke"), arbejdsmappe():
        pass
