"""`sider` and the page count in `tjek` and `byg`: the contract's keys, codes and sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.proeveprojekt import MIT_KVARTER, kopi, ret
from tests.sider_hjaelp import (
    TEKST,
    ÅBENT_AFSNIT,
    Konsol,
    afsnit,
    for_lang,
    kald,
    konsol,
    kræv_libreoffice,
    lav_projekt,
    posix,
    skriv,
    stedfortræder,
    tæt_over,
    tæt_under,
)

__all__ = ["konsol"]

SIDER = {
    "antal": int,
    "forbrug": float,
    "grænse": int,
    "motor": str,
    "bekræftet": bool,
    "bekræftet_af": str,
    "tegn": int,
    "ord": int,
    "afsnit": list,
}
AFSNIT = {"overskrift": str, "sti": str, "side": int, "forbrug": float}
FUND = {"fil", "linje", "kolonne", "alvor", "regel", "besked", "ret", "sti"}
HALVANDET_HUNDREDE = " ".join(["Jobcentret og beboerne mødes hver uge i gårdens fælleshus."] * 17)
"""153 words; a paragraph as a writer might add one."""


@pytest.fixture
def kvarter(konsol: Konsol) -> Path:
    return kopi(konsol.mappe / "indhold" / "mit-kvarter", MIT_KVARTER)


def med_et_afsnit_mere(mappe: Path) -> Path:
    """Add a paragraph to what the project says of Beskæftigelse."""
    fil = mappe / "problemkompleks.yaml"
    tekst = fil.read_text(encoding="utf-8")
    område = tekst.index("- navn: Beskæftigelse")
    her = tekst.index("    tekst: |\n", område) + len("    tekst: |\n")
    skriv(fil, f"{tekst[:her]}      {HALVANDET_HUNDREDE}\n\n{tekst[her:]}")
    return mappe


@pytest.mark.libreoffice
def test_mit_kvarter_er_under_fem_sider_og_bekræftet(konsol: Konsol, kvarter: Path) -> None:
    navn = kræv_libreoffice()
    konsol.brug(None)
    svar = konsol("sider", kvarter, "--bekræft", "--format", "json")
    assert svar.kode == 0
    projekt = svar.projekt
    assert {"sti", "fund", "sider", "filer"} <= projekt.keys()
    assert projekt["sti"] == "indhold/mit-kvarter"
    mål = projekt["sider"]
    assert {nøgle: type(mål[nøgle]) for nøgle in SIDER} == SIDER
    assert mål["forbrug"] < 5
    assert mål["antal"] == 5
    assert mål["grænse"] == 5
    assert (mål["bekræftet"], mål["bekræftet_af"]) == (True, navn)
    assert re.fullmatch(r"typst \d+\.\d+\.\d+", mål["motor"])
    for led in mål["afsnit"]:
        assert {nøgle: type(led[nøgle]) for nøgle in AFSNIT} == AFSNIT
    område = {led["overskrift"]: led for led in mål["afsnit"]}["Beskæftigelse"]
    assert område["sti"] == "problemkompleks.indsatsområder.1"
    assert konsol.efterladt == []


@pytest.mark.libreoffice
def test_et_afsnit_mere_er_over_for_begge_vidner(konsol: Konsol, kvarter: Path) -> None:
    navn = kræv_libreoffice()
    konsol.brug(None)
    svar = konsol("sider", med_et_afsnit_mere(kvarter), "--bekræft", "--format", "json")
    assert svar.kode == 1
    assert svar.projekt["sider"]["antal"] == 6
    assert svar.projekt["sider"]["bekræftet"] is True
    (fund,) = (f for f in svar.projekt["fund"] if f["regel"] == "for-mange-sider")
    assert f"{navn} bekræfter det." in fund["besked"]


def test_et_afsnit_mere_er_over_og_afsnittet_nævnes(konsol: Konsol, kvarter: Path) -> None:
    svar = konsol("sider", med_et_afsnit_mere(kvarter), "--format", "json")
    assert svar.kode == 1
    mål = svar.projekt["sider"]
    assert mål["antal"] > mål["grænse"]
    (fund,) = (f for f in svar.projekt["fund"] if f["regel"] == "for-mange-sider")
    assert fund.keys() >= FUND
    afsnit = mål["afsnit"]
    (nr,) = (nr for nr, led in enumerate(afsnit) if led["sti"] == fund["sti"])
    assert f"Grænsen passeres i »{afsnit[nr]['overskrift'][:40]}" in fund["besked"]
    # All before it begin within the limit, and all after it beyond.
    assert all(led["side"] <= 5 for led in afsnit[:nr])
    assert all(led["side"] > 5 for led in afsnit[nr + 1 :])
    assert afsnit[nr]["side"] in (5, 6)
    assert re.fullmatch(r"Skær ca\. \d+ ord; »[^»]+« er længst \(\d,\d\d side\)\.", fund["ret"])
    assert fund["fil"] == f"indhold/mit-kvarter/{fund['sti'].split('.')[0]}.yaml"

    tekst = konsol("sider", kvarter)
    assert tekst.kode == 1
    assert "Over grænsen med " in tekst.ud
    assert fund["besked"] in tekst.ud
    assert f"({fund['fil']}:{fund['linje']})" in tekst.ud


def test_sider_viser_forbrug_linjer_og_ord(konsol: Konsol) -> None:
    mappe = lav_projekt(konsol.mappe / "Bøgelunden øst")
    svar = konsol("sider", mappe)
    assert svar.kode == 0
    første, anden, tredje, *rest = svar.ud.splitlines()
    assert første == "Bøgelunden øst"
    assert re.search(
        r"Sider: 1 af højst 5 \(forbrug 0,\d\d, typst .*\); \d+ ord, [\d.]+ tegn", anden
    )
    assert re.fullmatch(r"  Plads til \d+ linjer mere\.", tredje)
    assert any(linje.endswith(ÅBENT_AFSNIT) for linje in rest)


@pytest.mark.stikproeve(2)
@pytest.mark.parametrize("kommando", ["tjek", "sider"])
def test_tæt_på_uden_libreoffice_siges_det_og_det_virker(konsol: Konsol, kommando: str) -> None:
    mappe = lav_projekt(konsol.mappe / "p")
    tæt_under(mappe)
    svar = konsol(kommando, mappe)
    assert svar.kode == 0
    assert "ubekræftet" in svar.ud
    assert "taet-paa-sidegraensen" in konsol(kommando, mappe, "--format", "kort").ud
    tæt_over(mappe)
    over = konsol(kommando, mappe, "--format", "json")
    assert over.kode == 1
    assert over.projekt["sider"]["bekræftet"] is False
    (fund,) = (f for f in over.projekt["fund"] if f["regel"] == "for-mange-sider")
    assert "Sidetallet er ubekræftet" in fund["besked"]


@pytest.mark.parametrize("kommando", ["tjek", "sider", "byg"])
def test_en_bekræftelse_der_ikke_kan_fås_er_udgang_3(konsol: Konsol, kommando: str) -> None:
    mappe = lav_projekt(konsol.mappe / "p")
    form = "--rapport" if kommando == "byg" else "--format"
    svar = konsol(kommando, mappe, "--bekræft", form, "json")
    assert svar.kode == 3
    assert svar.projekt["sider"]["bekræftet"] is False
    assert svar.projekt["sider"]["bekræftet_af"] == ""
    assert svar.fejl.startswith("Sidetallet er ikke bekræftet. ")
    assert "som ikke findes. Ret variablen, eller fjern den." in svar.fejl
    if kommando == "byg":
        assert svar.projekt["filer"] == ["ud/p.docx", "ud/p.pdf", "ud/p.md"]
    tekst = konsol(kommando, mappe, "--bekræft")
    assert tekst.kode == 3
    assert "Sidetallet er ikke bekræftet. " in tekst.ud


def test_den_højeste_kode_vinder(konsol: Konsol) -> None:
    god, lang = lav_projekt(konsol.mappe / "god"), lav_projekt(konsol.mappe / "lang")
    for_lang(lang)
    assert konsol("sider", god, lang).kode == 1
    assert konsol("sider", lang, god, "--bekræft").kode == 3


@pytest.mark.langsom
@posix
def test_flere_projekter_tæt_på_koster_én_start_af_libreoffice(konsol: Konsol) -> None:
    projekter = [lav_projekt(konsol.mappe / navn) for navn in ("a", "b", "c")]
    for nr, mappe in enumerate(projekter):
        tæt_under(mappe)
        ret(mappe / "projekt.yaml", "helhedsplan: Birkelunden", f"helhedsplan: Birkelund {nr}")
    fjern = lav_projekt(konsol.mappe / "d")
    assert konsol("byg", projekter[0], "--ud", "ud", "--format", "pdf").kode == 0
    pdf = konsol.mappe / "ud/a.pdf"
    soffice = stedfortræder(
        konsol.mappe,
        f'mkdir -p "$MAPPE"\nfor led in "$@"; do case "$led" in *.docx) '
        f'cp "{pdf}" "$MAPPE/$(basename "$led" .docx).pdf";; esac; done',
    )
    konsol.brug(soffice)
    svar = konsol("tjek", *projekter, fjern, "--format", "json")
    assert svar.kode == 0
    bekræftet = [p["sider"]["bekræftet"] for p in svar.json["projekter"]]
    assert bekræftet == [True, True, True, False], "kun dem tæt på grænsen spørges der om"
    assert kald(soffice) == 1
    (linje,) = soffice.with_name("kald").read_text(encoding="utf-8").splitlines()
    assert linje.count(".docx") == 3


@posix
def test_et_projekt_libreoffice_falder_over_tager_ikke_de_andre_med(konsol: Konsol) -> None:
    projekter = [lav_projekt(konsol.mappe / navn) for navn in ("a", "b", "c")]
    for nr, mappe in enumerate(projekter):
        ret(mappe / "projekt.yaml", "helhedsplan: Birkelunden", f"helhedsplan: Birkelund {nr}")
    assert konsol("byg", projekter[0], "--ud", "ud", "--format", "pdf").kode == 0
    soffice = stedfortræder(
        konsol.mappe,
        # Files are taken in order, and the second ends it all.
        f'mkdir -p "$MAPPE"\nfor led in "$@"; do case "$led" in */1.docx) exit 9;; *.docx) '
        f'cp "{konsol.mappe}/ud/a.pdf" "$MAPPE/$(basename "$led" .docx).pdf";; esac; done',
    )
    konsol.brug(soffice)
    svar = konsol("sider", *projekter, "--bekræft", "--format", "json")
    assert svar.kode == 3
    bekræftet = [p["sider"]["bekræftet"] for p in svar.json["projekter"]]
    assert bekræftet == [True, False, True]
    assert svar.fejl.count("Sidetallet er ikke bekræftet.") == 1
    assert kald(soffice) == 3


@posix
def test_vidnerne_kan_være_uenige(konsol: Konsol) -> None:
    mappe, lang = lav_projekt(konsol.mappe / "p"), lav_projekt(konsol.mappe / "lang")
    tæt_under(mappe)
    for_lang(lang)
    konsol("byg", lang, "--ud", "ud", "--format", "pdf")
    krop = f'mkdir -p "$MAPPE"; cp "{konsol.mappe}/ud/lang.pdf" "$UD"'
    konsol.brug(stedfortræder(konsol.mappe, krop))
    svar = konsol("sider", mappe, "--format", "json")
    assert svar.kode == 1
    mål = svar.projekt["sider"]
    assert (mål["antal"], mål["bekræftet"]) == (6, False)
    (fund,) = (f for f in svar.projekt["fund"] if f["regel"] == "for-mange-sider")
    assert fund["sti"] == "organisering", "det sidste afsnit"
    assert "PDF'en fylder 5 sider, Word-filen 6 sider" in fund["besked"]
    tekst = konsol("sider", mappe).ud
    assert "ikke bekræftet af LibreOffice" in tekst
    assert "Plads til" not in tekst
    assert "Lige over grænsen." in tekst


def test_et_kendt_svar_er_det_samme_som_et_nyt(konsol: Konsol) -> None:
    mappe = lav_projekt(konsol.mappe / "p")
    for antal in (3, 40):
        skriv(mappe / TEKST, afsnit(antal))
        nyt, kendt, igen = (
            konsol("sider", mappe, "--format", "json", *mere) for mere in ((), (), ["--uden-cache"])
        )
        assert nyt.ud == kendt.ud == igen.ud
