"""The forms of a paragraph with notes or links, of which LibreOffice reads less than Word.

It reads all notes when it meets the first, and then it has forgotten what became of the mark of the
paragraph that it was reading: that mark is neither new nor deleted, but another's. And it has a
paragraph with links or notes in pieces; where one of them reads as something elsewhere, the next
paragraph gets the style of this one unless it is the mark before that is new or deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.sammenlign.parring import Par, Parring
from generator.sammenlign.redline.fletning import Fletning
from generator.sammenlign.redline.xml import Element, q

EN = (Parring.NY, Parring.SLETTET)
HALE = (Parring.NY, Parring.SLETTET, Parring.FLYTTET, Parring.FLYTTET_FRA)
"""What stands in its place in one of the documents alone."""


def har_note(p: Element) -> bool:
    """Tell whether a note is referred to in a block."""
    return p.find(f".//{q('footnoteReference')}") is not None


def skilt(p: Par) -> list[Par]:
    """Return a split or join as a change and the rest: the first piece is the changed one."""
    ud = [replace(p, slags=Parring.ÆNDRET, gamle=p.gamle[:1], nye=p.nye[:1])]
    ud += [Par(Parring.SLETTET, (g,), ()) for g in p.gamle[1:]]
    ud += [Par(Parring.NY, (), (n,)) for n in p.nye[1:]]
    return ud


def med_første_note(
    f: Fletning, plan: list[Par], gamle: Sequence[Element], nye: Sequence[Element]
) -> list[Par]:
    """Return the plan with the paragraph of the first note as one whose mark can be kept."""
    nr = next((nr for nr, p in enumerate(plan) if _note_i(p, gamle, nye)), None)
    if nr is None or f.noter.brugte or not f.fin:
        return plan
    p = plan[nr]
    if p.slags in (Parring.DELT, Parring.SAMLET):
        return [*plan[:nr], *skilt(p), *plan[nr + 1 :]]
    if p.slags in EN and not _fast_før(plan[:nr], gamle, nye):
        return [*plan[:nr], *_med_den_næste(p, plan[nr + 1 :], gamle, nye)]
    return plan


def _fast_før(plan: Sequence[Par], gamle: Sequence[Element], nye: Sequence[Element]) -> bool:
    """Tell whether a paragraph of both documents comes before, and no table after it."""
    for p in reversed(plan):
        if _blokke(p, gamle, nye)[0].tag == q("tbl"):
            return False
        if p.slags not in HALE:
            return True
    return False


def _med_den_næste(
    p: Par, efter: list[Par], gamle: Sequence[Element], nye: Sequence[Element]
) -> list[Par]:
    """Return a paragraph alone as one with the next that both have, which is then alone."""
    for nr, næste in enumerate(efter):
        if _blokke(næste, gamle, nye)[0].tag == q("tbl"):
            break
        if næste.slags in (Parring.ENS, Parring.ÆNDRET):
            if all(q_.slags in HALE for q_ in efter[nr + 1 : nr + 2]):
                break
            if p.slags is Parring.SLETTET:
                begge = Par(Parring.ÆNDRET, p.gamle, næste.nye, 0.0)
                rest = Par(Parring.SLETTET, næste.gamle, ())
            else:
                begge = Par(Parring.ÆNDRET, næste.gamle, p.nye, 0.0)
                rest = Par(Parring.NY, (), næste.nye)
            return [begge, *efter[:nr], rest, *efter[nr + 1 :]]
        if næste.slags is not p.slags:
            break
    return [p, *efter]


def skal_slutte(
    f: Fletning, stykke: list[Par], gamle: Sequence[Element], nye: Sequence[Element]
) -> bool:
    """Tell whether the last paragraph is alone and has notes or links: its mark is better kept.

    Then it is the mark of the last paragraph before it of both that is new or deleted; it must
    not be the one with the first note.
    """
    faste = [nr for nr, p in enumerate(stykke) if p.slags not in HALE]
    if not faste or not all(p.slags in EN for p in stykke[faste[-1] + 1 :]):
        return False
    if stykke[-1].slags not in EN or not any(map(_i_stykker, _blokke(stykke[-1], gamle, nye))):
        return False
    med = [_note_i(p, gamle, nye) for p in stykke]
    return bool(f.noter.brugte) or True not in med or med.index(True) != faste[-1]


def _i_stykker(p: Element) -> bool:
    return har_note(p) or p.find(q("hyperlink")) is not None


def _note_i(p: Par, gamle: Sequence[Element], nye: Sequence[Element]) -> bool:
    return any(map(har_note, _blokke(p, gamle, nye)))


def _blokke(p: Par, gamle: Sequence[Element], nye: Sequence[Element]) -> list[Element]:
    """Return the blocks of a pair, as far as they stand in its place."""
    g = [] if p.slags is Parring.FLYTTET else [gamle[nr] for nr in p.gamle]
    return g + ([] if p.slags is Parring.FLYTTET_FRA else [nye[nr] for nr in p.nye])
