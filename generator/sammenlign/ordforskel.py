"""What differs between two texts, word by word, as a person would mark it.

A word is whole (»ungdomsuddannelse«, »AKB's«, the »Børne-« of »Børne- og …«), and so is a number
(»1.234,5«). Spaces and signs follow their words: two sentences with nothing in common but their
spaces are one deletion and one insertion, not a dozen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from generator.sammenlign.raekker import common_ends, longest_rising

ORD = re.compile(
    r"\d+(?:[.,:]\d+)*(?![^\W\d_])"  # 1.234,5 and 10:30, but not the 3 of 3B
    r"|\w+(?:[-'’\u00ad\u2011]\w+)*(?:[-\u2011](?=\s))?"  # Børne-, AKB's, e-mail
    r"|\s"
    r"|[^\w\s]"
)
"""A number, a word, one space or one sign; together they are the whole text."""
BILLIGT = 400_000
"""How many pairs of equal words are looked at; beyond that only words that occur once."""
BRO = 3
"""A common piece of so few letters between two changes is not worth keeping apart."""


class Ordslags(StrEnum):
    """What has become of a piece of text."""

    ENS = "ens"
    SLETTET = "slettet"
    NY = "ny"


@dataclass(frozen=True, slots=True)
class Ordstykke:
    """A piece of one of the two texts, or of both when `ENS`."""

    slags: Ordslags
    tekst: str


Trin = tuple[Ordslags, int, int, int, int]
"""Kind, and from–to in the old and in the new words; `SLETTET` is empty in the new, `NY` in the
old."""


def ordforskel(gammel: str, ny: str) -> list[Ordstykke]:
    """Return the pieces that make `gammel` into `ny`, a deletion before the insertion beside it.

    The pieces that are not `NY` are together `gammel`, those that are not `SLETTET` are `ny`.
    """
    gamle, nye = del_i_ord(gammel), del_i_ord(ny)
    stykker = []
    for slags, g1, g2, n1, n2 in ordtrin(gamle, nye):
        ord_ = nye[n1:n2] if slags is Ordslags.NY else gamle[g1:g2]
        stykker.append(Ordstykke(slags, "".join(ord_)))
    return stykker


def del_i_ord(tekst: str) -> list[str]:
    """Return the words, numbers, spaces and signs of a text; together they are the text."""
    return ORD.findall(tekst)


def ordtrin(gamle: Sequence[str], nye: Sequence[str]) -> list[Trin]:
    """Return the steps that make the words `gamle` into `nye`, in order and without gaps.

    A word may be any string; one without a letter or digit is a space or a sign, which is
    kept only beside a word that is kept, or at either end.
    """
    fælles = _fælles(gamle, nye)
    trin: list[Trin] = []
    g = n = 0
    for fra_g, fra_n, længde in [*fælles, (len(gamle), len(nye), 0)]:
        if g < fra_g:
            trin.append((Ordslags.SLETTET, g, fra_g, n, n))
        if n < fra_n:
            trin.append((Ordslags.NY, fra_g, fra_g, n, fra_n))
        if længde:
            trin.append((Ordslags.ENS, fra_g, fra_g + længde, fra_n, fra_n + længde))
        g, n = fra_g + længde, fra_n + længde
    return trin


def _fælles(gamle: Sequence[str], nye: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return (place in the old, place in the new, length) of what is kept."""
    for_, bag = common_ends(gamle, nye)
    g_slut, n_slut = len(gamle) - bag, len(nye) - bag
    blokke = [(0, 0, for_)] if for_ else []
    for g, n in _fælles_ord(gamle, nye, for_, g_slut, n_slut):
        blokke += _udvid(gamle, nye, g, n, blokke, g_slut, n_slut)
    if bag:
        blokke.append((g_slut, n_slut, bag))
    return _om_tal(_uden_broer(_samlet(blokke), gamle, len(nye)), gamle, nye)


