"""Reads a document as what it says: paragraphs of pieces, tables of rows, notes where they stand.

The same reading serves the comparison and the engine's check of itself: with `Udsyn` it sees a
redline as it is when everything is accepted or rejected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from generator.sammenlign.redline.pakke import SIDEHOVEDER, Redlinefejl
from generator.sammenlign.redline.xml import Nøgle, attributter, mærker, nøgle, q
from generator.word.xml import CHARACTERS, Element

MÆRKE = "\ufffc"
"""Stands in the text for what is no text: a note, a picture, a field."""
TEGN = {q(navn): tegn for tegn, navn in CHARACTERS.items()}
BOGMÆRKER = (q("bookmarkStart"), q("bookmarkEnd"))
_INTET = {
    *BOGMÆRKER,
    *map(q, ("pPr", "rPr", "tcPr", "proofErr", "lastRenderedPageBreak")),
    *map(q, ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")),
}
"""What says nothing of the text."""
_FREMMEDE = {*map(q, ("commentReference", "fldChar", "instrText", "delInstrText"))}
_EGNE_UDEN = frozenset(
    {
        *map(q, ("rPr", "sectPr", "ins", "del")),
        *(q(f"{egne}Change") for egne in ("rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr")),
        *(q("sectPrChange"), *SIDEHOVEDER),
    }
)
"""What stands among properties and is none of them."""


class Udsyn(Enum):
    """How tracked changes are seen."""

    INGEN = "ingen"
    """There are to be none."""
    GODKENDT = "godkendt"
    AFVIST = "afvist"


_VÆK = {
    Udsyn.GODKENDT: {q("del"), q("moveFrom")},
    Udsyn.AFVIST: {q("ins"), q("moveTo")},
}
_SPOR = set().union(*_VÆK.values())


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Text with one look, or one thing that is no text."""

    tekst: str
    """`MÆRKE` for what is no text; empty for a bookmark's start or end."""
    form: Nøgle
    """The look: the key of the run's properties."""
    link: Nøgle
    """The attributes of the link around."""
    ting: Nøgle
    """What a `MÆRKE` is; empty for text."""
    rpr: Element | None = None
    element: Element | None = None
    """The run's child, or the whole element, that is no text."""

    @property
    def udseende(self) -> object:
        """Return what neighbours share to be one piece; what is no text is alone."""
        return (self.form, self.link) if self.element is None else self.element

    def med(self, tekst: str) -> TextPiece:
        """Return the piece with another text."""
        return TextPiece(tekst, self.form, self.link, self.ting, self.rpr, self.element)


