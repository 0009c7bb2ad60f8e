"""Chooses the documents: finds how much filling each takes, and writes ``korpus.csv``."""

from __future__ import annotations

import csv
from random import Random

from generator.sidemaal import mål_sider
from generator.typografi.typer import Typografi

from .korpus import FIL, SLAGS, Opskrift, byg

ANTAL = 320
BÅND = 0.15
NÆR_NOK = 0.03
FORSØG = 8


def vælg_korpus(typografi: Typografi, behold: dict[int, Opskrift] | None = None) -> None:
    """Every second document aims at five pages within `BÅND`, the rest at anything from 1 to 8.

    Recipes in `behold` that end as near the limit as they should are kept as they are.
    """
    r = Random(2026)  # noqa: S311 - nothing secret
    valgte: list[Opskrift] = []
    for nummer in range(1, ANTAL + 1):
        slags = SLAGS[nummer % len(SLAGS)]
        nær = nummer % 2 == 1
        mål = r.uniform(5 - BÅND, 5 + BÅND) if nær else r.uniform(1.0, 8.0)
        før = (behold or {}).get(nummer)
        if før and not (nær and abs(_forbrug(før, typografi) - 5) > BÅND):
            valgte.append(før)
        else:
            valgte.append(_tæt_på(nummer, slags, mål, typografi))
    with FIL.open("w", encoding="utf-8", newline="") as fil:
        skriver = csv.writer(fil, lineterminator="\n")
        skriver.writerow(("nummer", "slags", "sider", "fyld"))
        skriver.writerows((o.nummer, o.slags, o.sider, o.fyld) for o in valgte)


def _tæt_på(nummer: int, slags: str, mål: float, typografi: Typografi) -> Opskrift:
    """Return the recipe whose document ends nearest `mål` pages.

    A document of tables and figures steps in large strides, so several amounts of them are tried,
    and for each the filling is closed in on from both sides.
    """
    bedst, afstand = Opskrift(nummer, slags, 1.0, 0), float("inf")
    for dele in (mål, mål * 0.8, mål * 0.65, mål * 0.5, mål * 0.35):
        lav, høj = 0, 60 * round(mål)
        for forsøg in range(FORSØG):
            fyld = 0 if forsøg == 0 else (lav + høj) // 2
            o = Opskrift(nummer, slags, round(dele, 3), fyld)
            forbrug = _forbrug(o, typografi)
            if abs(forbrug - mål) < afstand:
                bedst, afstand = o, abs(forbrug - mål)
            if afstand < NÆR_NOK or (forsøg == 0 and forbrug > mål):
                break
            lav, høj = (fyld, høj) if forbrug < mål else (lav, fyld)
        if afstand < NÆR_NOK:
            break
    return bedst


def _forbrug(opskrift: Opskrift, typografi: Typografi) -> float:
    return mål_sider(byg(opskrift), typografi).mål.forbrug
