"""Raw values -> Plan: columns known, files validated, names that point at each other checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.dansk.lister import opregn
from generator.dansk.naermeste import nærmeste
from generator.fund import Alvor, Fund, Peg, PlaceretFund, Sti
from generator.laesning import Kildekort, Rå, Rådata, Tabeldata, læs_billede
from generator.model.fejl import Afprøvning, afprøv, kort_over, rens
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.ligesom import udfyld
from generator.model.opslag import Sætopslag, kendte_sæt, slå_op
from generator.model.organisering import Organisering
from generator.model.plan import DELE, Plan, nøgle
from generator.model.problemkompleks import Kriterieafsnit, Problemkompleks
from generator.model.projekt import Projekt
from generator.model.raavaerdier import Felter
from generator.model.regelsaet import Regelsæt
from generator.model.samarbejdspartnere import Samarbejdspartnere
from generator.model.tabeller import (
    afdelingsrækker,
    efter_kolonne,
    nøgletalskolonner,
    nøgletalsrækker,
)
from generator.model.tal import Talfil

MODELLER: dict[str, type[BaseModel]] = {
    "projekt": Projekt,
    "problemkompleks": Problemkompleks,
    "samarbejdspartnere": Samarbejdspartnere,
    "organisering": Organisering,
    "tal": Talfil,
}
"""The model of each content file, by the file's stem."""


KRITERIESÆT: Sti = ("problemkompleks", "kriterier", "kriteriesæt")


@dataclass(frozen=True)
class ByggetPlan:
    """The plan (None when projekt.yaml cannot be understood) and the faults of reading."""

    plan: Plan | None
    fund: tuple[PlaceretFund, ...]
    kort: Kildekort
    """Where the plan's values were written: the reader's map, seen from the values as mended."""


def byg_plan(rådata: Rådata) -> ByggetPlan:
    """Understand what was read; every fault is a finding of alvor fejl.

    Raises:
        ProjektFejl: the system will not let a file be read that the content points to.
    """
    udeladt = {str(sti[0]) for sti in rådata.ulæste}
    ud = Afprøvning(list(rådata.fund), set(rådata.ulæste), udeladt=udeladt)
    rå = {stamme: rens(værdi, (stamme,), rådata.kort, ud) for stamme, værdi in rådata.filer.items()}
    kort = kort_over(rå, rådata.kort)
    sæt = _kriteriesæt(rå.get("problemkompleks"), rådata.mappe, kort, ud)
    _tabeller(rå, sæt, ud)
    ud.placér(kort)
    dele: dict[str, Any] = {}
    ulæselige = set(rådata.ulæselige)
    for stamme, model in MODELLER.items():
        if stamme not in rå:
            continue
        if not rå[stamme] and stamme in DELE:
            continue  # an empty part: the rule manglende-del says so
        rå[stamme] = rå[stamme] or Felter()
        dele[stamme] = afprøv(model, rå[stamme], (stamme,), kort, ud)
        if dele[stamme] is None:
            ulæselige.add(stamme)
    projekt: Projekt | None = dele.get("projekt")
    if projekt is None:
        return ByggetPlan(None, tuple(map(kort.placér, ud.fund)), kort)
    regelsæt = slå_op(Regelsæt, "regelsaet", projekt.regelsæt, rådata.mappe)
    ud.fund.extend(regelsæt.fund)
    plan = Plan(
        navn=rådata.mappe.resolve().name,
        projekt=projekt,
        problemkompleks=dele.get("problemkompleks"),
        samarbejdspartnere=dele.get("samarbejdspartnere"),
        organisering=dele.get("organisering"),
        tal=dele.get("tal"),
        regelsæt=regelsæt.sæt,
        regelsæt_kendte=regelsæt.kendte,
        kriteriesæt=sæt,
        billeder=_billeder(dele, rådata),
        ulæselige=frozenset(ulæselige),
        skader=frozenset(ud.skader),
        ufuldstændige=frozenset(ud.ufuldstændige),
        udeladt=frozenset(ud.udeladt - ulæselige),
    )
    ud.fund.extend(_tomme(plan))
    ud.fund.extend(f for f in _henvisninger(plan) if not plan.er_skadet(f.sti))
    return ByggetPlan(plan, tuple(map(kort.placér, ud.fund)), kort)


# --- criteria sets and tables ---


