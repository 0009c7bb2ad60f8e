"""Numbering: the template's own list definitions, and one instance for each numbered list."""

from __future__ import annotations

import re
from itertools import count

from generator.typografi import Typografi


class Numre:
    """Hands out numbering instances; each numbered list gets its own, so that it restarts."""

    def __init__(self, typografi: Typografi) -> None:
        self._typografi = typografi
        self._del = typografi.dele["word/numbering.xml"].decode()
        brugte = [int(nr) for nr in re.findall(r'<w:num\b[^>]*w:numId="(\d+)"', self._del)]
        self._næste = count(max(brugte, default=0) + 1)
        self._nye: list[str] = []
        self._punkter: dict[bool, int] = {}

    def liste(self, nummereret: bool, i_celle: bool, dybde: int, start: int) -> tuple[int, int]:
        """Return (id of the instance, level) for the items of a list."""
        form = self._typografi.liste(nummereret, i_celle)
        niveau = min(dybde, len(form.niveauer) - 1)
        if not nummereret:
            if i_celle not in self._punkter:
                self._punkter[i_celle] = self._ny(form.abstrakt_id)
            return self._punkter[i_celle], niveau
        begynd = (
            f'<w:lvlOverride w:ilvl="{niveau}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        )
        return self._ny(form.abstrakt_id, begynd), niveau

    def _ny(self, abstrakt_id: str, undtagelse: str = "") -> int:
        nummer = next(self._næste)
        self._nye.append(
            f'<w:num w:numId="{nummer}"><w:abstractNumId w:val="{abstrakt_id}"/>'
            f"{undtagelse}</w:num>"
        )
        return nummer

    def del_(self) -> str:
        """Return the numbering part: the template's with the new instances after its own."""
        slut = self._del.find("<w:numIdMacAtCleanup")
        if slut < 0:
            slut = self._del.rindex("</w:numbering>")
        return self._del[:slut] + "".join(self._nye) + self._del[slut:]
