"""A rule costs less than 5 ms on a real application: all of them are run at every save."""

from __future__ import annotations

from functools import cache
from time import perf_counter

import pytest

from generator.laesning import læs_projekt
from generator.model.byg import byg_plan
from generator.regler import alle_regler
from generator.regler.grundlag import Grundlag, Regel
from generator.skabelon.tekster import læs_tekster

from .eksempler import ROD

FORSØG = 9


@cache
def _grundlag() -> Grundlag:
    plan = byg_plan(læs_projekt(ROD / "indhold" / "mit-kvarter")).plan
    assert plan is not None
    grundlag = Grundlag(plan, læs_tekster(plan))
    assert grundlag.prosa
    return grundlag


@pytest.mark.parametrize("regel", [pytest.param(r, id=s) for s, r in alle_regler().items()])
def test_under_fem_millisekunder(regel: Regel) -> None:
    grundlag = _grundlag()
    tider = []
    for _ in range(FORSØG):
        start = perf_counter()
        list(regel.funktion(grundlag))
        tider.append(perf_counter() - start)
    assert min(tider) < 0.005
