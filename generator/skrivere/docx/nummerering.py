"""Numbering: the template's own list definitions, and one instance for each numbered list."""

from __future__ import annotations

from typing import Any

from generator.typografi.typer import Typografi


class Numre:
    """Hands out numbering instances; each numbered list gets its own, so that it restarts."""

    def __init__(self, typografi: Typografi, numre: Any) -> None:
        self._typografi = typografi
        self._numre = numre
        self._punkter: dict[bool, int] = {}

    def liste(self, nummereret: bool, i_celle: bool, dybde: int, start: int) -> tuple[int, int]:
        """Return (id of the instance, level) for the items of a list."""
        form = self._typografi.liste(nummereret, i_celle)
        niveau = min(dybde, len(form.niveauer) - 1)
        if not nummereret and i_celle in self._punkter:
            return self._punkter[i_celle], niveau
        num = self._numre.add_num(int(form.abstrakt_id))
        if nummereret:
            num.add_lvlOverride(niveau).add_startOverride(start)
        else:
            self._punkter[i_celle] = num.numId
        return num.numId, niveau
