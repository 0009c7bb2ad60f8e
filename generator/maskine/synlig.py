"""Text from outside as text: nothing in it steers a terminal, or the tool that reads our lines."""

from __future__ import annotations

import unicodedata


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
    if unicodedata.category(tegn) in ("Cc", "Cf", "Cs", "Co"):
        return f"‹U+{ord(tegn):04X}›"
    return tegn


def synlige_linjer(tekst: str) -> str:
    """Return a text of several lines with each of them as `synlig` gives it."""
    return "\n".join(synlig(linje) for linje in tekst.split("\n"))
