"""Which paragraph of today's document each paragraph of the reviewed one is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.retur.indgreb import Rettetafsnit
from generator.retur.nutid import Nuafsnit

KENDELIG = 20
"""Characters from which a text that stands only once is known wherever it has been moved to."""
_Nøgle = tuple[str, str, int]


def find_par(gamle: Sequence[Rettetafsnit], nye: Sequence[Nuafsnit]) -> dict[int, int]:
    """Return index of a paragraph as it was -> index of the one that reads the same now.

    One that is not certain is left out: a text that stands in several places must have the same
    neighbours, and a short one the same address or the same row.
    """
    gammel = [(a.normal.tekst, a.række, a.celle) for a in gamle]
    ny = [(a.normal.tekst, a.række, a.celle) for a in nye]
    antal_gamle, antal_nye = Counter(gammel), Counter(ny)
    hvor: dict[_Nøgle, list[int]] = {}
    for nr, nøgle in enumerate(ny):
        hvor.setdefault(nøgle, []).append(nr)
    ud: dict[int, int] = {}
    for nr, nøgle in enumerate(gammel):
        kandidater = [k for k in hvor.get(nøgle, ()) if nøgle[0]]
        if antal_gamle[nøgle] == antal_nye[nøgle] == 1:
            (k,) = kandidater
            i_række = bool(nøgle[1] and nøgle[2])
            if i_række or len(nøgle[0]) >= KENDELIG or gamle[nr].stier & nye[k].stier:
                ud[nr] = k
            continue
        enige = [
            k
            for k in kandidater
            if gamle[nr].stier & nye[k].stier and _nabo(gammel, nr) == _nabo(ny, k)
        ]
        if len(enige) == 1:
            ud[nr] = enige[0]
    taget = Counter(ud.values())
    return {nr: k for nr, k in ud.items() if taget[k] == 1}


def _nabo(alle: Sequence[_Nøgle], nr: int) -> tuple[str, str]:
    """Return the texts right before and after."""
    før = next((t for t, _, _ in reversed(alle[:nr]) if t), "")
    efter = next((t for t, _, _ in alle[nr + 1 :] if t), "")
    return før, efter
