"""What the Word template says is what every writer is told."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.dokument.trae import Celletype, Justering, Stil
from generator.maskine.ressourcer import skabeloner
from generator.typografi.farve import med_farve
from generator.typografi.laesning import læs_typografi
from generator.typografi.typer import Form, Streg, Typografifejl

STIL = "word/styles.xml"
DOKUMENT = "word/document.xml"
Ret = Callable[..., Path]


@pytest.fixture
def ret(tmp_path: Path) -> Ret:
    """Return a function that makes a copy of the template with something replaced."""

    def lav(navn: str, *skift: tuple[str, str]) -> Path:
        kopi = tmp_path / "typografi.docx"
        with (
            zipfile.ZipFile(skabeloner() / "typografi.docx") as ind,
            zipfile.ZipFile(kopi, "w") as ud,
        ):
            for post in ind.namelist():
                tekst = ind.read(post).decode()
                for gammelt, nyt in skift if post == navn else ():
                    assert gammelt in tekst
                    tekst = tekst.replace(gammelt, nyt)
                ud.writestr(post, tekst)
        return kopi

    return lav


def i_stil(id_: str, indhold: str) -> tuple[str, str]:
    """Return a replacement that puts `indhold` first in the run properties of a style."""
    with zipfile.ZipFile(skabeloner() / "typografi.docx") as arkiv:
        stilark = arkiv.read(STIL).decode()
    stil = stilark[stilark.index(f'w:styleId="{id_}"') :]
    stil = stil[: stil.index("</w:style>")]
    return stil, stil.replace("<w:rPr>", f"<w:rPr>{indhold}", 1)


def test_skabelonens_mål_er_dokumentets() -> None:
    t = læs_typografi()
    side = t.side
    assert (round(side.bredde), round(side.højde), round(side.tekstbredde, 1)) == (210, 297, 170.0)
    størrelser = {stil: t.stil(stil).størrelse for stil in Stil}
    assert størrelser[Stil.TITEL] == 16
    assert størrelser[Stil.BRØDTEKST] == 10.5
    for stil in (Stil.TALTABEL, Stil.SIGNATUR, Stil.FODNOTE, Stil.FORKORTELSER):
        assert størrelser[stil] == 8.5
    assert størrelser[Stil.TABELTEKST] == 9
    assert t.sidefod.størrelse == 8.5
    assert t.stil(Stil.BRØDTEKST).efter == 5
    udseender = [(o.størrelse, o.fed, o.kursiv, o.farve) for o in map(t.overskrift, (1, 2, 3, 4))]
    assert udseender == [
        (11, True, False, "#1F3864"),
        (11, True, False, "#000000"),
        (10.5, True, True, "#000000"),
        (10.5, True, True, "#000000"),
    ]
    assert t.ukendte == ()


def test_tabellernes_kolonner_er_prøvetabellernes() -> None:
    t = læs_typografi()
    kolonner = {slags: [round(k) for k in form.kolonner] for slags, form in t.tabeller.items()}
    assert kolonner == {
        "kriterier": [55, 14, 20, 15, 18, 17, 18, 13],
        "partnere": [48, 61, 61],
        "fora": [14, 42, 66, 48],
        "fri": [85, 85],
    }
    assert t.tabel("ukendt slags") == t.tabel("fri")
    assert t.tabel("fora").streg_vandret == Streg(0.5, "#A6A6A6")


def lysstyrke(farve: str) -> float:
    """Return relative luminance as WCAG defines it."""
    dele = [int(farve[nr : nr + 2], 16) / 255 for nr in (1, 3, 5)]
    r, g, b = (d / 12.92 if d <= 0.03928 else ((d + 0.055) / 1.055) ** 2.4 for d in dele)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def kontrast(form: Form) -> float:
    lys = sorted((lysstyrke(form.farve), lysstyrke(form.fyld or "#FFFFFF")))
    return (lys[1] + 0.05) / (lys[0] + 0.05)


def test_al_tekst_kan_læses_også_i_gråtoner() -> None:
    t = læs_typografi()
    former = [*t.former.values(), *(liste.form for liste in t.lister.values())]
    assert min(map(kontrast, former)) >= 4.5
    for stil in (Stil.TABELTEKST, Stil.TALTABEL):
        over = lysstyrke(t.celle(stil, Celletype.OVER).fyld)
        langt = lysstyrke(t.celle(stil, Celletype.LANGT_OVER).fyld)
        assert 1.0 - over > 0.1
        assert over - langt > 0.2
        assert t.celle(stil, Celletype.LANGT_OVER).fed


def test_typografier_findes_på_navn_når_dansk_word_har_omdøbt_deres_id(ret: Ret) -> None:
    fil = ret(
        STIL,
        ('w:styleId="Heading1"', 'w:styleId="Overskrift1"'),
        ('w:styleId="BodyText"', 'w:styleId="Brdtekst"'),
        ('w:basedOn w:val="BodyText"', 'w:basedOn w:val="Brdtekst"'),
    )
    t = læs_typografi(fil)
    assert t.overskrift(1).id == "Overskrift1"
    assert t.stil(Stil.BRØDTEKST).id == "Brdtekst"
    assert t.stil(Stil.CITAT).kursiv


def test_det_der_arves_regnes_med(ret: Ret) -> None:
    fil = ret(
        STIL,
        (
            '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Grundlag">',
            '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Barn">'
            '<w:name w:val="Signatur"/><w:basedOn w:val="Haengende"/><w:pPr>'
            '<w:spacing w:after="240"/><w:ind w:firstLine="567"/></w:pPr></w:style>'
            '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Grundlag">',
        ),
        ('<w:name w:val="Signatur"/><w:basedOn w:val="Normal"/>', '<w:name w:val="Væk"/>'),
    )
    form = læs_typografi(fil).stil(Stil.SIGNATUR)
    assert (form.id, form.efter, form.før, form.størrelse) == ("Barn", 12, 0, 10.5)
    # The left indent is the parent's; a first-line indent takes the place of its hanging one.
    assert (round(form.venstre), round(form.første_linje)) == (5, 10)


def test_en_trukket_kolonne_følger_med(ret: Ret) -> None:
    fil = ret(DOKUMENT, ('<w:gridCol w:w="2721"/>', '<w:gridCol w:w="2268"/>'))
    assert round(læs_typografi(fil).tabel("partnere").kolonner[0]) == 40


@pytest.mark.parametrize(
    ("indhold", "ventet"),
    [
        ("<w:caps/>", "store bogstaver"),
        ('<w:kern w:val="16"/>', "knibning"),
        ('<w:spacing w:val="20"/>', "spatiering"),
        ('<w:highlight w:val="yellow"/>', "fremhævning"),
        ("<w:oMath/>", "w:oMath"),
    ],
)
def test_et_træk_ingen_tegner_ens_nævnes(ret: Ret, indhold: str, ventet: str) -> None:
    fil = ret(STIL, i_stil("Subtitle", indhold))
    assert læs_typografi(fil).ukendte == (f"typografien »Subtitle«: {ventet}",)


def test_et_træk_der_er_slået_fra_nævnes_ikke(ret: Ret) -> None:
    fil = ret(STIL, i_stil("Subtitle", '<w:caps w:val="0"/><w:strike w:val="false"/>'))
    assert læs_typografi(fil).ukendte == ()


@pytest.mark.parametrize(
    ("navn", "gammelt", "nyt", "ventet"),
    [
        (STIL, "<w:widowControl/>", '<w:widowControl w:val="0"/>', "enlige linjer tilladt"),
        (STIL, 'w:line="240" w:lineRule="auto"', 'w:line="240" w:lineRule="exact"', "fast linje"),
        (STIL, '<w:jc w:val="left"/>', '<w:jc w:val="both"/>', "lige marginer"),
        (STIL, 'w14:val="standard"', 'w14:val="all"', "ligaturer af typen all"),
        (STIL, 'w:ascii="Carlito"', 'w:asciiTheme="minorHAnsi"', "skrifttype fra temaet"),
        (STIL, '"Carlito"', '"Arial"', "skrifttypen Arial følger ikke med programmet"),
        (STIL, "<w:outlineLvl", '<w:pBdr><w:top w:val="single"/></w:pBdr><w:outlineLvl', "kant"),
        (
            STIL,
            '<w:name w:val="Projekttabel"/>',
            '<w:name w:val="Projekttabel"/><w:tblStylePr w:type="firstRow"/>',
            "betinget formatering",
        ),
        (
            DOKUMENT,
            '<w:tblLayout w:type="fixed"/>',
            '<w:tblInd w:w="99"/><w:tblBorders><w:insideV w:val="single" w:sz="4"/></w:tblBorders>',
            "lodrette streger",
        ),
        (DOKUMENT, "<w:vAlign", "<w:tcBorders/><w:vAlign", "streger på enkelte celler"),
        (DOKUMENT, "<w:pgSz", '<w:headerReference r:id="x"/><w:pgSz', "sidehoved"),
        (
            "word/settings.xml",
            '<w:autoHyphenation w:val="0"/>',
            "<w:autoHyphenation/>",
            "automatisk orddeling",
        ),
    ],
)
def test_andre_træk_ingen_tegner_ens_nævnes(
    ret: Ret, navn: str, gammelt: str, nyt: str, ventet: str
) -> None:
    ukendte = læs_typografi(ret(navn, (gammelt, nyt))).ukendte
    assert any(ventet in træk for træk in ukendte), ukendte


def test_farven_skifter_alt_i_hovedfarven() -> None:
    t = læs_typografi()
    ny = med_farve(t, "#7a1f3d")
    assert ny.overskrift(1).farve == "#7A1F3D"
    assert ny.overskrift(2) == t.overskrift(2)
    assert ny.celle(Stil.TALTABEL, Celletype.HOVED).fyld == "#7A1F3D"
    assert ny.celle(Stil.TALTABEL, Celletype.OVER) == t.celle(Stil.TALTABEL, Celletype.OVER)
    assert ny.link.farve == "#7A1F3D"
    assert b"1F3864" not in ny.dele[STIL]
    assert med_farve(t, "") is t


def test_celler_af_andre_typografier_ligner_tabeltekst() -> None:
    t = læs_typografi()
    assert t.celle(Stil.BRØDTEKST, Celletype.HOVED) == t.celle(Stil.TABELTEKST, Celletype.HOVED)
    assert t.celle(Stil.BRØDTEKST, Celletype.ALMINDELIG) == t.stil(Stil.BRØDTEKST)


def test_listernes_niveauer() -> None:
    t = læs_typografi()
    punkter, tal = t.liste(False), t.liste(True)
    assert [punkter.niveau(d).tekst for d in (0, 1, 2, 99)] == ["•", "–", "•", "•"]
    assert [tal.niveau(d).talformat for d in (0, 1, 2)] == ["decimal", "lowerLetter", "lowerRoman"]
    assert t.liste(True, i_celle=True).form.størrelse == 9
    assert t.sidefod.tabulatorer[-1].justering is Justering.HØJRE


@pytest.mark.parametrize(
    ("navn", "gammelt", "nyt", "ventet"),
    [
        (STIL, '<w:name w:val="Quote"/>', '<w:name w:val="Anden"/>', "»Quote«"),
        (DOKUMENT, 'w:tblCaption w:val="fora"', 'w:tblCaption w:val="for"', "»fora«"),
        (DOKUMENT, "<w:body>", "<w:krop>", "kan ikke læses"),
    ],
)
def test_en_skabelon_der_mangler_noget_afvises_med_ord(
    ret: Ret, navn: str, gammelt: str, nyt: str, ventet: str
) -> None:
    with pytest.raises(Typografifejl, match=ventet):
        læs_typografi(ret(navn, (gammelt, nyt)))


def test_en_fil_der_ikke_er_word_afvises_med_ord(tmp_path: Path) -> None:
    fil = tmp_path / "x.docx"
    fil.write_text("ikke en zip")
    with pytest.raises(Typografifejl, match=r"x\.docx kan ikke læses"):
        læs_typografi(fil)
