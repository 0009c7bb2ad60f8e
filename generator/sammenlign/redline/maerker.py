"""The forms of a paragraph with notes or links, of which LibreOffice reads less than Word.

It reads all notes when it meets the first, and then it has forgotten what became of the mark of the
paragraph that it was reading: that mark is neither new nor deleted, but another's. And it has a
paragraph with links or notes in pieces; where one of them reads as something elsewhere, the next
paragraph gets the style of this one unless it is the mark before that is new or deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from generator.sammenlign.parled import Parring, indsat, slettet
from generator.sammenlign.redline.blokpar import (
    EN,
    HALE,
    NEW,
    OLD,
    BlockPair,
    af,
    alene,
    begge,
    blokke,
    er_tabel,
)
from generator.sammenlign.redline.fletning import Fletning
from generator.sammenlign.redline.xml import q
from generator.word.xml import Element


def har_note(p: Element) -> bool:
    """Tell whether a note is referred to in a block."""
    return p.find(f".//{q('footnoteReference')}") is not None


def skilt(p: BlockPair) -> list[BlockPair]:
    """Return a split or join as a change and the rest: the first piece is the changed one."""
    ud = [replace(p, slags=Parring.ÆNDRET, gamle=p.gamle[:1], nye=p.nye[:1])]
    ud += [slettet(g) for g in p.gamle[1:]]
    ud += [indsat(n) for n in p.nye[1:]]
    return ud


def med_kendte_mærker(f: Fletning, plan: list[BlockPair]) -> list[BlockPair]:
    """Return the plan with the paragraphs with notes or links as ones whose marks can be kept."""
    if not f.fin:
        return plan
    første = None
    if not f.noter.brugte:
        første = next((p for p in plan if _note_i(p)), None)
    ud: list[BlockPair] = []
    rest = list(plan)
    while rest:
        p = rest.pop(0)
        if p is første and p.slags in (Parring.DELT, Parring.SAMLET):
            rest = skilt(p) + rest
            p = første = rest.pop(0)
        fast_før = _fast_før(ud)
        if er_tabel(p):
            pass
        elif p is første and p.slags not in HALE:
            nyt = _uden_hale(p, rest) if fast_før else None
            if nyt is not None:
                rest = nyt
                continue
        elif p.slags in EN and not fast_før and (p is første or any(map(_i_stykker, blokke(p)))):
            rest = _med_en_anden(p, ud, rest, p is første)
            p = rest.pop(0)
        ud.append(p)
    return ud


def _fast_før(plan: Sequence[BlockPair]) -> bool:
    """Tell whether a paragraph of both documents comes before, and no table after it."""
    fast = next((p for p in reversed(plan) if er_tabel(p) or p.slags not in HALE), None)
    return fast is not None and not er_tabel(fast)


def _uden_hale(p: BlockPair, efter: list[BlockPair]) -> list[BlockPair] | None:
    """Return the plan from the first note on when only one document goes on after it; else None.

    Its mark would be the one that is new or deleted: so it is deleted and inserted, and what the
    other document has stands last.
    """
    hale = list(takewhile(lambda p: p.slags in EN and not er_tabel(p), efter))
    til_ende = len(hale) == len(efter) or er_tabel(efter[len(hale)])
    if not til_ende or len({p.slags for p in hale}) != 1:
        return None
    før, nu = slettet(*p.gamle), indsat(*p.nye)
    if hale[0].slags is Parring.NY:
        før, nu = nu, før
    return [før, *hale, nu, *efter[len(hale) :]]


def _med_en_anden(
    p: BlockPair, før: list[BlockPair], efter: list[BlockPair], første: bool
) -> list[BlockPair]:
    """Return what comes with a paragraph alone, as one with another of the other document.

    That is its neighbour when it is alone too, else the next that both have: then what it was
    one with is alone. With the first note (`første`) in it that must not be the last one.
    """
    side = OLD if p.slags is Parring.SLETTET else NEW
    anden = EN[1 - side]
    if efter and efter[0].slags is anden and not er_tabel(efter[0]):
        return [_sammen(p, efter[0], side), *efter[1:]]
    if før and før[-1].slags is anden and not er_tabel(før[-1]):
        return [_sammen(p, før.pop(), side), *efter]
    afsnit = takewhile(lambda p: not er_tabel(p), efter)
    faste = [nr for nr, p in enumerate(afsnit) if p.slags not in HALE]
    if not faste or (første and len(faste) == 1):
        return [p, *efter]
    fast = faste[0]
    næste = efter[fast]
    if næste.slags not in (Parring.ENS, Parring.ÆNDRET):
        return [p, *efter]
    rest = alene(side, *af(næste, side))
    return [_sammen(p, næste, side), *efter[:fast], rest, *efter[fast + 1 :]]


def _sammen(p: BlockPair, anden: BlockPair, side: int) -> BlockPair:
    """Return a paragraph of one document as one with the other document's of a pair."""
    et, andet = af(p, side)[0], af(anden, 1 - side)[0]
    return begge(et, andet) if side == OLD else begge(andet, et)


def skal_slutte(f: Fletning, stykke: list[BlockPair], næste: BlockPair | None) -> bool:
    """Tell whether the last paragraph is alone and has notes or links: its mark is better kept.

    Then it is the mark of the last paragraph before it of both that is new or deleted; it must
    not be the one with the first note.
    """
    faste = [nr for nr, p in enumerate(stykke) if p.slags not in HALE]
    hale = stykke[faste[-1] + 1 :] if faste else []
    if not hale or not all(p.slags in EN for p in hale):
        return False
    med = [] if f.noter.brugte else [_note_i(p) for p in stykke]
    første = med.index(True) if True in med else None
    if første == faste[-1]:
        return False
    if første == len(stykke) - 1:
        return True
    fortsætter = næste is not None and næste.slags is stykke[-1].slags
    return not fortsætter and any(_i_stykker(blok) for p in hale for blok in blokke(p))


def _i_stykker(p: Element) -> bool:
    return har_note(p) or p.find(q("hyperlink")) is not None


def _note_i(p: BlockPair) -> bool:
    return any(map(har_note, blokke(p)))
