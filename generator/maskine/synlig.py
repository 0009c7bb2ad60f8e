"""Text from outside as text: nothing in it steers a terminal, or the tool that reads our lines."""

from __future__ import annotations

import unicodedata

_STYRER = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode's categories of what is no sign to look at, and of what begins a line."""
_SAMLER = "\u200d"
"""Makes one picture of two emoji; it steers nothing."""


def synlig(tekst: str) -> str:
    """Return a text without signs that steer a terminal or turn the reading direction around.

    What is taken away is named (``‹U+001B›``), so nothing vanishes unseen.
    """
    if tekst.isprintable():
        return tekst
    return "".join(_et_tegn(tegn) for tegn in tekst)


def _et_tegn(tegn: str) -> str:
    if tegn in "\n\t\r\u2028\u2029":
        return " "
    if unicodedata.category(tegn) in _STYRER and tegn != _SAMLER:
        return f"‹U+{ord(tegn):04X}›"
    return tegn


def synlige_linjer(tekst: str) -> str:
    """Return a text of several lines with each of them as `synlig` gives it."""
    return "\n".join(synlig(linje) for linje in tekst.split("\n"))


def uden_styretegn(tekst: str) -> str:
    """Return a name or a sentence with one mark for each such sign; its own lines and tabs stay."""
    if tekst.isprintable():
        return tekst
    return "".join(
        "\ufffd" if unicodedata.category(tegn) in _STYRER and tegn not in "\n\t" else tegn
        for tegn in tekst
    )
