"""Reads a document as what it says: paragraphs of pieces, tables of rows, notes where they stand.

The same reading serves the comparison and the engine's check of itself: with `Udsyn` it sees a
redline as it is when everything is accepted or rejected.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from generator.sammenlign.redline.pakke import (
    HOVEDDEL,
    NOTEDEL,
    NUMMERDEL,
    Redlinefejl,
    fingerprint,
)
from generator.sammenlign.redline.xml import Nøgle, egenskaber, nøgle, q
from generator.word.pakke import Pakke
from generator.word.xml import Element, value

MÆRKE = "\ufffc"
"""Stands in the text for what is no text: a note, a picture, a field."""
TEGN = {
    q("tab"): "\t",
    q("br"): "\n",
    q("softHyphen"): "\u00ad",
    q("noBreakHyphen"): "\u2011",
}
BOGMÆRKER = (q("bookmarkStart"), q("bookmarkEnd"))
_INTET = {
    *BOGMÆRKER,
    q("proofErr"),
    q("lastRenderedPageBreak"),
    *map(q, ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")),
}
"""What says nothing of the text."""
PPR_UDEN = frozenset(map(q, ("rPr", "sectPr", "pPrChange", "numPr")))
_TCPR_UDEN = frozenset({q("tcPrChange")})
_TRPR_UDEN = frozenset(map(q, ("ins", "del", "trPrChange")))
_TBLPR_UDEN = frozenset({q("tblPrChange")})
_RPR_UDEN = frozenset({q("rPrChange")})
_GRID_UDEN = frozenset({q("tblGridChange")})
_SECT_UDEN = frozenset(map(q, ("sectPrChange", "headerReference", "footerReference")))


class Udsyn(Enum):
    """How tracked changes are seen."""

    INGEN = "ingen"
    """There are to be none."""
    GODKENDT = "godkendt"
    AFVIST = "afvist"


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Text with one look, or one thing that is no text."""

    tekst: str
    """`MÆRKE` for what is no text."""
    form: Nøgle
    """The look: the key of the run's properties."""
    link: Nøgle
    ting: Nøgle
    """What a `MÆRKE` is; empty for text."""
    rpr: Element | None
    element: Element | None
    """The run's child, or the whole element, that is no text."""
    linkelement: Element | None


