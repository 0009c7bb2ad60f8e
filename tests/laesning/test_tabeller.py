"""CSV and XLSX become the same table, each cell with its place."""

# ruff: noqa: E501 - findings are compared whole

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from generator.fund import Peg
from generator.laesning import Rådata, Tabeldata
from tests.laesning.hjaelp import læs

CSV = "a: {fil: a.csv}\n"
XLSX = "a: {fil: a.xlsx}\n"
SEMIKOLON = " Ret: Gem filen fra Excel som »CSV UTF-8 (semikolonsepareret)«."
CITAT = (
    ' Ret: Sæt citationstegn om hele feltet, og skriv hvert citationstegn inde i det to gange ("").'
)
UDEN_OVERSKRIFT = " Ret: Giv kolonnen en overskrift, eller slet det, der er for meget i rækken."
FOR_FÅ = " Ret: Sæt et semikolon for hvert felt, også for dem, der er tomme."
TOM = (
    "Tabellen er tom (krævet en linje med overskrifter). Ret: Skriv kolonnernes overskrifter i "
    "første linje."
)


def tabel(data: Rådata) -> Tabeldata:
    rod = data.filer["projekt"]
    assert isinstance(rod, dict)
    assert isinstance(rod["a"], Tabeldata)
    return rod["a"]


def rækker(data: Rådata) -> list[list[str]]:
    læst = tabel(data)
    return [list(læst.kolonner), *(list(række.values()) for række in læst.rækker)]


@pytest.mark.parametrize(
    ("csv", "ventet"),
    [
        ("k;l\n1;2\n", [["k", "l"], ["1", "2"]]),
        ("k;l\r\n1;2\r\n", [["k", "l"], ["1", "2"]]),
        ("k;l\r1;2", [["k", "l"], ["1", "2"]]),
        ("\ufeffmål ; l\n æ ;2\n", [["mål", "l"], ["æ", "2"]]),
        ("ma\u030al;l\n1;2\n", [["mål", "l"], ["1", "2"]]),
        ("k;l\n\n;\n;;\n1;2\n", [["k", "l"], ["1", "2"]]),
        ("k;l;;\n1;2;;;;\n", [["k", "l"], ["1", "2"]]),
        ("sep=;\nk;l\n1;2\n", [["k", "l"], ["1", "2"]]),
        ('k;"l;m"\n"1;\n2" ;"x ""y"""\n', [["k", "l;m"], ["1;\n2", 'x "y"']]),
        ('k;l\n1;5" rør\n', [["k", "l"], ["1", '5" rør']]),
        ("navn\nx\n", [["navn"], ["x"]]),
        ('"navn, adresse"\nx\n', [["navn, adresse"], ["x"]]),
        ("k;l\n", [["k", "l"]]),
        # Excel drops the empty cells that end sixteen rows in a row.
        ("k;l;m\n1;2;3\n4;5\n6;7\n", [["k", "l", "m"], ["1", "2", "3"], ["4", "5", ""], ["6", "7", ""]]),
    ],
)  # fmt: skip
def test_en_csv_fil_læses(csv: str, ventet: list[list[str]], tmp_path: Path) -> None:
    data, fund = læs(tmp_path, projekt_yaml=CSV, a_csv=csv)
    assert (rækker(data), fund) == (ventet, [])


@pytest.mark.parametrize("felt", ['="Søgården"', '"=""Søgården"""', ' ="Søgården" '])
def test_lighedstegn_og_citationstegn_om_en_celle(felt: str, tmp_path: Path) -> None:
    data, fund = læs(tmp_path, projekt_yaml=CSV, a_csv=f"k;l\n1;{felt}\n")
    assert (rækker(data), fund) == ([["k", "l"], ["1", "Søgården"]], [])
    sted = data.kort.sted(("projekt", "a", 0, "l"), tegn=3)
    assert data.kort.kildelinje(sted)[sted.kolonne - 1 :].startswith("ården")


USYNLIGT = (
    "ulovligt-tegn Cellen indeholder et tegn, der ikke ses (‹U+{0}›): »{1}«. Ret: Slet tegnet, eller "
    "skriv cellens tekst igen; brug almindelige mellemrum."
)


