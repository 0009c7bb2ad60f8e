"""The numbers of list items and headings, counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.word.xml import Element, W, attribute, number, value, whole_number

_ROMERTAL = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Nummertrin:
    """One level of a list."""

    format: str
    """Word's own name: decimal, lowerLetter, bullet …"""
    tekst: str
    """What stands before the item; ``%2`` is the number of the second level."""
    start: int


class Nummerering:
    """Counts through one document; several lists may share one definition and so their numbers."""

    def __init__(self, rod: Element | None) -> None:
        definitioner = {
            attribute(a, "abstractNumId"): _trin(a)
            for a in (rod.iterfind(f"{W}abstractNum") if rod is not None else ())
        }
        self._definition: dict[str, str] = {}
        self._trin: dict[tuple[str, int], Nummertrin] = {}
        self._forfra: dict[tuple[str, int], int] = {}
        """List and level that begin again at a number, until they have."""
        self._tal: dict[tuple[str, int], int] = {}
        """Definition and level -> the number last given."""
        for num in rod.iterfind(f"{W}num") if rod is not None else ():
            id_ = attribute(num, "numId")
            self._definition[id_] = definition = value(num, "abstractNumId") or ""
            trin = dict(definitioner.get(definition, {}))
            for over in num.iterfind(f"{W}lvlOverride"):
                trin |= _trin(over)
                if (start := number(over, "startOverride")) is not None:
                    self._forfra[id_, whole_number(attribute(over, "ilvl")) or 0] = start
            self._trin |= {(id_, dybde): t for dybde, t in trin.items()}

    def tæller(self, id_: str, dybde: int) -> bool:
        """Tell whether the items of a list have numbers or letters."""
        trin = self._trin.get((id_, dybde))
        return trin is not None and trin.format not in ("bullet", "none")

    def næste(self, id_: str, dybde: int) -> str:
        """Count one item on, and return what Word writes before it; empty for a bullet."""
        if not self.tæller(id_, dybde):
            return ""
        definition = self._definition[id_]
        sidst = self._tal.get((definition, dybde), self._trin[id_, dybde].start - 1)
        self._tal[definition, dybde] = self._forfra.pop((id_, dybde), sidst + 1)
        for under in [n for n in self._tal if n[0] == definition and n[1] > dybde]:
            del self._tal[under]

        def tal(fundet: re.Match[str]) -> str:
            niveau = int(fundet[1]) - 1
            trin = self._trin.get((id_, niveau))
            if trin is None:
                return ""
            return _skrevet(self._tal.get((definition, niveau), trin.start), trin.format)

        return re.sub(r"%([1-9])", tal, self._trin[id_, dybde].tekst)


def _trin(over: Element) -> dict[int, Nummertrin]:
    ud: dict[int, Nummertrin] = {}
    for niveau in over.iterfind(f"{W}lvl"):
        dybde = whole_number(attribute(niveau, "ilvl")) or 0
        start = number(niveau, "start")
        ud[dybde] = Nummertrin(
            value(niveau, "numFmt") or "decimal",
            value(niveau, "lvlText") or f"%{dybde + 1}.",
            1 if start is None else start,
        )
    return ud


def _skrevet(tal: int, talformat: str) -> str:
    """Return a number as a format of Word writes it; Word begins again at aa after z."""
    match talformat:
        case "lowerLetter" | "upperLetter" if tal > 0:
            ud = chr(ord("a") + (tal - 1) % 26) * min((tal - 1) // 26 + 1, 9)
        case "lowerRoman" | "upperRoman" if 0 < tal < 4000:
            ud = ""
            for værdi, tegn in _ROMERTAL:
                ud += tegn * (tal // værdi)
                tal %= værdi
        case "decimalZero":
            return f"{tal:02}"
        case "ordinal":
            return f"{tal}."
        case _:
            return str(tal)
    return ud.upper() if talformat.startswith("upper") else ud
