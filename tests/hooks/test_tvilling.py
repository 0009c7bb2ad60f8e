"""The hook that keeps a project's Markdown twin fresh, through real pre-commit and prek."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.proeveprojekt import ret
from tests.sider_hjaelp import skriv

from .depot import Depot, begge, lokale_hooks
from .test_commit import BIRK, TABEL, NavngivetDepot, går_igennem, stoppet

pytestmark = [pytest.mark.langsom, pytest.mark.git]


@pytest.fixture
def depot(tomt_depot: NavngivetDepot) -> Callable[..., Depot]:
    """Make a repository with the named projects, and put this hook in alone."""

    def lav(*projekter: str, **mere: str) -> Depot:
        ud = tomt_depot(*projekter, **mere)
        ud.installér(hooks=lokale_hooks(der_skriver=True))
        return ud

    return lav


def tvilling(her: Depot, navn: str = BIRK) -> Path:
    return her.mappe(navn) / f"{navn}.md"


@begge
def test_en_ændring_skrives_og_kommer_med_i_committen(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    ret(her.mappe(BIRK) / "projekt.yaml", "helhedsplan: Birkelunden", "helhedsplan: Birkeparken")
    går_igennem(her)
    assert "Birkeparken" in tvilling(her).read_text(encoding="utf-8")
    assert not her.git("status", "--porcelain").tekst, "nothing is left behind"
    ret(her.mappe(BIRK) / "projekt.yaml", "helhedsplan: Birkeparken", "helhedsplan: Birkehaven")
    går_igennem(her)
    ændret = her.git("log", "-p", "-1", "--", f"indhold/{BIRK}/{BIRK}.md").tekst
    assert "+**Den boligsociale helhedsplan Birkehaven**" in ændret


@begge
def test_en_frisk_tvilling_går_igennem(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    skriv(her.rod / "LÆS MIG.txt", "Om os alle.\n")
    går_igennem(her)
    assert not tvilling(her).exists(), "projektet var ikke ændret"


@begge
def test_en_tvilling_nogen_har_rettet_i_skrives_igen(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    ret(her.mappe(BIRK) / "projekt.yaml", "helhedsplan: Birkelunden", "helhedsplan: Birkeparken")
    går_igennem(her)
    frisk = tvilling(her).read_text(encoding="utf-8")
    skriv(tvilling(her), frisk.replace("Birkeparken", "Bakken"))
    skriv(her.rod / "LÆS MIG.txt", "Om os alle.\n")
    går_igennem(her)
    assert tvilling(her).read_text(encoding="utf-8") == frisk
    assert "Bakken" not in her.git("show", f"HEAD:indhold/{BIRK}/{BIRK}.md").tekst


def test_kun_det_der_er_lagt_til_og_tvillingen_kommer_med(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    ret(her.mappe(BIRK) / "projekt.yaml", "helhedsplan: Birkelunden", "helhedsplan: Birkeparken")
    skriv(her.rod / "LÆS MIG.txt", "Ikke endnu.\n")
    her.git("add", "indhold")
    går_igennem(her, alt=False)
    assert "Birkeparken" in her.git("show", f"HEAD:indhold/{BIRK}/{BIRK}.md").tekst
    assert her.git("status", "--porcelain").linjer("MIG") != []


def test_med_commit_a_kommer_tvillingen_ogsaa_med(depot: NavngivetDepot) -> None:
    """Git makes such a commit from an index of its own, and names it for the hook."""
    her = depot(BIRK)
    ret(her.mappe(BIRK) / "projekt.yaml", "helhedsplan: Birkelunden", "helhedsplan: Birkeparken")
    går_igennem(her, "-a", alt=False)
    assert "Birkeparken" in her.git("show", f"HEAD:indhold/{BIRK}/{BIRK}.md").tekst


def test_mappens_nye_navn_er_tvillingens(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    ret(her.mappe(BIRK) / "projekt.yaml", "helhedsplan: Birkelunden", "helhedsplan: Birkeparken")
    går_igennem(her)
    her.git("mv", f"indhold/{BIRK}", "indhold/Elmevang")
    tekst = går_igennem(her)
    assert f"skiftet navn: indhold/Elmevang/{BIRK}.md" in tekst
    navne = {fil.name for fil in her.mappe("Elmevang").glob("*.md")}
    assert navne == {"Elmevang.md"}
    assert not her.git("status", "--porcelain").tekst


def test_ens_egen_fil_af_samme_navn_røres_ikke(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    skriv(tvilling(her), "# Vores noter\n")
    ret(her.mappe(BIRK) / "projekt.yaml", "helhedsplan: Birkelunden", "helhedsplan: Birkeparken")
    assert "er ikke skrevet af programmet og bliver ikke rørt." in stoppet(her)
    assert tvilling(her).read_text(encoding="utf-8") == "# Vores noter\n"


def test_tvillingen_kan_ikke_være_indhold(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    ret(her.mappe(BIRK) / "projekt.yaml", "helhedsplan: Birkelunden", "helhedsplan: Birkeparken")
    går_igennem(her)
    problem = her.mappe(BIRK) / "problemkompleks.yaml"
    tekst = problem.read_text(encoding="utf-8")
    skriv(problem, tekst[: tekst.index("    tekst:")] + f"    tekst:\n      fil: {BIRK}.md\n")
    svar = her.git("commit", "--all", "-m", "x", må_fejle=True)
    assert svar.kode == 1
    from tests.proeveprojekt import læsefejl

    (linje,) = [led for led in læsefejl(her.mappe(BIRK)) if "fil-forkert-art" in led]
    assert "er dokumentets egen tekst, som programmet skriver" in linje


def test_et_projekt_der_ikke_kan_læses_får_ingen_tvilling(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    skriv(her.mappe(BIRK) / "projekt.yaml", "navn: [\n")
    assert "Teksten er ikke skrevet, fordi noget af indholdet ikke kan læses." in stoppet(her)
    assert not tvilling(her).exists()


def test_et_projekt_der_kun_kan_læses_delvis_får_heller_ingen(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    organisering = her.mappe(BIRK) / "organisering.yaml"
    skriv(organisering, organisering.read_text(encoding="utf-8") + "forra: []\n")
    skriv(her.mappe(BIRK) / "tal.yaml", "tal: [\n")
    assert "Teksten er ikke skrevet, fordi noget af indholdet ikke kan læses." in stoppet(her)
    assert not tvilling(her).exists()


def test_en_ændret_tabel_ses_i_tvillingen(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    fil = her.mappe(BIRK) / TABEL
    fil.write_text(fil.read_text(encoding="utf-8").replace("412", "413"), encoding="utf-8")
    går_igennem(her)
    fil.write_text(fil.read_text(encoding="utf-8").replace("413", "414"), encoding="utf-8")
    går_igennem(her)
    assert "414" in tvilling(her).read_text(encoding="utf-8")
