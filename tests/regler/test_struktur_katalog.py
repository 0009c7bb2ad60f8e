"""The registry: every rule explains itself, and the folder holds what the catalogue promises."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

import generator.regler
from generator.fund import Alvor
from generator.model.opslag import kendte_sæt, slå_op
from generator.model.regelsaet import Regelsæt
from generator.regler import alle_regler
from generator.regler.grundlag import KILDER, Regel

ALLE = [pytest.param(regel, id=slug) for slug, regel in alle_regler().items()]

KATALOG = """
for-mange-sider fejl RV
taet-paa-sidegraensen advarsel E
ukendt-regelsaet fejl E
regelsaet-udloebet advarsel L § 91 a
periode-omvendt fejl E
periode-over-fire-aar fejl RV
kort-tid-til-start info E
manglende-del fejl RV
medfinansiering-under-kravet fejl RV
medfinansiering-over-budget fejl E
materiale-mangler info RV
undtagelse-uden-begrundelse fejl E
undtagelse-uden-virkning info E
ukendt-indsatsomraade fejl RV
manglende-indsatsomraade advarsel RV
dobbelt-indsatsomraade fejl E
indsatsomraade-uden-maalgruppe fejl RV
indsatsomraade-uden-problematik fejl RV
indsatsomraade-uden-indsats advarsel E
indsatsomraade-uden-tal advarsel E
indsatsomraade-uden-partner advarsel E
indsatsomraade-stavet-anderledes advarsel E
konkret-aktivitet advarsel RV
ukendt-boligorganisation fejl E
ansoeger-uden-afdeling advarsel E
dobbelt-afdeling fejl E
betinget-uden-forbehold fejl E
antal-i-prosa-stemmer-ikke fejl E
afdeling-stavet-anderledes advarsel E
afdeling-uden-noegletal fejl E
kriterier-mangler advarsel E
noegletal-uden-for-skala fejl E
noegletal-uden-kilde advarsel E
noegletal-fra-andet-aar advarsel L § 61 a
nyere-liste advarsel L §§ 61 a, 61 b
noegletal-mistaenkeligt advarsel E
noegletal-for-lille-afdeling info E
afdeling-uden-udslag info E
parallelsamfund-tal-ikke-omtalt info E
graensevaerdi-uden-kilde fejl L
status-uden-liste advarsel L §§ 61 a, 61 b
status-modsagt-af-tal advarsel L §§ 61 a, 61 b
fysisk-plan-ikke-omtalt advarsel E
tal-uden-kilde fejl E
tal-stemmer-ikke-med-tal-yaml advarsel E
stoerst-stemmer-ikke advarsel E
graense-om-afdeling-stemmer-ikke advarsel E
tal-fra-fremtiden fejl E
tal-foraeldet advarsel E
sammenligning-paa-tvaers-af-aar advarsel E
tal-ikke-brugt info E
undersoegelse-findes-ikke advarsel E
valg-findes-ikke advarsel E
tal-om-afdeling-stemmer-ikke fejl E
andel-af-afdelinger-stemmer-ikke advarsel E
status-i-prosa-stemmer-ikke advarsel L §§ 61 a, 61 b
periode-i-prosa-stemmer-ikke advarsel E
retning-modsagt-af-tal advarsel E
moeder-stemmer-ikke advarsel E
afklaring-overskredet advarsel E
navn-stavet-anderledes advarsel E
kilde-med-flere-navne advarsel E
partner-uden-bidrag fejl RV
vagt-bidrag advarsel E
langt-bidrag info E
kommune-mangler-som-partner fejl RV
boligorganisationer-mangler-som-partner advarsel E
ansoeger-mangler-i-organisering advarsel RV
mangler-boligsocial-bestyrelse fejl RV
bestyrelse-uden-part advarsel RV
mangler-styre-eller-foelgegruppe advarsel RV
politiske-fora-ikke-besvaret info RV
pladsholder fejl E
rester-i-teksten advarsel E
skjulte-tegn advarsel E
dobbelt-ord advarsel E
ukendt-forkortelse advarsel E
procent-skrivemaade advarsel E
tal-skrivemaade advarsel E
paragraf-skrivemaade advarsel E
foraeldet-henvisning advarsel E
personoplysning fejl E
figur-uden-alternativ-tekst fejl EN
tabel-for-bred fejl E
tegn-uden-skrift advarsel EN
fodnote-ikke-brugt advarsel E
lang-saetning info E
tung-tekst info E
"""
"""Slug, severity and source of every rule, as agreed with those who use them."""


def test_mappen_rummer_katalogets_regler() -> None:
    ventet = {
        slug: (Alvor(alvor), kilde)
        for slug, alvor, kilde in (linje.split(" ", 2) for linje in KATALOG.strip().splitlines())
    }
    assert {s: (r.alvor, r.kilde) for s, r in alle_regler().items()} == ventet


@pytest.mark.parametrize("regel", ALLE)
def test_reglen_er_filens_eneste_og_hedder_som_den(regel: Regel) -> None:
    navn = regel.slug.replace("-", "_")
    modul = import_module(f"generator.regler.{navn}")
    assert [n for n, v in vars(modul).items() if isinstance(v, Regel)] == [navn]


@pytest.mark.parametrize("regel", ALLE)
def test_reglen_forklarer_sig(regel: Regel) -> None:
    assert regel.titel.endswith("."), "første linje er fejlen i én sætning"
    assert len(regel.titel) <= 100
    assert 60 <= len(regel.forklaring) <= 900
    assert regel.forklaring.rstrip().endswith((".", "!", "?", "»", "«"))
    assert re.split(r"[ ,]", regel.kilde)[0] in KILDER
    assert " # <- " in regel.forkert
    assert "Ret: " in regel.forkert


def test_hver_fil_i_mappen_er_en_regel_eller_mekanik() -> None:
    mappe = Path(generator.regler.__file__).parent
    filer = {f.stem for f in mappe.glob("*.py") if not f.stem.startswith("_")}
    regler = {slug.replace("-", "_") for slug in alle_regler()}
    assert filer - regler == {"grundlag", "koersel"}


def test_tilskudsperioderne_kan_laeses(som_ventet: Callable[[str, Path], None]) -> None:
    """The page is generated and reviewed: a new period is its own file and a line here."""
    linjer = []
    for navn in sorted(kendte_sæt(None, "regelsaet")):
        opslag = slå_op(Regelsæt, "regelsaet", navn, None)
        assert opslag.fund == ()
        assert opslag.sæt is not None
        linjer.append(f"{navn}: {len(opslag.sæt.indsatsområder)} indsatsområder\n")
    som_ventet("".join(linjer), Path(__file__).with_name("perioder.txt"))
