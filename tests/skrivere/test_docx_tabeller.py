"""Tables as Word finds them in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.dokument.trae import (
    Afsnit,
    Celle,
    Celletype,
    Dokument,
    Liste,
    Punkt,
    Række,
    Tabel,
    Udseende,
)
from generator.skrivere.docx import skriv_docx
from generator.typografi.laesning import læs_typografi
from tests.skrivere.laes import (
    W,
    find,
    rækker,
    tekst,
    værdier,
    xml,
)
from tests.skrivere.proeve import celle, fri, kriterier, p, png, prøvedokument

TYPOGRAFI = læs_typografi()


@pytest.fixture(scope="module")
def fil() -> bytes:
    logo = Udseende(logo=png(200, 80), logo_alternativ_tekst="Mit Kvarters logo")
    return skriv_docx(prøvedokument(udseende=logo), TYPOGRAFI)


def skriv(*blokke: object, **andet: object) -> bytes:
    dokument = Dokument("T", "F", date(2024, 5, 1), blokke, **andet)  # type: ignore[arg-type]
    return skriv_docx(dokument, TYPOGRAFI)


def test_tre_hovedrækker_gentages_og_ingen_række_deles(fil: bytes) -> None:
    tabel = find(xml(fil), "//w:tbl")[0]
    hoved = [bool(find(r, "w:trPr/w:tblHeader")) for r in find(tabel, "w:tr")]
    assert hoved == [True] * 3 + [False] * 6
    assert all(find(r, "w:trPr/w:cantSplit") for r in find(tabel, "w:tr"))


def test_kriterietabellens_bredder_er_prøvetabellens(fil: bytes) -> None:
    tabel = find(xml(fil), "//w:tbl")[0]
    kolonner = [int(b) for b in værdier(tabel, "w:tblGrid/w:gridCol/@w:w")]
    assert [round(b * 25.4 / 1440) for b in kolonner] == [55, 14, 20, 15, 18, 17, 18, 13]
    assert værdier(tabel, "w:tblPr/w:tblLayout/@w:type") == ["fixed"]
    for række in find(tabel, "w:tr"):
        assert [int(b) for b in værdier(række, "w:tc/w:tcPr/w:tcW/@w:w")] == kolonner


def test_tabellen_er_beskrevet_for_skærmlæsere(fil: bytes) -> None:
    tabel = find(xml(fil), "//w:tbl")[0]
    titel = ["Parallelsamfundskriterierne for hver afdeling"]
    assert værdier(tabel, "w:tblPr/w:tblCaption/@w:val") == titel
    assert værdier(tabel, "w:tblPr/w:tblDescription/@w:val") == titel
    # Older programs read the bits: 0x20 first row, 0x80 first column, 0x600 no bands.
    assert værdier(tabel, "w:tblPr/w:tblLook/@w:val") == ["06A0"]
    assert værdier(tabel, "w:tblPr/w:tblLook/@w:firstRow") == ["1"]
    assert værdier(tabel, "w:tblPr/w:tblLook/@w:firstColumn") == ["1"]
    uden = find(xml(fil), "//w:tbl")[2]
    assert værdier(uden, "w:tblPr/w:tblLook/@w:firstColumn") == ["0"]
    assert not find(uden, "w:tblPr/w:tblCaption")


def test_mærkede_celler_har_fyld_og_fed_skrift(fil: bytes) -> None:
    række = find(find(xml(fil), "//w:tbl")[0], "w:tr")[3]
    celler = find(række, "w:tc")
    fyld = [værdier(c, "w:tcPr/w:shd/@w:fill") for c in celler]
    assert fyld == [[], [], ["FBE9CC"], ["EFB566"], [], [], [], []]
    stile = [værdier(c, "w:p/w:pPr/w:pStyle/@w:val") for c in celler]
    assert stile[2:5] == [["TaltabelOver"], ["TaltabelLangtOver"], ["Taltabel"]]
    fed = find(xml(fil, "word/styles.xml"), "w:style[@w:styleId='TaltabelLangtOver']/w:rPr/w:b")
    assert fed
    assert fed[0].get(f"{W}val") is None


def test_hovedets_tekst_står_nederst_og_de_andre_øverst(fil: bytes) -> None:
    rækkerne = find(find(xml(fil), "//w:tbl")[0], "w:tr")
    lodret = [set(værdier(r, "w:tc/w:tcPr/w:vAlign/@w:val")) for r in rækkerne]
    assert lodret == [{"bottom"}] * 3 + [{"top"}] * 6


def test_tal_står_til_højre(fil: bytes) -> None:
    række = find(find(xml(fil), "//w:tbl")[0], "w:tr")[3]
    assert [værdier(c, "w:p/w:pPr/w:jc/@w:val") for c in find(række, "w:tc")] == [
        [],
        *([["right"]] * 7),
    ]


@pytest.mark.parametrize(
    ("antal", "ventet"),
    # Header rows too: one alone at the foot of a page heads nothing. A short table is not split.
    [(14, [True] * 6 + [False] * 11), (6, [True] * 8 + [False])],
    ids=["lang", "kort"],
)
def test_rækker_der_holdes_sammen_har_det_i_hvert_afsnit(antal: int, ventet: list[bool]) -> None:
    rækkerne = find(find(xml(skriv(kriterier(antal))), "//w:tbl")[0], "w:tr")
    holdt = [all(find(p, "w:pPr/w:keepNext") for p in r.iter(f"{W}p")) for r in rækkerne]
    assert holdt == ventet


def test_en_celle_over_flere_kolonner(fil: bytes) -> None:
    tabel = find(xml(fil), "//w:tbl")[1]
    assert værdier(find(tabel, "w:tr")[1], "w:tc/w:tcPr/w:gridSpan/@w:val") == ["3"]
    assert rækker(tabel)[1:] == [
        ["Københavns Kommune"],
        [
            "BIF (i dialog)",
            "To ting:\nEn jobvejleder to dage om ugen\n"
            "Et lokale i Folehaven, hvor vejlederen møder beboerne",
            "Den almindelige indsats i jobcentret",
        ],
    ]


def test_en_fri_tabel_deler_bredden_efter_indhold_og_fylder_korte_rækker_op(fil: bytes) -> None:
    tabel = find(xml(fil), "//w:tbl")[2]
    smal, bred = (int(b) for b in værdier(tabel, "w:tblGrid/w:gridCol/@w:w"))
    assert bred > 3 * smal
    assert smal + bred == 9638
    assert rækker(tabel)[2:] == [["Midt i"], ["2026", ""]]


def test_to_tabeller_i_træk_bliver_to_tabeller() -> None:
    krop = find(xml(skriv(fri(), fri())), "w:body")[0]
    assert [barn.tag.removeprefix(W) for barn in krop] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_det_der_følger_en_tabel_får_luft() -> None:
    afsnit = find(xml(skriv(fri(), p("efter"))), "w:body/w:p")
    assert [værdier(a, "w:pPr/w:spacing/@w:before") for a in afsnit] == [["120"]]


def test_en_tom_celle_er_ikke_højere_end_tabellens_andre() -> None:
    tabel = Tabel(
        "kriterier", (), (Række((*kriterier(1).rækker[0].celler[:7], Celle(()))),), "titel"
    )
    sidste = find(xml(skriv(tabel)), "//w:tc")[-1]
    assert værdier(sidste, "w:p/w:pPr/w:pStyle/@w:val") == ["Taltabel"]


def test_en_dyb_liste_i_en_celle_bruger_tabellens_tegn() -> None:
    inderst: tuple[Afsnit | Liste, ...] = (p("bund"),)
    for _ in range(3):
        inderst = (Liste((Punkt(inderst),), nummereret=True),)
    række = Række((replace(celle("x", type_=Celletype.OVER), blokke=inderst), celle("y")))
    (afsnit,) = (
        a for a in find(xml(skriv(Tabel("fri", (), (række,)))), "//w:p") if tekst(a) == "bund"
    )
    assert værdier(afsnit, "w:pPr/w:pStyle/@w:val") == ["Tabelnummer"]
    assert værdier(afsnit, "w:pPr/w:numPr/w:ilvl/@w:val") == ["2"]
