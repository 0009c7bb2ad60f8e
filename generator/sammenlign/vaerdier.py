"""Values as a report prints them, and the difference of two figures in the right unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from generator.dansk.datoer import skriv_dato
from generator.dansk.tal import FAST_MELLEMRUM, med_enhed, skriv_tal
from generator.model.felter import Oplysning, Ulæst

_POINT = {"pct.": "procentpoint", "promille": "promillepoint"}
_LUFT = re.compile(r"\s+")
_USYNLIGE = str.maketrans({"\u00ad": None, "\u2011": "-", "\u200b": None, "\u2060": None})


def rens(tekst: str) -> str:
    """Return a text as it is compared: where lines break and words may part does not count."""
    return _LUFT.sub(" ", tekst.translate(_USYNLIGE)).strip()


def skriv(værdi: Any, enhed: str = "") -> str:
    """Print a value of the model the Danish way; nothing is an empty text."""
    match værdi:
        case None:
            return ""
        case bool():
            return "ja" if værdi else "nej"
        case int() | Decimal():
            return rens(med_enhed(skriv_tal(værdi), enhed))
        case date():
            return rens(skriv_dato(værdi))
        case Oplysning():
            return "ikke oplyst" if værdi is Oplysning.IKKE_OPLYST else "diskretioneret"
        case Ulæst(tekst=tekst):
            return rens(tekst)
        case Enum():
            return str(værdi.value)
        case tuple() | list():
            return "; ".join(skriv(led) for led in værdi)
        case Mapping():
            return "; ".join(f"{navn}: {skriv(led)}" for navn, led in værdi.items())
        case _:
            return rens(str(værdi))


def forskel(gammel: Any, ny: Any, enhed: str) -> str:
    """Return new less old with its unit: »+0,22 procentpoint«; empty where one is no figure.

    The difference of two shares is percentage points, never per cent.
    """
    if not (_er_tal(gammel) and _er_tal(ny)):
        return ""
    tal = Decimal(ny) - Decimal(gammel)
    if not tal:
        return ""
    fortegn = "+" if tal > 0 else ""
    return fortegn + med_enhed(skriv_tal(tal), _POINT.get(enhed, enhed)).replace(
        FAST_MELLEMRUM, " "
    )


def _er_tal(værdi: Any) -> bool:
    return isinstance(værdi, int | Decimal) and not isinstance(værdi, bool)
