"""Keeps apart what is inserted at the end of a paragraph and at the start of the next one.

With nothing but a mark of both documents between them LibreOffice has the two as one, and rejecting
it takes the mark along. So something deleted comes in between: what was replaced, or a word.
"""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import takewhile

from generator.sammenlign.redline.fletning import Fletning
from generator.sammenlign.redline.flytninger import UDEN_TEKST
from generator.sammenlign.redline.xml import mærker, q
from generator.word.xml import Element, append_text

IND, UD = q("ins"), q("del")
MÆRKER = (IND, UD, q("moveFrom"), q("moveTo"))


def hold_adskilt(f: Fletning, krop: Element) -> None:
    """Set a deletion between two insertions that have only a paragraph's mark between them."""
    for p in list(krop.iter(q("p"))):
        efter = _næste(p)
        if efter is None or any(e.tag in MÆRKER for e in mærker(p)):
            continue
        dele, næste = _dele(p), _dele(efter)
        ind = _gruppe(dele[::-1], IND)[::-1]
        næste_ind = _gruppe(næste, IND)
        if not ind or not (næste_ind or (not næste and any(e.tag == IND for e in mærker(efter)))):
            continue
        ud = _gruppe(dele[: -len(ind)][::-1], UD)[::-1]
        næste_ud = _gruppe(næste[len(næste_ind) :], UD)
        if ud:
            for e in ud[::-1]:
                ind[-1].addnext(e)
        elif næste_ud:
            for e in næste_ud:
                næste_ind[0].addprevious(e)
        elif len(dele) > len(ind) and (ord_ := _ord(dele[-len(ind) - 1], -1)) is not None:
            ind[0].addprevious(f.revision("ins", ord_))
            ind[-1].addnext(f.revision("del", _slettet(ord_)))
        elif len(næste) > len(næste_ind) and (ord_ := _ord(næste[len(næste_ind)], 0)) is not None:
            næste_ind[-1].addnext(f.revision("ins", ord_))
            næste_ind[0].addprevious(f.revision("del", _slettet(ord_)))


def _næste(p: Element) -> Element | None:
    """Return the paragraph that comes next, when nothing is between them."""
    efter = next(p.itersiblings(q("p"), q("tbl")), None)
    return efter if efter is not None and efter.tag == q("p") else None


def _dele(p: Element) -> list[Element]:
    return [e for e in p if e.tag not in UDEN_TEKST]


def _gruppe(dele: list[Element], slags: str) -> list[Element]:
    """Return the first of them that are only inserted, or only deleted."""
    return list(takewhile(lambda e: _slags(e) == {slags}, dele))


def _slags(e: Element) -> set[object]:
    return {barn.tag for barn in e} if e.tag == q("hyperlink") else {e.tag}


def _ord(r: Element, ende: int) -> Element | None:
    """Take the last (-1) or first (0) word off a run; None when it is no plain text."""
    børn = [barn for barn in r if barn.tag != q("rPr")] if r.tag == q("r") else []
    t = børn[ende] if børn else None
    if t is None or t.tag != q("t") or r.find(f"{q('rPr')}/{q('rPrChange')}") is not None:
        return None
    fundet = re.search(r"\S+\s*$" if ende else r"^\s*\S+", t.text or "")
    if fundet is None:
        return None
    ord_ = deepcopy(r)
    for barn in list(ord_):
        if barn.tag != q("rPr"):
            ord_.remove(barn)
    append_text(ord_, fundet[0])
    t.text = (t.text or "")[: fundet.start()] + (t.text or "")[fundet.end() :]
    tomt, over = (r, r.getparent()) if len(børn) == 1 else (t, r)
    if not t.text and over is not None:
        over.remove(tomt)
    return ord_


def _slettet(r: Element) -> Element:
    ud = deepcopy(r)
    for t in ud.iter(q("t")):
        t.tag = q("delText")
    return ud
