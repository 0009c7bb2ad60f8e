"""Every edit gives exactly the lines that tell it: ``svar/<rettelse>.txt``, read by a person."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from generator.rapport.sammenligning import skriv
from generator.sammenlign.aendringer import ComparisonAnswer
from generator.sammenlign.foelger import følger
from generator.sammenlign.gang import Planudgave
from generator.sammenlign.planer import sammenlign_planer
from tests.proeveprojekt import EKSEMPLER, PRØVEANSØGNING, kopi, læs

from .rettelser import INGEN_ÆNDRING, RETTELSER

SVAR = Path(__file__).parent / "svar"


@cache
def udgave(mappe: Path) -> Planudgave:
    læst = læs(mappe)
    return Planudgave(læst.plan, læst.tekster)


def sammenlignet(gammel: Planudgave, ny: Planudgave) -> str:
    ændringer, forbehold = sammenlign_planer(gammel, ny)
    beregnet = tuple(følger(gammel, ny, ændringer))
    hele = ComparisonAnswer(
        "før", "nu", "indhold", tuple(ændringer), beregnet, forbehold=tuple(forbehold)
    )
    return skriv(hele, "tekst")


@pytest.mark.parametrize("navn", RETTELSER)
@pytest.mark.stikproeve(18)
def test_en_rettelse_giver_præcis_sine_linjer(
    tmp_path: Path, navn: str, som_ventet: Callable[[str, Path], None]
) -> None:
    mappe = kopi(tmp_path / "mit-kvarter", PRØVEANSØGNING)
    RETTELSER[navn](mappe)
    før, nu = udgave(PRØVEANSØGNING), udgave(mappe)
    svar = sammenlignet(før, nu)
    som_ventet(svar, SVAR / f"{navn}.txt")
    assert ("Ingen ændringer." in svar) == (navn in INGEN_ÆNDRING)
    tilbage = sammenlignet(nu, før)
    assert ("Ingen ændringer." in tilbage) == (navn in INGEN_ÆNDRING)


@pytest.mark.parametrize(
    "mappe", [PRØVEANSØGNING, EKSEMPLER / "alt", EKSEMPLER / "mindste"], ids=str
)
def test_en_plan_er_som_sig_selv(mappe: Path) -> None:
    assert sammenlignet(udgave(mappe), udgave(mappe)) == "før -> nu\n\nIngen ændringer.\n"


def test_hver_rettelse_har_sit_svar() -> None:
    assert {fil.stem for fil in SVAR.glob("*.txt")} == set(RETTELSER)
