"""Partial truth: what could not be read is said with every count, in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.loeb import Resultat, gennemfør
from generator.omfang import Omfang
from generator.rapport import github, som_json, tekst
from generator.rapport.svar import svar_af
from generator.sammenlign.sider import læs_sider, sammenlign
from tests.proeveprojekt import MIT_KVARTER, kopi, ret

TAL = "Kun det, der kan læses, er talt og tjekket; tal.yaml er ikke med."
SKADER = [
    ("tal.yaml", "kilder:\n", "kilder\n", TAL),
    ("problemkompleks.yaml", "erfaringer: |", "erfaringer |",
     "Kun det, der kan læses, er talt og tjekket; problemkompleks.yaml er ikke med."),
    ("tal.yaml", "værdi: 45,32", "værdi: ca. 45",
     "Kun det, der kan læses, er talt og tjekket; noget af tal.yaml er ikke med."),
    ("problemkompleks.yaml", "fil: afsnit/frederiksholm.md", "fil: afsnit/findes-ikke.md",
     "Kun det, der kan læses, er talt og tjekket; noget af problemkompleks.yaml er ikke med."),
    ("projekt.yaml", "helhedsplan: Mit", "helhedsplan: [Mit",
     "Kun det, der kan læses, er tjekket; projekt.yaml og sidetallet er ikke med."),
    # A key that is put right loses nothing.
    ("projekt.yaml", "område:", "omraade:", ""),
]  # fmt: skip


@pytest.mark.parametrize(("fil", "gammelt", "nyt", "sætning"), SKADER)
@pytest.mark.stikproeve(3)
def test_det_der_mangler_naevnes(
    fil: str, gammelt: str, nyt: str, sætning: str, tmp_path: Path
) -> None:
    mappe = kopi(tmp_path / "p", MIT_KVARTER)
    ret(mappe / fil, gammelt, nyt)
    resultat = gennemfør(mappe)
    assert resultat.har_fejl
    assert resultat.forbehold == sætning


@pytest.fixture(scope="module")
def uden_tal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    mappe = kopi(tmp_path_factory.mktemp("d") / "p", MIT_KVARTER)
    ret(mappe / "tal.yaml", "kilder:\n", "kilder\n")
    return mappe


def test_alle_rapporter_siger_det(uden_tal: Path) -> None:
    svar = [svar_af(gennemfør(uden_tal))]
    assert f"tegn.\n{TAL}\n" in tekst.skriv(svar)
    assert TAL in github.opsamling(svar)
    assert json.loads(som_json.skriv(svar))["projekter"][0]["forbehold"] == TAL


def test_en_sammenligning_siger_hvilken_side(uden_tal: Path) -> None:
    with læs_sider(str(MIT_KVARTER), str(uden_tal)) as sider:
        assert f"Den nye udgave: {TAL}" in sammenlign(*sider).forbehold


def _langt(tmp_path: Path, fil: str, gammelt: str, nyt: str) -> Resultat:
    mappe = kopi(tmp_path / "p", MIT_KVARTER)
    langt = f"indledning: |\n  {'Et ord. ' * 1400}\n\n"
    ret(mappe / "organisering.yaml", "indledning: |\n", langt)
    ret(mappe / fil, gammelt, nyt)
    return gennemfør(mappe, Omfang())


@pytest.mark.parametrize(
    ("fil", "gammelt", "nyt", "råd"),
    [
        ("projekt.yaml", "område: Valby", "område: Valby", "Skær ca. "),
        ("samarbejdspartnere.yaml", "partnere:\n", "partnere\n", "Skær mindst "),
        # The marks of the figures are not the figures: nothing is advised.
        ("tal.yaml", "kilder:\n", "kilder\n", None),
        ("tal.yaml", "værdi: 45,32", "værdi: ca. 45", None),
    ],
)
@pytest.mark.stikproeve(2)
def test_der_raades_kun_til_det_der_vides(
    fil: str, gammelt: str, nyt: str, råd: str | None, tmp_path: Path
) -> None:
    resultat = _langt(tmp_path, fil, gammelt, nyt)
    assert resultat.mål is not None
    assert resultat.mål.over
    fund = [f.ret for f in resultat.fund if f.regel == "for-mange-sider"]
    assert [ret_.startswith(råd or "-") for ret_ in fund] == ([True] if råd else [])
