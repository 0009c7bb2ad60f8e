"""The boligorganisationer and their afdelinger in the order of the list on page 1."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dansk.lister import fold_navne
from generator.dokument.markdown import ren_kort
from generator.model.plan import Plan
from generator.skabelon.visning import Afledt, Antal, Visning


@dataclass(frozen=True, slots=True)
class Afdelingsled:
    """An afdeling in an organisation's line; the later ones of a folded family are a number."""

    vist: Visning | str
    betinget: bool
    lejeboliger: Visning


@dataclass(frozen=True, slots=True)
class Organisation:
    """A boligorganisation with its afdelinger, as the list prints it."""

    fuldt_navn: Visning | str
    antal: int
    lejeboliger: int
    led: tuple[Afdelingsled, ...]


def organisationer(plan: Plan) -> list[Organisation]:
    """Return the organisations as the list prints them: those of one afdeling stand last.

    Otherwise in the applicants' order, then those nobody applies for.
    """
    projekt = Visning(plan.projekt, ("projekt",))
    ud = []
    for navn, numre in ejere(plan).items():
        plads = next((i for i, a in enumerate(plan.projekt.ansøgere) if a.navn == navn), None)
        vist = projekt.ansøgere[plads].navn if plads is not None else navn
        lejeboliger = sum(plan.projekt.afdelinger[nr].lejeboliger for nr, _ in numre)
        antal = Antal(len(numre), "antallet af afdelinger; ret listen af afdelinger")
        sum_ = Antal(lejeboliger, "summen af afdelingernes lejeboliger; ret tallet i afdelingen")
        led = (_led(projekt.afdelinger[nr], kort) for nr, kort in numre)
        ud.append(Organisation(vist, antal, sum_, tuple(led)))
    return ud


def ejere(plan: Plan) -> dict[str, list[tuple[int, str]]]:
    """Return each owner's afdelinger in the list's order, with the short form if folded."""
    numre: dict[str, list[int]] = {a.navn: [] for a in plan.projekt.ansøgere}
    for nr, afdeling in enumerate(plan.projekt.afdelinger):
        ansøger = plan.ansøger(afdeling.boligorganisation)
        numre.setdefault(ansøger.navn if ansøger else afdeling.boligorganisation, []).append(nr)
    i_orden = sorted(numre.items(), key=lambda par: len(par[1]) == 1)
    return {navn: _foldet(plan, egne) for navn, egne in i_orden if egne}


def _foldet(plan: Plan, numre: list[int]) -> list[tuple[int, str]]:
    navne = {ren_kort(plan.projekt.afdelinger[nr].navn): nr for nr in numre}
    if len(navne) < len(numre):  # the same name twice is a fault; both are printed
        return [(nr, "") for nr in numre]
    return [
        (navne[navn], vist if vist != navn else "")
        for familie in fold_navne(list(navne))
        for navn, vist in familie
    ]


def _led(afdeling: Visning, kort: str) -> Afdelingsled:
    forkortet = Afledt(kort, "afdelingens navn i kort form; ret navnet i listen af afdelinger")
    return Afdelingsled(
        forkortet if kort else afdeling.navn, bool(afdeling.betinget), afdeling.lejeboliger
    )


def har_betingede(plan: Plan) -> bool:
    """Tell whether any afdeling takes part on a condition."""
    return any(afdeling.betinget for afdeling in plan.projekt.afdelinger)


def medansøgere(plan: Plan) -> list[Visning]:
    """Return the other applicants and the kommune, as the opening sentence names them."""
    projekt = Visning(plan.projekt, ("projekt",))
    return [*(a.navn for a in list(projekt.ansøgere)[1:]), projekt.kommune]