class PartReader:
    """Reads one part of a package."""

    def __init__(self, pakke: Pakke, del_: str = HOVEDDEL, udsyn: Udsyn = Udsyn.INGEN) -> None:
        self.pakke = pakke
        self.del_ = del_
        self.udsyn = udsyn
        self.ind = {q("ins"), q("moveTo")}
        self.ud = {q("del"), q("moveFrom")}
        self._numre: dict[str, int] = {}
        self._definitioner: dict[str, str] | None = None

    # --- paragraphs -------------------------------------------------------------------------

    def stykker(self, p: Element) -> list[TextPiece]:
        """Return a paragraph's pieces, neighbours with the same look as one."""
        ud: list[TextPiece] = []
        for stykke in self._stykker(p, (), None):
            sidste = ud[-1] if ud else None
            if (
                sidste is not None
                and not sidste.ting
                and not stykke.ting
                and (sidste.form, sidste.link) == (stykke.form, stykke.link)
            ):
                samlet = sidste.tekst + stykke.tekst
                ud[-1] = TextPiece(
                    samlet, stykke.form, stykke.link, (), sidste.rpr, None, sidste.linkelement
                )
            else:
                ud.append(stykke)
        return ud

    def _stykker(self, i: Element, link: Nøgle, linkelement: Element | None) -> Iterator[TextPiece]:
        for barn in i:
            tag = barn.tag
            if tag == q("r"):
                yield from self._løb(barn, link, linkelement)
            elif tag == q("hyperlink"):
                yield from self._stykker(barn, self.link(barn), barn)
            elif tag in self.ind or tag in self.ud:
                if self.udsyn is Udsyn.INGEN:
                    raise Redlinefejl("Dokumentet har allerede sporede ændringer.")
                if (tag in self.ind) == (self.udsyn is Udsyn.GODKENDT):
                    yield from self._stykker(barn, link, linkelement)
            elif tag == q("pPr") or tag in _INTET or not isinstance(tag, str):
                continue
            elif tag == q("fldSimple"):
                yield TextPiece(MÆRKE, (), link, self._ting(barn), None, barn, linkelement)
            else:
                raise Redlinefejl(_ukendt(tag))

    def _løb(self, r: Element, link: Nøgle, linkelement: Element | None) -> Iterator[TextPiece]:
        rpr = r.find(q("rPr"))
        form = self.rpr(rpr)
        for barn in r:
            tag = barn.tag
            if tag in (q("t"), q("delText")):
                tegn = barn.text or ""
            elif tag in TEGN and (tag != q("br") or not barn.attrib):
                tegn = TEGN[tag]
            elif tag == q("rPr") or tag in _INTET or not isinstance(tag, str):
                continue
            elif tag in (q("commentReference"), q("fldChar"), q("instrText"), q("delInstrText")):
                raise Redlinefejl(_ukendt(tag))
            else:
                yield TextPiece(MÆRKE, form, link, self._ting(barn), rpr, barn, linkelement)
                continue
            if tegn:
                yield TextPiece(tegn, form, link, (), rpr, None, linkelement)

    def rpr(self, rpr: Element | None) -> Nøgle:
        """Return the key of a run's properties as the view sees them."""
        if rpr is None:
            return ()
        ændring = rpr.find(q("rPrChange"))
        if ændring is not None and self.udsyn is Udsyn.AFVIST:
            rpr = ændring[0]
        return tuple(sorted(nøgle(rpr, uden=_RPR_UDEN)[3:], key=repr))

    def bogmærker(self, p: Element) -> list[tuple[int, Element]]:
        """Return (offset in the paragraph's text, bookmark's start or end)."""
        ud: list[tuple[int, Element]] = []
        sted = 0

        def gå(i: Element) -> None:
            nonlocal sted
            for barn in i:
                if barn.tag in BOGMÆRKER:
                    ud.append((sted, barn))
                elif barn.tag == q("r"):
                    sted += sum(len(s.tekst) for s in self._løb(barn, (), None))
                elif barn.tag == q("fldSimple"):
                    sted += 1
                elif barn.tag == q("hyperlink"):
                    gå(barn)

        gå(p)
        return ud

    def link(self, h: Element) -> Nøgle:
        """Return what a link leads to and how."""
        rid = h.get(q("r:id"))
        egne = tuple(sorted((k, v) for k, v in h.items() if k != q("r:id")))
        return (fingerprint(self.pakke, self.del_, rid) if rid else (), egne)

    def _ting(self, element: Element) -> Nøgle:
        """Return what a thing is, the same in every document."""
        if element.tag == q("footnoteReference"):
            return ("note", self.note(element.get(q("id"), "")))
        return self._uden_id(element)

    def note(self, id_: str) -> Nøgle:
        """Return a note's content."""
        note = noter(self.pakke).get(id_)
        if note is None:
            raise Redlinefejl("Dokumentet er beskadiget: En fodnote mangler.")
        return tuple(PartReader(self.pakke, NOTEDEL, self.udsyn).blokke(note))

    def _uden_id(self, element: Element) -> Nøgle:
        egne = []
        for navn, egen in sorted(egenskaber(element)):
            if navn in (q("r:embed"), q("r:link"), q("r:id")):
                egne.append((navn, fingerprint(self.pakke, self.del_, egen)))
            elif element.tag.endswith(("}docPr", "}cNvPr")) and navn in ("id", "name"):
                continue
            else:
                egne.append((navn, (egen, "")))
        børn = [self._uden_id(barn) for barn in element if isinstance(barn.tag, str)]
        return (element.tag, tuple(egne), (element.text or "").strip(), *børn)

    def ppr(self, p: Element) -> Nøgle:
        """Return the key of a paragraph's properties as the view sees them."""
        ppr = self._gældende_ppr(p)
        if ppr is None:
            return ()
        nummer = ppr.find(q("numPr"))
        dele = nøgle(ppr, uden=PPR_UDEN)[3:]
        return (*dele, self._nummer(nummer)) if nummer is not None else dele

    def _gældende_ppr(self, p: Element) -> Element | None:
        ppr = p.find(q("pPr"))
        if ppr is not None and self.udsyn is Udsyn.AFVIST:
            ændring = ppr.find(q("pPrChange"))
            if ændring is not None:
                return ændring.find(q("pPr"))
        return ppr

    def _nummer(self, nummer: Element) -> Nøgle:
        """Return a list's level, its definition, and which of the document's lists it is."""
        id_ = value(nummer, "numId") or ""
        ordinal = self._numre.setdefault(id_, len(self._numre))
        return ("nummer", value(nummer, "ilvl") or "", self.definition(id_), ordinal)

    def definition(self, id_: str) -> str:
        """Return how the list `id_` looks and counts."""
        if self._definitioner is None:
            self._definitioner = definitioner(self.pakke)
        return self._definitioner.get(id_, "")

    # --- blocks -----------------------------------------------------------------------------

    def blokke(self, i: Element) -> list[Nøgle]:
        """Return the key of every block: paragraphs and tables."""
        ud: list[Nøgle] = []
        rest: tuple[Nøgle, ...] = ()
        for barn in i:
            tag = barn.tag
            if tag == q("p"):
                indhold = self._nøgler(barn, rest)
                rest = ()
                if self._mærke_væk(barn):
                    rest = indhold
                    sidste = barn
                    continue
                ud.append(("afsnit", self.ppr(barn), indhold))
            elif tag == q("tbl"):
                if rest:
                    # Nothing to join with: only the mark of an empty paragraph can go here.
                    ud.append(("tekst uden afsnit", rest))
                    rest = ()
                tabel = self.tabel(barn)
                if tabel:
                    ud.append(tabel)
            elif tag == q("sectPr"):
                ud.append(("side", nøgle(self._sectpr(barn), uden=_SECT_UDEN)))
            elif tag in _INTET or tag in (q("tcPr"),) or not isinstance(tag, str):
                continue
            else:
                raise Redlinefejl(_ukendt(tag))
        if rest:
            ud.append(("afsnit", self.ppr(sidste), rest))
        if not any(blok[0] in ("afsnit", "tabel") for blok in ud):
            ud.insert(0, ("afsnit", (), ()))  # as Word opens it
        return ud

    def _nøgler(self, p: Element, foran: tuple[Nøgle, ...]) -> tuple[Nøgle, ...]:
        nøgler: list[Nøgle] = list(foran)
        for s in self.stykker(p):
            ny: Nøgle = (uden_bløde(s.tekst), s.form, s.link, s.ting)
            if nøgler and not s.ting and nøgler[-1][1:] == ny[1:]:
                ny = (f"{nøgler.pop()[0]}{ny[0]}", *ny[1:])
            nøgler.append(ny)
        return tuple(nøgler)

    def _mærke_væk(self, p: Element) -> bool:
        """Tell whether the paragraph's own mark is not there in this view."""
        if self.udsyn is Udsyn.INGEN or _er_sidst(p):
            return False
        mærke = p.find(f"{q('pPr')}/{q('rPr')}")
        if mærke is None:
            return False
        tags = {barn.tag for barn in mærke}
        godkendt = self.udsyn is Udsyn.GODKENDT
        return bool(tags & (self.ud if godkendt else self.ind))

    def tabel(self, tbl: Element) -> Nøgle:
        """Return the key of a table; empty when no row is left of it."""
        rækker = [r for r in (self.række(tr) for tr in tbl.iterchildren(q("tr"))) if r]
        if not rækker:
            return ()
        egne = nøgle(self._før(tbl.find(q("tblPr")), "tblPrChange"), uden=_TBLPR_UDEN)
        net = nøgle(self._før(tbl.find(q("tblGrid")), "tblGridChange"), uden=_GRID_UDEN)
        return ("tabel", egne[3:], net[3:], *rækker)

    def række(self, tr: Element) -> Nøgle:
        """Return the key of a row; empty when it is not there in this view."""
        trpr = tr.find(q("trPr"))
        if trpr is not None and self.udsyn is not Udsyn.INGEN:
            væk = q("del") if self.udsyn is Udsyn.GODKENDT else q("ins")
            if trpr.find(væk) is not None:
                return ()
        egne = nøgle(self._før(trpr, "trPrChange"), uden=_TRPR_UDEN)[3:]
        return ("række", egne, *(self.celle(tc) for tc in tr.iterchildren(q("tc"))))

    def celle(self, tc: Element) -> Nøgle:
        """Return the key of a cell."""
        egne = nøgle(self._før(tc.find(q("tcPr")), "tcPrChange"), uden=_TCPR_UDEN)[3:]
        return ("celle", egne, *self.blokke(tc))

    def _sectpr(self, sectpr: Element) -> Element | None:
        return self._før(sectpr, "sectPrChange")

    def _før(self, egne: Element | None, ændring: str) -> Element | None:
        if egne is not None and self.udsyn is Udsyn.AFVIST:
            fundet = egne.find(q(ændring))
            if fundet is not None:
                return fundet[0] if len(fundet) else None
        return egne


