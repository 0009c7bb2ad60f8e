"""What the templates need that is computed: lists per organisation, the criteria table, fora.

Everything that is printed as it was written stays a `Visning`, so it keeps its address.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.dansk.lister import fold_navne, opregn
from generator.dansk.tal import FAST_MELLEMRUM, antal_decimaler, skriv_tal
from generator.dokument.markdown import ren_kort
from generator.model.felter import Måltal, Oplysning, Ulæst
from generator.model.kriteriesaet import Kriteriesæt, Kriterium
from generator.model.organisering import Forum, Forumtype, Niveau
from generator.model.plan import Plan
from generator.model.problemkompleks import Nøgletal
from generator.skabelon.visning import Visning


@dataclass(frozen=True, slots=True)
class Afdelingsled:
    """An afdeling in an organisation's line; `stamme` is the common part of a folded family."""

    vist: Visning | str
    stamme: str
    betinget: bool
    lejeboliger: Visning
    fortsat: bool
    """A later member of a folded family: only its number is printed."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A boligorganisation with its afdelinger, as the list prints it."""

    fuldt_navn: Visning | str
    antal: int
    lejeboliger: int
    led: tuple[Afdelingsled, ...]


def organisationer(plan: Plan) -> list[Organisation]:
    """Return the organisations in the applicants' order, then those nobody applies for."""
    projekt = Visning(plan.projekt, ("projekt",))
    ejere: dict[str, list[int]] = {a.navn: [] for a in plan.projekt.ansøgere}
    for nr, afdeling in enumerate(plan.projekt.afdelinger):
        ansøger = plan.ansøger(afdeling.boligorganisation)
        ejere.setdefault(ansøger.navn if ansøger else afdeling.boligorganisation, []).append(nr)
    ud = []
    for navn, numre in ejere.items():
        if not numre:
            continue
        plads = next((i for i, a in enumerate(plan.projekt.ansøgere) if a.navn == navn), None)
        vist = projekt.ansøgere[plads].navn if plads is not None else navn
        ud.append(
            Organisation(
                vist,
                len(numre),
                sum(plan.projekt.afdelinger[nr].lejeboliger for nr in numre),
                tuple(_led(projekt, numre)),
            )
        )
    return ud


def _led(projekt: Visning, numre: list[int]) -> list[Afdelingsled]:
    afdelinger = {
        ren_kort(str(projekt.afdelinger[nr].navn)): projekt.afdelinger[nr] for nr in numre
    }
    if len(afdelinger) < len(numre):  # the same name twice is a fault; both are printed
        return [_et_led(projekt.afdelinger[nr]) for nr in numre]
    ud = []
    for familie in fold_navne(list(afdelinger)):
        alle_betingede = all(afdelinger[navn].betinget for navn, _ in familie)
        for plads, (navn, vist) in enumerate(familie):
            afdeling = afdelinger[navn]
            if len(familie) == 1:
                ud.append(_et_led(afdeling))
            elif plads == 0:
                stamme = navn.rstrip("0123456789").rstrip()
                ud.append(
                    Afdelingsled(
                        navn[len(stamme) :].strip(),
                        stamme,
                        alle_betingede,
                        afdeling.lejeboliger,
                        False,
                    )
                    if alle_betingede or not any(afdelinger[n].betinget for n, _ in familie)
                    else _et_led(afdeling)
                )
            else:
                betinget = bool(afdeling.betinget) and not alle_betingede
                ud.append(Afdelingsled(vist, "", betinget, afdeling.lejeboliger, not betinget))
    return ud


def _et_led(afdeling: Visning) -> Afdelingsled:
    return Afdelingsled(afdeling.navn, "", bool(afdeling.betinget), afdeling.lejeboliger, False)


def har_betingede(plan: Plan) -> bool:
    """Tell whether any afdeling takes part on a condition."""
    return any(afdeling.betinget for afdeling in plan.projekt.afdelinger)


def medansøgere(plan: Plan) -> list[Visning]:
    """Return the other applicants and the kommune, as the opening sentence names them."""
    projekt = Visning(plan.projekt, ("projekt",))
    return [*(a.navn for a in list(projekt.ansøgere)[1:]), projekt.kommune]