@pytest.mark.parametrize(
    ("celle", "ventet"),
    [
        ("Sø\u00adgården", [("3", "00AD", "Sø‹U+00AD›gården")]),
        ("\u200bSøgården", [("1", "200B", "‹U+200B›Søgården")]),
        ("\u200e412", [("1", "200E", "‹U+200E›412")]),
        ("Nørre\u00a0Vænge", [("6", "00A0", "Nørre‹U+00A0›Vænge")]),
        ("1\u00a0234", []),
        ("1\u202f234,5", []),
        ("§\u00a05", []),
        ("5\u00a0pct.", []),
        ("\u00a0Søgården\u00a0", []),
    ],
)
def test_tegn_der_ikke_ses(celle: str, ventet: list[tuple[str, str, str]], tmp_path: Path) -> None:
    _, fund = læs(tmp_path, projekt_yaml=CSV, a_csv=f"k;l\n{celle};2\n")
    assert fund == [f"a.csv:2:{nr}: " + USYNLIGT.format(kode, vist) for nr, kode, vist in ventet]
    _, fund = læs(tmp_path, projekt_yaml=XLSX, a_xlsx=ark(["k", "l"], [celle, 2]))
    assert fund == ["a.xlsx:2:1: " + USYNLIGT.format(kode, vist) for _, kode, vist in ventet]


def test_skrevne_styretegn_i_et_regneark(tmp_path: Path) -> None:
    data, fund = læs(tmp_path, projekt_yaml=XLSX, a_xlsx=ark(["k_x000D_\nl"], ["a_x000A_b_x000D_"]))
    assert (rækker(data), fund) == ([["k\nl"], ["a\nb"]], [])


def test_en_kæmpe_fletning_fylder_ikke_hukommelsen(tmp_path: Path) -> None:
    flettet = med_del(
        ENKELT, ARK1,
        lambda b: b.replace(
            b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="C1:XFD1048576"/></mergeCells>'
        ),
    )  # fmt: skip
    _, fund = læs(tmp_path, projekt_yaml=XLSX, a_xlsx=flettet)
    assert len(fund) == 1
    assert "Cellerne C1:XFD1048576 er flettet" in fund[0]


def test_en_csv_fil_fra_ældre_excel_læses(tmp_path: Path) -> None:
    data, fund = læs(tmp_path, projekt_yaml=CSV, a_csv="år;mål\n€;æ – ø\n".encode("cp1252"))
    assert (rækker(data), fund) == ([["år", "mål"], ["€", "æ – ø"]], [])


@pytest.mark.parametrize(
    ("csv", "ventet"),
    [
        ("", [f"1:1: csv-form {TOM}"]),
        ("\n;\n", [f"1:1: csv-form {TOM}"]),
        ("a,b\n1,2\n", ["1:1: csv-form Kolonnerne er adskilt af komma (krævet semikolon)." + SEMIKOLON]),
        ('"a","b"\n', ["1:1: csv-form Kolonnerne er adskilt af komma (krævet semikolon)." + SEMIKOLON]),
        ("a\tb\n", ["1:1: csv-form Kolonnerne er adskilt af tabulator (krævet semikolon)." + SEMIKOLON]),
        ("k;l\n1;2;3\n4;5;;6\n", [
            "2:5: csv-form »3« står i en kolonne uden overskrift (fundet 3 felter, krævet 2)." + UDEN_OVERSKRIFT,
            "3:6: csv-form »6« står i en kolonne uden overskrift (fundet 4 felter, krævet 2)." + UDEN_OVERSKRIFT]),
        ("k;;l\n1;x;2\n", ["2:3: csv-form »x« står i en kolonne uden overskrift." + UDEN_OVERSKRIFT]),
        ("k;l;m\n1;2;3\n\n4;5\n6;7;8\n", ["4:1: csv-form Rækken har for få felter (fundet 2, krævet 3)." + FOR_FÅ]),
        ("navn;Navn\n1;2\n", ["1:6: csv-form To kolonner har overskriften »Navn«. Ret: Slet den ene "
                             "kolonne, eller giv den et andet navn."]),
        ('k;l\n"a\nb";"c\n1;2\n', ["3:4: csv-form Feltets citationstegn bliver ikke afsluttet." + CITAT]),
        ('k;l\n"a" b;c\n', ["2:5: csv-form Der står tekst efter feltets afsluttende citationstegn." + CITAT]),
        (b"a;b\nx;\x81\xe6\n", ["2:1: tegnsaet Filen er hverken gemt som UTF-8 eller Windows-1252." + SEMIKOLON]),
        ("k\n" * 1_002, ["1:1: fil-for-stor Tabellen er for stor (fundet 1.001 rækker, højst 1.000). "
                          "Ret: Slet det, der ikke hører til."]),
        ("k;l" + ";" * 300_000, ["1:200003: fil-for-stor Tabellen er for stor (højst 200.000 felter). "
                                 "Ret: Slet det, der ikke hører til."]),
    ],
    ids=range(14),
)  # fmt: skip
def test_fund_i_en_csv_fil(csv: str | bytes, ventet: list[str], tmp_path: Path) -> None:
    _, fund = læs(tmp_path, projekt_yaml=CSV, a_csv=csv)
    assert fund == [f"a.csv:{linje}" for linje in ventet]


