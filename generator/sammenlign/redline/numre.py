"""Lists: which of the old document's lists is which of the new one's."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from operator import itemgetter

from generator.sammenlign.parled import PairItem, Parring
from generator.sammenlign.parring import pair_up
from generator.sammenlign.redline.pakke import NUMMERDEL, Redlinefejl, part
from generator.sammenlign.redline.xml import Nøgle, highest, nøgle, q
from generator.word.pakke import Pakke
from generator.word.xml import Element, value

_EGNE_ID = frozenset({q("nsid"), q("tmpl")})
"""What tells one definition from another that looks and counts alike."""


class ListPairs:
    """Old list -> list of the redline, which has the new document's lists and the others added."""

    def __init__(self, gammel: Pakke, ny: Pakke) -> None:
        self._gammel = gammel.xml(gammel.navn_på(NUMMERDEL))
        self.rod = deepcopy(ny.xml(ny.navn_på(NUMMERDEL)))
        """The part as it is to be written."""
        self.ændret = False
        self._ny_af = {
            p.gamle[0][0]: p.nye[0][0]
            for p in pair_up(_lister(gammel), _lister(ny), itemgetter(1), flyt=False, del_=False)
            if p.slags in (Parring.ENS, Parring.ÆNDRET)
        }

    def navngiv(self, rod: Element | None) -> None:
        """Give what the old document has in lists the ids of the redline's lists."""
        for id_ in () if rod is None else rod.iter(q("numId")):
            gammelt = id_.get(q("val"), "")
            if gammelt not in self._ny_af:
                self._ny_af[gammelt] = self._tilføj(gammelt)
            id_.set(q("val"), self._ny_af[gammelt])

    def _tilføj(self, id_: str) -> str:
        if self._gammel is None:
            return id_
        if self.rod is None:
            raise Redlinefejl("Det nye dokument har ingen lister og det gamle har.")
        num = next((n for n in self._gammel.iter(q("num")) if n.get(q("numId")) == id_), None)
        if num is None:
            return id_
        kopi = deepcopy(num)
        nyt = str(highest(self.rod.iter(q("num")), "numId") + 1)
        kopi.set(q("numId"), nyt)
        henvisning = kopi.find(q("abstractNumId"))
        if henvisning is not None:
            abstrakt = self._abstrakt(self._gammel, self.rod, henvisning.get(q("val"), ""))
            henvisning.set(q("val"), abstrakt)
        efter = [barn for barn in self.rod if barn.tag == q("numIdMacAtCleanup")]
        self.rod.insert(len(self.rod) - len(efter), kopi)
        self.ændret = True
        return nyt

    def _abstrakt(self, fra: Element, til: Element, id_: str) -> str:
        """Return the id of the same definition in the redline, added when it is not there."""
        gamle = fra.iter(q("abstractNum"))
        egen = next((a for a in gamle if a.get(q("abstractNumId")) == id_), None)
        if egen is None:
            raise Redlinefejl("Dokumentet er beskadiget: En liste mangler.")
        alle = list(til.iter(q("abstractNum")))
        for a in alle:
            if _definition(a) == _definition(egen):
                return a.get(q("abstractNumId"), "")
        kopi = deepcopy(egen)
        nyt = str(highest(alle, "abstractNumId") + 1)
        kopi.set(q("abstractNumId"), nyt)
        til.insert(til.index(alle[-1]) + 1 if alle else 0, kopi)
        return nyt


def _lister(pakke: Pakke) -> list[tuple[str, PairItem]]:
    """Return id and what the items of a list say, in the order of the document."""
    rod = pakke.xml(pakke.navn_på(NUMMERDEL))
    if rod is None:
        return []
    abstrakte = {
        a.get(q("abstractNumId"), ""): _definition(a) for a in rod.iterchildren(q("abstractNum"))
    }
    uden = frozenset({q("abstractNumId")})
    definitioner = {
        n.get(q("numId"), ""): repr(
            (abstrakte.get(value(n, "abstractNumId") or ""), nøgle(n, uden=uden)[3:])
        )
        for n in rod.iterchildren(q("num"))
    }
    tekster: dict[str, list[str]] = defaultdict(list)
    for p in part(pakke, pakke.hoved).iter(q("p")):
        for id_ in p.iterfind(f"{q('pPr')}/{q('numPr')}/{q('numId')}"):
            tekster[id_.get(q("val"), "")].append("".join(t.text or "" for t in p.iter(q("t"))))
    return [
        (id_, PairItem("\n".join(dele), slags=definitioner[id_], nøgle=definitioner[id_]))
        for id_, dele in tekster.items()
        if id_ in definitioner
    ]


def _definition(abstrakt: Element) -> Nøgle:
    """Return how a list looks and counts."""
    return nøgle(abstrakt, uden=_EGNE_ID)[3:]
