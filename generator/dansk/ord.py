"""Danish words and names: inflection, spelling variants, and the slip that makes a near match."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_FOLD = str.maketrans(
    {"å": "aa", "æ": "ae", "ø": "oe", "ä": "ae", "ö": "oe", "é": "e", "è": "e", "ü": "u", "’": "'"}
)
_LIGE = "\u00a0\u202f\u2010\u2011-\n"
_ENDELSE = re.compile(r"(?<=\w{3})(?:ernes|enes|erne|ene|ens|ets|ers|en|et|er|es|e|s)\Z")
_EJEFALD = re.compile(r"(?:['’]s|['’]|(?<=[^\Ws])s)\Z")
_LED = re.compile(r"[\s\u2010\u2011–-]+")

_FORVEKSLES = frozenset(frozenset(par) for par in ("ck", "vw", "sz", "iy", "dt", "bp", "gk"))
"""Letters that a slip of spelling exchanges; any other exchange makes another word
(»Lundevænget« and »Lindevænget« can both be streets)."""

_KORTESTE_NAVN = 7
"""Shorter names have too many real neighbours: »Haven« and »Havnen«."""


@lru_cache(maxsize=8192)
def foldet(ord_: str) -> str:
    """Return a word as spellings are compared: case, accents, and æ, ø, å or ae, oe, aa."""
    return normalize("NFC", ord_).casefold().translate(_FOLD)


@lru_cache(maxsize=8192)
def navneled(navn: str) -> tuple[str, ...]:
    """Return a name's folded words; a hyphen parts them as a space does (»Valby-ejendommene«)."""
    return tuple(led for led in _LED.split(foldet(navn)) if led)


def stamme(ord_: str) -> str:
    """Return a word without the ending of number, article or genitive.

    >>> stamme("bakkehusene"), stamme("bakkehuset"), stamme("folehavens")
    ('bakkehus', 'bakkehus', 'folehav')
    """
    return _ENDELSE.sub("", ord_)


def uden_ejefald(ord_: str) -> str:
    """Return a name without its genitive: »Folehavens« -> »Folehaven«."""
    return _EJEFALD.sub("", ord_)


def lige(tekst: str) -> str:
    """Return a text in small letters, its no-break spaces and hyphens as spaces: same length."""
    for tegn in _LIGE:  # `translate` looks at every letter, and every rule of names comes here
        tekst = tekst.replace(tegn, " ")
    return tekst.lower()


def navn_slutter(tekst: str, start: int, navn: str) -> int | None:
    """Return where a name ends that begins at `start`, its genitive with it; None when it does not.

    `navn` is as `lige` gives it. No pattern is compiled: a plan has its own names.
    """
    slut = start + len(navn)
    if lige(tekst[start:slut]) != navn:
        return None
    for ejefald in ("'s", "’s", "s", "'", "’", ""):
        ende = slut + len(ejefald)
        if tekst.startswith(ejefald, slut) and not _er_ordtegn(tekst[ende : ende + 1]):
            return ende
    return None


def nævner(tekst: str, navn: str) -> bool:
    """Tell whether a name stands in a text as a word of its own, in the genitive too."""
    søgt, hele = lige(navn), lige(tekst)
    sted = hele.find(søgt) if søgt else -1
    while sted >= 0:
        fri = sted == 0 or not _er_ordtegn(tekst[sted - 1])
        if fri and navn_slutter(tekst, sted, søgt) is not None:
            return True
        sted = hele.find(søgt, sted + 1)
    return False


def _er_ordtegn(tegn: str) -> bool:
    return tegn.isalnum() or tegn == "_"


def ét_fejlgreb(a: str, b: str) -> bool:
    """Tell whether one slip of the pen makes the one of the other.

    A slip is a letter too many or too few, two exchanged, or one for another that is often
    confused with it. The first letter is never wrong, and another ending is no slip but another
    form: »Bakkehuset« is not »Bakkehusene«.
    """
    if a == b or min(len(a), len(b)) < _KORTESTE_NAVN or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    start = next((nr for nr, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), -1)
    rest_a, rest_b = (a[start:], b[start:]) if start > 0 else (a[len(b) :], b[len(a) :])
    if rest_a[1:] == rest_b or rest_a == rest_b[1:]:
        ændret = max(rest_a, rest_b, key=len)[0]
    elif rest_a[1:] == rest_b[1:] and frozenset((rest_a[0], rest_b[0])) in _FORVEKSLES:
        ændret = rest_a[0] + rest_b[0]
    elif rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]:
        ændret = rest_a[:2]
    else:
        return False
    # Another number is another place.
    return not any(tegn.isdigit() for tegn in ændret) and stamme(a) != stamme(b)
