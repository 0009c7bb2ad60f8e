"""The table of passages: what every rule about prose says of it, and what none of them says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.byg import MODELLER
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.opslag import slå_op
from generator.model.plan import Plan
from generator.model.regelsaet import Regelsæt
from generator.regler import alle_regler
from generator.regler.grundlag import Grundlag
from generator.skabelon.tekster import læs_tekster

MAPPE = Path(__file__).parent
PROSAREGLER = (
    "konkret-aktivitet", "indsatsomraade-stavet-anderledes", "antal-i-prosa-stemmer-ikke",
    "afdeling-stavet-anderledes", "tal-uden-kilde", "parallelsamfund-tal-ikke-omtalt",
    "fysisk-plan-ikke-omtalt", "pladsholder", "ukendt-forkortelse", "procent-skrivemaade",
    "tal-skrivemaade", "paragraf-skrivemaade", "foraeldet-henvisning", "personoplysning",
    "lang-saetning", "tung-tekst", "dobbelt-ord", "rester-i-teksten",
)  # fmt: skip

Melding = tuple[str, str, str]
"""Severity, rule and word of a finding."""

_MÆRKE = re.compile(r"\[([^\]^]+)\]\s*")
_FUND = re.compile(r"(?:(info|advarsel|fejl) )?([a-z-]+): (.+)")
STATUSSER = ("udsat boligområde", "forebyggelsesområde", "omdannelsesområde")


@dataclass(frozen=True)
class Passage:
    """A passage, where it stands, and the findings a reader would expect."""

    linje: int
    mærker: tuple[str, ...]
    tekst: str
    ventet: tuple[Melding, ...]


def læs_passager(fil: Path) -> list[Passage]:
    """Read the table: a passage at the margin, its findings or »tavs« indented under it."""
    ud: list[Passage] = []
    tekst, start = "", 0
    ventet: list[Melding] = []
    afsluttet = True

    def gem() -> None:
        if not tekst:
            return
        assert afsluttet, f"linje {start}: skriv fundene eller »tavs« under passagen"
        rest, mærker = tekst, []
        while fundet := _MÆRKE.match(rest):
            mærker.append(fundet[1])
            rest = rest[fundet.end() :]
        ud.append(Passage(start, tuple(mærker), rest, tuple(ventet)))

    for nr, linje in enumerate(fil.read_text(encoding="utf-8").splitlines(), 1):
        if not linje.strip() or linje.startswith("#"):
            continue
        if not linje.startswith(" "):
            gem()
            tekst, start, ventet, afsluttet = linje, nr, [], False
            continue
        afsluttet = True
        if linje.strip() != "tavs":
            fundet = _FUND.fullmatch(linje.strip())
            assert fundet, f"linje {nr}: skriv »regel: ord«"
            alvor = fundet[1] or alle_regler()[fundet[2]].alvor.value
            ventet.append((alvor, fundet[2], fundet[3]))
    gem()
    return ud


def lav_plan(mærker: tuple[str, ...], tekst: str) -> Plan:
    """Put a passage into its place in the plan."""
    rå = yaml.safe_load((MAPPE / "passager_plan.yaml").read_text(encoding="utf-8"))
    problemkompleks, område = rå["problemkompleks"], rå["problemkompleks"]["indsatsområder"][0]
    placeret = False
    for mærke in mærker:
        match mærke.split():
            case ["dato", dag]:
                rå["projekt"]["dato"] = dag
            case ["fravalgt"]:
                område["fravalgt"] = område.pop("tekst") and tekst
                placeret = True
            case ["tekst" | "indsats"]:
                område[mærke] = tekst
                placeret = True
            case ["erfaringer"]:
                problemkompleks["erfaringer"] = tekst
                placeret = True
            case ["forbehold"]:
                rå["projekt"]["forbehold"] = tekst
                placeret = True
            case ["bidrag"]:
                rå["samarbejdspartnere"]["partnere"][0]["bidrag"]["inden_for"] = tekst
                placeret = True
            case ["ansvar"]:
                rå["organisering"]["fora"][0]["ansvar"] = tekst
                placeret = True
            case ["overskrift"]:
                problemkompleks["delområder"] = [{"overskrift": tekst}]
                placeret = True
            case ["partner"]:
                rå["samarbejdspartnere"]["partnere"].append({"navn": tekst})
                placeret = True
            case ["parallelsamfundstal"]:
                _kriterier(rå)["nøgletal"] = [
                    {"boligorganisation": "3B", "afdeling": "Bakketoppen", "beboere": "400",
                     "uden_for_arbejdsmarkedet": "45", "dømte": "2,5", "kun_grundskole": "50",
                     "indkomst": "60", "ikkevestlige": "55"}
                ]  # fmt: skip
            case _:
                assert mærke in STATUSSER, mærke
                _kriterier(rå)["boligområder"] = [
                    {"navn": "Folehaven", "afdelinger": ["Folehaven"], "status": mærke,
                     "liste": "2022-12-01"}
                ]  # fmt: skip
    if not placeret:
        problemkompleks["indledning"] = tekst
    dele: dict[str, Any] = {
        stamme: m.model_validate(_tekst(rå[stamme])) for stamme, m in MODELLER.items()
    }
    return Plan("prøve", **dele, regelsæt=_regelsæt(), kriteriesæt=_kriteriesæt())


def _kriterier(rå: Any) -> Any:
    return rå["problemkompleks"].setdefault("kriterier", {"kriteriesæt": "parallelsamfund-2022"})


def _tekst(værdi: Any) -> Any:
    """Return every scalar as text: that is how the reader hands it on."""
    if isinstance(værdi, dict):
        return {nøgle: _tekst(v) for nøgle, v in værdi.items()}
    if isinstance(værdi, list):
        return [_tekst(v) for v in værdi]
    return str(værdi)


@cache
def _regelsæt() -> Regelsæt | None:
    return slå_op(Regelsæt, "regelsaet", "lbf-2019-26", None).sæt


@cache
def _kriteriesæt() -> Kriteriesæt | None:
    return slå_op(Kriteriesæt, "kriterier", "parallelsamfund-2022", None).sæt


def meldinger(plan: Plan) -> list[Melding]:
    """Return what the rules about prose say of a plan."""
    tekster = læs_tekster(plan)
    assert not tekster.fund, tekster.fund
    grundlag = Grundlag(plan, tekster)
    ud: list[Melding] = []
    for slug in PROSAREGLER:
        regel = alle_regler()[slug]
        ud += [
            ((f.alvor or regel.alvor).value, slug, f.ord or "hele teksten")
            for f in regel.funktion(grundlag)
        ]
    return ud


PASSAGER = læs_passager(MAPPE / "passager.txt")


@pytest.mark.parametrize(
    "passage", [pytest.param(p, id=f"linje {p.linje}: {p.tekst[:50]}") for p in PASSAGER]
)
@pytest.mark.stikproeve(4)
def test_passagen_giver_praecis_de_fund_der_staar_under_den(passage: Passage) -> None:
    fundet = meldinger(lav_plan(passage.mærker, passage.tekst))
    assert sorted(fundet) == sorted(passage.ventet)


def test_mindst_halvdelen_er_uskyldige_og_hver_regel_rammes_og_skaanes() -> None:
    assert len(PASSAGER) >= 180
    tavse = [p for p in PASSAGER if not p.ventet]
    assert len(tavse) * 2 >= len(PASSAGER)
    ramt = {regel for p in PASSAGER for _, regel, _ in p.ventet}
    assert ramt == set(PROSAREGLER)
