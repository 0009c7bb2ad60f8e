"""Made-up exports: the same five estates' figures, in all the ways people keep them.

Every sheet shows the figures of `SAND`, or something that cannot be told with certainty.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

PROJEKT = """\
regelsæt: lbf-2019-26
helhedsplan: Havneparken
ansøgningstype: ny
dato: 2024-03-01
kommune: Eksempel Kommune
ansøgere:
  - navn: Boligforeningen Nord
    kortnavn: BN
    aliasser:
      - Nord
  - navn: Boligselskabet Syd
    kortnavn: BS
periode:
  fra: 2025-01-01
  til: 2028-12-31
afdelinger:
  - boligorganisation: BN
    navn: Havneparken
    nummer: 50
    lejeboliger: 300
    aliasser:
      - Parken
  - boligorganisation: BN
    navn: Ågården
    lejeboliger: 600
  - boligorganisation: BS
    navn: Vestbyen
    nummer: 7
    lejeboliger: 200
  - boligorganisation: BS
    navn: Nørre|Vænge
    lejeboliger: 40
  - boligorganisation: BS
    navn: Karré 1
    lejeboliger: 90
"""
DEL1 = """\
# Del 1 i ansøgningen.
kriterier:
  kriteriesæt: parallelsamfund-2022   # listen fra december
indsatsområder:
  - navn: Beskæftigelse
    tekst: Mange står uden arbejde.
