"""Where a Danish sentence ends: the tables say it with » | « between the sentences."""

from __future__ import annotations

import pytest

from generator.dansk.saetninger import lix, ord_i, sætninger

DELT = [
    # abbreviations that go on
    "Fraværet er ca. 8 pct. af timerne. | Det er højt.",
    "Se mere i tabellen, jf. afsnit 2. | Den viser alt.",
    "Mange bor alene, fx enlige. | Andre bor tæt.",
    "Mange bor alene, f.eks. Folehavens enlige.",
    "Der er bl.a. Ungeværket og SSP. | De mødes.",
    "Det er dvs. Valby, evt. Sydhavnen, hhv. København.",
    "Ring på tlf. 12, inkl. Sydhavnen, ekskl. Valby, red. Hansen.",
    "Prisen er pr. Bolig.",
    "Mødet er kl. 16.30 i Valby. | Kom og vær med.",
    "Lov nr. 1322 gælder. | Den er fra 2018.",
    "Efter § 37, stk. 3, godkender mødet rammen.",
    "Afd. 50 og Afd. 105 er med. | De er små.",
    # abbreviations that can end a sentence: the capital decides
    "Andelen er 8 pct. | Den falder.",
    "Andelen er 8 pct. af beboerne.",
    "Budgettet er 24 mio. kr. | Kommunen giver fire.",
    "Budgettet er 24 mio. kr. over fire år.",
    "De kommer med klubber, foreninger m.v. | Alle hjælper.",
    "Lov om almene boliger m.v. § 91 a gælder.",
    "Skoler, klubber osv. | Alt er med.",
    "Der er skoler m.fl. i området.",
    # ordinals, dates, numbers
    "Byggesagen begynder i 1. kvartal 2025. | Den varer længe.",
    "Planen løber fra 1. januar 2025 til 31. december 2028. | Så er den slut.",
    "Det var i 2021. | Andelen steg.",
    "Der bor 1.964 i Folehaven. | De fleste bor alene.",
    "Han bor på 2. sal i 3. opgang.",
    "De bor i Afd. 50. | Den er AAB's.",
    "1. Familierne skal kende deres kontaktperson.",
    # initials and names
    "H.C. Andersen og J. Hansen bor her. | De er naboer.",
    "De bor i opgang B. | Derefter kom flere.",
    # other signs
    "Hvad nu? | Vi ser! | Det går.",
    "»Det går.« | Sådan siger de.",
    "(Det er godt.) | Sådan er det.",
    "Vi venter … | Og så skete det.",
    "Tre ord: a. b. c. d.",
    "Én sætning uden punktum",
    "",
]


@pytest.mark.parametrize("ventet", DELT)
def test_saetninger_deles_hvor_de_slutter(ventet: str) -> None:
    dele = ventet.split(" | ") if ventet else []
    tekst = " ".join(dele)
    assert [tekst[s.start : s.slut] for s in sætninger(tekst)] == dele


def test_et_fast_mellemrum_er_et_mellemrum() -> None:
    assert len(sætninger("Andelen er 8\u00a0pct. af alle.\u00a0Den falder.")) == 2


def test_intet_gaar_tabt_mellem_saetningerne() -> None:
    tekst = "  Først. \n Så kom … og »her.«  Slut  "
    samlet = "".join(tekst[s.start : s.slut] for s in sætninger(tekst))
    assert samlet.replace(" ", "") == "".join(tekst.split())


@pytest.mark.parametrize(
    ("tekst", "antal"),
    [
        ("8,21 pct. af de 10-13-årige", 5),
        ("SSP-lokaludvalg og -følgegruppe", 3),
        ("PAB/fa09's beboere", 2),
        ("Nej – aldrig!", 2),
        ("", 0),
    ],
)
def test_tal_og_sammensatte_ord_er_eet_ord(tekst: str, antal: int) -> None:
    assert len(ord_i(tekst)) == antal


def test_lix_er_ord_pr_saetning_og_andel_af_lange_ord() -> None:
    # Six words, two sentences, three words of more than six letters: 3 + 50.
    assert lix("Byggesagen begynder nu. Beboerne er glade.") == pytest.approx(53)
    assert lix("") == 0
