"""What the criteria table's legend says of years and sources: of the limits, and of the figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.dansk.lister import opregn
from generator.fund import Sti
from generator.model.kriteriesaet import FØLGER_ÅRET, Kriteriesæt, skriv_tid
from generator.model.oprindelse import oprindelser
from generator.model.plan import Plan
from generator.skabelon.visning import Visning


@dataclass(frozen=True, slots=True)
class Forklaring:
    """A part of the line: some columns, when they are from and where; all when none is named."""

    navne: str
    tid: str
    kilde: Visning | str


@dataclass(frozen=True, slots=True)
class _Kolonne:
    titel: str
    tid: str
    kilde: str
    sti: Sti = ()


def grænseforklaring(sæt: Kriteriesæt) -> list[Forklaring]:
    """Return the source of the limits, and the years of those that follow the year."""
    kolonner = [
        _Kolonne(k.titel, k.tid if k.periode or navn in FØLGER_ÅRET else "", str(k.kilde or ""))
        for navn, k in sæt.kriterier.items()
    ]
    fælles = [Forklaring("", "", str(sæt.kilde))] if sæt.kilde else []
    return [*fælles, *_samlet(kolonner)]


def nøgletalsforklaring(plan: Plan) -> list[Forklaring]:
    """Return when the figures are from and where; a column that tells for itself is left out."""
    kriterier = plan.kriteriesæt.kriterier if plan.kriteriesæt else {}
    kolonner: list[_Kolonne] = []
    kilder: set[str] = set()
    for o in oprindelser(plan):
        gennemsnit = o.kolonne in kriterier and kriterier[o.kolonne].gennemsnit
        tid = "" if o.egen and o.egen.periode else skriv_tid(o.år, gennemsnit=gennemsnit)
        kilde = "" if o.egen and o.egen.kilde else o.kilde
        kolonner.append(_Kolonne(plan.kolonnetitel(o.kolonne), tid, kilde, o.kilde_sti))
        if not (o.egen and o.egen.kilde):
            kilder.add(kilde)
    if len(kilder) != 1 or "" in kilder:
        return _samlet(kolonner)
    fælles = next(Visning(k.kilde, k.sti) for k in kolonner if k.kilde)
    if len({k.tid for k in kolonner}) == 1:
        return [Forklaring("", kolonner[0].tid, fælles)]
    return [Forklaring("", "", fælles), *_samlet(replace(k, kilde="") for k in kolonner)]


def _samlet(kolonner: Iterable[_Kolonne]) -> list[Forklaring]:
    """Return the columns with something to tell, those of the same year and source together."""
    samlet: dict[tuple[str, str], list[_Kolonne]] = {}
    alle = list(kolonner)
    for k in alle:
        if k.tid or k.kilde:
            samlet.setdefault((k.tid, k.kilde), []).append(k)
    return [
        Forklaring(
            "" if len(ens) == len(alle) else opregn(_lille(k.titel) for k in ens),
            tid,
            Visning(kilde, ens[0].sti) if kilde and ens[0].sti else kilde,
        )
        for (tid, kilde), ens in samlet.items()
    ]


def _lille(titel: str) -> str:
    """Return a heading as it stands inside a sentence; »SSP-sager« keeps its capitals."""
    return titel if titel[1:2].isupper() else titel[:1].lower() + titel[1:]
