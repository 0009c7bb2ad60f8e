"""What is written, and above all what is left as it stands."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart

from tests.cli.hjaelp import Program
from tests.importer.regneark import DEL1, HOVED, SAND, nyt_projekt
from tests.proeveprojekt import EKSEMPLER, MIT_KVARTER, kopi, læs, læsefejl, ret

CSV = "".join(";".join(række) + "\n" for række in (HOVED, *SAND))


@pytest.fixture
def projekt(program: Program) -> Path:
    (program.mappe / "tal.csv").write_text(CSV, encoding="utf-8")
    return nyt_projekt(program.mappe / "p")


def _tal(mappe: Path) -> dict[str, list[str]]:
    plan = læs(mappe).plan
    return {
        str(a.navn): [str(tal.værdi(k)) for k in ("beboere", *plan.nøgletalskolonner)]
        for a in plan.projekt.afdelinger
        if (tal := plan.nøgletal_for(a)) is not None
    }


def test_de_skrevne_tal_laeses_som_de_stod(program: Program, projekt: Path) -> None:
    assert program("importer", "tal.csv", "--til", "p").kode == 0
    assert læsefejl(projekt) == []
    assert _tal(projekt)["Ågården"] == ["1234", "41.2", "1.45", "60.5", "54.9", "30.1"]
    assert _tal(projekt)["Nørre|Vænge"] == ["88", "25.0", "*", "–", "70.1", "12.5"]


def test_anden_gang_er_der_intet_at_skrive(program: Program, projekt: Path) -> None:
    program("importer", "tal.csv", "--til", "p")
    før = {fil: fil.stat().st_mtime_ns for fil in projekt.iterdir()}
    svar = program("importer", "tal.csv", "--til", "p")
    assert svar.kode == 0
    assert "p/noegletal.csv har allerede tallene." in svar.ud
    assert {fil: fil.stat().st_mtime_ns for fil in projekt.iterdir()} == før


def test_vis_skriver_ingenting_og_viser_tallene(program: Program, projekt: Path) -> None:
    svar = program("importer", "tal.csv", "--til", "p", "--vis")
    assert svar.kode == 0
    assert "BN                 Ågården         1234" in svar.ud
    assert svar.ud.endswith("Der er ikke skrevet noget (--vis).\n")
    assert sorted(f.name for f in projekt.iterdir()) == ["problemkompleks.yaml", "projekt.yaml"]


def test_kun_de_celler_der_er_nye_aendres(program: Program, projekt: Path) -> None:
    """Order, other columns and rows, spaces, quotes, line ends, BOM: all as they were."""
    ret(projekt / "problemkompleks.yaml", "# listen fra december\n",
        "# listen fra december\n  nøgletal:\n    fil: gamle tal.csv\n")  # fmt: skip
    gammel = (
        '\ufeffafdeling;boligorganisation;Bemærkning;"dømte" ; Antal beboere\r\n'
        'Parken;Nord;"se; note";2,6;612\r\n'
        "\r\n"
        "Solsiden;Øst;en anden;1,10;90\r\n"
        "Vestbyen;BS;;0,850;439"
    )
    (projekt / "gamle tal.csv").write_bytes(gammel.encode())
    svar = program("importer", "tal.csv", "--til", "p", "--overskriv")
    assert svar.kode == 0, svar.ud
    assert (projekt / "gamle tal.csv").read_bytes().decode() == (
        '\ufeffafdeling;boligorganisation;Bemærkning;"dømte" ; Antal beboere'
        ";uden_for_arbejdsmarkedet;kun_grundskole;indkomst;ikkevestlige\r\n"
        'Parken;Nord;"se; note";2,64;612;34,2;49,4;59,2;51,0\r\n'
        "\r\n"
        "Solsiden;Øst;en anden;1,10;90;;;;\r\n"
        "Vestbyen;BS;;0,850;439;30,4;55,2;64,3;47,3\r\n"
        "Ågården;BN;;1,45;1234;41,2;60,5;54,9;30,1\r\n"
        "Nørre|Vænge;BS;;*;88;25,0;..;70,1;12,5\r\n"
        "Karré 1;BS;;..;151;28,9;42,6;62,1;46,1\r\n"
    )
    assert "Havneparken: uden_for_arbejdsmarkedet .. bliver 34,2; dømte 2,6 bliver 2,64;" in svar.ud


def test_et_tal_der_er_rettet_i_haanden_bliver_ikke_skrevet_over(
    program: Program, projekt: Path
) -> None:
    program("importer", "tal.csv", "--til", "p")
    ret(projekt / "noegletal.csv", "1234", "1243")
    rettet = (projekt / "noegletal.csv").read_bytes()
    svar = program("importer", "tal.csv", "--til", "p")
    assert svar.kode == 2
    assert "Ågården: beboere 1243 bliver 1234." in svar.ud
    assert svar.ud.endswith(
        "Der er ikke skrevet noget: p/noegletal.csv har andre tal i forvejen. Hvis de nye er "
        "rigtige, så kør igen med --overskriv.\n"
    )
    assert (projekt / "noegletal.csv").read_bytes() == rettet
    assert program("importer", "tal.csv", "--til", "p", "--vis").kode == 0
    assert program("importer", "tal.csv", "--til", "p", "--overskriv").kode == 0
    assert _tal(projekt)["Ågården"][0] == "1234"


def test_et_tal_der_mangler_skrives_uden_at_spoerge(program: Program, projekt: Path) -> None:
    program("importer", "tal.csv", "--til", "p")
    ret(projekt / "noegletal.csv", "1234", "..")
    assert program("importer", "tal.csv", "--til", "p").kode == 0
    assert _tal(projekt)["Ågården"][0] == "1234"


@pytest.mark.skipif(sys.platform == "win32", reason="genveje kræver rettigheder på Windows")
def test_en_genvej_i_projektet_bliver_ikke_skrevet_over(program: Program, projekt: Path) -> None:
    (program.mappe / "fælles.csv").write_text("boligorganisation;afdeling;beboere\n")
    (projekt / "noegletal.csv").symlink_to("../fælles.csv")
    svar = program("importer", "tal.csv", "--til", "p")
    assert svar.kode != 0
    assert (projekt / "noegletal.csv").is_symlink()
    assert (program.mappe / "fælles.csv").read_text() == "boligorganisation;afdeling;beboere\n"


def test_windows_1252_forbliver_windows_1252(program: Program, projekt: Path) -> None:
    fil = projekt / "noegletal.csv"
    fil.write_bytes("boligorganisation;afdeling;Områdeø\nBN;Ågården;æ\n".encode("cp1252"))
    assert program("importer", "tal.csv", "--til", "p").kode == 0
    tekst = fil.read_bytes().decode("cp1252")
    assert tekst.splitlines()[1].startswith("BN;Ågården;æ;1234;41,2;1,45")


def test_pegeren_saettes_ind_og_kommentarerne_bliver(program: Program, projekt: Path) -> None:
    assert program("importer", "tal.csv", "--til", "p").kode == 0
    assert (projekt / "problemkompleks.yaml").read_text(encoding="utf-8") == DEL1.replace(
        "# listen fra december\n", "# listen fra december\n  nøgletal:\n    fil: noegletal.csv\n"
    )


def test_uden_kriterier_saettes_hele_feltet_ind(program: Program, projekt: Path) -> None:
    tekst = "indledning: Om os.\n\n# De fire områder\nindsatsområder:\n  - navn: Beskæftigelse\n"
    tekst += "    tekst: Job.\n"
    (projekt / "problemkompleks.yaml").write_bytes(tekst.replace("\n", "\r\n").encode())
    assert program("importer", "tal.csv", "--til", "p").kode == 0
    ny = (projekt / "problemkompleks.yaml").read_bytes().decode()
    assert ny == tekst.replace(
        "# De fire",
        "kriterier:\n  kriteriesæt: parallelsamfund-2022\n  nøgletal:\n    fil: noegletal.csv\n"
        "# De fire",
    ).replace("\n", "\r\n")
    assert læsefejl(projekt) == []


@pytest.mark.parametrize(
    "skrevet",
    [
        "kriterier: {kriteriesæt: parallelsamfund-2022}\n",
        "kriterier:\n  kriteriesæt:\n    parallelsamfund-2022\n",
        "? kriterier\n: kriteriesæt: parallelsamfund-2022\n",
    ],
)
def test_kriterier_skrevet_paa_en_saer_maade_rettes_ikke_af_et_program(
    program: Program, projekt: Path, skrevet: str
) -> None:
    ret(projekt / "problemkompleks.yaml",
        "kriterier:\n  kriteriesæt: parallelsamfund-2022   # listen fra december\n",
        skrevet)  # fmt: skip
    svar = program("importer", "tal.csv", "--til", "p")
    assert svar.kode == 1
    assert "Skriv selv »nøgletal:« under »kriterier:«" in svar.ud
    assert not (projekt / "noegletal.csv").exists()


def test_tal_skrevet_i_selve_yamlfilen_roeres_ikke(program: Program, projekt: Path) -> None:
    ret(projekt / "problemkompleks.yaml", "# listen fra december\n",
        "#\n  nøgletal:\n    - boligorganisation: BN\n      afdeling: Parken\n")  # fmt: skip
    svar = program("importer", "tal.csv", "--til", "p")
    assert svar.kode == 1
    assert "Nøgletallene står i selve filen" in svar.ud


def test_en_egen_kolonne_hentes_ogsaa(program: Program, projekt: Path) -> None:
    ret(projekt / "problemkompleks.yaml", "# listen fra december\n",
        "#\n  kolonner:\n    valg:\n      titel: Valgdeltagelse\n      enhed: pct.\n")  # fmt: skip
    rækker = [(*HOVED, "Valgdeltagelse (%)"), *((*r, "37,4") for r in SAND)]
    (program.mappe / "tal.csv").write_text("\n".join(map(";".join, rækker)), encoding="utf-8")
    assert program("importer", "tal.csv", "--til", "p").kode == 0
    assert _tal(projekt)["Ågården"][-1] == "37.4"


def test_en_fil_der_peges_paa_bliver_lavet_ogsaa_i_en_undermappe(
    program: Program, projekt: Path
) -> None:
    ret(projekt / "problemkompleks.yaml", "# listen fra december\n",
        "#\n  nøgletal:\n    fil: data/2022/tal.csv\n")  # fmt: skip
    assert program("importer", "tal.csv", "--til", "p/projekt.yaml").kode == 0
    assert læsefejl(projekt) == []
    assert _tal(projekt)["Vestbyen"][0] == "439"


@pytest.mark.skipif(sys.platform == "win32", reason="genveje kræver rettigheder på Windows")
def test_der_skrives_aldrig_uden_for_projektet(program: Program, projekt: Path) -> None:
    (program.mappe / "ude").mkdir()
    (projekt / "data").symlink_to(program.mappe / "ude")
    ret(projekt / "problemkompleks.yaml", "# listen fra december\n",
        "#\n  nøgletal:\n    fil: data/tal.csv\n")  # fmt: skip
    svar = program("importer", "tal.csv", "--til", "p")
    assert svar.kode == 1
    assert "»data/tal.csv« ligger uden for projektets mappe." in svar.ud
    assert list((program.mappe / "ude").iterdir()) == []


@pytest.mark.parametrize(
    ("fil", "gammelt", "nyt", "besked"),
    [
        ("problemkompleks.yaml", "parallelsamfund-2022", "paralelsamfund-2022",
         "Kriteriesættet kan ikke læses, så kolonnerne kendes ikke."),
        ("projekt.yaml", "    lejeboliger: 600\n", "    lejeboliger: mange\n",
         "Afdelingerne kan ikke alle læses, så rækkerne kan ikke passes sammen."),
    ],
)  # fmt: skip
def test_et_projekt_med_huller_skal_rettes_foerst(
    program: Program, projekt: Path, fil: str, gammelt: str, nyt: str, besked: str
) -> None:
    ret(projekt / fil, gammelt, nyt)
    svar = program("importer", "tal.csv", "--til", "p")
    assert svar.kode == 1
    assert besked in svar.ud
    assert not (projekt / "noegletal.csv").exists()


# --- a workbook as the target ---


def _skift(fil: Path, **celler: Any) -> None:
    bog: Any = load_workbook(fil)
    for sted, værdi in celler.items():
        bog["Nøgletal"][sted] = værdi
    bog.save(fil)


def test_et_regneark_som_maal_faar_kun_de_nye_tal(program: Program) -> None:
    mappe = kopi(program.mappe / "alt", EKSEMPLER / "alt")
    (program.mappe / "nye.xlsx").write_bytes((mappe / "noegletal.xlsx").read_bytes())
    _skift(program.mappe / "nye.xlsx", E2=2.5)
    før = læs(mappe).plan
    data = (mappe / "noegletal.xlsx").read_bytes()
    spørger = program("importer", "nye.xlsx", "--til", "alt")
    assert spørger.kode == 2
    assert "  Møllevangen: dømte 2,31 bliver 2,50." in spørger.ud
    assert spørger.ud.endswith("så kør igen med --overskriv.\n")
    assert (mappe / "noegletal.xlsx").read_bytes() == data
    svar = program("importer", "nye.xlsx", "--til", "alt", "--overskriv")
    assert svar.kode == 0, svar.ud
    assert "  Møllevangen: dømte 2,31 bliver 2,50." in svar.ud
    efter = læs(mappe).plan
    assert str(efter.nøgletal[0].værdi("dømte")) == "2.5"
    assert efter.nøgletal[1:] == før.nøgletal[1:]
    assert efter.projekt == før.projekt


def test_et_regneark_med_diagram_eller_formler_roeres_ikke(program: Program) -> None:
    mappe = kopi(program.mappe / "alt", EKSEMPLER / "alt")
    (program.mappe / "nye.xlsx").write_bytes((mappe / "noegletal.xlsx").read_bytes())
    _skift(program.mappe / "nye.xlsx", E2=2.5)
    bog: Any = load_workbook(mappe / "noegletal.xlsx")
    bog["Nøgletal"].add_chart(BarChart(), "L2")
    bog.save(mappe / "noegletal.xlsx")
    data = (mappe / "noegletal.xlsx").read_bytes()
    svar = program("importer", "nye.xlsx", "--til", "alt")
    assert svar.kode == 1
    assert "indeholder andet end tabeller (fx diagrammer eller noter)" in svar.ud
    assert (mappe / "noegletal.xlsx").read_bytes() == data


def test_en_dato_som_ingen_kalender_har_bliver_ikke_til_en_fejl_i_arket(program: Program) -> None:
    """The library reads such a cell as an error, and would save it as one."""
    mappe = kopi(program.mappe / "alt", EKSEMPLER / "alt")
    (program.mappe / "nye.xlsx").write_bytes((mappe / "noegletal.xlsx").read_bytes())
    _skift(program.mappe / "nye.xlsx", E2=2.5)
    bog: Any = load_workbook(mappe / "noegletal.xlsx")
    bog["Nøgletal"]["Z1"] = 9007199254740992
    bog["Nøgletal"]["Z1"].number_format = "dd-mm-yyyy"
    bog.save(mappe / "noegletal.xlsx")
    data = (mappe / "noegletal.xlsx").read_bytes()
    svar = program("importer", "nye.xlsx", "--til", "alt")
    assert svar.kode == 1
    assert "Warning" not in svar.ud + svar.fejl
    assert (mappe / "noegletal.xlsx").read_bytes() == data


# --- the command ---


@pytest.mark.parametrize(
    ("argumenter", "kode", "besked"),
    [
        (("borte.xlsx", "--til", "p"), 2, "borte.xlsx findes ikke."),
        (("tal.csv", "--til", "borte"), 2, "borte findes ikke."),
        (("tal.csv", "--til", "p", "--ark", "X"), 2, "tal.csv er en CSV-fil og har ingen ark."),
        (("tal.csv",), 2, "--til"),
        (("gammel.doc", "--til", "ny"), 2, "gem den som »Word-dokument (*.docx)«"),
        (("a.docx", "--til", "p"), 2, "p findes allerede. Skriv navnet på en ny mappe"),
        (("borte.docx", "--til", "ny"), 2, "borte.docx findes ikke."),
        (("tal.docx", "--til", "ny"), 2, "tal.docx er ikke et Word-dokument (DOCX)"),
        (("a.docx", "--til", "ny", "--ark", "X"), 2,
         "--ark, --år og --kilde gælder kun regneark og CSV."),
    ],
)  # fmt: skip
def test_forkert_brug(
    program: Program, projekt: Path, argumenter: tuple[str, ...], kode: int, besked: str
) -> None:
    (program.mappe / "tal.docx").write_text("ikke en zip", encoding="utf-8")
    (program.mappe / "gammel.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    svar = program("importer", *argumenter)
    assert (svar.kode, besked in svar.ud + svar.fejl) == (kode, True), svar.ud + svar.fejl
    assert not (program.mappe / "ny").exists()
    assert len(list(projekt.iterdir())) == 2


def test_hele_mappen_eller_intet(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full midway, neither the folder nor a part of it is left."""
    program("byg", MIT_KVARTER, "--format", "docx")
    skrevet = []

    def fuld(sti: Path, *_: object, **__: object) -> None:
        if len(skrevet) == 3:
            raise OSError(28, "No space left on device")
        skrevet.append(sti)

    monkeypatch.setattr(Path, "write_text", fuld)
    svar = program("importer", "ud/mit-kvarter.docx", "--til", "ny")
    assert svar.kode == 2
    assert "Mappen ny kan ikke skrives: der er ikke mere plads på disken." in svar.fejl
    assert [f.name for f in program.mappe.iterdir() if "ny" in f.name] == []


