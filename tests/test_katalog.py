"""The generated catalogue in the repository is the one the rules make."""

from pathlib import Path

import pytest

from generator.laesning.laesefejl import LÆSEFEJL
from generator.rapport.katalog import katalog, side, sider
from generator.regler import alle_regler

KATALOG = Path(__file__).parents[1] / "generator" / "regler" / "README.md"


def test_kataloget_i_mappen_er_det_reglerne_giver() -> None:
    # Made anew with: projektbeskrivelse forklar --katalog > generator/regler/README.md
    assert KATALOG.read_text(encoding="utf-8") == katalog()


def test_hver_regel_og_hver_læsefejl_har_en_side() -> None:
    assert set(sider()) == set(alle_regler()) | set(LÆSEFEJL)
    assert not set(alle_regler()) & set(LÆSEFEJL)


@pytest.mark.parametrize("slug", sorted(sider()))
def test_en_side_siger_hvad_hvorfor_og_viser_begge_eksempler(slug: str) -> None:
    s = sider()[slug]
    assert s.titel
    assert s.forklaring, "siden skal sige hvorfor"
    assert s.forkert.strip()
    assert s.rigtigt.strip()
    assert s.forkert != s.rigtigt
    tekst = side(s)
    assert tekst.index("Forkert:") < tekst.index("Rigtigt:")
