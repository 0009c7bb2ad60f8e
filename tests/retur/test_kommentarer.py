"""`kommentarer`: what Word's own XML says, and how it is told, whatever the content has become."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.retur.bemaerkning import Bemærkning
from generator.retur.bemaerkninger import find_bemærkninger
from generator.word.adresser import NAVNERUM
from generator.word.laesning import læs
from generator.word.pakke import Pakke
from generator.word.stier import læs_stier
from tests.proeveprojekt import ret
from tests.sider_hjaelp import Konsol, konsol, lav_projekt, skriv
from tests.word.lav import (
    arkiv,
    dele,
    docx,
    fra,
    kommentar,
    note,
    p,
    r,
    række,
    tabel,
    til,
    til_note,
    ændret,
)

__all__ = ["konsol"]


def bm(nr: int, indhold: str) -> str:
    navn = f"_pb{nr:04}_00000000"
    return f'<w:bookmarkStart w:id="{nr}" w:name="{navn}"/>{indhold}<w:bookmarkEnd w:id="{nr}"/>'


def bemærkninger(
    krop: str, stier: dict[int, Any] | None = None, **mere: str
) -> tuple[Bemærkning, ...]:
    data = docx(krop, **mere)
    linjer = "".join(
        f'<sti navn="_pb{nr:04}_00000000">{json.dumps(sti)}</sti>'
        for nr, sti in (stier or {1: ["a"], 2: ["b"], 3: ["c"]}).items()
    )
    del_ = f'<stier xmlns="{NAVNERUM}">{linjer}</stier>'.encode()
    pakke = Pakke(arkiv({**dele(data), "customXml/item7.xml": del_}), "a.docx")
    return find_bemærkninger(læs(pakke)).bemærkninger


def kort(krop: str, **mere: Any) -> list[tuple[str, str, str, tuple[Any, ...]]]:
    return [(str(b.art), b.om, b.tekst, b.anker.sti) for b in bemærkninger(krop, **mere)]


def flyt(ende: str, indhold: str, navn: str = "move1") -> str:
    start = f'<w:move{ende}RangeStart w:id="5" w:author="Bo" w:name="{navn}"/>'
    return f'{start}{ændret(f"move{ende}", indhold)}<w:move{ende}RangeEnd w:id="5"/>'


MÆRKE_NYT = f"<w:rPr>{ændret('ins', '')}</w:rPr>"
MÆRKE_VÆK = f"<w:rPr>{ændret('del', '')}</w:rPr>"


@pytest.mark.parametrize(
    ("krop", "ventet"),
    [
        (p(bm(1, r("Vi ") + ændret("del", r("skal")) + ændret("ins", r("vil")))),
         [("rettet", "skal", "vil", ("a",))]),
        (p(bm(1, r("Vi ") + ændret("ins", r("vil")) + ændret("del", r("skal")))),
         [("rettet", "skal", "vil", ("a",))]),
        (p(bm(1, ændret("del", r("skal")) + ændret("ins", r("vil"), "Eva"))),
         [("slettet", "skal", "", ("a",)), ("indsat", "", "vil", ("a",))]),
        (p(bm(1, ændret("ins", ændret("del", r("fortrudt"))) + r("a"))), []),
        # Word splits a change where the look changes; it is one to who made it.
        (p(bm(1, ændret("ins", r("en ")) + ændret("ins", r("to", "<w:b/>")) + r("x"))),
         [("indsat", "", "en to", ("a",))]),
        # Inside a value of its own, the value's address; around it, the paragraph's.
        (p(bm(1, r("I alt ") + bm(2, ændret("del", r("12"))) + ændret("del", r(" boliger")))),
         [("slettet", "12 boliger", "", ("a",))]),
        (p(bm(1, r("I alt ") + bm(2, ændret("del", r("12"))) + r(" boliger"))),
         [("slettet", "12", "", ("b",))]),
        # Typed before the bookmark begins, and after it ends.
        (p(ændret("ins", r("Ny: ")), bm(1, r("tekst"))), [("indsat", "", "Ny: ", ("a",))]),
        (p(bm(1, r("tekst")), ændret("ins", r(" mere"))), [("indsat", "", " mere", ("a",))]),
        (p(bm(1, r("fed", f"<w:b/>{ændret('rPrChange', '')}") + r(" a"))),
         [("formateret", "fed", "tekstens udseende", ("a",))]),
        (p(bm(1, r("a")), egne=ændret("pPrChange", "")),
         [("formateret", "a", "afsnittets udseende", ("a",))]),
        # A new paragraph stands after the one before it; a split one is told of once.
        (p(bm(1, r("a")), egne=MÆRKE_NYT) + p(ændret("ins", r("nyt"))),
         [("indsat", "", "nyt", ("a",))]),
        (p(bm(1, r("a"))) + p(ændret("ins", r("nyt")), egne=MÆRKE_NYT) + p(bm(2, r("b"))),
         [("indsat", "", "nyt", ("a",))]),
        (p(bm(1, r("Halv")), egne=MÆRKE_NYT) + p(r("delen")), [("delt", "Halv", "", ("a",))]),
        (p(bm(1, r("a")), egne=MÆRKE_VÆK) + p(bm(2, r("b"))), [("samlet", "a", "", ("a",))]),
        (p(bm(1, ændret("del", r("hele"))), egne=MÆRKE_VÆK) + p(bm(2, r("b"))),
         [("slettet", "hele", "", ("a",))]),
        (p(bm(1, flyt("From", r("Flyt mig")))) + p(bm(2, r("b"))) + p(flyt("To", r("Flyt mig"))),
         [("flyttet", "Flyt mig", "til efter »b«", ("a",))]),
        (tabel(række(p(bm(1, r("Birk"))), p(r("4"))),
               række(p(ændret("ins", r("Ny"))), p(ændret("ins", r("5"))), egne=ændret("ins", ""))),
         [("indsat", "", "række: Ny | 5", ("a",))]),
        (tabel(række(p(bm(2, r("Elm"))), p(r("9")), egne=ændret("del", ""))),
         [("slettet", "række: Elm | 9", "", ("b",))]),
        # A cell without an address has its row's.
        (tabel(række(p(bm(1, r("Birk"))), p(ændret("del", r("4"))))),
         [("slettet", "4", "", ("a",))]),
        (p(bm(1, r("a"))) + p(ændret("ins", r("uden mærke"))),
         [("indsat", "", "uden mærke", ("a",))]),
        (p(ændret("ins", r("før alt"))) + p(bm(1, r("a"))), [("indsat", "", "før alt", ())]),
        # LibreOffice gives a copy of a bookmark another name.
        (p('<w:bookmarkStart w:id="1" w:name="_pb0001_00000000_Copy_1"/>', ændret("ins", r("a")),
           '<w:bookmarkEnd w:id="1"/>'), [("indsat", "", "a", ("a",))]),
        # The end of a bookmark is lost.
        (p('<w:bookmarkStart w:id="1" w:name="_pb0001_00000000"/>', ændret("del", r("a")))
         + p(bm(2, r("b"))), [("slettet", "a", "", ("a",))]),
        (p("<w:bookmarkEnd w:id='99'/>", bm(1, r("intet"))), []),
        ("", []),
    ],
)  # fmt: skip
def test_hvad_der_er_ændret(krop: str, ventet: list[tuple[str, str, str, tuple[Any, ...]]]) -> None:
    assert kort(krop) == ventet


def test_en_kommentar_over_flere_afsnit_i_en_celle_og_i_en_note() -> None:
    krop = (
        p(bm(1, r("Et ") + fra("0") + r("afsnit")))
        + p(bm(2, r("og to") + til("0")), til_note("1"))
        + tabel(række(p("x"), p(fra("1"), bm(3, r("4,2")), til("1"))))
    )
    noter = note("1", p(bm(4, r("Kilde: ") + fra("2") + r("DST") + til("2"))))
    fundet = kort(
        krop,
        stier={1: ["a"], 2: ["b"], 3: ["c", 0], 4: ["noter", "x"]},
        comments=kommentar("0", "To") + kommentar("1", "Celle") + kommentar("2", "Note"),
        footnotes=noter,
    )
    assert fundet == [
        ("kommentar", "afsnit og to", "To", ("a",)),
        ("kommentar", "DST", "Note", ("noter", "x")),
        ("kommentar", "4,2", "Celle", ("c", 0)),
    ]


def test_svar_og_løst_følger_med_tråden() -> None:
    udvidet = (
        '<w15:commentEx w15:paraId="0A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0C" w15:paraIdParent="0B" w15:done="1"/>'
    )
    (b,) = bemærkninger(
        p(bm(1, fra("0") + r("ord") + til("0"))),
        comments=kommentar("0", "Hvorfor?", para="0A")
        + kommentar("1", "Fordi.", "Bo", "0B")
        + kommentar("2", "Nå.", "Eva", "0C"),
        commentsExtended=udvidet,
    )
    assert b.løst
    assert [(s.forfatter, s.tekst) for s in b.svar] == [("Bo", "Fordi."), ("Eva", "Nå.")]


def test_slettet_tekst_om_en_kommentar_forsvinder_ikke() -> None:
    (b, slettet) = bemærkninger(
        p(bm(1, r("a ") + fra("0") + ændret("del", r("væk")) + til("0"))),
        comments=kommentar("0", "Hvorfor væk?"),
    )
    assert (b.tekst, b.anker.ord, slettet.om) == ("Hvorfor væk?", "væk", "væk")


@pytest.mark.parametrize(
    "sti", ['{"a":1}', "[true]", "[-1]", "[[1]]", "[1.5]", "null", "[", "[" * 90_000, '["a"]x']
)
def test_en_adresse_nogen_har_digtet_er_ingen(sti: str) -> None:
    del_ = f'<stier xmlns="{NAVNERUM}"><sti navn="_pb0001_00000000">{sti}</sti></stier>'
    data = arkiv({**dele(docx(p("a"))), "customXml/item1.xml": del_.encode()})
    assert læs_stier(Pakke(data, "a.docx")) == {}


def mærk(xml: bytes, ord_: str, før: str, efter: str, løb: str = "") -> bytes:
    """Put something around the first run of a text with `ord_` in it."""
    for fundet in re.finditer(rb"<w:r>(?:(?!</w:r>).)*</w:r>", xml, re.DOTALL):
        helt = fundet[0].decode()
        t = re.search(r"<w:t [^>]*>([^<]*)</w:t>", helt)
        if t and ord_ in t[1]:
            a, b = t[1].split(ord_, 1)
            egne = "".join(re.findall(r"<w:rPr>.*?</w:rPr>", helt))
            dele_ = [
                r(led, egne.removeprefix("<w:rPr>").removesuffix("</w:rPr>"))
                for led in (a, ord_, b)
            ]
            nyt = f"{dele_[0]}{før}{løb or dele_[1]}{efter}{dele_[2]}".encode()
            return xml[: fundet.start()] + nyt + xml[fundet.end() :]
    raise AssertionError(f"»{ord_}« findes ikke")


RELS = b"</Relationships>"
TYPER = b"</Types>"


def med_kommentarer(data: bytes, steder: dict[str, str], af: str = "Anna") -> bytes:
    """Comment on the words, as Word writes it."""
    alle = dele(data)
    tekst = ""
    for nr, (ord_, besked) in enumerate(steder.items()):
        alle["word/document.xml"] = mærk(
            alle["word/document.xml"], ord_, fra(str(nr)), til(str(nr))
        )
        tekst += kommentar(str(nr), besked, af)
    alle["word/comments.xml"] = (
        f'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{tekst}'
        "</w:comments>"
    ).encode()
    rel = (
        b'<Relationship Id="rIdK" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/comments" Target="comments.xml"/>'
    )
    navn = "word/_rels/document.xml.rels"
    alle[navn] = alle[navn].replace(RELS, rel + RELS)
    return arkiv(alle)


@pytest.fixture
def birk(konsol: Konsol) -> Path:
    """Build a small project, and comment on two of its words."""
    mappe = lav_projekt(konsol.mappe / "indhold/Birk")
    skriv(mappe / "afsnit/børn og unge.md", "Børnene leger i gården.\n\nDe unge mangler et sted.\n")
    assert konsol("byg", mappe, "--format", "docx").kode == 0
    fil = konsol.mappe / "Birk (2).docx"
    data = (konsol.mappe / "ud/Birk.docx").read_bytes()
    steder = {"mangler": "Siger hvem?\n::error::nej &lt;b&gt;", "skolesocialrådgiver": "Hvornår?"}
    fil.write_bytes(med_kommentarer(data, steder))
    return mappe


@pytest.mark.usefixtures("birk")
def test_som_tekst(konsol: Konsol) -> None:
    svar = konsol("kommentarer", "Birk (2).docx")
    assert svar.kode == 0
    assert svar.ud == (
        "indhold/Birk/afsnit/børn og unge.md:3:9 (problemkompleks.indsatsområder.0.tekst)\n"
        "  Anna, 1.\u00a0februar 2024: kommentar til »mangler«\n"
        "    Siger hvem?\n    ::error::nej <b>\n\n"
        "indhold/Birk/samarbejdspartnere.yaml:5:21 "
        "(samarbejdspartnere.partnere.0.bidrag.inden_for)\n"
        "  Anna, 1.\u00a0februar 2024: kommentar til »skolesocialrådgiver«\n    Hvornår?\n\n"
        "Birk (2).docx: 2 kommentarer, 0 sporede ændringer.\n"
    )


@pytest.mark.usefixtures("birk")
def test_som_md(konsol: Konsol) -> None:
    ud = konsol("kommentarer", "Birk (2).docx", "--format", "md").ud
    assert ud.startswith("## Bemærkninger til Birk (2).docx\n\n- [ ] `indhold/Birk/afsnit/børn og")
    assert "  > Siger hvem?\n  > ::error::nej \\<b\\>\n" in ud


@pytest.mark.usefixtures("birk")
def test_som_github(konsol: Konsol, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opsamling = tmp_path / "opsamling.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(opsamling))
    linjer = konsol("kommentarer", "Birk (2).docx", "--format", "github").ud.splitlines()
    assert linjer[0] == (
        "::notice file=indhold/Birk/afsnit/børn og unge.md,line=3,col=9,"
        "title=Anna%2C 1.\u00a0februar 2024::"
        "kommentar til »mangler«: Siger hvem?%0A::error::nej <b>"
    )
    assert not any(linje.startswith("::error") for linje in linjer)
    assert "## Bemærkninger til" in opsamling.read_text(encoding="utf-8")


@pytest.mark.usefixtures("birk")
def test_som_json(konsol: Konsol) -> None:
    svar = konsol("kommentarer", "Birk (2).docx", "--format", "json")
    mangler, _ = svar.json["bemærkninger"]
    assert mangler == {
        "fil": "indhold/Birk/afsnit/børn og unge.md", "linje": 3, "kolonne": 9,
        "sti": "problemkompleks.indsatsområder.0.tekst", "art": "kommentar", "forfatter": "Anna",
        "dato": "2024-02-01T10:00:00Z", "tekst": "Siger hvem?\n::error::nej <b>", "om": "mangler",
        "afsnit": "De unge mangler et sted.", "løst": False, "svar": [], "noter": [],
    }  # fmt: skip
    fejl = konsol("kommentarer", "findes-ikke.docx", "--format", "json")
    assert fejl.kode == 2
    assert fejl.json["fejl"] == "findes-ikke.docx findes ikke."


def test_uden_projekt_vises_adressen(konsol: Konsol, birk: Path) -> None:
    lav_projekt(konsol.mappe / "indhold/Åvang")
    (konsol.mappe / "Birk (2).docx").rename(konsol.mappe / "retur.docx")
    svar = konsol("kommentarer", "retur.docx")
    assert svar.kode == 0
    assert "uden sted (problemkompleks.indsatsområder.0.tekst)" in svar.ud
    assert "Projektet er ikke fundet" in svar.ud
    assert "børn og unge.md:3:9" in konsol("kommentarer", "retur.docx", "--projekt", birk).ud
    svar = konsol("kommentarer", "retur.docx", "--projekt", "indhold")
    assert (svar.kode, "ikke et projekt" in svar.fejl) == (2, True)


def test_et_felt_der_er_væk_har_det_nærmeste_der_er(konsol: Konsol, birk: Path) -> None:
    fil = birk / "problemkompleks.yaml"
    tekst = fil.read_text(encoding="utf-8")
    skriv(fil, tekst[: tekst.index("    tekst:")])
    svar = konsol("kommentarer", "Birk (2).docx")
    assert "er ændret, siden dokumentet blev bygget" in svar.ud
    assert "indhold/Birk/problemkompleks.yaml:" in svar.ud
    assert "(Teksten er ændret i indholdet siden.)" in svar.ud
    assert "stedet er »problemkompleks.indsatsområder.0«" in svar.ud


def test_et_projekt_der_ikke_kan_læses_giver_stadig_en_liste(konsol: Konsol, birk: Path) -> None:
    skriv(birk / "projekt.yaml", "navn: [\n")
    svar = konsol("kommentarer", "Birk (2).docx")
    assert svar.kode == 0
    assert "Siger hvem?" in svar.ud
    assert "Projektet kan ikke bygges, som det er nu" in svar.ud


def test_en_tekst_der_er_rettet_siden_findes_ord_for_ord(konsol: Konsol, birk: Path) -> None:
    ret(
        birk / "afsnit/børn og unge.md",
        "De unge mangler",
        "Desuden siger alle de unge, at de mangler",
    )
    svar = konsol("kommentarer", "Birk (2).docx")
    assert "børn og unge.md:3:35 (problemkompleks.indsatsområder.0.tekst)" in svar.ud
    assert "(Teksten er ændret i indholdet siden.)" in svar.ud