# --- the criteria table ---


@dataclass(frozen=True, slots=True)
class Kolonnevisning:
    """A column: its heading, and the limits as printed (empty for one of the writer's own)."""

    titel: Visning | str
    enhed: str
    lav: str
    høj: str
    egen: bool
    periode: Visning | None = None
    kilde: Visning | None = None


@dataclass(frozen=True, slots=True)
class Cellevisning:
    """A figure as printed, and whether it is over the lower or the upper limit."""

    tekst: str
    over: bool
    langt_over: bool


@dataclass(frozen=True, slots=True)
class Rækkevisning:
    """A row of the criteria table."""

    navn: Visning | str
    afdeling: Visning | str
    beboere: str
    celler: tuple[Cellevisning, ...]
    opfylder: bool


@dataclass(frozen=True, slots=True)
class Kriterietabel:
    """The criteria table, ready for its template."""

    kolonner: tuple[Kolonnevisning, ...] = ()
    rækker: tuple[Rækkevisning, ...] = ()
    områder: tuple[Rækkevisning, ...] = ()
    sæt: Kriteriesæt | None = None
    har_ikke_oplyst: bool = False
    har_diskretioneret: bool = False
    perioder: tuple[dict[str, str], ...] = ()
    kilde: str = ""


LAV, HØJ = "forebyggelsesområde", "parallelsamfund"
"""The two limits the table marks: ▪ and ▪▪ (almenboligloven §§ 61 b and 61 a)."""


def kriterietabel(plan: Plan) -> Kriterietabel:
    """Return the table of the afdelinger in the list's order; rows without one stand last."""
    del_ = plan.problemkompleks
    if del_ is None or del_.kriterier is None or not (plan.nøgletal or del_.kriterier.boligområder):
        return Kriterietabel()
    visning = Visning(del_, ("problemkompleks",)).kriterier
    sæt = plan.kriteriesæt
    kolonner = [*(sæt.kriterier if sæt else ()), *del_.kriterier.kolonner]
    rækker: list[tuple[Any, Visning | str, Nøgletal]] = []
    brugt: set[int] = set()
    projekt = Visning(plan.projekt, ("projekt",))
    for nr, afdeling in enumerate(plan.projekt.afdelinger if plan.nøgletal else ()):
        ejer = _ejer(plan, afdeling.boligorganisation)
        tal = plan.nøgletal_for(afdeling)
        brugt.add(id(tal))
        rækker.append((ejer, projekt.afdelinger[nr].navn, tal or Nøgletal()))
    for tal in plan.nøgletal:
        if id(tal) not in brugt:
            rækker.append((tal.boligorganisation, tal.afdeling, tal))
    områder = [
        (visning.boligområder[nr].navn, "", område.nøgletal)
        for nr, område in enumerate(del_.kriterier.boligområder)
        if område.nøgletal is not None
    ]
    alle = [tal for _, _, tal in (*rækker, *områder)]
    decimaler = {k: _decimaler([t.værdi(k) for t in alle]) for k in kolonner}
    celleværdier = [t.værdi(k) for t in alle for k in ("beboere", *kolonner)]

    def række(navn: Visning | str, afdeling: Visning | str, tal: Nøgletal) -> Rækkevisning:
        return Rækkevisning(
            navn,
            afdeling,
            skriv_måltal(tal.værdi("beboere"), 0),
            tuple(_celle(sæt, tal, k, decimaler[k]) for k in kolonner),
            sæt is not None and LAV in sæt.statusser and sæt.opfylder(tal, LAV),
        )

    return Kriterietabel(
        tuple(_kolonne(sæt, visning, k) for k in kolonner),
        tuple(række(*r) for r in rækker),
        tuple(række(*r) for r in områder),
        sæt,
        Oplysning.IKKE_OPLYST in celleværdier,
        Oplysning.DISKRETIONERET in celleværdier,
        tuple(_perioder(sæt)) if sæt else (),
        str(sæt.kilde or "") if sæt else "",
    )


