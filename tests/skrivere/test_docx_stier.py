"""Every paragraph of the file can be traced to its place in the YAML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.dokument.trae import Afsnit, Dokument, Tekst, alle_blokke
from generator.fund import Sti
from generator.skrivere.docx import skriv_docx
from generator.typografi.laesning import læs_typografi
from generator.word.adresser import NAVNERUM
from generator.word.pakke import åbn
from generator.word.stier import læs_stier
from tests.skrivere.laes import W, dele, find, tekst, værdier, xml
from tests.skrivere.proeve import prøvedokument

TYPOGRAFI = læs_typografi()


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    sted = tmp_path / "æ.docx"
    sted.write_bytes(skriv_docx(prøvedokument(), TYPOGRAFI, {"regelsæt": "2024 & frem"}))
    return sted


def mærket(fil: Path) -> list[tuple[Sti, str]]:
    """Return (address, text between the ends of the bookmark) for each bookmark."""
    stier = læs_stier(åbn(fil))
    fundne = []
    for del_ in ("word/document.xml", "word/footnotes.xml"):
        rod = xml(fil.read_bytes(), del_)
        for start in find(rod, "//w:bookmarkStart"):
            (slut,) = find(rod, f"//w:bookmarkEnd[@w:id='{start.get(W + 'id')}']")
            forælder = start.getparent()
            assert slut.getparent() is forælder
            børn = list(forælder)
            imellem = børn[børn.index(start) + 1 : børn.index(slut)]
            fundne.append((stier[start.get(f"{W}name")], "".join(map(tekst, imellem))))
    return fundne


def test_et_afsnits_bogmærke_fører_til_dets_sti(fil: Path) -> None:
    fundne = mærket(fil)
    assert (("problemkompleks", "kriterier"), "Parallelsamfundskriterierne") in fundne
    assert (("projekt", "titel"), "Kortfattet projektbeskrivelse") in fundne
    assert (("noter", 0), "Børne- og Ungdomsforvaltningen, fraværsstatistik 2023.") in fundne
    assert (("figurer", 0), "Figur 1. Området set fra syd") in fundne


def test_et_stykke_med_sin_egen_sti_har_sit_eget_bogmærke(fil: Path) -> None:
    navn = (("projekt", "navn"), "Den boligsociale helhedsplan Mit Kvarter")
    assert navn in mærket(fil)


def test_celler_tager_rækkens_og_tabellens_sti_når_de_ingen_selv_har(fil: Path) -> None:
    fundne = mærket(fil)
    assert (("tal", "afdelinger", 4), "940") in fundne
    assert (("parallelsamfund", "tabel"), "Beboere") in fundne
    assert (("samarbejdspartnere", 0, "navn"), "BIF (i dialog)") in fundne
    # The list in a cell has none of its own either.
    assert (("samarbejdspartnere", 0, "bidrag"), "En jobvejleder to dage om ugen") in fundne


def test_hver_blok_med_sti_kan_findes_igen(fil: Path) -> None:
    dokument = prøvedokument()
    fundne = {sti for sti, _ in mærket(fil)}
    ønskede = {blok.sti for blok in alle_blokke(dokument.blokke) if blok.sti}
    assert ønskede
    assert ønskede <= fundne


def test_navnene_er_gyldige_og_entydige(fil: Path) -> None:
    navne = [
        navn
        for del_ in ("word/document.xml", "word/footnotes.xml")
        for navn in værdier(xml(fil.read_bytes(), del_), "//w:bookmarkStart/@w:name")
    ]
    assert navne
    assert len(set(navne)) == len(navne)
    assert all(re.fullmatch(r"_pb[A-Za-z0-9_]{1,37}", navn) for navn in navne)


def test_tal_og_tekst_i_en_sti_holdes_fra_hinanden(tmp_path: Path) -> None:
    sti: Sti = ("tal", 3, "3", "a.b", 'citat "x" & <y>', "æøå", "\U0001f600")
    blokke = (Afsnit((Tekst("a"),), sti=sti),)
    dokument = Dokument("T", "F", prøvedokument().dato, blokke)
    fil = tmp_path / "a.docx"
    fil.write_bytes(skriv_docx(dokument, TYPOGRAFI))
    assert list(læs_stier(åbn(fil)).values()) == [sti]


def test_oplysninger_står_i_samme_del(fil: Path) -> None:
    rod = xml(fil.read_bytes(), "customXml/item1.xml")
    (oplysning,) = (barn for barn in rod if barn.tag.endswith("oplysning"))
    assert (oplysning.get("navn"), oplysning.text) == ("regelsæt", "2024 & frem")


def test_delen_findes_på_sit_navnerum_når_word_har_givet_den_et_nyt_nummer(
    fil: Path, tmp_path: Path
) -> None:
    import zipfile

    ny = tmp_path / "ny.docx"
    with zipfile.ZipFile(ny, "w") as arkiv:
        for navn, del_ in dele(fil.read_bytes()).items():
            if not navn.startswith("customXml/"):
                arkiv.writestr(navn, del_)
        arkiv.writestr("customXml/item1.xml", "<b:Sources xmlns:b='x'/>")
        arkiv.writestr("customXml/item2.xml", dele(fil.read_bytes())["customXml/item1.xml"])
        # Found before ours, and refused: a declared entity could multiply itself.
        for nr, indkodning in enumerate(("utf-8", "utf-16")):
            latter = (
                f"<?xml version='1.0' encoding='{indkodning}'?><!DOCTYPE a [<!ENTITY b 'c'>]>"
                f"<stier xmlns='{NAVNERUM}'>&b;</stier>"
            )
            del_ = latter.encode(indkodning)
            arkiv.writestr(f"customXml/item0{nr}.xml", del_)
    assert læs_stier(åbn(ny)) == læs_stier(åbn(fil))


def test_et_fremmed_dokument_har_ingen_stier(tmp_path: Path) -> None:
    import docx

    fil = tmp_path / "fremmed.docx"
    docx.Document().save(str(fil))
    assert læs_stier(åbn(fil)) == {}
