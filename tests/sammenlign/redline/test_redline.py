"""Accept all is the new document and reject all the old one; and the traps on the way there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Dokument,
    Liste,
    Note,
    Notehenvisning,
    Overskrift,
    Punkt,
    Stil,
    Tekst,
)
from generator.sammenlign.redline import forbehold, redline
from generator.skrivere.docx import skriv_docx
from tests.sammenlign.redline import lo
from tests.sammenlign.redline.par import DATO, FORFATTER, TYPOGRAFI, fejl_i, gyldighed, lav
from tests.sammenlign.redline.spor import ÆNDRINGER, id_er, set_som
from tests.skrivere.laes import find, værdier, xml
from tests.skrivere.proeve import celle, fri, kriterier, p, partnere, prøvedokument, t

SPOR = " | ".join(f"//w:{navn}" for navn in ("ins", "del", "moveFrom", "moveTo", *ÆNDRINGER))


def dok(*blokke: Blok, noter: tuple[Note, ...] = (), titel: str = "T") -> Dokument:
    return Dokument(titel, "F", date(2024, 5, 1), blokke, noter)


def note(tekst: str) -> Note:
    return Note((p(tekst, stil=Stil.FODNOTE),))


def spor(gammel: Dokument, ny: Dokument) -> bytes:
    """Return the redline, shown to be right both ways."""
    g, n = skriv_docx(gammel, TYPOGRAFI), skriv_docx(ny, TYPOGRAFI)
    rl = redline(g, n, forfatter=FORFATTER, dato=DATO)
    assert fejl_i(g, n, rl) == []
    return rl


def ændringer(rl: bytes) -> list[tuple[str, str]]:
    """Return (Word's element, its text) of every change in the text."""
    ud = []
    for e in find(xml(rl), "//w:p/w:ins | //w:p/w:del | //w:p/w:moveFrom | //w:p/w:moveTo"):
        ud.append(
            (e.tag.rpartition("}")[2], "".join(værdier(e, ".//w:t/text() | .//w:delText/text()")))
        )
    return ud


@pytest.mark.parametrize("frø", range(30))
@pytest.mark.stikproeve(10)
def test_godkendt_er_den_nye_og_afvist_den_gamle(frø: int) -> None:
    g, n, rl, hvad = lav(frø)
    assert fejl_i(g, n, rl) == [], hvad


@pytest.mark.parametrize("frø", range(0, 200, 40))
@pytest.mark.langsom
def test_filen_er_gyldig(frø: int) -> None:
    _, n, rl, _ = lav(frø)
    assert gyldighed(rl, n) == []


@pytest.mark.langsom
def test_den_uafhængige_læsning_ser_en_forkert_redline() -> None:
    """The check is worth nothing if it cannot fail."""
    g, n, rl, _ = lav(3)
    assert fejl_i(n, g, rl) == ["godkendt er ikke den nye", "afvist er ikke den gamle"]


def test_ens_dokumenter_har_ingen_ændringer() -> None:
    g = skriv_docx(prøvedokument(), TYPOGRAFI)
    rl = redline(g, g, forfatter=FORFATTER, dato=DATO)
    for del_ in ("word/document.xml", "word/footnotes.xml"):
        assert find(xml(rl, del_), SPOR) == []
    assert set_som(rl, godkendt=None) == set_som(g, godkendt=None)


@pytest.mark.langsom
def test_samme_forfatter_og_dato_giver_samme_fil() -> None:
    assert lav(5)[2] == lav(5)[2]


def test_forfatter_og_dato_i_utc() -> None:
    g, n = (skriv_docx(dok(p(tekst)), TYPOGRAFI) for tekst in ("Et ord", "Et andet ord"))
    rl = redline(g, n, forfatter="Åse Ø", dato=datetime(2026, 1, 2, 3, tzinfo=UTC))
    assert værdier(xml(rl), "//w:ins/@w:author") == ["Åse Ø"]
    assert værdier(xml(rl), "//w:ins/@w:date") == ["2026-01-02T03:00:00Z"]


@pytest.mark.parametrize(
    ("gammel", "ny", "ventet"),
    [
        ("Fraværet er 24,3 pct.", "Fraværet er 25,1 pct.", [("del", "24,3"), ("ins", "25,1")]),
        ("Børne- og Ungdomsforvaltningen", "Børne- og Kulturforvaltningen",
         [("del", "Ungdomsforvaltningen"), ("ins", "Kulturforvaltningen")]),
        (" foran og bag ", "foran og bag", [("del", " "), ("del", " ")]),
        ("12\u00a0pct.", "12 pct.", [("del", "\u00a0"), ("ins", " ")]),
        ("i alt 1.234,5 kr.", "i alt 1.234,6 kr.", [("del", "1.234,5"), ("ins", "1.234,6")]),
        ("& <a>", "& <b>", [("del", "a"), ("ins", "b")]),
    ],
)  # fmt: skip
def test_kun_det_ord_der_er_ændret(gammel: str, ny: str, ventet: list[tuple[str, str]]) -> None:
    assert ændringer(spor(dok(p(gammel)), dok(p(ny)))) == ventet


def test_bindestreg_og_blød_deling_er_words_egne_tegn() -> None:
    rl = spor(dok(p("Skriv en e\u2011mail nu")), dok(p("Skriv en under\u00adretning nu")))
    assert len(find(xml(rl), "//w:del//w:noBreakHyphen")) == 1
    assert len(find(xml(rl), "//w:ins//w:softHyphen")) == 1


def test_et_ord_der_er_delt_på_en_anden_måde_er_ikke_ændret() -> None:
    """Accepted it is the new document to the letter; rejected it has the new one's soft hyphens."""
    smal, hel, bred = (
        skriv_docx(dok(p(tekst)), TYPOGRAFI)
        for tekst in ("De under\u00adretter os", "De underretter os", "De underret\u00adter os nu")
    )
    for gammel, ny, ventet in ((smal, bred, [("ins", " nu")]), (smal, hel, []), (hel, smal, [])):
        rl = redline(gammel, ny, forfatter=FORFATTER, dato=DATO)
        assert ændringer(rl) == ventet
        assert set_som(rl, godkendt=True) == set_som(ny, godkendt=None)


def test_kun_fed_er_en_ændring_af_udseende() -> None:
    rl = spor(dok(p("Vi gør det i år.")), dok(p("Vi gør ", t("det", fed=True), " i år.")))
    assert ændringer(rl) == []
    assert len(find(xml(rl), "//w:rPr[w:b]/w:rPrChange/w:rPr[not(*)]")) == 1


LANGT = "Mange unge er uden for uddannelse. Fraværet i skolen er højere end i byen som helhed."
ANDET = "Helhedsplanen samler skolen, klubben og jobcentret om de samme familier."
SIDST = "Til sidst kommer der et afsnit om noget helt tredje."


def test_et_delt_afsnit_er_et_nyt_afsnitstegn() -> None:
    a, b = LANGT.split(" Fra")
    rl = spor(dok(p(LANGT), p(SIDST)), dok(p(a), p(f"Fra{b}"), p(SIDST)))
    assert ændringer(rl) == [("del", " ")]
    assert len(find(xml(rl), "//w:pPr/w:rPr/w:ins")) == 1


def test_et_samlet_afsnit_er_et_slettet_afsnitstegn() -> None:
    a, b = LANGT.split(" Fra")
    rl = spor(dok(p(a), p(f"Fra{b}"), p(SIDST)), dok(p(LANGT), p(SIDST)))
    assert ændringer(rl) == [("ins", " ")]
    assert len(find(xml(rl), "//w:pPr/w:rPr/w:del")) == 1


def test_et_flyttet_afsnit_er_flyttet() -> None:
    gammel = (p(LANGT), p(ANDET, stil=Stil.CITAT), p(SIDST))
    rl = spor(dok(*gammel, p("Slut")), dok(gammel[1], gammel[2], gammel[0], p("Slut")))
    assert ændringer(rl) == [("moveFrom", LANGT), ("moveTo", LANGT)]
    navne = [værdier(xml(rl), f"//w:move{v}RangeStart/@w:name") for v in ("From", "To")]
    assert navne == [["flyt1"], ["flyt1"]]
    slut = værdier(xml(rl), "//w:moveFromRangeEnd/@w:id | //w:moveToRangeEnd/@w:id")
    start = værdier(xml(rl), "//w:moveFromRangeStart/@w:id | //w:moveToRangeStart/@w:id")
    assert slut == start


def test_et_flyttet_og_ændret_afsnit_er_slettet_og_nyt() -> None:
    gammel = (p(LANGT), p(ANDET), p(SIDST))
    rettet = p(LANGT.replace("byen", "landet"))
    rl = spor(dok(*gammel, p("Slut")), dok(*gammel[1:], rettet, p("Slut")))
    assert [slags for slags, _ in ændringer(rl)] == ["del", "ins"]


def test_overskriftens_niveau_er_afsnittets_egenskab() -> None:
    rl = spor(dok(Overskrift(2, (t("Mål"),)), p(LANGT)), dok(Overskrift(3, (t("Mål"),)), p(LANGT)))
    assert ændringer(rl) == []
    assert værdier(xml(rl), "//w:pPrChange/w:pPr/w:pStyle/@w:val") == ["Heading2"]


def test_rækker_er_nye_og_slettede_rækker() -> None:
    gammel = fri()
    ny = replace(gammel, rækker=(*gammel.rækker[1:], replace(gammel.rækker[0], celler=(
        celle("2031"), celle("Noget helt andet end før")))))  # fmt: skip
    rl = spor(dok(gammel, p("x")), dok(ny, p("x")))
    assert len(find(xml(rl), "//w:trPr/w:ins")) == len(find(xml(rl), "//w:trPr/w:del")) == 1


def test_et_tal_over_grænsen_ændrer_cellens_fyld() -> None:
    gammel = kriterier(2)
    række = gammel.rækker[0]
    celler = (*række.celler[:2], replace(række.celler[1], type=række.celler[2].type,
              blokke=(p("▪ 31,9", stil=Stil.TALTABEL),)), *række.celler[3:])  # fmt: skip
    rl = spor(dok(gammel, p("x")), dok(replace(gammel, rækker=(
        replace(række, celler=celler), *gammel.rækker[1:])), p("x")))  # fmt: skip
    assert ("del", "31,4") in ændringer(rl)


def test_flere_eller_færre_kolonner_er_en_anden_tabel_med_skel_imellem() -> None:
    gammel = fri()
    ny = replace(
        gammel,
        hovedrækker=tuple(replace(r, celler=r.celler[:1]) for r in gammel.hovedrækker),
        rækker=tuple(replace(r, celler=r.celler[:1]) for r in gammel.rækker[::2]),
    )
    rl = spor(dok(gammel, p("x")), dok(ny, p("x")))
    assert find(xml(rl), "//w:tbl/following-sibling::*[1][self::w:tbl]") == []


N1, N2 = Notehenvisning(1), Notehenvisning(2)
TO_NOTER = (note("Den første note om kilden."), note("En anden note."))


def test_en_note_der_får_et_andet_nummer_er_ikke_ændret() -> None:
    gammel = dok(p("En ting.", N1), p("En anden ting.", N2), noter=TO_NOTER)
    ny = dok(p("En ting."), p("En anden ting.", N1), noter=TO_NOTER[1:])
    rl = spor(gammel, ny)
    assert len(find(xml(rl), "//w:del//w:footnoteReference")) == 1
    assert len(find(xml(rl), "//w:footnoteReference")) == 2
    assert find(xml(rl), "//w:ins") == []


def test_en_note_er_ændret_og_flyttet() -> None:
    gammel = dok(p(LANGT, N1), p(ANDET), p(SIDST, N2), p("Slut"), noter=TO_NOTER)
    rettet = (TO_NOTER[1], note("Den første note om en anden kilde."))
    ny = dok(p(ANDET), p(SIDST, N1), p(LANGT, N2), p("Slut"), noter=rettet)
    rl = spor(gammel, ny)
    ider = værdier(xml(rl), "//w:footnoteReference/@w:id")
    assert ider == værdier(xml(rl, "word/footnotes.xml"), "//w:footnote[not(@w:type)]/@w:id")
    assert ider == [str(nr) for nr in range(1, len(ider) + 1)]


@pytest.mark.parametrize(
    ("gammel", "ny"),
    [
        pytest.param((p(LANGT), p(ANDET)), (p(ANDET),), id="det første afsnit væk"),
        pytest.param((p(LANGT), p(ANDET)), (p(LANGT),), id="det sidste afsnit væk"),
        pytest.param((p(LANGT), p(ANDET, stil=Stil.CITAT)), (p(LANGT),), id="sidste, anden stil"),
        pytest.param((p(LANGT), fri()), (p(LANGT),), id="tabel sidst væk"),
        pytest.param((p(LANGT),), (p(LANGT), fri()), id="tabel sidst ny"),
        pytest.param((fri(), p(LANGT)), (p(LANGT),), id="tabel først væk"),
        pytest.param((p(LANGT), p(ANDET), fri()), (p(LANGT), fri()), id="afsnit før tabel væk"),
        pytest.param((p(LANGT), kriterier(1)), (fri(), p(ANDET)), id="alt udskiftet"),
        pytest.param((), (p(LANGT), fri(), p(ANDET)), id="tomt bliver fuldt"),
        pytest.param((p(LANGT), fri(), p(ANDET)), (), id="fuldt bliver tomt"),
        pytest.param((fri(), kriterier(1), partnere()), (partnere(), fri()), id="tabel ved tabel"),
        pytest.param((p(LANGT), p(ANDET)), (p(ANDET), p(LANGT)), id="byttet om til sidst"),
    ],
)
@pytest.mark.stikproeve(3)
def test_enderne_af_et_dokument(gammel: tuple[Blok, ...], ny: tuple[Blok, ...]) -> None:
    rl = spor(dok(*gammel), dok(*ny))
    assert gyldighed(rl) == []


def test_bogmærker_er_entydige_og_følger_den_nye() -> None:
    gammel = dok(*(p(tekst, sti=("a", nr)) for nr, tekst in enumerate((LANGT, ANDET, SIDST))))
    ny = dok(*(p(tekst, sti=("a", nr)) for nr, tekst in enumerate((ANDET, LANGT, "Nyt", SIDST))))
    rl = spor(gammel, ny)
    navne = værdier(xml(rl), "//w:bookmarkStart/@w:name")
    assert sorted(navne) == sorted(
        værdier(xml(skriv_docx(ny, TYPOGRAFI)), "//w:bookmarkStart/@w:name")
    )
    assert len(navne) == len(set(navne))
    ider = list(id_er(rl))
    assert len(ider) == len(set(ider))


def test_et_link_der_fører_et_andet_sted_hen() -> None:
    gammel = dok(p("Se ", t("vejledningen", link="https://a.dk"), " her."))
    rl = spor(gammel, dok(p("Se ", t("vejledningen", link="https://b.dk"), " her.")))
    assert tuple(værdier(xml(rl), "//w:p/w:r/w:t/text()")) == ("Se ", " her.")
    assert len(find(xml(rl), "//w:hyperlink")) == 2


def test_en_note_i_en_celle() -> None:
    def tabel(*indhold: Tekst | Notehenvisning) -> Blok:
        f = fri()
        c = replace(f.rækker[0].celler[1], blokke=(Afsnit(indhold, Stil.TABELTEKST),))
        return replace(f, rækker=(replace(f.rækker[0], celler=(f.rækker[0].celler[0], c)),))

    med = dok(tabel(t("Her er en kilde"), N1), p("x"), noter=TO_NOTER[:1])
    uden = dok(tabel(t("Her er en kilde")), p("x"))
    assert gyldighed(spor(med, uden)) == gyldighed(spor(uden, med)) == []


def test_en_liste_der_bliver_nummereret() -> None:
    punkter = tuple(Punkt((p(tekst),)) for tekst in ("Første punkt", "Andet punkt"))
    rl = spor(dok(Liste(punkter), p("x")), dok(Liste(punkter, nummereret=True), p("x")))
    assert ændringer(rl) == []
    assert len(find(xml(rl), "//w:pPrChange")) == 2


@pytest.mark.libreoffice
def test_libreoffice_godkender_og_afviser_det_samme() -> None:
    """The edits that the commission names, by LibreOffice's own accept and reject."""
    if hvorfor := lo.kan():
        pytest.skip(hvorfor)
    gammel = dok(
        Overskrift(2, (t("Mål og midler"),)), p(LANGT), p(ANDET, N1), p("Kort.", stil=Stil.CITAT),
        p(SIDST, N2), fri(), p("Efter tabellen."), kriterier(3), p("Slut."), noter=TO_NOTER,
    )  # fmt: skip
    a, b = LANGT.split(" Fra")
    tabel = fri()
    rettelser: list[tuple[Blok, ...]] = [
        (Overskrift(2, (t("Mål, midler"),)), *gammel.blokke[1:]),
        (gammel.blokke[0], p(a), p(f"Fra{b}"), *gammel.blokke[2:]),
        (gammel.blokke[0], *gammel.blokke[2:4], p(LANGT.replace("byen", "landet")),
         *gammel.blokke[4:]),
        (gammel.blokke[0], p("Mange ", t("unge", fed=True), LANGT[10:]), *gammel.blokke[2:]),
        (*gammel.blokke[:2], p(ANDET), *gammel.blokke[3:]),
        (*gammel.blokke[:5], replace(tabel, rækker=tabel.rækker[1:]), *gammel.blokke[6:]),
        (*gammel.blokke[:3], *gammel.blokke[4:7], kriterier(2), gammel.blokke[8]),
        (gammel.blokke[0], gammel.blokke[3], *gammel.blokke[1:3], *gammel.blokke[4:]),
    ]  # fmt: skip
    trioer = []
    for nr, blokke in enumerate(rettelser):
        g = skriv_docx(gammel, TYPOGRAFI)
        ny = replace(gammel, blokke=blokke)
        if nr == 4:
            ny = replace(ny, blokke=(*blokke[:4], p(SIDST, N1), *blokke[5:]), noter=TO_NOTER[1:])
        n = skriv_docx(ny, TYPOGRAFI)
        trioer.append((nr, g, n, redline(g, n, forfatter=FORFATTER, dato=DATO)))
        trioer.append((nr + 100, n, g, redline(n, g, forfatter=FORFATTER, dato=DATO)))
    assert lo.afgør_alle(trioer) == {}


def test_hvad_der_ikke_kan_spores_siges() -> None:
    gammel, ny = dok(p("x"), titel="Før"), dok(p("x"), titel="Nu")
    ny = replace(ny, sidefod_venstre="Ny fod", udseende=replace(ny.udseende, farve="#7a1f3d"))
    a, b = skriv_docx(gammel, TYPOGRAFI), skriv_docx(ny, TYPOGRAFI)
    udseende, fod, titel = forbehold(a, b)
    assert "udseende" in udseende
    assert "Sidefoden er ændret" in fod
    assert "»Før«" in titel
    assert "»Nu«" in titel
    assert forbehold(a, a) == []


@pytest.mark.parametrize("fod", ["Mit Kvarter", ""])
def test_en_kladdes_sidefod_er_ikke_ændret(fod: str) -> None:
    færdigt = replace(dok(p("x")), sidefod_venstre=fod)
    kladde = skriv_docx(replace(færdigt, kladde=True), TYPOGRAFI)
    assert forbehold(skriv_docx(færdigt, TYPOGRAFI), kladde) == []
