"""Statements on afdelinger: a figure of one of them, and how many of them something is said of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from generator.dansk.ord import nævner
from generator.dansk.tal import antal_decimaler
from generator.dansk.talord import læs_talord
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.plan import Plan
from generator.model.problemkompleks import Nøgletalsrække
from generator.model.projekt import Afdeling
from generator.regler._husk import én_gang
from generator.regler._navne import afdelingsnavne
from generator.regler.grundlag import Grundlag
from generator.regler.prosa.antal import CIRKA
from generator.regler.prosa.tal_i_tekst import Slags, Tal
from generator.regler.prosa.udsagn import Ytring, ytringer

_ORD: Mapping[str, str] = {
    "uden_for_arbejdsmarkedet": r"uden\s+for\s+(?:arbejdsmarkede?t?|arbejdsstyrken)|"
    r"uden\s+(?:tilknytning\s+til|kontakt\s+til)\s+arbejdsmarkedet",
    "dømte": r"\bdømt\w*|\bdomme\b",
    "kun_grundskole": r"\b(?:kun|alene|højst)\s+(?:har\s+|med\s+)?(?:en\s+)?grundskole\w*|"
    r"\bgrundskolen?\s+som\s+(?:højeste|eneste)|uden\s+uddannelse\s+ud\s+over\s+grundskolen",
    "indkomst": r"\w*indkomst\w*",
    "ikkevestlig": r"\bikke-?\s?vestlig\w*",
}
"""How prose names the criteria of almenboligloven §§ 61 a and 61 b; by the beginning of the key."""
_ORD_FOR = {navn: re.compile(mønster, re.IGNORECASE) for navn, mønster in _ORD.items()}

_EN_DEL = re.compile(
    r"\b(?:\w*unge|\w*børn\w*|\w*kvinder\w*|\w*mænd\w*|\w*mødre|\w*fædre|drenge\w*|piger\w*|"
    r"\w*enlige|\w*familier\w*|\w*ældre|\w*-?årige|nytilflyttede|fraflyttede|kommunen?s?|byens?|"
    r"landets?|landsplan|(?<!pct\. af )regionens?|bydelens?|gennemsnit\w*|tidligere|dengang|siden|"
    r"fra|mod|end|"
    r"grænsen?|målet|heraf|hvoraf|alle|hver|havde|var|vil|skal|bliver|tilsammen|sammen|stige[rt]|"
    r"steget|falde[rt]|faldt|vokse[rt]|øget|hverken|ikke(?!-?\s?vestlig))\b",
    re.IGNORECASE,
)
"""Said of others than all residents of today, or compared: the table's figure is another one."""
_FØR_DØMTE = re.compile(r"\bsigted?e?\b", re.IGNORECASE)
_NOGET_SKETE = re.compile(r"\s+(?:\w+(?:et|[aeuyø]t|ede)|til|uden|med|under)\b", re.IGNORECASE)
"""»60 lejeboliger fået ny altan« are some of them."""
_NEUTRALE = {"almene", "samlede", "faste"}
_NÆRVED = Decimal("0.15")
"""»Godt 500« is said of 560."""


class Afdelingstal(NamedTuple):
    """A figure that a sentence gives of one afdeling, and what the project's own data have."""

    ytring: Ytring
    tal: Tal
    afdeling: str
    hvad: str
    rigtigt: Decimal
    stemmer: bool


def kolonne(plan: Plan, navn: str) -> str | None:
    """Return the key of the criterion that a word of `_ORD` means in the plan's own set."""
    kriterier = plan.kriteriesæt.kriterier if plan.kriteriesæt else ()
    return next((k for k in kriterier if k.startswith(navn)), None)


def mål_i(plan: Plan, tekst: str) -> list[str]:
    """Return the keys of the criteria that a text names, each once."""
    fundne = (kolonne(plan, navn) for navn, ord_ in _ORD_FOR.items() if ord_.search(tekst))
    return [k for k in fundne if k is not None]


@én_gang
def afdelingstal(grundlag: Grundlag) -> tuple[Afdelingstal, ...]:
    """Return the figures that the prose gives of one afdeling and the data can confirm or deny."""
    return tuple(fundet for ytring in ytringer(grundlag) for fundet in _i_sætning(grundlag, ytring))


