"""Names: what is the same name, what is a slip of the pen, and what is another word."""

from __future__ import annotations

import pytest

from generator.dansk.aktivitetsord import find_aktivitet
from generator.dansk.ord import navneled, nævner, stamme, uden_ejefald, ét_fejlgreb


def _samlet(navn: str) -> str:
    return "".join(navneled(navn))


@pytest.mark.parametrize(
    ("skrevet", "navn"),
    [
        ("Baketoppen", "Bakketoppen"),
        ("Follehaven", "Folehaven"),
        ("Foelhaven", "Folehaven"),
        ("Folehavn", "Folehaven"),
        ("Sjælør Bulevard", "Sjælør Boulevard"),
        ("Hornemans Vænge", "Hornemanns Vænge"),
        ("Frederikshollm karré 1", "Frederiksholm karré 1"),
    ],
)
def test_eet_fejlgreb_er_en_stavefejl(skrevet: str, navn: str) -> None:
    assert ét_fejlgreb(_samlet(skrevet), _samlet(navn))


@pytest.mark.parametrize(
    ("skrevet", "navn"),
    [
        ("Folehaven", "Folehaven"),
        ("Lindevænget", "Lundevænget"),
        ("Bakkehuset", "Bakkehusene"),
        ("Birkelund", "Birkelunden"),
        ("Haven", "Havnen"),
        ("Frederiksholm karré 2", "Frederiksholm karré 1"),
        ("Frederiksholm karré 11", "Frederiksholm karré 1"),
        ("Sjælør Station", "Sjælør Boulevard"),
        ("Møllevænget", "Møllevangen"),
        ("Kolehaven", "Folehaven"),
    ],
)
def test_et_andet_ord_er_ingen_stavefejl(skrevet: str, navn: str) -> None:
    assert not ét_fejlgreb(_samlet(skrevet), _samlet(navn))


@pytest.mark.parametrize(
    ("tekst", "navn", "står_der"),
    [
        ("Folehavens beboere", "Folehaven", True),
        ("i Folehaven.", "Folehaven", True),
        ("Folehavevej", "Folehave", False),
        ("Sjælør-Boulevard", "Sjælør Boulevard", True),
        ("AAB's og VIBOs", "VIBO", True),
        ("NyFolehaven", "Folehaven", False),
        ("Hammelstruphus' gård", "Hammelstruphus", True),
        ("noget helt andet", "", False),
    ],
)
def test_et_navn_staar_i_en_tekst(tekst: str, navn: str, står_der: bool) -> None:
    assert nævner(tekst, navn) is står_der


def test_ejefald_og_endelser_tages_af() -> None:
    assert uden_ejefald("Folehavens") == "Folehaven"
    assert uden_ejefald("AAB's") == "AAB"
    assert stamme("bakkehusene") == stamme("bakkehuset") == "bakkehus"


@pytest.mark.parametrize(
    ("ord_", "er_det"),
    [
        ("lektiecaféer", True), ("forældreworkshop", True), ("sommerfesten", True),
        ("kurserne", True), ("ressourcer", False), ("diskurser", False), ("lejere", False),
        ("fritidsliv", False), ("klub", False), ("eventyr", False),
    ],
)  # fmt: skip
def test_ord_for_det_man_holder(ord_: str, er_det: bool) -> None:
    assert (find_aktivitet(f"om {ord_}.") is not None) is er_det
