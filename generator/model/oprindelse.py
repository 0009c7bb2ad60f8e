"""When the figures of the criteria table are from, and where: column by column.

The limits have their own year and source, in the kriteriesæt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.fund import Sti
from generator.model.felter import Oplysning, Årstal
from generator.model.plan import Plan
from generator.model.problemkompleks import Kolonne, Kriterieafsnit

KRITERIER: Sti = ("problemkompleks", "kriterier")


@dataclass(frozen=True, slots=True)
class Kolonneoprindelse:
    """What the content says of a column that has figures; empty where it says nothing."""

    kolonne: str
    år: tuple[Årstal, ...]
    år_sti: Sti
    """Where the years are written, or would be."""
    kilde: str
    """The source as it is printed."""
    kilde_sti: Sti
    """Where that name is written; a source of tal.yaml has its name there."""
    egen: Kolonne | None = None
    """A further column says it for itself, in »periode« and »kilde«."""

    @property
    def har_år(self) -> bool:
        """Tell whether it is known when the figures are from."""
        return bool(self.år or (self.egen and self.egen.periode))

    @property
    def har_kilde(self) -> bool:
        """Tell whether it is known where the figures are from."""
        return bool(self.kilde or (self.egen and self.egen.kilde))


def oprindelser(plan: Plan) -> Iterator[Kolonneoprindelse]:
    """Yield the origin of every column that has a figure, in the table's order."""
    kriterier = plan.problemkompleks.kriterier if plan.problemkompleks else None
    if kriterier is None:
        return
    områder = [o.nøgletal for o in kriterier.boligområder if o.nøgletal is not None]
    for kolonne in ("beboere", *plan.nøgletalskolonner):
        celler = [række.værdi(kolonne) for række in (*kriterier.nøgletal, *områder)]
        if any(celle is not Oplysning.IKKE_OPLYST for celle in celler):
            yield _oprindelse(plan, kriterier, kolonne)


def _oprindelse(plan: Plan, kriterier: Kriterieafsnit, kolonne: str) -> Kolonneoprindelse:
    år, kilde = kriterier.nøgletal_år, kriterier.nøgletal_kilde
    år_sti, kilde_sti = (*KRITERIER, "nøgletal_år"), (*KRITERIER, "nøgletal_kilde")
    if isinstance(år, dict):
        år, år_sti = år.get(kolonne, ()), (*år_sti, kolonne)
    if isinstance(kilde, dict):
        kilde, kilde_sti = kilde.get(kolonne), (*kilde_sti, kolonne)
    navn = str(kilde or "")
    if plan.tal is not None and navn in plan.tal.kilder:
        navn, kilde_sti = plan.tal.kilder[navn].navn, ("tal", "kilder", navn, "navn")
    kendte = tuple(et for et in år if et is not None)
    return Kolonneoprindelse(
        kolonne, kendte, år_sti, navn, kilde_sti, kriterier.kolonner.get(kolonne)
    )
