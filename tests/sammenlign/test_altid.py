"""What must hold of any two versions, whatever was edited and however they are broken."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.rapport.sammenligning import FORMATER, skriv
from generator.sammenlign.aendringer import ComparisonAnswer, Ændringsslags
from generator.sammenlign.foelger import følger
from generator.sammenlign.gang import Planudgave
from generator.sammenlign.ordforskel import Ordslags
from generator.sammenlign.planer import sammenlign_planer
from tests.proeveprojekt import EKSEMPLER, PRØVEANSØGNING, forsøg, kopi, læs

from .rettelser import INGEN_ÆNDRING, RETTELSER

pytestmark = pytest.mark.langsom


@cache
def udgave(mappe: Path) -> Planudgave:
    læst = læs(mappe)
    return Planudgave(læst.plan, læst.tekster)


def sammenlign(gammel: Planudgave, ny: Planudgave) -> ComparisonAnswer:
    ændringer, forbehold = sammenlign_planer(gammel, ny)
    beregnet = følger(gammel, ny, ændringer)
    return ComparisonAnswer(
        "a", "b", "indhold", tuple(ændringer), tuple(beregnet), forbehold=tuple(forbehold)
    )


def hold(s: ComparisonAnswer) -> None:
    """Hold what every comparison must be."""
    for æ in s.ændringer:
        assert æ.del_
        assert æ.felt
        assert æ.sti
        if æ.ord:
            assert "".join(o.tekst for o in æ.ord if o.slags is not Ordslags.NY) == æ.gammel
            assert "".join(o.tekst for o in æ.ord if o.slags is not Ordslags.SLETTET) == æ.ny
        match æ.slags:
            case Ændringsslags.TILFØJET:
                assert æ.ny
                assert not æ.gammel
            case Ændringsslags.FJERNET:
                assert æ.gammel
                assert not æ.ny
            case Ændringsslags.ÆNDRET:
                assert æ.gammel != æ.ny or æ.note, æ
            case Ændringsslags.OMDØBT:
                assert æ.gammel != æ.ny
            case Ændringsslags.FLYTTET:
                assert æ.note
    for format_ in FORMATER:
        tekst = skriv(s, format_)
        assert tekst.endswith("\n")
    data = json.loads(skriv(s, "json"))
    assert len(data["ændringer"]) == len(s.ændringer)


@settings(
    max_examples=forsøg(12),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(valgte=st.lists(st.sampled_from(sorted(RETTELSER)), min_size=2, max_size=6, unique=True))
def test_flere_rettelser_på_én_gang(
    tmp_path_factory: pytest.TempPathFactory, valgte: list[str]
) -> None:
    mappe = kopi(tmp_path_factory.mktemp("p") / "mit-kvarter", PRØVEANSØGNING)
    gjort = []
    for navn in valgte:
        try:
            RETTELSER[navn](mappe)
        except (AssertionError, ValueError, FileNotFoundError):
            continue  # an edit before it has taken away what it edits
        gjort.append(navn)
    før, nu = udgave(PRØVEANSØGNING), udgave(mappe)
    frem, tilbage = sammenlign(før, nu), sammenlign(nu, før)
    hold(frem)
    hold(tilbage)
    assert sammenlign(nu, nu).er_ens
    assert frem.er_ens == (set(gjort) <= INGEN_ÆNDRING)
    assert frem.er_ens == tilbage.er_ens
    omdøbte = [[æ for æ in s.ændringer if æ.slags is Ændringsslags.OMDØBT] for s in (frem, tilbage)]
    assert {(æ.gammel, æ.ny) for æ in omdøbte[0]} == {(æ.ny, æ.gammel) for æ in omdøbte[1]}


EKSEMPLERNE = [PRØVEANSØGNING, *(EKSEMPLER / navn for navn in ("alt", "mindste", "fejl"))]


@pytest.mark.parametrize("gammel", EKSEMPLERNE, ids=lambda m: m.name)
@pytest.mark.parametrize("ny", EKSEMPLERNE, ids=lambda m: m.name)
def test_to_helt_forskellige(gammel: Path, ny: Path) -> None:
    s = sammenlign(udgave(gammel), udgave(ny))
    hold(s)
    assert s.er_ens == (gammel == ny)


def test_en_tekst_der_kun_er_en_note_er_som_sig_selv(tmp_path: Path) -> None:
    mappe = kopi(tmp_path / "p", EKSEMPLER / "mindste")
    fil = mappe / "organisering.yaml"
    tekst = fil.read_text(encoding="utf-8")
    assert "indledning" not in tekst
    fil.write_text(f"indledning: |\n  [^a]: kun en note\n{tekst}", encoding="utf-8")
    ny = udgave(mappe)
    assert ("organisering", "indledning") in ny.tekster.lange
    assert sammenlign(ny, ny).er_ens
