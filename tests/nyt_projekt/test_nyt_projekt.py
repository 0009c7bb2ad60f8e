"""A new project: valid whatever its name, whole or not there at all, and never over anything."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli.foelg import BEGYNDER, SLUTTER
from generator.fund import Alvor
from generator.laesning import læs_projekt
from generator.laesning.projekter import Brugsfejl
from generator.loeb import Omfang, gennemfør
from generator.maskine.ressourcer import skabeloner
from generator.maskine.udgivelse import Udgivelsesfejl
from generator.nyt_projekt import Oplysninger, Oplysningsfejl, opret
from generator.nyt_projekt import oplysninger as o
from generator.nyt_projekt.indhold import FILER, matchere, regelsæt_for, som_yaml
from generator.rapport.kort import linje
from generator.skrivere.markdown import skriv_markdown
from tests.proeveprojekt import EKSEMPLER, ROD, forsøg, kopi, læsefejl, ret
from tests.skema.editor import som_editoren


def oplyst(**andet: Any) -> Oplysninger:
    """Return the facts of a plan that begins within the frame, some of them changed."""
    fakta: dict[str, Any] = {
        "helhedsplan": "Havneparken",
        "boligorganisationer": ("Boligforeningen Nord", "Boligselskabet Syd"),
        "kommune": "Eksempel Kommune",
        "ansøgningstype": "ny",
        "fra": date(2026, 8, 1),
        "til": date(2030, 7, 31),
        "dato": date(2025, 3, 1),
    }
    return Oplysninger(**{**fakta, **andet})


# --- it builds ---


@pytest.mark.parametrize("ansøgningstype", ["ny", "videreførelse"])
def test_de_eneste_fejl_er_pladsholderne(ansøgningstype: str, tmp_path: Path) -> None:
    opret(tmp_path / "p", oplyst(ansøgningstype=ansøgningstype, område="Havnen og Vestbyen"))
    resultat = gennemfør(tmp_path / "p", Omfang())
    assert resultat.dokument is not None
    fejl = [f for f in resultat.fund if f.alvor is Alvor.FEJL]
    assert {f.regel for f in fejl} == {"pladsholder"}
    steder = [(f.sted.fil, f.sted.linje) for f in fejl if f.sted]
    assert len(set(steder)) == len(steder) == len(fejl), "each gap is said once"
    mangler = "".join(
        (tmp_path / "p" / f"{stamme}.yaml").read_text(encoding="utf-8") for stamme in FILER
    )
    huller = set(re.findall(r"^[^#\n]*(\[\w[^\]]+\])", mangler, re.MULTILINE))
    nuller = mangler.count("lejeboliger: 0\n")
    assert len(huller) + nuller == len(fejl), "each gap in the files is found"


def _fjern_havelåger(fil: Path, fra: str) -> None:
    """Take »# « away from the commented lines that begin with `fra`, as an editor does."""
    linjer = fil.read_text(encoding="utf-8").split("\n")
    start = linjer.index(f"# {fra}")
    for nr in range(start, len(linjer)):
        if not linjer[nr].startswith("# ") or (nr > start and linjer[nr] == "#"):
            break
        linjer[nr] = linjer[nr].removeprefix("# ")
    fil.write_text("\n".join(linjer), encoding="utf-8")


