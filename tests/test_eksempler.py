"""The examples are what they say: two that pass, one whose findings stand beside it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.depot.tvilling import skriv_tvilling
from generator.fund import Alvor
from generator.loeb import gennemfør
from generator.model.find import FILER
from generator.rapport.kort import linje
from generator.skrivere.markdown import skriv_markdown
from tests.proeveprojekt import EKSEMPLER, MIT_KVARTER, ROD


@pytest.fixture(autouse=True)
def _fra_roden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROD)


@pytest.mark.parametrize("mappe", [EKSEMPLER / "mindste", EKSEMPLER / "alt", MIT_KVARTER])
def test_eksemplet_har_ingen_fejl(mappe: Path) -> None:
    assert [linje(f) for f in gennemfør(mappe).fund if f.alvor is Alvor.FEJL] == []


def test_fejleksemplets_fund_står_ved_siden_af(som_ventet: Callable[[str, Path], None]) -> None:
    resultat = gennemfør(EKSEMPLER / "fejl")
    som_ventet(
        "".join(f"{linje(f)}\n" for f in resultat.fund), EKSEMPLER / "fejl" / "forventede-fund.txt"
    )
    assert resultat.dokument is not None, "kladden bygges alligevel"
    assert set(FILER) == {fil.stem for fil in (EKSEMPLER / "fejl").glob("*.yaml")}


def test_teksten_i_git_er_dokumentets(tmp_path: Path) -> None:
    """The twin that pull requests show; the hook `projektbeskrivelse-tekst` writes it."""
    kopi = tmp_path / "mit-kvarter"
    shutil.copytree(MIT_KVARTER, kopi)
    dokument = gennemfør(kopi).dokument
    assert dokument is not None
    udfald = skriv_tvilling(kopi, "mit-kvarter", skriv_markdown(dokument))
    assert not udfald.skrevet, "kør: projektbeskrivelse tekst --tvilling indhold/mit-kvarter"
