"""What Word finds in the file: structure, numbering, tables, notes, pictures."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace
from datetime import date, datetime

import docx
import pytest
from docx.document import Document

from generator.dokument.trae import (
    Afsnit,
    Dokument,
    Liste,
    Notehenvisning,
    Punkt,
    Tekst,
    Udseende,
)
from generator.skrivere.docx import skriv_docx
from generator.typografi.laesning import læs_typografi
from tests.skrivere.laes import (
    W,
    afsnitstekster,
    dele,
    find,
    relationer,
    tekst,
    værdier,
    xml,
)
from tests.skrivere.proeve import fri, p, png, prøvedokument

TYPOGRAFI = læs_typografi()


@pytest.fixture(scope="module")
def fil() -> bytes:
    logo = Udseende(logo=png(200, 80), logo_alternativ_tekst="Mit Kvarters logo")
    return skriv_docx(prøvedokument(udseende=logo), TYPOGRAFI)


@pytest.fixture(scope="module")
def word(fil: bytes) -> Document:
    return docx.Document(io.BytesIO(fil))


def skriv(*blokke: object, **andet: object) -> bytes:
    dokument = Dokument("T", "F", date(2024, 5, 1), blokke, **andet)  # type: ignore[arg-type]
    return skriv_docx(dokument, TYPOGRAFI)


def test_overskrifter_er_rigtige_overskrifter(word: Document) -> None:
    fundne = [(a.style.name, a.text[:20]) for a in word.paragraphs if "ead" in a.style.name]
    assert fundne == [
        ("Heading 1", "1. Beskrivelse af pr"),
        ("Heading 2", "Parallelsamfundskrit"),
        ("Heading 2", "Uddannelse og livsch"),
        ("Heading 3", "Sådan gør vi"),
        ("Heading 1", "2. Samarbejdspartner"),
    ]
    assert [a.text.strip() for a in word.paragraphs if a.style.name == "Title"] == [
        "Kortfattet projektbeskrivelse"
    ]


def test_siden_er_a4_med_to_centimeters_marginer(word: Document) -> None:
    side = word.sections[0]
    assert (round(side.page_width.mm), round(side.page_height.mm)) == (210, 297)
    marginer = (side.top_margin, side.bottom_margin, side.left_margin, side.right_margin)
    assert {round(margin.mm, 1) for margin in marginer} == {20.0}


def test_egenskaberne_har_titel_sprog_og_kun_dokumentets_dato(word: Document, fil: bytes) -> None:
    kerne = word.core_properties
    assert (kerne.title, kerne.author) == (
        "Kortfattet projektbeskrivelse: Mit Kvarter",
        "Mit Kvarter",
    )
    assert kerne.language == "da-DK"
    assert kerne.created.replace(tzinfo=None) == datetime(2024, 5, 1)
    assert kerne.modified == kerne.created
    kerneelementer = [barn.tag.rpartition("}")[2] for barn in xml(fil, "docProps/core.xml")]
    assert kerneelementer == ["title", "creator", "language", "created", "modified"]


def test_sproget_er_dansk_i_hele_dokumentet(fil: bytes) -> None:
    stilark = xml(fil, "word/styles.xml")
    assert værdier(stilark, "w:docDefaults//w:lang/@w:val") == ["da-DK"]
    engelsk = skriv_docx(replace(prøvedokument(), sprog="en-GB"), TYPOGRAFI)
    assert værdier(xml(engelsk, "word/styles.xml"), "w:docDefaults//w:lang/@w:val") == ["en-GB"]


def test_noter_er_words_egne(fil: bytes) -> None:
    noter = xml(fil, "word/footnotes.xml")
    assert værdier(noter, "w:footnote/@w:id") == ["-1", "0", "1", "2"]
    assert værdier(noter, "w:footnote/@w:type") == ["separator", "continuationSeparator"]
    assert set(værdier(noter, "w:footnote/w:p/w:pPr/w:pStyle/@w:val")) == {"FootnoteText"}
    assert afsnitstekster(noter) == [
        " Børne- og Ungdomsforvaltningen, fraværsstatistik 2023.",
        " Danmarks Statistik, tabel BY2.",
    ]
    assert værdier(xml(fil), "//w:footnoteReference/@w:id") == ["1", "2"]
    assert len(find(noter, "w:footnote/w:p/w:r/w:footnoteRef")) == 2


def test_en_gentaget_henvisning_er_kun_tallet(fil: bytes) -> None:
    løb = find(xml(fil), "//w:r[w:rPr/w:rStyle/@w:val='FootnoteReference'][w:t]")
    assert [tekst(r.getparent()) and r.findtext(f"{W}t") for r in løb] == ["1"]


def test_en_note_henvises_kun_til_én_gang_selv_når_træet_gør_det_to() -> None:
    fil = skriv(p("a", Notehenvisning(1), "b", Notehenvisning(1)), noter=())
    assert værdier(xml(fil), "//w:footnoteReference/@w:id") == ["1"]


def test_en_henvisning_mærket_som_gentaget_er_aldrig_en_note() -> None:
    fil = skriv(p("a", Notehenvisning(1, gentaget=True)))
    assert not find(xml(fil), "//w:footnoteReference")
    assert afsnitstekster(xml(fil)) == ["a1"]


def test_tegn_word_tegner_forkert_bliver_words_egne() -> None:
    rod = xml(skriv(p("so\u00adciale 2\u20113\tx\ny\u00a0z")))
    assert [e.tag.removeprefix(W) for e in find(rod, "//w:r/*")] == [
        *("t", "softHyphen", "t", "noBreakHyphen", "t", "tab", "t", "br", "t"),
    ]
    assert [t.text for t in find(rod, "//w:t")] == ["so", "ciale 2", "3", "x", "y\u00a0z"]


def test_lister_har_words_nummerering(fil: bytes) -> None:
    numre = xml(fil, "word/numbering.xml")
    fundne = []
    for afsnit in find(xml(fil), "w:body/w:p[w:pPr/w:numPr]"):
        (niveau,) = værdier(afsnit, "w:pPr/w:numPr/w:ilvl/@w:val")
        (nummer,) = værdier(afsnit, "w:pPr/w:numPr/w:numId/@w:val")
        start = værdier(numre, f"w:num[@w:numId='{nummer}']/w:lvlOverride/w:startOverride/@w:val")
        (abstrakt,) = værdier(numre, f"w:num[@w:numId='{nummer}']/w:abstractNumId/@w:val")
        (tegn,) = værdier(
            numre,
            f"w:abstractNum[@w:abstractNumId='{abstrakt}']/w:lvl[@w:ilvl='{niveau}']"
            "/w:lvlText/@w:val",
        )
        fundne.append((tekst(afsnit), tegn, int(niveau), start))
    assert fundne == [
        ("Lektiehjælp to gange om ugen", "•", 0, []),
        ("Fritidsjob, også om sommeren", "•", 0, []),
        ("i lokale butikker", "–", 1, []),
        ("hos boligorganisationen", "–", 1, []),
        ("Forældremøder", "•", 0, []),
        ("Tredje skridt", "%1.", 0, ["3"]),
        ("Fjerde", "%1.", 0, ["3"]),
        ("med et led", "%2.", 1, ["1"]),
        ("og et til", "%2.", 1, ["1"]),
        ("Begynder forfra", "%1.", 0, ["1"]),
    ]


def test_hver_nummereret_liste_tæller_for_sig(fil: bytes) -> None:
    numre = [
        (værdier(a, "w:pPr/w:numPr/w:numId/@w:val")[0])
        for a in find(xml(fil), "w:body/w:p[w:pPr/w:numPr]")
    ]
    tredje, fjerde, led, _, forfra = numre[5:]
    assert tredje == fjerde
    assert len({tredje, led, forfra}) == 3


def test_et_afsnit_mere_i_et_punkt_står_under_punktets_tekst_uden_tegn(fil: bytes) -> None:
    (afsnit,) = (a for a in find(xml(fil), "//w:p") if tekst(a).startswith("Et afsnit mere"))
    assert not find(afsnit, "w:pPr/w:numPr")
    (indryk,) = værdier(afsnit, "w:pPr/w:ind/@w:left")
    assert round(int(indryk) * 25.4 / 1440, 1) == 5.0


def test_et_punkt_uden_tekst_først_er_stadig_et_punkt() -> None:
    liste = Liste((Punkt((fri(),)), Punkt(())))
    krop = find(xml(skriv(liste)), "w:body")[0]
    former = [(barn.tag.removeprefix(W), bool(find(barn, "w:pPr/w:numPr"))) for barn in krop]
    assert former == [
        ("p", True),
        ("tbl", False),
        ("p", False),
        ("p", True),
        ("sectPr", False),
    ]


def test_figurer_har_mål_beskrivelse_og_eget_nummer(fil: bytes) -> None:
    rod = xml(fil)
    assert værdier(rod, "//wp:docPr/@id") == ["1", "2", "3"]
    assert værdier(rod, "//wp:docPr/@descr") == [
        "Mit Kvarters logo",
        "Kort over området",
        "Det samme kort",
    ]
    mål = [(int(e.get("cx")) / 36000, int(e.get("cy")) / 36000) for e in find(rod, "//wp:extent")]
    assert mål == [(30, 12), (85, 30), (40, 14)]
    # The same picture twice is one part.
    assert len([navn for navn in dele(fil) if navn.startswith("word/media/")]) == 2


def test_billedteksten_følger_billedet(fil: bytes) -> None:
    afsnit = find(xml(fil), "w:body/w:p")
    nr = next(i for i, a in enumerate(afsnit) if tekst(a).startswith("Figur 1."))
    assert værdier(afsnit[nr], "w:pPr/w:pStyle/@w:val") == ["Caption"]
    assert find(afsnit[nr - 1], ".//w:drawing")
    assert not find(afsnit[nr - 1], "w:pPr/w:keepNext")  # its style keeps it with the caption
    assert TYPOGRAFI.figur.hold_med_næste
    uden_tekst = next(a for a in afsnit[nr:] if find(a, ".//w:drawing"))
    assert værdier(uden_tekst, "w:pPr/w:keepNext/@w:val") == ["0"]


def test_svg_har_en_erstatning_for_ældre_programmer() -> None:
    logo = Udseende(
        logo=b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"/>', logo_format="svg"
    )
    fil = skriv(p("uden titel"), udseende=logo)
    medier = sorted(navn.rpartition(".")[2] for navn in dele(fil) if "media" in navn)
    assert medier == ["png", "svg"]
    (mål,) = find(xml(fil), "//wp:extent")
    assert (mål.get("cx"), mål.get("cy")) == (str(36 * 36000), str(12 * 36000))


def test_farven_følger_overskrifter_og_tabelhoveder() -> None:
    fil = skriv_docx(prøvedokument(udseende=Udseende(farve="#7a1f3d")), TYPOGRAFI)
    stilark = xml(fil, "word/styles.xml")
    for stil in ("Title", "Heading1"):
        assert værdier(stilark, f"w:style[@w:styleId='{stil}']/w:rPr/w:color/@w:val") == ["7A1F3D"]
    assert værdier(stilark, "w:style[@w:styleId='Heading2']/w:rPr/w:color/@w:val") == ["000000"]
    hoved = find(find(xml(fil), "//w:tbl")[0], "w:tr")[0]
    assert set(værdier(hoved, "w:tc/w:tcPr/w:shd/@w:fill")) == {"7A1F3D"}
    assert b"1F3864" not in b"".join(dele(fil).values())


def test_sidefoden_har_tekst_og_sidetal(fil: bytes) -> None:
    (afsnit,) = find(xml(fil, "word/footer1.xml"), "w:p")
    felter = [f.strip() for f in værdier(afsnit, "w:fldSimple/@w:instr")]
    assert felter == ["PAGE", "NUMPAGES"]
    løb = [tekst(r.getparent()) for r in find(afsnit, "w:fldSimple/w:r")]
    assert løb == ["1", "1"]
    udenfor = "".join(tekst_af_løb(r) for r in find(afsnit, "w:r"))
    assert udenfor == "Mit Kvarter · Kortfattet projektbeskrivelse\tSide  af "


def tekst_af_løb(løb: object) -> str:
    from lxml import etree

    holder = etree.Element("holder")
    holder.append(løb)  # type: ignore[arg-type]
    return tekst(holder)


def test_uden_sidefodstekst_er_der_ingen_sidefod() -> None:
    fil = skriv(p("a"))
    assert "word/footer1.xml" not in dele(fil)
    assert not find(xml(fil), "//w:footerReference")


@pytest.mark.parametrize("venstre", ["Mit Kvarter", ""])
def test_kladden_siger_det_i_sidefoden_i_en_ramme_der_intet_flytter(venstre: str) -> None:
    ramme, afsnit = find(
        xml(skriv(p("a"), sidefod_venstre=venstre, kladde=True), "word/footer1.xml"), "w:p"
    )
    assert (tekst(ramme), tekst(afsnit)) == ("Kladde", venstre)
    (sted,) = find(ramme, "w:pPr/w:framePr")
    assert værdier(sted, "@w:vAnchor") == værdier(sted, "@w:hAnchor") == ["page"]
    side, fod = 16838, 567
    assert side - fod <= int(værdier(sted, "@w:y")[0]) < side - 400


def test_links_fører_til_adressen_som_gyldig_uri(fil: bytes) -> None:
    mål = relationer(fil)
    fundne = [
        (mål[rid], tekst(link))
        for link in find(xml(fil), "//w:hyperlink")
        for rid in værdier(link, "@r:id")
    ]
    assert fundne == [
        (("hyperlink", "https://lbf.dk/%C3%A5%20b"), "fondens vejledning"),
        (("hyperlink", "mailto:a@b.dk"), "os"),
    ]
    (link,) = find(xml(fil, "word/footnotes.xml"), "//w:hyperlink")
    assert relationer(fil, "footnotes")[værdier(link, "@r:id")[0]][1] == "https://kk.dk"


def test_en_adresse_med_og_tegn_og_procent() -> None:
    fil = skriv(p(Tekst("x", link="https://a.dk/?a=1&b=100%")))
    assert ("hyperlink", "https://a.dk/?a=1&b=100%25") in relationer(fil).values()


def test_et_link_uden_tekst_efterlader_ingen_henvisning() -> None:
    fil = skriv(p("a", Tekst("", link="https://a.dk")))
    assert find(xml(fil), "//w:hyperlink") == []
    assert "https://a.dk" not in {mål for _, mål in relationer(fil).values()}


def test_fed_og_kursiv() -> None:
    indhold = (Tekst("a", fed=True), Tekst("b", kursiv=True), Tekst("c", fed=True, kursiv=True))
    løb = find(xml(skriv(Afsnit(indhold))), "//w:r")
    slags = [[e.tag.removeprefix(W) for e in find(r, "w:rPr/*")] for r in løb]
    assert slags == [["b"], ["i"], ["b", "i"]]


def test_ingen_makroer_og_intet_der_varierer(fil: bytes) -> None:
    alt = b"".join(dele(fil).values())
    for ord_ in (b"rsid", b"vbaProject", b"w:updateFields", b"w:dirty"):
        assert ord_ not in alt


def test_hver_del_står_i_zip_filen_i_navnenes_orden(fil: bytes) -> None:
    navne = list(dele(fil))
    assert navne[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert all(a < b for a, b in itertools.pairwise(navne[2:]))