def uden_bløde(tekst: str) -> str:
    """Return a text as it is compared: a column that has become narrower changes no word."""
    return tekst.replace("\u00ad", "")


def _er_sidst(p: Element) -> bool:
    """Tell whether no block comes after: the last mark of a body or a cell is always there."""
    efter = p.itersiblings(q("p"), q("tbl"))
    return next(efter, None) is None


def noter(pakke: Pakke) -> dict[str, Element]:
    """Return id -> note, the rules above the notes left out."""
    rod = pakke.xml(NOTEDEL)
    alle: Iterable[Element] = () if rod is None else rod.iterchildren(q("footnote"))
    return {n.get(q("id"), ""): n for n in alle if n.get(q("type"), "normal") == "normal"}


def _kort(*nøgler: Nøgle) -> str:
    """Return a long key as a short one: it is compared for every item of a list."""
    return hashlib.sha256(repr(nøgler).encode()).hexdigest()


def definitioner(pakke: Pakke) -> dict[str, str]:
    """Return id of a list -> how it looks and counts."""
    rod = pakke.xml(NUMMERDEL)
    if rod is None:
        return {}
    uden = frozenset({q("nsid"), q("tmpl")})
    abstrakte = {
        a.get(q("abstractNumId"), ""): nøgle(a, uden=uden)[3:]
        for a in rod.iterchildren(q("abstractNum"))
    }
    return {
        n.get(q("numId"), ""): _kort(
            abstrakte.get(value(n, "abstractNumId") or "", ()),
            nøgle(n, uden=frozenset({q("abstractNumId")}))[3:],
        )
        for n in rod.iterchildren(q("num"))
    }


def _ukendt(tag: str) -> str:
    navn = tag.rpartition("}")[2]
    return f"Dokumentet har noget, som dette program ikke selv skriver (w:{navn})."
