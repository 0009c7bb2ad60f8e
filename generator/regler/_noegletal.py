"""The figures of the criteria table, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Sti
from generator.model.plan import Plan
from generator.model.problemkompleks import Nøgletal

_KRITERIER: Sti = ("problemkompleks", "kriterier")


def nøgletalsrækker(plan: Plan) -> Iterator[tuple[Sti, str, Nøgletal]]:
    """Yield every row of figures with its address and name, the areas' own figures too."""
    for nr, række in enumerate(plan.nøgletal):
        yield (*_KRITERIER, "nøgletal", nr), række.afdeling, række
    kriterier = plan.problemkompleks.kriterier if plan.problemkompleks else None
    for nr, område in enumerate(kriterier.boligområder if kriterier else ()):
        if område.nøgletal is not None:
            yield (*_KRITERIER, "boligområder", nr, "nøgletal"), område.navn, område.nøgletal
