from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.undersoegelse import UNDERSØGT, uden_undersøgelse


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
        ret = "Ret årstallet eller kilden."
        if år.første == 2023:
            ret = "Ret kilden: undersøgelsen fra 2023 er Megafons for Landsbyggefonden."
        yield Fund(
            sti,
            f"VIVE's undersøgelse af tryghed og trivsel findes ikke for {år}, kun for "
            f"{UNDERSØGT[0]} og {UNDERSØGT[1]}.",
            ret,
            ord=str(år),
        )
