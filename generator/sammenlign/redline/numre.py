"""Lists: which of the old document's lists is which of the new one's."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy

from generator.sammenlign.parring import PairItem, Parring, par
from generator.sammenlign.redline.laes import definitioner
from generator.sammenlign.redline.pakke import HOVEDDEL, NUMMERDEL, Redlinefejl, part
from generator.sammenlign.redline.xml import nøgle, q
from generator.word.pakke import Pakke
from generator.word.xml import Element


class ListPairs:
    """Old list -> list of the redline, which has the new document's lists and the others added."""

    def __init__(self, gammel: Pakke, ny: Pakke) -> None:
        self._gammel = gammel
        self._rod = deepcopy(ny.xml(NUMMERDEL))
        self.ændret = False
        self._ny_af: dict[str, str] = {}
        gamle, nye = _lister(gammel), _lister(ny)
        g_id, n_id = list(gamle), list(nye)
        for p in par(list(gamle.values()), list(nye.values()), flyt=False, del_=False):
            if p.slags in (Parring.ENS, Parring.ÆNDRET):
                self._ny_af[g_id[p.gamle[0]]] = n_id[p.nye[0]]

    @property
    def rod(self) -> Element | None:
        """The part as it is to be written."""
        return self._rod

    def ny(self, id_: str) -> str:
        """Return the redline's id of the old document's list."""
        if id_ not in self._ny_af:
            self._ny_af[id_] = self._tilføj(id_)
        return self._ny_af[id_]

    def _tilføj(self, id_: str) -> str:
        gammel_rod = self._gammel.xml(NUMMERDEL)
        if gammel_rod is None:
            return id_
        if self._rod is None:
            raise Redlinefejl("Det nye dokument har ingen lister og det gamle har.")
        num = next((n for n in gammel_rod.iter(q("num")) if n.get(q("numId")) == id_), None)
        if num is None:
            return id_
        kopi = deepcopy(num)
        nyt = str(_højeste(self._rod, "num", "numId") + 1)
        kopi.set(q("numId"), nyt)
        henvisning = kopi.find(q("abstractNumId"))
        if henvisning is not None:
            henvisning.set(q("val"), self._abstrakt(gammel_rod, henvisning.get(q("val"), "")))
        efter = [barn for barn in self._rod if barn.tag == q("numIdMacAtCleanup")]
        self._rod.insert(len(self._rod) - len(efter), kopi)
        self.ændret = True
        return nyt

    def _abstrakt(self, gammel_rod: Element, id_: str) -> str:
        """Return the id of the same definition in the redline, added when it is not there."""
        assert self._rod is not None
        uden = frozenset({q("nsid"), q("tmpl")})
        egen = next(
            a for a in gammel_rod.iter(q("abstractNum")) if a.get(q("abstractNumId")) == id_
        )
        for a in self._rod.iter(q("abstractNum")):
            if nøgle(a, uden=uden)[3:] == nøgle(egen, uden=uden)[3:]:
                return a.get(q("abstractNumId"), "")
        kopi = deepcopy(egen)
        nyt = str(_højeste(self._rod, "abstractNum", "abstractNumId") + 1)
        kopi.set(q("abstractNumId"), nyt)
        efter = [nr for nr, barn in enumerate(self._rod) if barn.tag == q("abstractNum")]
        self._rod.insert(efter[-1] + 1 if efter else 0, kopi)
        return nyt


def _lister(pakke: Pakke) -> dict[str, PairItem]:
    """Return id -> what the items of a list say, in the order of the document."""
    defs = definitioner(pakke)
    tekster: dict[str, list[str]] = defaultdict(list)
    for p in part(pakke, HOVEDDEL).iter(q("p")):
        for id_ in p.iterfind(f"{q('pPr')}/{q('numPr')}/{q('numId')}"):
            tekster[id_.get(q("val"), "")].append("".join(t.text or "" for t in p.iter(q("t"))))
    return {
        id_: PairItem("\n".join(dele), slags=defs.get(id_, ""), nøgle=defs.get(id_))
        for id_, dele in tekster.items()
        if id_ in defs
    }


def _højeste(rod: Element, slags: str, navn: str) -> int:
    return max((int(e.get(q(navn), "0")) for e in rod.iter(q(slags))), default=0)
