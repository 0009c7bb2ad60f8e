"""The data years of the content: figures, what they are held against, further columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.fund import Sti
from generator.model.felter import Årstal
from generator.model.oprindelse import KRITERIER, oprindelser
from generator.model.plan import Plan
from generator.model.tal import Sammenligning


@dataclass(frozen=True, slots=True)
class Dataår:
    """A year written in the content: where, what it is of, and whether it is an earlier point."""

    sti: Sti
    om: str
    år: Årstal
    tidligere: bool = False


def samme_år(a: Årstal, b: Årstal) -> bool:
    """Tell whether two years are the same, however they are written."""
    return (a.første, a.sidste) == (b.første, b.sidste)


def sammenligninger(plan: Plan) -> Iterator[tuple[Sti, str, Årstal | None, Sammenligning]]:
    """Yield every comparison with its address, its figure's subject and its figure's year."""
    for navn, tal in plan.tal.tal.items() if plan.tal else ():
        for nr, sammenligning in enumerate(tal.sammenligninger):
            sti: Sti = ("tal", "tal", navn, "sammenligning")
            if isinstance(tal.sammenligning, tuple):
                sti = (*sti, nr)
            yield sti, tal.om, tal.år, sammenligning


def dataår(plan: Plan) -> Iterator[Dataår]:
    """Yield every data year once; one that only repeats its figure's is the figure's."""
    for navn, tal in plan.tal.tal.items() if plan.tal else ():
        if tal.år is not None:
            yield Dataår(("tal", "tal", navn, "år"), tal.om, tal.år)
        if tal.tidligere is not None and tal.tidligere.år is not None:
            sti = ("tal", "tal", navn, "tidligere", "år")
            yield Dataår(sti, tal.om, tal.tidligere.år, tidligere=True)
    for sti_, om, tallets, sammenligning in sammenligninger(plan):
        år = sammenligning.år
        if år is not None and not (tallets is not None and samme_år(år, tallets)):
            yield Dataår((*sti_, "år"), str(sammenligning.om or om), år)
    kriterier = plan.problemkompleks.kriterier if plan.problemkompleks else None
    for navn, kolonne in kriterier.kolonner.items() if kriterier else ():
        try:
            år = Årstal.læs(kolonne.periode or "")
        except ValueError:
            continue  # free text: »1.1.2022«, »gns. af to år«
        yield Dataår((*KRITERIER, "kolonner", navn, "periode"), kolonne.titel, år)
    yield from dict.fromkeys(_nøgletallenes(plan))


def _nøgletallenes(plan: Plan) -> Iterator[Dataår]:
    for o in oprindelser(plan):
        if o.år:
            hver = o.år_sti[-1] == o.kolonne
            om = plan.kolonnetitel(o.kolonne) if hver else "Nøgletallene"
            yield Dataår(o.år_sti, om, max(o.år, key=lambda år: år.sidste))
