"""Marks that begin an item of a list, as Word and others put them into plain text."""

from __future__ import annotations

import re
from typing import NamedTuple

KUGLER = "•·▪▫◦●○■□▶►‣⁃∙♦◆❖➢➤➔✓✔\ue000-\uf8ff"
"""Bullets, as the inside of a character class; the last are Word's own, from its symbol fonts."""
_FONT = "oØüvq§"
"""Letters that Word pastes for a bullet from another font; only before a tab are they one."""
_LUFT = r"[ \t\u00a0]"
_TAL = r"\d{1,3}(?:\.\d{1,3})*"
_ROMERTAL = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_BOGSTAVER = "abcdefghijklmnopqrstuvwxyzæøå"

PUNKT = re.compile(
    rf"(?P<kugle>[{KUGLER}]){_LUFT}*(?=\S)"
    rf"|(?P<font>[{_FONT}])\t+(?=\S)|(?P<o>o)[ \u00a0]+(?=\S)"
    rf"|(?P<streg>[-–—*+])(?:{_LUFT}+(?=\S)|(?<=[-–—])(?=[^\W\d_]))"
    rf"|(?P<nummer>\((?:{_TAL}|[a-zæøå]|[ivxIVX]+)\)|(?:{_TAL}|[a-zæøåA-Z]|[ivxIVX]+)[.)]"
    rf"|\d{{1,3}}(?:\.\d{{1,2}})+(?=\s|[^\W\d_]))(?:{_LUFT}+(?=\S)|(?=[^\W\d_]))"
)
"""What a line that is an item begins with."""


class Mærke(NamedTuple):
    """The mark of an item: what kind it is, its numbers, and how far it and its space reach."""

    tegn: str
    slags: str
    """Alike for the items of one list: the bullet itself, or the shape of the number."""
    numre: frozenset[int]
    """What the number may be: »i« is both the first and the ninth; empty for a bullet."""
    længde: int

    @property
    def sikkert(self) -> bool:
        """Tell whether no prose begins so: a bullet, or a letter for one with its tab."""
        return self.slags.startswith("kugle")

    def følger(self, andet: Mærke) -> bool:
        """Tell whether another mark may be of the same list, next to this one."""
        if self.slags != andet.slags:
            return False
        return not self.numre or any(abs(a - b) == 1 for a in self.numre for b in andet.numre)


def læs_mærke(linje: str) -> Mærke | None:
    """Return the mark that a line (without its indentation) begins with, or None."""
    fundet = PUNKT.match(linje)
    if fundet is None:
        return None
    tegn = fundet[fundet.lastgroup or 0]
    match fundet.lastgroup:
        case "kugle" | "font":
            return Mærke(tegn, f"kugle {tegn}", frozenset(), fundet.end())
        case "o" | "streg":
            return Mærke(tegn, f"streg {tegn}", frozenset(), fundet.end())
    rent = tegn.strip("().")
    form = tegn.replace(rent, "1" if rent.isdigit() else "1.1" if rent[0].isdigit() else "a")
    return Mærke(tegn, f"nummer {form}", _numre(rent), fundet.end())


def _numre(rent: str) -> frozenset[int]:
    if rent[0].isdigit():
        return frozenset({int(rent.rpartition(".")[2])})
    lille = rent.casefold()
    muligt = {_ROMERTAL.index(lille) + 1} if lille in _ROMERTAL else set()
    return frozenset(muligt | ({_BOGSTAVER.index(lille) + 1} if len(lille) == 1 else set()))
