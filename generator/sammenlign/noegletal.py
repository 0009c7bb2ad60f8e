"""The figures of the criteria table held against each other, and the limits they have passed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.dansk.lister import opregn
from generator.fund import Sti
from generator.model.kriteriesaet import Operator
from generator.sammenlign.enheder import kolonneenhed
from generator.sammenlign.gang import Plangang, Værdipar, enkelt
from generator.sammenlign.hvor import Hvor
from generator.sammenlign.vaerdier import skriv

_GRÆNSER = {"forebyggelsesområde": "forebyggelsesområde", "parallelsamfund": "parallelsamfund"}
"""The limits that the table marks, with the words a note has for them."""


def nøgletal(gang: Plangang, a: Any, b: Any, sti: Sti, hvor: Hvor) -> None:
    """Compare the figures of a row, and say which limit a figure has passed."""
    plan_g, plan_n = gang.gammel.plan, gang.ny.plan
    tabeller = (*plan_g.nøgletalskolonner, *plan_n.nøgletalskolonner)
    for kolonne in dict.fromkeys(("beboere", *tabeller)):
        x, y = a.værdi(kolonne), b.værdi(kolonne)
        if x != y:
            enheder = kolonneenhed(plan_g, kolonne), kolonneenhed(plan_n, kolonne)
            felt, note = replace(hvor, led=(kolonne,)), _passeret(gang, a, b, kolonne)
            enkelt(gang, x, y, (*sti, kolonne), felt, enheder, note)


def oprindelse(gang: Plangang, par: Værdipar) -> None:
    """Compare when the figures are from, or where: for all columns at once, or for each."""
    a, b = par.gammel or {}, par.ny or {}
    if not (isinstance(a, Mapping) and isinstance(b, Mapping)):
        enkelt(gang, _skrevet(par.gammel), _skrevet(par.ny), par.n_sti, par.hvor)
        return
    for kolonne in dict.fromkeys((*a, *b)):
        felt = replace(par.hvor, led=(*par.hvor.led, kolonne))
        før, nu = _skrevet(a.get(kolonne)), _skrevet(b.get(kolonne))
        enkelt(gang, før, nu, (*par.n_sti, kolonne), felt)


def _skrevet(værdi: Any) -> str:
    match værdi:
        case Mapping():
            return "; ".join(f"{navn}: {_skrevet(led)}" for navn, led in værdi.items())
        case tuple():
            return opregn(_skrevet(led) or "ikke oplyst" for led in værdi)
        case _:
            return skriv(værdi)


def _passeret(gang: Plangang, a: Any, b: Any, kolonne: str) -> str:
    """Say which of the table's limits a figure is now over, or no longer over."""
    dele = []
    for grænse, navn in _GRÆNSER.items():
        før, nu = (
            side.plan.kriteriesæt is not None
            and kolonne in side.plan.kriteriesæt.kriterier
            and side.plan.kriteriesæt.over(række, kolonne, grænse)
            for side, række in ((gang.gammel, a), (gang.ny, b))
        )
        if før != nu:
            sæt = (gang.ny if nu else gang.gammel).plan.kriteriesæt
            under = sæt is not None and sæt.kriterier[kolonne].operator is Operator.UNDER
            side = "under" if under else "over"
            dele.append(f"{'Nu' if nu else 'Ikke længere'} {side} grænsen for {navn}.")
    return " ".join(dele)
