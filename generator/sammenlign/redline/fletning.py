"""What the modules share while one redline is made: two documents with the ids of one package."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from itertools import count

from lxml import etree

from generator.fund import Sti
from generator.sammenlign.redline.laes import PartReader, TextPiece
from generator.sammenlign.redline.noter import NotePairs
from generator.sammenlign.redline.numre import ListPairs
from generator.sammenlign.redline.pakke import (
    HOVEDDEL,
    NOTEDEL,
    SIDEHOVEDER,
    Redlinefejl,
    Redlinepakke,
    part,
)
from generator.sammenlign.redline.xml import Nøgle, highest, ny, q
from generator.word.pakke import Pakke
from generator.word.stier import læs_stier
from generator.word.xml import Element


class Fletning:
    """Two documents about to be one.

    Their bodies and notes are copies in which what is the same has the same id: links, pictures,
    lists, notes. So elements can be held against each other as they stand, and go into the redline
    as they are.
    """

    def __init__(
        self, gammel: Pakke, ny: Pakke, forfatter: str, dato: datetime, *, fin: bool
    ) -> None:
        self.gammel = gammel
        self.fin = fin
        """Whether splits, moves and looks are marked as such, or as deleted and inserted."""
        self.udgave = Redlinepakke(ny)
        self.notedele = self.udgave.optag(gammel, NOTEDEL), self.udgave.optag(ny, NOTEDEL)
        self.numre = ListPairs(gammel, ny)
        self.noter = NotePairs(*self.notedele)
        self.kroppe = self._krop(gammel), self._krop(ny)
        etree.strip_elements(self.kroppe[0], *SIDEHOVEDER, with_tail=False)
        for rod in (self.kroppe[0], self.notedele[0]):
            self.numre.navngiv(rod)
        self.noter.navngiv(*self.kroppe)
        self.læser = PartReader()
        self._egne = {"author": forfatter, "date": _tid(dato)}
        self._id = count(highest(_mærker(ny), "id") + 1)
        self._stier = [læs_stier(gammel), læs_stier(ny)]
        self._tegning = count(1)
        self._flytninger: dict[tuple[Element, Element], str] = {}
        self._ting: dict[tuple[Nøgle, Nøgle], str] = {}

    def _krop(self, pakke: Pakke) -> Element:
        rod = self.udgave.optag(pakke, HOVEDDEL)
        krop = None if rod is None else rod.find(q("body"))
        if krop is None:
            raise Redlinefejl("Dokumentet er beskadiget: Det har ingen krop.")
        return krop

    def revision(self, tag: str, *indhold: Element) -> Element:
        """Return a tracked change with author, date and an id of its own."""
        return ny(tag, *indhold, id=next(self._id), **self._egne)

    def grænser(self, tag: str, navn: str) -> tuple[Element, Element]:
        """Return the start and end of a place that something was moved from or to."""
        start = self.revision(f"{tag}RangeStart")
        start.set(q("name"), navn)
        return start, ny(f"{tag}RangeEnd", id=start.get(q("id")))

    def flytning(self, par: tuple[Element, Element]) -> str:
        """Return the name that ties the two places of a move."""
        return self._flytninger.setdefault(par, f"flyt{len(self._flytninger) + 1}")

    def nummer(self) -> int:
        """Return an id for what has one and neither author nor date."""
        return next(self._id)

    def sti(self, p: Element, side: int) -> Sti | None:
        """Return the paragraph's address in the YAML; None when it has none.

        `side` is `blokpar.OLD` or `NEW`.
        """
        mærke = p.find(f".//{q('bookmarkStart')}")
        return None if mærke is None else self._stier[side].get(mærke.get(q("name"), ""))

    def tingnøgle(self, s: TextPiece) -> str:
        """Return what tells apart a thing, or words that are links, in a comparison."""
        return f"\0{self._ting.setdefault((s.ting, s.link), str(len(self._ting)))}"

    def ting(self, element: Element, *, gammel: bool, ny: bool) -> Element:
        """Return a copy of what is no text, with an id of its own in the redline."""
        kopi = deepcopy(element)
        if kopi.tag == q("footnoteReference"):
            kopi.set(q("id"), self.noter.brug(kopi.get(q("id"), ""), gammel=gammel, ny=ny))
        for tegning in kopi.iter("{*}docPr"):
            tegning.set("id", str(next(self._tegning)))
        return kopi


def _tid(dato: datetime) -> str:
    if dato.tzinfo is not None:
        dato = dato.astimezone(UTC)
    return dato.strftime("%Y-%m-%dT%H:%M:%SZ")


def _mærker(pakke: Pakke) -> Iterator[Element]:
    """Yield the bookmarks: the ids of the changes come after theirs."""
    for navn in pakke.navne():
        if navn.startswith("word/") and navn.endswith(".xml"):
            yield from part(pakke, navn).iter(q("bookmarkStart"))