def test_et_projekt_uden_laesbar_projekt_yaml(program: Program, projekt: Path) -> None:
    (projekt / "projekt.yaml").write_text("helhedsplan: [\n", encoding="utf-8")
    svar = program("importer", "tal.csv", "--til", "p")
    assert svar.kode == 1
    assert "p/projekt.yaml: Filen kan ikke læses, så afdelingerne kendes ikke." in svar.ud


def test_et_stort_men_tomt_ark_er_ikke_farligt(program: Program) -> None:
    nyt_projekt(program.mappe / "p")
    bog = Workbook()
    blad: Any = bog.active
    for række in (HOVED, *SAND):
        blad.append(list(række))
    blad["AZ30000"] = " "
    ud = BytesIO()
    bog.save(ud)
    (program.mappe / "stor.xlsx").write_bytes(ud.getvalue())
    assert program("importer", "stor.xlsx", "--til", "p").kode == 0


def test_styretegn_i_et_regneark_naar_ikke_terminalen(program: Program) -> None:
    nyt_projekt(program.mappe / "p")
    linjer = [";".join(map(str, række)) for række in (HOVED, SAND[0])]
    linjer[1] = linjer[1].rsplit(";", 1)[0] + ";\x7f12\x1b[31m"
    (program.mappe / "ark.csv").write_text("\n".join(linjer), encoding="utf-8")
    svar = program("importer", "ark.csv", "--til", "p")
    assert svar.kode == 1
    assert "\x7f" not in svar.ud
    assert "\x1b" not in svar.ud
    assert "»‹U+007F›12‹U+001B›[31m« er ikke et tal" in svar.ud


