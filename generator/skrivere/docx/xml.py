"""The little XML the writer needs: names, escaping, measures.

The parts are written as text: that is as fast as it gets, needs no library at run time, and the
order of elements, which Word is strict about, can be read in the code.
"""

from __future__ import annotations

HOVED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKKE = "http://schemas.openxmlformats.org/package/2006"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def flugt(tekst: str) -> str:
    """Return `tekst` as XML character data."""
    return tekst.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def værdi(tekst: str) -> str:
    """Return `tekst` as the inside of a double-quoted attribute, white space kept."""
    tekst = flugt(tekst).replace('"', "&quot;")
    return tekst.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def twips(mm: float) -> int:
    """Return mm as twentieths of a point."""
    return round(mm * 1440 / 25.4)


def tyvendedele(pt: float) -> int:
    """Return points as twentieths of a point."""
    return round(pt * 20)


def emu(mm: float) -> int:
    """Return mm as English metric units, which drawings are measured in."""
    return round(mm * 36000)
