"""The reports as texts: the source line with its caret, the summary, several projects."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.fund import Alvor, PlaceretFund, Sted
from generator.rapport import FORMATER, kort, rapport, som_json, tekst
from generator.rapport.svar import Svar, opsummering, optæl
from generator.sidemaal import Sidemål

HER = Path(__file__).parent
LINJER = {
    1: "regelsæt: lbf-2019-26",
    2: "\tmed tabulator og en fejl her",
    3: "kort",
    4: "lang " * 60 + "FEJLEN" + " hale" * 30,
    5: "",
    6: "æøå »fejl« 👩\u200d👧 efter",
}


def fund(linje: int, kolonne: int, ord_: str = "", alvor: Alvor = Alvor.FEJL) -> PlaceretFund:
    return PlaceretFund(
        ("projekt", "ansøgere", 0, "navn"),
        "Noget er galt.",
        "Ret det.",
        ord=ord_,
        alvor=alvor,
        regel="en-regel",
        sted=Sted(Path("p/projekt.yaml"), linje, kolonne),
    )


FUND = (
    fund(1, 11, "lbf-2019-26"),
    fund(2, 22, "fejl"),
    fund(3, 99, "langt uden for linjen"),
    fund(4, 301, "FEJLEN"),
    fund(5, 1),
    fund(6, 6, "fejl"),
    fund(7, 1, "linjen findes ikke"),
    replace(fund(1, 1, alvor=Alvor.ADVARSEL), ret=""),
    replace(fund(1, 1, alvor=Alvor.INFO), undtaget="Navnet på en forening."),
    replace(fund(3, 1), besked="To linjer\ni én besked.", ret="Og\ni rettelsen."),
)
SIDER = Sidemål(5, 4.62, 5, "typst 0.15.2", 14210, 2105, (), 21, 5)

KILDELINJER = {f.sted: LINJER.get(f.sted.linje, "") for f in FUND if f.sted}


SVAR = (
    Svar("p", FUND, SIDER, ("ud/p.docx", "ud/p.md"), KILDELINJER),
    Svar("q", (), SIDER.med_vidne(6, "LibreOffice 25.2.3.2"), besked="Der er ikke skrevet noget."),
    Svar("r", fejl="r kan ikke læses."),
)


@pytest.mark.parametrize("format_", ["tekst", "kort", "json"])
def test_en_rapport_over_flere_projekter(
    format_: str, som_ventet: Callable[[str, Path], None]
) -> None:
    som_ventet(rapport(format_)(SVAR), HER / f"flere.{format_}.txt")


def test_kort_er_altid_een_linje_pr_fund() -> None:
    assert len(kort.skriv(SVAR).splitlines()) == len(FUND)


def test_det_alvorligste_staar_foerst_i_teksten() -> None:
    slags = [
        linje.partition(":")[0]
        for linje in tekst.skriv(SVAR).splitlines()
        if linje.endswith("[en-regel]")
    ]
    assert slags == sorted(slags, key=["fejl", "advarsel", "bemærkning"].index)


def test_pilen_staar_under_det_forkerte() -> None:
    linjer = tekst.skriv([Svar("p", FUND[:2] + FUND[3:4] + FUND[5:6], linjer=KILDELINJER)])
    par = [
        (a, b)
        for a, b in zip(linjer.split("\n"), linjer.split("\n")[1:], strict=False)
        if set(b.strip(" |")) == {"^"}
    ]
    assert [a[b.index("^") : b.rindex("^") + 1] for a, b in par] == [
        "lbf-2019-26", "fejl", "FEJLEN", "fejl",
    ]  # fmt: skip
    assert all(len(a) <= 108 for a, _ in par)


@pytest.mark.parametrize(
    ("fund_", "sætning"),
    [
        ((), "Ingen fund."),
        (FUND[:1], "1 fejl, 0 advarsler, 0 bemærkninger."),
        (FUND[7:9], "0 fejl, 1 advarsel, 1 bemærkning."),
        (FUND, "8 fejl, 1 advarsel, 1 bemærkning."),
    ],
)
def test_opsummeringen_boejer_ordene(fund_: tuple[PlaceretFund, ...], sætning: str) -> None:
    assert opsummering(optæl([Svar("p", fund_)])) == sætning


def test_et_bestaaet_tjek_siger_at_det_ingen_godkendelse_er() -> None:
    assert tekst.FORBEHOLD in tekst.skriv([Svar("p", FUND[7:9], linjer=KILDELINJER)])
    assert tekst.FORBEHOLD not in tekst.skriv([Svar("p", FUND[:1], linjer=KILDELINJER)])
    assert tekst.FORBEHOLD not in tekst.skriv([Svar("p", fejl="p kan ikke læses.")])


def test_et_projekt_der_ikke_kunne_laeses_er_ikke_uden_fund() -> None:
    assert tekst.skriv([Svar("p", fejl="p kan ikke læses.")]) == "p kan ikke læses.\n"
    assert tekst.skriv([Svar("p")]).startswith("Ingen fund.\n")


def test_json_rummer_alt_hvad_kort_siger() -> None:
    data = json.loads(som_json.skriv(SVAR))
    assert [len(p["fund"]) for p in data["projekter"]] == [len(FUND), 0, 0]
    assert data["projekter"][0]["fund"][0]["sti"] == "projekt.ansøgere.0.navn"
    assert data["projekter"][0]["fund"][8]["undtaget"] == "Navnet på en forening."
    assert [p["sider"] is None for p in data["projekter"]] == [False, False, True]
    assert data["projekter"][1]["sider"]["antal"] == 6


def test_hvert_format_har_sit_modul() -> None:
    for navn in FORMATER:
        assert callable(rapport(navn))
