"""What the templates need that is computed: the criteria table and the fora.

Everything that is printed as it was written stays a `Visning`, so it keeps its address.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Any

from generator.dansk.lister import opregn
from generator.dansk.tal import FAST_MELLEMRUM, antal_decimaler, skriv_tal
from generator.fund import Sti
from generator.model.felter import Måltal, Oplysning, Ulæst
from generator.model.kriteriesaet import Kriteriesæt, Kriterium
from generator.model.organisering import Forum, Forumtype, Niveau
from generator.model.plan import Plan
from generator.model.problemkompleks import Nøgletal
from generator.skabelon.organisationer import ejere
from generator.skabelon.tegnforklaring import (
    Forklaring,
    grænseforklaring,
    nøgletalsforklaring,
)
from generator.skabelon.visning import Afledt, Visning


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

    tekst: Visning | str
    over: bool
    langt_over: bool


@dataclass(frozen=True, slots=True)
class Rækkevisning:
    """A row of the criteria table."""

    navn: Visning | str
    afdeling: Visning | str
    beboere: Visning | str
    celler: tuple[Cellevisning, ...]
    opfylder: str
    """The marks of the statuses that the row's own figures meet."""
    betinget: bool = False


@dataclass(frozen=True, slots=True)
class Kriterietabel:
    """The criteria table, ready for its template."""

    kolonner: tuple[Kolonnevisning, ...] = ()
    rækker: tuple[Rækkevisning, ...] = ()
    områder: tuple[Rækkevisning, ...] = ()
    sæt: Kriteriesæt | None = None
    har_ikke_oplyst: bool = False
    har_diskretioneret: bool = False
    har_betingede: bool = False
    grænser: tuple[Forklaring, ...] = ()
    nøgletal: tuple[Forklaring, ...] = ()
    """What the legend says of years and sources."""
    paragraf: str = ""
    """The head of the column of marks: what the paragraphs of the statuses have in common."""
    mærker: tuple[tuple[str, str], ...] = ()
    """Each mark and what it says, as the legend prints it."""


_NØGLETAL: Sti = ("problemkompleks", "kriterier", "nøgletal")
_OMRÅDER: Sti = ("problemkompleks", "kriterier", "boligområder")
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
    rækker = list(_afdelingsrækker(plan)) if plan.nøgletal else []
    områder = [
        (visning.boligområder[nr].navn, "", område.nøgletal, False, (*_OMRÅDER, nr, "nøgletal"))
        for nr, område in enumerate(del_.kriterier.boligområder)
        if område.nøgletal is not None
    ]
    alle = [tal for _, _, tal, *_ in (*rækker, *områder)]
    mærker = _mærker(sæt) if sæt else {}
    decimaler = {k: _decimaler([t.værdi(k) for t in alle]) for k in kolonner}
    celleværdier = [t.værdi(k) for t in alle for k in ("beboere", *kolonner)]

    def række(
        navn: Visning | str, afdeling: Visning | str, tal: Nøgletal, betinget: bool, sti: Sti
    ) -> Rækkevisning:
        opfyldt = " ".join(m for status, m in mærker.items() if sæt and sæt.opfylder(tal, status))
        return Rækkevisning(
            navn,
            afdeling,
            _tal(tal, "beboere", 0, sti),
            tuple(_celle(sæt, tal, k, decimaler[k], sti) for k in kolonner),
            Afledt(opfyldt, "de betingelser, som rækkens nøgletal opfylder; ret nøgletallene"),
            betinget,
        )

    return Kriterietabel(
        tuple(_kolonne(sæt, visning, k) for k in kolonner),
        tuple(række(*r) for r in rækker),
        tuple(række(*r) for r in områder),
        sæt,
        Oplysning.IKKE_OPLYST in celleværdier,
        Oplysning.DISKRETIONERET in celleværdier,
        any(betinget for *_, betinget, _ in rækker),
        tuple(grænseforklaring(sæt)) if sæt else (),
        tuple(nøgletalsforklaring(plan)),
        _fælles_paragraf(sæt) if sæt else "",
        tuple(_forklaringer(sæt, mærker)) if sæt else (),
    )


def _afdelingsrækker(plan: Plan) -> Iterator[tuple[Any, Visning | str, Nøgletal, bool, Sti]]:
    """Yield the afdelinger in the list's order, then the figures of no afdeling.

    The last is the address of the figures; empty where there are none.
    """
    numre = {id(r): nr for nr, r in enumerate(plan.nøgletal)}
    projekt = Visning(plan.projekt, ("projekt",))
    brugt: set[int] = set()
    for nr, _ in chain.from_iterable(ejere(plan).values()):
        afdeling = plan.projekt.afdelinger[nr]
        tal = plan.nøgletal_for(afdeling)
        brugt.add(id(tal))
        ejer = _ejer(plan, afdeling.boligorganisation)
        sti: Sti = (*_NØGLETAL, numre[id(tal)]) if tal is not None else ()
        yield ejer, projekt.afdelinger[nr].navn, tal or Nøgletal(), bool(afdeling.betinget), sti
    for nr, række in enumerate(plan.nøgletal):
        if id(række) not in brugt:
            yield række.boligorganisation, række.afdeling, række, False, (*_NØGLETAL, nr)


