"""`tekst`: what a Word document says, line by line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.word.laesning import læs
from generator.word.pakke import Pakke
from generator.word.tekst import Vis, skriv
from tests.proeveprojekt import MIT_KVARTER, ROD
from tests.word.lav import (
    R,
    arkiv,
    dele,
    docx,
    fra,
    kommentar,
    note,
    p,
    r,
    række,
    stil,
    tabel,
    til,
    til_note,
    ændret,
)

NUMMERERET = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
FELT = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOKS = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
    '<wp:docPr id="1" name="x" descr="y"/><w:txbxContent><w:p><w:r><w:t>I boksen</w:t></w:r></w:p>'
    "</w:txbxContent></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>"
    "<w:r><w:t>I boksen</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def tekst(
    krop: str, vis: Vis = Vis.ÆNDRINGER, links: dict[str, str] | None = None, **dele: str
) -> str:
    return skriv(læs(Pakke(docx(krop, links, **dele), "a.docx")), vis)


@pytest.mark.parametrize(
    ("krop", "ventet"),
    [
        (p("Titel", egne=stil("T")) + p("Under", egne=stil("O2")), "# Titel\n\n## Under\n"),
        (p("Arvet", egne=stil("Egen")), "## Arvet\n"),
        (p("Selv", egne='<w:outlineLvl w:val="3"/>'), "#### Selv\n"),
        (p("I ring", egne=stil("Ring1")), "I ring\n"),
        (p("Ukendt", egne=stil("Ingen")), "Ukendt\n"),
        (p("a", egne=stil("P")) + p("b", egne=stil("P")) + p("c"), "- a\n- b\n\nc\n"),
        (
            p("a", egne=stil("P"))
            + p("b", egne=f'{stil("P")}<w:numPr><w:ilvl w:val="1"/></w:numPr>'),
            "- a\n  - b\n",
        ),
        (p("a", egne=NUMMERERET) + p("b", egne=NUMMERERET), "1. a\n1. b\n"),
        (p("a", egne=f'{stil("P")}<w:numPr><w:numId w:val="0"/></w:numPr>'), "a\n"),
        (
            tabel(
                række(p("Afd."), p("") + p("")),
                række(p("Birk"), p("1,5") + p("to", egne=stil("P"))),
            ),
            "| Afd. | |\n| Birk | 1,5 / - to |\n",
        ),
        (
            tabel(række(p("a") + tabel(række(p("b"), p("c"))) + p(""))),
            "| a / | b | c | |\n",
        ),
        (
            "<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>"
            f"{p('gemt')}</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>",
            "| gemt |\n",
        ),
        (f"<w:sdt><w:sdtContent>{p('i en ramme')}</w:sdtContent></w:sdt>", "i en ramme\n"),
        (
            p("<w:r><w:t>sam</w:t><w:softHyphen/><w:t>men</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r>"),
            "sammen\u2011x\n",
        ),
        (p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"), "a\tb\nc\n"),
        (p('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>'), "ab\n"),
        (p("Side ", FELT.format("PAGE", r("3")), " af ", FELT.format("NUMPAGES", r("9"))),
         "Side # af #\n"),
        (p('<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>7</w:t></w:r></w:fldSimple>'),
         "#\n"),
        (p("Se ", FELT.format("REF _Ref1", r("afsnit 2"))), "Se afsnit 2\n"),
        (p("Se ", FELT.format('HYPERLINK "x" ', FELT.format("PAGE", r("4")))), "Se # <x>\n"),
        (p("Vis ", r("gem", "<w:vanish/>"), r(" mere", '<w:vanish w:val="0"/>')),
         "Vis [skjult: gem] mere\n"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="2713"/></w:r>'),
         "[symbol F0FC]✓\n"),
        (p('<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Kort"/></wp:inline>'
           "</w:drawing></w:r>"), "[figur: Kort]\n"),
        (p("Se", BOKS), "Se\n  [tekstboks] I boksen\n"),
        (p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), "a+b\n"),
        (p("a") + p("") + p("b"), "a\n\nb\n"),
        ("", "\n"),
    ],
)  # fmt: skip
def test_hvad_der_staar(krop: str, ventet: str) -> None:
    assert tekst(krop) == ventet


def test_et_link_viser_hvor_det_foerer_hen_naar_teksten_ikke_siger_det() -> None:
    links = {"a": "https://lbf.dk/", "b": "mailto:x@y.dk"}
    krop = p(
        f'<w:hyperlink r:id="a">{r("fonden")}</w:hyperlink> ',
        f'<w:hyperlink r:id="a">{r("lbf: https://lbf.dk")}</w:hyperlink>',
        f'<w:hyperlink r:id="b">{r("x@y.dk")}</w:hyperlink>',
    )
    assert tekst(krop, links=links) == "fonden <https://lbf.dk/>lbf: https://lbf.dkx@y.dk\n"


NOTER = note("1", p("Den ", "ene.")) + note("2", p("Den anden,"), p("i to afsnit."))


def test_en_note_staar_under_sit_afsnit_og_sin_raekke() -> None:
    krop = p("Her", til_note("2"), " og") + tabel(række(p("x", til_note("1")), p("y")))
    assert tekst(krop, footnotes=NOTER) == (
        "Her[*] og\n  [*] Den anden,\n      i to afsnit.\n\n| x[*] | y |\n  [*] Den ene.\n"
    )


def test_en_note_mere_aendrer_ikke_de_andre_linjer() -> None:
    før = p("a", til_note("1")) + p("b", til_note("2"), r("1", '<w:rStyle w:val="Note"/>'))
    efter = (
        p("a", til_note("1"))
        + p("ny", til_note("2"))
        + p("b", til_note("3"), r("1", '<w:rStyle w:val="Note"/>'))
    )
    gamle = tekst(før, footnotes=note("1", p("A")) + note("2", p("B"))).splitlines()
    nye = tekst(
        efter, footnotes=note("1", p("A")) + note("2", p("NY")) + note("3", p("B"))
    ).splitlines()
    assert [linje for linje in nye if linje not in gamle] == ["ny[*]", "  [*] NY"]
    assert [linje for linje in gamle if linje not in nye] == []
    assert "b[*][*]" in nye


def test_en_note_der_henviser_til_sig_selv() -> None:
    selv = note("1", p("Se", til_note("1")))
    assert tekst(p("a", til_note("1")), footnotes=selv) == "a[*]\n  [*] Se[*]\n"


def test_noter_der_henviser_til_hinanden_i_en_lang_kaede() -> None:
    antal = 2_000
    kæde = "".join(note(str(n), p(f"n{n}", til_note(str(n + 1)))) for n in range(1, antal + 1))
    krop = "".join(p("a", til_note(str(n))) for n in (1, antal))
    assert tekst(krop, footnotes=kæde) == f"a[*]\n  [*] n1[*]\n\na[*]\n  [*] n{antal}[*]\n"


ÆNDRET = (
    p("Vi ", ændret("del", r("skal")), ændret("ins", r("vil")), " nå det")
    + p("væk", egne=f"<w:rPr>{ændret('del', '')}</w:rPr>")
    + p("næste")
    + tabel(
        række(p("ny"), egne=ændret("ins", "")),
        række(p("gl."), egne=ændret("del", "")),
        række(p("fast")),
    )
)


@pytest.mark.parametrize(
    ("vis", "ventet"),
    [
        (
            Vis.ÆNDRINGER,
            "Vi {--skal--}{++vil++} nå det\n\nvæk{--¶--}\n\nnæste\n\n"
            "{++| ny |++}\n{--| gl. |--}\n| fast |\n",
        ),
        (Vis.GODKENDT, "Vi vil nå det\n\nvæknæste\n\n| ny |\n| fast |\n"),
        (Vis.AFVIST, "Vi skal nå det\n\nvæk\n\nnæste\n\n| gl. |\n| fast |\n"),
    ],
)
def test_sporede_aendringer(vis: Vis, ventet: str) -> None:
    assert tekst(ÆNDRET, vis) == ventet


def test_kommentarer_staar_under_det_de_handler_om() -> None:
    krop = (
        p("Vi ", fra("0"), fra("1"), "har", til("0"), til("1"), " 12")
        + p(fra("2"), "Fra her")
        + p("til her", til("2"))
        + p("punkt", '<w:r><w:commentReference w:id="3"/></w:r>')
    )
    kommentarer = (
        kommentar("0", "Hvor ved I det fra?", para="0A")
        + kommentar("1", "Årsrapporten.", "Åse", para="0B")
        + kommentar("2", "To afsnit\nog to linjer")
        + kommentar("3", "Kun et punkt", "")
        + kommentar("4", "Uden sted")
    )
    udvidet = (
        '<w15:commentEx w15:paraId="0A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="0"/>'
    )
    assert tekst(krop, comments=kommentarer, commentsExtended=udvidet) == (
        "Vi har 12\n"
        "  [kommentar af Anna, løst til »har«] Hvor ved I det fra?\n"
        "    [svar af Åse] Årsrapporten.\n\n"
        "Fra her\n\ntil her\n"
        "  [kommentar af Anna til »Fra her til her«] To afsnit\n      og to linjer\n\n"
        "punkt\n  [kommentar af ukendt] Kun et punkt\n\n"
        "  [kommentar af Anna] Uden sted\n"
    )


def test_svar_i_ring_forsvinder_ikke() -> None:
    udvidet = (
        '<w15:commentEx w15:paraId="0A" w15:paraIdParent="0B"/>'
        '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>'
    )
    begge = kommentar("0", "Hønen", para="0A") + kommentar("1", "Ægget", para="0B")
    ud = tekst(p("a"), comments=begge, commentsExtended=udvidet)
    assert "Hønen" in ud
    assert "Ægget" in ud


def test_ens_sidefoedder_naevnes_en_gang() -> None:
    data = docx(p("a"), footer=p("Fod ", FELT.format("PAGE", r("2"))))
    assert skriv(læs(Pakke(data, "a"))) == "a\n\n[Sidefod]\nFod #\n"


def test_den_strenge_form_laeses_som_den_almindelige() -> None:
    from tests.word.lav import arkiv, dele

    strengt = {
        navn: xml.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for navn, xml in dele(docx(p("Titel", egne=stil("T")) + p("a"))).items()
    }
    assert skriv(læs(Pakke(arkiv(strengt), "a.docx"))) == "# Titel\n\na\n"


@pytest.fixture(scope="module")
def ansøgning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from generator.loeb import gennemfør
    from generator.omfang import Omfang
    from generator.skrivere.docx import skriv_docx

    resultat = gennemfør(MIT_KVARTER, Omfang(pdf=False, regler=()))
    assert resultat.dokument
    assert resultat.typografi
    fil = tmp_path_factory.mktemp("ud") / "mit-kvarter.docx"
    fil.write_bytes(skriv_docx(resultat.dokument, resultat.typografi))
    return fil


def test_ansoegningens_hele_tekst_er_der(ansøgning: Path) -> None:
    """Every paragraph, cell and note of the application, read by other means."""
    from tests.skrivere.laes import afsnitstekster, xml

    ud = " ".join(skriv(læs(Pakke(ansøgning.read_bytes(), "a"))).split())
    data = ansøgning.read_bytes()
    tekster = [
        *afsnitstekster(xml(data)),
        *afsnitstekster(xml(data, "word/footnotes.xml")),
    ]
    assert len(tekster) > 200
    mangler = [t for t in tekster if not all(ord_ in ud for ord_ in t.split())]
    assert mangler == []


def test_kommandoen_indlaeser_ikke_mere_end_den_bruger(ansøgning: Path) -> None:
    """Git runs it for every version of every document: no YAML, model or layout engine."""
    kode = (
        "import sys; from generator.cli.program import kør; "
        f"kode = kør(['tekst', {str(ansøgning)!r}]); "
        "print(kode, *sorted(m for m in sys.modules), file=sys.stderr)"
    )
    svar = subprocess.run(
        [sys.executable, "-c", kode], cwd=ROD, capture_output=True, encoding="utf-8", check=True
    )
    kode_, *moduler = svar.stderr.split()
    assert kode_ == "0"
    assert "Mit Kvarter" in svar.stdout
    tunge = {"yaml", "pydantic", "jinja2", "docx", "typst", "markdown_it", "openpyxl"}
    egne = {"generator.loeb", "generator.laesning", "generator.model", "generator.sidemaal"}
    assert (tunge | egne) & set(moduler) == set()


@pytest.mark.parametrize(
    ("krop", "ventet"),
    [
        (p("Kort ", r("væk", "<w:strike/>"), r(" igen", "<w:b/>")),
         "Kort [gennemstreget: væk] igen\n"),
        (p(r("to ", "<w:dstrike/>"), r("gange", "<w:b/><w:dstrike/>")),
         "[gennemstreget: to gange]\n"),
        (p(r("står", '<w:strike w:val="0"/>')), "står\n"),
        (p("Se ", FELT.format('HYPERLINK "https://lbf.dk" \\o "x"', r("fonden"))),
         "Se fonden <https://lbf.dk>\n"),
        (p("Se ", FELT.format('HYPERLINK \\l "her"', r("her"))), "Se her\n"),
        (p('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
           '<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX '
           '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>', " ja"), "☒ ja\n"),
    ],
)  # fmt: skip
def test_hvad_word_viser_uden_at_det_er_almindelig_tekst(krop: str, ventet: str) -> None:
    assert tekst(krop) == ventet


@pytest.mark.parametrize("hoved", ["word/document2.xml", "Indhold/krop.xml", "WORD/Document.XML"])
def test_kroppen_findes_ved_sin_relation(hoved: str) -> None:
    """Word Online and others give the parts names of their own."""
    gammel = "word/document.xml"
    mappe, _, fil = hoved.rpartition("/")
    ud: dict[str, bytes] = {}
    for navn, data in dele(docx(p("hej", egne='<w:pStyle w:val="P"/>'))).items():
        nyt = {gammel: hoved, "word/_rels/document.xml.rels": f"{mappe}/_rels/{fil}.rels"}
        data = data.replace(b"/word/document.xml", f"/{hoved}".encode())
        if navn.endswith("document.xml.rels"):
            data = data.replace(b'Target="', b'Target="/word/')
        ud[nyt.get(navn, navn)] = data
    pakke = Pakke(arkiv(ud), "a.docx")
    assert skriv(læs(pakke)) == "- hej\n"
    assert pakke.navn_på("officeDocument") == hoved
    assert pakke.dele().keys() == ud.keys()


def _med_del(element: str, navn: str, data: bytes, ude: str = "") -> str:
    """Read a document that takes in a file between two paragraphs."""
    filer = dele(docx(p("Først") + f'<w:{element} r:id="del"/>' + p("Sidst")))
    rels = "word/_rels/document.xml.rels"
    til_filen = (
        f'<Relationship Id="del" Type="{R}/aFChunk" Target="{navn}"{ude}/></Relationships>'.encode()
    )
    filer[rels] = filer[rels].replace(b"</Relationships>", til_filen)
    return skriv(læs(Pakke(arkiv({**filer, f"word/{navn}": data}), "a.docx")))


@pytest.mark.parametrize(
    ("navn", "data", "ventet"),
    [
        ("a.docx", docx(p("Fra den") + tabel(række(p("Celle")))), ["Fra den", "Celle"]),
        ("a.html", "<html><body><p>Sø&aelig;n</p><li>Ét<li>To".encode(), ["Søæn", "Ét", "To"]),
        ("a.htm", b'<html><meta charset="iso-8859-1"><p>S\xf8g\xe5rd</p></html>', ["Søgård"]),
        ("a.txt", "Én linje\r\nog en til".encode(), ["Én linje", "og en til"]),
        ("a.rtf", b"{\\rtf1 Fra}", ["[indlejret dokument, som ikke kan læses her: a.rtf]"]),
        ("a.docx", b"PK er det", ["[indlejret dokument, som ikke kan læses her: a.docx]"]),
        ("a.html", b"<html></html>", ["[indlejret dokument, som ikke kan læses her: a.html]"]),
    ],
    ids=lambda v: v if isinstance(v, str) else None,
)
@pytest.mark.parametrize("element", ["altChunk", "subDoc"])
def test_tekst_fra_en_fil_i_filen(element: str, navn: str, data: bytes, ventet: list[str]) -> None:
    tekst = _med_del(element, navn, data)
    steder = [tekst.find(stykke) for stykke in ("Først", *ventet, "Sidst")]
    assert -1 not in steder, tekst
    assert steder == sorted(steder), tekst


def test_et_underdokument_et_andet_sted_naevnes() -> None:
    tekst = _med_del("subDoc", "del2.docx", b"", ' TargetMode="External"')
    assert "[indlejret dokument, som ikke kan læses her: del2.docx]" in tekst


def test_en_fil_i_en_fil_i_en_fil_ender() -> None:
    """A file that takes in itself would never end: the second is only named."""
    inderst = docx(p("Inderst"))
    filer = dele(docx(p("Midt") + '<w:altChunk r:id="del"/>'))
    rels = "word/_rels/document.xml.rels"
    filer[rels] = filer[rels].replace(
        b"</Relationships>",
        f'<Relationship Id="del" Type="{R}/aFChunk" Target="b.docx"/></Relationships>'.encode(),
    )
    tekst = _med_del("altChunk", "a.docx", arkiv({**filer, "word/b.docx": inderst}))
    assert "Midt" in tekst
    assert "indlejret dokument" in tekst
    assert "Inderst" not in tekst


def test_noter_og_kommentarer_i_en_fil_i_filen_forveksles_ikke_med_dokumentets() -> None:
    inde = docx(
        p("Inde", til_note("1")) + p(fra("0") + r("sagt") + til("0")),
        footnotes=note("1", p("Note inde")),
        comments=kommentar("0", "Kommentar inde"),
    )
    filer = dele(
        docx(
            p("Ude", til_note("1"))
            + '<w:altChunk r:id="del"/>'
            + p(fra("0") + r("mer") + til("0")),
            footnotes=note("1", p("Note ude")),
            comments=kommentar("0", "Kommentar ude"),
        )
    )
    rels = "word/_rels/document.xml.rels"
    filer[rels] = filer[rels].replace(
        b"</Relationships>",
        f'<Relationship Id="del" Type="{R}/aFChunk" Target="a.docx"/></Relationships>'.encode(),
    )
    tekst = skriv(læs(Pakke(arkiv({**filer, "word/a.docx": inde}), "a.docx")))
    for stykke in ("Note ude", "Note inde", "Kommentar ude"):
        assert tekst.count(stykke) == 1, tekst
    assert "[kommentar i det indlejrede dokument] Kommentar inde" in tekst