"""

HOVED = (
    "Boligorganisation", "Afdeling", "Antal beboere", "Uden for arbejdsmarkedet (pct.)",
    "Dømte (pct.)", "Kun grundskole (pct.)", "Gns. indkomst (pct.)", "Ikke-vestlige (pct.)",
)  # fmt: skip
SAND = (
    ("BN", "Havneparken", "612", "34,2", "2,64", "49,4", "59,2", "51,0"),
    ("BN", "Ågården", "1234", "41,2", "1,45", "60,5", "54,9", "30,1"),
    ("BS", "Vestbyen", "439", "30,4", "0,85", "55,2", "64,3", "47,3"),
    ("BS", "Nørre|Vænge", "88", "25,0", "*", "..", "70,1", "12,5"),
    ("BS", "Karré 1", "151", "28,9", "..", "42,6", "62,1", "46,1"),
)
"""What must be written, whatever the sheet looks like."""

Række = Sequence[Any]


@dataclass(frozen=True)
class Regneark:
    navn: str
    om: str
    """What is special about it."""
    fil: str
    data: bytes
    tilvalg: tuple[str, ...] = ()


ALLE: list[Callable[[], Regneark]] = []


def _ark(om: str, *tilvalg: str, fil: str = "tal.xlsx") -> Callable[[Callable[[], Any]], Any]:
    def tilføj(lav: Callable[[], Any]) -> Any:
        def regneark() -> Regneark:
            indhold = lav()
            data = indhold if isinstance(indhold, bytes) else _gem(indhold)
            return Regneark(lav.__name__, om, fil, data, tilvalg)

        ALLE.append(regneark)
        return lav

    return tilføj


def _gem(bog: Workbook) -> bytes:
    ud = BytesIO()
    bog.save(ud)
    return ud.getvalue()


def _tal(tekst: str) -> Any:
    """A figure as Excel holds it: a number, or the sign in its place."""
    try:
        return float(tekst.replace(",", "."))
    except ValueError:
        return tekst


def _rækker(lav: Callable[[str], Any] = _tal) -> list[list[Any]]:
    return [[*række[:2], *map(lav, række[2:])] for række in SAND]


def _bog(rækker: Sequence[Række], titel: str = "Nøgletal") -> Workbook:
    bog = Workbook()
    blad: Any = bog.active
    blad.title = titel
    for række in rækker:
        blad.append(list(række))
    return bog


def _blad(bog: Workbook) -> Any:
    return bog.active


def _csv(rækker: Sequence[Række], adskiller: str = ";", skift: str = "\r\n") -> str:
    return "".join(adskiller.join(map(str, r)) + skift for r in rækker)


# --- what can be read ---


@_ark("en ren tabel med tal")
def ren() -> Workbook:
    return _bog([HOVED, *_rækker()])


@_ark("tallene er tekst med decimalkomma")
def decimalkomma_som_tekst() -> Workbook:
    return _bog([HOVED, *SAND])


@_ark("andele med procentformat: 0,342 vist som 34,2 %")
def procentformat() -> Workbook:
    bog = _bog([HOVED, *_rækker()])
    for række in _blad(bog).iter_rows(min_row=2, min_col=4):
        for celle in række:
            if isinstance(celle.value, float):
                celle.value = round(celle.value / 100, 6)
                celle.number_format = "0.00%" if celle.column == 5 else "0.0%"
    return bog


@_ark("regnede andele med mange decimaler, vist som 34,2 %")
def lange_broeker() -> Workbook:
    bog = _bog([HOVED, *_rækker()])
    for række in _blad(bog).iter_rows(min_row=2, min_col=4):
        for celle in række:
            if isinstance(celle.value, float):
                decimaler = 2 if celle.column == 5 else 1
                celle.value = celle.value / 100 + (0.00001234 if decimaler == 2 else 0.0001234)
                celle.number_format = "0.00%" if decimaler == 2 else "0.0%"
    return bog


@_ark("procenttegn skrevet i cellerne")
def procenttegn_i_tekst() -> Workbook:
    def med(tekst: str) -> str:
        return f"{tekst} %" if "," in tekst else tekst

    return _bog([HOVED, *_rækker(med)])


@_ark("titel, udtræksdato og en tom række over tabellen, en tom kolonne foran")
def titelblok() -> Workbook:
    over = [[None, "Nøgletal for udsatte afdelinger"], [None, "Udtræk fra 3. marts 2023"], []]
    return _bog([*over, [None, *HOVED], *([None, *r] for r in _rækker())])


@_ark("to rækker overskrifter med flettede grupper")
def to_overskriftsraekker() -> Workbook:
    gruppe = ["Boligorganisation", "Afdeling", "Antal beboere", "Andel af beboerne (pct.)"]
    under = [None, None, None, "Uden for arbejdsmarkedet", "Dømte", "Kun grundskole", "Indkomst",
             "Ikke-vestlige indvandrere og efterkommere"]  # fmt: skip
    bog = _bog([gruppe, under, *_rækker()])
    for område in ("A1:A2", "B1:B2", "C1:C2", "D1:H1"):
        _blad(bog).merge_cells(område)
    return bog


@_ark("enheder i en række for sig under overskrifterne")
def enhedsraekke() -> Workbook:
    hoved = [h.replace(" (pct.)", "") for h in HOVED]
    return _bog([hoved, [None, None, "antal", *["pct."] * 5], *_rækker()])


@_ark("lange overskrifter med linjeskift, aldre, år og fodnotetegn")
def lange_overskrifter() -> Workbook:
    hoved = (
        "Boligselskab", "Afdelings-\nnavn", "Beboere\n1. januar 2022",
        "Andel 18-64-årige beboere\nuden tilknytning til arbejdsmarkedet\n"
        "eller uddannelse (gns. 2020-21)",
        "Dømte¹\n(%)", "Beboere 30-59 år med kun grund-\nskole 1)",
        "Bruttoindkomst i pct. af regionens gennemsnit",
        "Andel indvandrere og efterkommere fra ikke-vestlige lande*",
    )  # fmt: skip
    return _bog([hoved, *_rækker()])


@_ark("æ, ø og å skrevet som ae, oe og aa", fil="tal.csv")
def uden_danske_bogstaver() -> bytes:
    hoved = ("boligorganisation", "afdeling", "beboere", "uden_for_arbejdsmarkedet", "doemte",
             "kun_grundskole", "indkomst", "ikkevestlige")  # fmt: skip
    tekst = _csv([hoved, *SAND])
    for dansk, ae in (("Å", "Aa"), ("å", "aa"), ("ø", "oe"), ("æ", "ae"), ("é", "e")):
        tekst = tekst.replace(dansk, ae)
    return tekst.encode("ascii")


@_ark("sum, gennemsnit, kilde og noter under tabellen")
def sum_og_noter() -> Workbook:
    under = [
        ["I alt", None, 2524.0, 34.1, 1.9, 52.3, 61.0, 38.2],
        [None, "Gennemsnit", None, 34.1, 1.9, 52.3, 61.0, 38.2],
        [],
        ["Kilde: LBF Beboerdata, marts 2023. * er diskretioneret."],
    ]
    bog = _bog([HOVED, *_rækker(), *under])
    _blad(bog).merge_cells("A10:H10")
    return bog


@_ark("en skjult kolonne med gamle tal og en skjult række")
def skjult() -> Workbook:
    rækker = [[*r[:4], 9.99, *r[4:]] for r in _rækker()]
    hoved = [*HOVED[:4], "Dømte (pct.)", *HOVED[4:]]
    bog = _bog([hoved, ["BN", "Havneparken", 1, 1.5, 9.9, 1.5, 1.5, 1.5, 1.5], *rækker])
    _blad(bog).column_dimensions["E"].hidden = True
    _blad(bog).row_dimensions[2].hidden = True
    return bog


@_ark("tabellen står på et andet ark end det første")
def andet_ark() -> Workbook:
    bog = _bog([["Vejledning"], ["Tallene står på næste ark."]], "Læs mig")
    blad = bog.create_sheet("Data")
    for række in [HOVED, *_rækker()]:
        blad.append(list(række))
    return bog


@_ark("et ark for hvert år; arket er valgt", "--ark", "2022")
def ark_valgt() -> Workbook:
    return _et_ark_pr_aar()


@_ark("Excels egen CSV i Windows-1252", fil="tal.csv")
def windows_1252() -> bytes:
    return _csv([HOVED, *SAND]).encode("cp1252")


@_ark("CSV i UTF-8 med BOM og tomme semikoloner", fil="tal.csv")
def bom_og_semikoloner() -> bytes:
    rækker = [["Nøgletal", *[""] * 8], [""] * 9, [*HOVED, ""], *([*r, ""] for r in SAND)]
    return ("\ufeff" + _csv(rækker)).encode()


@_ark("tabulatorsepareret tekst i UTF-16, som Excel kalder Unicode-tekst", fil="tal.txt")
def unicode_tekst() -> bytes:
    return _csv([HOVED, *SAND], "\t").encode("utf-16")


@_ark("engelsk CSV: komma mellem felterne og punktum i tallene", fil="tal.csv")
def engelsk_csv() -> bytes:
    rækker = [[f.replace(",", ".") for f in række] for række in SAND]
    return _csv([HOVED, *rækker], ",").encode()


@_ark("fodnotetegn og mellemrum ved navnene, også hævede tal")
def fodnoter_ved_navne() -> Workbook:
    rækker = _rækker()
    hævet = InlineFont(vertAlign="superscript")
    rækker[0][1] = "Havneparken *"
    rækker[1][1] = CellRichText("Ågården", TextBlock(hævet, "1"))
    rækker[2][1] = "  Vestbyen\u00a0 "
    rækker[2][3] = CellRichText("30,4", TextBlock(hævet, "2"))
    rækker[4][1] = "karré  1"
    return _bog([HOVED, *rækker])


@_ark("afdelingens nummer i sin egen kolonne, og organisationen skrevet én gang")
def nummer_i_egen_kolonne() -> Workbook:
    hoved = ["Organisation", "Afd. nr.", *HOVED[1:]]
    numre = ["0050", 2, 7, None, 1]
    rækker = [[r[0], nr, *r[1:]] for nr, r in zip(numre, _rækker(), strict=True)]
    rækker[1][0] = rækker[3][0] = rækker[4][0] = None
    return _bog([hoved, *rækker])


@_ark("nummer foran navnet, alias, og organisationen som overskrift over sine rækker")
def grupperet() -> Workbook:
    r = [række[1:] for række in _rækker()]
    r[0][0], r[2][0] = "50 Parken", "Afd. 7 - Vestbyen"
    bn, bs = ["Boligforeningen Nord"], ["Boligselskabet Syd (3 afdelinger)"]
    return _bog([HOVED[1:], bn, *r[:2], bs, *r[2:]])


@_ark("tusindtalspunktum og hårdt mellemrum i teksttal", fil="tal.csv")
def tusindtal() -> bytes:
    rækker = [list(r) for r in SAND]
    rækker[1][2] = "1.234"
    rækker[0][3], rækker[2][3] = "34,2\u00a0%", "30,4\u00a0%"
    rækker[1][3], rækker[3][3], rækker[4][3] = "41,2\u00a0%", "25,0\u00a0%", "28,9\u00a0%"
    return _csv([HOVED, *rækker]).encode("cp1252")


@_ark("kolonnerne i en anden orden og nogle, der ikke kendes")
def byttede_kolonner() -> Workbook:
    orden = (7, 1, 4, 3, 0, 6, 2, 5)
    hoved = [
        *(HOVED[i] for i in orden),
        "Lejeboliger",
        "Antal dømte",
        "Ændring i dømte (pct.)",
        "Dømte, kommunen",
    ]
    rækker = [[*(r[i] for i in orden), 99, 12, 4.5, 1.1] for r in _rækker()]
    return _bog([hoved, *rækker])


@_ark("overskrifter gentaget midt i tabellen, og andre boligorganisationers afdelinger")
def gentaget_hoved() -> Workbook:
    r = _rækker()
    andre = ["Boligforeningen Øst", "Solsiden", 300.0, 11.0, 1.0, 30.0, 80.0, 9.0]
    return _bog([HOVED, *r[:2], andre, [], HOVED, *r[2:]])


@_ark("flere år ved siden af hinanden; året er valgt", "--år", "2022")
def aarskolonner_valgt() -> Workbook:
    return _aarskolonner()


@_ark("formler med gemte resultater")
def formler_med_resultat() -> bytes:
    bog = _bog([HOVED, *_rækker()])
    _blad(bog)["D2"] = "=30+4.2"
    return _ret_xml(_gem(bog), b"<f>30+4.2</f><v></v>", b"<f>30+4.2</f><v>34.2</v>")


@_ark("et tal lige over en grænse, som arket viser afrundet ned på den", fil="graense.xlsx")
def rundes_ikke_over_graensen() -> Workbook:
    # 1,4521 % is over the limit of 1,45 and shown as 1,45 %; here the column shows one decimal.
    bog = _bog([HOVED, *_rækker()])
    celle = _blad(bog)["E3"]
    celle.value, celle.number_format = 1.45, "0.0"
    return bog


@_ark("linjeskift fra en Mac i overskrift og navn, som XLSX skriver _x000D_")
def skrevne_styretegn() -> Workbook:
    hoved, rækker = list(HOVED), _rækker()
    hoved[2], rækker[1][1] = "Antal_x000D_\nbeboere", "Ågården_x000D_"
    return _bog([hoved, *rækker])


@_ark("lighedstegn og citationstegn om navne og tal, som Excel holder som tekst", fil="tal.csv")
def lighedstegn() -> bytes:
    rækker = [[r[0], f'="{r[1]}"', f'"=""{r[2]}"""', *r[3:]] for r in SAND]
    return _csv([HOVED, *rækker]).encode()


