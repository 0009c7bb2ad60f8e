"""How much of an older application came home: what can be counted, and every word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from generator.dansk.datoer import skriv_dato
from generator.laesning import læs_projekt
from generator.model.byg import byg_plan
from generator.model.plan import Plan
from tests.importer.hjaelp import filernes_tekst, ord_
from tests.importer.korpus.sandhed import Sandhed

_KOLONNER = (
    "beboere", "uden_for_arbejdsmarkedet", "dømte", "kun_grundskole", "indkomst", "ikkevestlige"
)  # fmt: skip
_UDLEDT = {"niveau", "status"}
"""Said in other words in the document."""
Ting = tuple[str, str]
"""Kind and name of a thing that can be counted."""


def ting(sandhed: Sandhed) -> Iterator[Ting]:
    """Yield everything the document says that has a place of its own in the content."""
    yield "plan", sandhed.navn
    yield "kommune", sandhed.kommune
    yield "periode", f"{sandhed.fra} - {sandhed.til}"
    for ansøger in sandhed.ansøgere:
        yield "ansøger", ansøger.navn
    for ansøger, afdeling in sandhed.afdelinger:
        yield "afdeling", f"{ansøger.navn}: {_nøgen(afdeling.navn)} ({afdeling.lejeboliger})"
        if afdeling.tal:
            tal = ";".join(_tal(t) for t in afdeling.tal)
            yield "nøgletal", f"{_nøgen(afdeling.navn)}: {tal}"
    for område in sandhed.områder:
        yield "delområde" if område.egen else "område", område.navn
        for tekst in område.afsnit:
            yield "tekst", _flad(tekst)
        for titel, tekst in område.under:
            yield "underafsnit", f"{titel}: {_flad(tekst)}"
    for partner in sandhed.partnere:
        yield "partner", f"{partner.under}/{partner.navn}: {_flad(partner.bidrag)}"
        if partner.status:
            yield "status", f"{partner.navn}: {partner.status}"
    for navn in sandhed.desuden:
        yield "partner", f"/{navn}: "
    for forum in sandhed.fora:
        yield "forum", f"{forum.navn}: {_flad(forum.ansvar)}"
        if forum.niveau:
            yield "niveau", f"{forum.navn}: {forum.niveau}"
        if forum.møder:
            yield "møder", f"{forum.navn}: {forum.møder}"
    for _, note in sandhed.noter:
        yield "note", _flad(note)


def hjemme(mappe: Path) -> list[Ting]:
    """Return the same things as they stand in the project that the import made."""
    plan = byg_plan(læs_projekt(mappe)).plan
    return [(s, t.replace("\u00a0", " ")) for s, t in _af_planen(plan)] if plan else []


def _af_planen(plan: Plan) -> Iterator[Ting]:
    projekt = plan.projekt
    yield "plan", str(projekt.helhedsplan)
    yield "kommune", str(projekt.kommune)
    yield "periode", f"{skriv_dato(projekt.periode.fra)} - {skriv_dato(projekt.periode.til)}"
    for ansøger in projekt.ansøgere:
        yield "ansøger", str(ansøger.navn)
    for afd in projekt.afdelinger:
        ejer = plan.ansøger(afd.boligorganisation)
        navn = str(ejer.navn) if ejer else str(afd.boligorganisation)
        yield "afdeling", f"{navn}: {_nøgen(str(afd.navn))} ({afd.lejeboliger})"
    for række in plan.nøgletal:
        afdeling = plan.afdeling(række.boligorganisation, række.afdeling)
        navn = str(afdeling.navn) if afdeling else str(række.afdeling)
        værdier = [række.værdi(kolonne) for kolonne in _KOLONNER]
        yield "nøgletal", f"{_nøgen(navn)}: {';'.join(_tal(v) for v in værdier)}"
    yield from _del1(plan)
    yield from _del2_og_3(plan)


def _del1(plan: Plan) -> Iterator[Ting]:
    del1 = plan.problemkompleks
    for område in (*del1.indsatsområder, *del1.delområder) if del1 else ():
        egen = "navn" not in type(område).model_fields
        yield "delområde" if egen else "område", str(område.overskrift if egen else område.navn)
        for tekst in filter(None, (område.tekst, getattr(område, "indsats", None))):
            for afsnit in str(tekst).split("\n\n"):
                yield "tekst", _flad(afsnit)
        for under in område.afsnit:
            yield "underafsnit", f"{under.overskrift}: {_flad(str(under.tekst))}"
    noter = [plan.problemkompleks, plan.samarbejdspartnere, plan.organisering]
    for del_ in filter(None, noter):
        for note in del_.fodnoter.values():
            yield "note", _flad(str(note))


def _del2_og_3(plan: Plan) -> Iterator[Ting]:
    for partner in plan.samarbejdspartnere.partnere if plan.samarbejdspartnere else ():
        for over, enhed in (("", partner), *((str(partner.navn), e) for e in partner.enheder)):
            bidrag = enhed.bidrag and enhed.bidrag.inden_for
            tekst = _flad(str(bidrag.svar)) if bidrag and bidrag.svar else ""
            yield "partner", f"{over}/{enhed.navn}: {tekst}"
            if enhed.status:
                yield "status", f"{enhed.navn}: {enhed.status.value}"
    for forum in plan.organisering.fora if plan.organisering else ():
        yield "forum", f"{forum.navn}: {_flad(str(forum.ansvar))}"
        yield "niveau", f"{forum.navn}: {forum.niveau.value}"
        yield "møder", f"{forum.navn}: {_flad(str(forum.møder))}"


def _nøgen(navn: str) -> str:
    """Return an afdeling's name without »Afd.« before its number."""
    return re.sub(r"^(afd\.|afdeling) *", "", navn, flags=re.IGNORECASE)