def _følg_eksemplerne(p: Path) -> None:
    """Do in a new project with one organisation what the comments in its files show."""
    _fjern_havelåger(p / "problemkompleks.yaml", "kriterier:")
    _fjern_havelåger(p / "projekt.yaml", "økonomi:")
    _fjern_havelåger(p / "organisering.yaml", "  - navn: Socialudvalget")
    ret(p / "organisering.yaml", 'politiske_fora:\n  ingen: "[skriv begrundelsen]"\n', "")
    ret(p / "tal.yaml", "tal: {}", "tal:")
    _fjern_havelåger(p / "tal.yaml", "  fravær:")
    søger = "  - navn: Boligforeningen Nord\n"
    ret(p / "projekt.yaml", søger, f"{søger}    kortnavn: BN\n")
    liste = re.search(r"^afdelinger:\n(?:  .*\n)+", (p / "projekt.yaml").read_text("utf-8"), re.M)
    assert liste
    ret(p / "projekt.yaml", liste[0], "afdelinger:\n  fil: afdelinger.csv\n")
    (p / "afdelinger.csv").write_text(
        "boligorganisation;afdeling;lejeboliger\nBN;Havneparken;412\n", encoding="utf-8"
    )
    (p / "noegletal.csv").write_text(
        "boligorganisation;afdeling;beboere;uden_for_arbejdsmarkedet;dømte;kun_grundskole;"
        "indkomst;ikkevestlige\nBN;Havneparken;870;35,1;1,2;44,0;61,3;31\n",
        encoding="utf-8",
    )
    sætning = re.search(r"^#   (Fraværet er .*)$", (p / "tal.yaml").read_text("utf-8"), re.M)
    assert sætning
    tekst = f"{sætning[1]} Mere.[^navn]\n\n  - **to stjerner**\n\n  [^navn]: Fodnotens tekst."
    ret(p / "problemkompleks.yaml", "[skriv om området]", tekst)
    del1 = (p / "problemkompleks.yaml").read_text(encoding="utf-8")
    sidste = del1[del1.rindex("  - navn: ") :]
    fravalgt = f"{sidste.splitlines()[0]}\n    fravalgt: Begrundelsen.\n"
    ret(p / "problemkompleks.yaml", sidste, fravalgt)
    partnere = (p / "samarbejdspartnere.yaml").read_text(encoding="utf-8")
    for svar in ("ingen: Begrundelsen.", "afklares: På bestyrelsens møde i maj."):
        partnere = partnere.replace('for: "[skriv bidraget]"\n  -', f"for:\n        {svar}\n  -", 1)
    (p / "samarbejdspartnere.yaml").write_text(partnere, encoding="utf-8")
    for stamme in FILER:
        fil = p / f"{stamme}.yaml"
        fil.write_text(re.sub(r"\[(\w[^\]]+)\]", "Skolen", fil.read_text("utf-8")), "utf-8")


OM_EKSEMPLERNE = {
    "noegletal-fra-andet-aar", "noegletal-uden-kilde", "tal-foraeldet", "nyere-liste",
    "medfinansiering-under-kravet",
}  # fmt: skip
TRYKT = (
    "Helhedsplanen Havneparken omfatter 1 afdeling med 412 lejeboliger.\n",
    "omfatter 1 boligafdeling med 412 lejeboliger.",
    "Fraværet er 8,21 pct. (LBF Beboerdata, 2022) mod 7,68 pct. blandt øvrige almene.",
    "[^1]: Fodnotens tekst.",
    "- **to stjerner**",
    "| BN · Havneparken | 870 |",
    "Nøgletal: LBF Beboerdata; beboere 1. januar 2022; uden for arbejdsmarked og dømte "
    "gennemsnit af 2020 og 2021; kun grundskole og ikkevestlige 2022; indkomst 2021.",
    "Hvad tabellen viser.",
    "er valgt fra: Begrundelsen.",
    "| Intet bidrag: Begrundelsen. |",
    "| *Afklares på bestyrelsens møde i maj.* |",
    "| **Den boligsociale bestyrelse** |",
    "boligorganisationen (direktør).",
    "| By | **Socialudvalget** (politisk forum) | Drøfter planen en gang om året. |",
)


def test_hvert_eksempel_i_filerne_kan_foelges_og_trykkes_rigtigt(tmp_path: Path) -> None:
    """With one afdeling and one organisation, where Danish has its singulars."""
    opret(
        tmp_path / "p",
        oplyst(
            boligorganisationer=("Boligforeningen Nord",), ansøgningstype="videreførelse",
            dato=date(2023, 9, 1), fra=date(2025, 1, 1), til=date(2028, 12, 31),
        ),
    )  # fmt: skip
    _følg_eksemplerne(tmp_path / "p")
    resultat = gennemfør(tmp_path / "p", Omfang())
    fejl = [f for f in resultat.fund if f.alvor is Alvor.FEJL]
    # The sample's own words are not to be sent.
    assert {f.besked for f in fejl} == {"Sætningen er prøvetekst fra det nye projekt."}
    assert OM_EKSEMPLERNE & {f.regel for f in resultat.fund} == set()
    assert resultat.dokument is not None
    tekst = skriv_markdown(resultat.dokument).replace("\u00a0", " ")
    assert [sætning for sætning in TRYKT if sætning not in tekst] == []