def _fælles_paragraf(sæt: Kriteriesæt) -> str:
    """Return »§ 61« for »§ 61 a« and »§ 61 b«."""
    alle = {krav.paragraf.rpartition(" ")[0] for krav in sæt.statusser.values()}
    return alle.pop() if len(alle) == 1 else "Status"


def _mærker(sæt: Kriteriesæt) -> dict[str, str]:
    """Return a letter for each status: that of its paragraph (»§ 61 b«), else of its name."""
    ud: dict[str, str] = {}
    for status, krav in sæt.statusser.items():
        bogstaver = f"{krav.paragraf[-1:]}{krav.titel}".lower()
        ud[status] = next((b for b in bogstaver if b.isalpha() and b not in ud.values()), "?")
    return dict(sorted(ud.items(), key=lambda par: par[1]))


def _forklaringer(sæt: Kriteriesæt, mærker: dict[str, str]) -> Iterator[tuple[str, str]]:
    for status, mærke in mærker.items():
        krav = sæt.statusser[status]
        yield mærke, f"{krav.titel} ({krav.paragraf})"


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


def _tal(tal: Nøgletal, kolonne: str, decimaler: int, sti: Sti) -> Visning | str:
    """Return a figure as printed, with its address."""
    tekst = skriv_måltal(tal.værdi(kolonne), decimaler)
    if sti and kolonne in tal.model_fields_set:
        return Visning(tekst, (*sti, kolonne))
    return Afledt(tekst, "tegnet for et tal, der ikke er oplyst; skriv tallet i indholdet")


def _celle(
    sæt: Kriteriesæt | None, tal: Nøgletal, kolonne: str, decimaler: int, sti: Sti
) -> Cellevisning:
    tekst = _tal(tal, kolonne, decimaler, sti)
    if sæt is None or kolonne not in sæt.kriterier:
        return Cellevisning(tekst, False, False)
    langt = sæt.over(tal, kolonne, HØJ)
    return Cellevisning(tekst, langt or sæt.over(tal, kolonne, LAV), langt)


def _kolonne(sæt: Kriteriesæt | None, visning: Visning, kolonne: str) -> Kolonnevisning:
    if sæt is not None and kolonne in sæt.kriterier:
        kriterium = sæt.kriterier[kolonne]
        return Kolonnevisning(
            Afledt(kriterium.titel, "kriteriets navn i kriteriesættet"),
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
    if grænse is None:
        return ""
    tekst = f"{kriterium.operator.tegn}{FAST_MELLEMRUM}{skriv_tal(grænse)}"
    return Afledt(tekst, "statens grænse i kriteriesættet")


@dataclass(frozen=True, slots=True)
class Statuslinje:
    """The areas that have the same status on the same list."""

    status: Visning
    liste: Visning
    områder: tuple[Visning, ...]


def områdestatusser(plan: Plan) -> list[Statuslinje]:
    """Return the state's areas by their status and list, in the order they are written."""
    if plan.problemkompleks is None or plan.problemkompleks.kriterier is None:
        return []
    samlet: dict[tuple[object, object], list[Visning]] = {}
    for område in Visning(plan.problemkompleks, ("problemkompleks",)).kriterier.boligområder:
        samlet.setdefault((område.status.værdi_, område.liste.værdi_), []).append(område)
    return [Statuslinje(o[0].status, o[0].liste, tuple(o)) for o in samlet.values()]


# --- fora ---


@dataclass(frozen=True, slots=True)
class Forumvisning:
    """A forum with its level as printed, and the types its name does not tell."""

    forum: Visning
    niveau: Visning
    typer: Visning | str


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
        Forumvisning(
            visning[nr],
            Visning(str(visning[nr].niveau).capitalize(), visning[nr].niveau.sti_),
            _typer(visning[nr]),
        )
        for nr in numre
    ]


def _typer(visning: Visning) -> Visning | str:
    forum: Forum = visning.værdi_
    navn = forum.navn.casefold()
    # »Den boligsociale bestyrelse« tells its type, too.
    tekst = opregn(
        str(t)
        for t in visning.type
        if str(t) != Forumtype.ANDET.value and not all(led in navn for led in str(t).split())
    )
    return Visning(tekst, visning.type.sti_) if tekst else ""