def _flad(tekst: str) -> str:
    """Return a text without its notes and line breaks."""
    return " ".join(re.sub(r"\[\^[^\]]*\]", "", tekst).split())


def _tal(værdi: object) -> str:
    """Return a figure in one spelling: 1.004 and 1004, 58 and 58,0, 455,00 and 455."""
    if isinstance(værdi, Decimal | int):
        return f"{float(værdi):g}"
    tekst = str(værdi).replace(".", "").replace(",", ".")
    return f"{float(tekst):g}" if re.fullmatch(r"[0-9.]+", tekst) else "-"


def mangler(sandhed: Sandhed, mappe: Path) -> list[Ting]:
    """Return what the document says and the project does not have in its place."""
    rest = Counter(hjemme(mappe))
    ud = []
    for en in ting(sandhed):
        if rest[en]:
            rest[en] -= 1
        else:
            ud.append(en)
    return ud


def regnskab(sandhed: Sandhed, mappe: Path) -> str:
    """Return how much came home, in a line: every lost word and wrong row of figures is named."""
    alt = len(list(ting(sandhed)))
    linje = [f"{alt - len(mangler(sandhed, mappe)):3} af {alt:3}"]
    linje += [f"tabt: {ord_}" for ord_ in tabte_ord(sandhed, mappe)]
    linje += [f"forkert: {tal}" for _, tal in forkerte_tal(sandhed, mappe)]
    return " ".join(linje)


def forkerte_tal(sandhed: Sandhed, mappe: Path) -> list[Ting]:
    """Return rows of figures in the project that the document does not have."""
    ventet = {t for t in ting(sandhed) if t[0] == "nøgletal"}
    return [t for t in hjemme(mappe) if t[0] == "nøgletal" and t not in ventet]


def tabte_ord(sandhed: Sandhed, mappe: Path) -> list[str]:
    """Return words of the application that stand nowhere in the project, `uplaceret` included."""
    her = Counter(ord_(filernes_tekst(mappe)))
    der: set[str] = set()
    for slags, tekst in ting(sandhed):
        if slags not in _UDLEDT:
            der |= set(ord_(tekst))
    return sorted(o for o in der if not her[o])