@_ark("bløde bindestreger, nulbredde og hårde mellemrum i navne og overskrifter", fil="tal.csv")
def usynlige_i_navne() -> bytes:
    tekst = _csv([HOVED, *SAND]).replace("Havneparken", "Havne\u00adparken")
    tekst = tekst.replace("Vestbyen", "\u200bVestbyen\u200e").replace("Karré 1", "Karré\u00a01")
    return tekst.replace("Antal beboere", "Antal\u00a0beboere").encode()


@_ark("et år i titlen og en kilde under tabellen")
def aar_og_kilde() -> Workbook:
    return _bog(
        [["Nøgletal pr. 1. januar 2022"], ["Udtræk 3.3.2023"], [], HOVED, *_rækker(), [],
         ["Kilde: Landsbyggefonden, Beboerdata. * er diskretioneret"]],
    )  # fmt: skip


@_ark("året i arkets navn og kilden i titlen")
def aar_i_arkets_navn() -> Workbook:
    return _bog([["Tal fra Danmarks Statistik"], [], HOVED, *_rækker()], "Tal 2022")


@_ark("titlen og arkets navn siger hver sit år")
def uenige_aar() -> Workbook:
    return _bog([["Nøgletal 2021"], [], HOVED, *_rækker()], "2022")


@_ark("år og kilde er skrevet i kommandoen", "--år", "2022", "--kilde", "LBF's beboerdata")
def aar_og_kilde_skrevet() -> Workbook:
    return _bog([HOVED, *_rækker()])


