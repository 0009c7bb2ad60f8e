"""Figures that the project's own data vouch for: tal.yaml, the table, what follows from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from generator.dansk.ord import foldet, nævner, stamme
from generator.dansk.tal import antal_decimaler, læs_decimaltal, skriv_tal
from generator.model.felter import Årstal
from generator.model.find import find
from generator.model.problemkompleks import Boligområde
from generator.model.tal import Sammenligning
from generator.model.tal import Tal as Taloplysning
from generator.regler._husk import én_gang
from generator.regler._navne import afdelingsnavne
from generator.regler.grundlag import Grundlag
from generator.regler.prosa.kilder import kildenavne_i
from generator.regler.prosa.om_afdelinger import OM_ANDRE, mål_i
from generator.regler.prosa.tal_i_tekst import CIFRE, CIRKA, Slags, Tal
from generator.regler.prosa.udsagn import Prosafund, Ytring, ytringer

_ORD = re.compile(r"[^\W\d_]+")
_KORTESTE = 4
_FYLD = {"andel", "andelen", "antal", "blandt", "mindst", "højst", "hele", "eller", "uden", "gang"}
_FORSKEL = re.compile(r"\b(?:flere|færre)\b", re.IGNORECASE)
_UD_AF = re.compile(rf"(?<![\d.,])({CIFRE})\s+(?:ud\s+)?af\s+(?:de\s+)?({CIFRE})(?![.,]?\d)")
_ENDELSE = 3
_HELT = 2
"""So many words must say what a figure is about before another value is a fault."""
_NÆRVED = Decimal("0.05")
_ENHEDER = {s.value: s for s in (Slags.PCT, Slags.POINT, Slags.PROMILLE, Slags.KR)}


class Kendt(NamedTuple):
    """A value of tal.yaml: the expression that gives it, the figure it belongs to, and its unit."""

    udtryk: str
    tal: Taloplysning
    værdi: Decimal
    enhed: Slags | None
    """None of what is counted."""

    def omtalt(self, tekst: str) -> int:
        """Return how many of the words that say what the figure is about stand in a text."""
        skrevne = {stamme(o) for o in _ORD.findall(tekst.casefold())}
        return sum(any(_samme_ord(ord_, s) for s in skrevne) for ord_ in self.ord)

    @property
    def år(self) -> Årstal | None:
        """Return the year of this value; None where it is not known."""
        tidligere = self.udtryk.endswith(".tidligere") and self.tal.tidligere
        return tidligere.år if tidligere else self.tal.år

    @property
    def ord(self) -> set[str]:
        """Return the stems of the words that say what the figure is about."""
        alle = (o for o in _ORD.findall(str(self.tal.om).casefold()) if o not in _FYLD)
        return {stamme(o) for o in alle if len(o) >= _KORTESTE}


def _samme_ord(a: str, b: str) -> bool:
    """Tell whether two stems are of one word: »sigted(e)« and »sigt(et)«."""
    kort, lang = sorted((a, b), key=len)
    return lang.startswith(kort) and len(lang) - len(kort) <= _ENDELSE and len(kort) > _ENDELSE - 1


@én_gang
def kendte_tal(grundlag: Grundlag) -> tuple[Kendt, ...]:
    """Return the values of tal.yaml in the file's order."""
    tal = grundlag.plan.tal
    return tuple(
        Kendt(f"tal.{navn}{led}", punkt, værdi, _ENHEDER.get(punkt.enhed))
        for navn, punkt in (tal.tal.items() if tal else ())
        for led, værdi in _værdier(punkt)
    )


def _værdier(punkt: Taloplysning) -> Iterator[tuple[str, Decimal]]:
    yield "", punkt.værdi
    for s in punkt.sammenligninger:
        en = isinstance(punkt.sammenligning, Sammenligning)
        yield ".sammenligning" if en else f".sammenligning.{s.id}", s.værdi
    if punkt.tidligere:
        yield ".tidligere", punkt.tidligere.værdi


def samme_enhed(tal: Tal, kendt: Kendt) -> bool:
    """Tell whether a number in prose measures as a figure of tal.yaml does."""
    return kendt.enhed is (tal.slags if tal.slags.value in _ENHEDER else None)


def kendt_som(grundlag: Grundlag, ytring: Ytring, tal: Tal) -> Kendt | None:
    """Return the figure of tal.yaml that a typed number is: the same value, unit and subject."""
    mulige = [k for k in kendte_tal(grundlag) if k.værdi == tal.værdi and samme_enhed(tal, k)]
    return max(mulige, key=lambda k: k.omtalt(ytring.tekst), default=None)


