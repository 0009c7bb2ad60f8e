"""Statements that hold afdelinger against a limit, a status or each other: how many, and which."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from generator.dansk.ord import nævner
from generator.dansk.tal import læs_decimaltal
from generator.dansk.talord import læs_talord
from generator.model.kriteriesaet import Kriteriesæt, Operator
from generator.model.plan import Plan
from generator.model.problemkompleks import Nøgletalsrække
from generator.model.projekt import Afdeling
from generator.regler._husk import én_gang
from generator.regler._navne import afdelingsnavne
from generator.regler.grundlag import Grundlag
from generator.regler.prosa.om_afdelinger import OM_ANDRE, mål_i
from generator.regler.prosa.tal_i_tekst import CIFRE
from generator.regler.prosa.udsagn import Ytring, ytringer

_AFDELINGER = r"(?:(?!af\b)[\w-]+\s+){0,2}?(?:bolig)?afdelinger(?:ne)?\b"
_TALLET = r"(?:\d+|[a-zé]{2,}(?<!af))"
"""Any short word: `læs_talord` tells whether it is a number."""
_ANTAL = re.compile(
    rf"\b(?:(?P<alle>alle|samtlige|(?P<begge>begge))|(?P<ingen>ingen)|(?P<n>{_TALLET}))\s+"
    rf"(?:(?:ud\s+)?af\s+(?:(?:de|i\s+alt|\w*planens|områdets|vores)\s+){{0,2}}(?P<m>{_TALLET})\s+"
    rf"{_AFDELINGER}|(?:af\s+)?(?:(?:de|\w*planens)\s+)?{_AFDELINGER}|(?<=ingen\s)afdeling\b)"
    rf"(?:\s+(?:på\s+nær|undtagen|bortset\s+fra)\s+(?P<nær>{_TALLET})\b)?",
    re.IGNORECASE,
)
_GRÆNSE = r"(?:\w+\s+){0,2}?grænse\w*"
_OVER = re.compile(
    rf"\b(?:over|(?P<under>under))\s+{_GRÆNSE}|"
    rf"\b(?:overskrider|overstiger|passerer|rammer|opfylder)\s+(?:{_GRÆNSE}|(?:\w+\s+){{0,2}}?kriteriet)",
    re.IGNORECASE,
)
OVER_TAL = re.compile(
    rf"\b(?:(?P<over>over|mere\s+end|flere\s+end)|(?P<under>under|mindre\s+end|færre\s+end))\s+"
    rf"(?P<tal>{CIFRE})\s*(?:pct|procent|%)",
    re.IGNORECASE,
)
_OPFYLDER = re.compile(
    r"\b(?:opfylder|lever\s+op\s+til)\s+[^.;]{0,80}?(?:betingelse\w*|kriterierne|krav\w*)",
    re.IGNORECASE,
)
_STATUSORD = {
    "forebyggelsesområde": re.compile(r"forebyggelsesområde|§\s?61\s?b", re.IGNORECASE),
    "parallelsamfund": re.compile(r"parallelsamfund", re.IGNORECASE),
    "udsat_boligområde": re.compile(r"udsat(?:te)?\s+boligområde|§\s?61\s?a", re.IGNORECASE),
}
_UVIST = re.compile(
    r"\b(?:ville|hvis|kunne|målet|tidligere|nær\w*|mindst|højst|bliver|blev|ikke|var|godt|knap|cirka|"
    r"ca\.|omkring|over\s+halvdelen)(?!\w)",
    re.IGNORECASE,
)
_OM_FLERE = re.compile(
    r"\b(?:hverken|sammen|tilsammen|ét|én|en|to|tre|flere|mens|men|resten|øvrige|andre|undtagen|"
    r"bortset)\b",
    re.IGNORECASE,
)
"""More is said than that the afdelinger named are over the limit."""
_KUN = re.compile(r"\b(?:kun|alene)\b", re.IGNORECASE)
_KUN_DE = ("kun", "alene", "det er kun", "det er alene")
_GRÆNSEN_ER = re.compile(
    rf"grænse\w*\s+(?:for\s+(?:[\w-]+\s+){{1,4}}?)?(?:på|\(|,)\s*(?P<tal>{CIFRE})\s*(?:pct|procent|%)",
    re.IGNORECASE,
)
"""The sentence says itself which of a criterion's limits it means."""
_IMELLEM = re.compile(r"\s*(?:,|og|samt|,\s*og)\s*", re.IGNORECASE)
_BEGGE = 2

