"""The bounds of what is read: at one all is fine, past it is a sentence; see `graenser.md`."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from struct import pack

import pytest

from generator.dansk.tal import skriv_tal
from generator.dokument.markdown import Kildetekst, læs_blokke, tabeller
from generator.dokument.trae import alle_blokke
from generator.laesning import graenser, læs_projekt
from generator.model.byg import byg_plan
from generator.skabelon import udtryk
from generator.skabelon.tekster import STYKKER, læs_tekster
from generator.skabelon.vaerdier import Værdi, Værdifejl
from generator.word import fil as docxfil
from generator.word.felter import DYBESTE_FELT
from generator.word.fil import Filfejl
from generator.word.laesning import læs as læs_word
from generator.word.pakke import Pakke, åbn
from tests.hold.store import kæmpefletning
from tests.laesning.hjaelp import læs
from tests.proeveprojekt import EKSEMPLER, ROD, kopi
from tests.word.lav import docx

pytestmark = pytest.mark.langsom

Svar = list[str]
"""The messages of the kind that the bound gives."""


def _tekst(mappe: Path, **filer: str | bytes) -> Svar:
    data, linjer = læs(mappe, **filer)
    slags = {"fil-for-stor", "for-dybt", "ulovligt-tegn", "fil-forkert-art"}
    return [linje for linje, fund in zip(linjer, data.fund, strict=True) if fund.regel in slags]


def tegn(mappe: Path, n: int) -> Svar:
    peger = "a: {fil: a.md}\n"
    return _tekst(mappe, projekt_yaml=peger, a_md="x" * (n - len(peger)))


def tabelfil(mappe: Path, n: int) -> Svar:
    return _tekst(mappe, projekt_yaml="a: {fil: a.csv}\n", a_csv=b"a\n" + b"x" * (n - 2))


def billedfil(mappe: Path, n: int) -> Svar:
    png = (EKSEMPLER / "alt/kort.png").read_bytes()
    # A chunk of nothing before the picture's end makes it as long as it must be.
    fyld = b"tEXt" + b"x" * (n - len(png) - 12)
    hele = png[:-12] + pack(">I", len(fyld) - 4) + fyld + pack(">I", zlib.crc32(fyld)) + png[-12:]
    assert len(hele) == n
    return _tekst(mappe, projekt_yaml="figurer:\n  - fil: a.png\n    tekst: x\n", a_png=hele)


def punkter(mappe: Path, n: int) -> Svar:
    """A picture of one line of `n` points, a bit each."""
    hoved = b"IHDR" + pack(">IIBBBBB", n, 1, 1, 0, 0, 0, 0)
    data = b"IDAT" + zlib.compress(bytes(1 + (n + 7) // 8))
    dele = (hoved, data, b"IEND")
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(d) - 4) + d + pack(">I", zlib.crc32(d)) for d in dele
    )
    return _tekst(mappe, projekt_yaml="figurer:\n  - fil: a.png\n    tekst: x\n", a_png=png)


def punkter_i_alt(mappe: Path, n: int) -> Svar:
    """Three pictures, the last as large as it must be."""
    dele = (graenser.PIXLER, graenser.PIXLER // 2, n - graenser.PIXLER * 3 // 2)
    for nr, antal in enumerate(dele):
        punkter(mappe, antal)
        (mappe / "a.png").rename(mappe / f"a{nr}.png")
    figurer = "".join(f"  - fil: a{nr}.png\n    tekst: x\n" for nr in range(len(dele)))
    return _tekst(mappe, projekt_yaml=f"figurer:\n{figurer}")


def dybde(mappe: Path, n: int) -> Svar:
    return _tekst(mappe, projekt_yaml="a: " + "[" * n + "]" * n)


def rækker(mappe: Path, n: int) -> Svar:
    return _tekst(mappe, projekt_yaml="a: {fil: a.csv}\n", a_csv="a;b\n" + "1;2\n" * n)


def listepunkter(mappe: Path, n: int) -> Svar:
    return _tekst(mappe, projekt_yaml="a:\n" + "  - b\n" * n)


def stykker(mappe: Path, n: int) -> Svar:
    """A paragraph of one run is two pieces, and a word in bold one more."""
    mappe = kopi(mappe / f"stykker-{n}")
    fra = n - sum(_stykker_i(mappe))
    tekst = ("a\n\n" * (fra // 2)).rstrip() + " *b*" * (fra % 2)
    (mappe / "lang.md").write_text(tekst, encoding="utf-8")
    fil = mappe / "problemkompleks.yaml"
    fil.write_text("indledning: {fil: lang.md}\n" + fil.read_text("utf-8"), encoding="utf-8")
    plan = byg_plan(læs_projekt(mappe)).plan
    assert plan is not None
    return [f.besked for f in læs_tekster(plan).fund if f.regel == "fil-for-stor"]


def _stykker_i(mappe: Path) -> Iterator[int]:
    plan = byg_plan(læs_projekt(mappe)).plan
    assert plan is not None
    for blokke in læs_tekster(plan).lange.values():
        yield from (1 + len(getattr(b, "indhold", ())) for b in alle_blokke(blokke))


def kolonner(mappe: Path, n: int) -> Svar:
    række = ";".join(f"k{nr}" for nr in range(n)) + "\n"
    return _tekst(mappe, projekt_yaml="a: {fil: a.csv}\n", a_csv=række * 2)


def felter(mappe: Path, n: int) -> Svar:
    hele, rest = divmod(n, 200)
    csv = (";" * 199 + "x\n") * hele + (";".join("y" * rest) + "\n" if rest else "")
    assert csv.count(";") + csv.count("\n") == n
    # The columns have no headings, which is another finding.
    fund = _tekst(mappe, projekt_yaml="a: {fil: a.csv}\n", a_csv=csv)
    return [f for f in fund if "felter" in f and "for stor" in f]


def accenter(mappe: Path, n: int) -> Svar:
    return _tekst(mappe, projekt_yaml="a: q" + "\u0323" * n + "\n")


def _pak(
    kilde: Path, til: Path | io.BytesIO, fyld: dict[str, bytes], med: int = zipfile.ZIP_DEFLATED
) -> None:
    with zipfile.ZipFile(kilde) as fra, zipfile.ZipFile(til, "w", med) as ud:
        for navn in fra.namelist():
            ud.writestr(navn, fra.read(navn))
        for navn, data in fyld.items():
            ud.writestr(navn, data)


def _projektmappe(mappe: Path, **dele: bytes) -> Svar:
    ud = io.BytesIO()
    _pak(EKSEMPLER / "alt/noegletal.xlsx", ud, dele)
    return _tekst(mappe, projekt_yaml="a: {fil: a.xlsx}\n", a_xlsx=ud.getvalue())


def _af(del_: Callable[[zipfile.ZipFile], int]) -> int:
    with zipfile.ZipFile(EKSEMPLER / "alt/noegletal.xlsx") as arkiv:
        return del_(arkiv)


def udpakket(mappe: Path, n: int) -> Svar:
    har = _af(lambda a: sum(post.file_size for post in a.infolist()))
    return _projektmappe(mappe, fyld=b"x" * (n - har))


def fletninger(mappe: Path, n: int) -> Svar:
    return _tekst(mappe, projekt_yaml="a: {fil: a.xlsx}\n", a_xlsx=kæmpefletning(n))


def dele(mappe: Path, n: int) -> Svar:
    har = _af(lambda a: len(a.namelist()))
    return _projektmappe(mappe, **{f"fyld{nr}": b"" for nr in range(n - har)})


def mærker(mappe: Path, n: int) -> Svar:
    har = _af(
        lambda a: sum(
            a.read(p).count(b"<")
            for p in a.namelist()
            if not p.lower().startswith(("xl/worksheets/", "xl/sharedstrings"))
        )
    )
    return _projektmappe(mappe, **{"xl/fyld.xml": b"<a/>" * (n - har)})


def udtrykket(_: Path, n: int) -> Svar:
    with pytest.raises(Værdifejl) as fejl:
        udtryk.regn_ud("a" * n, Værdi())
    return [fejl.value.besked] if "for langt" in fejl.value.besked else []


def _docx(mappe: Path, fyld: dict[str, bytes], med: int = zipfile.ZIP_DEFLATED) -> Svar:
    fil = mappe / "a.docx"
    _pak(ROD / "skabeloner/typografi.docx", fil, fyld, med)
    try:
        åbn(fil)
    except docxfil.Filfejl as fejl:
        return [str(fejl).replace(f"{mappe.as_posix()}/", "")]
    return []


def docx_fil(mappe: Path, n: int) -> Svar:
    _docx(mappe, {"fyld": b""}, zipfile.ZIP_STORED)
    return _docx(mappe, {"fyld": bytes(n - (mappe / "a.docx").stat().st_size)}, zipfile.ZIP_STORED)


def docx_udpakket(mappe: Path, n: int) -> Svar:
    with zipfile.ZipFile(ROD / "skabeloner/typografi.docx") as fra:
        har = sum(post.file_size for post in fra.infolist())
    return _docx(mappe, {"fyld": bytes(n - har)})


def markdowntabel(_mappe: Path, n: int) -> Svar:
    tekst = Kildetekst("|" + "a|" * n + "\n|" + "-|" * n)
    return [f.besked for f in læs_blokke(tekst, lambda _: None).fund]


def markdownrækker(_mappe: Path, n: int) -> Svar:
    """Two tables of one text are one; the heading is a row too."""
    rækker = "|a|\n|-|\n" + "|b|\n" * (n // 2 - 1)
    tekst = Kildetekst(f"{rækker}\nog\n\n{rækker}" + "|b|\n" * (n % 2))
    return [f.besked for f in læs_blokke(tekst, lambda _: None).fund]


def felter_i_felter(_mappe: Path, n: int) -> Svar:
    led = "".join(
        f'<w:r><w:fldChar w:fldCharType="{s}"/></w:r>' for s in ["begin"] * n + ["end"] * n
    )
    return _læst(docx(f"<w:p>{led}</w:p>"))


def _læst(data: bytes) -> Svar:
    try:
        læs_word(Pakke(data, "a.docx"))
    except Filfejl as fejl:
        return [str(fejl)]
    return []


@dataclass(frozen=True)
class Grænse:
    """A bound: what it is of, how many are fine, and a case with just so many."""

    hvad: str
    højst: int
    enhed: str
    sag: Callable[[Path, int], Svar]


GRÆNSER = [
    Grænse("YAML og Markdown i et projekt", graenser.PROJEKT_TEGN, "tegn", tegn),
    Grænse("en CSV- eller XLSX-fil", graenser.TABELFIL_BYTES, "byte", tabelfil),
    Grænse("et billede", graenser.BILLEDFIL_BYTES, "byte", billedfil),
    Grænse("et billedes udstrækning", graenser.PIXLER, "punkter", punkter),
    Grænse("billedernes udstrækning tilsammen", graenser.PROJEKT_PIXLER, "punkter", punkter_i_alt),
    Grænse("indrykning i YAML", graenser.DYBDE, "trin", dybde),
    Grænse("rækker i en tabel", graenser.POSTER, "rækker", rækker),
    Grænse("punkter i en liste i YAML", graenser.POSTER, "punkter", listepunkter),
    Grænse("afsnit, punkter og fremhævede ord", STYKKER, "stykker", stykker),
    Grænse("kolonner i en tabel", graenser.KOLONNER, "kolonner", kolonner),
    Grænse("felter i en CSV-fil", graenser.KNUDER, "felter", felter),
    Grænse("accenter på et bogstav", graenser.KOMBINERENDE_TEGN, "accenter", accenter),
    Grænse("en XLSX-fil pakket ud", graenser.UDPAKKET_BYTES, "byte", udpakket),
    Grænse("flettede celler i et ark", graenser.FLETNINGER, "fletninger", fletninger),
    Grænse("dele i en XLSX-fil", graenser.ARKIVFILER, "dele", dele),
    Grænse("XML-mærker uden for arkene", graenser.XML_MÆRKER_ØVRIGE, "mærker", mærker),
    Grænse("et udtryk mellem {{ og }}", udtryk.HØJST_TEGN, "tegn", udtrykket),
    Grænse("kolonner i en tabel i Markdown", tabeller.KOLONNER, "kolonner", markdowntabel),
    Grænse("rækker i en teksts tabeller", tabeller.RÆKKER, "rækker", markdownrækker),
    Grænse("felter inde i hinanden i en DOCX-fil", DYBESTE_FELT, "felter", felter_i_felter),
    Grænse("en fremmed DOCX-fil", docxfil.STØRST, "byte", docx_fil),
    Grænse("en fremmed DOCX-fil pakket ud", docxfil.STØRST_UDPAKKET, "byte", docx_udpakket),
]
HOVED = """\
# Grænserne for det, der læses

