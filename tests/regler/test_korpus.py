"""The corpus: what a reader would stop at is found, and what is true is left alone."""

from __future__ import annotations

import pytest

from generator.regler import alle_regler

from .korpus import er_fundet, grundfund, læs_tabel, nye_fund, projekter

EFTER = "3_efter_rettelserne/"
"""What shows the state of things; mending the rules by it moves it among those that must hold."""


def _rettet_efter() -> list[str]:
    return [p for p in projekter() if not p.startswith(EFTER)]


@pytest.mark.langsom
def test_mindst_femogfirs_procent_af_fejlene_bliver_fundet_paa_deres_sted() -> None:
    fejl = [t for p in _rettet_efter() for t in læs_tabel(p, "fejl.txt")]
    assert len(_rettet_efter()) >= 5
    assert len(fejl) >= 150
    oversete = [f"{t.projekt}:{t.linje} {t.tekst}" for t in fejl if not er_fundet(t)]
    assert len(oversete) * 100 <= len(fejl) * 15, oversete


@pytest.mark.langsom
def test_hoejst_to_sande_saetninger_giver_alarm() -> None:
    sande = [t for p in _rettet_efter() for t in læs_tabel(p, "sande.txt")]
    assert len(sande) >= 300
    alarmer = [(f"{t.projekt}:{t.linje} {t.tekst}", f) for t in sande if (f := nye_fund(t))]
    assert len(alarmer) <= 2, alarmer


@pytest.mark.parametrize("projekt", projekter())
def test_tabellens_regler_findes_og_projektet_selv_er_uden_fejl(projekt: str) -> None:
    assert {t.regel for t in læs_tabel(projekt, "fejl.txt") if t.regel} <= set(alle_regler())
    assert not any(t.regel for t in læs_tabel(projekt, "sande.txt"))
    fejl = {regel for regel, _ in grundfund(projekt) if alle_regler()[regel].alvor.value == "fejl"}
    assert fejl <= {"medfinansiering-under-kravet"}