def _ejer(plan: Plan, boligorganisation: str) -> Visning | str:
    """Return an applicant's short name where there is one."""
    ansøger = plan.ansøger(boligorganisation)
    if ansøger is None:
        return boligorganisation
    vist = Visning(plan.projekt, ("projekt",)).ansøgere[plan.projekt.ansøgere.index(ansøger)]
    return vist.kortnavn or vist.navn


def _decimaler(værdier: list[Måltal]) -> int:
    """Return the number of decimals a column is printed with: the most any figure has."""
    return max((antal_decimaler(v) for v in værdier if isinstance(v, Decimal)), default=0)


def skriv_måltal(værdi: Måltal, decimaler: int) -> str:
    """Print a cell's figure with its column's decimals, or the sign for why there is none."""
    match værdi:
        case Decimal():
            return skriv_tal(værdi, decimaler)
        case Ulæst(tekst=tekst):
            return tekst
        case _:
            return værdi.value


def _celle(sæt: Kriteriesæt | None, tal: Nøgletal, kolonne: str, decimaler: int) -> Cellevisning:
    tekst = skriv_måltal(tal.værdi(kolonne), decimaler)
    if sæt is None or kolonne not in sæt.kriterier:
        return Cellevisning(tekst, False, False)
    langt = sæt.over(tal, kolonne, HØJ)
    return Cellevisning(tekst, langt or sæt.over(tal, kolonne, LAV), langt)


def _kolonne(sæt: Kriteriesæt | None, visning: Visning, kolonne: str) -> Kolonnevisning:
    if sæt is not None and kolonne in sæt.kriterier:
        kriterium = sæt.kriterier[kolonne]
        return Kolonnevisning(
            str(kriterium.titel),
            kriterium.enhed,
            _grænse(kriterium, LAV),
            _grænse(kriterium, HØJ),
            False,
        )
    egen = visning.kolonner[kolonne]
    return Kolonnevisning(
        egen.titel, str(egen.enhed.værdi_ or ""), "", "", True, egen.periode, egen.kilde
    )


def _grænse(kriterium: Kriterium, status: str) -> str:
    grænse = kriterium.grænser.get(status)
    return (
        f"{kriterium.operator.tegn}{FAST_MELLEMRUM}{skriv_tal(grænse)}"
        if grænse is not None
        else ""
    )


def _perioder(sæt: Kriteriesæt) -> list[dict[str, str]]:
    """Return the periods, columns of the same period together."""
    samlet: dict[str, list[str]] = {}
    if sæt.beboere_dato:
        dag = sæt.beboere_dato
        samlet[f"{dag.day}.{dag.month}.{dag.year}"] = ["beboere"]
    for kriterium in sæt.kriterier.values():
        if kriterium.periode:
            samlet.setdefault(str(kriterium.periode), []).append(kriterium.titel.lower())
    return [{"periode": periode, "navne": opregn(navne)} for periode, navne in samlet.items()]


# --- fora ---


@dataclass(frozen=True, slots=True)
class Forumvisning:
    """A forum with its level as printed, and the types its name does not tell."""

    forum: Visning
    niveau: str
    typer: str


def fora(plan: Plan) -> list[Forumvisning]:
    """Return the fora in the order by, bydel, område, afdeling."""
    if plan.organisering is None:
        return []
    rækkefølge = list(Niveau)
    numre = sorted(
        range(len(plan.organisering.fora)),
        key=lambda nr: rækkefølge.index(plan.organisering.fora[nr].niveau),  # type: ignore[union-attr]  # checked above
    )
    visning = Visning(plan.organisering, ("organisering",)).fora
    return [
        Forumvisning(visning[nr], str(visning[nr].niveau).capitalize(), _typer(visning[nr]))
        for nr in numre
    ]


def _typer(visning: Visning) -> str:
    forum: Forum = visning.værdi_
    navn = forum.navn.casefold()
    return opregn(
        str(t) for t in visning.type if str(t) != Forumtype.ANDET.value and str(t) not in navn
    )
