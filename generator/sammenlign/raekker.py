"""Two rows of whatever: what they begin and end with alike, and what stands in both in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile
from operator import eq


def common_ends(gamle: Sequence[object], nye: Sequence[object]) -> tuple[int, int]:
    """Return how many items two rows begin, and the rest of them end, with alike."""
    for_ = sum(takewhile(bool, map(eq, gamle, nye)))
    return for_, sum(takewhile(bool, map(eq, reversed(gamle[for_:]), reversed(nye[for_:]))))


def longest_rising(par: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs whose first numbers rise, in their order."""
    return [par[nr] for nr in heaviest_rising([(n, g, 1.0) for g, n in par])]


def heaviest_rising(alle: Sequence[tuple[int, int, float]]) -> list[int]:
    """Return the places of the pairs whose weights together are the greatest in a rising row.

    `alle` are (first number, second number, weight) in their order, those with the same first
    number together; one of those at most is in the row, and its second numbers rise.
    """
    bedste_n: list[int] = []
    """Second numbers, growing, each with a greater sum than the one before."""
    bedste: list[tuple[float, int]] = []
    """Sum up to that number, and the pair that ends there."""
    før: list[int] = [-1] * len(alle)
    nummer = 0
    while nummer < len(alle):
        g = alle[nummer][0]
        runde: list[tuple[int, float, int]] = []
        while nummer < len(alle) and alle[nummer][0] == g:
            _, n, vægt = alle[nummer]
            plads = bisect_right(bedste_n, n - 1)
            sum_, før[nummer] = bedste[plads - 1] if plads else (0.0, -1)
            runde.append((n, sum_ + vægt, nummer))
            nummer += 1
        for n, sum_, nr in runde:
            _læg_ind(bedste_n, bedste, n, sum_, nr)
    række: list[int] = []
    nr = bedste[-1][1] if bedste else -1
    while nr >= 0:
        række.append(nr)
        nr = før[nr]
    return række[::-1]


def _læg_ind(
    bedste_n: list[int], bedste: list[tuple[float, int]], n: int, sum_: float, nr: int
) -> None:
    plads = bisect_right(bedste_n, n)
    if plads and bedste[plads - 1][0] >= sum_:
        return
    if plads and bedste_n[plads - 1] == n:
        plads -= 1
        bedste[plads] = (sum_, nr)
    else:
        bedste_n.insert(plads, n)
        bedste.insert(plads, (sum_, nr))
    while plads + 1 < len(bedste) and bedste[plads + 1][0] <= sum_:
        del bedste_n[plads + 1], bedste[plads + 1]
