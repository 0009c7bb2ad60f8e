from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from generator.dansk.ord import nævner
from generator.dansk.tal import skriv_tal
from generator.fund import Alvor, Fund
from generator.model.plan import Plan
from generator.model.projekt import Afdeling
from generator.regler._navne import afdelingsnavne
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.om_afdelinger import OM_ANDRE, beboere_i, mål_i
from generator.regler.prosa.udsagn import Prosafund, Ytring, saml, ytringer

_YDERST = re.compile(
    r"\b(?:(?P<op>højeste?|største?)|(?P<ned>laveste?|mindste?))\s+"
    r"(?:(?:\w+\s+){0,1}?(?:andel\w*|\w*indkomst\w*|pct\.)|i\s+(?=[A-ZÆØÅ])|"
    r"(?P<hel>(?:af\s+)?(?:\w+\s+)?(?:bolig)?afdeling(?:en|erne)?\b|er\b))",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:(?P<op>flere|højere|større|mere)|(?P<ned>færre|lavere|mindre))\b"
    r"(?P<om>[^.;:,]{0,60}?)\bend\b",
    re.IGNORECASE,
)
_BEBOERE = re.compile(r"\b(?:beboere|mennesker|indbyggere)\b", re.IGNORECASE)
_BOLIGER = re.compile(r"\b(?:leje)?boliger\b", re.IGNORECASE)
_OM_TO = re.compile(
    r"\b(?:ikke|hverken|begge|både|hver|to|tre|fire|gange|samlet|tilsammen|ønsker?|problem\w*|udfordring\w*|"
    r"\w*areal\w*|lejlighed\w*|hvis|bliver|vil|skal|kan|tidligere|var|havde)\b|\d",
    re.IGNORECASE,
)
"""More is compared than two afdelinger, or something that the table has not."""
_ANDET = re.compile(
    r"\b(?:næst\w*|blandt|iblandt|en\s+af|et\s+af|to|tre|fire|ikke|hverken|efter|uden\s+sammenligning|andre|"
    r"begge|både|udfordring\w*|problem\w*|areal\w*|ældste|målt)\b",
    re.IGNORECASE,
)
"""Not the first of all, or the first in something that the table has not."""

_TO = 2

