"""Every tracked change of the standard is told, by `kommentarer`, `tekst` and `sammenlign`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.rapport.kommentarer import tekst as skriv_tekst
from generator.retur.bemaerkninger import find_bemærkninger
from generator.retur.steder import placér
from generator.sammenlign.stykker import læs_dokument
from generator.word.laesning import læs
from generator.word.pakke import Pakke
from generator.word.spor import SPOR, sporede
from generator.word.tekst import skriv
from tests.word.lav import docx, p

TABEL = [
    tuple(linje.split("  |  "))
    for linje in Path(__file__).with_name("spor.txt").read_text(encoding="utf-8").splitlines()
    if not linje.startswith("#")
]


def _dokument(hvor: str) -> bytes:
    del_, _, xml = hvor.partition(" ")
    mærke = 'w:id="9" w:author="Bo" w:date="2024-02-01T10:00:00Z"'
    xml = re.sub(
        r"\{(\w+):((?:(?!\{\w+:)[^}])*)\}",
        lambda m: f"<w:{m[1]} {mærke}>{m[2]}</w:{m[1]}>",
        xml,
    )
    if del_ == "KROP":
        return docx(xml)
    note = f'<w:r><w:{del_[:-1]}Reference w:id="3"/></w:r>' if del_.endswith("notes") else ""
    return docx(p("a", note), **{del_: xml})


def _kommentarer(data: bytes) -> str:
    return skriv_tekst("a.docx", placér(find_bemærkninger(læs(Pakke(data, "a.docx"))), None))


@pytest.mark.parametrize(("hvor", "siges"), [t[1:] for t in TABEL], ids=[t[0] for t in TABEL])
def test_hver_sporet_ændring_siges(hvor: str, siges: str) -> None:
    data = _dokument(hvor)
    svar = _kommentarer(data)
    assert siges in svar, svar
    assert "ingen sporede ændringer" not in svar
    assert "1 sporet ændring." in svar
    pakke = Pakke(data, "a.docx")
    vist = skriv(læs(pakke))
    assert "++}" in vist or "--}" in vist or ", af Bo]" in vist, vist
    assert "a.docx har sporede ændringer" in læs_dokument(data, "a.docx").noter[0]


def test_tabellen_har_hvert_element() -> None:
    """The names are also held against those that end as the standard's tracked changes do."""
    brugte = {m for _, hvor, _ in TABEL for m in re.findall(r"\{(\w+):|<w14:(\w+)", hvor)}
    assert {a or b for a, b in brugte} == set(SPOR)


def test_uden_sporede_ændringer_siges_det() -> None:
    data = docx(p("a"))
    assert sporede(Pakke(data, "a.docx")) == []
    assert "har ingen kommentarer og ingen sporede ændringer" in _kommentarer(data)
    assert læs_dokument(data, "a.docx").noter == []


def test_en_slettet_kolonne_læses_som_slettet() -> None:
    hvor = next(hvor for navn, hvor, _ in TABEL if navn == "cellDel af en kolonne")
    data = _dokument(hvor)
    assert "{--a--}" in skriv(læs(Pakke(data, "a.docx")))
    assert [s.tekst for s in læs_dokument(data, "a.docx").stykker] == []
