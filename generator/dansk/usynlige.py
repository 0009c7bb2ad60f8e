"""Characters that nobody sees: found and named, so that two names that look alike are not two."""

from __future__ import annotations

import re

TEGN = "\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
HÅRDE = "\u00a0\u2007\u202f"
_USYNLIGE = re.compile(f"[{TEGN}]")
# A hard space belongs beside a figure (1 234, § 5, 5 pct.), not between two words of a name.
_UKENDTE = re.compile(f"[{TEGN}]|(?<=[^\\W\\d_])[{HÅRDE}]+(?=[^\\W\\d_])")

USYNLIGT = "Her står et tegn, der ikke ses ({}), så linjen betyder noget andet, end den ligner."
USYNLIGT_RET = "Slet tegnet, og skriv et almindeligt mellemrum, hvis der skal være et."


def vis_usynligt(tegn: str) -> str:
    """Return how a message shows a character that cannot be seen: »‹U+00A0›«."""
    return f"‹U+{ord(tegn):04X}›"


def find_usynligt(tekst: str) -> int | None:
    """Return where the first character stands that makes a text another than it looks."""
    fundet = _UKENDTE.search(tekst)
    return fundet.start() if fundet else None


def uden_usynlige(tekst: str) -> str:
    """Return a text as it looks: without invisible characters, with ordinary spaces."""
    return re.sub(f"[{HÅRDE}]", " ", _USYNLIGE.sub("", tekst))


def med_navne(tekst: str) -> str:
    """Return a text with every invisible character shown by its number."""
    return re.sub(f"[{TEGN}{HÅRDE}]", lambda fundet: vis_usynligt(fundet.group()), tekst)
