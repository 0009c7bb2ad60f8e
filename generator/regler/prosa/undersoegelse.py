"""Figures from VIVE's survey of tryghed that are of a year without one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.fund import Sti
from generator.model.felter import Årstal
from generator.model.plan import Plan

UNDERSØGT = (2018, 2021)
_VIVE = re.compile(r"\bVIVE\b", re.IGNORECASE)
_EMNE = re.compile(r"tryg|trivsel|trives|tillid|til at stole på", re.IGNORECASE)


def er_tryghedsmåling(tekst: str) -> bool:
    """Tell whether a sentence gives VIVE's survey of tryghed as its source."""
    return _VIVE.search(tekst) is not None and _EMNE.search(tekst) is not None


def uden_undersøgelse(plan: Plan) -> Iterator[tuple[Sti, Årstal]]:
    """Yield the years that cannot be: of figures that are VIVE's and about tryghed."""
    for sti, år in _fra_vive(plan):
        if år is not None and år.første == år.sidste and år.første not in UNDERSØGT:
            yield sti, år


def _fra_vive(plan: Plan) -> Iterator[tuple[Sti, Årstal | None]]:
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
