"""Danish numbers: read strictly, printed the Danish way."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.dansk.tal import (
    Talfejl,
    antal_decimaler,
    læs_decimaltal,
    læs_heltal,
    med_enhed,
    skriv_tal,
)

HELTAL = [
    ("5980", 5980),
    ("5.980", 5980),
    ("1.964", 1964),
    ("1.234.567", 1234567),
    ("5 980", 5980),
    ("5\u00a0980", 5980),
    ("5\u202f980", 5980),
    ("0", 0),
    ("012", 12),
    (" 412 ", 412),
    ("-3", -3),
    ("\u22123", -3),
]


@pytest.mark.parametrize(("skrevet", "tal"), HELTAL)
def test_et_helt_tal_laeses(skrevet: str, tal: int) -> None:
    assert læs_heltal(skrevet) == tal


@pytest.mark.parametrize(
    ("skrevet", "besked"),
    [
        ("8,21", "»8,21« er ikke et helt tal."),
        ("8,0", "»8,0« er ikke et helt tal."),
        ("8.5", "»8.5« er ikke et helt tal."),
        ("1.96", "»1.96« er ikke et helt tal."),
        ("1.9645", "»1.9645« er ikke et helt tal."),
        ("5,980", "»5,980« er ikke et helt tal."),
        ("fem", "»fem« er ikke et tal."),
        ("12.34.567", "»12.34.567« er ikke et tal."),
        ("1_000", "»1_000« er ikke et tal."),
        ("12:30", "»12:30« er ikke et tal."),
        ("1e3", "»1e3« er ikke et tal."),
        ("0x10", "»0x10« er ikke et tal."),
        ("412 boliger", "»412 boliger« er ikke et tal."),
        ("5 98", "»5 98« er ikke et tal."),
        ("--3", "»--3« er ikke et tal."),
        ("", "»« er ikke et tal."),
        ("\u0661\u0662", "»\u0661\u0662« er ikke et tal."),
        ("²", "»²« er ikke et tal."),
        ("9" * 16, f"»{'9' * 15}…« er ikke et tal med højst 15 cifre."),
        ("9" * 5000, f"»{'9' * 15}…« er ikke et tal med højst 15 cifre."),
    ],
)
def test_andet_er_ikke_et_helt_tal(skrevet: str, besked: str) -> None:
    with pytest.raises(Talfejl) as fejl:
        læs_heltal(skrevet)
    assert fejl.value.besked == besked


DECIMALTAL = [
    ("8,21", "8.21"),
    ("8.21", "8.21"),
    ("8,20", "8.20"),
    ("12.5", "12.5"),
    ("0.125", "0.125"),
    ("0,125", "0.125"),
    ("1,964", "1.964"),
    ("1.964,5", "1964.5"),
    ("1.964.000", "1964000"),
    ("1964", "1964"),
    ("1234.567", "1234.567"),
    ("1.9645", "1.9645"),
    ("-1,39", "-1.39"),
    ("\u22121,39", "-1.39"),
    ("24 000,5", "24000.5"),
]


@pytest.mark.parametrize(("skrevet", "tal"), DECIMALTAL)
def test_et_decimaltal_laeses_med_sine_decimaler(skrevet: str, tal: str) -> None:
    # str: 8.20 and 8.2 are equal as numbers, but not as they are printed.
    assert str(læs_decimaltal(skrevet)) == tal


@pytest.mark.parametrize(
    ("skrevet", "besked"),
    [
        ("1.964", "»1.964« kan læses på to måder: 1964 eller 1,964."),
        ("12.345", "»12.345« kan læses på to måder: 12345 eller 12,345."),
        ("100.000", "»100.000« kan læses på to måder: 100000 eller 100,000."),
        ("-1.964", "»-1.964« kan læses på to måder: -1964 eller -1,964."),
    ],
)
def test_et_decimaltal_med_to_laesninger_afvises_med_dem_begge(skrevet: str, besked: str) -> None:
    with pytest.raises(Talfejl) as fejl:
        læs_decimaltal(skrevet)
    assert (fejl.value.tvetydig, fejl.value.besked) == (True, besked)


@pytest.mark.parametrize(
    "skrevet",
    [
        "",
        "otte",
        "8,",
        ",5",
        ".5",
        "8,2,1",
        "1.96,4",
        "8,21 pct.",
        "8%",
        "1.2.3",
        "nan",
        "inf",
        "1e3",
        "8,2.1",
        "\u0663,\u0661",
    ],
)
def test_andet_er_ikke_et_decimaltal(skrevet: str) -> None:
    with pytest.raises(Talfejl) as fejl:
        læs_decimaltal(skrevet)
    assert (fejl.value.tvetydig, fejl.value.besked) == (False, f"»{skrevet}« er ikke et tal.")


@pytest.mark.parametrize(
    ("tal", "decimaler", "ventet"),
    [
        (5980, None, "5.980"),
        (999, None, "999"),
        (1000, None, "1.000"),
        (24000000, None, "24.000.000"),
        (Decimal("8.21"), None, "8,21"),
        (Decimal("8.20"), None, "8,20"),
        (Decimal("1964.5"), None, "1.964,5"),
        (Decimal("37.45"), 1, "37,5"),
        (Decimal("37.44"), 1, "37,4"),
        (Decimal("-1.39"), None, "-1,39"),
        (Decimal("-0.04"), 1, "0,0"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("61"), 2, "61,00"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("999999999999999"), 15, "999.999.999.999.999," + "0" * 15),
    ],
)
def test_et_tal_trykkes_paa_dansk(tal: int | Decimal, decimaler: int | None, ventet: str) -> None:
    assert skriv_tal(tal, decimaler) == ventet


@given(st.integers(1 - 10**15, 10**15 - 1))
def test_et_trykt_helt_tal_laeses_som_sig_selv(tal: int) -> None:
    assert læs_heltal(skriv_tal(tal)) == tal


@given(st.decimals(-(10**9), 10**9, allow_nan=False, places=2))
def test_et_trykt_decimaltal_laeses_som_sig_selv(tal: Decimal) -> None:
    læst = læs_decimaltal(skriv_tal(tal))
    assert (læst, antal_decimaler(læst)) == (tal, 2)


@given(st.text(max_size=12))
@example("1")
def test_intet_der_skrives_giver_andet_end_et_tal_eller_en_talfejl(tekst: str) -> None:
    for læs in (læs_heltal, læs_decimaltal):
        with suppress(Talfejl):
            tal = læs(tekst)
            # What was read has the digits that were written, and no others.
            skrevne = int("".join(c for c in tekst if c.isdigit()))
            # A Decimal, for »f« would give an int six decimals of its own.
            assert int("".join(c for c in f"{Decimal(tal):f}" if c.isdigit())) == skrevne


@pytest.mark.parametrize(
    ("tal", "enhed", "ventet"),
    [
        ("8,21", "pct.", "8,21\u00a0pct."),
        ("5.980", "antal", "5.980"),
        ("5.980", "", "5.980"),
        ("24.000.000", "kr.", "24.000.000\u00a0kr."),
        ("186", "personer om året", "186\u00a0personer\u00a0om\u00a0året"),
    ],
)
def test_enheden_staar_efter_et_fast_mellemrum(tal: str, enhed: str, ventet: str) -> None:
    assert med_enhed(tal, enhed) == ventet
