"""What is remembered between runs: believed only when whole, shared, and thrown away at will."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from generator.maskine import cache
from tests.proeveprojekt import ret
from tests.sider_hjaelp import (
    TEKST,
    VARIABEL,
    Konsol,
    afsnit,
    kald,
    konsol,
    kør,
    lav_projekt,
    miljø,
    posix,
    skriv,
    stedfortræder,
)

from .test_vidne_svigt import leverer, pdf_med

__all__ = ["konsol"]


@pytest.fixture
def projekt(konsol: Konsol) -> Path:
    return lav_projekt(konsol.mappe / "p")


@pytest.fixture
def soffice(konsol: Konsol) -> Path:
    """A stand-in that counts how often it is asked."""
    program = leverer(konsol.mappe, pdf_med("Carlito", 1))
    konsol.brug(program)
    return program


def spørg(konsol: Konsol, projekt: Path, *mere: str) -> dict[str, Any]:
    svar = konsol("sider", projekt, "--bekræft", "--format", "json", *mere)
    assert svar.kode == 0, svar.fejl
    mål: dict[str, Any] = svar.projekt["sider"]
    assert mål["bekræftet"] is True
    return mål


@posix
def test_det_samme_spørges_der_kun_om_én_gang(konsol: Konsol, projekt: Path, soffice: Path) -> None:
    første = spørg(konsol, projekt)
    assert spørg(konsol, projekt) == første
    assert kald(soffice) == 1
    assert spørg(konsol, projekt, "--uden-cache") == første
    assert kald(soffice) == 2


@posix
def test_alt_hvad_svaret_hviler_på_er_i_nøglen(
    konsol: Konsol, projekt: Path, soffice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spørg(konsol, projekt)
    skriv(projekt / TEKST, afsnit(4))
    spørg(konsol, projekt)
    assert kald(soffice) == 2, "indholdet"
    krop = f'mkdir -p "$MAPPE"; cp "{konsol.mappe}/svar.pdf" "$UD"'
    stedfortræder(konsol.mappe, krop, "25.8.1.1")
    assert spørg(konsol, projekt)["bekræftet_af"] == "LibreOffice 25.8.1.1"
    assert kald(soffice) == 3, "versionen"
    skrifter = konsol.mappe / "skrifter"
    skrifter.mkdir()
    (skrifter / "Carlito-Regular.ttf").write_bytes(b"en anden udgave")
    monkeypatch.setattr(
        "generator.sidemaal.vidner.skriftfiler", lambda: tuple(sorted(skrifter.iterdir()))
    )
    spørg(konsol, projekt)
    assert kald(soffice) == 4, "skrifterne"
    # How the YAML is written is no part of the document.
    ret(projekt / "projekt.yaml", "helhedsplan: Birkelunden", "helhedsplan:  Birkelunden")
    spørg(konsol, projekt)
    assert kald(soffice) == 4


ØDELAGT = [
    b"",
    b"{",
    b"\xff\xfe\x00",
    b"null",
    b"[]",
    b'"25"',
    b"[" * 200_000,
    b'{"antal": 1}',
    b'{"antal": 0, "motor": "LibreOffice 25.2.3.2", "overskrifter": []}',
    b'{"antal": -4, "motor": "LibreOffice 25.2.3.2", "overskrifter": []}',
    b'{"antal": true, "motor": "LibreOffice 25.2.3.2", "overskrifter": []}',
    b'{"antal": "1", "motor": "LibreOffice 25.2.3.2", "overskrifter": []}',
    b'{"antal": 1.0, "motor": "LibreOffice 25.2.3.2", "overskrifter": []}',
    b'{"antal": 1, "motor": "", "overskrifter": []}',
    b'{"antal": 1, "motor": "LibreOffice 25.2.3.2", "overskrifter": [[1, 2, 3]]}',
    b'{"antal": 1, "motor": "LibreOffice 25.2.3.2", "overskrifter": 7}',
    b'{"antal": 1' + b"0" * 5000 + b', "motor": "LibreOffice 25.2.3.2", "overskrifter": []}',
]


@posix
@pytest.mark.langsom
def test_et_ødelagt_svar_måles_igen(konsol: Konsol, projekt: Path, soffice: Path) -> None:
    første = spørg(konsol, projekt)
    for nr, rest in enumerate(ØDELAGT, 2):
        filer = [fil for fil in (konsol.mappe / "cache").rglob("*.json") if fil.is_file()]
        assert {fil.parent.name for fil in filer} == {"libreoffice", "soffice", "typst"}
        for fil in filer:
            fil.write_bytes(rest)
        assert spørg(konsol, projekt) == første, rest[:90]
        assert kald(soffice) == nr, rest[:90]
    assert spørg(konsol, projekt) == første
    assert kald(soffice) == nr, "det ødelagte er skrevet over"


def _en_fil(cache: Path) -> None:
    cache.write_text("her er ingen mappe")


def _en_mappe_ingen_må_skrive_i(cache: Path) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        pytest.skip("root må skrive alle steder")
    cache.mkdir()
    cache.chmod(0o555)


def _mapper_hvor_svarene_skulle_ligge(cache: Path) -> None:
    """Whatever is to be written there cannot be: root too is refused."""
    for slags in ("libreoffice", "soffice", "typst"):
        (cache / slags).parent.mkdir(exist_ok=True)
        (cache / slags).write_text("en fil")


@posix
@pytest.mark.parametrize(
    "læg", [_en_fil, _en_mappe_ingen_må_skrive_i, _mapper_hvor_svarene_skulle_ligge]
)
def test_en_cache_der_ikke_kan_skrives_er_ingen_fejl(
    konsol: Konsol, projekt: Path, soffice: Path, læg: Callable[[Path], None]
) -> None:
    læg(konsol.mappe / "cache")
    første = spørg(konsol, projekt)
    assert spørg(konsol, projekt) == første
    assert kald(soffice) == 2, "intet kunne huskes"


def test_uden_hjemmemappe(konsol: Konsol, projekt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cache.MAPPEVARIABEL)
    for navn in ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.delenv(navn, raising=False)

    def ingen() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", staticmethod(ingen))
    assert konsol("tjek", projekt).kode == 0


@posix
@pytest.mark.langsom
def test_en_cache_der_fyldes_af_flere_på_én_gang(tmp_path: Path) -> None:
    program = leverer(tmp_path, pdf_med("Carlito", 1))
    for nr in range(2):
        lav_projekt(tmp_path / f"p{nr}", 3 + nr)
    omgivelser = miljø(tmp_path, **{VARIABEL: str(program)})

    def kald_(nr: int) -> tuple[int, str]:
        arg = ("sider", f"p{nr % 2}", "--bekræft", "--format", "json")
        svar = kør(*arg, mappe=tmp_path, miljø=omgivelser)
        return svar.returncode, svar.stdout

    with ThreadPoolExecutor(4) as samtidigt:
        svar = list(samtidigt.map(kald_, range(6)))
    assert {kode for kode, _ in svar} == {0}
    assert len(set(svar)) == 2, "samme svar for samme projekt"
    filer = [fil for fil in (tmp_path / "cache").rglob("*") if fil.is_file()]
    assert {fil.suffix for fil in filer} == {".json", ".j2c"}
    for fil in (tmp_path / "cache").rglob("*.json"):
        json.loads(fil.read_bytes())


def test_læsere_ser_altid_det_hele(konsol: Konsol) -> None:
    stort = {"tekst": "æøå" * 20_000}
    navne = [cache.nøgle(str(nr)) for nr in range(4)]

    def skriv_(nr: int) -> None:
        cache.gem("prøve", navne[nr % 4], {**stort, "nr": nr % 4})

    def læs(nr: int) -> object:
        return cache.hent("prøve", navne[nr % 4])

    for nr in range(4):
        skriv_(nr)
    with ThreadPoolExecutor(8) as samtidigt:
        skrevet = samtidigt.map(skriv_, range(80))
        svar = list(samtidigt.map(læs, range(400)))
        list(skrevet)
    for nr, led in enumerate(svar):
        assert led == {**stort, "nr": nr % 4}
    assert not list((konsol.mappe / "cache").rglob("*.ny"))


def test_der_ryddes_op_i_det_ældste(konsol: Konsol, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "HØJST", 5)
    for nr in range(9):
        navn = f"{'00' if nr == 8 else 'ff'}{nr}"
        cache.gem("prøve", navn, nr)
        os.utime(konsol.mappe / f"cache/prøve/{navn}.json", (nr, nr))
    cache.gem("prøve", "00ny", "ny")
    tilbage = {fil.stem for fil in (konsol.mappe / "cache/prøve").iterdir()}
    assert tilbage == {"00ny", "008", "ff7", "ff6", "ff5"}


def test_nøglen_skelner_delene() -> None:
    assert cache.nøgle("ab", "c") != cache.nøgle("a", "bc")
    assert cache.nøgle("ab") != cache.nøgle("ab", "")
    assert cache.nøgle("æ") == cache.nøgle("æ".encode())


@pytest.mark.parametrize(
    ("system", "variable", "ventet"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/projektbeskrivelse"),
        ("linux", {}, "/hjem/.cache/projektbeskrivelse"),
        ("darwin", {}, "/hjem/Library/Caches/projektbeskrivelse"),
        ("win32", {"LOCALAPPDATA": "/lokal"}, "/lokal/projektbeskrivelse/cache"),
        ("win32", {}, "/hjem/AppData/Local/projektbeskrivelse/cache"),
    ],
)
def test_mappen_er_systemets_egen(
    system: str, variable: dict[str, str], ventet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for navn in (cache.MAPPEVARIABEL, "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(navn, raising=False)
    for navn, værdi in variable.items():
        monkeypatch.setenv(navn, værdi)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(Path, "home", staticmethod(lambda: Path("/hjem")))
    assert cache.cachemappe().as_posix() == ventet
