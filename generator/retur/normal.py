"""A text without what a word processor or the document itself may change on its own."""

from __future__ import annotations

import re
from bisect import bisect_left

_EGNE = str.maketrans({"\u00ad": None, "\u2011": "-"})
_FIGUR = re.compile(r"\[figur(?:: [^\]]*)?\]")
"""What stands for a picture: no words of anybody's."""


def normal(tekst: str) -> str:
    """Return a text with single spaces, without soft hyphens, with ordinary ones."""
    return " ".join(tekst.translate(_EGNE).split())


class Normaltekst:
    """The same, and for each of its characters the place in the text it was made of."""

    def __init__(self, tekst: str) -> None:
        self.pladser: list[int] = []
        ud: list[str] = []
        figurer = {nr for m in _FIGUR.finditer(tekst) for nr in range(*m.span())}
        for nr, tegn in enumerate(tekst):
            if tegn == "\u00ad" or nr in figurer:
                continue
            blank = tegn.isspace()
            if blank and (not ud or ud[-1] == " "):
                continue
            ud.append(" " if blank else "-" if tegn == "\u2011" else tegn)
            self.pladser.append(nr)
        if ud and ud[-1] == " ":
            ud.pop()
            self.pladser.pop()
        self.tekst = "".join(ud)
        """The text with single spaces, without soft hyphens, with ordinary ones."""

    def grænse(self, plads: int) -> int:
        """Return how many characters stand before a place in the text it was made of."""
        return bisect_left(self.pladser, plads)
