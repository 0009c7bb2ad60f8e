from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.dansk.datoer import MÅNEDER, skriv_dato
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.udsagn import Prosafund, Ytring, saml, ytringer

_ÅRSTIDER = {"foråret": 5, "sommeren": 8, "efteråret": 11, "vinteren": 12}
"""The last month of a season as a writer uses the word."""
_HALVDELE = {"første": 6, "andet": 12, "sidste": 12}
_TID = re.compile(
    rf"\b(?:(?P<måned>{'|'.join(MÅNEDER)})|(?P<årstid>{'|'.join(_ÅRSTIDER)})|"
    r"(?P<kvartal>[1-4])\.\s*kvartal|(?P<halvår>første|andet|sidste)\s+halvår)\s+(?:af\s+)?(?P<år>20\d\d)\b|"
    r"\b(?P<alene>20\d\d)\b",
    re.IGNORECASE,
)
_LØST = re.compile(
    r"\b(?:snart|snarest(?:\s+muligt)?|hurtigst\s+muligt|(?:på|næste|førstkommende)\s+(?:man|tirs|ons|tors|fre|lør|søn)dag|"
    r"(?:i\s+)?(?:næste|denne|kommende)\s+(?:uge|måned)|i\s+morgen|om\s+kort\s+tid|(?:inden|efter)\s+(?:jul|ferien|sommerferien))\b",
    re.IGNORECASE,
)
"""Counted from a day that the reader does not know."""
_AFKLARES = re.compile(
    r"\b(?:afklares|aftales|drøftes|fastlægges|besluttes|afgøres|undersøges|meldes\s+ud|forventes\s+afklaret)\b",
    re.IGNORECASE,
)
_FREMME = re.compile(
    r"\b(?:afklares|aftales|drøftes|fastlægges|besluttes|behandles|forventes|afgøres|vil|skal|inden)\b",
    re.IGNORECASE,
)


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    dato: 2025-03-01
    # samarbejdspartnere.yaml
    partnere:
      - navn: Jobcenteret
        bidrag:
          inden_for: En jobkonsulent på deltid.
          uden_for:
            afklares: Afklares i efteråret 2025.
    """,
    forkert="""
    # projekt.yaml
    dato: 2025-03-01
    # samarbejdspartnere.yaml
    partnere:
      - navn: Jobcenteret
        bidrag:
          inden_for: En jobkonsulent på deltid.
          uden_for:
            afklares: Afklares i efteråret 2024.  # <- »efteråret 2024« er før dokumentets dato
                #    1. marts 2025.
                #    Ret: Skriv, hvad der blev aftalt, eller et nyt tidspunkt.
    """,
)
def afklaring_overskredet(grundlag: Grundlag) -> Iterator[Fund]:
    """Et bidrag skulle være afklaret på et tidspunkt, der er gået.

    `afklares` siger, hvornår sagsbehandleren kan få svaret. Hvis tidspunktet er før dokumentets
    dato, er teksten som regel fra et tidligere udkast. Skriv svaret, eller skriv et nyt tidspunkt.
    »Snart« og »på torsdag« kan ikke læses af en, der får ansøgningen senere. Det gælder også, når
    afklaringen er lovet i selve bidraget.
    """
    dato = grundlag.plan.projekt.dato
    egne = (y for y in ytringer(grundlag) if "bidrag" in y.prosa.sti)
    return saml(f for ytring in egne for f in _fund(ytring, dato))


def _fund(ytring: Ytring, dato: date) -> Iterator[Prosafund]:
    svar = "afklares" in ytring.prosa.sti
    fremme = _FREMME.search(ytring.tekst) if svar else _AFKLARES.search(ytring.tekst)
    if (svar or fremme) and (løst := _LØST.search(ytring.tekst)):
        yield ytring.fund(
            løst.span(),
            f"»{løst[0]}« siger ikke, hvornår det er",
            "Skriv måned og år.",
        )
    tider = list(_TID.finditer(ytring.tekst)) if fremme else []
    if not tider or any(_senest(m) >= (dato.year, dato.month) for m in tider):
        return
    yield ytring.fund(
        tider[-1].span(),
        f"»{tider[-1][0]}« er før dokumentets dato {skriv_dato(dato)}",
        "Skriv, hvad der blev aftalt, eller et nyt tidspunkt.",
    )


def _senest(m: re.Match[str]) -> tuple[int, int]:
    """Return the year and month in which the time is over."""
    år = int(m["år"] or m["alene"])
    if m["måned"]:
        return år, MÅNEDER.index(m["måned"].casefold()) + 1
    if m["årstid"]:
        return år, _ÅRSTIDER[m["årstid"].casefold()]
    if m["kvartal"]:
        return år, 3 * int(m["kvartal"])
    return år, _HALVDELE[m["halvår"].casefold()] if m["halvår"] else 12
