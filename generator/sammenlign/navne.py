"""What an item of a list is called, and which item of the old list has become which of the new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from generator.dokument.markdown import ren_kort
from generator.model.afsnit import FigurFil, Underafsnit
from generator.model.felter import Indhold
from generator.model.organisering import Deltager, Forum
from generator.model.plan import Plan, nøgle
from generator.model.problemkompleks import Boligområde, Delområde, Indsatsområde, Nøgletalsrække
from generator.model.projekt import Afdeling, Ansøger, Bidragyder, Undtagelse
from generator.model.samarbejdspartnere import Enhed, Partner
from generator.model.tal import Sammenligning
from generator.sammenlign.raekker import longest_rising
from generator.sammenlign.vaerdier import rens, skriv

NAVN_LIGNER = 0.7
"""So much of the letters must two names share to be one that was changed."""
INDHOLD_LIGNER = 0.6
"""So much of the words must what stands under two names share to be the same under a new name."""
MINDST_ORD = 4
"""Fewer words under a name prove nothing."""


@dataclass(frozen=True, slots=True)
class Ledart:
    """A kind of item: what it is called, which of its keys is its name, how it is known again."""

    navn: str
    navnenøgler: tuple[str, ...]
    kendetegn: Callable[[Plan, Any], Hashable]
    vist: Callable[[Plan, Any], str]


def _tekst(nøgle_: str) -> tuple[Callable[[Plan, Any], Hashable], Callable[[Plan, Any], str]]:
    def kendetegn(_: Plan, led: Any) -> Hashable:
        return nøgle(ren_kort(str(getattr(led, nøgle_) or "")))

    def vist(_: Plan, led: Any) -> str:
        return rens(ren_kort(str(getattr(led, nøgle_) or "")))

    return kendetegn, vist


def ejer(plan: Plan, boligorganisation: str) -> str:
    """Return the organisation's full name as it is compared, by whichever name it is called."""
    ansøger = plan.ansøger(boligorganisation)
    return nøgle(ansøger.navn if ansøger else boligorganisation)


def afdelingsnavn(plan: Plan, boligorganisation: str, navn: str) -> str:
    """Return »3B · Folehaven«."""
    ansøger = plan.ansøger(boligorganisation)
    hvem = ren_kort(ansøger.visningsnavn) if ansøger else boligorganisation
    return rens(f"{hvem} · {ren_kort(navn)}")


def _rækkens(plan: Plan, række: Nøgletalsrække) -> tuple[str, str]:
    """Return the organisation and afdeling that a row of figures means."""
    afdeling = plan.afdeling(række.boligorganisation, række.afdeling)
    if afdeling is None:
        return række.boligorganisation, række.afdeling
    return afdeling.boligorganisation, afdeling.navn


def _af_afdeling(plan: Plan, boligorganisation: str, navn: str) -> Hashable:
    return ejer(plan, boligorganisation), nøgle(navn)


ARTER: dict[type[Indhold], Ledart] = {
    Afdeling: Ledart(
        "afdeling",
        ("boligorganisation", "navn"),
        lambda plan, a: _af_afdeling(plan, a.boligorganisation, a.navn),
        lambda plan, a: afdelingsnavn(plan, a.boligorganisation, a.navn),
    ),
    Nøgletalsrække: Ledart(
        "række",
        ("boligorganisation", "afdeling"),
        lambda plan, r: _af_afdeling(plan, *_rækkens(plan, r)),
        lambda plan, r: afdelingsnavn(plan, *_rækkens(plan, r)),
    ),
    Ansøger: Ledart("ansøger", ("navn",), *_tekst("navn")),
    Bidragyder: Ledart("bidragyder", ("fra",), *_tekst("fra")),
    Undtagelse: Ledart(
        "undtagelse",
        ("regel", "ved"),
        lambda _, u: (u.regel, u.ved),
        lambda _, u: rens(f"{u.regel} ved »{u.ved}«" if u.ved else u.regel),
    ),
    FigurFil: Ledart("figur", ("fil",), *_tekst("fil")),
    Underafsnit: Ledart("underafsnit", ("overskrift",), *_tekst("overskrift")),
    Boligområde: Ledart("boligområde", ("navn",), *_tekst("navn")),
    Indsatsområde: Ledart("indsatsområde", ("navn",), *_tekst("navn")),
    Delområde: Ledart("delområde", ("overskrift",), *_tekst("overskrift")),
    Partner: Ledart("partner", ("navn",), *_tekst("navn")),
    Enhed: Ledart("enhed", ("navn",), *_tekst("navn")),
    Forum: Ledart("forum", ("navn",), *_tekst("navn")),
    Deltager: Ledart("deltager", ("part",), *_tekst("part")),
    Sammenligning: Ledart(
        "sammenligning",
        ("id",),
        lambda _, s: s.id or nøgle(s.om or ""),
        lambda _, s: rens(s.om or s.id or "sammenligning"),
    ),
}
"""The kinds of items that have a name of their own."""


@dataclass(frozen=True, slots=True)
class Ledpar:
    """An item of both lists, or of one: its place in each."""

    gammel: int | None
    ny: int | None
    flyttet: bool = False
    """It stands in another place among those that are in both."""