Prøve = Callable[[Nøgletalsrække], bool | None]
"""Tells whether an afdeling with these figures is what is said of it; None where it is unknown."""


class Afdelingsandel(NamedTuple):
    """»Otte af de tretten afdelinger er over grænsen«: how many are said, how many can be."""

    ytring: Ytring
    fra: int
    til: int
    antal: int
    af: int
    hvad: str
    """What is said of them; empty when the data cannot tell."""
    mulige: range
    af_findes: bool
    """Whether `af` is a number that the list has: the whole, a gruppe, an organisation."""


class Modsagt(NamedTuple):
    """An afdeling that a sentence says is over a limit or meets a status, and the table denies."""

    ytring: Ytring
    sted: tuple[int, int]
    navn: str
    hvad: str
    også: bool = False
    """It is so too, and the sentence says that only others are."""


@én_gang
def afdelingsandele(grundlag: Grundlag) -> tuple[Afdelingsandel, ...]:
    """Return what the prose says of so many of the afdelinger."""
    return tuple(
        andel
        for ytring in ytringer(grundlag)
        if "afdeling" in ytring.tekst
        for andel in _andele(grundlag.plan, ytring)
    )


def _andele(plan: Plan, ytring: Ytring) -> Iterator[Afdelingsandel]:
    fundne = list(_ANTAL.finditer(ytring.tekst))
    if len(fundne) != 1:
        return
    m = fundne[0]
    fra, til = m.start() + ytring.start, m.end() + ytring.start
    uden_antallet = ytring.tekst[: m.start()] + ytring.tekst[m.end() :]
    if _UVIST.search(uden_antallet) or ytring.prosa.er_værdi(fra, til):
        return
    alle = plan.projekt.afdelinger
    af = _antal(m["m"] or "") or len(alle)
    antal = af if m["alle"] else 0 if m["ingen"] else _antal(m["n"])
    undtaget = _antal(m["nær"]) if m["nær"] else 0
    if antal is None or undtaget is None or (m["begge"] and af != _BEGGE):
        return
    # A gruppe that the sentence names goes before the whole.
    dele: list[Sequence[Afdeling]] = [alle, *plan.grupper.values()]
    nævnte: list[Sequence[Afdeling]] = [
        a for n, a in plan.grupper.items() if nævner(ytring.tekst, n)
    ]
    hvad, prøver = _sagt(plan, ytring.tekst)
    om: list[Sequence[Afdeling]] = [*nævnte] or [d for d in dele if len(d) == af]
    svar = [_tæl(plan, d, prøve) for d in om for prøve in prøver]
    mulige = range(min(s.start for s in svar), max(s.stop for s in svar)) if svar else range(0)
    if m["alle"] and nævnte:
        antal = len(nævnte[0])
    findes = any(len(d) == af for d in dele)
    yield Afdelingsandel(ytring, fra, til, antal - undtaget, af, hvad, mulige, findes)


def _antal(ord_: str) -> int | None:
    return int(ord_) if ord_.isdigit() else læs_talord(ord_)


def _tæl(plan: Plan, afdelinger: Sequence[Afdeling], prøve: Prøve) -> range:
    svar = [prøve(række) if række else None for række in map(plan.nøgletal_for, afdelinger)]
    return range(svar.count(True), svar.count(True) + svar.count(None) + 1)


def _sagt(plan: Plan, tekst: str) -> tuple[str, list[Prøve]]:
    """Return what a sentence says of afdelinger, and what proves it (any may be meant)."""
    sæt = plan.kriteriesæt
    if sæt is None or not plan.nøgletal:
        return "", []
    statusser = [s for s, ord_ in _STATUSORD.items() if s in sæt.statusser and ord_.search(tekst)]
    mål = mål_i(plan, tekst)
    if len(mål) == 1:
        kriterium = sæt.kriterier[mål[0]]
        if m := _OVER.search(tekst):
            grænser = {sæt.statusser[s].grænse for s in statusser} or set(kriterium.grænser)
            if sagt := _GRÆNSEN_ER.search(tekst):
                værdi = læs_decimaltal(sagt["tal"])
                grænser = {n for n, g in kriterium.grænser.items() if g == værdi} or grænser
            # To be under the limit for income is to pass it, whichever word is used.
            over = not m["under"] or kriterium.operator is Operator.UNDER
            prøver = [_ved_grænsen(sæt, mål[0], g, over=over) for g in sorted(grænser)]
            return f"{'over' if over else 'under'} grænsen for »{kriterium.titel}«", prøver
        if m := OVER_TAL.search(tekst):
            return f"{m[0]} for »{kriterium.titel}«", [_over_tallet(mål[0], m)]
    if _OPFYLDER.search(tekst) and len(statusser) == 1 and not mål:
        titel = sæt.statusser[statusser[0]].titel
        return f"en, der opfylder betingelserne for {titel}", [_opfylder(sæt, statusser[0])]
    return "", []