def test_stederne_i_en_csv_fil(tmp_path: Path) -> None:
    data, _ = læs(tmp_path, projekt_yaml=CSV, a_csv='k;l\n\n"1\n2";"x ""y"""\n3; 4\n')
    kort, a = data.kort, ("projekt", "a")
    steder = {
        "tabel": kort.sted(a),
        "tabellens nøgle": kort.sted(a, Peg.NØGLE),
        "overskrift": kort.sted((*a, "l")),
        "række": kort.sted((*a, 0)),
        "celle": kort.sted((*a, 0, "l")),
        "i cellen": kort.sted((*a, 0, "l"), tegn=3),
        "cellens nøgle": kort.sted((*a, 0, "l"), Peg.NØGLE),
        "efter linjeskiftet": kort.sted((*a, 0, "k"), tegn=2),
        "næste række": kort.sted((*a, 1, "l")),
    }
    assert {navn: f"{s.fil.name}:{s.linje}:{s.kolonne}" for navn, s in steder.items()} == {
        "tabel": "a.csv:1:1",
        "tabellens nøgle": "projekt.yaml:1:1",
        "overskrift": "a.csv:1:3",
        "række": "a.csv:3:2",
        "celle": "a.csv:4:5",
        "i cellen": "a.csv:4:9",
        "cellens nøgle": "a.csv:1:3",
        "efter linjeskiftet": "a.csv:4:1",
        "næste række": "a.csv:5:4",
    }
    omdøbt = kort.set_fra(lambda sti: tuple("l" if led == "lejeboliger" else led for led in sti))
    assert omdøbt.sted((*a, 0, "lejeboliger"), tegn=3) == steder["i cellen"]


# --- XLSX ---------------------------------------------------------------------------------


def bog(fyld: Callable[[Workbook], object]) -> bytes:
    wb = Workbook()
    fyld(wb)
    ud = io.BytesIO()
    wb.save(ud)
    return ud.getvalue()


def ark(*rækker: list[Any]) -> bytes:
    return bog(lambda wb: [wb.active.append(række) for række in rækker])  # type: ignore[union-attr]


def med_del(data: bytes, navn: str, gør: Callable[[bytes], bytes]) -> bytes:
    """Return the workbook with one part rewritten."""
    ud = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as ind, zipfile.ZipFile(ud, "w") as ny:
        for post in ind.namelist():
            indhold = ind.read(post)
            ny.writestr(post, gør(indhold) if post == navn else indhold)
    return ud.getvalue()


ARK1 = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("værdi", "format_", "ventet"),
    [
        (24.3, "General", "24,3"),
        (0.425, "0,0 %", "42,5"),
        (0.07, "0%", "7"),
        (8.21, '0.00" %"', "8,21"),
        (8.21, "0.00\\%", "8,21"),
        (1964, "General", "1964"),
        (5980.0, "#,##0", "5980"),
        (0.1 + 0.2, "General", "0,3"),
        (1e-7, "General", "0,0000001"),
        (1e20, "General", "100000000000000000000"),
        (-1.5, "General", "-1,5"),
        (dt.date(2025, 1, 2), "DD-MM-YYYY", "2025-01-02"),
        (dt.datetime(2025, 1, 2, 3, 4), "DD-MM-YYYY", "2025-01-02 03:04"),
        (dt.time(12, 30), "HH:MM", "12:30"),
        (True, "General", "ja"),
        (False, "General", "nej"),
        (" Ma\u030aløv ", "General", "Måløv"),
        ("012", "General", "012"),
        ("8,21", "@", "8,21"),
        ("", "General", ""),
    ],
)
def test_en_celle_er_dansk_tekst(værdi: object, format_: str, ventet: str, tmp_path: Path) -> None:
    def fyld(wb: Workbook) -> None:
        wb.active.append(["k", "l"])  # type: ignore[union-attr]
        wb.active.append([værdi, "x"])  # type: ignore[union-attr]
        wb.active["A2"].number_format = format_  # type: ignore[index]

    data, fund = læs(tmp_path, projekt_yaml=XLSX, a_xlsx=bog(fyld))
    assert (rækker(data), fund) == ([["k", "l"], [ventet, "x"]], [])


