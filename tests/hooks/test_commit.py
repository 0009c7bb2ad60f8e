"""A real `git commit` through real pre-commit and prek: what is seen, and what is left in peace."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.laesning.projekter import EGNE_SÆT
from generator.model.opslag import EGNE
from tests.proeveprojekt import ROD, ret
from tests.sider_hjaelp import LINJE, TEKST, ÅBENT_AFSNIT, afsnit, for_lang, lav_projekt, skriv

from .depot import Depot, begge

pytestmark = [pytest.mark.langsom, pytest.mark.git]

NavngivetDepot = Callable[..., Depot]
BIRK = "Bøgelunden øst"
"""A name with a space and a letter that git quotes in its listings."""
TABEL = "afdelinger på øen.csv"
FORKERT_TABEL = "boligorganisation;navn;lejeboliger\nBoligforeningen Birk;Birkelunden;mange\n"
GÅDE = "Der bor {{ tal.findes_ikke }} børn.\n"


def stoppet(depot: Depot, *argumenter: str, **mere: bool | Path) -> str:
    """Commit, hold that it was stopped, and return what was printed."""
    før = depot.hoved
    svar = depot.commit(*argumenter, **mere)  # type: ignore[arg-type]
    assert svar.kode == 1, svar.tekst
    assert depot.hoved == før
    return svar.tekst


def går_igennem(depot: Depot, *argumenter: str, **mere: bool | Path) -> str:
    før = depot.hoved
    svar = depot.commit(*argumenter, **mere)  # type: ignore[arg-type]
    assert svar.kode == 0, svar.tekst
    assert depot.hoved != før
    return svar.tekst


@begge
def test_en_uskyldig_ændring_går_igennem(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    ret(her.mappe(BIRK) / "projekt.yaml", "helhedsplan: Birkelunden", "helhedsplan: Birkeparken")
    går_igennem(her)


@begge
def test_en_for_lang_tekst_stoppes_og_afsnittet_nævnes(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    for_lang(her.mappe(BIRK))
    tekst = stoppet(her)
    (linje,) = [led for led in tekst.splitlines() if "for-mange-sider" in led]
    sted = f"indhold/{BIRK}/problemkompleks.yaml:2:5: fejl for-mange-sider "
    assert linje.strip().startswith(sted)
    assert f"»{ÅBENT_AFSNIT}«" in linje
    assert re.search(r"Skær ca\. \d+ ord", linje)


@begge
def test_en_ændret_tabel_ses(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    skriv(her.mappe(BIRK) / TABEL, FORKERT_TABEL)
    assert f"indhold/{BIRK}/{TABEL}:2:" in stoppet(her)


def test_en_ændret_tekstfil_ses(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    skriv(her.mappe(BIRK) / TEKST, GÅDE)
    assert f"indhold/{BIRK}/{TEKST}:1:" in stoppet(her)


def test_en_fil_med_store_bogstaver_i_endelsen_ses(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    ret(her.mappe(BIRK) / "projekt.yaml", TABEL, "TAL.CSV")
    (her.mappe(BIRK) / TABEL).rename(her.mappe(BIRK) / "TAL.CSV")
    går_igennem(her)
    skriv(her.mappe(BIRK) / "TAL.CSV", FORKERT_TABEL)
    assert "TAL.CSV:2:" in stoppet(her)


@begge
@pytest.mark.parametrize("fil", [TABEL, TEKST])
def test_en_commit_der_kun_sletter_ses(depot: NavngivetDepot, fil: str) -> None:
    her = depot(BIRK)
    (her.mappe(BIRK) / fil).unlink()
    tekst = stoppet(her)
    assert "fil-mangler" in tekst
    assert fil in tekst


@begge
def test_slettet_med_commit_a_og_fra_en_undermappe(depot: NavngivetDepot) -> None:
    her = depot(BIRK, indhold="kunder/2026")
    (her.mappe(BIRK) / TABEL).unlink()
    # With -a git makes the commit from an index of its own and says so in the hook's environment.
    tekst = stoppet(her, "-a", alt=False, mappe=her.mappe(BIRK))
    assert f"kunder/2026/{BIRK}/projekt.yaml" in tekst
    assert "fil-mangler" in tekst


@begge
def test_slettet_i_et_andet_arbejdstræ(depot: NavngivetDepot, tmp_path: Path) -> None:
    her = depot(BIRK)
    træ = tmp_path / "træ"
    her.git("worktree", "add", "--quiet", "-b", "gren", str(træ))
    andet = Depot(træ, her.miljø, her.program)
    (andet.mappe(BIRK) / TABEL).unlink()
    # git names the repository in the hook's environment here, and looks for it no more.
    assert "fil-mangler" in stoppet(andet)


def test_en_hook_man_selv_har_skrevet_og_som_går_ned_i_en_undermappe(
    tomt_depot: NavngivetDepot, tmp_path: Path
) -> None:
    """Git tells its hooks where the repository is, and then takes any folder for its root."""
    her = tomt_depot(BIRK, indhold="kunder/2026")
    python = shlex.quote(Path(sys.executable).as_posix())
    hook = her.rod / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    skriv(hook, f"#!/bin/sh\ncd kunder && {python} -m generator tjek --hook --format kort\n")
    hook.chmod(0o755)
    træ = tmp_path / "træ"
    her.git("worktree", "add", "--quiet", "-b", "gren", str(træ))
    for depot in (her, Depot(træ, her.miljø, her.program, her.indhold)):
        (depot.mappe(BIRK) / TABEL).unlink()
        tekst = stoppet(depot)
        assert f"2026/{BIRK}/projekt.yaml" in tekst
        assert "fil-mangler" in tekst
        (depot.mappe(BIRK) / TEKST).unlink()
        assert "fil-mangler" in stoppet(depot, "-a", alt=False)


@begge
def test_det_der_ikke_er_vores_lades_i_fred(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    skriv(her.mappe(BIRK) / TEKST, GÅDE)
    her.gem("En fejl, der var der i forvejen")
    skriv(her.rod / "LÆS MIG.txt", "Om os alle.\n")
    skriv(her.rod / "noter/møde.md", "# Møde\n")
    (her.rod / "LÆS MIG.txt").rename(her.rod / "OM OS.txt")
    tekst = går_igennem(her)
    assert "findes_ikke" not in tekst
    assert "møde.md" not in tekst


@begge
def test_to_projekter_tjekkes_hver_én_gang(depot: NavngivetDepot) -> None:
    her = depot(BIRK, "Åvang")
    for navn in (BIRK, "Åvang"):
        skriv(her.mappe(navn) / TEKST, GÅDE)
        skriv(her.mappe(navn) / TABEL, FORKERT_TABEL)
    tekst = stoppet(her)
    for navn in (BIRK, "Åvang"):
        for fil in (TEKST, TABEL):
            fundne = [led for led in tekst.splitlines() if f"indhold/{navn}/{fil}:" in led]
            assert len(fundne) == 1, tekst


@begge
def test_et_projekt_der_kun_er_flyttet_findes(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    skriv(her.mappe(BIRK) / TEKST, GÅDE)
    her.gem("En fejl, der var der i forvejen")
    her.git("mv", f"indhold/{BIRK}", "indhold/Elmevang")
    assert f"indhold/Elmevang/{TEKST}:1:" in stoppet(her)


def test_en_fil_der_er_flyttet_ud_af_projektet_mangler(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    her.git("mv", f"indhold/{BIRK}/{TABEL}", "tabel.csv")
    assert "fil-mangler" in stoppet(her)


def test_et_helt_projekt_kan_slettes(depot: NavngivetDepot) -> None:
    her = depot(BIRK, "Åvang")
    shutil.rmtree(her.mappe("Åvang"))
    går_igennem(her)


def test_projektfilen_kan_ikke_slettes_alene(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    (her.mappe(BIRK) / "projekt.yaml").unlink()
    tekst = stoppet(her)
    assert f"indhold/{BIRK}/projekt.yaml er slettet, men resten af projektet er der endnu" in tekst


@begge
def test_det_der_er_lagt_til_commit_gælder_og_ikke_det_på_skærmen(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    fil = her.mappe(BIRK) / TEKST
    skriv(fil, afsnit(4))
    her.git("add", "--all")
    skriv(fil, GÅDE)
    går_igennem(her, alt=False)
    assert fil.read_text(encoding="utf-8") == GÅDE, "det, der ikke var lagt til, er der endnu"
    her.git("add", "--all")
    skriv(fil, afsnit(5))
    assert f"{TEKST}:1:" in stoppet(her, alt=False)
    assert fil.read_text(encoding="utf-8") == afsnit(5)


def test_en_del_af_det_der_er_lagt_til(depot: NavngivetDepot) -> None:
    her = depot(BIRK, "Åvang")
    skriv(her.mappe(BIRK) / TEKST, GÅDE)
    skriv(her.mappe("Åvang") / TEKST, afsnit(4))
    her.git("add", "--all")
    går_igennem(her, "--", "indhold/Åvang", alt=False)


def test_en_fil_der_ikke_er_lagt_i_git_mangler_hos_andre(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    ret(her.mappe(BIRK) / "projekt.yaml", TABEL, "nye tal.csv")
    shutil.copy(her.mappe(BIRK) / TABEL, her.mappe(BIRK) / "nye tal.csv")
    her.git("add", "--update")
    tekst = stoppet(her, alt=False)
    assert f"bruger »indhold/{BIRK}/nye tal.csv«, som ikke er lagt i git endnu" in tekst
    går_igennem(her)


def test_en_fil_som_git_skal_se_bort_fra_er_valgt(depot: NavngivetDepot) -> None:
    her = depot(BIRK)
    skriv(her.rod / ".gitignore", "*.csv\n")
    her.git("rm", "--quiet", "--cached", f"indhold/{BIRK}/{TABEL}")
    går_igennem(her)


def test_et_eget_kriteriesæt_er_en_del_af_projekterne_ved_siden_af(depot: NavngivetDepot) -> None:
    assert set(EGNE_SÆT) == set(EGNE.values())
    her = depot(BIRK)
    skriv(her.mappe(BIRK) / TEKST, GÅDE)
    her.gem("En fejl, der var der i forvejen")
    skriv(her.rod / "indhold/kriterier/eget.yaml", "navn: Eget sæt\n")
    assert f"{BIRK}/{TEKST}:1:" in stoppet(her)


def test_et_projekt_i_roden_af_depotet(tomt_depot: NavngivetDepot) -> None:
    her = tomt_depot()
    lav_projekt(her.rod / "p")
    for fil in (her.rod / "p").iterdir():
        fil.rename(her.rod / fil.name)
    her.installér()
    (her.rod / TABEL).unlink()
    assert "fil-mangler" in stoppet(her)


@begge
def test_to_grene_der_først_sammen_er_for_lange(depot: NavngivetDepot) -> None:
    her = depot(BIRK, slags=("pre-commit", "pre-merge-commit"))
    her.git("switch", "--quiet", "--create", "gren")
    skriv(her.mappe(BIRK) / TEKST, afsnit(130))
    går_igennem(her)
    her.git("switch", "--quiet", "main")
    ret(her.mappe(BIRK) / "organisering.yaml", "ansvar: Leder", f"ansvar: {LINJE * 130} Leder")
    går_igennem(her)
    før = her.hoved
    svar = her.git("merge", "--no-edit", "gren", må_fejle=True)
    assert svar.kode == 1, svar.tekst
    assert "fejl for-mange-sider" in svar.tekst
    assert her.hoved == før


@begge
def test_depotets_egen_opsætning_kan_læses_og_køres(tomt_depot: NavngivetDepot) -> None:
    her = tomt_depot()
    shutil.copy(ROD / ".pre-commit-config.yaml", her.rod)
    her.sæt_ind("pre-commit", "pre-push")
    går_igennem(her)
    fil = her.rod / "rod.py"
    skriv(fil, "import os\n")
    if shutil.which("ruff", path=her.miljø["PATH"]):
        assert "F401" in stoppet(her)
