"""How tall a table row comes to be: near enough to choose by, while the writers lay it out."""

from __future__ import annotations

from collections.abc import Iterable

from generator.skrivere.opsat import OpsatAfsnit, OpsatBlok, OpsatListe, OpsatRække
from generator.skrivere.ordmaal import linjer, trykord
from generator.typografi.typer import Tabelform

LINJE = 1.2207
"""Carlito's line height in em."""


def rækkehøjde(række: OpsatRække, form: Tabelform) -> float:
    """Return the height of a row in mm, its margins and the rule below it included."""
    højest = max((_højde(celle.blokke) for celle in række.celler), default=0.0)
    pt = højest + form.streg_vandret.tykkelse
    return pt * 25.4 / 72 + form.margen_top + form.margen_bund


def _højde(blokke: Iterable[OpsatBlok]) -> float:
    """Return the height of blocks below each other in pt; a picture has none in a cell."""
    højde = 0.0
    for blok in blokke:
        if isinstance(blok, OpsatAfsnit):
            plads = (blok.bredde - blok.kant - blok.form.venstre - blok.form.højre) * 72 / 25.4
            antal = linjer(trykord(blok.indhold, blok.form), plads)
            højde += blok.over + antal * blok.form.størrelse * LINJE * blok.form.linjeafstand
        elif isinstance(blok, OpsatListe):
            højde += sum(map(_højde, blok.punkter))
    return højde