def test_skrevet_ud_kan_den_bygges_endeligt(tmp_path: Path) -> None:
    opret(tmp_path / "p", oplyst())
    for stamme in FILER:
        fil = tmp_path / "p" / f"{stamme}.yaml"
        tekst = fil.read_text(encoding="utf-8")
        tekst = re.sub(r"\[(\w[^\]]+)\]", "Skolen hjælper børnene", tekst)
        fil.write_text(tekst.replace("lejeboliger: 0", "lejeboliger: 412"), encoding="utf-8")
    resultat = gennemfør(tmp_path / "p", Omfang(endelig=True))
    assert [f for f in resultat.fund if f.alvor is Alvor.FEJL] == []


NYESTE = max(fil.stem for fil in (skabeloner() / "regelsaet").glob("*.yaml"))
"""A period's name begins with its first year; the newest serves where none is in force."""


@pytest.mark.parametrize(
    ("fra", "ventet"),
    [
        (date(2012, 1, 1), "lbf-2011-14"),
        (date(2018, 12, 31), "lbf-2015-18"),
        (date(2026, 12, 31), "lbf-2019-26"),
        (date(2131, 1, 1), NYESTE),
        (date(2001, 1, 1), NYESTE),
    ],
)
def test_regelsaettet_foelger_planens_begyndelse(fra: date, ventet: str) -> None:
    navn, sæt = regelsæt_for(fra)
    assert navn == ventet
    assert sæt.indsatsområder


# --- whatever it is called ---

NAVNE = [
    'Havn: "øst" #1', "Yes", "null", "~", "42", "8,21", "- streg", "[liste]", "{krølle}", "@navn",
    "`gravis", "%procent", "&anker", "*stjerne", "!mærke", "|streg", ">større", "'apostrof'",
    "Ende:", "a: b", "a #b", "?", "Æble & Øl", "🙂 glad", "\\skråstreg\\n", "C:\\mappe",
    "2027-01-01", "ja", "True", "Ålborg / Øst (nord)", "{% for %}", "e\u0301", "Hej\u00a0der",
]  # fmt: skip


def _laest_igen(tekst: str, mappe: Path) -> tuple[object, object]:
    """Return what the program and the editor make of a name in a new project."""
    opret(mappe, oplyst(helhedsplan=tekst, boligorganisationer=(tekst,), kommune=tekst))
    rå = læs_projekt(mappe).filer["projekt"]
    assert isinstance(rå, dict)
    editor = som_editoren((mappe / "projekt.yaml").read_text(encoding="utf-8"))
    assert editor["kommune"] == editor["ansøgere"][0]["navn"] == editor["helhedsplan"]
    assert rå["ansøgere"] == [{"navn": rå["helhedsplan"]}]
    return rå["helhedsplan"], editor["helhedsplan"]


@pytest.mark.parametrize("navn", NAVNE)
@pytest.mark.stikproeve(4)
def test_et_navn_bliver_som_det_er_skrevet(navn: str, tmp_path: Path) -> None:
    tekst = o.tekst(navn)
    assert _laest_igen(tekst, tmp_path / "så er vi her") == (tekst, tekst)
    assert læsefejl(tmp_path / "så er vi her") == []


@settings(max_examples=forsøg(300), deadline=None)
@given(st.text(max_size=40))
def test_ethvert_navn_er_gyldig_yaml_eller_afvises(tekst: str) -> None:
    try:
        navn = o.tekst(tekst)
    except Oplysningsfejl:
        return
    skrevet = f"navn: {som_yaml(navn)}\n"
    assert som_editoren(skrevet) == {"navn": navn}
    assert yaml.load(skrevet, yaml.CBaseLoader) == {"navn": navn}  # noqa: S506 - only text


