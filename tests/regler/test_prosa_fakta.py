"""One sentence changed at a time in a real application: the right rule, at the word, no other."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest

from generator.fund import Fund

from .eksempler import ROD, kør
from .test_prosa_passager import PROSAREGLER

MIT_KVARTER = ROD / "indhold" / "mit-kvarter"
PRØVEANSØGNING = ROD / "tests" / "proeveansoegning" / "mit-kvarter"

Nyt = tuple[str, str, str, str]
"""Severity, rule, file, and what stands in the file from the finding on."""

DEL1 = "problemkompleks.yaml"

ÆNDRINGER: list[tuple[str, str, str, str, Nyt | None]] = [
    (
        "en forkert sum i forbeholdet",
        "projekt.yaml",
        "afdelinger med {{ afdelinger.nye.lejeboliger }} lejeboliger deltager",
        "afdelinger med 2.958 lejeboliger deltager",
        ("fejl", "antal-i-prosa-stemmer-ikke", "projekt.yaml", "2.958 lejeboliger deltager"),
    ),
    (
        "et forkert antal nye afdelinger",
        "projekt.yaml",
        "De {{ afdelinger.nye.antal }} nye afdelinger",
        "De 12 nye afdelinger",
        ("fejl", "antal-i-prosa-stemmer-ikke", "projekt.yaml", "12 nye"),
    ),
    (
        "den rigtige sum skrevet i hånden",
        "projekt.yaml",
        "afdelinger med {{ afdelinger.nye.lejeboliger }} lejeboliger deltager",
        "afdelinger med 2.859 lejeboliger deltager",
        None,
    ),
    (
        "de 27 afdelinger",
        DEL1,
        "af de {{ afdelinger.antal }} afdelinger",
        "af de syvogtyve afdelinger",
        ("fejl", "antal-i-prosa-stemmer-ikke", DEL1, "syvogtyve afdelinger"),
    ),
    (
        "de 28 afdelinger i bogstaver",
        DEL1,
        "af de {{ afdelinger.antal }} afdelinger",
        "af de otteogtyve afdelinger",
        None,
    ),
    (
        "et tal skrevet ud i stedet for sat ind",
        DEL1,
        "var fraværet i grundskolen {{ tal.fravær }} mod",
        "var fraværet i grundskolen 8,12 pct. mod",
        ("advarsel", "tal-stemmer-ikke-med-tal-yaml", DEL1, "8,12 pct. mod"),
    ),
    (
        "procent for procentpoint",
        DEL1,
        "mod {{ tal.unge_med_uddannelse.tidligere }} i 2018.",
        "mod {{ tal.unge_med_uddannelse.tidligere }} i 2018, en stigning på 4,1 pct.",
        ("info", "procent-skrivemaade", DEL1, "4,1 pct."),
    ),
    (
        "procentpoint sat ind",
        DEL1,
        "mod {{ tal.unge_med_uddannelse.tidligere }} i 2018.",
        "mod {{ tal.unge_med_uddannelse.tidligere }} i 2018, en stigning på\n"
        "      {{ tal.unge_med_uddannelse.udvikling }}.",
        None,
    ),
    (
        "et afdelingsnavn skrevet sammen",
        DEL1,
        "Elleparken og Valby ejendommene og i 2025",
        "Elleparken og Valbyejendommene og i 2025",
        ("advarsel", "afdeling-stavet-anderledes", DEL1, "Valbyejendommene og i 2025"),
    ),
    (
        "en stavefejl i Markdown-filen",
        "afsnit/frederiksholm.md",
        "Grønnegården\nstår uden for",
        "Grønegården\nstår uden for",
        ("advarsel", "afdeling-stavet-anderledes", "afsnit/frederiksholm.md", "Grønegården"),
    ),
    (
        "en forkortelse er ikke forklaret mere",
        "projekt.yaml",
        "  LAR: lokal afledning af regnvand",
        "",
        ("advarsel", "ukendt-forkortelse", DEL1, "LAR-projekt"),
    ),
    (
        "en aktivitet i indsatsen",
        DEL1,
        "Mental sundhed skal tænkes ind i alle fællesskaber.",
        "Mental sundhed skal tænkes ind, og vi holder fællesspisning hver onsdag.",
        ("advarsel", "konkret-aktivitet", DEL1, "fællesspisning hver onsdag."),
    ),
    (
        "en paragraf uden mellemrum",
        DEL1,
        "almenboligloven § 61 b",
        "almenboligloven §61b",
        ("advarsel", "paragraf-skrivemaade", DEL1, "§61b"),
    ),
    (
        "tusinder uden punktum",
        DEL1,
        "1.000 beboere",
        "1000 beboere",
        ("advarsel", "tal-skrivemaade", DEL1, "1000"),
    ),
    (
        "et navn på et område med stort bogstav",
        DEL1,
        "Byggesagerne giver nye muligheder",
        "Under Uddannelse og Livschancer ses det. Byggesagerne giver nye muligheder",
        (
            "advarsel",
            "indsatsomraade-stavet-anderledes",
            DEL1,
            "Uddannelse og Livschancer ses det",
        ),
    ),
    (
        "et telefonnummer efter en værdi",
        DEL1,
        "enkeltsager. Helhedsplanen",
        "enkeltsager (ring 36 12 34 56). Helhedsplanen",
        ("advarsel", "personoplysning", DEL1, "36 12 34 56). Helhedsplanen"),
    ),
]


def _kør(mappe: Path) -> list[Fund]:
    kørsel = kør(mappe)
    assert kørsel.læsefejl == []
    return kørsel.fund


@cache
def _før() -> Counter[tuple[str, str]]:
    return Counter((f.regel, f.besked) for f in _kør(PRØVEANSØGNING))


@pytest.mark.parametrize(
    ("fil", "gammel", "ny", "ventet"),
    [pytest.param(*resten, id=navn) for navn, *resten in ÆNDRINGER],
)
@pytest.mark.stikproeve(6)
def test_een_aendring_giver_det_rigtige_fund_og_intet_andet(
    fil: str, gammel: str, ny: str, ventet: Nyt | None, tmp_path: Path
) -> None:
    mappe = tmp_path / "mit-kvarter"
    copytree(PRØVEANSØGNING, mappe)
    tekst = (mappe / fil).read_text(encoding="utf-8")
    # The lines may be broken otherwise since: a space stands for any white space.
    mønster = re.compile(r"\s+".join(map(re.escape, gammel.split())))
    ændret, antal = mønster.subn(lambda _: ny.strip(), tekst, count=1)
    assert antal, "indholdet er ændret: find et andet sted at lave fejlen"
    (mappe / fil).write_text(ændret, encoding="utf-8")
    rest = _før().copy()
    nye: list[Fund] = []
    for fund in _kør(mappe):
        nøgle = (fund.regel, fund.besked)
        if rest[nøgle]:
            rest[nøgle] -= 1
        elif fund.regel != "tal-ikke-brugt":  # a figure typed by hand leaves its own unused
            nye.append(fund)
    assert [_vist(f, mappe, ventet) for f in nye] == ([ventet] if ventet else [])


def _vist(fund: Fund, mappe: Path, ventet: Nyt | None) -> Nyt:
    assert fund.sted is not None
    assert fund.alvor is not None
    linje = fund.sted.fil.read_text(encoding="utf-8").splitlines()[fund.sted.linje - 1]
    hale = linje[fund.sted.kolonne - 1 :]
    if ventet and hale.startswith(ventet[3]):
        hale = ventet[3]
    fil = fund.sted.fil.resolve().relative_to(mappe.resolve()).as_posix()
    return (fund.alvor.value, fund.regel, fil, hale)


def test_mit_kvarter_selv_har_ingen_falske_fund_i_prosaen() -> None:
    prosa = [f for f in _kør(MIT_KVARTER) if f.regel in PROSAREGLER]
    assert prosa == []
