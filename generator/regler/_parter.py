"""Who a name in parts 2 and 3 is: the kommune, an applicant, or somebody else.

Writers name parties freely (»BIF«, »Socialforvaltningen«, »BN og BS«, »boligorganisationerne«);
where a name may well be the party that is looked for, it is: better silent than wrong.
"""

from __future__ import annotations

import re

from generator.dansk.ord import nævner
from generator.model.plan import Plan, nøgle
from generator.model.projekt import Ansøger
from generator.model.samarbejdspartnere import Partnertype

_ALLE = re.compile(
    r"\balle ansøgere\b|\bansøgerne\b"
    r"|\b(?:boligorganisation|boligselskab|boligforening)er(?:ne)?s?\b"
)
_FORVALTNING = re.compile(r"\bkommun(?:e|en|al|ale|alt)s?\b|forvaltning|\bmagistrat|\bborgmester")


class Parter:
    """The parties of a plan, looked up by the names that writers use."""

    def __init__(self, plan: Plan) -> None:
        self.ansøgere = plan.projekt.ansøgere
        self._ansøger = [
            (ansøger, [nøgle(n) for n in (*ansøger.alle_navne, ansøger.administrator) if n])
            for ansøger in self.ansøgere
        ]
        kommunenavne = {str(plan.projekt.kommune)}
        for partner in plan.samarbejdspartnere.partnere if plan.samarbejdspartnere else ():
            if partner.type is Partnertype.KOMMUNE or nøgle(partner.navn) == nøgle(
                plan.projekt.kommune
            ):
                kommunenavne |= {str(partner.navn), *(str(e.navn) for e in partner.enheder)}
        for kort, lang in plan.projekt.forkortelser.items():
            if _FORVALTNING.search(nøgle(lang)):
                kommunenavne.add(kort)
        self._kommune = [nøgle(navn) for navn in kommunenavne]

    def er_kommune(self, navn: str) -> bool:
        """Tell whether a name is the kommune's, or a part of it's."""
        søgt = nøgle(navn)
        return bool(_FORVALTNING.search(søgt)) or any(nævner(søgt, n) for n in self._kommune)

    def ansøgere_i(self, navn: str) -> list[Ansøger]:
        """Return the applicants that a name means or speaks for, in the list's order."""
        søgt = nøgle(navn)
        if _ALLE.search(søgt):
            return list(self.ansøgere)
        return [ansøger for ansøger, navne in self._ansøger if any(nævner(søgt, n) for n in navne)]
