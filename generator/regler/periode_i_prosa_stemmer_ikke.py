from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.dansk.datoer import MÅNEDER, skriv_dato
from generator.dansk.talord import læs_talord
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.udsagn import Prosafund, Ytring, saml, ytringer

_EN = r"(?P<n>\d|to|tre|fire|fem|seks|syv|otte)"
_PLANEN = (
    r"(?:helhedsplanen|planen|planperioden|perioden|projektperioden|bevillingen|ansøgningen|"
    r"den\s+(?:nye|kommende|ansøgte)\s+(?:boligsociale\s+)?"
    r"(?:helhedsplan|plan|periode|planperiode|projektperiode|bevilling))"
)
_OM_PLANEN = re.compile("[Pp]lan|[Pp]eriod|[Bb]evilling|[Aa]nsøgning")
"""Most sentences have none of them; the patterns below are slower."""
_LÆNGDE = re.compile(
    rf"\b{_EN}-?årige?\s+(?:\w+\s+)?(?:helhedsplan\w*|plan(?:en)?|periode\w*|projektperiode|bevilling\w*)\b|"
    rf"\b{_PLANEN}\s+(?:(?:løber|varer|strækker\s+sig|gælder|kører|rækker)\s+"
    rf"(?:over|i|for|hen\s+over)|dækker|omfatter|varer)\s+{_EN.replace('<n>', '<m>')}\s+år\b",
    re.IGNORECASE,
)
_DATO = rf"(?:(?P<dag>\d{{1,2}})\.\s+)?(?:(?P<måned>{'|'.join(MÅNEDER)})\s+)?(?P<år>20\d\d)"
_SLUT = re.compile(
    rf"\b{_PLANEN}\s+"
    rf"(?:(?:\w+\s+){{0,3}}?|[^;:]{{0,60}}?\s(?:og|men)\s+)"
    rf"(?:slutter|udløber|ophører|afsluttes|løber\s+(?:frem\s+)?til|gælder\s+(?:frem\s+)?til|varer\s+til)"
    rf"\s+(?:med\s+)?(?:ved\s+)?(?:udgangen\s+af\s+)?(?:i\s+|den\s+|og\s+med\s+)?{_DATO}",
    re.IGNORECASE,
)
_START = re.compile(
    rf"\b{_PLANEN}\s+(?:\w+\s+){{0,3}}?"
    rf"(?:begynder|starter|træder\s+i\s+kraft|løber\s+fra|sættes\s+i\s+gang|går\s+i\s+gang)\s+"
    rf"(?:i\s+|den\s+)?{_DATO}",
    re.IGNORECASE,
)
_SPAND = re.compile(
    rf"\b{_PLANEN}\s+(?:\w+\s+){{0,3}}?"
    r"(?:fra\s+)?(?P<a>20\d\d)\s?(?:-|–|til)\s?(?P<b>20\d\d)\b",
    re.IGNORECASE,
)
_ANDEN = re.compile(
    r"\b(?:nuværende|tidligere|forrige|sidste|seneste|hidtidige|gamle|første|næste|eksisterende|"
    r"igangværende|fysiske?|nabo\w*|anden|andre|deres)\b",
    re.IGNORECASE,
)
"""Another plan, or another time, is spoken of."""


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    periode:
      fra: 2026-08-01
      til: 2030-07-31
    # problemkompleks.yaml
    indledning: Den fireårige helhedsplan begynder i august 2026 og slutter i juli 2030.
    """,
    forkert="""
    # projekt.yaml
    periode:
      fra: 2026-08-01
      til: 2030-07-31
    # problemkompleks.yaml
    indledning: Helhedsplanen slutter i juli 2029.  # <- »juli 2029« er ikke helhedsplanens sidste
        #    dag, som er 31. juli 2030.
        #    Ret: Skriv {{ periode }}, eller ret »periode« i projekt.yaml.
    """,
)
def periode_i_prosa_stemmer_ikke(grundlag: Grundlag) -> Iterator[Fund]:
    """Teksten giver helhedsplanen en anden længde, begyndelse eller slutning end `periode`.

    Fonden regner bevillingen ud fra perioden. Hvis den bliver flyttet, er teksten let at
    glemme; med {{ periode }} følger den med. Om den nuværende plan og om fysiske planer er reglen
    tavs.
    """
    om = (y for y in ytringer(grundlag) if _OM_PLANEN.search(y.tekst))
    egne = (y for y in om if not _ANDEN.search(y.tekst))
    return saml(fund for ytring in egne for fund in _fund(grundlag, ytring))


_RET = "Skriv {{ periode }}, eller ret »periode« i projekt.yaml."


def _fund(grundlag: Grundlag, ytring: Ytring) -> Iterator[Prosafund]:
    periode = grundlag.plan.projekt.periode
    if m := _LÆNGDE.search(ytring.tekst):
        ord_ = m["n"] or m["m"]
        sagt = int(ord_) if ord_.isdigit() else læs_talord(ord_)
        år = round((periode.til - periode.fra).days / 365.25)
        if sagt != år:
            yield _ved(ytring, m.span(), f"er ikke helhedsplanens længde, som er {år} år")
    for mønster, dag, hvad in (
        (_SLUT, periode.til, "sidste"),
        (_START, periode.fra, "første"),
    ):
        m = mønster.search(ytring.tekst)
        if m and not _passer(m, dag):
            fra = next(m.start(g) for g in ("dag", "måned", "år") if m[g])
            besked = f"er ikke helhedsplanens {hvad} dag, som er {skriv_dato(dag)}"
            yield _ved(ytring, (fra, m.end("år")), besked)
    m = _SPAND.search(ytring.tekst)
    if m and (int(m["a"]), int(m["b"])) != (periode.fra.year, periode.til.year):
        år_til_år = f"{periode.fra.year}-{periode.til.year}"
        yield _ved(ytring, (m.start("a"), m.end("b")), f"er ikke perioden, som er {år_til_år}")


def _passer(m: re.Match[str], dag: date) -> bool:
    måned = m["måned"]
    return (
        int(m["år"]) == dag.year
        and (not måned or MÅNEDER.index(måned.casefold()) + 1 == dag.month)
        and (not m["dag"] or int(m["dag"]) == dag.day)
    )


def _ved(ytring: Ytring, sted: tuple[int, int], besked: str) -> Prosafund:
    return ytring.fund(sted, f"»{ytring.tekst[slice(*sted)]}« {besked}", _RET)
