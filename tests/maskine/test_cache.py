"""What others could have written is never believed, wherever the cache lies."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.maskine import cache

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows holder andre ude selv")
NAVN = cache.nøgle("et svar")


@pytest.fixture
def rod(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a cache in the environment, and let somebody have put an answer in it."""
    rod = tmp_path / "andres" / "cache"
    monkeypatch.setenv(cache.MAPPEVARIABEL, str(rod))
    cache.gem("svar", NAVN, "lagt her")
    assert cache.hent("svar", NAVN) == "lagt her"
    return rod


def test_mappen_lukkes_for_andre(rod: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.MAPPEVARIABEL, str(rod.parent / "ny"))
    gammel = os.umask(0)
    try:
        cache.gem("svar", NAVN, 1)
    finally:
        os.umask(gammel)
    for mappe in (rod.parent / "ny", rod.parent / "ny" / "svar"):
        assert mappe.stat().st_mode & 0o777 == 0o700


def _alle_kan_skrive_i(hvad: str) -> Callable[[Path], None]:
    return lambda rod: (rod / hvad).chmod(0o777)


def _genvej(rod: Path) -> None:
    (rod / "svar").rename(rod.parent / "et andet sted")
    (rod / "svar").symlink_to(rod.parent / "et andet sted", target_is_directory=True)


def _rør(rod: Path) -> None:
    fil = rod / "svar" / f"{NAVN}.json"
    fil.unlink()
    os.mkfifo(fil)


def _fil_der_er_en_genvej(rod: Path) -> None:
    fil = rod / "svar" / f"{NAVN}.json"
    fil.rename(rod.parent / "svar.json")
    fil.symlink_to(rod.parent / "svar.json")


def _en_andens(hvad: str) -> Callable[[Path], None]:
    def giv_væk(rod: Path) -> None:
        if os.geteuid() != 0:
            pytest.skip("kun root kan give en fil væk")
        os.chown(rod / hvad, 12345, 12345)

    return giv_væk


FREMMEDE: dict[str, Callable[[Path], None]] = {
    "alle kan skrive i mappen": _alle_kan_skrive_i("svar"),
    "alle kan skrive i den udenom": _alle_kan_skrive_i(""),
    "alle kan skrive i filen": _alle_kan_skrive_i(f"svar/{NAVN}.json"),
    "mappen er en genvej": _genvej,
    "filen er en genvej": _fil_der_er_en_genvej,
    "filen er et rør": _rør,
    "mappen er en andens": _en_andens("svar"),
    "den udenom er en andens": _en_andens(""),
    "filen er en andens": _en_andens(f"svar/{NAVN}.json"),
}


@pytest.mark.parametrize("hvordan", FREMMEDE)
def test_hvad_andre_kan_have_skrevet_tros_ikke(rod: Path, hvordan: str) -> None:
    FREMMEDE[hvordan](rod)
    assert cache.hent("svar", NAVN) is None


@pytest.mark.parametrize("hvordan", [h for h in FREMMEDE if "filen" not in h])
def test_i_en_mappe_som_andre_raader_over_skrives_intet(rod: Path, hvordan: str) -> None:
    FREMMEDE[hvordan](rod)
    før = {fil: fil.lstat().st_mtime_ns for fil in rod.parent.rglob("*")}
    cache.gem("svar", NAVN, "nyt")
    assert {fil: fil.lstat().st_mtime_ns for fil in rod.parent.rglob("*")} == før


def test_i_systemets_faelles_mappe_er_vores_egen_lukket(rod: Path) -> None:
    rod.chmod(0o1777)  # as /tmp: nobody can rename what is another's
    assert cache.hent("svar", NAVN) == "lagt her"


def test_det_saedvanlige_sted_lukkes_hvor_en_aeldre_udgave_lod_det_staa(
    rod: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(cache.MAPPEVARIABEL)
    monkeypatch.setattr(cache, "cachemappe", lambda: rod)
    for mappe in (rod, rod / "svar"):
        mappe.chmod(0o775)
    assert cache.hent("svar", NAVN) == "lagt her"
    assert {m.stat().st_mode & 0o777 for m in (rod, rod / "svar")} == {0o700}
