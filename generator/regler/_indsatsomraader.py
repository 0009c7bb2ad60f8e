"""The names of the indsatsområder, and how a writer's spelling is held against them."""

from __future__ import annotations

from generator.dansk.naermeste import nærmeste
from generator.fund import Sti
from generator.model.plan import Plan
from generator.model.problemkompleks import Indsatsområde


def rent(navn: str) -> str:
    """Return a name with single spaces; otherwise it must be exactly the regelsæt's."""
    return " ".join(navn.split())


def er_fravalgt(plan: Plan, sti: Sti, område: Indsatsområde) -> bool:
    """Tell whether an area is deselected, also with a reason that could not be read."""
    return bool(område.fravalgt) or plan.er_skadet((*sti, "fravalgt"))


def kendte_navne(plan: Plan) -> tuple[str, ...]:
    """Return the regelsæt's names; none when the regelsæt is unknown."""
    return tuple(rent(n) for n in plan.regelsæt.indsatsområder) if plan.regelsæt else ()


def ment(plan: Plan, navn: str) -> str:
    """Return the area that a name means: itself, or the nearest when it is misspelt."""
    navne = kendte_navne(plan)
    navn = rent(navn)
    return navn if navn in navne else nærmeste(navn, navne) or navn
