"""The figures' own year and source apart from the limits'; a kriteriesæt that builds on another."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.fund import Alvor
from generator.loeb import Resultat, gennemfør
from generator.model.kriteriesaet import Kriteriesæt
from generator.omfang import Omfang
from generator.skrivere.markdown import skriv_markdown
from tests.proeveprojekt import kopi, ret

RÆKKER = """\
  nøgletal:
    - boligorganisation: Boligforeningen Birk
      afdeling: Birkelunden
      beboere: 870
      dømte: 1,60
      indkomst: 58,1
"""
NY_LISTE = """\
ligesom: parallelsamfund-2022
liste: 2023-12-01
kilde: Ministeriets liste af 1. december 2023
kriterier:
  dømte:
    grænser:
      forebyggelsesområde: 1,53
      parallelsamfund: 2,29
    dataår:
      - 2021
      - 2022
"""
TALFIL = "kilder:\n  lbf:\n    navn: LBF Beboerdata\ntal: {}\n"
OM = {"noegletal-uden-kilde", "noegletal-fra-andet-aar", "nyere-liste", "tal-fra-fremtiden",
      "tal-foraeldet", "graensevaerdi-uden-kilde"}  # fmt: skip


def _kør(mappe: Path, felter: str, sæt: str = "parallelsamfund-2022", tal: str = "") -> Resultat:
    mappe = kopi(mappe / "p")
    ret(mappe / "projekt.yaml", "dato: 2025-03-01", "dato: 2023-09-01")
    del1 = mappe / "problemkompleks.yaml"
    kriterier = f"kriterier:\n  kriteriesæt: {sæt}\n{RÆKKER}{felter}"
    del1.write_text(kriterier + del1.read_text(encoding="utf-8"), encoding="utf-8")
    if tal:
        (mappe / "tal.yaml").write_text(tal, encoding="utf-8")
    return gennemfør(mappe, Omfang())


def _forklaring(resultat: Resultat) -> dict[str, str]:
    assert resultat.dokument is not None
    tekst = skriv_markdown(resultat.dokument).replace("<br>", "\n").replace("\u00a0", " ")
    linjer = [li.partition(": ") for li in tekst.splitlines()]
    return {navn: resten for navn, _, resten in linjer if navn in ("Grænser", "Nøgletal")}


def _fejl(resultat: Resultat) -> list[tuple[str, str]]:
    return [(f.regel, f.besked) for f in resultat.fund if f.alvor is Alvor.FEJL]


GRÆNSER = (
    "almenboligloven §§ 61 a og 61 b; dømte gennemsnit af 2020 og 2021 (Indenrigs- og "
    "Boligministeriets liste af 1. december 2022); indkomst 2021."
)
HVER = """\
  nøgletal_kilde:
    beboere: lbf
    dømte: Danmarks Statistik
    indkomst: Danmarks Statistik
  nøgletal_år:
    Beboere: 2022-01-01
    dømte:
      - 2020
      - 2021
    indkomst: 2021
