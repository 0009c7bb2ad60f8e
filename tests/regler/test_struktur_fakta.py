"""One fact changed at a time in a real application: the right rule, the right place, no other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest

from .eksempler import ROD, kør, melding

MIT_KVARTER = ROD / "indhold" / "mit-kvarter"
PRØVEANSØGNING = ROD / "tests" / "proeveansoegning" / "mit-kvarter"


@dataclass(frozen=True)
class Ændring:
    """A text replaced in one file, and the new findings: rule, file, start of the line there."""

    navn: str
    fil: str
    gammel: str
    ny: str
    ventet: tuple[tuple[str, str, str], ...]


def _æ(navn: str, fil: str, gammel: str, ny: str, *ventet: tuple[str, str, str]) -> Ændring:
    return Ændring(navn, fil, gammel, ny, ventet)


ÆNDRINGER = [
    _æ("ingen ændring", "projekt.yaml", "Mit Kvarter", "Mit Kvarter"),
    _æ(
        "en afdeling er gledet ud af listen",
        "afdelinger.csv",
        "3B;Hammelstruphus;;56;nuværende;nej\n",
        "",
        ("afdeling-uden-noegletal", "noegletal.csv", "3B;Hammelstruphus"),
    ),
    _æ(
        "en række er gledet ud af nøgletallene",
        "noegletal.csv",
        "3B;Damagervej;243;36,2;2,10;57,3;57,7;36,6\n",
        "",
        ("afdeling-uden-noegletal", "afdelinger.csv", "3B;Damagervej"),
    ),
    _æ(
        "en afdeling står to gange",
        "afdelinger.csv",
        "SAB;Elleparken;;270;nuværende;nej\n",
        "SAB;Elleparken;;270;nuværende;nej\nSAB;Elleparken;;270;nuværende;nej\n",
        ("dobbelt-afdeling", "afdelinger.csv", "SAB;Elleparken"),
    ),
    _æ(
        "en boligorganisation er stavet forkert",
        "afdelinger.csv",
        "VIBO;Afd. 105",
        "VIBA;Afd. 105",
        ("ukendt-boligorganisation", "afdelinger.csv", "VIBA;Afd. 105"),
    ),
    _æ(
        "en afdeling er stavet anderledes i nøgletallene",
        "noegletal.csv",
        "3B;Valby ejendommene",
        "3B;Valbyejendommene",
        ("afdeling-stavet-anderledes", "noegletal.csv", "3B;Valbyejendommene"),
    ),
    _æ(
        "et komma er gledet i et nøgletal",
        "noegletal.csv",
        "SAB;Elleparken;439;35,6;3,31;55,2;54,0;51,3",
        "SAB;Elleparken;439;356;3,31;55,2;54,0;51,3",
        ("noegletal-uden-for-skala", "noegletal.csv", "SAB;Elleparken"),
    ),
    _æ(
        "to tal er byttet om",
        "noegletal.csv",
        "PAB;Hornemanns Vænge;579",
        "PAB;Hornemanns Vænge;288",
        ("noegletal-mistaenkeligt", "noegletal.csv", "PAB;Hornemanns Vænge"),
    ),
    _æ(
        "en status uden liste",
        "problemkompleks.yaml",
        "      status: forebyggelsesområde\n      liste: 2022-12-01\nindsatsområder:",
        "      status: forebyggelsesområde\nindsatsområder:",
        ("status-uden-liste", "problemkompleks.yaml", "status: forebyggelsesområde"),
    ),
    _æ(
        "et indsatsområde med et stort bogstav for meget",
        "problemkompleks.yaml",
        "  - navn: Uddannelse og livschancer",
        "  - navn: Uddannelse og Livschancer",
        ("ukendt-indsatsomraade", "problemkompleks.yaml", "- navn: Uddannelse og Livschancer"),
    ),
    _æ(
        "et indsatsområde uden målgrupper",
        "problemkompleks.yaml",
        "    målgrupper:\n      - enlige langt fra arbejdsmarkedet\n      - ledige på 30-49 år\n"
        "      - kvinder med ringe danskkundskaber\n",
        "",
        ("indsatsomraade-uden-maalgruppe", "problemkompleks.yaml", "- navn: Beskæftigelse"),
    ),
    _æ(
        "perioden er en dag for lang",
        "projekt.yaml",
        "til: 2028-12-31",
        "til: 2029-01-01",
        ("periode-over-fire-aar", "projekt.yaml", "til: 2029-01-01"),
    ),
    _æ(
        "perioden er vendt om",
        "projekt.yaml",
        "til: 2028-12-31",
        "til: 2024-12-31",
        ("periode-omvendt", "projekt.yaml", "til: 2024-12-31"),
    ),
    _æ(
        "et ukendt regelsæt",
        "projekt.yaml",
        "regelsæt: lbf-2019-26",
        "regelsæt: lbf-2019-27",
        ("ukendt-regelsaet", "projekt.yaml", "regelsæt: lbf-2019-27"),
    ),
    _æ(
        "en ansøger uden afdeling og uden sæde",
        "projekt.yaml",
        "  - navn: SAB\n",
        "  - navn: Boligselskabet Syd\n  - navn: SAB\n",
        ("ansoeger-uden-afdeling", "projekt.yaml", "- navn: Boligselskabet Syd"),
    ),
    _æ(
        "en betingelse uden forbehold",
        "projekt.yaml",
        "forbehold: |\n",
        "område_uden_forbehold: |\n",
        ("betinget-uden-forbehold", "afdelinger.csv", "AKB, Kbh.;Frederiksholm karré 17"),
        ("ukendt-felt", "projekt.yaml", "område_uden_forbehold"),
    ),
    _æ(
        "et tal fra fremtiden",
        "tal.yaml",
        "    værdi: 45,32\n    enhed: pct.\n    år: 2022",
        "    værdi: 45,32\n    enhed: pct.\n    år: 2032",
        ("tal-fra-fremtiden", "tal.yaml", "år: 2032"),
    ),
    _æ(
        "et gammelt tal",
        "tal.yaml",
        "    værdi: 45,32\n    enhed: pct.\n    år: 2022",
        "    værdi: 45,32\n    enhed: pct.\n    år: 2012",
        ("tal-foraeldet", "tal.yaml", "år: 2012"),
    ),
    _æ(
        "en sammenligning med et andet år",
        "tal.yaml",
        "      om: øvrige almene\n      værdi: 7,68\n",
        "      om: øvrige almene\n      værdi: 7,68\n      år: 2019\n",
        ("sammenligning-paa-tvaers-af-aar", "tal.yaml", "år: 2019"),
    ),
    _æ(
        "VIVE's undersøgelse i et forkert år",
        "tal.yaml",
        "    værdi: 32\n    enhed: pct.\n    år: 2021",
        "    værdi: 32\n    enhed: pct.\n    år: 2020",
        ("undersoegelse-findes-ikke", "tal.yaml", "år: 2020"),
    ),
    _æ(
        "et tal, ingen bruger",
        "tal.yaml",
        "  fravær:\n",
        "  gammelt_tal:\n    om: Noget\n    værdi: 1\n    enhed: antal\n    år: 2022\n"
        "    kilde: lbf\n  fravær:\n",
        ("tal-ikke-brugt", "tal.yaml", "gammelt_tal:"),
    ),
    _æ(
        "en fodnote, ingen henviser til",
        "problemkompleks.yaml",
        "Sjælør Boulevard[^sjælør] står",
        "Sjælør Boulevard står",
        ("fodnote-ikke-brugt", "problemkompleks.yaml", "sjælør: |"),
    ),
    _æ(
        "kommunen er ikke partner",
        "samarbejdspartnere.yaml",
        "  - navn: Københavns Kommune\n    type: kommune\n",
        "  - navn: Region Hovedstaden\n    type: region\n",
        ("kommune-mangler-som-partner", "samarbejdspartnere.yaml", "partnere:"),
    ),
    _æ(
        "boligorganisationerne er ikke partner",
        "samarbejdspartnere.yaml",
        "  - navn: Boligorganisationerne\n",
        "  - navn: Driftscentrene\n",
        ("boligorganisationer-mangler-som-partner", "samarbejdspartnere.yaml", "partnere:"),
    ),
    _æ(
        "en partner svarer kun halvt",
        "samarbejdspartnere.yaml",
        "          uden_for: Den ordinære beskæftigelsesindsats for beboerne.\n",
        "",
        ("partner-uden-bidrag", "samarbejdspartnere.yaml", "bidrag:"),
    ),
    _æ(
        "et vagt bidrag",
        "samarbejdspartnere.yaml",
        "inden_for: Kontakt mellem beboere og lokale arbejdsgivere.",
        "inden_for: Et muligt samarbejde drøftes.",
        ("vagt-bidrag", "samarbejdspartnere.yaml", "inden_for: Et muligt samarbejde drøftes."),
    ),
    _æ(
        "ingen partner om et indsatsområde",
        "samarbejdspartnere.yaml",
        "Beskæftigelse\n",
        "Uddannelse og livschancer\n",
        ("indsatsomraade-uden-partner", "problemkompleks.yaml", "- navn: Beskæftigelse"),
    ),
    _æ(
        "bestyrelsen uden kommunen",
        "organisering.yaml",
        "      - part: Københavns Kommune\n        niveau: chef\n",
        "",
        ("bestyrelse-uden-part", "organisering.yaml", "deltagere:"),
    ),
    _æ(
        "kommunen sidder i bestyrelsen uden mandat",
        "organisering.yaml",
        "      - part: Københavns Kommune\n        niveau: chef\n",
        "      - part: Københavns Kommune\n        niveau: medarbejder\n",
        ("bestyrelse-uden-part", "organisering.yaml", "niveau: medarbejder"),
    ),
    _æ(
        "ingen boligsocial bestyrelse",
        "organisering.yaml",
        "type: boligsocial bestyrelse",
        "type: andet",
        ("mangler-boligsocial-bestyrelse", "organisering.yaml", "fora:"),
    ),
    _æ(
        "intet svar om politiske fora",
        "organisering.yaml",
        "politiske_fora:\n  ingen: |\n    Der er intet politisk forum i organiseringen. Kommunen "
        "godkender helhedsplanen, og Valby Lokaludvalg er med i\n    Tryghedspartnerskabet.\n",
        "",
        ("politiske-fora-ikke-besvaret", "organisering.yaml", "fora:"),
    ),
]

Nøgle = tuple[str, str, str]


def _fund(mappe: Path) -> Counter[Nøgle]:
    kørsel = kør(mappe)
    return Counter(
        (f.regel, melding(f, mappe)[0], melding(f, mappe)[2])
        for f in (*kørsel.læsefejl, *kørsel.fund)
    )


@cache
def _før() -> Counter[Nøgle]:
    return _fund(PRØVEANSØGNING)


@pytest.mark.parametrize("ændring", [pytest.param(æ, id=æ.navn) for æ in ÆNDRINGER])
@pytest.mark.stikproeve(12)
def test_den_rette_regel_paa_det_rette_sted_og_ingen_anden(
    ændring: Ændring, tmp_path: Path
) -> None:
    mappe = copytree(PRØVEANSØGNING, tmp_path / "mit-kvarter")
    fil = mappe / ændring.fil
    tekst = fil.read_text(encoding="utf-8")
    assert ændring.gammel in tekst, "indholdet er skrevet om; ret tabellen"
    fil.write_text(tekst.replace(ændring.gammel, ændring.ny), encoding="utf-8")

    kørsel = kør(mappe)
    før = _før()
    fundet = []
    for fund in (*kørsel.læsefejl, *kørsel.fund):
        i_fil, linje, besked = melding(fund, mappe)
        if (fund.regel, i_fil, besked) not in før:
            kildelinje = (mappe / i_fil).read_text(encoding="utf-8").splitlines()[linje - 1]
            fundet.append((fund.regel, i_fil, kildelinje.strip()))
    ventet = sorted(ændring.ventet)
    assert [(regel, fil_) for regel, fil_, _ in sorted(fundet)] == [v[:2] for v in ventet]
    for (_, _, kildelinje), (_, _, begynder) in zip(sorted(fundet), ventet, strict=True):
        assert kildelinje.startswith(begynder)


def test_mit_kvarter_er_uden_fejl() -> None:
    kørsel = kør(MIT_KVARTER)
    assert [f for f in (*kørsel.læsefejl, *kørsel.fund) if f.alvor == "fejl"] == []
