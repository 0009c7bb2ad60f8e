"""The findings and the page use of two projects, held against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from generator.fund import PlaceretFund, Sti
from generator.loeb import Resultat
from generator.model.plan import Plan
from generator.sammenlign.aendringer import Afsnitsforbrug, Fundforskel, Fundlinje, Sideforskel
from generator.sammenlign.navne import ARTER
from generator.sidemaal import Afsnitsmål


def fundforskel(gammel: Resultat, ny: Resultat) -> Fundforskel:
    """Return which findings are new and which are gone.

    A finding is the same when its rule, its message and its severity are; and also when only the
    figures of the message differ and it is about the same thing (»LIX er 52« has become 53).
    """
    nye, væk = list(ny.fund), list(gammel.fund)
    ens = 0
    for kendetegn in (_ordret, _uden_tal):
        tilbage = Counter(kendetegn(f, gammel.plan) for f in væk)
        fælles = tilbage & Counter(kendetegn(f, ny.plan) for f in nye)
        nye = list(_uden(nye, ny.plan, kendetegn, Counter(fælles)))
        væk = list(_uden(væk, gammel.plan, kendetegn, Counter(fælles)))
        ens += fælles.total()
    return Fundforskel(
        tuple(_linje(f, ny) for f in sorted(nye, key=_rang)),
        tuple(_linje(f, gammel) for f in sorted(væk, key=_rang)),
        ens,
        dict(gammel.optælling),
        dict(ny.optælling),
    )


def _rang(fund: PlaceretFund) -> int:
    return fund.alvor.rang


def _ordret(fund: PlaceretFund, _: Plan | None) -> tuple[object, ...]:
    return fund.alvor, fund.regel, fund.besked


def _uden_tal(fund: PlaceretFund, plan: Plan | None) -> tuple[object, ...]:
    return fund.alvor, fund.regel, _navngivet(fund.sti, plan), re.sub(r"\d+", "#", fund.besked)


Kendetegn = Callable[[PlaceretFund, Plan | None], tuple[object, ...]]
"""What a finding is known again by."""


def _uden(
    fund: list[PlaceretFund],
    plan: Plan | None,
    kendetegn: Kendetegn,
    fælles: Counter[tuple[object, ...]],
) -> Iterator[PlaceretFund]:
    for f in fund:
        k = kendetegn(f, plan)
        if fælles[k]:
            fælles[k] -= 1
        else:
            yield f


def _linje(fund: PlaceretFund, resultat: Resultat) -> Fundlinje:
    try:
        fil = fund.sted.fil.relative_to(resultat.mappe).as_posix()
    except ValueError:
        fil = fund.sted.fil.name
    return Fundlinje(fund.alvor, fund.regel, fund.besked, f"{fil}:{fund.sted.linje}")


def _navngivet(sti: Sti, plan: Plan | None) -> Sti:
    """Return an address with the names of items for their places, which move."""
    her: object = plan
    ud: list[str | int] = []
    for led in sti:
        if isinstance(led, int) and isinstance(her, tuple) and led < len(her):
            her = her[led]
            art = ARTER.get(type(her))  # type: ignore[arg-type]  # only the model's own are there
            ud.append(art.vist(plan, her) if art and plan else led)
            continue
        her = her.get(led) if isinstance(her, dict) else getattr(her, str(led), None)
        ud.append(led)
    return tuple(ud)


def sideforskel(gammel: Resultat, ny: Resultat) -> Sideforskel | None:
    """Return the pages and the use of each section; None when neither side has been laid out."""
    a, b = gammel.mål, ny.mål
    grænse = (b or a).grænse if (a or b) else 0  # type: ignore[union-attr]  # one is set
    if a is None and b is None:
        return None
    return Sideforskel(
        a.antal if a else None,
        b.antal if b else None,
        round(a.forbrug, 2) if a else None,
        round(b.forbrug, 2) if b else None,
        grænse,
        tuple(_afsnit(gammel, ny)),
    )


def _afsnit(gammel: Resultat, ny: Resultat) -> Iterator[Afsnitsforbrug]:
    """Yield every section in the new order, then those that are gone."""
    gamle = {_kendetegn(a, gammel.plan): a for a in (gammel.mål.afsnit if gammel.mål else ())}
    for b in ny.mål.afsnit if ny.mål else ():
        a = gamle.pop(_kendetegn(b, ny.plan), None)
        før = round(a.forbrug, 2) if a else None
        yield Afsnitsforbrug(b.overskrift, b.niveau, før, round(b.forbrug, 2))
    for a in gamle.values():
        yield Afsnitsforbrug(a.overskrift, a.niveau, round(a.forbrug, 2), None)


def _kendetegn(afsnit: Afsnitsmål, plan: Plan | None) -> tuple[object, ...]:
    return afsnit.niveau, _navngivet(afsnit.sti, plan) or afsnit.overskrift