def test_skjulte_og_tomme_rækker_og_et_forkert_omfang(tmp_path: Path) -> None:
    def fyld(wb: Workbook) -> None:
        blad = wb.active
        assert blad is not None
        for række in ([], ["k", "l"], [], [1, 2], [3, None]):
            blad.append(række)
        blad.row_dimensions[4].hidden = True
        blad.column_dimensions["B"].hidden = True

    snydt = med_del(
        bog(fyld), ARK1, lambda b: re.sub(rb"<dimension[^>]*>", b'<dimension ref="A1"/>', b)
    )
    data, fund = læs(tmp_path, projekt_yaml=XLSX, a_xlsx=snydt)
    assert (rækker(data), fund) == ([["k", "l"], ["1", "2"], ["3", ""]], [])
    steder = [
        data.kort.sted(("projekt", "a", *resten))
        for resten in ((), ("l",), (0,), (0, "l"), (1, "l"))
    ]
    assert [(s.fil.name, s.linje, s.kolonne) for s in steder] == [
        ("a.xlsx", 1, 1), ("a.xlsx", 2, 2), ("a.xlsx", 4, 1), ("a.xlsx", 4, 2), ("a.xlsx", 5, 2),
    ]  # fmt: skip
    assert data.kort.kildelinje(steder[3]) == ""


def test_fund_i_et_regneark(tmp_path: Path) -> None:
    def fyld(wb: Workbook) -> None:
        blad = wb.active
        assert blad is not None
        blad.append(["a", "b"])
        blad.append(["=1+1", None, None, "løs"])
        blad.append(["#DIV/0!", "=3"])
        blad["A4"], blad["B5"] = "f", "y"
        blad.merge_cells("A4:A5")
        blad.merge_cells("A9:B9")

    data, fund = læs(tmp_path, projekt_yaml=XLSX, a_xlsx=bog(fyld))
    assert fund == [
        "a.xlsx:4:1: regneark-form Cellerne A4:A5 er flettet, så det er uvist, hvilke rækker "
        "værdien gælder. Ret: Ophæv fletningen, og skriv værdien i hver celle.",
        "a.xlsx:2:1: formel-uden-vaerdi Celle A2 og 1 anden celle indeholder en formel, men ikke dens "
        "resultat. Ret: Åbn regnearket i Excel, gem det, og prøv igen.",
        "a.xlsx:3:1: celle-med-fejl Cellen viser fejlen #DIV/0!. Ret: Ret formlen i regnearket, "
        "eller lad cellen stå tom.",
        "a.xlsx:2:4: regneark-form »løs« står i en kolonne uden overskrift (fundet 4 felter, krævet "
        "2)." + UDEN_OVERSKRIFT,
    ]
    assert data.ulæste == {
        ("projekt", "a", 0, "a"), ("projekt", "a", 1, "a"), ("projekt", "a", 1, "b"),
    }  # fmt: skip
    assert rækker(data)[1:] == [["", ""], ["", ""], ["f", ""], ["", "y"]]


def test_en_formel_med_gemt_resultat_er_sit_resultat(tmp_path: Path) -> None:
    def regn(xml: bytes) -> bytes:
        xml = re.sub(rb"<f>1\+1</f><v[^c]*</v>|<f>1\+1</f><v ?/>", b"<f>1+1</f><v>2</v>", xml)
        return xml.replace(b'<c r="B2">', b'<c r="B2" t="str">')

    regnet = med_del(ark(["a", "b"], ["=1+1", "=B9"]), ARK1, regn)
    data, fund = læs(tmp_path, projekt_yaml=XLSX, a_xlsx=regnet)
    assert (rækker(data), fund) == ([["a", "b"], ["2", ""]], [])