# --- when the figures are from, and where ---

ÅR_OG_KILDE = ("--år", "2022", "--kilde", "LBF Beboerdata")


def _del1(projekt: Path) -> str:
    return (projekt / "problemkompleks.yaml").read_text(encoding="utf-8")


def _med_tabel(projekt: Path, felter: str = "") -> str:
    ret(projekt / "problemkompleks.yaml", "# listen fra december\n",
        f"# listen fra december\n  # vores tal\n  nøgletal:\n    fil: t.csv\n{felter}")  # fmt: skip
    return _del1(projekt)


def test_aar_og_kilde_skrives_over_tabellen(program: Program, projekt: Path) -> None:
    før = _med_tabel(projekt)
    svar = program("importer", "tal.csv", "--til", "p", *ÅR_OG_KILDE)
    assert svar.kode == 0, svar.ud
    assert _del1(projekt) == før.replace(
        "  # vores tal\n",
        "  nøgletal_kilde: LBF Beboerdata\n  nøgletal_år: 2022\n  # vores tal\n",
    )
    kriterier = læs(projekt).plan.problemkompleks.kriterier
    assert (kriterier.nøgletal_kilde, list(map(str, kriterier.nøgletal_år))) == (
        "LBF Beboerdata", ["2022"],
    )  # fmt: skip


