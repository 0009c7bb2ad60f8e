from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dansk.ord import foldet, ét_fejlgreb
from generator.fund import Alvor, Fund
from generator.regler._husk import korte_tekster, med_steder_i_alt
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.laesning import Prosa

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
    regelsæt = grundlag.plan.regelsæt
    if regelsæt is None:
        return
    navne = [str(n) for n in regelsæt.indsatsområder if len(_led(str(n))) > 1]
    overskrifter = [k for k in korte_tekster(grundlag) if k.sti[-1] == "overskrift"]
    steder: dict[tuple[str, str], list[tuple[Prosa, int, int]]] = {}
    for navn in navne:
        mønster, første = _mønster(navn), _led(navn)[0]
        for prosa in (*overskrifter, *grundlag.prosa):
            if første[0] not in prosa.tekst:
                continue
            for m in mønster.finditer(prosa.tekst):
                fundet = " ".join(m[0].split())
                if fundet != navn and _ligner(fundet, navn) and not prosa.er_værdi(*m.span()):
                    steder.setdefault((m[0], navn), []).append((prosa, *m.span()))
    for (ord_, navn), fundne in steder.items():
        prosa, fra, til = fundne[0]
        besked = f"»{ord_}« er ikke skrevet som fondens indsatsområde"
        yield prosa.fund(fra, til, med_steder_i_alt(besked, len(fundne)), f"Skriv »{navn}«.")


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
