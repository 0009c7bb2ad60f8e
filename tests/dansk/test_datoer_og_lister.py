"""Danish dates, periods and lists."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dansk.datoer import (
    gæt_dato,
    læg_år_til,
    læs_dato,
    skriv_dato,
    skriv_periode,
)
from generator.dansk.lister import fold_navne, opregn


@pytest.mark.parametrize(
    ("skrevet", "dag"),
    [
        ("2027-01-01", date(2027, 1, 1)),
        ("2024-02-29", date(2024, 2, 29)),
        (" 2025-12-31 ", date(2025, 12, 31)),
    ],
)
def test_en_dato_laeses(skrevet: str, dag: date) -> None:
    assert læs_dato(skrevet) == dag


@pytest.mark.parametrize(
    "skrevet",
    ["1. januar 2027", "01-01-2027", "2027-1-1", "20270101", "2027-02-29", "2027-13-01",
     "2027-W01-1", "2027-01-01T00:00", "2027-001", "", "2027-01", "\u0662027-01-01"],
)  # fmt: skip
def test_andet_er_ikke_en_dato(skrevet: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any; the sentence is the model's
        læs_dato(skrevet)


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_en_dato_skrevet_som_data_laeses_som_sig_selv(dag: date) -> None:
    assert læs_dato(dag.isoformat()) == dag


def test_datoer_trykkes_med_maaned_og_fast_mellemrum_efter_dagen() -> None:
    assert skriv_dato(date(2027, 1, 1)) == "1.\u00a0januar 2027"
    assert skriv_dato(date(2028, 12, 31)) == "31.\u00a0december 2028"
    assert (
        skriv_periode(date(2026, 8, 1), date(2030, 7, 31))
        == "1.\u00a0august 2026\u00a0– 31.\u00a0juli 2030"
    )


@pytest.mark.parametrize(
    ("dag", "år", "ventet"),
    [
        (date(2025, 1, 1), 4, date(2029, 1, 1)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2024, 2, 29), 1, date(2025, 3, 1)),
    ],
)
def test_samme_dag_nogle_aar_senere(dag: date, år: int, ventet: date) -> None:
    assert læg_år_til(dag, år) == ventet


@pytest.mark.parametrize(
    ("led", "ventet"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a og b"),
        (["a", "b", "c"], "a, b og c"),
    ],
)
def test_en_dansk_liste_har_og_foer_det_sidste_og_intet_komma_der(
    led: list[str], ventet: str
) -> None:
    assert opregn(led) == ventet
    assert opregn(led, "eller") == ventet.replace(" og ", " eller ")


@pytest.mark.parametrize(
    ("navne", "vist"),
    [
        (["Karré 1", "Karré 2"], [["Karré 1"], ["Karré 2"]]),
        (["Karré 10", "Karré 2", "Karré 1"], [["Karré 1", "2", "10"]]),
        (["Søhus", "K 3", "Havn", "K 1", "K 2"], [["Søhus"], ["K 1", "2", "3"], ["Havn"]]),
        (["A 1", "B 1", "A 2", "B 2"], [["A 1"], ["B 1"], ["A 2"], ["B 2"]]),
        (["Afd. 50", "Havn"], [["Afd. 50"], ["Havn"]]),
        (["1", "2", "3"], [["1"], ["2"], ["3"]]),
        (["Blok A1", "Blok A2", "Blok A3"], [["Blok A1"], ["Blok A2"], ["Blok A3"]]),
        (["Hus 01", "Hus 3", "Hus 02"], [["Hus 01", "02", "3"]]),
        ([], []),
    ],
)
def test_tre_navne_der_kun_har_tal_til_forskel_foldes_og_ordnes(
    navne: list[str], vist: list[list[str]]
) -> None:
    grupper = fold_navne(navne)
    assert [[v for _, v in gruppe] for gruppe in grupper] == vist
    assert sorted(fuldt for gruppe in grupper for fuldt, _ in gruppe) == sorted(navne)


@given(st.lists(st.from_regex(r"\A[AB] ?0?[0-9]{0,2}\Z"), unique=True))
def test_foldede_navne_er_de_samme_navne(navne: list[str]) -> None:
    grupper = fold_navne(navne)
    assert sorted(fuldt for gruppe in grupper for fuldt, _ in gruppe) == sorted(navne)
    for gruppe in grupper:
        første = gruppe[0][0]
        stamme = første.rstrip("0123456789")
        for fuldt, vist in gruppe[1:]:
            # Whoever reads »Karré 1, 2 og 03« can write every name out again.
            assert fuldt == stamme + vist


@pytest.mark.parametrize(
    ("skrevet", "dag"),
    [
        ("31-07-2030", date(2030, 7, 31)),
        ("31/7 2030", date(2030, 7, 31)),
        ("31. juli 2030", date(2030, 7, 31)),
        ("1.1.2027", date(2027, 1, 1)),
        ("31. JULI 2030", date(2030, 7, 31)),
        ("07-31-2030", None),
        ("31. februar 2030", None),
        ("31. juuli 2030", None),
        ("juli 2030", None),
        ("2030-07-31", None),
        ("31-07-30", None),
        ("", None),
    ],
)
def test_dagen_der_nok_var_ment_er_kun_til_et_forslag(skrevet: str, dag: date | None) -> None:
    assert gæt_dato(skrevet) == dag


@given(st.text(max_size=15))
def test_et_gaet_paa_en_dato_fejler_aldrig(tekst: str) -> None:
    assert gæt_dato(tekst) is None or not tekst.isalpha()