@pytest.mark.parametrize(
    ("værdi", "ventet"),
    [
        ("  ", "Skriv en tekst."),
        ("x" * 201, "Teksten er for lang (fundet 201 tegn, højst 200)."),
        ("a\x07b", "Teksten indeholder et usynligt styretegn. Skriv den uden."),
        ("{{ x }}", "Teksten må ikke indeholde {{; det henter en værdi. Skriv den uden."),
    ],
)
def test_hvad_ingen_hedder_afvises(værdi: str, ventet: str) -> None:
    with pytest.raises(Oplysningsfejl, match=f"^{re.escape(ventet)}$"):
        o.tekst(værdi)


@pytest.mark.parametrize(
    ("værdi", "ventet"),
    [
        ("31-07-2030", "»31-07-2030« er ikke en dato på formen år-måned-dag. Skriv 2030-07-31."),
        ("i morgen", "»i morgen« er ikke en dato på formen år-måned-dag. Skriv fx 2027-08-01."),
        ("2027-02-30", "»2027-02-30« er ikke en dato på formen år-måned-dag. Skriv fx 2027-08-01."),
    ],
)
def test_en_dag_der_ikke_kan_laeses(værdi: str, ventet: str) -> None:
    with pytest.raises(Oplysningsfejl, match=f"^{re.escape(ventet)}$"):
        o.dag(værdi)


def test_planen_varer_fire_aar() -> None:
    assert o.sidste_dag(date(2027, 8, 1)) == date(2031, 7, 31)
    assert o.sidste_dag(date(2028, 2, 29)) == date(2032, 2, 28)
    with pytest.raises(Oplysningsfejl, match="for langt ude i fremtiden"):
        o.sidste_dag(date(9998, 1, 1))
    with pytest.raises(Oplysningsfejl, match="ligger før den første"):
        o.efter(date(2026, 1, 1), date(2027, 1, 1))
    with pytest.raises(Oplysningsfejl, match="»Nord« er nævnt to gange"):
        o.forskellige(("NORD", "Nord"))


# --- whole or not at all, and over nothing ---


def indhold(mappe: Path) -> list[str]:
    return sorted(p.relative_to(mappe).as_posix() for p in mappe.rglob("*"))


def test_hvad_der_ligger_der_roeres_ikke(tmp_path: Path) -> None:
    kopi(tmp_path / "projekt")
    (tmp_path / "fuld").mkdir()
    (tmp_path / "fuld" / "noter.txt").write_text("x")
    (tmp_path / "fil").write_text("x")
    før = indhold(tmp_path)
    for navn, besked in (
        ("projekt", "er allerede et projekt. Ret i det, eller vælg en ny mappe."),
        ("fuld", "er ikke tom (fundet »noter.txt«). Vælg en ny mappe, fx "),
        ("fil", "er en fil. Vælg et navn til en ny mappe."),
    ):
        with pytest.raises(Brugsfejl, match=re.escape(besked)):
            opret(tmp_path / navn, oplyst())
    assert indhold(tmp_path) == før