# --- what must be refused ---


@_ark("et usynligt retningsmærke i et tal", fil="tal.csv")
def retningsmaerke_i_tal() -> bytes:
    return _csv([HOVED, *SAND]).replace("34,2", "\u200e34,2").encode()


@_ark("citationstegn om en del af et felt", fil="tal.csv")
def halvt_citat() -> bytes:
    return _csv([HOVED, *SAND]).replace("Vestbyen", '"Vestbyen" (nord)').encode()


@_ark("gemt som Strict Open XML-regneark")
def strict() -> bytes:
    data = _gem(_bog([HOVED, *_rækker()]))
    return _ret_xml(
        data,
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )


@_ark("CSV fra MS-DOS", fil="tal.csv")
def ms_dos() -> bytes:
    return _csv([HOVED, *SAND]).encode("cp850")


@_ark("CSV fra en Macintosh", fil="tal.csv")
def macintosh() -> bytes:
    return _csv([HOVED, *SAND]).encode("mac_roman")


@_ark("UTF-8, der er læst som Windows-1252 og gemt som UTF-8 igen", fil="tal.csv")
def utf8_to_gange() -> bytes:
    return _csv([HOVED, *SAND]).encode().decode("cp1252", "replace").encode()


@_ark("en andel uden format (0,30) mellem procenttal")
def blandede_enheder() -> Workbook:
    rækker = _rækker()
    rækker[2][3] = 0.30
    return _bog([HOVED, *rækker])


