"""»Mente du …?«: the known name nearest to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

_FOLD = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe", "ä": "ae", "ö": "oe", "é": "e", "ü": "u",
                       "-": "", "_": "", " ": "", "\xa0": "", ".": ""})  # fmt: skip
_LÆNGDE = 60
"""Longer names are not compared letter by letter; that takes quadratic time."""


def nærmeste(navn: str, kendte: Iterable[str]) -> str | None:
    """Return the known name that was most likely meant, or None when none is near.

    Case, æ/ae, ø/oe, å/aa, hyphen, underscore and space do not count as differences.
    """
    søgt = _foldet(navn)
    if not søgt:
        return None
    grænse = _grænse(søgt)
    # The name itself decides between equals, so that the hint is the same in every run.
    mulige = [(_afstand(søgt, _foldet(kendt), grænse), kendt) for kendt in kendte]
    afstand, bedst = min(mulige, default=(grænse + 1, ""))
    return bedst if afstand <= grænse else None


def _grænse(søgt: str) -> int:
    """Return how many slips are still the same word: none in short ones, a third at most."""
    return min(len(søgt) // 3, 3) if len(søgt) <= _LÆNGDE else 0


@lru_cache(maxsize=4096)
def _foldet(navn: str) -> str:
    return normalize("NFC", navn).casefold().translate(_FOLD)


def _afstand(a: str, b: str, grænse: int) -> int:
    """Return the Damerau-Levenshtein distance; past the limit, only that it is past."""
    if a == b:
        return 0
    if not a or not b or abs(len(a) - len(b)) > grænse:
        return grænse + 1
    forforrige: list[int] = []
    forrige = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        række = [i]
        for j, y in enumerate(b, 1):
            pris = min(forrige[j] + 1, række[j - 1] + 1, forrige[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                pris = min(pris, forforrige[j - 2] + 1)
            række.append(pris)
        if min(række) > grænse:
            return grænse + 1
        forforrige, forrige = forrige, række
    return forrige[-1]
