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

from generator.sammenlign.parring import Par, Parring, indsat, slettet
from generator.sammenlign.redline.fletning import Fletning
from generator.sammenlign.redline.xml import q
from generator.word.xml import Element

EN = (Parring.NY, Parring.SLETTET)
HALE = (Parring.NY, Parring.SLETTET, Parring.FLYTTET, Parring.FLYTTET_FRA)
"""What stands in its place in one of the documents alone."""


def har_note(p: Element) -> bool:
    """Tell whether a note is referred to in a block."""
    return p.find(f".//{q('footnoteReference')}") is not None


def skilt(p: Par) -> list[Par]:
    """Return a split or join as a change and the rest: the first piece is the changed one."""
    ud = [replace(p, slags=Parring.ÆNDRET, gamle=p.gamle[:1], nye=p.nye[:1])]
    ud += [slettet(g) for g in p.gamle[1:]]
    ud += [indsat(n) for n in p.nye[1:]]
    return ud


def med_kendte_mærker(
    f: Fletning, plan: list[Par], gamle: Sequence[Element], nye: Sequence[Element]
) -> list[Par]:
    """Return the plan with the paragraphs with notes or links as ones whose marks can be kept."""
    if not f.fin:
        return plan
    første = None
    if not f.noter.brugte:
        første = next((p for p in plan if _note_i(p, gamle, nye)), None)
    ud: list[Par] = []
    rest = list(plan)
    while rest:
        p = rest.pop(0)
        if p is første and p.slags in (Parring.DELT, Parring.SAMLET):
            rest = skilt(p) + rest
            p = første = rest.pop(0)
        fast_før = _fast_før(ud, gamle, nye)
        if not _er_afsnit(p, gamle, nye):
            pass
        elif p is første and p.slags not in HALE:
            nyt = _uden_hale(p, rest, gamle, nye) if fast_før else None
            if nyt is not None:
                rest = nyt
                continue
        elif p.slags in EN and not fast_før and _er_værst(p, første, gamle, nye):
            rest = _med_en_anden(p, ud, rest, p is første, gamle, nye)
            p = rest.pop(0)
        ud.append(p)
    return ud


def _er_værst(p: Par, første: Par | None, gamle: Sequence[Element], nye: Sequence[Element]) -> bool:
    return p is første or any(map(_i_stykker, _blokke(p, gamle, nye)))


def _er_afsnit(p: Par, gamle: Sequence[Element], nye: Sequence[Element]) -> bool:
    return _blokke(p, gamle, nye)[0].tag == q("p")


def _fast_før(plan: Sequence[Par], gamle: Sequence[Element], nye: Sequence[Element]) -> bool:
    """Tell whether a paragraph of both documents comes before, and no table after it."""
    for p in reversed(plan):
        if not _er_afsnit(p, gamle, nye):
            return False
        if p.slags not in HALE:
            return True
    return False


def _uden_hale(
    p: Par, efter: list[Par], gamle: Sequence[Element], nye: Sequence[Element]
) -> list[Par] | None:
    """Return the plan from the first note on when only one document goes on after it; else None.

    Its mark would be the one that is new or deleted: so it is deleted and inserted, and what the
    other document has stands last.
    """
    hale = list(takewhile(lambda p: p.slags in EN and _er_afsnit(p, gamle, nye), efter))
    til_ende = len(hale) == len(efter) or not _er_afsnit(efter[len(hale)], gamle, nye)
    if not til_ende or len({p.slags for p in hale}) != 1:
        return None
    før, nu = slettet(*p.gamle), indsat(*p.nye)
    if hale[0].slags is Parring.NY:
        før, nu = nu, før
    return [før, *hale, nu, *efter[len(hale) :]]


def _med_en_anden(
    p: Par,
    før: list[Par],
    efter: list[Par],
    første: bool,
    gamle: Sequence[Element],
    nye: Sequence[Element],
) -> list[Par]:
    """Return what comes with a paragraph alone, as one with another of the other document.

    That is its neighbour when it is alone too, else the next that both have: then what it was
    one with is alone. With the first note (`første`) in it that must not be the last one.
    """
    anden = Parring.NY if p.slags is Parring.SLETTET else Parring.SLETTET
    if efter and efter[0].slags is anden and _er_afsnit(efter[0], gamle, nye):
        return [_begge(p, efter[0]), *efter[1:]]
    if før and før[-1].slags is anden and _er_afsnit(før[-1], gamle, nye):
        return [_begge(p, før.pop()), *efter]
    afsnit = list(takewhile(lambda p: _er_afsnit(p, gamle, nye), efter))
    faste = [nr for nr, p in enumerate(afsnit) if p.slags not in HALE]
    if not faste or afsnit[faste[0]].slags not in (Parring.ENS, Parring.ÆNDRET):
        return [p, *efter]
    if første and len(faste) == 1:
        return [p, *efter]
    næste = afsnit[faste[0]]
    alene = slettet(*næste.gamle) if p.slags is Parring.SLETTET else indsat(*næste.nye)
    return [_begge(p, næste), *efter[: faste[0]], alene, *efter[faste[0] + 1 :]]


def _begge(p: Par, anden: Par) -> Par:
    """Return a paragraph of one document as one with that of the other."""
    if p.slags is Parring.SLETTET:
        return Par(Parring.ÆNDRET, p.gamle, anden.nye, 0.0)
    return Par(Parring.ÆNDRET, anden.gamle, p.nye, 0.0)


def skal_slutte(
    f: Fletning,
    stykke: list[Par],
    næste: Par | None,
    gamle: Sequence[Element],
    nye: Sequence[Element],
) -> bool:
    """Tell whether the last paragraph is alone and has notes or links: its mark is better kept.

    Then it is the mark of the last paragraph before it of both that is new or deleted; it must
    not be the one with the first note.
    """
    faste = [nr for nr, p in enumerate(stykke) if p.slags not in HALE]
    hale = stykke[faste[-1] + 1 :] if faste else []
    if not hale or not all(p.slags in EN for p in hale):
        return False
    med = [] if f.noter.brugte else [_note_i(p, gamle, nye) for p in stykke]
    første = med.index(True) if True in med else None
    if første == faste[-1]:
        return False
    if første == len(stykke) - 1:
        return True
    fortsætter = næste is not None and næste.slags is stykke[-1].slags
    alle = [e for p in hale for e in _blokke(p, gamle, nye)]
    return not fortsætter and any(map(_i_stykker, alle))


def _i_stykker(p: Element) -> bool:
    return har_note(p) or p.find(q("hyperlink")) is not None


def _note_i(p: Par, gamle: Sequence[Element], nye: Sequence[Element]) -> bool:
    return any(map(har_note, _blokke(p, gamle, nye)))


def _blokke(p: Par, gamle: Sequence[Element], nye: Sequence[Element]) -> list[Element]:
    """Return the blocks of a pair, as far as they stand in its place."""
    g = [] if p.slags is Parring.FLYTTET else [gamle[nr] for nr in p.gamle]
    return g + ([] if p.slags is Parring.FLYTTET_FRA else [nye[nr] for nr in p.nye])