"""


@pytest.mark.parametrize(
    ("felter", "trykt", "regler"),
    [
        ("", None, {"noegletal-uden-kilde"}),
        ("  nøgletal_kilde: lbf\n  nøgletal_år: 2022\n", "LBF Beboerdata, 2022.",
         {"noegletal-fra-andet-aar"}),
        ("  nøgletal_kilde: LBF, særkørsel\n  nøgletal_år: 2020-21\n",
         "LBF, særkørsel; beboere og indkomst 2020-21; dømte gennemsnit af 2020-21.",
         {"noegletal-fra-andet-aar"}),
        (HVER, "beboere 1. januar 2022 (LBF Beboerdata); dømte gennemsnit af 2020 og 2021 "
         "(Danmarks Statistik); indkomst 2021 (Danmarks Statistik).", set()),
        ("  nøgletal_kilde: ikke oplyst\n  nøgletal_år: ikke oplyst\n", None,
         {"noegletal-uden-kilde"}),
        ("  nøgletal_kilde: lbf\n  nøgletal_år:\n    dømte:\n      - 2021\n      - 2020\n",
         "LBF Beboerdata; dømte gennemsnit af 2021 og 2020.", {"noegletal-uden-kilde"}),
        ("  nøgletal_kilde: lbf\n  nøgletal_år: 2031\n", "LBF Beboerdata, 2031.",
         {"tal-fra-fremtiden"}),
        ("  nøgletal_kilde: lbf\n  nøgletal_år: 2012\n", "LBF Beboerdata, 2012.",
         {"noegletal-fra-andet-aar", "tal-foraeldet"}),
    ],
)  # fmt: skip
def test_tabellen_siger_hvad_indholdet_siger_og_ikke_mere(
    felter: str, trykt: str | None, regler: set[str], tmp_path: Path
) -> None:
    resultat = _kør(tmp_path, felter, tal=TALFIL)
    ventet = {"Grænser": GRÆNSER} | ({"Nøgletal": trykt} if trykt else {})
    assert _forklaring(resultat) == ventet
    assert OM & {f.regel for f in resultat.fund} == regler


@pytest.mark.parametrize(
    ("felter", "ret_"),
    [
        ("  nøgletal_kilde: lfb\n", "Mente du »lbf«?"),
        ("  nøgletal_kilde:\n    dømte: kommunens_tal\n",
         "Tilføj den under »kilder« i tal.yaml, eller skriv kildens navn, som det skal trykkes."),
        ("  nøgletal_kilde:\n    - lbf\n", "Skriv en tekst efter »nøgletal_kilde:«."),
        ("  nøgletal_år: 1. januar 2022\n", "Skriv 2022-01-01."),
        ("  nøgletal_år:\n    indkomst: i fjor\n",
         "Skriv fx 2021, 2020-21, 2021/22 eller »ikke oplyst«."),
        ("  nøgletal_år:\n    indkmst: 2021\n", "Mente du »indkomst«?"),
    ],
)  # fmt: skip
def test_en_fejl_i_felterne_siges_een_gang(felter: str, ret_: str, tmp_path: Path) -> None:
    resultat = _kør(tmp_path, felter, tal=TALFIL)
    assert [f.ret for f in resultat.fund if f.alvor is Alvor.FEJL] == [ret_]


# --- a set that builds on another ---


def _med_sæt(tmp_path: Path, sæt: str, navn: str = "parallelsamfund-2023") -> Resultat:
    fil = tmp_path / "kriterier" / f"{navn}.yaml"
    fil.parent.mkdir()
    fil.write_text(sæt, encoding="utf-8")
    return _kør(tmp_path, "", navn)


def _sæt(resultat: Resultat) -> Kriteriesæt:
    assert resultat.plan is not None
    assert resultat.plan.kriteriesæt is not None
    return resultat.plan.kriteriesæt


@pytest.mark.parametrize("hvor", ["fil", "i problemkompleks.yaml"])
def test_kun_det_der_er_anderledes_skrives(hvor: str, tmp_path: Path) -> None:
    if hvor == "fil":
        resultat = _med_sæt(tmp_path, NY_LISTE)
    else:
        indrykket = "".join(f"    {linje}\n" for linje in NY_LISTE.splitlines())
        resultat = _kør(tmp_path, "", f"\n{indrykket}".removesuffix("\n"))
    assert _fejl(resultat) == []
    sæt = _sæt(resultat)
    assert (str(sæt.liste), str(sæt.beboere_dato)) == ("2023-12-01", "2023-01-01")
    assert list(sæt.kriterier) == [
        "uden_for_arbejdsmarkedet", "dømte", "kun_grundskole", "indkomst", "ikkevestlige",
    ]  # fmt: skip
    assert {n: [str(å) for å in k.dataår] for n, k in sæt.kriterier.items()} == {
        "uden_for_arbejdsmarkedet": ["2021", "2022"],
        "dømte": ["2021", "2022"],
        "kun_grundskole": ["2023"],
        "indkomst": ["2022"],
        "ikkevestlige": ["2023"],
    }
    assert sæt.kriterier["kun_grundskole"].grænser["parallelsamfund"] == 60
    assert _forklaring(resultat)["Grænser"] == (
        "Ministeriets liste af 1. december 2023; dømte gennemsnit af 2021 og 2022; indkomst 2022."
    )


LISTEN = "i det sæt, dette bygger på."


@pytest.mark.parametrize(
    ("gammelt", "nyt", "fejl"),
    [
        ("      parallelsamfund: 2,29\n", "",
         "Grænserne for »Dømte« er nye på hver liste, men grænsen for parallelsamfund er stadig "
         "den fra listen af 1. december 2022."),
        ("kilde: Ministeriets liste af 1. december 2023\n", "",
         "Grænserne for »Dømte« fra listen af 1. december 2023 har ingen kilde."),
        ("  dømte:", "  dømt:", f"Der er intet kriterium, der hedder »dømt«, {LISTEN}"),
        ("samfund-2022", "samfund-2021",
         "Der findes ikke et kriteriesæt, der hedder »parallelsamfund-2021«."),
        ("samfund-2022", "samfund-2023",
         "Kriteriesættet bygger på sig selv (»parallelsamfund-2023«)."),
    ],
)  # fmt: skip
def test_det_en_ny_liste_kraever_bliver_sagt(
    gammelt: str, nyt: str, fejl: str, tmp_path: Path
) -> None:
    resultat = _med_sæt(tmp_path, NY_LISTE.replace(gammelt, nyt))
    fundet = [f for f in resultat.fund if f.alvor is Alvor.FEJL]
    assert fejl in [f.besked.replace("\u00a0", " ") for f in fundet]
    assert {f.sted.fil.name for f in fundet if f.sted} <= {
        "parallelsamfund-2023.yaml", "problemkompleks.yaml",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("dato", "liste"),
    [("2023-12-01", None), ("2023-12-02", "2023"), ("2024-12-01", "2023"), ("2025-01-01", "2024")],
)
def test_en_nyere_liste_naevnes_ved_sin_dato(dato: str, liste: str | None, tmp_path: Path) -> None:
    mappe = kopi(tmp_path / "p")
    ret(mappe / "projekt.yaml", "dato: 2025-03-01", f"dato: {dato}")
    del1 = mappe / "problemkompleks.yaml"
    område = (
        "  boligområder:\n    - navn: Birk\n      afdelinger:\n        - Birkelunden\n"
        "      status: ingen\n      liste: 2022-12-01\n"
    )
    kriterier = f"kriterier:\n  kriteriesæt: parallelsamfund-2022\n{RÆKKER}{område}"
    del1.write_text(kriterier + del1.read_text(encoding="utf-8"), encoding="utf-8")
    fund = [f for f in gennemfør(mappe, Omfang()).fund if f.regel == "nyere-liste"]
    assert len(fund) == (2 if liste else 0)
    assert all(f"Find ministeriets liste af 1.\u00a0december {liste}" in f.ret for f in fund)