Langt over enhver rigtig ansøgning, langt under det, der får en maskine til at gå i stå. Tabellen
skrives af `python -m pytest tests/hold/test_graenser.py --forny`; hver række prøves på grænsen og
lige over den.

| hvad | højst | hvad der ellers siges |
|---|---:|---|
"""


@pytest.fixture(scope="module")
def beskeder(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Svar]:
    return {g.hvad: g.sag(tmp_path_factory.mktemp("over"), g.højst + 1) for g in GRÆNSER}


@pytest.mark.parametrize("grænse", GRÆNSER, ids=lambda g: g.sag.__name__)
def test_paa_graensen_er_fint_og_over_den_siges_det(
    grænse: Grænse, beskeder: dict[str, Svar], tmp_path: Path
) -> None:
    assert grænse.sag(tmp_path, grænse.højst) == []
    assert len(beskeder[grænse.hvad]) == 1


def test_tabellen_er_den_der_gaelder(
    beskeder: dict[str, Svar], som_ventet: Callable[[str, Path], None]
) -> None:
    linjer = [
        f"| {g.hvad} | {skriv_tal(g.højst)} {g.enhed} | {beskeder[g.hvad][0]} |\n" for g in GRÆNSER
    ]
    som_ventet(HOVED + "".join(linjer), Path(__file__).with_name("graenser.md"))


def test_flere_filer_taelles_sammen(tmp_path: Path) -> None:
    """Each is small enough; one that is pointed to twice is read twice."""
    linjer = "".join(f"a{nr}: {{fil: a.md}}\n" for nr in range(3))
    fund = _tekst(tmp_path, projekt_yaml=linjer, a_md="x" * 100_000)
    assert len(fund) == 1
    assert fund[0].startswith(
        "a.md:1:1: fil-for-stor Med denne fil er projektets tekster for lange"
    )
