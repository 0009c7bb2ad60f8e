"""Whatever someone writes: no rule about prose fails, each points at its word, none is slow."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.regler import alle_regler
from generator.regler.grundlag import Grundlag
from generator.skabelon.tekster import læs_tekster
from tests.proeveprojekt import forsøg

from .test_prosa_passager import PASSAGER, PROSAREGLER, Passage, lav_plan

_BIDDER = st.sampled_from(
    [
        *(p.tekst for p in PASSAGER if "{{" not in p.tekst and "[^" not in p.tekst),
        "pct.", "86%", "1000", "1.000", "8.21", "§91a", "§§ 50-52", "afdelinger", "de", "alle",
        "i alt", "12", "otteogtyve", "TODO", "xx", "PLO", "(PLO)", "(", ")", "»", "«", "…", "???",
        "kl. 16", "hver tirsdag", "lektiecafé", "010190-1234", "a@b.dk", "22 34 56 78", "Folehavn",
        "Uddannelse og Livschancer", "serviceloven § 50", "ghettoområde", "CFBU", "2021", "\u00a0",
        "[^kilde]", "{{ tal.fravær }}", "{{ afdelinger.navne }}", "**fed**", "- punkt", "\n\n", "İ",
    ]
)  # fmt: skip
_TEKSTER = st.lists(st.one_of(_BIDDER, st.text(max_size=20)), min_size=1, max_size=12).map(" ".join)


def _alle_fund(tekst: str) -> list[tuple[str, int | None, str]]:
    plan = lav_plan(("tekst",), tekst)
    grundlag = Grundlag(plan, læs_tekster(plan))
    return [
        (fund.regel, fund.tegn, fund.ord)
        for slug in PROSAREGLER
        for fund in alle_regler()[slug].funktion(grundlag)
        if fund.sti[-1] == "tekst"
    ]


@settings(max_examples=forsøg(300), deadline=None)
@given(_TEKSTER)
def test_ingen_regel_fejler_og_hver_peger_ind_i_teksten(tekst: str) -> None:
    for _, tegn, _ in _alle_fund(tekst):
        assert tegn is None or 0 <= tegn <= len(tekst)


@pytest.mark.parametrize(
    "passage", [pytest.param(p, id=f"linje {p.linje}") for p in PASSAGER if not p.mærker]
)
@pytest.mark.stikproeve(5)
def test_stedet_er_ordet_selv_i_den_raa_tekst(passage: Passage) -> None:
    # Text, a value and markup before it must not move the place.
    foran = "Først **noget fedt** og {{ periode }},\nså mere.\n\n"
    for _, tegn, ord_ in _alle_fund(foran + passage.tekst):
        if tegn is not None and ord_:
            assert (foran + passage.tekst)[tegn:].startswith(ord_)


@pytest.mark.parametrize(
    "tekst",
    [
        "a" * 100_000, "1" * 100_000, "1 " * 50_000, "." * 50_000 + "x", "% " * 50_000,
        "A" * 50_000, "A " * 50_000, "af de " * 20_000, "12 nye " * 20_000, "(" * 50_000,
        "1.000." * 20_000, "§ 1 og " * 20_000, "jan 2021 " * 10_000, "a@" * 50_000,
        "(" + "jan" * 20_000 + " 2021 x y", "»" * 50_000, "hver uge " * 10_000, "X. " * 30_000,
    ],
    ids=lambda tekst: f"{tekst[:10]}…",
)  # fmt: skip
@pytest.mark.stikproeve(6)
def test_ingen_tekst_faar_en_regel_til_at_gaa_i_staa(tekst: str) -> None:
    plan = lav_plan((), "Kort.")
    assert plan.problemkompleks is not None
    grundlag = Grundlag(plan, læs_tekster(plan))
    prosa = grundlag.prosa[0]
    stykke = replace(prosa.stykker[0][1], tekst=tekst)
    grundlag.__dict__["prosa"] = (replace(prosa, tekst=tekst, stykker=((0, stykke),)),)
    start = process_time()
    for slug in PROSAREGLER:
        list(alle_regler()[slug].funktion(grundlag))
    assert process_time() - start < 10
