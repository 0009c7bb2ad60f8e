"""Documents: ours and others', damaged and locked, against each other and against a project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document

from generator.sammenlign.dokumenter import sammenlign_dokumenter
from generator.sammenlign.sider import læs_sider, sammenlign
from generator.sammenlign.stykker import er_vores, læs_dokument
from tests.cli.hjaelp import Program
from tests.cli.test_sider_docx import AFVISES, med_del
from tests.proeveprojekt import PRØVEANSØGNING, kopi, ret

from .rettelser import RETTELSER


def linjer(svar: str) -> list[str]:
    """Return the changes and their notes, without what stands around."""
    return [linje.strip() for linje in svar.splitlines() if linje.startswith("    ")]


def byg(program: Program, mappe: Path) -> Path:
    # Its figures without year or source are fejl, and the draft is built all the same.
    assert program("byg", mappe, "--format", "docx").kode == 1
    return Path("ud") / f"{mappe.name}.docx"


@pytest.fixture
def bygget(program: Program) -> Path:
    return byg(program, kopi(program.mappe / "før", PRØVEANSØGNING))


@pytest.mark.parametrize(
    ("navn", "ventet"),
    [
        ("en_celle", [
            "Ændret AAB · Afd. 50, Uden for arbejdsmarked: 24,3 -> ▪ 30,1 (+5,8 procentpoint)",
            "Ændret konklusion: …ligger under grænsen for indkomst, 23 over grænsen for dømte og "
            "[-20-]{+21+} over grænsen for beboere uden for arbejdsmarkedet. Valby…"]),
        ("samme_tal_med_flere_decimaler", None),
        ("noegletal_i_ny_orden_trykkes_ens", None),
        ("kun_fed", None),  # for the redline to show
        ("et_ord", ["Ændret tekst: Udviklingen er [-positiv-]{+opmuntrende+}. I 2021 bestod 93,9 "
                    "pct. folkeskolen med mindst 02 i dansk og…"]),
        ("afsnit_byttet_om_med_et_ord", [
            "Flyttet tekst: I dag løfter boligorganisationen selv en {+stor +}del af opgaven.[*] "
            "Kommer afdelingerne med, dækker kommunen og…",
            "Stod før i »Frederiksholm, tekst«."]),
        ("et_punkt_slettet", [
            "Ændret 1. afsnit: …på 18-29 år uden uddannelse ud over grundskolen. Problematikker: "
            "[-fravær i grundskolen; -]mange socialsager om børn; færre unge med uddannelse end i "
            "kommunen…"]),
        ("ny_fodnote_forrest", [
            "Ændret erfaringer: …sammen om de samme beboere, men de kan ikke bære helhedsplanen "
            "alene.{+[*]+} Skal de fastholdes og nå flere afdelinger, er der brug for en større…",
            "Tilføjet fodnote: Bevillingen udløber i 2024."]),
        ("fodnote_rettet", [
            "Ændret fodnote: Underretninger og sager efter serviceloven §§ 11, 50[-, 51-] og 52."]),
        ("enheds_bidrag", [
            "Ændret KFF (i dialog), Bidrag inden for helhedsplanens rammer: En {+halv +}"
            "partnerskabsstilling, som drøftes."]),
        ("forum_vaek", [
            "Fjernet Boligsociale ledergrupper, række: Område | Boligsociale ledergrupper | "
            "Omsætter delaftalerne til daglig praksis. | Helhedsplanen (leder); kommunale partnere "
            "(leder)."]),
        ("forum_moedes_oftere", [
            "Ændret Fælles styregruppe for Mit Kvarter (følgegruppe), Deltagere og møder: "
            "…(leder); boligorganisationerne (medarbejder, chef). Møder: [-3-4-]{+6+} gange "
            "årligt."]),
    ],
)  # fmt: skip
@pytest.mark.stikproeve(12)
def test_to_af_vores_egne(
    program: Program, bygget: Path, navn: str, ventet: list[str] | None
) -> None:
    mappe = kopi(program.mappe / "nu", PRØVEANSØGNING)
    RETTELSER[navn](mappe)
    svar = program("sammenlign", bygget, byg(program, mappe))
    assert svar.kode == 0
    fundet = [re.sub(r"\s+", " ", linje) for linje in linjer(svar.ud)]
    assert fundet == (ventet or [])


@pytest.mark.langsom
def test_en_rettelse_overalt_siges_én_gang(program: Program, bygget: Path) -> None:
    mappe = kopi(program.mappe / "nu", PRØVEANSØGNING)
    for fil in (*mappe.glob("*.yaml"), *mappe.glob("*.csv"), *mappe.glob("*/*.md")):
        tekst = fil.read_text(encoding="utf-8")
        fil.write_text(tekst.replace("Sjælør", "Sjællør"), encoding="utf-8")
    svar = program("sammenlign", bygget, byg(program, mappe))
    fundet = linjer(svar.ud)
    assert len(fundet) <= 8, fundet
    assert any(re.fullmatch(r"Samme rettelse \d+ steder mere: .*", linje) for linje in fundet)


@pytest.mark.langsom
def test_et_dokument_er_som_sig_selv_og_som_sit_projekt(program: Program, bygget: Path) -> None:
    assert "Ingen ændringer." in program("sammenlign", bygget, bygget).ud
    svar = program("sammenlign", "før", bygget, "--tjek")
    assert svar.kode == 0
    assert "Ingen ændringer." in svar.ud
    assert "før er bygget til et dokument for at kunne sammenlignes med et" in svar.ud
    ret(program.mappe / "før" / "projekt.yaml", "helhedsplan: Mit Kvarter",
        "helhedsplan: Vores Kvarter")  # fmt: skip
    svar = program("sammenlign", bygget, "før", "--tjek")
    assert svar.kode == 1
    assert "{+Vores+}" in svar.ud


def test_word_har_gemt_den_igen(program: Program, bygget: Path) -> None:
    """python-docx writes every part anew, as Word does."""
    gemt = program.mappe / "fra word.docx"
    Document(str(bygget)).save(str(gemt))
    assert er_vores(gemt.read_bytes())
    assert "Ingen ændringer." in program("sammenlign", bygget, gemt).ud


# --- documents of others ---


def fremmed(fil: Path, *, rettet: bool = False) -> Path:
    d = Document()
    d.add_heading("Ansøgning", 0)
    d.add_heading("Beskæftigelse", 1)
    d.add_paragraph("Der er få job." if not rettet else "Der er mange job.")
    d.add_heading("Ledige", 2)
    d.add_paragraph("unge", style="List Bullet")
    if not rettet:
        d.add_paragraph("ældre", style="List Bullet")
    tabel = d.add_table(rows=0, cols=3)
    for celler in (("Nr.", "Navn", "Antal"), ("By", "Åvang", "12"),
                   ("By", "Bakken", "14" if rettet else "10")):  # fmt: skip
        for celle, tekst in zip(tabel.add_row().cells, celler, strict=True):
            celle.text = tekst
    d.save(str(fil))
    return fil


def test_to_fremmede(program: Program) -> None:
    a, b = fremmed(Path("a.docx")), fremmed(Path("b.docx"), rettet=True)
    assert not er_vores(a.read_bytes())
    svar = program("sammenlign", a, b)
    assert svar.ud == (
        "a.docx -> b.docx\n\n3 ændringer.\n\nBeskæftigelse\n"
        "    Ændret 1. afsnit: Der er [-få-]{+mange+} job.\n"
        "  Ledige\n"
        "    Fjernet 2. punkt: ældre\n"
        "    Ændret Bakken, Antal: 10 -> 14 (+4)\n"
    )
    assert "Ingen ændringer." in program("sammenlign", a, a).ud


def _med_xml(fil: Path, krop: str) -> Path:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<w:document xmlns:w="{w}"><w:body>{krop}</w:body></w:document>'
    return med_del(fremmed(fil), "word/document.xml", xml.encode())


def _r(tekst: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{tekst}</w:t></w:r>"


def test_sporede_ændringer_læses_som_godkendt_og_det_siges(program: Program) -> None:
    sporet = _med_xml(
        Path("sporet.docx"),
        f"<w:p><w:pPr><w:rPr><w:del w:id='1' w:author='å'/></w:rPr></w:pPr>{_r('Vi har ')}</w:p>"
        f"<w:p><w:ins w:id='2' w:author='å'>{_r('mange ')}</w:ins>"
        "<w:del w:id='3' w:author='å'><w:r><w:delText>få </w:delText></w:r></w:del>"
        f"{_r('frivillige.')}</w:p>",
    )
    ren = _med_xml(Path("ren.docx"), f"<w:p>{_r('Vi har mange frivillige.')}</w:p>")
    svar = program("sammenlign", sporet, ren)
    assert "Ingen ændringer." in svar.ud
    assert "sporet.docx har sporede ændringer; de er læst, som var de godkendt." in svar.ud


def test_et_andet_billede_under_samme_tekst(program: Program) -> None:
    a, b = fremmed(Path("a.docx")), fremmed(Path("b.docx"))
    med_del(a, "word/media/image1.png", b"et")
    med_del(b, "word/media/image1.png", b"to")
    assert "billeder: 1 er der ikke mere -> 1 er nye" in program("sammenlign", a, b).ud


@pytest.mark.parametrize("slags", [s for s in AFVISES if s not in ("mangler", "mappe")])
@pytest.mark.parametrize("plads", [0, 1])
@pytest.mark.stikproeve(6)
def test_en_docx_der_ikke_kan_læses_er_én_sætning(program: Program, slags: str, plads: int) -> None:
    læg, _ = AFVISES[slags]
    fil = program.mappe / "ansøgning fra Åvang.docx"
    læg(fil)
    par = [fremmed(Path("god.docx"))]
    par.insert(plads, fil)
    for format_ in ("tekst", "docx"):
        svar = program("sammenlign", *par, "--format", format_)
        assert (svar.kode, svar.ud) == (2, "")
        (sætning,) = svar.fejl.splitlines()
        assert sætning.startswith("ansøgning fra Åvang.docx ")
        assert not Path("sammenligning.docx").exists()


@pytest.mark.parametrize(
    "xml",
    [b"<w:document", b"", b"<a/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"\xff\xfe<\x00"],
)
def test_et_dokument_med_ødelagt_indre(program: Program, xml: bytes) -> None:
    fil = med_del(fremmed(Path("a.docx")), "word/document.xml", xml)
    svar = program("sammenlign", fil, fremmed(Path("b.docx")))
    assert svar.kode == 2
    assert len(svar.fejl.splitlines()) == 1


@pytest.mark.stikproeve(2)
@pytest.mark.parametrize(
    "del_",
    [
        b"<stier",
        b"<stier xmlns='urn:projektbeskrivelse:stier'><sti navn='a'>[[1]]</sti></stier>",
        b"<stier xmlns='urn:projektbeskrivelse:stier'><sti>{</sti></stier>",
        b"<stier xmlns='urn:projektbeskrivelse:stier'><sti>" + b"[" * 9000 + b"</sti></stier>",
    ],
)
def test_stier_der_er_løgn_gør_ingen_skade(program: Program, del_: bytes) -> None:
    fil = med_del(fremmed(Path("a.docx")), "customXml/item1.xml", del_)
    assert "Ingen ændringer." in program("sammenlign", fil, fremmed(Path("b.docx"))).ud


def test_noget_der_ikke_er_et_dokument(program: Program) -> None:
    god = fremmed(Path("god.docx"))
    Path("gammel.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    Path("mappe.docx").mkdir()
    Path("tom").mkdir()
    for navn, sætning in (
        ("gammel.doc", "gammel.doc kan ikke sammenlignes: Det er hverken et projekts mappe"),
        ("mangler.docx", "mangler.docx findes ikke"),
        ("mappe.docx", "mappe.docx indeholder ikke filen projekt.yaml"),
        ("tom", "tom indeholder ikke filen projekt.yaml"),
    ):
        svar = program("sammenlign", god, navn)
        assert svar.kode == 2
        assert svar.fejl.startswith(sætning), svar.fejl


@pytest.mark.langsom
def test_læst_som_værdier(bygget: Path) -> None:
    dokument = læs_dokument(bygget.read_bytes(), "a")
    assert sammenlign_dokumenter(dokument, dokument) == []
    with læs_sider(str(bygget), "før") as sider:
        assert sammenlign(*sider).grundlag == "dokument"
    stykke = next(s for s in dokument.stykker if s.tekst.startswith("Vægten flyttes"))
    assert stykke.sti == ("problemkompleks", "indsatsområder", 0, "indsats")