def test_aar_og_kilde_der_staar_i_forvejen_roeres_ikke(program: Program, projekt: Path) -> None:
    før = _med_tabel(projekt, "  nøgletal_kilde: LBF Beboerdata\n  nøgletal_år: 2021\n")
    svar = program("importer", "tal.csv", "--til", "p", *ÅR_OG_KILDE)
    assert svar.kode == 0, svar.ud
    assert _del1(projekt) == før
    assert (
        "Bemærk: problemkompleks.yaml siger noget andet end regnearket, som har:\n"
        "  nøgletal_år: 2022\n"
    ) in svar.ud
    assert "nøgletal_kilde" not in svar.ud


def test_kun_regnearkets_egne_kolonner_faar_aaret(program: Program, projekt: Path) -> None:
    """The rest of the table is from elsewhere."""
    _med_tabel(projekt)
    tabel = "boligorganisation;afdeling;beboere;indkomst\nBS;Vestbyen;439;64,3\n"
    (projekt / "t.csv").write_text(tabel, encoding="utf-8")
    (program.mappe / "ny.csv").write_text(
        "Boligorganisation;Afdeling;Beboere 2022;Dømte, gns. 2020-21\nBS;Vestbyen;500;1,20\n"
        "Øst;Solsiden;90;1,10\nNord;Parken;612;2,64\nBN;Ågården;1234;1,45\n",
        encoding="utf-8",
    )
    svar = program("importer", "ny.csv", "--til", "p", "--kilde", "DST: tabel 3", "--overskriv")
    assert svar.kode == 0, svar.ud
    kriterier = læs(projekt).plan.problemkompleks.kriterier
    assert kriterier.nøgletal_kilde == {"beboere": "DST: tabel 3", "dømte": "DST: tabel 3"}
    assert {k: [str(å) for å in år] for k, år in kriterier.nøgletal_år.items()} == {
        "beboere": ["2022"],
        "dømte": ["2020", "2021"],
    }


def test_linjer_der_ikke_kan_saettes_ind_bliver_vist(program: Program, projekt: Path) -> None:
    tekst = _del1(projekt)
    start = tekst.index("kriterier:")
    slut = tekst.index("indsatsområder:")
    flow = "kriterier: {kriteriesæt: parallelsamfund-2022, nøgletal: {fil: t.csv}}\n"
    (projekt / "problemkompleks.yaml").write_text(tekst[:start] + flow + tekst[slut:], "utf-8")
    før = _del1(projekt)
    svar = program("importer", "tal.csv", "--til", "p", *ÅR_OG_KILDE)
    assert svar.kode == 0, svar.ud
    assert _del1(projekt) == før
    assert (
        "Skriv i problemkompleks.yaml under kriterier:\n"
        "  nøgletal_kilde: LBF Beboerdata\n"
        "  nøgletal_år: 2022\n"
    ) in svar.ud
