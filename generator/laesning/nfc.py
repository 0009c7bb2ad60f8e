"""NFC with the way back: which character of the source a normalised character came from."""

from __future__ import annotations

import re
from unicodedata import combining, is_normalized, normalize

from generator.laesning.graenser import KOMBINERENDE_TEGN

_LANGE_FORLØB = re.compile(rf"[\u0300-\U0010ffff]{{{KOMBINERENDE_TEGN + 1},}}")


def nfc_pladser(tekst: str) -> list[int]:
    """Return, for each character of the NFC form, the index in `tekst` where it begins."""
    if is_normalized("NFC", tekst):
        return list(range(len(tekst)))
    pladser: list[int] = []
    start = 0
    while start < len(tekst):
        slut = start + 1
        samlet = normalize("NFC", tekst[start])
        while slut < len(tekst):
            næste = normalize("NFC", tekst[start : slut + 1])
            # A letter that neither combines nor is changed by what stands before it begins anew.
            if not combining(tekst[slut]) and næste == samlet + normalize("NFC", tekst[slut]):
                break
            samlet = næste
            slut += 1
        sidste = slut - start - 1
        pladser.extend(start + min(nr, sidste) for nr in range(len(samlet)))
        start = slut
    return pladser


def for_mange_accenter(tekst: str) -> int | None:
    """Return where a run of accents begins that would take quadratic time to normalise."""
    for forløb in _LANGE_FORLØB.finditer(tekst):
        antal = 0
        for nr, tegn in enumerate(forløb.group()):
            antal = antal + 1 if combining(tegn) else 0
            if antal > KOMBINERENDE_TEGN:
                return forløb.start() + nr - antal + 1
    return None