def _ved_grænsen(sæt: Kriteriesæt, kolonne: str, grænse: str, *, over: bool) -> Prøve:
    def prøve(række: Nøgletalsrække) -> bool | None:
        kendt = isinstance(række.værdi(kolonne), Decimal)
        return sæt.over(række, kolonne, grænse) is over if kendt else None

    return prøve


def _over_tallet(kolonne: str, m: re.Match[str]) -> Prøve:
    grænse = læs_decimaltal(m["tal"])

    def prøve(række: Nøgletalsrække) -> bool | None:
        værdi = række.værdi(kolonne)
        if not isinstance(værdi, Decimal):
            return None
        return værdi > grænse if m["over"] else værdi < grænse

    return prøve


def _opfylder(sæt: Kriteriesæt, status: str) -> Prøve:
    def prøve(række: Nøgletalsrække) -> bool | None:
        if sæt.opfylder(række, status):
            return True
        return False if sæt.kan_afgøres(række, status) else None

    return prøve


@én_gang
def talte_grænser(grundlag: Grundlag) -> set[tuple[int, int]]:
    """Return where the limits begin that a sentence sets itself and the table can judge.

    By paragraph (its `id`) and offset: »alle afdelinger er over 30 pct. uden for arbejdsmarkedet«.
    """
    return {
        (id(ytring.prosa), ytring.start + m.start("tal"))
        for ytring in ytringer(grundlag)
        if (m := OVER_TAL.search(ytring.tekst))
        and _sagt(grundlag.plan, ytring.tekst)[1]
        and ("afdeling" in ytring.tekst or afdelingsnavne(grundlag).antal_nævnt(ytring.tekst))
    }


@én_gang
def modsagte(grundlag: Grundlag) -> tuple[Modsagt, ...]:
    """Return the afdelinger that a sentence names and says something of that the table denies."""
    return tuple(m for ytring in ytringer(grundlag) for m in _modsagte(grundlag, ytring))


def _modsagte(grundlag: Grundlag, ytring: Ytring) -> Iterator[Modsagt]:
    tekst = ytring.tekst
    hvad, prøver = _sagt(grundlag.plan, tekst)
    if not prøver or any(m.search(tekst) for m in (_UVIST, OM_ANDRE, _OM_FLERE)):
        return
    nævnt = list(afdelingsnavne(grundlag).nævnt(tekst))
    i_række = all(
        _IMELLEM.fullmatch(tekst[til:fra]) for (_, til, _), (fra, _, _) in pairwise(nævnt)
    )
    if not (nævnt and i_række) or any(len(numre) != 1 for _, _, numre in nævnt):
        return
    kun = _KUN.search(tekst)
    if kun is not None and tekst[: nævnt[0][0]].strip().casefold() not in _KUN_DE:
        return  # »ligger kun lidt over« and »kun for dømte« say something else
    if kun is not None:
        yield from _også(grundlag.plan, ytring, nævnt, hvad, prøver)
    for fra, til, numre in nævnt:
        afdeling = grundlag.plan.projekt.afdelinger[min(numre)]
        række = grundlag.plan.nøgletal_for(afdeling)
        if række is not None and all(prøve(række) is False for prøve in prøver):
            yield Modsagt(ytring, (fra, til), str(afdeling.navn), hvad)


def _også(
    plan: Plan,
    ytring: Ytring,
    nævnt: Sequence[tuple[int, int, frozenset[int]]],
    hvad: str,
    prøver: Sequence[Prøve],
) -> Iterator[Modsagt]:
    """»Kun Hjortekær er under grænsen«: the first other that is so too, whatever is meant."""
    numre = {min(n) for _, _, n in nævnt}
    for nr, afdeling in enumerate(plan.projekt.afdelinger):
        række = plan.nøgletal_for(afdeling)
        if nr not in numre and række and all(prøve(række) is True for prøve in prøver):
            sted = (0, nævnt[-1][1])
            yield Modsagt(ytring, sted, str(afdeling.navn), hvad, også=True)
            return
