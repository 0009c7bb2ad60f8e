"""Where a remark stands: the paragraph as the writer knows it, and the address it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.retur.bemaerkning import Anker, Måde
from generator.word.dokument import Wordrække, er_ny
from generator.word.fladt import Afsnitsplads, Fladt

if TYPE_CHECKING:
    from generator.fund import Sti


def original(fladt: Fladt, nr: int) -> str:
    """Return a paragraph as it was before the changes, with what was split from it."""
    return "".join(_uændret(fladt, plads) for plads in fladt.sammen(nr))


def _uændret(fladt: Fladt, plads: Afsnitsplads) -> str:
    return "".join(fladt.tekst[s.start : s.slut] for s in plads.stykker if not er_ny(s.ændringer))


def anker(fladt: Fladt, start: int, slut: int) -> Anker:
    """Return where an interval stands, and the address of the smallest of ours around it."""
    nr = fladt.ved(start)
    plads, hele = fladt.pladser[nr], fladt.sammen(nr)
    inde = min(slut, hele[-1].slut)
    afsnit = original(fladt, nr)
    før = sum(_før(p, start) for p in hele)
    ord_ = afsnit[før : sum(_før(p, inde) for p in hele)]
    ny = _helter_ny(plads)
    if ny and plads.første == nr:
        # Word lets a new paragraph be the beginning of the one after it; it was typed after the
        # one before.
        afsnit, ord_, før = "", "", 0
    elif sti := _sti(fladt, nr, start, inde):
        afledt = _afledt(fladt, nr, start, inde)
        return Anker(sti, Måde.BOGMÆRKE, afsnit, ord_, før, plads.art, "", afledt)
    i = fladt.forrige_adresse(plads.første, plads.art if plads.art == "afsnit" else "")
    if i is not None:
        sti, forrige = fladt.pladser[i].bogmærker[0].sti, original(fladt, i)
        return Anker(sti, Måde.NÆRMESTE, afsnit, ord_, før, plads.art, forrige)
    if ny and (sti := _sti(fladt, nr, start, inde)):
        return Anker(sti, Måde.NÆRMESTE, afsnit, ord_, før, plads.art)
    return Anker((), Måde.INGEN, afsnit, ord_, før, plads.art)


def _helter_ny(plads: Afsnitsplads) -> bool:
    return bool(plads.stykker) and all(er_ny(s.ændringer) for s in plads.stykker)


def _sti(fladt: Fladt, nr: int, start: int, slut: int) -> Sti:
    """Return the address of the smallest bookmark of ours, else of the paragraph or the row."""
    bogmærker = [b for p in fladt.sammen(nr) for b in p.bogmærker]
    om = [b for b in bogmærker if b.start <= start and slut <= b.slut]
    if start == slut:  # between two, what is written belongs to the one it continues
        om = [b for b in om if b.start < start] or om
    if om:
        return min(om, key=lambda b: b.slut - b.start).sti
    if bogmærker:
        return bogmærker[0].sti
    række = fladt.pladser[nr].række
    return _rækkens(fladt, nr, række) if række is not None else ()


def _afledt(fladt: Fladt, nr: int, start: int, slut: int) -> str | None:
    """Return what the words are computed from; empty when they are the template's own."""
    regnet = [b for p in fladt.sammen(nr) for b in p.afledte if b.start <= start and slut <= b.slut]
    if regnet and (start < slut or regnet[0].start < start < regnet[0].slut):
        return regnet[0].afledt
    om = [b for p in fladt.sammen(nr) for b in p.bogmærker if b.start <= start and slut <= b.slut]
    return min(om, key=lambda b: b.slut - b.start).afledt if om else None


def _rækkens(fladt: Fladt, nr: int, række: Wordrække) -> Sti:
    """Return the address of another cell of the row."""
    for skridt in (-1, 1):
        andet = nr + skridt
        while 0 <= andet < len(fladt.pladser) and fladt.pladser[andet].række is række:
            if fladt.pladser[andet].bogmærker:
                return fladt.pladser[andet].bogmærker[0].sti
            andet += skridt
    return ()


def _før(plads: Afsnitsplads, punkt: int) -> int:
    """Return how much of the original paragraph stands before a point."""
    return sum(
        min(s.slut, punkt) - s.start
        for s in plads.stykker
        if s.start < punkt and not er_ny(s.ændringer)
    )