@_ark("procentformat i nogle celler og rene tal i andre")
def blandede_formater() -> Workbook:
    bog = _bog([HOVED, *_rækker()])
    celle = _blad(bog)["D4"]
    celle.value, celle.number_format = 0.304, "0.0%"
    return bog


@_ark("hele kolonnen er andele uden procentformat")
def kun_andele() -> Workbook:
    bog = _bog([HOVED, *_rækker()])
    for række in _blad(bog).iter_rows(min_row=2, min_col=4):
        for celle in række:
            if isinstance(celle.value, float):
                celle.value = round(celle.value / 100, 6)
    return bog


@_ark("procenttal med procentformat: 34,2 vist som 3420 %")
def procent_to_gange() -> Workbook:
    bog = _bog([HOVED, *_rækker()])
    for (celle,) in _blad(bog).iter_rows(min_row=2, min_col=4, max_col=4):
        celle.number_format = "0.0%"
    return bog


@_ark("formler, som ingen har regnet ud")
def formler_uden_resultat() -> Workbook:
    bog = _bog([HOVED, *_rækker()])
    _blad(bog)["D2"], _blad(bog)["E4"] = "=30+4.2", "=1/2"
    return bog


@_ark("en bombe: 200 MB nuller i et regneark på få kilobyte")
def bombe() -> bytes:
    ud = BytesIO(_gem(_bog([HOVED, *_rækker()])))
    with (
        zipfile.ZipFile(ud, "a", zipfile.ZIP_DEFLATED) as arkiv,
        arkiv.open("xl/worksheets/sheet9.xml", "w") as post,
    ):
        for _ in range(200):
            post.write(bytes(1024 * 1024))
    return ud.getvalue()