def _kriteriesæt(rå: Any, mappe: Path, kort: Kildekort, ud: Afprøvning) -> Kriteriesæt | None:
    """Find the set the criteria are held against: a shipped one, or the writer's own mapping."""
    kriterier = rå.get("kriterier") if isinstance(rå, dict) else None
    valgt = kriterier.get("kriteriesæt") if isinstance(kriterier, dict) else None
    sti = KRITERIESÆT
    if isinstance(valgt, str):
        opslag: Sætopslag[Kriteriesæt] = slå_op(Kriteriesæt, "kriterier", valgt, mappe)
        ud.fund.extend(opslag.fund)
        if opslag.fil is None:
            forslag = nærmeste(valgt, opslag.kendte)
            kendte = f"Kendte kriteriesæt: {opregn(opslag.kendte)}."
            ud.fund.append(
                _fejl(
                    sti,
                    f"Der findes ikke et kriteriesæt, der hedder »{valgt}«.",
                    f"Mente du »{forslag}«?" if forslag else kendte,
                    valgt,
                )
            )
        if opslag.sæt is None:
            ud.skader.add(sti)
        return opslag.sæt
    if isinstance(valgt, dict):
        if udfyld(valgt, sti, kendte_sæt(mappe, "kriterier"), ud, frozenset()):
            return afprøv(Kriteriesæt, valgt, sti, kort, ud)
        ud.skader.add(sti)
    return None


def _tabeller(rå: dict[str, Any], sæt: Kriteriesæt | None, ud: Afprøvning) -> None:
    """Give the rows of afdelinger and figures the format's own keys."""
    projekt, del1 = rå.get("projekt"), rå.get("problemkompleks")
    kriterier = del1.get("kriterier") if isinstance(del1, dict) else None
    afdelinger = projekt.get("afdelinger") if isinstance(projekt, dict) else None
    nøgletal = kriterier.get("nøgletal") if isinstance(kriterier, dict) else None
    samme = (
        isinstance(afdelinger, Tabeldata)
        and isinstance(nøgletal, Tabeldata)
        and (afdelinger.fil == nøgletal.fil)
    )
    if isinstance(projekt, dict) and afdelinger is not None:
        sti: Sti = ("projekt", "afdelinger")
        projekt["afdelinger"] = afdelingsrækker(afdelinger, sti, ud.fund, samme)
        _skadet_tabel(afdelinger, projekt["afdelinger"], sti, ud)
    if isinstance(kriterier, dict):
        egne = kriterier.get("kolonner")
        kolonner = nøgletalskolonner(sæt, egne if isinstance(egne, dict) else {})
        # Without the set nobody knows its columns.
        kendes = sæt is not None
        if nøgletal is not None:
            sti = (*KRITERIESÆT[:-1], "nøgletal")
            tavs = samme or not kendes
            kriterier["nøgletal"] = nøgletalsrækker(nøgletal, kolonner, sti, ud.fund, tavs)
            _skadet_tabel(nøgletal, kriterier["nøgletal"], sti, ud)
        if kendes:
            efter_kolonne(kriterier, kolonner, KRITERIESÆT[:-1], ud.fund)


def _skadet_tabel(før: Rå, efter: Rå, sti: Sti, ud: Afprøvning) -> None:
    if isinstance(før, Tabeldata) and før.rækker and not efter:
        ud.skader.add(sti)
        ud.udeladt.add(str(sti[0]))


# --- pictures ---


def _billeder(dele: dict[str, Any], rådata: Rådata) -> dict[str, bytes]:
    """Read the pictures; the reader has already said what is wrong with one."""
    ud: dict[str, bytes] = {}
    for navn in _billednavne(dele):
        data = læs_billede(rådata.mappe, navn)
        if isinstance(data, bytes):
            ud[navn] = data
    return ud


def _billednavne(værdi: Any) -> Iterator[str]:
    match værdi:
        case BaseModel():
            for navn in type(værdi).model_fields:
                under = getattr(værdi, navn)
                if navn in ("fil", "logo") and isinstance(under, str):
                    yield under
                else:
                    yield from _billednavne(under)
        case dict():
            for under in værdi.values():
                yield from _billednavne(under)
        case tuple():
            for under in værdi:
                yield from _billednavne(under)


# --- names that point at each other ---