Måler = Callable[[Afdeling], Decimal | None]


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    afdelinger:
      - {boligorganisation: Boligforeningen Nord, navn: Havneparken, lejeboliger: 412}
      - {boligorganisation: Boligforeningen Nord, navn: Vestbyen, lejeboliger: 120}
    # problemkompleks.yaml
    indledning: Havneparken er den største afdeling.
    """,
    forkert="""
    # projekt.yaml
    afdelinger:
      - {boligorganisation: Boligforeningen Nord, navn: Havneparken, lejeboliger: 412}
      - {boligorganisation: Boligforeningen Nord, navn: Vestbyen, lejeboliger: 120}
    # problemkompleks.yaml
    indledning: Vestbyen er den største afdeling.  # <- »største« passer ikke på »Vestbyen«: der er
        #    120 lejeboliger dér og 412 i »Havneparken«.
        #    Ret: Ret sætningen eller tabellen.
    """,
)
def stoerst_stemmer_ikke(grundlag: Grundlag) -> Iterator[Fund]:
    """En afdeling er ikke den største, mindste, højeste eller laveste eller har ikke flest.

    Sagsbehandleren ser det i tabellen. Reglen ser på sætninger om én afdeling og på sætninger, der
    sammenligner to, og på det, som listen og tabellen har tal for: lejeboliger, beboere og
    kriterierne. »Den næststørste« og »en af de største« er den tavs om.
    """
    return saml(
        f
        for ytring in ytringer(grundlag)
        for f in (*_fund(grundlag, ytring), *_af_to(grundlag, ytring))
    )


def _fund(grundlag: Grundlag, ytring: Ytring) -> Iterator[Prosafund]:
    tekst, plan = ytring.tekst, grundlag.plan
    m = _YDERST.search(tekst)
    if m is None or _ANDET.search(tekst) or OM_ANDRE.search(tekst):
        return
    nævnt = [numre for _, _, numre in afdelingsnavne(grundlag).nævnt(tekst)]
    if len(nævnt) != 1 or len(nævnt[0]) != 1 or any(nævner(tekst, n) for n in plan.grupper):
        return
    hvad, måler = _målt(plan, tekst, m)
    afdeling = plan.projekt.afdelinger[min(nævnt[0])]
    egen = måler(afdeling) if måler else None
    if måler is None or egen is None:
        return
    værdier = [(v, str(a.navn)) for a in plan.projekt.afdelinger if (v := måler(a)) is not None]
    yderst, navn = max(værdier) if m["op"] else min(værdier)
    if yderst != egen:
        yield ytring.fund(
            m.span("op" if m["op"] else "ned"),
            f"»{m['op'] or m['ned']}« passer ikke på »{afdeling.navn}«: {_er(hvad, egen)} dér og "
            f"{skriv_tal(yderst)} i »{navn}«",
            "Ret sætningen eller tabellen.",
        )


def _er(hvad: str, værdi: Decimal) -> str:
    """Say how many there are, or what a criterion is: »der er 120 lejeboliger«."""
    if hvad.startswith("»"):
        return f"{hvad} er {skriv_tal(værdi)}"
    return f"der er {skriv_tal(værdi)} {hvad}"


def _målt(plan: Plan, tekst: str, m: re.Match[str]) -> tuple[str, Måler | None]:
    """Return what is compared: a criterion, or the dwellings of an afdeling."""
    if m["hel"]:
        return "lejeboliger", lambda a: Decimal(a.lejeboliger)
    return _efter_kriterium(plan, tekst)


def _efter_kriterium(plan: Plan, tekst: str) -> tuple[str, Måler | None]:
    mål = mål_i(plan, tekst)
    if len(mål) != 1 or plan.kriteriesæt is None:
        return "", None

    def måler(afdeling: Afdeling) -> Decimal | None:
        række = plan.nøgletal_for(afdeling)
        værdi = række.værdi(mål[0]) if række else None
        return værdi if isinstance(værdi, Decimal) else None

    return f"»{plan.kriteriesæt.kriterier[mål[0]].titel}«", måler


def _af_to(grundlag: Grundlag, ytring: Ytring) -> Iterator[Prosafund]:
    """»Der bor flere beboere i Kornparken end i Rugvangen«."""
    tekst, plan = ytring.tekst, grundlag.plan
    m = _END.search(tekst)
    if m is None or _OM_TO.search(tekst) or OM_ANDRE.search(tekst):
        return
    nævnt = list(afdelingsnavne(grundlag).nævnt(tekst))
    if len(nævnt) != _TO or any(len(numre) != 1 for _, _, numre in nævnt):
        return
    (fra, _, _), (til, _, _) = nævnt
    if not fra < m.end() <= til or any(nævner(tekst, n) for n in plan.grupper):
        return
    første, anden = (plan.projekt.afdelinger[min(numre)] for _, _, numre in nævnt)
    svar = [
        (hvad, a, b)
        for hvad, måler in _målt_af_to(plan, tekst, m)
        if (a := måler(første)) is not None and (b := måler(anden)) is not None
    ]
    if svar and all(a <= b if m["op"] else a >= b for _, a, b in svar):
        hvad, a, b = svar[0]
        yield ytring.fund(
            m.span("op" if m["op"] else "ned"),
            f"»{m['op'] or m['ned']}« passer ikke: {_er(hvad, a)} i »{første.navn}« og "
            f"{skriv_tal(b)} i »{anden.navn}«",
            "Ret sætningen eller tabellen.",
        )


def _målt_af_to(plan: Plan, tekst: str, m: re.Match[str]) -> list[tuple[str, Måler]]:
    """Return what may be compared; where nothing is said, an afdeling is larger in either way."""
    beboere = ("beboere", lambda a: beboere_i(plan, a))
    boliger = ("lejeboliger", lambda a: Decimal(a.lejeboliger))
    hvad, måler = _efter_kriterium(plan, tekst)
    if måler is not None:
        return [(hvad, måler)]
    if _BEBOERE.search(m["om"]):
        return [beboere]
    if _BOLIGER.search(m["om"]):
        return [boliger]
    ord_ = (m["op"] or m["ned"]).casefold()
    return [beboere, boliger] if ord_ in ("større", "mindre") and not m["om"].strip() else []
