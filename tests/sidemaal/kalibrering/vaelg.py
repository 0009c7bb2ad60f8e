"""Chooses the documents: finds how much filling each takes, and writes ``korpus.csv``."""

from __future__ import annotations

import csv
from random import Random

from generator.sidemaal import mål_sider
from generator.typografi import Typografi

from .korpus import FIL, SLAGS, Opskrift, byg

ANTAL = 320
BÅND = 0.15
FORSØG = 9


def vælg_korpus(typografi: Typografi) -> None:
    """Every second document aims at five pages within `BÅND`, the rest at anything from 1 to 8."""
    r = Random(2026)  # noqa: S311 - nothing secret
    with FIL.open("w", encoding="utf-8", newline="") as fil:
        skriver = csv.writer(fil, lineterminator="\n")
        skriver.writerow(("nummer", "slags", "sider", "fyld"))
        for nummer in range(1, ANTAL + 1):
            slags = SLAGS[nummer % len(SLAGS)]
            mål = r.uniform(5 - BÅND, 5 + BÅND) if nummer % 2 else r.uniform(1.0, 8.0)
            o = _tæt_på(Opskrift(nummer, slags, round(mål, 3), 0), typografi)
            skriver.writerow((o.nummer, o.slags, o.sider, o.fyld))


def _tæt_på(start: Opskrift, typografi: Typografi) -> Opskrift:
    """Return the recipe with the filling that brings the document nearest its aim."""
    grund = min(start.sider, 8.0)
    bedst, afstand = start, float("inf")
    # A document that is too long without filling is made of fewer parts.
    dele = grund
    while dele > 0.4:
        forsøg = Opskrift(start.nummer, start.slags, round(dele, 3), 0)
        if _forbrug(forsøg, typografi) <= start.sider:
            break
        dele -= 0.65
    fyld = 0
    for _ in range(FORSØG):
        forsøg = Opskrift(start.nummer, start.slags, round(dele, 3), fyld)
        forbrug = _forbrug(forsøg, typografi)
        if abs(forbrug - start.sider) < afstand:
            bedst, afstand = forsøg, abs(forbrug - start.sider)
        if afstand < 0.01:
            break
        # A page holds about 45 sentences; half a step near the aim keeps it from swinging.
        skridt = round((start.sider - forbrug) * 40)
        fyld = max(0, fyld + (skridt or (1 if forbrug < start.sider else -1)))
    return bedst


def _forbrug(opskrift: Opskrift, typografi: Typografi) -> float:
    return mål_sider(byg(opskrift), typografi).mål.forbrug
