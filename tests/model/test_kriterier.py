"""The criteria as the law has them: strict and non-strict limits, missing figures, all levels."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.dokument.trae import Afsnit, Celletype, Tabel, alle_blokke, ren_tekst
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.opslag import slå_op
from generator.model.plan import Plan
from generator.model.problemkompleks import Nøgletal
from generator.skabelon.udtryk import regn_ud
from generator.skabelon.vaerdier import værdier
from tests.proeveprojekt import MIT_KVARTER, Læst, kopi, læs, ret

TABEL = Path(__file__).parent / "kriterier.csv"
JA_NEJ = {"ja": True, "nej": False}
LOVEN = {
    # criterion: (sign, forebyggelsesområde § 61 b, parallelsamfund § 61 a)
    "uden_for_arbejdsmarkedet": (">", 30.0, 40.0),
    "dømte": (">=", 1.45, 2.18),
    "kun_grundskole": (">", 60.0, 60.0),
    "indkomst": ("<", 65.0, 55.0),
    "ikkevestlige": (">", 30.0, 50.0),
}
FIRE = list(LOVEN)[:4]
STATUSSER = ("forebyggelsesområde", "udsat_boligområde", "parallelsamfund")


def _rækker() -> list[dict[str, str]]:
    with TABEL.open(encoding="utf-8") as fil:
        linjer = [linje for linje in fil if not linje.startswith("#")]
    return list(csv.DictReader(linjer, delimiter=";"))


def over(kriterium: str, celle: str, høj: bool) -> bool:
    """The law in plain arithmetic, apart from the program."""
    if celle in ("", "-", "*"):
        return False
    tegn, lav_grænse, høj_grænse = LOVEN[kriterium]
    tal, grænse = float(celle.replace(",", ".")), høj_grænse if høj else lav_grænse
    return {">": tal > grænse, ">=": tal >= grænse, "<": tal < grænse}[tegn]


def opfylder(celler: dict[str, str], status: str) -> bool:
    høj = status != "forebyggelsesområde"
    to_af_fire = sum(over(k, celler[k], høj) for k in FIRE) >= 2
    return to_af_fire and (
        status == "udsat_boligområde" or over("ikkevestlige", celler["ikkevestlige"], høj)
    )


@pytest.fixture(scope="module")
def sæt() -> Kriteriesæt:
    fundet = slå_op(Kriteriesæt, "kriterier", "parallelsamfund-2022", None)
    assert fundet.sæt is not None
    assert fundet.fund == ()
    return fundet.sæt


@pytest.mark.parametrize("række", _rækker(), ids=lambda r: r["tilfælde"])
def test_en_status_opfyldes_som_loven_siger(række: dict[str, str], sæt: Kriteriesæt) -> None:
    tal = Nøgletal.model_validate({k: række[k] for k in LOVEN})
    assert {s: sæt.opfylder(tal, s) for s in STATUSSER} == {s: JA_NEJ[række[s]] for s in STATUSSER}
    # The table itself is right, by arithmetic that knows nothing of the program.
    assert {s: opfylder(række, s) for s in STATUSSER} == {s: JA_NEJ[række[s]] for s in STATUSSER}


@pytest.mark.parametrize("kriterium", LOVEN)
@pytest.mark.parametrize(
    ("grænse", "høj"), [("forebyggelsesområde", False), ("parallelsamfund", True)]
)
def test_hver_graense_er_skarp(kriterium: str, grænse: str, høj: bool, sæt: Kriteriesæt) -> None:
    _, *grænser = LOVEN[kriterium]
    for hundrededele in (-1, 0, 1):
        tekst = f"{grænser[høj] + hundrededele / 100:.2f}".replace(".", ",")
        tal = Nøgletal.model_validate({kriterium: tekst})
        assert sæt.over(tal, kriterium, grænse) is over(kriterium, tekst, høj), tekst


def test_saettet_siger_hvad_der_regnes_af_og_for_hvilke_aar(sæt: Kriteriesæt) -> None:
    fakta = {
        navn: (k.alder, [str(år) for år in k.dataår], k.gennemsnit)
        for navn, k in sæt.kriterier.items()
    }
    assert fakta == {
        "uden_for_arbejdsmarkedet": ("18-64 år", ["2020", "2021"], True),
        "dømte": (None, ["2020", "2021"], True),
        "kun_grundskole": ("30-59 år", ["2022"], False),
        "indkomst": ("15-64 år", ["2021"], False),
        "ikkevestlige": (None, ["2022"], False),
    }
    assert (str(sæt.liste), str(sæt.beboere_dato), sæt.mindste_beboertal) == (
        "2022-12-01",
        "2022-01-01",
        1000,
    )


@pytest.mark.parametrize(
    ("celler", "status", "ventet"),
    [
        # Two of four are known to be over, and ikkevestlige too: the rest cannot change it.
        ({"uden_for_arbejdsmarkedet": "50", "dømte": "3", "ikkevestlige": "60"}, "p", True),
        # One of four; a missing one could be the second.
        ({"uden_for_arbejdsmarkedet": "50", "ikkevestlige": "60"}, "p", False),
        # Ikkevestlige is known and too low: nothing else matters.
        ({"ikkevestlige": "50"}, "p", True),
        # All four are known and under.
        ({"uden_for_arbejdsmarkedet": "0", "dømte": "0", "kun_grundskole": "0",
          "indkomst": "99"}, "p", True),
        ({}, "p", False),
        # Three are known and under: the fourth alone makes no two.
        ({"uden_for_arbejdsmarkedet": "0", "dømte": "0", "kun_grundskole": "0"}, "u", True),
        ({"uden_for_arbejdsmarkedet": "50", "dømte": "3"}, "u", True),
        ({"uden_for_arbejdsmarkedet": "50", "dømte": "3"}, "p", False),
    ],
)  # fmt: skip
def test_om_manglende_tal_kan_aendre_svaret(
    celler: dict[str, str], status: str, ventet: bool, sæt: Kriteriesæt
) -> None:
    navn = {"p": "parallelsamfund", "u": "udsat_boligområde"}[status]
    assert sæt.kan_afgøres(Nøgletal.model_validate(celler), navn) is ventet


# --- the real application ---


@pytest.fixture(scope="module")
def mit_kvarter() -> Læst:
    return læs(MIT_KVARTER)


def _csv(navn: str) -> list[dict[str, str]]:
    with (MIT_KVARTER / navn).open(encoding="utf-8-sig", newline="") as fil:
        return list(csv.DictReader(fil, delimiter=";"))


def _tal_efter_navn() -> dict[tuple[str, str], dict[str, str]]:
    return {(r["boligorganisation"], r["afdeling"]): r for r in _csv("noegletal.csv")}


def _værdi(plan: Plan, kode: str) -> str:
    return regn_ud(kode, værdier(plan))


def _opfyldte(status: str, gruppe: str | None = None) -> list[str]:
    tal = _tal_efter_navn()
    return [
        a["afdeling"]
        for a in _csv("afdelinger.csv")
        if (gruppe is None or gruppe in a["gruppe"].split("|"))
        and opfylder(tal[a["boligorganisation"], a["afdeling"]], status)
    ]


def test_atten_af_28_opfylder_61_b_og_elleparken_ogsaa_61_a(mit_kvarter: Læst) -> None:
    assert _værdi(mit_kvarter.plan, "afdelinger.antal") == "28" == str(len(_csv("afdelinger.csv")))
    assert _værdi(mit_kvarter.plan, "kriterier.forebyggelsesområde.antal") == "18"
    assert len(_opfyldte("forebyggelsesområde")) == 18
    assert _værdi(mit_kvarter.plan, "kriterier.parallelsamfund.navne") == "Elleparken"
    assert _opfyldte("parallelsamfund") == ["Elleparken"]


@pytest.mark.parametrize("gruppe", ["nye", "nuværende", "karréerne"])
@pytest.mark.parametrize("status", STATUSSER)
def test_en_gruppes_antal_er_dens_egne_afdelinger(
    gruppe: str, status: str, mit_kvarter: Læst
) -> None:
    fundet = _værdi(mit_kvarter.plan, f"kriterier.{gruppe}.{status}.antal")
    assert fundet == str(len(_opfyldte(status, gruppe)))


@pytest.mark.parametrize("kriterium", LOVEN)
@pytest.mark.parametrize("gruppe", [None, "nye", "nuværende"])
def test_antallet_over_en_graense_er_talt_efter(
    kriterium: str, gruppe: str | None, mit_kvarter: Læst
) -> None:
    tal = _tal_efter_navn()
    for høj, grænse in ((False, "forebyggelsesområde"), (True, "parallelsamfund")):
        ventet = sum(
            over(kriterium, tal[a["boligorganisation"], a["afdeling"]][kriterium], høj)
            for a in _csv("afdelinger.csv")
            if gruppe is None or gruppe in a["gruppe"].split("|")
        )
        hvor = f"kriterier.{gruppe}" if gruppe else "kriterier"
        kode = f'{hvor}.over("{kriterium}", "{grænse}").antal'
        assert _værdi(mit_kvarter.plan, kode) == str(ventet), kode


def _kriterietabel(læst: Læst) -> Tabel:
    tabeller = [b for b in alle_blokke(læst.dokument.blokke) if isinstance(b, Tabel)]
    return next(t for t in tabeller if t.slags == "kriterier")


MÆRKER = {"a": "udsat_boligområde", "b": "forebyggelsesområde", "p": "parallelsamfund"}


def _i_listens_orden() -> list[dict[str, str]]:
    """Return the afdelinger as page 1 has them: alone last, numbered ones by their number."""
    alle = _csv("afdelinger.csv")
    ejere = ["3B", "AKB, Kbh.", "SAB", "PAB", "VIBO", "AAB"]

    def nøgle(a: dict[str, str]) -> tuple[bool, int]:
        ejer = a["boligorganisation"]
        return sum(b["boligorganisation"] == ejer for b in alle) == 1, ejere.index(ejer)

    i_orden = sorted(alle, key=nøgle)
    karréer = [a for a in i_orden if "karré" in a["afdeling"]]
    først = i_orden.index(karréer[0])
    resten = [a for a in i_orden if a not in karréer]
    karréer.sort(key=lambda a: int(a["afdeling"].split()[-1]))
    return [*resten[:først], *karréer, *resten[først:]]


def _celletekst(tabel: Tabel) -> Iterator[list[tuple[str, Celletype]]]:
    for række in tabel.rækker:
        yield [
            (
                " ".join(ren_tekst(b.indhold) for b in celle.blokke if isinstance(b, Afsnit)),
                celle.type,
            )
            for celle in række.celler
        ]


def test_maerkerne_i_tabellen_er_lovens(mit_kvarter: Læst) -> None:
    tal = _tal_efter_navn()
    rækker = list(_celletekst(_kriterietabel(mit_kvarter)))
    afdelinger = _i_listens_orden()
    assert len(rækker) == len(afdelinger) == 28
    for afdeling, række in zip(afdelinger, rækker, strict=True):
        celler = tal[afdeling["boligorganisation"], afdeling["afdeling"]]
        navn, _beboere, *kolonner, paragraf = [tekst for tekst, _ in række]
        assert navn.replace("\u00a0", " ").endswith(
            f" · {afdeling['afdeling']}{'†' if afdeling['betinget'] == 'ja' else ''}"
        )
        for kriterium, tekst, (_, type_) in zip(LOVEN, kolonner, række[2:], strict=False):
            langt = over(kriterium, celler[kriterium], høj=True)
            lidt = over(kriterium, celler[kriterium], høj=False)
            mærke = "▪▪ " if langt else "▪ " if lidt else ""
            assert tekst.startswith(mærke), (navn, kriterium)
            assert tekst.count("▪") == len(mærke.strip()), (navn, kriterium)
            # Sign and fill say the same.
            assert type_ is (
                Celletype.LANGT_OVER if langt else Celletype.OVER if lidt else type_.ALMINDELIG
            )
        assert paragraf.split() == [
            mærke for mærke, status in MÆRKER.items() if opfylder(celler, status)
        ]


def test_tallene_i_tabellen_er_csv_filens(mit_kvarter: Læst) -> None:
    tal = _tal_efter_navn()
    for afdeling, række in zip(
        _i_listens_orden(), _celletekst(_kriterietabel(mit_kvarter)), strict=True
    ):
        celler = tal[afdeling["boligorganisation"], afdeling["afdeling"]]
        for nøgle, (tekst, _) in zip(["beboere", *LOVEN], række[1:], strict=False):
            trykt = tekst.replace("▪", "").strip()
            if celler[nøgle] == "":
                assert trykt == "–"
            else:
                skrevet = float(celler[nøgle].replace(",", "."))
                assert float(trykt.replace(".", "").replace(",", ".")) == skrevet


def test_hver_kolonne_har_lige_mange_decimaler(mit_kvarter: Læst) -> None:
    rækker = list(_celletekst(_kriterietabel(mit_kvarter)))
    for nr in range(2, 7):
        tal = [række[nr][0].replace("▪", "").strip() for række in rækker]
        decimaler = {len(t.partition(",")[2]) for t in tal if t != "–"}
        assert len(decimaler) == 1, (nr, decimaler)


def test_graenserne_staar_i_tabellens_hoved(mit_kvarter: Læst) -> None:
    hoved = [
        [ren_tekst(b.indhold) for c in række.celler for b in c.blokke if isinstance(b, Afsnit)]
        for række in _kriterietabel(mit_kvarter).hovedrækker
    ]
    lav, høj = [[t.replace("\u00a0", " ") for t in række] for række in hoved[1:]]
    assert lav == ["Grænse, forebyggelsesområde ▪", "> 30", "≥ 1,45", "> 60", "< 65", "> 30"]
    assert høj == ["Grænse, parallelsamfund ▪▪", "> 40", "≥ 2,18", "> 60", "< 55", "> 50"]


# --- areas ---


def test_et_boligomraades_egne_tal_staar_i_sin_egen_raekke_og_taelles_ikke_med(
    tmp_path: Path,
) -> None:
    mappe = kopi(tmp_path / "p", MIT_KVARTER)
    før = læs(mappe)
    ret(
        mappe / "problemkompleks.yaml",
        "    - navn: Folehaven\n",
        "    - navn: Kvarteret\n"
        "      nøgletal:\n"
        "        beboere: 1.964\n"
        "        uden_for_arbejdsmarkedet: 40,1\n"
        "        dømte: 2,18\n"
        "        kun_grundskole: 60,0\n"
        "        indkomst: 55,0\n"
        "        ikkevestlige: 50,1\n",
    )
    efter = læs(mappe)
    assert efter.fund == []
    rækker = list(_celletekst(_kriterietabel(efter)))
    assert len(rækker) == 28 + 2
    assert rækker[28][0] == ("Boligområdernes egne tal", Celletype.GRUPPE)
    assert [t.replace("\u00a0", " ") for t, _ in rækker[29]] == [
        "Kvarteret", "1.964", "▪▪ 40,1", "▪▪ 2,18", "60,0", "▪ 55,0", "▪▪ 50,1", "a b p",
    ]  # fmt: skip
    for status in STATUSSER:
        kode = f"kriterier.{status}.antal"
        assert _værdi(før.plan, kode) == _værdi(efter.plan, kode)
