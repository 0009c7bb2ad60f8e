"""The partners' answers on what they contribute."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.fund import Sti
from generator.model.plan import Plan
from generator.model.samarbejdspartnere import Bidragssvar, Enhed, Partner, Partnerstatus

_INTET_SVAR = re.compile(r"[\W_]*(?:ikke oplyst|ukendt)?[\W_]*", re.IGNORECASE)


def er_svar(svar: Bidragssvar | None) -> bool:
    """Tell whether an answer says something: »ikke oplyst«, »-« and »?« do not."""
    return svar is not None and not _INTET_SVAR.fullmatch(str(svar.svar or ""))


def enheder(plan: Plan) -> Iterator[tuple[Sti, Enhed, Partnerstatus | None]]:
    """Yield every partner and unit with its address and status, a unit's own or its partner's."""
    partnere = plan.samarbejdspartnere.partnere if plan.samarbejdspartnere else ()
    for nr, partner in enumerate(partnere):
        sti: Sti = ("samarbejdspartnere", "partnere", nr)
        yield sti, partner, partner.status
        for plads, enhed in enumerate(partner.enheder):
            yield (*sti, "enheder", plads), enhed, enhed.status or partner.status


def skal_svare(enhed: Enhed) -> bool:
    """Tell whether the answers must be its own: a partner with enheder may leave it to them."""
    return not (isinstance(enhed, Partner) and enhed.enheder)
