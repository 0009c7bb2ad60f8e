"""Align a decoded value with its source, so a word in a text can be pointed at exactly.

Only a finding asks for it, so it is done then and not while reading. Each style is decoded
once more, keeping for every character the offset it came from. The result is held against
the value; should they ever differ, there is no alignment rather than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from generator.laesning.nfc import nfc_pladser

Tegn = tuple[str, int]

_EET_TEGN = {
    "0": "\0", "a": "\x07", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0",
    "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_HEX = {"x": 2, "u": 4, "U": 8}
_BLOKHOVED = re.compile(r"[|>][+-]?([1-9])?([+-])?[^\n]*\n?")


@lru_cache(maxsize=8)  # a text with many findings is asked about again and again
def pladser(tekst: str, start: int, slut: int, stil: str, værdi: str) -> list[int] | None:
    """Return the offset in `tekst` of each character of `værdi`; None when they do not agree.

    `stil` is YAML's own mark (empty for a plain text, ``'``, ``"``, ``|``, ``>``), or
    ``celle`` for a CSV field, or ``ren`` for a text that stands as it is.
    """
    for tegn in _udlægninger(tekst, start, slut, stil):
        afkodet = "".join(t for t, _ in tegn)
        steder = [plads for _, plads in tegn]
        if afkodet == værdi:
            return steder
        if stil == '"' and normalize("NFC", afkodet) == værdi:
            # Only escapes can put a letter and its accent side by side in an NFC file.
            return [steder[nr] for nr in nfc_pladser(afkodet)]
    return None


def _udlægninger(tekst: str, start: int, slut: int, stil: str) -> Iterator[list[Tegn]]:
    match stil:
        case "" | "'" | '"':
            kant = len(stil)
            yield _flydende(tekst, start + kant, slut - kant, stil)
        case "|" | ">":
            yield from _blokke(tekst, start, slut, foldet=stil == ">")
        case "celle":
            yield list(_celle(tekst, start, slut))
        case _:
            yield [(tekst[nr], nr) for nr in range(start, slut)]


def _celle(tekst: str, start: int, slut: int) -> Iterator[Tegn]:
    nr = start
    while nr < slut:
        yield tekst[nr], nr
        nr += 2 if tekst.startswith('""', nr) else 1


def _flydende(tekst: str, start: int, slut: int, stil: str) -> list[Tegn]:
    """Decode a plain or quoted text: breaks fold to a space, or to one break less."""
    ud: list[Tegn] = []
    nr = start
    while nr < slut:
        tegn = tekst[nr]
        if tegn in " \t\n":
            nr = _fold(tekst, nr, slut, ud)
        elif stil == "'" and tegn == "'":
            ud.append((tegn, nr))
            nr += 2
        elif stil == '"' and tegn == "\\":
            nr = _undvigelse(tekst, nr, slut, ud)
        else:
            ud.append((tegn, nr))
            nr += 1
    return ud


def _blanke(tekst: str, start: int, slut: int) -> tuple[int, list[int]]:
    """Return where the run of blanks ends, and the line breaks in it."""
    nr = start
    while nr < slut and tekst[nr] in " \t\n":
        nr += 1
    return nr, [plads for plads in range(start, nr) if tekst[plads] == "\n"]


def _fold(tekst: str, start: int, slut: int, ud: list[Tegn]) -> int:
    nr, brud = _blanke(tekst, start, slut)
    if not brud:
        ud.extend((tekst[plads], plads) for plads in range(start, nr))
    elif len(brud) == 1:
        ud.append((" ", start))
    else:
        ud.extend(("\n", plads) for plads in brud[1:])
    return nr


def _undvigelse(tekst: str, nr: int, slut: int, ud: list[Tegn]) -> int:
    kode = tekst[nr + 1]
    if kode == "\n":
        videre, brud = _blanke(tekst, nr + 2, slut)
        ud.extend(("\n", plads) for plads in brud)
        return videre
    if kode in _HEX:
        ende = nr + 2 + _HEX[kode]
        ud.append((chr(int(tekst[nr + 2 : ende], 16)), nr))
        return ende
    ud.append((_EET_TEGN.get(kode, kode), nr))
    return nr + 2


def _blokke(tekst: str, start: int, slut: int, *, foldet: bool) -> Iterator[list[Tegn]]:
    """Decode a block text; its indentation is not on record, so the candidates are tried."""
    hoved = _BLOKHOVED.match(tekst, start, slut)
    if hoved is None:
        return
    fortegn = tekst[start : hoved.end()].split("#")[0]
    bevar, fjern = "+" in fortegn, "-" in fortegn
    linjer = _linjer(tekst, hoved.end(), slut)
    fundet = {_indryk(tekst, a, b) for a, b in linjer}
    if hoved.group(1):
        mindst = int(hoved.group(1))
        muligt = list(range(mindst, max(mindst, *fundet, 0) + 1))
    else:
        muligt = sorted(fundet)
    for indryk in muligt:
        yield _blok(tekst, linjer, indryk, foldet=foldet, bevar=bevar, fjern=fjern)


def _linjer(tekst: str, start: int, slut: int) -> list[tuple[int, int]]:
    """Return start and end of each line; a last line without a break ends the text."""
    linjer = []
    while start < slut:
        ende = tekst.find("\n", start, slut)
        ende = slut if ende < 0 else ende
        linjer.append((start, ende))
        start = ende + 1
    return linjer


def _indryk(tekst: str, start: int, slut: int) -> int:
    nr = start
    while nr < slut and tekst[nr] == " ":
        nr += 1
    return nr - start


def _blok(
    tekst: str, linjer: list[tuple[int, int]], indryk: int,
    *, foldet: bool, bevar: bool, fjern: bool,
) -> list[Tegn]:  # fmt: skip
    ud: list[Tegn] = []
    tomme: list[int] = []  # breaks of blank lines not yet given out
    brud: int | None = None  # the break that ends the line before
    før_indrykket = False
    for start, ende in linjer:
        tekststart = start + indryk
        if _indryk(tekst, start, ende) == ende - start and ende <= tekststart:
            if ende < len(tekst) and tekst[ende] == "\n":
                tomme.append(ende)
            continue
        if _indryk(tekst, start, ende) < indryk:
            break  # a comment after the block
        indrykket = tekst[tekststart] in " \t"
        if brud is not None:
            if not foldet or før_indrykket or indrykket:
                ud.append(("\n", brud))
            elif not tomme:
                ud.append((" ", brud))
        ud.extend(("\n", plads) for plads in tomme)
        tomme = []
        ud.extend((tekst[plads], plads) for plads in range(tekststart, ende))
        brud = ende if ende < len(tekst) and tekst[ende] == "\n" else None
        før_indrykket = indrykket
    if brud is not None and not fjern:
        ud.append(("\n", brud))
    if bevar:
        ud.extend(("\n", plads) for plads in tomme)
    return ud