def to_ark(wb: Workbook) -> None:
    assert wb.active is not None
    wb.active.title = "Afdelinger"
    wb.create_sheet("Nøgletal").append(["k"])
    wb.create_sheet("Lister").sheet_state = "hidden"


def eet_synligt(wb: Workbook) -> None:
    to_ark(wb)
    wb["Afdelinger"].sheet_state = "hidden"


@pytest.mark.parametrize(
    ("fyld", "valg", "ventet"),
    [
        (to_ark, ", ark: Nøgletal", ""),
        (to_ark, ", ark: ' Nøgletal '", ""),
        (eet_synligt, "", ""),
        (to_ark, "", "projekt.yaml:1:10: ukendt-ark Regnearket »a.xlsx« har flere ark (»Afdelinger«, »Nøgletal«, "
         "»Lister«). Ret: Skriv, hvilket der skal læses, i feltet »ark«."),
        (to_ark, ", ark: noegletal", "projekt.yaml:1:23: ukendt-ark Regnearket »a.xlsx« har ikke et ark, der hedder "
         "»noegletal«; mente du »Nøgletal«? Ret: Skriv arkets navn, som det står på fanen."),
        (to_ark, ", ark: Zebra", "projekt.yaml:1:23: ukendt-ark Regnearket »a.xlsx« har ikke et ark, der hedder "
         "»Zebra« (fundet »Afdelinger«, »Nøgletal«, »Lister«). Ret: Skriv arkets navn, som det står på fanen."),
        (to_ark, ", ark: Afdelinger", f"a.xlsx:1:1: regneark-form {TOM}"),
    ],
)  # fmt: skip
def test_valget_af_ark(
    fyld: Callable[[Workbook], None], valg: str, ventet: str, tmp_path: Path
) -> None:
    data, fund = læs(tmp_path, projekt_yaml=f"a: {{fil: a.xlsx{valg}}}\n", a_xlsx=bog(fyld))
    assert fund == ([ventet] if ventet else [])
    if not ventet:
        assert tabel(data).kolonner == ("k",)


BESKADIGET = (
    "fil-forkert-art »a.xlsx« er beskadiget eller er ikke et Excel-regneark. Ret: Åbn filen i Excel, "
    "og gem den igen som »Excel-projektmappe (*.xlsx)«."
)
FARLIG = (
    "fil-forkert-art »a.xlsx« indeholder indhold, som Excel ikke skriver i et regneark. Ret: Åbn filen i "
    "Excel, og gem den igen som »Excel-projektmappe (*.xlsx)«."
)
FOR_MANGE = (
    "fil-for-stor »a.xlsx« indeholder for mange celler eller formater. Ret: Kopiér tabellen over i et nyt, "
    "tomt regneark, og brug det."
)
IKKE_XLSX = (
    "fil-forkert-art Indholdet af »a.xlsx« passer ikke med navnet ({}krævet et Excel-regneark). Ret: "
    "Åbn filen i Excel, fjern adgangskoden, hvis den har en, og gem den som »Excel-projektmappe "
    "(*.xlsx)«."
)


def pakket(**dele: bytes) -> bytes:
    ud = io.BytesIO()
    with zipfile.ZipFile(ud, "w", zipfile.ZIP_DEFLATED) as ny:
        for navn, indhold in dele.items():
            ny.writestr(navn, indhold)
    return ud.getvalue()


ENKELT = ark(["k"], [1])


