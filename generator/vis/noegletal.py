"""Which figure each cell of the criteria table is: the template prints them without an address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.dokument.trae import Afsnit, Stil, Tekst
from generator.fund import Sti
from generator.model.plan import Plan
from generator.sidemaal import Felt

KRITERIER: Sti = ("problemkompleks", "kriterier")


def celleadresser(felter: Sequence[Felt], plan: Plan) -> Mapping[int, Sti]:
    """Return the address of each cell in the rows that stand for an afdeling or an area."""
    kolonner = ("beboere", *plan.nøgletalskolonner)
    ud: dict[int, Sti] = {}
    række: Sti = ()
    plads, kant = 0, 0.0
    for nr, felt in enumerate(felter):
        if not isinstance(felt.blok, Afsnit) or felt.blok.stil is not Stil.TALTABEL:
            continue
        if felt.x <= kant or not plads:
            række, plads = _række(felt.blok, plan), 0
        kant = felt.x
        if plads and række and plads <= len(kolonner):
            ud[nr] = (*række, kolonner[plads - 1])
        elif række:
            ud[nr] = række
        plads += 1
    return ud


def _række(blok: Afsnit, plan: Plan) -> Sti:
    """Return the address of the row that a first cell names."""
    for stykke in blok.indhold:
        match stykke:
            case Tekst(sti=("projekt", "afdelinger", int(nr), *_)):
                tal = plan.nøgletal_for(plan.projekt.afdelinger[nr])
                i = next((i for i, r in enumerate(plan.nøgletal) if r is tal), None)
                return (*KRITERIER, "nøgletal", i) if i is not None else ()
            case Tekst(sti=("problemkompleks", "kriterier", "boligområder", int(nr), *_)):
                return (*KRITERIER, "boligområder", nr, "nøgletal")
    return ()