@pytest.mark.parametrize("sti", ["fil/under", "fil/dybt/under", "ny/" + "x" * 300, "nul\0tegn"])
def test_intet_efterlades_naar_systemet_afviser(sti: str, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    with pytest.raises((Udgivelsesfejl, Brugsfejl)) as fejl:
        opret(tmp_path / sti, oplyst())
    assert "styresystemet svarer" not in str(fejl.value)  # in English, mostly
    assert indhold(tmp_path) == ["fil"]


def test_intet_efterlades_naar_disken_bliver_fuld(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rigtig = Path.write_text

    def skriv(fil: Path, *args: Any, **mere: Any) -> int:
        if fil.name == "tal.yaml":
            raise OSError(28, "No space left on device")
        return rigtig(fil, *args, **mere)

    monkeypatch.setattr(Path, "write_text", skriv)
    with pytest.raises(Udgivelsesfejl, match=r"ikke mere plads på disken.*ikke skrevet noget"):
        opret(tmp_path / "a" / "b", oplyst())
    assert indhold(tmp_path) == []


def test_en_tom_mappe_og_mapper_der_ikke_er_der_endnu(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    opret(tmp_path / "tom", oplyst())
    opret(tmp_path / "indhold" / "vores plan på øen", oplyst())
    assert indhold(tmp_path / "tom") == indhold(tmp_path / "indhold" / "vores plan på øen")
    assert {p.name for p in tmp_path.iterdir()} == {"tom", "indhold"}
    assert (tmp_path / "indhold" / "vores plan på øen").stat().st_mode == (
        tmp_path / "indhold"
    ).stat().st_mode


# --- git ---


def test_opsaetningen_til_git_ligger_i_depotets_rod(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    svar = opret(tmp_path / "indhold" / "p", oplyst())
    assert svar.depot == tmp_path.resolve()
    assert {f.name for f in svar.i_depotet} == {".pre-commit-config.yaml", ".gitignore"}
    assert not (tmp_path / "indhold" / "p" / ".gitignore").exists()
    (tmp_path / ".gitignore").write_text("egen\n")
    andet = opret(tmp_path / "indhold" / "q", oplyst())
    assert andet.i_depotet == ()
    assert {f.name for f in andet.findes_i_forvejen} == {".pre-commit-config.yaml", ".gitignore"}
    assert (tmp_path / ".gitignore").read_text() == "egen\n"


def test_et_nyt_depot_er_en_tom_mappe(tmp_path: Path) -> None:
    (tmp_path / "p" / ".git").mkdir(parents=True)
    svar = opret(tmp_path / "p", oplyst())
    assert svar.depot == (tmp_path / "p").resolve()
    assert (tmp_path / "p" / ".pre-commit-config.yaml").is_file()


def test_kontrollerne_ved_commit_er_manifestets() -> None:
    mappe = ROD / "skabeloner" / "ny"
    vores = yaml.safe_load((mappe / "pre-commit-config.yaml").read_text(encoding="utf-8"))
    manifest = yaml.safe_load((ROD / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    udeladt = {"description", "minimum_pre_commit_version", "language", "additional_dependencies"}
    ventet = {h["id"]: {k: v for k, v in h.items() if k not in udeladt} for h in manifest}
    (lokale,) = vores["repos"]
    for hook in lokale["hooks"]:
        assert {k: v for k, v in hook.items() if k not in udeladt} == ventet[hook["id"]]
    assert [h["id"] for h in lokale["hooks"]] == [
        "projektbeskrivelse-tjek", "projektbeskrivelse-sidetal",
    ]  # fmt: skip
    assert {hook["language"] for hook in lokale["hooks"]} == {"system"}


# --- the editor ---


def _json_med_kommentarer(fil: Path) -> Any:
    return json.loads(re.sub(r"(?m)^\s*//.*$", "", fil.read_text(encoding="utf-8")))


def test_filerne_vaelger_deres_skema_og_har_ingen_boelgestreg(tmp_path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema er ikke installeret (pip)")
    opret(tmp_path / "p", oplyst(område="Havnen"))
    for stamme in FILER:
        fil = tmp_path / "p" / f"{stamme}.yaml"
        tekst = fil.read_text(encoding="utf-8")
        første = tekst.partition("\n")[0]
        assert første.startswith("# yaml-language-server: $schema=")
        skema = json.loads((fil.parent / første.partition("=")[2]).read_text(encoding="utf-8"))
        assert skema["title"] == fil.name
        assert list(jsonschema.Draft7Validator(skema).iter_errors(som_editoren(tekst))) == []


def _opgaver(mappe: Path) -> dict[str, Any]:
    return {t["label"]: t for t in _json_med_kommentarer(mappe / "tasks.json")["tasks"]}


@pytest.mark.parametrize("hvor", ["nyt", "depotet"])
def test_opgaverne_i_editoren(hvor: str, tmp_path: Path) -> None:
    opret(tmp_path / "p", oplyst())
    mappe = tmp_path / "p" / ".vscode" if hvor == "nyt" else ROD / ".vscode"
    opgaver = _opgaver(mappe)
    assert [opgave["args"] for opgave in opgaver.values()] == [
        ["tjek", "--format", "kort"], ["byg", "--rapport", "kort"],
        ["tjek", "--følg", "--format", "kort"], ["vis"],
    ]  # fmt: skip
    for navn in ("projektbeskrivelse: tjek", "projektbeskrivelse: byg"):
        assert opgaver[navn]["problemMatcher"] == json.loads(matchere())
    følg = opgaver["projektbeskrivelse: følg"]
    assert følg["isBackground"]
    assert følg["problemMatcher"] == json.loads(matchere(følger=True))
    for matcher in følg["problemMatcher"]:
        assert re.search(matcher["background"]["beginsPattern"], BEGYNDER)
        assert re.search(matcher["background"]["endsPattern"], SLUTTER)
        assert not re.search(matcher["pattern"]["regexp"], BEGYNDER + SLUTTER)
    for fil in ("extensions.json", "settings.json"):
        assert _json_med_kommentarer(mappe / fil)
    assert _json_med_kommentarer(mappe / "extensions.json") == {
        "recommendations": ["redhat.vscode-yaml"]
    }


def test_depotets_skemaer_er_der() -> None:
    skemaer = _json_med_kommentarer(ROD / ".vscode" / "settings.json")["yaml.schemas"]
    for fil, mønstre in skemaer.items():
        assert (ROD / fil).is_file()
        assert [ROD.glob(mønster) for mønster in mønstre]
        assert {Path(mønster).stem for mønster in mønstre} == {Path(fil).stem}


def _fundet(tekst: str) -> dict[str, Any] | None:
    """Return what VS Code makes of a line; exactly one matcher may take it."""
    ud = []
    for matcher in json.loads(matchere()):
        m = matcher["pattern"]
        if træf := re.search(m["regexp"], tekst):
            felter = ("file", "line", "column", "code", "message")
            ud.append({"alvor": matcher["severity"], **{f: træf[m[f]] for f in felter}})
    assert len(ud) <= 1, tekst
    return ud[0] if ud else None


def test_hver_linje_i_rapporten_bliver_til_et_problem(tmp_path: Path) -> None:
    """Every finding of the example of faults, as the report prints it."""
    mappe = kopi(tmp_path / "så: er 1:2 her", EKSEMPLER / "fejl")
    resultat = gennemfør(mappe, Omfang())
    alvorlighed = {"fejl": "error", "advarsel": "warning", "info": "info"}
    assert len(resultat.fund) > 30
    for fund in resultat.fund:
        assert fund.sted
        træf = _fundet(linje(fund))
        assert træf
        assert Path(træf["file"]) == fund.sted.fil
        assert (int(træf["line"]), int(træf["column"])) == (fund.sted.linje, fund.sted.kolonne)
        assert (træf["alvor"], træf["code"]) == (alvorlighed[str(fund.alvor)], fund.regel)
        assert træf["message"].startswith(fund.besked)


@pytest.mark.parametrize("fil", ["C:/Users/Åse/min plan/tal.yaml", r"C:\plan\tal.yaml", "a.yaml"])
def test_ogsaa_stier_paa_windows(fil: str) -> None:
    træf = _fundet(f"{fil}:12:5: fejl ukendt-felt Feltet »x: 3:4: info y« findes ikke. Ret: Slet.")
    assert træf is not None
    assert (træf["file"], træf["line"], træf["column"]) == (fil, "12", "5")
    assert (træf["alvor"], træf["code"]) == ("error", "ukendt-felt")


@pytest.mark.parametrize("tekst", ["Skrevet: ud/p.docx", "12:30: fejl", "", "fejl: noget"])
def test_andet_er_ikke_et_problem(tekst: str) -> None:
    assert _fundet(tekst) is None
