"""What the modules share while one redline is made."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from datetime import UTC, datetime
from enum import Enum
from itertools import count

from generator.fund import Sti
from generator.sammenlign.redline.laes import PPR_UDEN, PartReader, TextPiece
from generator.sammenlign.redline.noter import NotePairs
from generator.sammenlign.redline.numre import ListPairs
from generator.sammenlign.redline.pakke import HOVEDDEL, Redlinepakke, part
from generator.sammenlign.redline.xml import Nøgle, egenskaber, ny, nøgle, q
from generator.word.pakke import Pakke
from generator.word.stier import læs_stier
from generator.word.xml import Element, value


class Version(Enum):
    """Which document something is from."""

    GAMMEL = "gammel"
    NY = "ny"


class Fletning:
    """One part being made of an old one and a new one."""

    def __init__(self, gammel: Pakke, ny: Pakke, forfatter: str, dato: datetime) -> None:
        self.gammel, self.ny = gammel, ny
        self.udgave = Redlinepakke(ny)
        self.numre = ListPairs(gammel, ny)
        self.noter = NotePairs(gammel, ny)
        self.fin = True
        """Whether splits, moves and looks are marked as such, or as deleted and inserted."""
        self._egne = {"author": forfatter, "date": _tid(dato)}
        self._id = count(_højeste_id(ny) + 1)
        self._stier = {Version.GAMMEL: læs_stier(gammel), Version.NY: læs_stier(ny)}
        self._tegning = count(1)
        self._flytninger: dict[tuple[Element, Element], str] = {}
        self._ting: dict[tuple[Nøgle, Nøgle], str] = {}
        self.skift_del(HOVEDDEL)

    def skift_del(self, navn: str) -> None:
        """Go on with another part."""
        self.del_ = navn
        self._læsere = {
            Version.GAMMEL: PartReader(self.gammel, navn),
            Version.NY: PartReader(self.ny, navn),
        }

    def læser(self, side: Version) -> PartReader:
        """Return the reader of the old or the new part."""
        return self._læsere[side]

    def revision(self, tag: str, *indhold: Element) -> Element:
        """Return a tracked change with author, date and an id of its own."""
        element = ny(tag, *indhold, id=next(self._id))
        for navn, værdi in self._egne.items():
            element.set(q(navn), værdi)
        return element

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

    def sti(self, p: Element, side: Version) -> Sti | None:
        """Return the paragraph's address in the YAML; None when it has none."""
        mærke = p.find(f".//{q('bookmarkStart')}")
        return None if mærke is None else self._stier[side].get(mærke.get(q("name"), ""))

    # --- paragraphs -------------------------------------------------------------------------

    def ppr(self, p: Element, side: Version) -> Element:
        """Return a copy of a paragraph's properties, its list one of the redline's."""
        fundet = p.find(q("pPr"))
        ppr = ny("pPr") if fundet is None else deepcopy(fundet)
        if side is Version.GAMMEL:
            for id_ in ppr.iterfind(f"{q('numPr')}/{q('numId')}"):
                id_.set(q("val"), self.numre.ny(id_.get(q("val"), "")))
        return ppr

    def ppr_nøgle(self, p: Element, side: Version) -> Nøgle:
        """Return what a paragraph's properties are, comparable between the two documents."""
        ppr = p.find(q("pPr"))
        if ppr is None:
            return ()
        dele = nøgle(ppr, uden=PPR_UDEN)[3:]
        nummer = ppr.find(q("numPr"))
        if nummer is None:
            return dele
        id_ = value(nummer, "numId") or ""
        if side is Version.GAMMEL:
            id_ = self.numre.ny(id_)
        return (*dele, ("nummer", value(nummer, "ilvl") or "", id_))

    def tingnøgle(self, s: TextPiece, side: Version) -> str:
        """Return what tells apart a thing, or words that are links, in a comparison."""
        ting = s.ting
        if ting and ting[0] == "note":
            assert s.element is not None
            ting = self.noter.nøgle(s.element.get(q("id"), ""), side is Version.GAMMEL)
        return f"\0{self._ting.setdefault((ting, s.link), str(len(self._ting)))}"

    def link(self, s: TextPiece | None, side: Version, løb: Iterable[Element]) -> Element:
        """Return a link around runs."""
        assert s is not None
        assert s.linkelement is not None
        h = ny("hyperlink")
        for navn, værdi in egenskaber(s.linkelement):
            h.set(navn, self._relation(værdi, side) if navn == q("r:id") else værdi)
        h.extend(løb)
        return h

    def ting(self, element: Element, side: Version, før: Element | None) -> Element:
        """Return a copy of what is no text, with ids and relations of the redline."""
        kopi = deepcopy(element)
        if kopi.tag == q("footnoteReference"):
            gammel = element if side is Version.GAMMEL else før
            ny_ = element if side is Version.NY else None
            kopi.set(q("id"), str(self.noter.brug(_id(gammel), _id(ny_))))
            return kopi
        for barn in kopi.iter():
            for navn in (q("r:embed"), q("r:link"), q("r:id")):
                if barn.get(navn):
                    barn.set(navn, self._relation(barn.get(navn, ""), side))
            if isinstance(barn.tag, str) and barn.tag.endswith("}docPr"):
                barn.set("id", str(next(self._tegning)))
        return kopi

    def _relation(self, rid: str, side: Version) -> str:
        pakke = self.gammel if side is Version.GAMMEL else self.ny
        return self.udgave.relation(self.del_, pakke, rid)


def _tid(dato: datetime) -> str:
    if dato.tzinfo is not None:
        dato = dato.astimezone(UTC)
    return dato.strftime("%Y-%m-%dT%H:%M:%SZ")


def _id(note: Element | None) -> str | None:
    return None if note is None else note.get(q("id"))


def _højeste_id(pakke: Pakke) -> int:
    """Return the highest id of a bookmark: those of the changes come after."""
    højeste = 0
    for navn in pakke.navne():
        if navn.startswith("word/") and navn.endswith(".xml"):
            for mærke in part(pakke, navn).iter(q("bookmarkStart")):
                id_ = mærke.get(q("id"), "")
                højeste = max(højeste, int(id_) if id_.isdigit() else 0)
    return højeste
