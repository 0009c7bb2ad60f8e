"""Numbering: the template's own list definitions, and one instance for each numbered list."""

from __future__ import annotations

from typing import Any

from generator.skrivere.opsat import OpsatListe


class Numre:
    """Hands out numbering instances; each numbered list gets its own, so that it restarts."""

    def __init__(self, numre: Any) -> None:
        self._numre = numre
        self._punkter: dict[str, int] = {}

    def liste(self, liste: OpsatListe) -> tuple[int, int]:
        """Return (id of the instance, level) for the items of a list."""
        abstrakt, niveau = liste.form.abstrakt_id, liste.dybde
        if not liste.blok.nummereret and abstrakt in self._punkter:
            return self._punkter[abstrakt], niveau
        num = self._numre.add_num(int(abstrakt))
        if liste.blok.nummereret:
            num.add_lvlOverride(niveau).add_startOverride(liste.blok.start)
        else:
            self._punkter[abstrakt] = num.numId
        return num.numId, niveau
