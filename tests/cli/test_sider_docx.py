"""`sider FIL.docx`: any DOCX, counted by LibreOffice, with Word's own count beside it."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_BREAK

from generator.sidemaal.fremmed import tæl_fremmede
from generator.word.fil import STØRST, Filfejl
from tests.sider_hjaelp import (
    Konsol,
    kald,
    konsol,
    kræv_libreoffice,
    lav_projekt,
    posix,
    skriv,
    stedfortræder,
    tæt_under,
)

__all__ = ["konsol"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NØGLER = {
    "antal", "forbrug", "grænse", "motor", "bekræftet", "bekræftet_af", "tegn", "ord", "afsnit",
}  # fmt: skip


def fremmed(fil: Path, sider: int = 2, skrift: str = "Calibri") -> Path:
    """Make a DOCX as others would: a page break after each page but the last."""
    dokument = Document()
    dokument.styles["Normal"].font.name = skrift
    for nr in range(sider):
        afsnit = dokument.add_paragraph("Beboerne mødes på torvet.")
        if nr < sider - 1:
            afsnit.add_run().add_break(WD_BREAK.PAGE)
    dokument.save(str(fil))
    return fil


def gemt_af(fil: Path, program: str, sider: str, words: str = "") -> Path:
    """Let the file say which program saved it last, and how many pages that saw."""
    ord_ = f"<Words>{words}</Words>" if words else ""
    app = (
        '<?xml version="1.0"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/'
        f'2006/extended-properties"><Application>{program}</Application><Pages>{sider}</Pages>'
        f"{ord_}</Properties>"
    )
    return med_del(fil, "docProps/app.xml", app.encode())


def med_del(fil: Path, navn: str, data: bytes) -> Path:
    ud = io.BytesIO()
    with zipfile.ZipFile(fil) as fra, zipfile.ZipFile(ud, "w", zipfile.ZIP_DEFLATED) as til:
        for post in fra.infolist():
            if post.filename != navn:
                til.writestr(post, fra.read(post))
        til.writestr(navn, data)
    fil.write_bytes(ud.getvalue())
    return fil


@pytest.mark.libreoffice
def test_vores_egen_en_fremmed_og_en_words_har_gemt(konsol: Konsol) -> None:
    navn = kræv_libreoffice()
    konsol.brug(None)
    mappe = lav_projekt(konsol.mappe / "Bøgelunden øst")
    tæt_under(mappe)
    konsol("byg", mappe, "--format", "docx")
    fremmed(konsol.mappe / "fra kommunen.docx", 2)
    gemt_af(fremmed(konsol.mappe / "fra Word.docx", 3), "Microsoft Office Word", "4")
    filer = ["ud/Bøgelunden øst.docx", "fra kommunen.docx", "fra Word.docx"]
    svar = konsol("sider", *filer, "--format", "json")
    assert svar.kode == 0
    projekter = svar.json["projekter"]
    assert [p["sti"] for p in projekter] == filer
    assert [p["sider"]["antal"] for p in projekter] == [5, 2, 3]
    assert [p["word"] for p in projekter] == [None, None, 4]
    for p in projekter:
        assert p["sider"].keys() >= NØGLER
        assert (p["sider"]["bekræftet"], p["sider"]["bekræftet_af"]) == (True, navn)
        assert p["fund"] == p["filer"] == []
    assert projekter[1]["sider"]["ord"] == 8
    tekst = konsol("sider", *filer).ud
    assert "  Word talte 4, da filen sidst blev gemt.\n" in tekst
    assert tekst.count("Word talte") == 1
    assert f"  Sider: 2 af højst 5 (talt af {navn}); 8 ord, 50 tegn.\n" in tekst
    assert konsol.efterladt == []


@pytest.mark.libreoffice
def test_en_skrift_der_ikke_er_her_gør_tallet_ugyldigt(konsol: Konsol) -> None:
    kræv_libreoffice()
    konsol.brug(None)
    fil = fremmed(konsol.mappe / "fremmed.docx", 1, "Helt Ukendt Skrift")
    svar = konsol("sider", fil, "--format", "json")
    assert svar.kode == 3
    assert svar.projekt["sider"] is None
    assert svar.projekt["fejl"].startswith("Sidetallet gælder ikke på denne maskine: LibreOffice ")
    assert svar.fejl.strip() == svar.projekt["fejl"]


@pytest.mark.libreoffice
def test_et_dokument_libreoffice_ikke_kan_åbne(konsol: Konsol) -> None:
    kræv_libreoffice()
    konsol.brug(None)
    med_del(fremmed(konsol.mappe / "syg.docx"), "word/document.xml", b"<w:document")
    svar = konsol("sider", "syg.docx", "--format", "json")
    assert svar.kode == 3
    assert svar.projekt["sider"] is None
    assert "sluttede uden at danne en PDF" in svar.projekt["fejl"]


@posix
def test_over_grænsen_siges_det_af_hver(konsol: Konsol) -> None:
    from tests.sidemaal.test_vidne_svigt import leverer, pdf_med

    fil = fremmed(konsol.mappe / "lang.docx")
    konsol.brug(leverer(konsol.mappe, pdf_med("Carlito", 6)))
    svar = konsol("sider", fil)
    assert svar.kode == 1
    assert "Sider: 6 af højst 5, over grænsen (talt af LibreOffice 25.2.3.2)" in svar.ud
    # Word alone sees too much: over all the same, and nobody says it is confirmed.
    konsol.brug(leverer(konsol.mappe, pdf_med("Carlito", 5)))
    gemt_af(fil, "Microsoft Macintosh Word", "6")
    svar = konsol("sider", fil, "--uden-cache")
    assert svar.kode == 1
    assert "Word talte 6, da filen sidst blev gemt, og det er over grænsen. De er ikke" in svar.ud
    svar = konsol("sider", fil, "--format", "json")
    assert (svar.projekt["sider"]["antal"], svar.projekt["word"]) == (5, 6)
    assert svar.projekt["sider"]["bekræftet"] is False


@posix
def test_flere_filer_koster_én_start(konsol: Konsol) -> None:
    filer = [fremmed(konsol.mappe / f"{nr}.docx", nr) for nr in (1, 2, 3)]
    program = stedfortræder(konsol.mappe, "exit 0")
    konsol.brug(program)
    svar = konsol("sider", *filer, "mangler.docx", "--format", "json")
    assert svar.kode == 3
    assert len(svar.json["projekter"]) == 4
    første, *igen = program.with_name("kald").read_text(encoding="utf-8").splitlines()
    assert første.count(".docx") == 3
    assert len(igen) == 2, "ét forsøg mere til hver"
    assert kald(program) == 3


def test_uden_libreoffice_er_words_tal_der_endnu(konsol: Konsol) -> None:
    fil = gemt_af(fremmed(konsol.mappe / "fra Word.docx"), "Microsoft Office Word", "7")
    svar = konsol("sider", fil)
    assert svar.kode == 3
    assert "Word talte 7, da filen sidst blev gemt, og det er over grænsen." in svar.ud
    assert "Ret variablen, eller fjern den." in svar.ud
    data = konsol("sider", fil, "--format", "json").projekt
    assert (data["sider"], data["word"]) == (None, 7)


@pytest.mark.parametrize(
    ("program", "sider", "ventet"),
    [
        ("Microsoft Word for the web", "3", 3),
        ("Microsoft Office Word", " 12 ", 12),
        ("Microsoft Office Word", "0", None),
        ("Microsoft Office Word", "9" * 5000, None),
        ("Microsoft Office Word", "-1", None),
        ("Microsoft Excel", "3", None),
        ("WordPerfect", "3", None),
        ("LibreOffice/25.2.3.2$Linux_X86_64", "3", None),
    ],
)
def test_kun_word_selv_er_words_vidne(
    konsol: Konsol, program: str, sider: str, ventet: int | None
) -> None:
    fil = gemt_af(fremmed(konsol.mappe / "a.docx"), program, sider)
    assert konsol("sider", fil, "--format", "json").projekt["word"] == ventet


@pytest.mark.parametrize(("words", "ventet"), [("8", 2), ("9", 2), ("0", None), ("900", None)])
def test_et_tal_word_har_ladet_stå_i_en_skabelon_er_ikke_dokumentets(
    konsol: Konsol, words: str, ventet: int | None
) -> None:
    fil = gemt_af(fremmed(konsol.mappe / "a.docx"), "Microsoft Office Word", "2", words)
    assert konsol("sider", fil, "--format", "json").projekt["word"] == ventet


def _beskadiget(fil: Path) -> None:
    data = bytearray(fremmed(fil).read_bytes())
    sted = data.index(b"word/document.xml") + 60
    data[sted : sted + 40] = os.urandom(40)
    fil.write_bytes(data)


def _afkortet(fil: Path) -> None:
    fil.write_bytes(fremmed(fil).read_bytes()[:-400])


def _forkert_sum(fil: Path) -> None:
    ud = io.BytesIO()
    with zipfile.ZipFile(ud, "w") as arkiv:
        arkiv.writestr("word/document.xml", f'<w:document xmlns:w="{W}"/>')
    fil.write_bytes(ud.getvalue().replace(b"<w:document", b"<w:dokument"))


def _låst_del(fil: Path) -> None:
    data = bytearray(fremmed(fil).read_bytes())
    # Bit 0 of the flags in every directory entry: the part is encrypted.
    sted = data.find(b"PK\x01\x02")
    while sted >= 0:
        (flag,) = struct.unpack_from("<H", data, sted + 8)
        struct.pack_into("<H", data, sted + 8, flag | 1)
        sted = data.find(b"PK\x01\x02", sted + 4)
    fil.write_bytes(data)


def _ukendt_pakning(fil: Path) -> None:
    data = bytearray(fremmed(fil).read_bytes())
    sted = data.find(b"PK\x01\x02")
    while sted >= 0:
        struct.pack_into("<H", data, sted + 10, 99)
        sted = data.find(b"PK\x01\x02", sted + 4)
    fil.write_bytes(data)


def _bombe(fil: Path) -> None:
    with zipfile.ZipFile(fil, "w", zipfile.ZIP_DEFLATED) as arkiv:
        arkiv.writestr("word/document.xml", f'<w:document xmlns:w="{W}"/>')
        with arkiv.open("word/media/1.png", "w", force_zip64=True) as del_:
            for _ in range(210):
                del_.write(bytes(1_000_000))


def _tekstbombe(fil: Path) -> None:
    with zipfile.ZipFile(fil, "w", zipfile.ZIP_DEFLATED) as arkiv:
        arkiv.writestr("word/document.xml", b"<w:p/>" * 4_000_000)


def _alt_for_stor(fil: Path) -> None:
    with fil.open("wb") as ud:
        ud.truncate(STØRST + 1)


def _andet_arkiv(fil: Path) -> None:
    with zipfile.ZipFile(fil, "w") as arkiv:
        arkiv.writestr("xl/workbook.xml", "<workbook/>")


AFVISES = {
    "mangler": (lambda _: None, "findes ikke."),
    "mappe": (Path.mkdir, "er en mappe og ikke en DOCX-fil."),
    "tom": (lambda fil: fil.write_bytes(b""), "er tom."),
    "tekst": (lambda fil: fil.write_text("Hej"), "er ikke et Word-dokument (DOCX)"),
    "pdf": (lambda fil: fil.write_bytes(b"%PDF-1.7\n%%EOF"), "er ikke et Word-dokument (DOCX)"),
    "regneark": (_andet_arkiv, "er ikke et Word-dokument (DOCX)."),
    "kode": (
        lambda fil: fil.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
        "er beskyttet med adgangskode eller gemt i Words gamle format.",
    ),
    "beskadiget": (_beskadiget, "er beskadiget."),
    "afkortet": (_afkortet, "beskadiget."),
    "forkert sum": (_forkert_sum, "er beskadiget."),
    "låst del": (_låst_del, "er krypteret."),
    "ukendt pakning": (_ukendt_pakning, "er beskadiget."),
    "bombe": (_bombe, "fylder for meget udpakket til at være en ansøgning."),
    "tekstbombe": (_tekstbombe, "fylder for meget udpakket til at være en ansøgning."),
    "for stor": (_alt_for_stor, "er for stor til at være en ansøgning (over 50 MB)."),
}


@pytest.mark.parametrize("slags", AFVISES)
@pytest.mark.stikproeve(4)
def test_en_fil_der_ikke_kan_tælles_er_udgang_2(konsol: Konsol, slags: str) -> None:
    læg, sætning = AFVISES[slags]
    fil = konsol.mappe / "ansøgning fra Åvang.docx"
    læg(fil)
    svar = konsol("sider", fil, "--format", "json")
    assert svar.kode == 2
    projekt = svar.projekt
    assert projekt["sti"] == "ansøgning fra Åvang.docx"
    assert projekt["sider"] is None
    assert projekt["fejl"].startswith("ansøgning fra Åvang.docx ")
    assert sætning in projekt["fejl"]
    assert projekt["fejl"].endswith(".")
    assert svar.fejl.strip() == projekt["fejl"]
    tekst = konsol("sider", fil)
    assert tekst.kode == 2
    assert projekt["fejl"] in tekst.ud
    assert konsol.efterladt == []


@pytest.mark.parametrize("indkodning", ["utf-8", "utf-16"])
def test_en_doctype_får_ikke_hukommelsen_til_at_løbe_fuld(konsol: Konsol, indkodning: str) -> None:
    led = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 4))
    xml = (
        f'<?xml version="1.0" encoding="{indkodning}"?><!-- {" " * 1200} -->'
        f'<!DOCTYPE x [<!ENTITY a0 "bum">{led}]>'
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&a3;</w:t></w:r></w:p></w:body>'
        "</w:document>"
    )
    fil = med_del(fremmed(konsol.mappe / "a.docx"), "word/document.xml", xml.encode(indkodning))
    (svar,) = tæl_fremmede([fil])
    assert not isinstance(svar, Filfejl)
    # A thousand here; it might as well be a thousand million.
    assert svar.tegn == 0


def test_mange_filer_på_én_gang_og_den_højeste_kode(konsol: Konsol) -> None:
    god = fremmed(konsol.mappe / "god.docx")
    svar = konsol("sider", "mangler.docx", god, "væk.docx", "--format", "json")
    assert svar.kode == 3
    stier = [p["sti"] for p in svar.json["projekter"]]
    assert stier == ["mangler.docx", "god.docx", "væk.docx"]
    assert konsol("sider", "mangler.docx", "væk.docx", "--format", "json").kode == 2


@pytest.mark.parametrize("form", ["tekst", "kort", "json", "github"])
def test_projekter_og_filer_tælles_hver_for_sig(konsol: Konsol, form: str) -> None:
    mappe = lav_projekt(konsol.mappe / "p")
    svar = konsol("sider", mappe, fremmed(konsol.mappe / "a.docx"), "--format", form)
    assert svar.kode == 2
    assert svar.fejl.strip() == "Tæl projekter og DOCX-filer hver for sig."
    if form == "json":
        assert svar.projekt["fejl"] == "Tæl projekter og DOCX-filer hver for sig."
    else:
        assert svar.ud == ""


@pytest.mark.parametrize("navn", ["a.pdf", "a.doc", "a.odt", "a.RTF"])
def test_andre_formater_ties_ikke_ihjel(konsol: Konsol, navn: str) -> None:
    skriv(konsol.mappe / navn, "noget")
    svar = konsol("sider", navn)
    assert svar.kode == 2
    assert "er ikke et Word-dokument (DOCX)" in svar.ud
    # Inside a project the same file means the project.
    mappe = lav_projekt(konsol.mappe / "p")
    skriv(mappe / navn, "noget")
    assert konsol("sider", mappe / navn, "--format", "json").projekt["sti"] == "p"


def test_en_docx_i_et_projekt_er_en_fil_for_sig(konsol: Konsol) -> None:
    mappe = lav_projekt(konsol.mappe / "p.docx")
    assert konsol("sider", mappe, "--format", "json").projekt["sti"] == "p.docx"
    fil = fremmed(mappe / "gammel.docx")
    assert konsol("sider", fil, "--format", "json").projekt["sti"] == "p.docx/gammel.docx"


def test_den_strenge_form_og_ordene(konsol: Konsol) -> None:
    """Words are counted in Word's strict form too, and in the notes."""
    streng = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = f'<w:document xmlns:w="{streng}"><w:p><w:r><w:t>to ord</w:t></w:r></w:p></w:document>'
    fil = med_del(fremmed(konsol.mappe / "a.docx"), "word/document.xml", xml.encode())
    note = f'<w:footnotes xmlns:w="{W}"><w:p><w:r><w:t>og tre mere</w:t></w:r></w:p></w:footnotes>'
    med_del(fil, "word/footnotes.xml", note.encode())
    (svar,) = tæl_fremmede([fil])
    assert not isinstance(svar, Exception)
    assert (svar.ord, svar.tegn) == (5, len("to ord") + len("og tre mere"))


def test_en_tekstboks_tælles_én_gang(konsol: Konsol) -> None:
    """It stands inside a paragraph, and once more in older words."""
    boks = "<w:txbxContent><w:p><w:r><w:t>i boksen</w:t></w:r></w:p></w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    xml = (
        f'<w:document xmlns:w="{W}" xmlns:mc="{mc}"><w:body><w:p><w:r><w:t>to ord</w:t></w:r>'
        f"<w:r><mc:AlternateContent><mc:Choice>{boks}</mc:Choice>"
        f"<mc:Fallback>{boks}</mc:Fallback></mc:AlternateContent></w:r></w:p></w:body></w:document>"
    )
    fil = med_del(fremmed(konsol.mappe / "a.docx"), "word/document.xml", xml.encode())
    (svar,) = tæl_fremmede([fil])
    assert not isinstance(svar, Exception)
    assert (svar.ord, svar.tegn) == (4, len("to ord") + len("i boksen"))