def _i_sætning(grundlag: Grundlag, ytring: Ytring) -> Iterator[Afdelingstal]:
    egne = ytring.egne_tal
    if not egne:
        return
    nævnt = [(fra, numre) for fra, _, numre in afdelingsnavne(grundlag).nævnt(ytring.tekst)]
    if not nævnt or any(len(numre) != 1 for _, numre in nævnt) or _EN_DEL.search(ytring.tekst):
        return
    for tal in egne:
        # Of several afdelinger the one named last before the number is meant.
        foran = [n for fra, n in nævnt if fra + ytring.start < tal.start] or [nævnt[0][1]]
        if len({n for _, n in nævnt}) > len(egne) or tal.interval:
            return
        fundet = _rigtigt(grundlag.plan, ytring, tal, next(iter(foran[-1])))
        if fundet is not None:
            hvad, rigtigt, navn = fundet
            cirka = CIRKA.search(ytring.før(tal)) is not None
            yield Afdelingstal(ytring, tal, navn, hvad, rigtigt, _ens(tal.værdi, rigtigt, cirka))


def _ens(skrevet: Decimal, rigtigt: Decimal, cirka: bool) -> bool:
    if cirka:
        return abs(skrevet - rigtigt) <= rigtigt * _NÆRVED
    decimaler = antal_decimaler(skrevet)
    trin = Decimal(1).scaleb(-decimaler)
    return abs(skrevet - rigtigt) < trin if decimaler else abs(skrevet - rigtigt) <= trin / 2


def _rigtigt(plan: Plan, ytring: Ytring, tal: Tal, nummer: int) -> tuple[str, Decimal, str] | None:
    """Return what the number counts, what it should be, and the afdeling's name."""
    afdeling = plan.projekt.afdelinger[nummer]
    række = plan.nøgletal_for(afdeling)
    navn = str(afdeling.navn)
    talt = tal.slags is not Slags.PCT
    if tal.led.startswith("af") or (talt and _NOGET_SKETE.match(ytring.efter(tal))):
        return None
    if talt and tal.led and tal.led not in _NEUTRALE:
        return None
    if tal.slags is Slags.BOLIGER and tal.enhed.casefold().startswith(("lejebolig", "bolig")):
        return "lejeboliger", Decimal(afdeling.lejeboliger), navn
    if række is None:
        return None
    beboere = tal.slags is Slags.FOLK and tal.enhed.casefold() in ("beboere", "mennesker")
    if beboere and isinstance(række.beboere, Decimal):
        return "beboere", række.beboere, navn
    mål = mål_i(plan, ytring.tekst)
    if tal.slags is not Slags.PCT or len(mål) != 1 or _FØR_DØMTE.search(ytring.tekst):
        return None
    værdi = række.værdi(mål[0])
    kriterium = plan.kriteriesæt.kriterier[mål[0]] if plan.kriteriesæt else None
    if (
        kriterium is None
        or not isinstance(værdi, Decimal)
        or tal.værdi in kriterium.grænser.values()
    ):
        return None
    return f"»{kriterium.titel}«", værdi, navn


# --- how many of the afdelinger ---

