"""Every rule's two examples: the right one is silent, the wrong one says what its marks say."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.regler import alle_regler
from generator.regler.grundlag import Regel

from .eksempler import kør, læs_eksempel, skriv_projekt

ALLE = [pytest.param(regel, id=slug) for slug, regel in alle_regler().items()]


@pytest.mark.parametrize("regel", ALLE)
def test_det_rigtige_eksempel_er_uden_fund(regel: Regel, tmp_path: Path) -> None:
    eksempel = læs_eksempel(regel.rigtigt)
    assert not eksempel.ventet, "mærker hører til i det forkerte eksempel"
    skriv_projekt(eksempel, tmp_path)
    kørsel = kør(tmp_path, regel, eksempel.mål)
    assert kørsel.læsefejl == []
    assert kørsel.meldinger(tmp_path, regel.slug) == []


@pytest.mark.parametrize("regel", ALLE)
def test_det_forkerte_eksempel_giver_praecis_de_maerkede_fund(regel: Regel, tmp_path: Path) -> None:
    eksempel = læs_eksempel(regel.forkert)
    assert eksempel.ventet, "intet mærke: # <- besked Ret: …"
    skriv_projekt(eksempel, tmp_path)
    kørsel = kør(tmp_path, regel, eksempel.mål)
    assert kørsel.læsefejl == []
    assert sorted(kørsel.meldinger(tmp_path, regel.slug)) == sorted(eksempel.ventet)