@_ark("en DTD i et af regnearkets dele")
def dtd() -> bytes:
    return _ret_xml(
        _gem(_bog([HOVED, *_rækker()])),
        b"<worksheet ",
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet ',
    )


@_ark("Excel har lavet et tal om til en dato (1.5 blev 1. maj)")
def tal_blevet_dato() -> Workbook:
    rækker = _rækker()
    rækker[1][4] = date(2023, 5, 1)
    return _bog([HOVED, *rækker])


@_ark("flere år ved siden af hinanden, og intet er valgt")
def aarskolonner() -> Workbook:
    return _aarskolonner()


@_ark("en kolonne fra et andet år end kriteriesættets")
def forkert_aar() -> Workbook:
    hoved = list(HOVED)
    hoved[7] = "Ikke-vestlige 2018 (pct.)"
    return _bog([hoved, *_rækker()])


@_ark("et ark for hvert år, og intet er valgt")
def ark_pr_aar() -> Workbook:
    return _et_ark_pr_aar()


@_ark("»over 40« og »<5« i stedet for tal", fil="tal.csv")
def ord_i_stedet_for_tal() -> bytes:
    rækker = [list(r) for r in SAND]
    rækker[1][3], rækker[3][4] = "over 40", "<5"
    return _csv([HOVED, *rækker]).encode()


@_ark("et negativt tal og et over 100")
def uden_for_skalaen() -> Workbook:
    rækker = _rækker()
    rækker[0][3], rækker[1][7] = -34.2, 301.0
    return _bog([HOVED, *rækker])


@_ark("punktum i nogle tal og komma i andre", fil="tal.csv")
def punktum_og_komma() -> bytes:
    rækker = [list(r) for r in SAND]
    rækker[2][3], rækker[2][5] = "30.4", "5.521"
    return _csv([HOVED, *rækker]).encode()


@_ark("1.234 beboere læst af Excel som 1,234")
def beboere_som_decimaltal() -> Workbook:
    rækker = _rækker()
    rækker[1][2] = 1.234
    return _bog([HOVED, *rækker])


@_ark("den samme afdeling i to rækker")
def dobbelt_afdeling() -> Workbook:
    r = _rækker()
    return _bog([HOVED, *r, ["BN", "Parken", 600.0, 33.0, 2.0, 40.0, 60.0, 50.0]])


@_ark("et navn, der næsten er en afdelings")
def naesten_navn() -> Workbook:
    rækker = _rækker()
    rækker[2][1] = "Vestbyn"
    return _bog([HOVED, *rækker])


@_ark("en boligorganisation, projektet ikke kender")
def ukendt_organisation() -> Workbook:
    rækker = _rækker()
    for række in rækker[2:]:
        række[0] = "Sydbo"
    return _bog([HOVED, *rækker])


@_ark("nummeret passer ikke med navnet")
def forkert_nummer() -> Workbook:
    hoved = [*HOVED[:2], "Nummer", *HOVED[2:]]
    rækker = [[*r[:2], nr, *r[2:]] for nr, r in zip((51, 2, 7, 3, 1), _rækker(), strict=True)]
    return _bog([hoved, *rækker])


@_ark("en celle flettet over to afdelinger")
def flettede_tal() -> Workbook:
    bog = _bog([HOVED, *_rækker()])
    _blad(bog).merge_cells("D3:D4")
    return bog


@_ark("to kolonner kan være den samme", fil="tal.csv")
def to_ens_kolonner() -> bytes:
    return _csv([[*HOVED, "Andel dømte"], *([*r, "1,1"] for r in SAND)]).encode()


@_ark("engelsk CSV med komma både mellem felterne og i tallene", fil="tal.csv")
def komma_i_alt() -> bytes:
    return _csv([HOVED, *SAND], ",").encode()


@_ark("ældre Excel-format", fil="tal.xls")
def gammelt_format() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@_ark("beskyttet med adgangskode")
def adgangskode() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@_ark("ingen tabel over afdelinger")
def ingen_tabel() -> Workbook:
    return _bog([["Dagsorden"], ["1", "Valg af dirigent"], ["2", "Afdelingens beboere"]])


