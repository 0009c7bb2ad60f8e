from __future__ import annotations

import re
from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.udsagn import Prosafund, saml, ytringer

_VALG = {
    "kommunalvalg": (2001, 2005, 2009, 2013, 2017, 2021, 2025, 2029, 2033),
    "folketingsvalg": (2001, 2005, 2007, 2011, 2015, 2019, 2022),
    "europaparlamentsvalg": (2004, 2009, 2014, 2019, 2024, 2029, 2034),
}
"""Source: the Danish local elections act § 6 (every fourth year) and Danmarks Statistik's list of
elections. A folketingsvalg can be called at any time, so years after the last one known pass."""
_NÆVNT = re.compile(
    r"\b(?P<valg>kommunal(?:-\s+og\s+regionsråds)?valg|folketingsvalg|(?:europa|eu-)parlamentsvalg|ep-valg)"
    r"(?:et|ene|s|ets)?\s*(?:,\s*)?\(?(?:i\s+|fra\s+|den\s+)?(?:\d{1,2}\.\s+)?(?:november\s+|juni\s+)?"
    r"(?P<år>20\d\d)\b",
    re.IGNORECASE,
)
_SIDSTE_KENDTE = 2025


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: Ved kommunalvalget i 2021 stemte færre end i resten af byen.
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: Ved kommunalvalget i 2022 stemte færre end i resten af byen.  # <- Der er ikke
        #    kommunalvalg i 2022; de nærmeste er 2021 og 2025.
        #    Ret: Ret årstallet.
    """,
)
def valg_findes_ikke(grundlag: Grundlag) -> Iterator[Fund]:
    """Teksten nævner et valg i et år, hvor der ikke er et.

    Kommunalvalg holdes hvert fjerde år (2017, 2021, 2025), valg til Europa-Parlamentet hvert femte.
    Valgdeltagelse står i mange ansøgninger, og sagsbehandleren kender årstallene.
    """
    return saml(_fund(grundlag))


def _fund(grundlag: Grundlag) -> Iterator[Prosafund]:
    for ytring in ytringer(grundlag):
        for m in _NÆVNT.finditer(ytring.tekst) if "valg" in ytring.tekst else ():
            første = m["valg"].casefold()[0]
            navn = next(n for n in _VALG if n[0] == første)
            år, kendte = int(m["år"]), _VALG[navn]
            ukendt = navn == "folketingsvalg" and år > _SIDSTE_KENDTE
            if år in kendte or ukendt or not kendte[0] < år < kendte[-1]:
                continue
            før, efter = max(k for k in kendte if k < år), min(k for k in kendte if k > år)
            besked = f"Der er ikke {navn} i {år}; de nærmeste er {før} og {efter}"
            yield ytring.fund(m.span("år"), besked, "Ret årstallet.")