class PartReader:
    """Reads bodies, cells and notes whose ids are those of one package (see `Fletning`)."""

    def __init__(
        self, udsyn: Udsyn = Udsyn.INGEN, noter: Mapping[str, Element] | None = None
    ) -> None:
        self.udsyn = udsyn
        self._væk = _VÆK.get(udsyn, set())
        self._noter = noter
        """Id -> note; without them a note is told by its id."""

    # --- paragraphs -------------------------------------------------------------------------

    def stykker(self, p: Element) -> list[TextPiece]:
        """Return a paragraph's pieces, neighbours with the same look as one."""
        return list(_samlet(self.dele(p)))

    def dele(self, i: Element, link: Nøgle = ()) -> Iterator[TextPiece]:
        """Yield what stands in a paragraph or link, its bookmarks too."""
        for barn in i:
            tag = barn.tag
            if tag == q("r"):
                yield from self._løb(barn, link)
            elif tag == q("hyperlink"):
                yield from self.dele(barn, tuple(sorted(attributter(barn))))
            elif tag in _SPOR:
                if self.udsyn is Udsyn.INGEN:
                    raise Redlinefejl("Dokumentet har allerede sporede ændringer.")
                if tag not in self._væk:
                    yield from self.dele(barn, link)
            elif tag in BOGMÆRKER:
                yield TextPiece("", (), (), (), element=barn)
            elif tag in _INTET or not isinstance(tag, str):
                continue
            elif tag == q("fldSimple"):
                yield TextPiece(MÆRKE, (), link, self._ting(barn), element=barn)
            else:
                raise _ukendt(tag)

    def _løb(self, r: Element, link: Nøgle) -> Iterator[TextPiece]:
        rpr = r.find(q("rPr"))
        form = self.form(rpr)
        for barn in r:
            tag = barn.tag
            if tag in (q("t"), q("delText")):
                tegn = barn.text or ""
            elif tag in TEGN and (tag != q("br") or not barn.attrib):
                tegn = TEGN[tag]
            elif tag in _INTET or not isinstance(tag, str):
                continue
            elif tag in _FREMMEDE:
                raise _ukendt(tag)
            else:
                yield TextPiece(MÆRKE, form, link, self._ting(barn), rpr, barn)
                continue
            if tegn:
                yield TextPiece(tegn, form, link, (), rpr)

    def form(self, rpr: Element | None) -> Nøgle:
        """Return the key of a run's properties as the view sees them."""
        return () if rpr is None else tuple(sorted(self.nøgle_af(rpr), key=repr))

    def _ting(self, element: Element) -> Nøgle:
        """Return what a thing is."""
        if self._noter is not None and element.tag == q("footnoteReference"):
            return ("note", *self.blokke(self._noter[element.get(q("id"), "")]))
        return nøgle(element)

    def egne(self, over: Element, navn: str) -> Nøgle:
        """Return the key of the properties ``w:navn`` of an element as the view sees them."""
        return self.nøgle_af(over.find(q(navn)))

    def nøgle_af(self, egne: Element | None) -> Nøgle:
        """Return the key of properties as the view sees them."""
        if egne is None:
            return ()
        ændring = egne.find(f"{egne.tag}Change")
        if ændring is not None and self.udsyn is Udsyn.AFVIST:
            return nøgle(ændring[0], uden=_EGNE_UDEN)[3:] if len(ændring) else ()
        return nøgle(egne, uden=_EGNE_UDEN)[3:]

    # --- blocks -----------------------------------------------------------------------------

    def blokke(self, i: Element) -> list[Nøgle]:
        """Return the key of every block: paragraphs and tables."""
        ud: list[Nøgle] = []
        rest: list[TextPiece] = []
        for barn in i:
            tag = barn.tag
            if tag == q("p"):
                rest += self.dele(barn)
                if not self._mærke_væk(barn):
                    ud.append(("afsnit", self.egne(barn, "pPr"), *_nøgler(rest)))
                    rest = []
            elif tag == q("tbl"):
                if any(s.tekst for s in rest):
                    # Nothing to join with: only the mark of an empty paragraph can go here.
                    ud.append(("tekst uden afsnit", *_nøgler(rest)))
                rest = []
                ud += self.tabel(barn)
            elif tag == q("sectPr"):
                ud.append(("side", *self.nøgle_af(barn)))
            elif tag not in _INTET and isinstance(tag, str):
                raise _ukendt(tag)
        if not any(blok[0] in ("afsnit", "tabel") for blok in ud):
            ud.insert(0, ("afsnit", ()))  # as Word opens it
        return ud

    def _mærke_væk(self, p: Element) -> bool:
        """Tell whether the paragraph's own mark is not there; the last one always is."""
        return any(e.tag in self._væk for e in mærker(p)) and not _er_sidst(p)

    def tabel(self, tbl: Element) -> list[Nøgle]:
        """Return the key of a table; none when no row is left of it."""
        rækker = [r for tr in tbl.iterchildren(q("tr")) for r in self._række(tr)]
        hoved = ("tabel", self.egne(tbl, "tblPr"), self.egne(tbl, "tblGrid"))
        return [(*hoved, *rækker)] if rækker else []

    def _række(self, tr: Element) -> list[Nøgle]:
        """Return the key of a row; none when it is not there in this view."""
        if any(e.tag in self._væk for e in tr.iterfind(f"{q('trPr')}/*")):
            return []
        celler = tr.iterchildren(q("tc"))
        return [(self.egne(tr, "trPr"), *((self.egne(c, "tcPr"), *self.blokke(c)) for c in celler))]


def _samlet(stykker: Iterable[TextPiece]) -> Iterator[TextPiece]:
    for _, gruppe in groupby((s for s in stykker if s.tekst), key=lambda s: s.udseende):
        første, *resten = gruppe
        yield første.med("".join(s.tekst for s in (første, *resten))) if resten else første


def _nøgler(stykker: Iterable[TextPiece]) -> Iterator[Nøgle]:
    return ((uden_bløde(s.tekst), s.form, s.link, s.ting) for s in _samlet(stykker))


def uden_bløde(tekst: str) -> str:
    """Return a text as it is compared: a column that has become narrower changes no word."""
    return tekst.replace("\u00ad", "")


def _er_sidst(p: Element) -> bool:
    """Tell whether no block comes after: the last mark of a body or a cell is always there."""
    return next(p.itersiblings(q("p"), q("tbl")), None) is None


def _ukendt(tag: str) -> Redlinefejl:
    navn = tag.rpartition("}")[2]
    return Redlinefejl(f"Dokumentet har noget, som dette program ikke selv skriver (w:{navn}).")