_AFDELINGER = r"(?:(?!af\b)[\w-]+\s+){0,2}?(?:bolig)?afdelinger(?:ne)?\b"
_TALLET = r"(?:\d+|[a-zé]{2,}(?<!af))"
"""Any short word: `læs_talord` tells whether it is a number."""
_ANTAL = re.compile(
    rf"\b(?:(?P<alle>alle|samtlige|(?P<begge>begge))|(?P<ingen>ingen)|(?P<n>{_TALLET}))\s+"
    rf"(?:(?:ud\s+)?af\s+(?:(?:de|i\s+alt|\w*planens|områdets|vores)\s+){{0,2}}(?P<m>{_TALLET})\s+"
    rf"{_AFDELINGER}|(?:af\s+)?(?:(?:de|\w*planens)\s+)?{_AFDELINGER})",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:over|under)\s+(?:\w+\s+){0,2}?grænse\w*|"
    r"\b(?:overskrider|overstiger|passerer|rammer|opfylder)\s+(?:\w+\s+){0,2}?(?:grænse\w*|kriteriet)",
    re.IGNORECASE,
)
_OPFYLDER = re.compile(
    r"\b(?:opfylder|lever\s+op\s+til)\s+(?:\w+\s+){0,3}?(?:betingelse\w*|kriterierne|krav\w*)",
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


_BEGGE = 2


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


Tæller = Callable[[Sequence[Afdeling]], range]


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
    if len(fundne) != 1 or _UVIST.search(ytring.tekst):
        return
    fra, til = fundne[0].start() + ytring.start, fundne[0].end() + ytring.start
    if ytring.prosa.er_værdi(fra, til):
        return
    alle = plan.projekt.afdelinger
    af = _antal(fundne[0]["m"] or "") or len(alle)
    antal = af if fundne[0]["alle"] else 0 if fundne[0]["ingen"] else _antal(fundne[0]["n"])
    if antal is None or (fundne[0]["begge"] and af != _BEGGE):
        return
    # A gruppe that the sentence names goes before the whole.
    dele: list[Sequence[Afdeling]] = [alle, *plan.grupper.values()]
    nævnte: list[Sequence[Afdeling]] = [
        a for n, a in plan.grupper.items() if nævner(ytring.tekst, n)
    ]
    hvad, tællere = _sagt(plan, ytring.tekst)
    om: list[Sequence[Afdeling]] = [*nævnte] or [d for d in dele if len(d) == af]
    svar = [tæl(d) for d in om for tæl in tællere]
    mulige = range(min(s.start for s in svar), max(s.stop for s in svar)) if svar else range(0)
    if fundne[0]["alle"] and nævnte:
        antal = len(nævnte[0])
    yield Afdelingsandel(ytring, fra, til, antal, af, hvad, mulige, any(len(d) == af for d in dele))


def _antal(ord_: str) -> int | None:
    return int(ord_) if ord_.isdigit() else læs_talord(ord_)


def _sagt(plan: Plan, tekst: str) -> tuple[str, list[Tæller]]:
    """Return what a sentence says of afdelinger, and what counts them (any may be meant)."""
    sæt = plan.kriteriesæt
    if sæt is None or not plan.nøgletal:
        return "", []
    statusser = [s for s, ord_ in _STATUSORD.items() if s in sæt.statusser and ord_.search(tekst)]
    mål = mål_i(plan, tekst)
    if _OVER.search(tekst) and len(mål) == 1:
        kriterium = sæt.kriterier[mål[0]]
        grænser = {sæt.statusser[s].grænse for s in statusser} or set(kriterium.grænser)
        over = [partial(_tæl_over, plan, sæt, mål[0], g) for g in sorted(grænser)]
        return f"over grænsen for »{kriterium.titel}«", [*over]
    if _OPFYLDER.search(tekst) and len(statusser) == 1 and not mål:
        krav = sæt.statusser[statusser[0]]
        opfylder = partial(_tæl_status, plan, sæt, statusser[0])
        return f"der opfylder betingelserne for {krav.titel}", [opfylder]
    return "", []


def _rækker(plan: Plan, afdelinger: Sequence[Afdeling]) -> list[Nøgletalsrække | None]:
    return [plan.nøgletal_for(a) for a in afdelinger]


def _tæl_over(
    plan: Plan, sæt: Kriteriesæt, kolonne: str, grænse: str, afdelinger: Sequence[Afdeling]
) -> range:
    rækker = _rækker(plan, afdelinger)
    sikre = sum(r is not None and sæt.over(r, kolonne, grænse) for r in rækker)
    ukendte = sum(r is None or not isinstance(r.værdi(kolonne), Decimal) for r in rækker)
    return range(sikre, sikre + ukendte + 1)


def _tæl_status(plan: Plan, sæt: Kriteriesæt, status: str, afdelinger: Sequence[Afdeling]) -> range:
    rækker = _rækker(plan, afdelinger)
    sikre = sum(r is not None and sæt.opfylder(r, status) for r in rækker)
    ukendte = sum(r is None or not sæt.kan_afgøres(r, status) for r in rækker)
    return range(sikre, sikre + ukendte + 1)