@_ark("kommunens tal ved siden af afdelingens, under hver sin overskrift")
def to_grupper() -> Workbook:
    over = ["", "", "", "Afdelingen", "", "", "", "", "Kommunen"]
    rækker = [[*r, 20.1, 0.9, 33.3, 90.2, 11.1] for r in _rækker()]
    return _bog([over, [*HOVED, *HOVED[3:]], *rækker])


@_ark("kommunens tal i en gruppe, der ikke er flettet, og ingen gruppe over afdelingens")
def gruppe_uden_fletning() -> Workbook:
    over = ["", "", "", "Kommunen", "", "", "", "", "Forskel"]
    rækker = [[*r[:3], 20.1, 0.9, 33.3, 90.2, 11.1, 4.4] for r in _rækker()]
    return _bog([over, [*HOVED, "Dømte (pct.)"], *rækker])


@_ark("mænd og kvinder under hver overskrift")
def maend_og_kvinder() -> Workbook:
    over = ["Afdeling", "Beboere", "Dømte (pct.)", "", "Kun grundskole (pct.)", ""]
    under = ["Navn", "", "Mænd", "Kvinder", "Mænd", "Kvinder"]
    rækker = [[r[1], r[2], 4.4, 0.4, 44.4, 33.3] for r in _rækker()]
    bog = _bog([over, under, *rækker])
    for område in ("B1:B2", "C1:D1", "E1:F1"):
        _blad(bog).merge_cells(område)
    return bog


@_ark("en titel midt over tabellen uden tom række imellem")
def titel_uden_luft() -> Workbook:
    over = ["", "", "Nøgletal for Nord og Syd"]
    return _bog([over, HOVED, *_rækker()])


@_ark("beboere med procentformat")
def beboere_i_procent() -> Workbook:
    bog = _bog([HOVED, *_rækker()])
    celle = _blad(bog)["C2"]
    celle.value, celle.number_format = 6.12, "0%"
    return bog


@_ark("fejlværdier i cellerne")
def fejlvaerdier() -> Workbook:
    rækker = _rækker()
    rækker[0][3] = "#DIV/0!"
    return _bog([HOVED, *rækker])


@_ark("dømte i promille og indkomst i kroner")
def andre_enheder() -> Workbook:
    hoved = list(HOVED)
    hoved[4], hoved[6] = "Dømte (‰)", "Gns. indkomst (kr.)"
    rækker = _rækker()
    for række in rækker:
        række[6] = 241000
    return _bog([hoved, *rækker])


def _aarskolonner() -> Workbook:
    over = [*HOVED[:7], "Ikke-vestlige (pct.)", None, None]
    under = [*[None] * 7, 2020, 2021, 2022]
    rækker = [[*r[:7], 1.1, 2.2, r[7]] for r in _rækker()]
    bog = _bog([over, under, *rækker])
    _blad(bog).merge_cells("H1:J1")
    return bog


def _et_ark_pr_aar() -> Workbook:
    bog = _bog([HOVED, *_rækker(lambda _: 11.0)], "2021")
    blad = bog.create_sheet("2022")
    for række in [HOVED, *_rækker()]:
        blad.append(list(række))
    return bog


def _ret_xml(data: bytes, gammelt: bytes, nyt: bytes) -> bytes:
    ud = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as fra, zipfile.ZipFile(ud, "w") as til:
        for post in fra.infolist():
            indhold = fra.read(post)
            if post.filename == "xl/worksheets/sheet1.xml":
                assert gammelt in indhold
                indhold = indhold.replace(gammelt, nyt, 1)
            til.writestr(post, indhold)
    return ud.getvalue()


def nyt_projekt(mappe: Path) -> Path:
    """Write the project the sheets are about, without any figures yet."""
    mappe.mkdir()
    (mappe / "projekt.yaml").write_text(PROJEKT, encoding="utf-8", newline="\n")
    (mappe / "problemkompleks.yaml").write_text(DEL1, encoding="utf-8", newline="\n")
    return mappe