def _fejl(sti: Sti, besked: str, ret: str, ord_: str) -> Fund:
    return Fund(sti, besked, ret, ord=ord_, alvor=Alvor.FEJL, regel="ukendt-navn")


def _henvisninger(plan: Plan) -> Iterator[Fund]:
    """Yield names in the content that name nothing: sources of figures, afdelinger of areas.

    Where some of the names could not be read, nobody knows which are missing.
    """
    if plan.tal is not None and not plan.har_skade(("tal", "kilder")):
        kilder = list(plan.tal.kilder)
        for sti, kilde in _kilder(plan.tal):
            if kilde is not None and kilde not in kilder:
                yield _ukendt(sti, "en kilde", kilde, kilder)
    kriterier = plan.problemkompleks.kriterier if plan.problemkompleks else None
    if kriterier is not None and not plan.har_skade(("tal", "kilder")):
        yield from _nøgletalskilder(plan, kriterier)
    if kriterier is None or plan.har_skade(("projekt", "afdelinger")):
        return
    kendte = {nøgle(n) for a in plan.projekt.afdelinger for n in a.alle_navne}
    navne = [str(a.navn) for a in plan.projekt.afdelinger]
    for nr, område in enumerate(kriterier.boligområder):
        for plads, afdeling in enumerate(område.afdelinger):
            if nøgle(afdeling) not in kendte:
                sti = ("problemkompleks", "kriterier", "boligområder", nr, "afdelinger", plads)
                yield _ukendt(sti, "en afdeling", afdeling, navne)


_KORT_NAVN = re.compile(r"[a-zæøå0-9_-]+")
"""A source as tal.yaml calls it; anything else is a source as it is printed."""


def _nøgletalskilder(plan: Plan, kriterier: Kriterieafsnit) -> Iterator[Fund]:
    """Yield short names of sources that tal.yaml does not have; nobody wants »lbf« in print."""
    if "tal" in plan.ulæselige:
        return
    kilder = list(plan.tal.kilder) if plan.tal else []
    skrevet = kriterier.nøgletal_kilde
    sti = (*KRITERIESÆT[:-1], "nøgletal_kilde")
    hver = isinstance(skrevet, dict)
    for kolonne, kilde in skrevet.items() if isinstance(skrevet, dict) else [("", skrevet)]:
        if kilde is not None and kilde not in kilder and _KORT_NAVN.fullmatch(kilde):
            fund = _ukendt((*sti, kolonne) if hver else sti, "en kilde", kilde, kilder)
            ret = fund.ret.replace("»ikke oplyst«", "kildens navn, som det skal trykkes")
            yield replace(fund, ret=ret)


def _kilder(talfil: Talfil) -> Iterator[tuple[Sti, str | None]]:
    """Yield every name of a source with its address."""
    for navn, tal in talfil.tal.items():
        sti: Sti = ("tal", "tal", navn)
        yield (*sti, "kilde"), tal.kilde
        flere = isinstance(tal.sammenligning, tuple)
        for nr, sammenligning in enumerate(tal.sammenligninger):
            led: Sti = ("sammenligning", nr) if flere else ("sammenligning",)
            yield (*sti, *led, "kilde"), sammenligning.kilde
        if tal.tidligere:
            yield (*sti, "tidligere", "kilde"), tal.tidligere.kilde


def _tomme(plan: Plan) -> Iterator[Fund]:
    """Yield the lists of projekt.yaml that must hold something and do not."""
    for navn, hvad in (("ansøgere", "ansøger"), ("afdelinger", "afdeling")):
        if not getattr(plan.projekt, navn) and not plan.er_skadet(("projekt", navn)):
            yield Fund(
                ("projekt", navn),
                f"Der er ingen {hvad}.",
                f"Skriv mindst én under »{navn}«.",
                Peg.NØGLE,
                alvor=Alvor.FEJL,
                regel="manglende-felt",
            )


def _ukendt(sti: Sti, slags: str, navn: str, kendte: list[str]) -> Fund:
    forslag = nærmeste(navn, kendte)
    besked = f"Der findes ikke {slags}, der hedder »{navn}«."
    if forslag:
        ret = f"Mente du »{forslag}«?"
    elif slags == "en kilde":
        ret = "Tilføj den under »kilder« i tal.yaml, eller skriv »ikke oplyst«."
    else:
        ret = "Skriv navnet, som det står i projekt.yaml."
    return _fejl(sti, besked, ret, navn)