@pytest.mark.parametrize(
    ("data", "ventet"),
    [
        (b"k;l\n1;2\n", IKKE_XLSX.format("")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...",
         IKKE_XLSX.format("fundet et gammelt eller krypteret Office-dokument, ")),
        (b"PK\x03\x04...", BESKADIGET),
        (pakket(a=b"x"), BESKADIGET),
        (ENKELT[:-200], BESKADIGET),
        (med_del(ENKELT, ARK1, lambda b: b[:-30]), BESKADIGET),
        (med_del(ENKELT, ARK1, lambda b: b.replace(
            b"<worksheet", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet', 1)), FARLIG),
        (med_del(ENKELT, ARK1, lambda b: b.decode().encode("utf-16")), FARLIG),
        (med_del(ENKELT, ARK1, lambda b: b'<?xml version="1.0" encoding="UTF-7"?>' + b), FARLIG),
        (pakket(a=b"\0" * 60_000_000), "fil-for-stor »a.xlsx« fylder for meget, når det pakkes ud (fundet 57 MB, "
         "højst 50 MB). Ret: Slet de ark, billeder og tomme rækker, der ikke hører til."),
        (pakket(**{f"f{nr}": b"" for nr in range(2001)}), "fil-for-stor »a.xlsx« indeholder for mange dele (fundet 2.001, "
         "højst 2.000). Ret: Åbn filen i Excel, og gem den igen som »Excel-projektmappe (*.xlsx)«."),
        (med_del(ENKELT, "xl/workbook.xml", lambda b: b.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main")),
         "fil-forkert-art »a.xlsx« er gemt som »Strict Open XML-regneark«, som ikke læses her. Ret: Åbn filen i "
         "Excel, og gem den igen som »Excel-projektmappe (*.xlsx)«."),
        (med_del(ENKELT, "xl/styles.xml", lambda b: b.replace(b"</cellXfs>", b"<xf/>" * 300_000 + b"</cellXfs>")),
         FOR_MANGE),
    ],
    ids=range(13),
)  # fmt: skip
def test_en_fil_der_ikke_er_et_regneark(data: bytes, ventet: str, tmp_path: Path) -> None:
    _, fund = læs(tmp_path, projekt_yaml=XLSX, a_xlsx=data)
    assert fund == ["projekt.yaml:1:10: " + ventet]


@pytest.mark.langsom
def test_et_ark_med_for_mange_celler(tmp_path: Path) -> None:
    celler = b"<row>" + b"<c><v>1</v></c>" * 200_001 + b"</row>"
    stort = med_del(ENKELT, ARK1, lambda b: b.replace(b"</sheetData>", celler + b"</sheetData>"))
    assert læs(tmp_path, projekt_yaml=XLSX, a_xlsx=stort)[1] == [
        "a.xlsx:1:1: fil-for-stor Arket »Sheet« er for stort (højst 200.000 celler). Ret: Slet det, "
        "der ikke hører til."
    ]


@pytest.mark.parametrize("adresse", [b"A10000000000", b"ZZZ2"])
def test_en_celle_langt_ude_standser_ikke_læsningen(adresse: bytes, tmp_path: Path) -> None:
    nr = adresse.lstrip(b"AZ")
    fjern = med_del(
        ENKELT, ARK1,
        lambda b: b.replace(b'<row r="2"', b'<row r="' + nr + b'"').replace(b'"A2"', b'"' + adresse + b'"'),
    )  # fmt: skip
    data, fund = læs(tmp_path, projekt_yaml=XLSX, a_xlsx=fjern)
    assert (rækker(data), fund) == ([["k"]], [])


def test_openpyxl_indlæses_kun_til_et_regneark(tmp_path: Path) -> None:
    læs(tmp_path, projekt_yaml=CSV, a_csv="k;l\n1;2\n")
    program = (
        "import sys; from pathlib import Path; from generator.laesning import læs_projekt; "
        f"læs_projekt(Path({str(tmp_path)!r})); sys.exit('openpyxl' in sys.modules)"
    )
    rod = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", program], cwd=rod, check=False).returncode == 0


@pytest.mark.parametrize("kode", ["utf-16", "utf-16-le", "utf-16-be"])
def test_en_csv_fil_i_utf16(kode: str, tmp_path: Path) -> None:
    data, fund = læs(tmp_path, projekt_yaml=CSV, a_csv="navn;by\nSøgården;Ærø\n".encode(kode))
    assert (rækker(data), fund) == ([["navn", "by"], ["Søgården", "Ærø"]], [])


def test_et_styretegn_i_en_celle(tmp_path: Path) -> None:
    data = med_del(ark(["k"], ["xy"]), ARK1, lambda b: b.replace(b"<t>xy", b"<t>x&#x85;y"))
    læst, fund = læs(tmp_path, projekt_yaml=XLSX, a_xlsx=data)
    assert fund == [
        "a.xlsx:2:1: ulovligt-tegn Cellen indeholder et usynligt styretegn (U+0085), som ikke kan stå i et dokument. Ret: Skriv cellens tekst igen."
    ]
    assert rækker(læst) == [["k"], ["x\ufffdy"]]
