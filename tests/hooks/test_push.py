"""A real `git push` through the hook that wants the page count confirmed near the limit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.nyt_projekt import Oplysninger, opret
from tests.sider_hjaelp import (
    TEKST,
    VARIABEL,
    afsnit,
    for_lang,
    kræv_libreoffice,
    lav_projekt,
    med_libreoffice,
    skriv,
    tæt_over,
    tæt_under,
)

from .depot import Depot, Svar, begge, kør_git, lokale_hooks
from .test_commit import BIRK, GÅDE, TABEL, NavngivetDepot

pytestmark = [pytest.mark.langsom, pytest.mark.git]

OPLYST = Oplysninger(
    helhedsplan="Havneparken",
    boligorganisationer=("Boligforeningen Nord",),
    kommune="Eksempel Kommune",
    ansøgningstype="ny",
    fra=date(2026, 8, 1),
    til=date(2030, 7, 31),
    dato=date(2025, 3, 1),
)


@pytest.fixture
def skubbet(depot: NavngivetDepot, tmp_path: Path) -> Callable[..., Depot]:
    """Make a repository whose first state is already at the other end."""

    def lav(*projekter: str) -> Depot:
        her = depot(*projekter, slags=("pre-push",))
        fjern = str(tmp_path / "fjern.git")
        her.git("init", "--quiet", "--bare", fjern)
        her.git("remote", "add", "origin", fjern)
        her.git("push", "--quiet", "--no-verify", "origin", "main")
        return her

    return lav


def skub(her: Depot, *argumenter: str) -> Svar:
    her.gem("Ændring")
    return her.git("push", "origin", "main", *argumenter, må_fejle=True)


def stoppet(her: Depot, kode: int) -> str:
    svar = skub(her)
    assert svar.kode != 0, svar.tekst
    assert f"exit code: {kode}" in svar.tekst
    fjern = her.git("ls-remote", "origin", "main").tekst
    assert her.hoved not in fjern
    return svar.tekst


@begge
def test_tæt_på_grænsen_og_uden_libreoffice_siges_det_og_den_strenge_standser(
    skubbet: Callable[..., Depot],
) -> None:
    her = skubbet(BIRK)
    tæt_under(her.mappe(BIRK))
    svar = skub(her)
    assert svar.kode == 0, svar.tekst
    assert "Sidetallet er ikke bekræftet." in svar.tekst
    assert VARIABEL in svar.tekst, "hvad man gør ved det"
    her.installér("pre-push", hooks=lokale_hooks(streng=True))
    skriv(her.mappe(BIRK) / "mere.csv", "a;b\n")
    assert "Sidetallet er ikke bekræftet." in stoppet(her, 3)


@begge
def test_en_fejl_der_ikke_handler_om_sider_standser_et_push(skubbet: Callable[..., Depot]) -> None:
    her = skubbet(BIRK)
    skriv(her.mappe(BIRK) / TEKST, GÅDE)
    assert "findes_ikke" in stoppet(her, 1)


def test_et_nyt_projekt_kan_gemmes_men_ikke_skubbes(skubbet: Callable[..., Depot]) -> None:
    """What is still to be written is told at the commit and stops the push."""
    her = skubbet()
    her.sæt_ind("pre-commit", "pre-push")
    opret(her.mappe("nyt"), OPLYST)
    her.git("add", "--all")
    gemt = her.git("commit", "-m", "Et nyt projekt", må_fejle=True)
    assert gemt.kode == 0, gemt.tekst
    assert "fejl pladsholder" in gemt.tekst
    svar = her.git("push", "origin", "main", må_fejle=True)
    assert svar.kode != 0
    assert "fejl pladsholder" in svar.tekst
    her.installér("pre-commit", hooks=lokale_hooks(streng=True))
    skriv(her.mappe("nyt") / "mere.csv", "a;b\n")
    her.git("add", "--all")
    assert her.git("commit", "-m", "Mere", må_fejle=True).kode == 1


@begge
def test_langt_fra_grænsen_kræves_libreoffice_ikke(skubbet: Callable[..., Depot]) -> None:
    her = skubbet(BIRK)
    skriv(her.mappe(BIRK) / TEKST, afsnit(9))
    svar = skub(her)
    assert svar.kode == 0, svar.tekst


@pytest.mark.libreoffice
def test_tæt_på_grænsen_med_libreoffice(skubbet: Callable[..., Depot]) -> None:
    kræv_libreoffice()
    her = skubbet(BIRK)
    her.miljø = med_libreoffice(her.miljø)
    tæt_under(her.mappe(BIRK))
    svar = skub(her)
    assert svar.kode == 0, svar.tekst
    tæt_over(her.mappe(BIRK))
    tekst = stoppet(her, 1)
    assert "fejl for-mange-sider" in tekst
    assert "bekræfter det" in tekst


def test_for_langt_er_for_langt_også_uden_libreoffice(skubbet: Callable[..., Depot]) -> None:
    her = skubbet(BIRK)
    for_lang(her.mappe(BIRK))
    assert "fejl for-mange-sider" in stoppet(her, 1)


@begge
def test_kun_det_der_skubbes_tjekkes(skubbet: Callable[..., Depot], tmp_path: Path) -> None:
    her = skubbet(BIRK, "Åvang")
    for_lang(her.mappe("Åvang"))
    her.gem("For langt, men allerede skubbet")
    her.git("push", "--quiet", "--no-verify", "origin", "main")
    # Someone else deletes a file of the long project and pushes that; we have fetched it, no more.
    anden = Depot(tmp_path / "anden", her.miljø, her.program)
    kør_git(("clone", "--quiet", str(tmp_path / "fjern.git"), str(anden.rod)), tmp_path, her.miljø)
    skriv(anden.mappe("Åvang") / "ekstra.csv", "a;b\n")
    anden.gem("Ekstra")
    anden.git("push", "--quiet", "origin", "main")
    her.git("fetch", "--quiet")
    skriv(her.mappe(BIRK) / TEKST, afsnit(9))
    her.gem("Kun det ene")
    svar = her.git("push", "--force", "origin", "main", må_fejle=True)
    assert svar.kode == 0, svar.tekst


@begge
def test_en_fil_der_er_slettet_i_det_der_skubbes(skubbet: Callable[..., Depot]) -> None:
    her = skubbet(BIRK)
    (her.mappe(BIRK) / TABEL).unlink()
    tekst = stoppet(her, 1)
    assert f"indhold/{BIRK}/projekt.yaml" in tekst
    assert "fil-mangler" in tekst


def test_det_første_skub_ser_alle_projekter(depot: NavngivetDepot, tmp_path: Path) -> None:
    her = depot(BIRK, slags=("pre-push",))
    lav_projekt(her.mappe("Åvang"))
    for_lang(her.mappe("Åvang"))
    skriv(her.mappe(BIRK) / TEKST, GÅDE)
    fjern = str(tmp_path / "fjern.git")
    her.git("init", "--quiet", "--bare", fjern)
    her.git("remote", "add", "origin", fjern)
    tekst = stoppet(her, 1)
    assert "Åvang/problemkompleks.yaml" in tekst
    assert f"{BIRK}/{TEKST}:1:" in tekst
