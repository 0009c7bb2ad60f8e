"""Where a Danish word may be broken at the end of a line."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

_BOGSTAVER = re.compile(r"[^\W\d_]+")
_VOKAL = re.compile("[aeiouyæøåáéíóúäöü]", re.IGNORECASE)
_ADRESSE = re.compile(r"@|://|\bwww\.|\w\.\w")


def delinger(ord_: str) -> list[int]:
    """Return the offsets in a word where a hyphen may be put in, by the Danish patterns.

    At least two letters stand on either side, and a vowel in every piece: the patterns know few
    compounds, and would leave a consonant by itself (»rå-d-giver«). An address has none: a hyphen
    would become a part of it.
    """
    if _ADRESSE.search(ord_):
        return []
    ud: list[int] = []
    for del_ in _BOGSTAVER.finditer(ord_):
        ud += [del_.start() + sted for sted in _stavelser(del_.group())]
    return ud


def _stavelser(bogstaver: str) -> list[int]:
    """Return where the syllables of a run of letters begin, but for the first."""
    ud: list[int] = []
    slut = len(bogstaver)
    for sted in reversed(_mønstre().positions(bogstaver)):
        if _VOKAL.search(bogstaver, sted, slut):
            ud.append(sted)
            slut = sted
    while ud and not _VOKAL.search(bogstaver, 0, ud[-1]):
        ud.pop()
    return ud[::-1]


@cache
def _mønstre() -> Pyphen:
    # Imported here: most documents have no word that is too long for its place.
    from pyphen import Pyphen

    return Pyphen(lang="da_DK")
