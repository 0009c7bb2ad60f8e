"""Statements on one afdeling, or some together: a figure that the project's own data have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from generator.dansk.lister import opregn
from generator.dansk.tal import antal_decimaler
from generator.model.plan import Plan
from generator.model.projekt import Afdeling
from generator.regler._husk import én_gang
from generator.regler._navne import afdelingsnavne
from generator.regler.grundlag import Grundlag
from generator.regler.prosa.tal_i_tekst import CIRKA, Slags, Tal
from generator.regler.prosa.udsagn import Ytring, ytringer

_ORD: Mapping[str, str] = {
    "uden_for_arbejdsmarkedet": r"uden\s+for\s+(?:arbejdsmarkede?t?|arbejdsstyrken)|"
    r"uden\s+(?:tilknytning\s+til|kontakt\s+til)\s+arbejdsmarkedet",
    "dømte": r"\bdømt\w*|\bdomme\b",
    "kun_grundskole": r"\b(?:kun|alene|højst)\s+(?:har\s+|med\s+)?(?:en\s+)?grundskole\w*|"
    r"\bgrundskolen?\s+som\s+(?:højeste|eneste)|"
    r"uden\s+(?:anden\s+|en\s+)?uddannelse\s+(?:ud\s+over|end)\s+grundskolen|"
    r"\bkriteriet\s+(?:om|for)\s+grundskole\w*",
    "indkomst": r"\w*indkomst\w*",
    "ikkevestlig": r"\bikke-?\s?vestlig\w*",
}
"""How prose names the criteria of almenboligloven §§ 61 a and 61 b; by the beginning of the key."""
_ORD_FOR = {navn: re.compile(mønster, re.IGNORECASE) for navn, mønster in _ORD.items()}

_ANDRE = (
    r"\w*unge|\w*børn\w*|\w*kvinder\w*|\w*mænd\w*|\w*mødre|\w*fædre|drenge\w*|piger\w*|"
    r"\w*enlige|\w*familier\w*|\w*ældre|\w*-?årige|nytilflyttede|fraflyttede|kommunen?s?|byens?|"
    r"landets?|landsplan|(?<!pct\. af )regionens?|bydelens?|gennemsnit(?!\w*\s?\w*indkomst)\w*|"
    r"tidligere|dengang|siden|"
    r"målet|heraf|hvoraf|havde|var|vil|skal|bliver|stige[rt]|steget|falde[rt]|faldt|vokse[rt]|øget"
)
OM_ANDRE = re.compile(rf"\b(?:{_ANDRE})\b", re.IGNORECASE)
"""Said of others than all residents of today: the table's figure is another one."""
_EN_DEL = re.compile(
    rf"\b(?:{_ANDRE}|fra|mod|end|grænsen?|alle|hver|tilsammen|sammen|hverken|ikke(?!-?\s?vestlig))\b",
    re.IGNORECASE,
)
"""Or compared, or added up."""
_FØR_DØMTE = re.compile(r"\bsigted?e?\b", re.IGNORECASE)
_NOGET_SKETE = re.compile(r"\s+(?:\w+(?:et|[aeuyø]t|ede)|til|uden|med|under)\b", re.IGNORECASE)
"""»60 lejeboliger fået ny altan« are some of them."""
_NEUTRALE = {"almene", "samlede", "faste"}
_TILSAMMEN = re.compile(r"\b(?:tilsammen|sammenlagt|i\s+alt|sammen)\b", re.IGNORECASE)
_NÆRVED = Decimal("0.15")
"""»Godt 500« is said of 560."""
_BEGGE = 2


_LED = re.compile(r";|\s[–-]\s|,\s+(?:og|men|mens|hvor|samtidig|derimod)\s", re.IGNORECASE)
"""Where one statement of a sentence ends and the next begins."""


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
    if not nævnt or any(len(numre) != 1 for _, numre in nævnt):
        return
    if _TILSAMMEN.search(ytring.tekst):
        yield from _tilsammen(grundlag.plan, ytring, nævnt)
    for tal in egne:
        if _EN_DEL.search(_ledet(ytring, tal)):
            continue
        # Of several afdelinger the one named last before the number is meant.
        foran = [n for fra, n in nævnt if fra + ytring.start < tal.start] or [nævnt[0][1]]
        if len({n for _, n in nævnt}) > len(egne) or tal.interval:
            return
        fundet = _rigtigt(grundlag.plan, ytring, tal, next(iter(foran[-1])))
        if fundet is not None:
            hvad, rigtigt, navn = fundet
            cirka = CIRKA.search(ytring.før(tal)) is not None
            yield Afdelingstal(ytring, tal, navn, hvad, rigtigt, _ens(tal.værdi, rigtigt, cirka))


def _ledet(ytring: Ytring, tal: Tal) -> str:
    """Return the statement of a sentence that a number stands in."""
    sted = tal.start - ytring.start
    grænser = [m.span() for m in _LED.finditer(ytring.tekst)]
    fra = max((til for _, til in grænser if til <= sted), default=0)
    slut = min((fra for fra, _ in grænser if fra > sted), default=len(ytring.tekst))
    return ytring.tekst[fra:slut]


def _tilsammen(
    plan: Plan, ytring: Ytring, nævnt: list[tuple[int, frozenset[int]]]
) -> Iterator[Afdelingstal]:
    """»Birkehøj, Lærkevænget og Søndermarken har tilsammen 850 lejeboliger«."""
    tal = next((t for t in ytring.egne_tal if t.slags in (Slags.BOLIGER, Slags.FOLK)), None)
    if tal is None or OM_ANDRE.search(ytring.tekst) or (tal.led and tal.led not in _NEUTRALE):
        return
    foran = dict.fromkeys(min(n) for fra, n in nævnt if fra + ytring.start < tal.start)
    if len(foran) < _BEGGE or len(foran) != len({min(n) for _, n in nævnt}):
        return
    afdelinger = [plan.projekt.afdelinger[n] for n in foran]
    boliger = tal.slags is Slags.BOLIGER
    if boliger and not tal.enhed.casefold().startswith(("lejebolig", "bolig")):
        return
    if not boliger and tal.enhed.casefold() not in ("beboere", "mennesker"):
        return
    dele = [a.lejeboliger if boliger else beboere_i(plan, a) for a in afdelinger]
    if None in dele:
        return
    hvad = "lejeboliger" if boliger else "beboere"
    sum_ = sum((Decimal(d or 0) for d in dele), Decimal(0))
    cirka = CIRKA.search(ytring.før(tal)) is not None
    navne = opregn(str(a.navn) for a in afdelinger)
    yield Afdelingstal(ytring, tal, navne, hvad, sum_, _ens(tal.værdi, sum_, cirka))


def beboere_i(plan: Plan, afdeling: Afdeling) -> Decimal | None:
    """Return the residents of an afdeling; None when the table does not say."""
    række = plan.nøgletal_for(afdeling)
    return række.beboere if række and isinstance(række.beboere, Decimal) else None


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
    antal = beboere_i(plan, afdeling)
    if antal and tal.slags is Slags.FOLK and tal.enhed.casefold() in ("beboere", "mennesker"):
        return "beboere", antal, navn
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
