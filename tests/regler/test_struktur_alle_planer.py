"""What must hold of every rule on every valid plan."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, Phase, given, settings

from generator.model.plan import Plan
from generator.regler import alle_regler
from generator.regler.grundlag import Grundlag
from generator.regler.koersel import kør_regler
from generator.sidemaal import Sidemål
from generator.skabelon.tekster import læs_tekster
from tests.proeveprojekt import forsøg

from .planer import planer, sidemål

FILER = {"projekt", "problemkompleks", "samarbejdspartnere", "organisering", "tal"}


@settings(
    max_examples=forsøg(150),
    deadline=None,
    # A plan is large: shrinking one takes minutes, and the trace names the rule at once.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(planer(), sidemål)
def test_ingen_regel_fejler_paa_en_gyldig_plan(plan: Plan, mål: Sidemål | None) -> None:
    grundlag = Grundlag(plan, læs_tekster(plan), sider=mål)
    fund = kør_regler(grundlag)
    for f in fund:
        assert f.sti[0] in FILER
        assert f.besked.endswith((".", "?", "!")), f
        assert f.alvor is not None
        assert f.alvor.rang >= alle_regler()[f.regel].alvor.rang, "en regel sænker kun sin alvor"
    # Pure: the same plan gives the same findings.
    assert kør_regler(replace(grundlag)) == fund
