from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dansk.ord import foldet, ét_fejlgreb
from generator.fund import Alvor, Fund
from generator.regler._husk import korte_tekster
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.udsagn import Prosafund, saml

_ORD = r"[^\W\d_][\w-]*"
_BINDER = r"(?:\s*[&/+]\s*|\s+(?:og|samt)\s+)"


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: "Uddannelse og livschancer er vigtigst, men også fritid, uddannelse og job tæller."
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: "Under Uddannelse og Livschancer er behovet størst."  # <- »Uddannelse og
        #    Livschancer« er ikke skrevet som fondens indsatsområde.
        #    Ret: Skriv »Uddannelse og livschancer«.
    """,
)
def indsatsomraade_stavet_anderledes(grundlag: Grundlag) -> Iterator[Fund]:
    """Et indsatsområdes navn er skrevet på en anden måde end fondens.

    Fonden genkender områderne på navnet. Skriv det med samme ord, samme bindeord og samme store og
    små bogstaver hver gang. Almindelige ord som beskæftigelse er ikke navne og bliver ikke
    tjekket.
    """
    return saml(_fund(grundlag))


def _fund(grundlag: Grundlag) -> Iterator[Prosafund]:
    regelsæt = grundlag.plan.regelsæt
    overskrifter = [k for k in korte_tekster(grundlag) if k.sti[-1] == "overskrift"]
    for navn in map(str, regelsæt.indsatsområder if regelsæt else ()):
        if len(_led(navn)) < 2:
            continue
        mønster, første = _mønster(navn), _led(navn)[0]
        for prosa in (*overskrifter, *grundlag.prosa):
            for m in mønster.finditer(prosa.tekst) if første[0] in prosa.tekst else ():
                fundet = " ".join(m[0].split())
                if fundet != navn and _ligner(fundet, navn):
                    besked = f"»{m[0]}« er ikke skrevet som fondens indsatsområde"
                    yield Prosafund(prosa, *m.span(), besked, f"Skriv »{navn}«.")


def _led(navn: str) -> list[str]:
    """Return the words that make the name, without what binds them."""
    return [ord_ for ord_ in re.findall(_ORD, navn) if ord_.casefold() not in {"og", "samt"}]


def _mønster(navn: str) -> re.Pattern[str]:
    """Find as many words as the name has, joined in any way, the first with the name's capital."""
    led = _led(navn)
    første = rf"(?<!\w){re.escape(led[0][0])}[\w-]*"
    return re.compile(_BINDER.join([første, *[_ORD] * (len(led) - 1)]))


def _ligner(fundet: str, navn: str) -> bool:
    """Tell whether every word is the name's own, but for capitals or one slip of the pen."""
    a, b = [[foldet(ord_) for ord_ in _led(tekst)] for tekst in (fundet, navn)]
    if len(a) != len(b):
        return False
    par = list(zip(a, b, strict=True))
    if not any(x == y for x, y in par):
        return False
    return all(x == y or f"{x}s" == y or ét_fejlgreb(x, y) for x, y in par)