@én_gang
def afvigende_tal(grundlag: Grundlag) -> tuple[Prosafund, ...]:
    """Return the typed numbers that are about a figure of tal.yaml and have another value."""
    kendte = kendte_tal(grundlag)
    værdier = {k.værdi for k in kendte}
    ud: list[Prosafund] = []
    for ytring in ytringer(grundlag) if kendte else ():
        for tal in ytring.egne_tal:
            if tal.værdi in værdier:
                ud.extend(_andet_ophav(grundlag, ytring, tal))
                continue
            if tal.interval or CIRKA.search(ytring.før(tal)):
                continue
            if er_egne_data(grundlag, ytring, tal):
                continue
            ens = [k for k in kendte if samme_enhed(tal, k)]
            if (k := next((k for k in ens if _ment(ytring, tal, k)), None)) is not None:
                ord_ = ytring.prosa.tekst[tal.start : tal.ende]
                år = f" ({k.tal.år})" if k.tal.år else ""
                besked = (
                    f"»{ord_}« er ikke tallet i tal.yaml: »{k.tal.om}« er {skriv_tal(k.værdi)}{år}"
                )
                ret = f"Skriv {{{{ {k.udtryk} }}}}, eller ret tal.yaml."
                ud.append(Prosafund(ytring.prosa, tal.start, tal.ende, besked, ret))
    return tuple(ud)


def _andet_ophav(grundlag: Grundlag, ytring: Ytring, tal: Tal) -> Iterator[Prosafund]:
    """»I 2021 var fraværet 9,6 pct.«, where tal.yaml has it from 2022, or from somebody else."""
    ens = [k for k in kendte_tal(grundlag) if k.værdi == tal.værdi and samme_enhed(tal, k)]
    if len(ens) != 1 or not antal_decimaler(tal.værdi) or er_egne_data(grundlag, ytring, tal):
        return  # a round figure may be another one
    (k,), kilder = ens, grundlag.plan.tal.kilder if grundlag.plan.tal else {}
    kilde = kilder.get(str(k.tal.kilde or ""))
    ord_ = ytring.prosa.tekst[tal.start : tal.ende]
    sagt = {å.år.sidste for å in ytring.år}
    ét_tal = len(ytring.egne_tal) == 1
    if ét_tal and sagt and k.år is not None and not sagt & set(k.år.alle) and len(sagt) == 1:
        besked = f"»{ord_}« er fra {k.år} i tal.yaml, men her står {sagt.pop()}"
    elif ét_tal and kilde is not None and (navn := _anden_kilde(ytring, str(kilde.navn))):
        besked = f"»{ord_}« er fra »{kilde.navn}« i tal.yaml, men her står »{navn}«"
    else:
        return
    tallet = ".".join(k.udtryk.split(".")[:2])
    ret = f"Skriv {{{{ {k.udtryk} }}}} og {{{{ {tallet}.kilde }}}}, eller ret tal.yaml."
    yield Prosafund(ytring.prosa, tal.start, tal.ende, besked, ret)


def _anden_kilde(ytring: Ytring, navn: str) -> str:
    """Return the only source that a sentence names, when it shares no word with the right one."""
    skrevne = [ytring.tekst[slice(*sted)] for sted in kildenavne_i(ytring.tekst)]
    rigtige = {foldet(o) for o in _ORD.findall(navn)}
    if len(skrevne) != 1 or rigtige & {foldet(o) for o in _ORD.findall(skrevne[0])}:
        return ""
    return skrevne[0]


def _ment(ytring: Ytring, tal: Tal, kendt: Kendt) -> bool:
    """Tell whether a number is meant to be a figure: its digits changed about, or all its words."""
    omtalt = kendt.omtalt(ytring.tekst)
    if omtalt and sorted(_cifre(tal.værdi)) == sorted(_cifre(kendt.værdi)):
        return True
    andre = OM_ANDRE.search(_uden(ytring.tekst, kendt))
    år = {å.år.sidste for å in ytring.år}
    samme_år = not år or (kendt.tal.år is not None and kendt.tal.år.sidste in år)
    helt = omtalt == len(kendt.ord) >= _HELT
    return helt and kendt.værdi == kendt.tal.værdi and samme_år and not andre


def _uden(tekst: str, kendt: Kendt) -> str:
    """Return a text without the words that say what a figure is about."""
    return _ORD.sub(
        lambda m: "" if any(_samme_ord(stamme(m[0].casefold()), o) for o in kendt.ord) else m[0],
        tekst,
    )


def _cifre(værdi: Decimal) -> str:
    return f"{værdi.normalize():f}".replace(".", "")


