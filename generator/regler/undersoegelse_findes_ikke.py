from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.model.felter import Årstal
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.udsagn import ytringer
from generator.regler.prosa.undersoegelse import UNDERSØGT, er_tryghedsmåling, uden_undersøgelse

_MEGAFON = 2023


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # tal.yaml
    kilder:
      vive:
        navn: VIVE
    tal:
      tryghed:
        om: Trygge om aftenen
        værdi: 58
        enhed: pct.
        år: 2021
        kilde: vive
    """,
    forkert="""
    # tal.yaml
    kilder:
      vive:
        navn: VIVE
    tal:
      tryghed:
        om: Trygge om aftenen
        værdi: 58
        enhed: pct.
        år: 2020  # <- VIVE's undersøgelse af tryghed og trivsel findes ikke for 2020, kun for
                  #    2018 og 2021.
                  #    Ret: Ret årstallet eller kilden.
        kilde: vive
    """,
)
def undersoegelse_findes_ikke(grundlag: Grundlag) -> Iterator[Fund]:
    """Et tal er fra en tryghedsundersøgelse, der ikke findes.

    VIVE har undersøgt tryghed og trivsel i de udsatte boligområder i 2018 og 2021. Undersøgelsen
    fra 2023 er Megafons for Landsbyggefonden.
    """
    for sti, år in uden_undersøgelse(grundlag.plan):
        yield Fund(sti, f"{_besked(år)}.", _ret(år), ord=str(år))
    for ytring in ytringer(grundlag):
        for kilde in ytring.kildeår if er_tryghedsmåling(ytring.tekst) else ():
            if kilde.år.sidste not in UNDERSØGT:
                sted = (kilde.start, kilde.slut)
                yield ytring.prosa.fund(*sted, f"{_besked(kilde.år)}.", _ret(kilde.år))


def _besked(år: Årstal) -> str:
    første, anden = UNDERSØGT
    hvad = "VIVE's undersøgelse af tryghed og trivsel"
    return f"{hvad} findes ikke for {år}, kun for {første} og {anden}"


def _ret(år: Årstal) -> str:
    if år.første == _MEGAFON:
        return "Ret kilden: undersøgelsen fra 2023 er Megafons for Landsbyggefonden."
    return "Ret årstallet eller kilden."
