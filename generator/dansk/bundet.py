"""Where a Danish line must not break: between a number and what it counts or names."""

from __future__ import annotations

import re

_FAST = "\u00a0"
# Each begins with the space itself: what begins with a look behind is tried at every letter.
_FORAN = re.compile(
    r" (?=\d)(?:(?<=§ )|(?<=\b[Aa]fd\. )|(?<=\b[Nn]r\. )|(?<=\b[Kk]l\. )|(?<=\b[Kk]ap\. )"
    r"|(?<=\b[Ss]tk\. )|(?<=\b[Cc]a\. ))"
)
"""»§ 61«, »Afd. 50«, »nr. 4«, »kl. 15«, »kap. 2«, »stk. 1«, »ca. 40«."""
_BAGEFTER = re.compile(
    r" (?:(?<=\d )(?=(?:pct\.|%|kr\.|mio\.|mia\.|m²|km\b|(?:januar|februar|marts|april|maj"
    r"|juni|juli|august|september|oktober|november|december)\b))"
    r"|(?<=\d\. )(?=(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober"
    r"|november|december|kvartal|halvår)\b))"
)
"""»4 pct.«, »25 mio.«, »1. januar«, »3. kvartal«."""
_LITRA = re.compile(
    r" (?=[a-zæøå]\b)(?:(?<=§[ \u00a0]\d\d )|(?<=§[ \u00a0]\d\d\d )"
    r"|(?<=§[ \u00a0]\d\d[ \u00a0][a-zæøå] og \d\d ))"
)
"""»§ 61 b«, »§§ 61 a og 61 b«; a paragraph of one digit with a letter is not in our laws."""


_INITIALER = re.compile(r"\b([A-ZÆØÅ]{2,})-(?=[a-zæøå])")
"""»UU-vejledere«, »SSP-sager«: two letters alone at the end of a line read as a word."""
_TAL = re.compile(r"\d")


def bind(tekst: str) -> str:
    r"""Return the text with no-break spaces and hyphens where a line must not break; same length.

    >>> bind("Afd. 50 efter § 61 b har 4 pct.")
    'Afd.\xa050 efter §\xa061\xa0b har 4\xa0pct.'
    """
    tekst = _INITIALER.sub("\\1\u2011", tekst)
    if not _TAL.search(tekst):
        return tekst
    for mønster in (_FORAN, _BAGEFTER, _LITRA):
        tekst = mønster.sub(_FAST, tekst)
    return tekst