def er_egne_data(grundlag: Grundlag, ytring: Ytring, tal: Tal) -> bool:
    """Tell whether the table proves a number, or it follows from tal.yaml."""
    match tal.slags:
        case Slags.POINT:
            a_og_b = combinations(_fra_tabellen(grundlag, ytring), 2)
            return tal.værdi in _forskelle(grundlag, ytring) | {abs(a - b) for a, b in a_og_b}
        case Slags.PCT:
            return tal.værdi in _fra_tabellen(grundlag, ytring)
        case Slags.KR:
            return tal.værdi in _beløb(grundlag)
        case Slags.FOLK | Slags.SAGER if _FORSKEL.search(ytring.prosa.tekst[tal.start : tal.ende]):
            return tal.værdi in _forskelle(grundlag, ytring)
        case Slags.FOLK:
            nær = CIRKA.search(ytring.før(tal)) is not None
            return any(
                tal.værdi == sum_ or (nær and abs(tal.værdi - sum_) <= sum_ * _NÆRVED)
                for sum_ in _beboere(grundlag)
            )
    return False


def er_regnet_ud(grundlag: Grundlag, ytring: Ytring) -> bool:
    """Tell whether a sentence does the sum itself: »halvdelen, 1.623 ud af 3.316«."""
    egne = _beboere(grundlag) | {Decimal(n) for n in _lejeboliger(grundlag)}
    return any(
        all(læs_decimaltal(tal.replace(".", "")) in egne for tal in m.groups())
        for m in _UD_AF.finditer(ytring.tekst)
    )


def _lejeboliger(grundlag: Grundlag) -> Iterator[int]:
    plan = grundlag.plan
    for del_ in (plan.projekt.afdelinger, *plan.grupper.values()):
        yield sum(a.lejeboliger for a in del_)


def _forskelle(grundlag: Grundlag, ytring: Ytring) -> set[Decimal]:
    """Return how far figures that a text is about are from what tal.yaml holds them against."""
    her = (p for p in grundlag.prosa if p.sti == ytring.prosa.sti)
    indsatte = {udtryk for prosa in her for udtryk in prosa.udtryk()}
    return {
        abs(k.tal.værdi - k.værdi)
        for k in kendte_tal(grundlag)
        if k.enhed in (Slags.PCT, None) and (k.omtalt(ytring.tekst) or k.udtryk in indsatte)
    }


@én_gang
def _beløb(grundlag: Grundlag) -> frozenset[Decimal]:
    """Return the amounts of projekt.yaml: the budget, each contribution, and their sums."""
    økonomi = grundlag.plan.projekt.økonomi
    if økonomi is None:
        return frozenset()
    dele = [Decimal(bidrag.beløb) for bidrag in økonomi.medfinansiering]
    summer = {sum(nogle, Decimal(0)) for r in range(1, 4) for nogle in combinations(dele[:8], r)}
    return frozenset({Decimal(økonomi.samlet_budget or 0), sum(dele, Decimal(0)), *summer})


@én_gang
def _beboere(grundlag: Grundlag) -> frozenset[Decimal]:
    """Return the residents of the whole, of each gruppe and of each organisation."""
    plan = grundlag.plan
    ud = set()
    for del_ in (plan.projekt.afdelinger, *plan.grupper.values()):
        rækker = [plan.nøgletal_for(a) for a in del_]
        antal = [r.beboere for r in rækker if r and isinstance(r.beboere, Decimal)]
        ud.add(sum(antal, Decimal(0)))
    return frozenset(ud - {Decimal(0)})


def _fra_tabellen(grundlag: Grundlag, ytring: Ytring) -> set[Decimal]:
    """Return the table's figures a sentence names by estate and criterion, and the limits."""
    plan = grundlag.plan
    mål = mål_i(plan, ytring.tekst)
    nævnte = {n for _, _, numre in afdelingsnavne(grundlag).nævnt(ytring.tekst) for n in numre}
    rækker = [plan.nøgletal_for(plan.projekt.afdelinger[n]) for n in nævnte]
    områder = [o for _, o in find(plan, Boligområde) if o.nøgletal and _nævnt(o, ytring.tekst)]
    alle = (r.værdi(m) for r in (*rækker, *(o.nøgletal for o in områder)) if r for m in mål)
    værdier = {v for v in alle if isinstance(v, Decimal)}
    if plan.kriteriesæt and (nævnte or områder or "afdeling" in ytring.tekst):
        # What is said of the limit itself, the rules on limits hold against the table.
        værdier |= {g for m in mål for g in plan.kriteriesæt.kriterier[m].grænser.values()}
    return værdier


def _nævnt(område: Boligområde, tekst: str) -> bool:
    return nævner(tekst, str(område.navn)) or str(område.status or "?") in tekst.casefold()
