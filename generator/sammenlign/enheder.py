"""The unit of a figure, which stands beside it, in its figure, in its column or nowhere."""

from __future__ import annotations

from typing import Any

from generator.fund import Sti
from generator.model.plan import Plan
from generator.model.tal import Tal

I_KR = frozenset({"samlet_budget", "beløb"})
"""Keys of amounts: their unit is not written."""


def enheder(navn: str, a: Any, b: Any, plan_g: Plan, plan_n: Plan, sti: Sti) -> tuple[str, str]:
    """Return the old and the new unit of a figure."""
    if navn in I_KR:
        return "kr.", "kr."
    if navn == "bredde_cm":
        return "cm", "cm"
    if navn != "værdi":
        return "", ""
    if isinstance(a or b, Tal):
        return getattr(a, "enhed", ""), getattr(b, "enhed", "")
    # A comparison or an earlier point has its figure's unit.
    tal = [p.tal.tal.get(str(sti[2])) if p.tal else None for p in (plan_g, plan_n)]
    return getattr(tal[0], "enhed", ""), getattr(tal[1], "enhed", "")


def kolonneenhed(plan: Plan, kolonne: str) -> str:
    """Return the unit of a column of the criteria table."""
    if kolonne == "beboere":
        return ""
    if plan.kriteriesæt and kolonne in plan.kriteriesæt.kriterier:
        return plan.kriteriesæt.kriterier[kolonne].enhed
    kriterier = plan.problemkompleks.kriterier if plan.problemkompleks else None
    egen = kriterier.kolonner.get(kolonne) if kriterier else None
    return (egen.enhed or "") if egen else ""
