"""Pairs of paragraphs and of words, on their own."""

from __future__ import annotations

import random

import pytest

from generator.sammenlign.ordforskel import Ordslags, ordforskel
from generator.sammenlign.parled import PairItem, Parring
from generator.sammenlign.parring import par

A = "Mange unge i området er uden for uddannelse og job."
B = "Fraværet i skolen er højere end i byen som helhed."
C = "Helhedsplanen samler skolen, klubben og jobcentret."


def hvad(gamle: list[str], nye: list[str]) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    alle = par([PairItem(t) for t in gamle], [PairItem(t) for t in nye])
    return [(p.slags.value, p.gamle, p.nye) for p in alle if p.slags is not Parring.ENS]


@pytest.mark.parametrize(
    ("gamle", "nye", "ventet"),
    [
        ([A, B, C], [A, B, C], []),
        ([A, B, C], [A, C], [("slettet", (1,), ())]),
        ([A, C], [A, B, C], [("ny", (), (1,))]),
        ([A, B, C], [A, B.replace("byen", "landet"), C], [("ændret", (1,), (1,))]),
        ([A, B, C], [C, A, B], [("flyttet", (2,), (0,)), ("flyttet fra", (2,), (0,))]),
        ([A, f"{B} {C}"], [A, B, C], [("delt", (1,), (1, 2))]),
        ([A, B, C], [A, f"{B} {C}"], [("samlet", (1, 2), (1,))]),
        ([], [A], [("ny", (), (0,))]),
        ([A], [], [("slettet", (0,), ())]),
    ],
)
def test_hvad_der_er_blevet_af_hvert_afsnit(
    gamle: list[str], nye: list[str], ventet: list[object]
) -> None:
    assert hvad(gamle, nye) == ventet


def test_samme_tekst_af_anden_slags_er_et_andet_led() -> None:
    assert [p.slags for p in par([PairItem("Mål", "overskrift")], [PairItem("Mål", "afsnit")])] == [
        Parring.SLETTET,
        Parring.NY,
    ]


def test_samme_nøgle_er_samme_led_også_med_andre_ord() -> None:
    (et,) = par([PairItem("helt gammelt", nøgle="a")], [PairItem("noget nyt", nøgle="a")])
    assert (et.slags, et.lighed) == (Parring.ÆNDRET, 0.0)


@pytest.mark.parametrize("frø", range(20))
def test_hvert_led_er_med_præcis_en_gang(frø: int) -> None:
    r = random.Random(frø)  # noqa: S311 - the same sequences every time
    ord_ = "a bb ccc dddd eeeee".split()
    gamle = [PairItem(" ".join(r.choices(ord_, k=r.randrange(6)))) for _ in range(30)]
    nye = r.sample(gamle, 20) + [PairItem(" ".join(r.choices(ord_, k=4))) for _ in range(9)]
    alle = par(gamle, nye)
    for p in alle:
        if p.slags is Parring.FLYTTET:
            assert Parring.FLYTTET_FRA in [q.slags for q in alle if q.gamle == p.gamle]
    g = [i for p in alle if p.slags is not Parring.FLYTTET for i in p.gamle]
    n = [i for p in alle if p.slags is not Parring.FLYTTET_FRA for i in p.nye]
    assert (g, n) == (list(range(30)), list(range(29)))


@pytest.mark.parametrize("frø", range(20))
def test_stykkerne_er_tilsammen_begge_tekster(frø: int) -> None:
    r = random.Random(frø)  # noqa: S311 - the same texts every time
    ord_ = ["Børne-", "og", " ", " ", "\u00a0", "1.234,5", "(", ").", "skole", "3B", "AKB's", "\n"]
    gammel, ny = ("".join(r.choices(ord_, k=40)) for _ in range(2))
    stykker = ordforskel(gammel, ny)
    assert "".join(s.tekst for s in stykker if s.slags is not Ordslags.NY) == gammel
    assert "".join(s.tekst for s in stykker if s.slags is not Ordslags.SLETTET) == ny


def test_tegnene_mellem_to_tal_der_begge_er_andre_bliver() -> None:
    stykker = [s.tekst for s in ordforskel("i 2021 (24,3 pct.)", "i 2022 (25,1 pct.)")]
    assert stykker == ["i ", "2021", "2022", " (", "24,3", "25,1", " pct.)"]


def test_to_sætninger_med_kun_mellemrum_tilfælles_er_en_sletning_og_en_ny() -> None:
    assert [s.slags for s in ordforskel("alfa beta gamma", "delta my pi")] == [
        Ordslags.SLETTET,
        Ordslags.NY,
    ]
