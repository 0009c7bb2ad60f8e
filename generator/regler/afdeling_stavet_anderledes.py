from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.dansk.ord import foldet, lige, navneled, uden_ejefald, ét_fejlgreb
from generator.fund import Alvor, Fund
from generator.regler._husk import korte_tekster, én_gang
from generator.regler._navne import afdelingsnavne, skrivemåder
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.udsagn import Prosafund, saml

_ORD = re.compile(r"[^\W_][\w’'-]*")
_STORT = re.compile(r"[A-ZÆØÅÄÖÉ]")
_FLEST_ORD = 4
_LÆNGST = 60
_EJEFALD, _MELLEMRUM = 6, 4
"""How much longer or shorter than the name: an ending, words joined, å as aa."""


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    afdelinger:
      - boligorganisation: Boligforeningen Birk
        navn: Valby ejendommene
        lejeboliger: 412
    # problemkompleks.yaml
    indledning: "Valby ejendommenes beboere handler i Valby, og Valby-ejendommene har en klub."
    """,
    forkert="""
    # projekt.yaml
    afdelinger:
      - boligorganisation: Boligforeningen Birk
        navn: Valby ejendommene
        lejeboliger: 412
    # problemkompleks.yaml
    indledning: "I Valbyejendommene bor mange alene."  # <- »Valbyejendommene« ligner afdelingen
        #    »Valby ejendommene«, men er skrevet på en anden måde.
        #    Ret: Skriv »Valby ejendommene«, eller tilføj skrivemåden under »aliasser«.
    """,
)
def afdeling_stavet_anderledes(grundlag: Grundlag) -> Iterator[Fund]:
    """En afdelings navn er skrevet på en anden måde end i listen.

    Sagsbehandleren skal kunne genfinde afdelingen i tabellen. Skriv navnet som i listen, eller
    tilføj den anden skrivemåde under `aliasser`. Ejefald (Folehavens) og stednavne, der er dannet
    af navnet, er i orden.
    """
    yield from saml(
        Prosafund(prosa, fra, til, _besked(prosa.tekst[fra:til], navn), _RET.format(navn))
        for prosa in grundlag.prosa
        for fra, til, navn in _i_tekst(grundlag, prosa.tekst)
    )
    plan = grundlag.plan
    for nr, række in enumerate(plan.nøgletal):
        if plan.afdeling(række.boligorganisation, række.afdeling) is None:
            for _, _, navn in _i_tekst(grundlag, række.afdeling):
                sti = ("problemkompleks", "kriterier", "nøgletal", nr, "afdeling")
                besked = f"{_besked(række.afdeling, navn)}."
                yield Fund(sti, besked, _RET.format(navn), ord=række.afdeling)
                break


_RET = "Skriv »{}«, eller tilføj skrivemåden under »aliasser«."


def _besked(ord_: str, navn: str) -> str:
    return f"»{ord_}« ligner afdelingen »{navn}«, men er skrevet på en anden måde"


@én_gang
def _søgte(grundlag: Grundlag) -> dict[str, list[tuple[str, str, int]]]:
    """Return by first letter: the name in one word, as written, and how many words it has."""
    ud: dict[str, list[tuple[str, str, int]]] = {}
    for afdeling in grundlag.plan.projekt.afdelinger:
        for navn in skrivemåder(afdeling):
            led = navneled(navn)
            if led and not navn.casefold().startswith(("afd.", "afdeling ")):
                samlet = "".join(led)
                ud.setdefault(samlet[0], []).append((samlet, navn, len(led)))
    return ud


@én_gang
def _andre_navne(grundlag: Grundlag) -> set[str]:
    """Return names of other things that the plan gives: they are meant when they are written."""
    plan = grundlag.plan
    navne = [
        str(plan.projekt.helhedsplan),
        str(plan.projekt.kommune),
        str(plan.projekt.område or ""),
    ]
    navne += [n for a in plan.projekt.ansøgere for n in a.alle_navne]
    navne += [
        kort.tekst
        for kort in korte_tekster(grundlag)
        if (kort.sti[-1] == "navn" and "afdelinger" not in kort.sti) or "baser" in kort.sti
    ]
    return {"".join(navneled(del_)) for n in navne for del_ in (n, *re.split(r"[/,]| og ", n))}


def _i_tekst(grundlag: Grundlag, tekst: str) -> Iterator[tuple[int, int, str]]:
    """Yield the near matches of a text: start, end, and the name that was meant."""
    søgte, andre = _søgte(grundlag), _andre_navne(grundlag)
    navne = afdelingsnavne(grundlag)
    kendte = [
        (fra, til)
        for fra, til, _ in navne.nævnt(tekst)
        if lige(tekst[fra:til]) not in navne.forkortede
    ]
    færdig = 0
    for begynder in _STORT.finditer(tekst):
        fra = begynder.start()
        if fra < færdig or (fra and tekst[fra - 1].isalnum()):
            continue
        if foldet(begynder[0])[0] not in søgte:
            continue
        næste = min(next((a for a, b in kendte if b > fra), len(tekst)), fra + _LÆNGST)
        ender = [m.end() for m in islice(_ORD.finditer(tekst, fra, næste), _FLEST_ORD)]
        for antal in range(len(ender), 0, -1):
            if navn := _ment(tekst[fra : ender[antal - 1]], antal, søgte, andre):
                færdig = ender[antal - 1]
                yield fra, færdig, navn
                break


def _ment(
    skrevet: str, antal: int, søgte: dict[str, list[tuple[str, str, int]]], andre: set[str]
) -> str | None:
    mulige = [
        mulig
        for mulig in søgte.get(foldet(skrevet[0])[0], ())
        if -_EJEFALD <= len(mulig[0]) - len(skrevet) <= _MELLEMRUM
    ]
    if not mulige:
        return None
    samlet = "".join(navneled(skrevet))
    if samlet in andre:
        return None
    former = {samlet: None, uden_ejefald(samlet): None}  # each once, in this order
    for rigtig, navn, ord_i_navn in mulige:
        for form in former:
            if abs(len(form) - len(rigtig)) > 1:
                continue  # neither the name nor one slip from it
            if form == rigtig and not _kun_store_bogstaver(skrevet, navn):
                return navn
            # With more words than the name, one of them is the sentence's own.
            if antal <= ord_i_navn and ét_fejlgreb(form, rigtig):
                return navn
    return None


def _kun_store_bogstaver(skrevet: str, navn: str) -> bool:
    """Tell whether only capitals (or a hyphen for a space) differ: that is no other name."""
    return lige(navn).split() in (lige(skrevet).split(), lige(uden_ejefald(skrevet)).split())
