from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.saetninger import ord_i
from generator.fund import Alvor, Fund
from generator.regler._husk import med_korte_værdier
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.udsagn import ytringer

_FLEST = 40
_FØRSTE_ORD = 3


@regel(
    alvor=Alvor.INFO,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: "Mange bor alene. De har ca. 8 pct. færre naboer, de kan spørge om hjælp, end før."
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: "Vi ser, at de børn, som bor i de små lejligheder tæt på den store vej, og som har en mor eller far, der er alene med dem, og som ikke har et job, ofte er dem, der har det sværest, når de skal begynde i skolen."  # <- Sætningen er lang (fundet 47 ord, højst 40 er til at læse).
        #    Ret: Del den i to.
    """,  # noqa: E501 - a long sentence is what it shows
)
def lang_saetning(grundlag: Grundlag) -> Iterator[Fund]:
    """En sætning er på mere end 40 ord.

    Den, der læser mange ansøgninger, taber tråden i en lang sætning. Sæt et punktum, hvor en ny
    tanke begynder. Forkortelser som ca. og pct. afslutter ikke en sætning.
    """
    for ytring in ytringer(grundlag):
        if ytring.tekst.count(" ") < _FLEST:
            continue
        antal = len(ord_i(med_korte_værdier(ytring.prosa, ytring.start, ytring.slut)))
        if antal > _FLEST:
            ord_ = " ".join(ytring.tekst.split()[:_FØRSTE_ORD])
            yield ytring.prosa.fund(
                ytring.start,
                ytring.start + len(ord_),
                f"Sætningen er lang (fundet {antal} ord, højst {_FLEST} er til at læse).",
                "Del den i to.",
            )