def par_led(
    gamle: Sequence[Hashable],
    nye: Sequence[Hashable],
    ligner: Callable[[int, int], float],
    *,
    ordnet: bool = True,
) -> list[Ledpar]:
    """Return the items of two lists by what they are known by, in the new order.

    What only one side knows is held against what only the other knows: `ligner` says how alike
    two such are, 0 for no kinship at all. What is gone stands where it stood.
    """
    g_sted = {k: sted for sted, k in enumerate(_enkelte(gamle))}
    fundne: dict[int, int] = {}
    for n, k in enumerate(_enkelte(nye)):
        if k in g_sted:
            fundne[n] = g_sted[k]
    tagne = set(fundne.values())
    rest_g = [g for g in range(len(gamle)) if g not in tagne]
    rest_n = [n for n in range(len(nye)) if n not in fundne]
    grader = [(ligner(g, n), g, n) for g in rest_g for n in rest_n]
    for grad, g, n in sorted(grader, key=lambda t: (-t[0], t[1], t[2])):
        if grad > 0 and g not in tagne and n not in fundne:
            fundne[n] = g
            tagne.add(g)
    # From the end: of two that have changed places, the first is the one that has moved.
    bagfra = [(-fundne[n], n) for n in sorted(fundne, reverse=True)]
    blivende = {-g for g, _ in longest_rising(bagfra)}
    flyttede = set(fundne.values()) - blivende if ordnet else set()
    ud: list[Ledpar] = []
    væk = iter([g for g in range(len(gamle)) if g not in tagne])
    næste = next(væk, None)
    nået = -1
    for n in range(len(nye)):
        if n in fundne and fundne[n] not in flyttede:
            nået = fundne[n]
        while næste is not None and næste < nået:
            ud.append(Ledpar(næste, None))
            næste = next(væk, None)
        g_her = fundne.get(n)
        ud.append(Ledpar(g_her, n, g_her is not None and g_her in flyttede))
    while næste is not None:
        ud.append(Ledpar(næste, None))
        næste = next(væk, None)
    return ud


def _enkelte(kendetegn: Sequence[Hashable]) -> list[tuple[Hashable, int]]:
    """Tell items of the same name apart: the first, and so on."""
    set_: Counter[Hashable] = Counter()
    ud = []
    for k in kendetegn:
        ud.append((k, set_[k]))
        set_[k] += 1
    return ud


def slægtskab(plan_g: Plan, plan_n: Plan, gammel: Indhold, ny: Indhold) -> float:
    """Return how likely an item under a new name is the old one, 0 when there is no sign of it."""
    if isinstance(gammel, Afdeling) and isinstance(ny, Afdeling):
        return _afdelingers(plan_g, plan_n, gammel, ny)
    if isinstance(gammel, Nøgletalsrække):
        return 0.0  # it follows its afdeling
    art = ARTER[type(gammel)]
    navn = SequenceMatcher(
        None, art.vist(plan_g, gammel).casefold(), art.vist(plan_n, ny).casefold()
    ).ratio()
    a, b = _ord(gammel, art), _ord(ny, art)
    indhold = 0.0
    if min(a.total(), b.total()) >= MINDST_ORD:
        indhold = 2 * (a & b).total() / (a.total() + b.total())
    return max(navn if navn >= NAVN_LIGNER else 0.0, indhold if indhold >= INDHOLD_LIGNER else 0.0)


def _afdelingers(plan_g: Plan, plan_n: Plan, gammel: Afdeling, ny: Afdeling) -> float:
    gamle, nye = ({nøgle(ren_kort(navn)) for navn in (a.navn, *a.aliasser)} for a in (gammel, ny))
    samme_ejer = ejer(plan_g, gammel.boligorganisation) == ejer(plan_n, ny.boligorganisation)
    samme_navn = nøgle(gammel.navn) == nøgle(ny.navn)
    if samme_ejer and gammel.nummer and ny.nummer:
        return 1.0 if gammel.nummer == ny.nummer else 0.0
    if gamle & nye and (samme_ejer or samme_navn):
        return 0.95
    navn = SequenceMatcher(None, gammel.navn.casefold(), ny.navn.casefold()).ratio()
    if not samme_ejer:
        return 0.0
    if gammel.lejeboliger == ny.lejeboliger and gammel.lejeboliger:
        return 0.6 + 0.3 * navn
    # »Karré 2« and »Karré 3« are two, however alike.
    cifre = [[t for t in a.navn if t.isdigit()] for a in (gammel, ny)]
    return 0.5 * navn if navn >= NAVN_LIGNER and cifre[0] == cifre[1] else 0.0


def _ord(led: Indhold, art: Ledart) -> Counter[str]:
    """Return the words of all that stands under an item's name."""
    ud: Counter[str] = Counter()

    def saml(værdi: Any) -> None:
        match værdi:
            case Indhold():
                for navn in type(værdi).model_fields:
                    if not (værdi is led and navn in art.navnenøgler):
                        saml(getattr(værdi, navn))
            case tuple():
                for del_ in værdi:
                    saml(del_)
            case dict():
                for del_ in værdi.values():
                    saml(del_)
            case _:
                ud.update(skriv(værdi).casefold().split())

    saml(led)
    return ud