def _fælles_ord(
    gamle: Sequence[str], nye: Sequence[str], for_: int, g_slut: int, n_slut: int
) -> list[tuple[int, int]]:
    """Return pairs of places with the same word, growing in both texts; signs are left out."""
    g_steder = [g for g in range(for_, g_slut) if _er_ord(gamle[g])]
    n_steder = [n for n in range(for_, n_slut) if _er_ord(nye[n])]
    if not g_steder or not n_steder:
        return []
    g_ord, n_ord = [gamle[g] for g in g_steder], [nye[n] for n in n_steder]
    antal = Counter(n_ord)
    if sum(antal[ord_] for ord_ in g_ord) > BILLIGT:
        par = enlige(g_ord, n_ord)
    else:
        blokke = SequenceMatcher(None, g_ord, n_ord, autojunk=False).get_matching_blocks()
        par = [(a + k, b + k) for a, b, længde in blokke for k in range(længde)]
    return [(g_steder[a], n_steder[b]) for a, b in par]


def enlige(gamle: Sequence[str], nye: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest growing row of pairs of what occurs once in each (patience diff)."""
    g_sted = {ord_: sted for sted, ord_ in enumerate(gamle)}
    g_antal, n_antal = Counter(gamle), Counter(nye)
    par = [(g_sted[ord_], n) for n, ord_ in enumerate(nye) if n_antal[ord_] == g_antal[ord_] == 1]
    return longest_rising(par)


def _udvid(
    gamle: Sequence[str],
    nye: Sequence[str],
    g: int,
    n: int,
    blokke: list[tuple[int, int, int]],
    g_slut: int,
    n_slut: int,
) -> list[tuple[int, int, int]]:
    """Return the common word with the equal signs on either side of it; none when taken."""
    g_fra, n_fra = (
        (blokke[-1][0] + blokke[-1][2], blokke[-1][1] + blokke[-1][2]) if blokke else (0, 0)
    )
    if g < g_fra or n < n_fra:
        return []
    start = 0
    while g - start > g_fra and n - start > n_fra and gamle[g - start - 1] == nye[n - start - 1]:
        start += 1
    slut = 1
    while g + slut < g_slut and n + slut < n_slut and gamle[g + slut] == nye[n + slut]:
        slut += 1
    return [(g - start, n - start, start + slut)]


def _samlet(blokke: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    ud: list[tuple[int, int, int]] = []
    for g, n, længde in blokke:
        if ud and ud[-1][0] + ud[-1][2] == g and ud[-1][1] + ud[-1][2] == n:
            ud[-1] = (*ud[-1][:2], ud[-1][2] + længde)
        else:
            ud.append((g, n, længde))
    return ud


def _uden_broer(
    blokke: list[tuple[int, int, int]], gamle: Sequence[str], n_længde: int
) -> list[tuple[int, int, int]]:
    """Return the blocks without those of a few letters between two changes of several words."""
    ud: list[tuple[int, int, int]] = []
    for nummer, (g, n, længde) in enumerate(blokke):
        før_g, før_n = (ud[-1][0] + ud[-1][2], ud[-1][1] + ud[-1][2]) if ud else (0, 0)
        efter_g, efter_n = (
            blokke[nummer + 1][:2] if nummer + 1 < len(blokke) else (len(gamle), n_længde)
        )
        ændret = min(g - før_g + n - før_n, efter_g - g - længde + efter_n - n - længde)
        bogstaver = sum(len(ord_) for ord_ in gamle[g : g + længde] if _er_ord(ord_))
        if ændret >= 6 and bogstaver <= BRO:
            continue
        ud.append((g, n, længde))
    return ud


def _om_tal(
    blokke: list[tuple[int, int, int]], gamle: Sequence[str], nye: Sequence[str]
) -> list[tuple[int, int, int]]:
    """Return the blocks, and the signs between figures that all differ: »2021 (4,5)«."""
    ud: list[tuple[int, int, int]] = []
    g = n = 0
    for fra_g, fra_n, længde in [*blokke, (len(gamle), len(nye), 0)]:
        par = list(zip(gamle[g:fra_g], nye[n:fra_n], strict=False))
        lige_mange = fra_g - g == fra_n - n
        if lige_mange and all(a == b or (a[0].isdigit() and b[0].isdigit()) for a, b in par):
            ud += [(g + i, n + i, 1) for i, (a, b) in enumerate(par) if a == b]
        if længde:
            ud.append((fra_g, fra_n, længde))
        g, n = fra_g + længde, fra_n + længde
    return _samlet(ud)


def _er_ord(ord_: str) -> bool:
    # A mark that stands for something else than text (a note, a picture) counts as a word.
    return len(ord_) > 1 or ord_.isalnum()
