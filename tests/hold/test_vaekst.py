"""Twice as much takes at most 2.3 times the steps: lines of ours that are run, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from generator.importer.ansoegning.wordprojekt import importer_ansøgning
from generator.importer.fejl import Importfejl
from generator.importer.regneark.noegletal import importer_tabel
from generator.laesning import læs_projekt
from generator.laesning.projekter import Brugsfejl
from generator.loeb import gennemfør
from generator.omfang import Bekræftelse, Omfang
from generator.retur.bemaerkninger import find_bemærkninger
from generator.sammenlign.dokumenter import sammenlign_dokumenter
from generator.sammenlign.parring import FÆLLES
from generator.sammenlign.stykker import læs_dokument
from generator.word.fil import Filfejl
from generator.word.laesning import læs
from generator.word.pakke import Pakke
from generator.word.tekst import skriv
from tests.hold.store import PROSA, REGNEARK, WORD
from tests.proeveprojekt import ROD, kopi

pytestmark = pytest.mark.langsom
HØJST = 2.3
_VORES = str(ROD / "generator")


def skridt(gør: Callable[[], object]) -> int:
    """Count the lines of the program that are run."""
    antal = 0

    def linje(_ramme: FrameType, slags: str, _arg: Any) -> Any:
        nonlocal antal
        antal += slags == "line"
        return linje

    def kald(ramme: FrameType, _slags: str, _arg: Any) -> Any:
        return linje if ramme.f_code.co_filename.startswith(_VORES) else None

    før = sys.gettrace()
    sys.settrace(kald)
    try:
        gør()
    except (Filfejl, Importfejl):
        pass  # a bound that says so
    finally:
        sys.settrace(før)
    return antal


def vokser_jævnt(gør: Callable[[int], Callable[[], object]], n: int = 400) -> None:
    """Hold what n more cost against what 2n more do: what every run does falls out.

    Where a bound is passed the rest costs nothing, and there is nothing to hold. `n` is past what
    a reader does for the first hundreds only.
    """
    gør(10)()  # what is done once in a process
    antal = [skridt(gør(k)) for k in (n, 2 * n, 4 * n)]
    første, anden = antal[1] - antal[0], antal[2] - antal[1]
    # Past a bound the rest costs less than what came before it.
    assert anden <= max(HØJST * første, antal[0], n), f"{n}, {2 * n}, {4 * n}: {antal} steps"


def _læst(data: bytes) -> Any:
    return læs(Pakke(data, "a.docx"))


LÆSERE: dict[str, Callable[[bytes, bytes], object]] = {
    "tekst": lambda data, _: skriv(_læst(data)),
    "kommentarer": lambda data, _: find_bemærkninger(_læst(data)),
    "sammenlign": lambda data, anden: sammenlign_dokumenter(
        læs_dokument(data, "a.docx"), læs_dokument(anden, "b.docx")
    ),
}


@pytest.mark.parametrize("læser", LÆSERE)
@pytest.mark.parametrize("slags", WORD)
def test_et_dokument_fra_andre(slags: str, læser: str) -> None:
    def gør(n: int) -> Callable[[], object]:
        data, anden = WORD[slags](n), WORD[slags](n + 1)
        return lambda: LÆSERE[læser](data, anden)

    # Among so many texts, the likest to one are looked for no further.
    vokser_jævnt(gør, FÆLLES + 60 if læser == "sammenlign" else 200)


@pytest.mark.parametrize("slags", WORD)
def test_en_aeldre_ansoegning(slags: str, tmp_path: Path) -> None:
    def gør(n: int) -> Callable[[], object]:
        fil = tmp_path / f"{n}.docx"
        fil.write_bytes(WORD[slags](n))
        return lambda: importer_ansøgning(fil)

    vokser_jævnt(gør, 150)


@pytest.mark.parametrize("slags", REGNEARK)
def test_et_regneark(slags: str, tmp_path: Path) -> None:
    """As a table of the content, and as an export to be imported."""
    mappe = kopi(tmp_path / "p")
    fil = mappe / "tal.yaml"
    fil.write_text("tal: {fil: a.xlsx, ark: A1}\n", encoding="utf-8")

    def gør(n: int) -> Callable[[], object]:
        data = REGNEARK[slags](n)
        (tmp_path / f"{n}.xlsx").write_bytes(data)

        def begge() -> None:
            læs_projekt(mappe, {(mappe / "a.xlsx").resolve(): data})
            with suppress(Brugsfejl, Importfejl):
                importer_tabel(tmp_path / f"{n}.xlsx", mappe, None, None)

        return begge

    (mappe / "a.xlsx").write_bytes(REGNEARK[slags](1))
    # A sheet takes a thousand steps by itself.
    vokser_jævnt(gør, 60 if slags == "arkene" else 200)


@pytest.mark.parametrize("slags", PROSA)
def test_en_lang_tekst(slags: str, tmp_path: Path) -> None:
    """From the file to the findings; how long Typst takes is held elsewhere."""
    omfang = Omfang(bekræftelse=Bekræftelse.ALDRIG, uden_cache=True)

    def gør(n: int) -> Callable[[], object]:
        mappe = kopi(tmp_path / str(n))
        (mappe / "lang.md").write_text(PROSA[slags](n), encoding="utf-8")
        fil = mappe / "problemkompleks.yaml"
        fil.write_text("indledning: {fil: lang.md}\n" + fil.read_text("utf-8"), encoding="utf-8")
        return lambda: gennemfør(mappe, omfang)

    # Past the page limit, from where the findings are the same.
    vokser_jævnt(gør, 600)
