"""What has become of a block of a body, a cell or a note: a paragraph, a table, or two as one."""

from __future__ import annotations

from typing import TypeAlias

from generator.sammenlign.parled import Par, Parring, indsat, slettet
from generator.sammenlign.redline.xml import q
from generator.word.xml import Element

BlockPair: TypeAlias = Par[Element]
OLD, NEW = 0, 1
ALENE = ((Parring.SLETTET, Parring.FLYTTET_FRA), (Parring.NY, Parring.FLYTTET))
"""What stands in its place in the old document alone, and what in the new."""
HALE = (*ALENE[OLD], *ALENE[NEW])
"""What stands in its place in one of the documents alone."""
EN = (Parring.SLETTET, Parring.NY)


def af(p: BlockPair, side: int) -> tuple[Element, ...]:
    """Return which of a document's blocks a pair is, in its place."""
    if p.slags in ALENE[1 - side]:
        return ()
    return p.nye if side == NEW else p.gamle


def blokke(p: BlockPair) -> tuple[Element, ...]:
    """Return the blocks of a pair, as far as they stand in its place."""
    return af(p, OLD) + af(p, NEW)


def er_tabel(p: BlockPair) -> bool:
    """Tell whether it is a table; only blocks of a kind are paired."""
    return blokke(p)[0].tag == q("tbl")


def alene(side: int, *alle: Element) -> BlockPair:
    """Return blocks of one document as gone, or as new."""
    return indsat(*alle) if side == NEW else slettet(*alle)


def begge(gammel: Element, ny: Element) -> BlockPair:
    """Return a block of the old document as one with another of the new."""
    return Par(Parring.ÆNDRET, (gammel,), (ny,), 0.0)


def som_par(plan: list[BlockPair], gammel: Element, ny: Element) -> list[BlockPair]:
    """Return the plan with two blocks, the last of each document, as a pair of their own."""
    ud: list[BlockPair] = []
    for p in plan:
        ramt = gammel in p.gamle or ny in p.nye
        if ramt and p.slags not in HALE:
            ud += [slettet(blok) for blok in p.gamle if blok is not gammel]
            ud += [indsat(blok) for blok in p.nye if blok is not ny]
        elif not ramt:
            ud.append(p)
        elif (p.slags is Parring.FLYTTET_FRA and gammel not in p.gamle) or (
            p.slags is Parring.FLYTTET and ny not in p.nye
        ):
            ud.append(p.uden_flytning())
    return [*ud, begge(gammel, ny)]
