from __future__ import annotations

import re
from collections.abc import Iterator

from generator.fund import Alvor, Fund, Sti
from generator.model.felter import Årstal
from generator.model.plan import Plan
from generator.regler.grundlag import Grundlag, regel

_ÅR = (2018, 2021)
_VIVE = re.compile(r"\bVIVE\b", re.IGNORECASE)
_EMNE = re.compile(r"tryg|trivsel|trives|tillid|til at stole på", re.IGNORECASE)


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
    for sti, år in _fra_vive(grundlag.plan):
        if år is None or år.første != år.sidste or år.første in _ÅR:
            continue
        ret = "Ret årstallet eller kilden."
        if år.første == 2023:
            ret = "Ret kilden: undersøgelsen fra 2023 er Megafons for Landsbyggefonden."
        yield Fund(
            sti,
            f"VIVE's undersøgelse af tryghed og trivsel findes ikke for {år}, kun for "
            f"{_ÅR[0]} og {_ÅR[1]}.",
            ret,
            ord=str(år),
        )


def _fra_vive(plan: Plan) -> Iterator[tuple[Sti, Årstal | None]]:
    """Yield the years of the figures that are VIVE's and about tryghed."""
    if plan.tal is None:
        return
    kilder = {nøgle: str(kilde.navn) for nøgle, kilde in plan.tal.kilder.items()}
    for navn, tal in plan.tal.tal.items():
        kilde = kilder.get(tal.kilde or "", tal.kilde or "")
        # VIVE has written on much else: the subject or the source's own name must say tryghed.
        if not _VIVE.search(kilde) or not _EMNE.search(f"{tal.om} {kilde}"):
            continue
        sti: Sti = ("tal", "tal", navn)
        yield (*sti, "år"), tal.år
        if tal.tidligere is not None and tal.tidligere.kilde in (None, tal.kilde):
            yield (*sti, "tidligere", "år"), tal.tidligere.år
