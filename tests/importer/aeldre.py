"""Made-up older applications of different shapes, as people in Word have written them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Dokument

ALLE: dict[str, Callable[[], bytes]] = {}


def _ansøgning(lav: Callable[[Dokument], None]) -> Callable[[Dokument], None]:
    def data() -> bytes:
        dokument = Document()
        lav(dokument)
        return gem(dokument)

    ALLE[lav.__name__] = data
    return lav


def gem(dokument: Dokument) -> bytes:
    ud = BytesIO()
    dokument.save(ud)
    return ud.getvalue()


def fed(dokument: Any, tekst: str) -> None:
    dokument.add_paragraph().add_run(tekst).bold = True


def tabel(dokument: Any, *rækker: tuple[str, ...]) -> None:
    t = dokument.add_table(len(rækker), len(rækker[0]))
    for række, celler in zip(rækker, t.rows, strict=True):
        for tekst, celle in zip(række, celler.cells, strict=True):
            celle.text = tekst


@_ansøgning
def fede_overskrifter(d: Dokument) -> None:
    """Bold paragraphs for headings, lists with dashes typed by hand."""
    fed(d, "Ansøgning om prækvalifikation: boligsocial helhedsplan »Engparken« 2021-2024")
    d.add_paragraph("Boligforeningen Engen søger sammen med Engby Kommune.")
    fed(d, "Områdets problemkompleks")
    d.add_paragraph("Engparken ligger i udkanten af byen. Mange flytter hurtigt igen.")
    fed(d, "Uddannelse og livschancer")
    d.add_paragraph("Målgrupper:")
    d.add_paragraph("- børn i alderen 0-6 år")
    d.add_paragraph("- forældre, der er alene")
    d.add_paragraph("I 2019 var fraværet 9,1 pct. i indskolingen.")
    fed(d, "Beskæftigelse")
    d.add_paragraph("Hver tredje er uden job. Det gælder især:")
    d.add_paragraph("– kvinder med anden baggrund")
    d.add_paragraph("– unge mænd")
    fed(d, "Samarbejdspartnere")
    d.add_paragraph("- Engby Kommune: Stiller lokaler og to medarbejdere til rådighed.")
    d.add_paragraph("- Engskolen: Inden for helhedsplanen: lektiecafé. Uden for: undervisning.")
    d.add_paragraph("- Politiet")
    fed(d, "Organisering")
    d.add_paragraph("Planen ledes lokalt.")
    d.add_paragraph("- Den boligsociale bestyrelse: har det økonomiske ansvar")
    d.add_paragraph("- Lokal styregruppe: følger aktiviteterne")


@_ansøgning
def nummererede_overskrifter(d: Dokument) -> None:
    """Numbers typed in styled headings; a table of figures with headings of its own."""
    d.add_heading("Helhedsplan Skovbyen", 0)
    d.add_paragraph("1. januar 2022 – 31. december 2025")
    d.add_heading("1. Boligområdets problemkompleks", 1)
    d.add_paragraph("Skovbyen i Skov Kommune er tre afdelinger.")
    d.add_heading("1.1 Nøgletal", 2)
    tabel(
        d,
        ("Boligselskab", "Afdelingsnavn", "Antal beboere", "Andel uden for arbejdsmarkedet (%)",
         "Dømte (%)", "Lejere i alt"),
        ("Skov Bolig", "Birkehegnet", "1.204", "38,4", "2,31", "610"),
        ("Skov Bolig", "Egehegnet", "733", "29,9", "*", "402"),
        ("Lund Bolig", "Lunden", "402", "41,0", "1,02", "205"),
        ("I alt", "", "2.339", "36,1", "1,9", "1217"),
    )  # fmt: skip
    d.add_paragraph("Tallene er fra LBF Beboerdata.")
    d.add_heading("1.2 Kriminalitetsforebyggelse", 2)
    d.add_paragraph("Naboerne er utrygge ved stien.")
    d.add_heading("Indsatsen", 3)
    d.add_paragraph("Vi vil arbejde med de unge selv.")
    d.add_heading("1.3 Stien ved banen", 2)
    d.add_paragraph("Stien ved banen er mørk.")
    d.add_heading("2. Samarbejdspartnere", 1)
    d.add_heading("Skov Kommune", 2)
    d.add_paragraph("SSP-medarbejdere og klubber.")
    d.add_heading("3. Organisering", 1)
    d.add_heading("Styregruppen", 2)
    d.add_paragraph("Følger planen hver måned.")


@_ansøgning
def versaler_og_aeldre_periode(d: Dokument) -> None:
    """Capitals for headings, and the areas of 2015-18."""
    d.add_paragraph("BOLIGSOCIAL HELHEDSPLAN FOR VANDVÆNGET 2016-2019")
    d.add_paragraph("1. PROBLEMKOMPLEKS")
    d.add_paragraph("Vandvænget i Vand Kommune har 420 lejemål.")
    d.add_paragraph("TRYGHED OG TRIVSEL")
    d.add_paragraph("Beboerne hilser ikke på hinanden.")
    d.add_paragraph("FOREBYGGELSE OG FORÆLDREANSVAR")
    d.add_paragraph("Forældrene kommer sjældent til møder.")
    d.add_paragraph("2. SAMARBEJDSPARTNERE")
    d.add_paragraph("Vand Kommune", style="List Bullet")
    d.add_paragraph("Ungdomsskolen: Ungeklub to aftener om ugen", style="List Bullet")
    d.add_paragraph("3. ORGANISERING")
    d.add_paragraph("Følgegruppe – mødes hvert kvartal", style="List Bullet")


@_ansøgning
def alt_i_tabeller(d: Dokument) -> None:
    """Estates, partners and fora in tables with other headings."""
    d.add_heading("Problemkompleks", 1)
    tabel(d, ("Boligforening", "Afdeling", "Lejemål"), ("Nord", "Tangen", "310"),
          ("", "Klitten", "95"))  # fmt: skip
    d.add_heading("Sammenhængskraft og medborgerskab", 2)
    d.add_paragraph("Få deltager i møderne.")
    tabel(d, ("År", "Fremmødte"), ("2019", "14"), ("2020", "- 3"))
    d.add_heading("Samarbejde", 1)
    tabel(
        d,
        ("Aktør", "Rolle i helhedsplanen"),
        ("Kyst Kommune", "Medfinansierer."),
        ("Frivilligcentret", "Skaffer 1. og 2. hjælpere | og en cykel"),
    )
    d.add_heading("Organisering", 1)
    tabel(
        d,
        ("Gruppe", "Medlemmer", "Opgaver"),
        ("Bestyrelsen", "Kyst Kommune; Nord", "Beslutter"),
        ("Beboernes udvalg", "to fra hver afdeling", "Rådgiver"),
    )


@_ansøgning
def uden_kendte_overskrifter(d: Dokument) -> None:
    """Nothing that can be recognised, and signs that would be markup."""
    d.add_heading("Noget helt andet", 1)
    d.add_paragraph("# Ikke en overskrift, og *ikke* kursiv, {{ tal.fravær }} og {% if %}.")
    d.add_paragraph("<b>Ikke fed</b> & [^1] | a | b | C:\\mappe\\fil_navn_her\\")
    d.add_paragraph("Pris: 5 kr. # ikke en kommentar")
    d.add_paragraph("> citat  \n1. marts og 2. april")
    d.add_heading("Kontakt", 2)
    p = d.add_paragraph("Skriv til ")
    p.add_run("Anne").bold = True
    p.add_run("B").italic = True
    p.add_run(" og ").underline = True
    p.add_run("(Carl)").bold = True
    p.add_run("sen.")


@_ansøgning
def flettede_celler_og_bilag(d: Dokument) -> None:
    """A table of contents, merged headings in a table, an annex after the third part."""
    d.add_heading("Boligsocial helhedsplan Solbyen 2020-2023", 0)
    d.add_heading("Indhold", 1)
    d.add_paragraph("1. Problemkompleks\t2")
    d.add_heading("1. Boligområdets problemkompleks", 1)
    d.add_paragraph("I Solbyen i Sol Kommune bor 3.200 beboere i 3 afdelinger.")
    fed(d, "Uddannelse og livschancer")
    d.add_paragraph("Målgruppe: Børn og unge, der ikke trives; forældre")
    fed(d, "Udfordringer:")
    d.add_paragraph("Fraværet er 12,4 %.")
    fed(d, "Indsats")
    d.add_paragraph("Lektiehjælp.")
    tabel(
        d,
        ("Afdeling", "Kriterier", "", ""),
        ("", "Uden for arbejdsmarkedet", "Dømte", "Ikkevestlige"),
        ("Solhjørnet", "41,2 %", "2,5 %", "52,1 %"),
        ("Solvej 3", "33,0 %", "1,2 %", "20,0 %"),
    )
    d.tables[0].cell(0, 1).merge(d.tables[0].cell(0, 3))
    d.add_heading("2. Samarbejdspartnere", 1)
    d.add_paragraph("Kommunen stiller med to SSP-medarbejdere.")
    d.add_paragraph("Sol Kommune", style="List Bullet")
    d.add_heading("3. Organisering", 1)
    fed(d, "Den boligsociale bestyrelse")
    d.add_paragraph("Bestyrelsen består af direktører.")
    d.add_heading("Det boligsociale team", 2)
    d.add_paragraph("Fire medarbejdere.")
    d.add_heading("Bilag", 1)
    d.add_paragraph("Budget følger.")


@_ansøgning
def dybt_nede_med_fejl_i_tallene(d: Dokument) -> None:
    """Parts one level down, columns without headings, a limit, a row and a column that are off."""
    d.add_heading("Helhedsplan for Østerbo 2021-2025", 1)
    d.add_paragraph("Fonden beder om tre dele.")
    d.add_heading("Del 1: Problemkompleks", 2)
    d.add_paragraph(
        "AKB, Kbh søger, i samarbejde med fsb, Lejerbo og Københavns Kommune, om "
        "støtte til at videreføre den boligsociale helhedsplan Østerbo Sammen i perioden "
        "1. august 2019 - 31. juli 2023. Der søges om at få prækvalificeret følgende 5 afdelinger:"
    )
    for f, t in (
        ("AKB, København:", " Afd. 50 (973 lejeboliger), Lundevænget (1.204 lejeboliger)"),
        (
            "fsb:",
            " Afd. 105, Havekildegård (20 lejeboliger), "
            "Afd. 18, Hornemanns Vænge (200 lejeboliger)",
        ),
        ("Lejerbo:", " Afd. 50 (33 lejeboliger)"),
    ):
        p = d.add_paragraph(style="List Bullet")
        p.add_run(f).bold = True
        p.add_run(t)
    d.add_paragraph("Området er stort.")
    tabel(
        d,
        (
            "",
            "",
            "Beboere 1/1-2022",
            "Udenfor arbejdsmarked",
            "Dømte",
            "Kun grundskole",
            "Gns. Indkomst",
            "Andel med noget andet",
        ),
        ("", "Parallelsamfund", "", "> 40 pct.", "≥ 2,20 pct.", "> 60 pct.", "< 55 pct.", ""),
        ("AKB, Kbh", "50", "1.964", "41,2", "2,31", "62,0", "250000", "3"),
        ("AKB, Kbh", "Lundevænget", "2.300", "41,2 pct", "2,3.1", "62,0", "251000", "3"),
        ("fsb", "Havekildegård", "101", "39", "-", "62", "249000", "3"),
        ("fsb", "18", "455,00", "37,50", "2", "62,0", "210000", "3"),
        ("Lejerbo", "50", "101", "41,2", "2,31", "62,0", "212000", "3"),
        ("fsb", "Ukendtgården", "101", "41,2", "2,31", "62,0", "212000", "3"),
    )
    d.add_heading("Uddannelse og Livschancer", 3)
    d.add_paragraph("Børnene.")
    d.add_heading("Samarbejde med skolen", 4)
    d.add_paragraph("Godt samarbejde.")
    d.add_heading("Organisering af indsatsen", 4)
    d.add_paragraph("Lokalt.")
    d.add_heading("Østerbo Nord", 3)
    d.add_paragraph("Nord er nord.")
    d.add_heading("Del 2: Samarbejdspartnere", 2)
    d.add_paragraph("Partnerne er valgt lokalt. Vi har talt med alle: det tog tid.")
    d.add_paragraph("Københavns Kommune, herunder:")
    for t in (
        "BIF: Der vil blive indledt dialog om job.",
        "BUF: Stiller lokaler.",
        "Tryghedspartnerskabet (BUF, SOF, Politi): Mødes.",
        "SSP Lokaludvalg og SSP-følgegruppe",
    ):
        d.add_paragraph(t, style="List Bullet")
    d.add_paragraph(
        "Derudover vil helhedsplanen samarbejde med FC Østerbo, Røde Kors og "
        "beboerne i området. Det er vigtigt."
    )
    d.add_heading("Del 3: Organisering", 2)
    d.add_heading("Organisering af helhedsplanen", 3)
    d.add_paragraph("Der er tre niveauer.")
    for t in (
        "Samarbejdsforum (SAF): Har det bystrategiske ansvar. "
        "Her deltager direktør- og chefniveauer fra A og B.",
        "Bydelsbestyrelsen: Har ansvar.",
    ):
        d.add_paragraph(t, style="List Bullet")
    d.add_paragraph("Der etableres desuden en administrativ følgegruppe med økonomimedarbejdere.")
    d.add_heading("Teamet", 3)
    d.add_paragraph("Teamet sidder i: kælderen.")


@_ansøgning
def spor_noter_og_bokse(d: Dokument) -> None:
    """Tracked changes, a comment, hidden text, a header, a note and a link."""
    d.sections[0].header.paragraphs[0].text = "Fortroligt udkast"
    d.add_heading("Boligområdets problemkompleks", 1)
    d.add_paragraph("Teksten har [SPOR] og [EN NOTE] og [SKJULT].")
    d.add_heading("Beskæftigelse", 2)
    d.add_paragraph("Målgrupper:")
    d.add_paragraph("unge [NOTE]", style="List Bullet")
    p = d.add_paragraph("Job er svære at finde inden for 5 km")
    p.add_run("2").font.superscript = True
    tabel(d, ("Afdeling", "Beboere", "Dømte (%)"), ("Vænget", "120", "2,5"), ("Haven", "88", "1,4"))
    for celle in d.tables[0].columns[2].cells[1:]:
        celle.paragraphs[0].add_run("1").font.superscript = True
    p = d.add_paragraph("Kommenteret")
    d.add_comment(p.runs, text="Skal ud", author="HN")


def med_spor() -> bytes:
    """The last one with what python-docx cannot write."""
    data = ALLE["spor_noter_og_bokse"]()
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    løb = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    nyt = (
        "Teksten har </w:t></w:r>"
        '<w:ins w:id="1" w:author="HN"><w:r><w:t>indsatte</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="HN"><w:r><w:delText>slettede</w:delText></w:r></w:del>'
        + løb.format(" ord, en note")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hemmelig</w:t></w:r><w:r><w:t>."
    )
    ud = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as fra, zipfile.ZipFile(ud, "w") as til:
        for post in fra.infolist():
            del_ = fra.read(post).decode("utf-8") if post.filename.endswith(("xml", "rels")) else ""
            if post.filename == "word/document.xml":
                gammelt = "Teksten har [SPOR] og [EN NOTE] og [SKJULT]."
                assert gammelt in del_
                del_ = del_.replace(gammelt, nyt)
                note = '</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:t>'
                del_ = del_.replace("[NOTE]", note)
            elif post.filename == "word/_rels/document.xml.rels":
                slags = (
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                )
                del_ = del_.replace(
                    "</Relationships>",
                    f'<Relationship Id="rId99" Type="{slags}" Target="footnotes.xml"/>'
                    "</Relationships>",
                )
            til.writestr(post, del_ or fra.read(post))
        til.writestr(
            "word/footnotes.xml",
            f'<w:footnotes xmlns:w="{w}"><w:footnote w:id="2"><w:p>'
            + løb.format("Kilde: egne tal.")
            + '</w:p></w:footnote><w:footnote w:id="3"><w:p>'
            + løb.format("Under 30 år.")
            + "</w:p></w:footnote></w:footnotes>",
        )
    return ud.getvalue()
