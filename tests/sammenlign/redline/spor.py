"""Accepts or rejects every change of a DOCX, and tells what it then says: by the book (ECMA-376).

Nothing here is the engine's: the tree is really changed, as Word does it, and read afterwards.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from tests.skrivere.laes import NS, TEGN, W, dele, find

ÆNDRINGER = (
    *("rPrChange", "pPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange"),
    "sectPrChange",
)
GRÆNSER = tuple(f"move{v}Range{e}" for v in ("From", "To") for e in ("Start", "End"))
R = f"{{{NS['r']}}}"


def set_som(docx: bytes, *, godkendt: bool | None) -> list[object]:
    """Return what the document says with every change accepted, rejected, or with none in it."""
    filer = _filer(docx)
    ud: list[object] = []
    krop = etree.fromstring(filer["word/document.xml"])[0]
    noter = etree.fromstring(filer["word/footnotes.xml"])
    if godkendt is None:
        for del_ in (krop, noter):
            spor = find(del_, "//w:ins | //w:del | //w:moveFrom | //w:moveTo")
            assert not spor, "the document has tracked changes"
    else:
        for del_ in (krop, noter):
            _afgør(del_, godkendt)
    læser = _Læser(filer, noter)
    ud += læser.blokke(krop)
    return ud


def _filer(docx: bytes) -> dict[str, bytes]:
    """Return the parts, the main one and its relations under the names Word on a desktop gives."""
    filer = dele(docx)
    roden = etree.fromstring(filer["_rels/.rels"])
    (hoved,) = [r.get("Target") for r in roden if r.get("Type").endswith("/officeDocument")]
    mappe, fil = posixpath.split(hoved.lstrip("/"))
    filer["word/document.xml"] = filer.pop(f"{mappe}/{fil}")
    filer["word/_rels/document.xml.rels"] = filer.pop(f"{mappe}/_rels/{fil}.rels")
    return filer


def _afgør(rod: etree._Element, godkendt: bool) -> None:
    væk, bliver = (("del", "moveFrom"), ("ins", "moveTo"))[:: 1 if godkendt else -1]
    for navn in GRÆNSER:
        for element in list(rod.iter(W + navn)):
            element.getparent().remove(element)
    # Rows first: what stands in them goes with them.
    for tr in list(rod.iter(f"{W}tr")):
        if any(find(tr, f"w:trPr/w:{navn}") for navn in væk):
            tr.getparent().remove(tr)
    for tbl in list(rod.iter(f"{W}tbl")):
        if not find(tbl, "w:tr"):
            tbl.getparent().remove(tbl)
    for navn in bliver:
        for mærke in find(rod, f"//w:trPr/w:{navn}"):
            mærke.getparent().remove(mærke)
    # The looks.
    for navn in ÆNDRINGER:
        for ændring in list(rod.iter(W + navn)):
            egne = ændring.getparent()
            if godkendt:
                egne.remove(ændring)
                continue
            gamle = list(ændring[0]) if len(ændring) else []
            beholdes = [
                barn
                for barn in egne
                if barn.tag
                in {
                    "pPrChange": (f"{W}rPr", f"{W}sectPr"),
                    "trPrChange": (f"{W}ins", f"{W}del"),
                    "sectPrChange": (f"{W}headerReference", f"{W}footerReference"),
                }.get(navn, ())
            ]
            egne[:] = [*gamle, *beholdes]
    # The text.
    mærker = {W + navn for navn in (*væk, *bliver)}
    væk_tags = {W + navn for navn in væk}
    for element in list(rod.iter(*mærker)):
        over = element.getparent()
        if over is None or over.tag in (f"{W}rPr", f"{W}trPr"):
            continue
        if element.tag in væk_tags:
            over.remove(element)
        else:
            plads = over.index(element)
            over[plads : plads + 1] = list(element)
    for slettet in list(rod.iter(f"{W}delText")):
        slettet.tag = f"{W}t"
    # The marks of paragraphs, from the end: what is left is joined to what comes after.
    for p in reversed(list(rod.iter(f"{W}p"))):
        if not any(find(p, f"w:pPr/w:rPr/w:{navn}") for navn in væk):
            continue
        efter = p.getnext()
        indhold = [barn for barn in p if barn.tag in (f"{W}r", f"{W}hyperlink")]
        if efter is not None and efter.tag == f"{W}p":
            plads = 1 if len(efter) and efter[0].tag == f"{W}pPr" else 0
            efter[plads:plads] = [barn for barn in p if barn.tag != f"{W}pPr"]
            p.getparent().remove(p)
        else:
            assert efter is not None, "the last mark of a body, cell or note cannot go"
            assert efter.tag == f"{W}tbl", "a mark goes before something that is no paragraph"
            assert not indhold, "text would be left without a mark before a table"
            p.getparent().remove(p)


class _Læser:
    def __init__(self, filer: dict[str, bytes], noter: etree._Element) -> None:
        self.filer = filer
        self.noter = {n.get(f"{W}id"): n for n in noter if n.get(f"{W}type") is None}
        self.numre: dict[str, int] = {}
        rod = etree.fromstring(filer["word/numbering.xml"])
        abstrakte = {
            a.get(f"{W}abstractNumId"): _uden_nummer(a) for a in find(rod, "w:abstractNum")
        }
        self.lister = {
            n.get(f"{W}numId"): (
                abstrakte[n[0].get(f"{W}val")],
                [etree.tostring(barn, method="c14n", exclusive=True) for barn in n[1:]],
            )
            for n in find(rod, "w:num")
        }

    def blokke(self, i: etree._Element, del_: str = "document") -> list[object]:
        ud: list[object] = []
        for barn in i:
            navn = etree.QName(barn).localname
            if navn == "p":
                ud.append(("p", self.egne(barn), self.løb(barn, del_)))
            elif navn == "tbl":
                ud.append(
                    (
                        "tbl",
                        *(_alt(e) for e in find(barn, "w:tblPr | w:tblGrid")),
                        *(self.række(tr, del_) for tr in find(barn, "w:tr")),
                    )
                )
            elif navn == "sectPr":
                ud.append([_alt(e) for e in barn if "Reference" not in e.tag])
            else:
                assert navn in ("tcPr", "bookmarkStart", "bookmarkEnd"), navn
        if i.find(f"{W}p") is None:
            ud.insert(0, ("p", [], []))  # Word gives an empty body a paragraph
        return ud

    def række(self, tr: etree._Element, del_: str) -> tuple[object, ...]:
        egne = [_alt(e) for e in find(tr, "w:trPr/*")]
        return (
            egne,
            *(
                ([_alt(e) for e in find(tc, "w:tcPr/*")], self.blokke(tc, del_))
                for tc in find(tr, "w:tc")
            ),
        )

    def egne(self, p: etree._Element) -> list[object]:
        ud: list[object] = []
        for e in find(p, "w:pPr/*"):
            if e.tag == f"{W}numPr":
                id_ = find(e, "w:numId")[0].get(f"{W}val")
                # A list is known by its place among the document's lists, and by its looks.
                nr = self.numre.setdefault(id_, len(self.numre))
                ud.append(("nummer", nr, self.lister[id_], [_alt(n) for n in find(e, "w:ilvl")]))
            elif e.tag != f"{W}rPr":
                ud.append(_alt(e))
        return ud

    def løb(self, p: etree._Element, del_: str) -> list[object]:
        """Return every character with its looks and its link, and what is no character."""
        ud: list[object] = []
        for r in p.iter(f"{W}r"):
            over = r.getparent()
            link = ""
            if over.tag == f"{W}hyperlink":
                link = self.mål(over.get(f"{R}id"), del_)
            egne = tuple(sorted(_alt(e) for e in find(r, "w:rPr/*")))
            for barn in r:
                if barn.tag == f"{W}rPr":
                    continue
                if barn.tag == f"{W}t":
                    ud += [(tegn, egne, link) for tegn in barn.text or ""]
                elif barn.tag in TEGN:
                    # A soft hyphen is where a column's width lets a word break; it says nothing.
                    ud += [(tegn, egne, link) for tegn in TEGN[barn.tag] if tegn != "\u00ad"]
                elif barn.tag == f"{W}footnoteReference":
                    note = self.noter[barn.get(f"{W}id")]
                    ud.append((self.blokke(note, "footnotes"), egne, link))
                else:
                    ud.append((self.ting(barn, del_), egne, link))
        return ud

    def ting(self, element: etree._Element, del_: str) -> bytes:
        kopi = etree.fromstring(etree.tostring(element))
        for e in kopi.iter():
            # Which drawing of the document it is tells nothing of the drawing.
            if etree.QName(e).localname in ("docPr", "cNvPr"):
                e.attrib.pop("id"), e.attrib.pop("name", None)
        tekst = _alt(kopi)
        return re.sub(rb'r:embed="(\w+)"', lambda m: self.mål(m[1].decode(), del_).encode(), tekst)

    def mål(self, rid: str, del_: str) -> str:
        rod = etree.fromstring(self.filer[f"word/_rels/{del_}.xml.rels"])
        (r,) = [r for r in rod if r.get("Id") == rid]
        if r.get("TargetMode") == "External":
            return r.get("Target")
        sted = posixpath.normpath(posixpath.join("/word", r.get("Target"))).lstrip("/")
        return hashlib.sha256(self.filer[sted]).hexdigest()


def _alt(element: etree._Element) -> bytes:
    """Return an element as it stands, without the namespaces that only its place gives it."""
    kopi = etree.fromstring(etree.tostring(element, method="c14n", exclusive=True))
    return etree.tostring(kopi, method="c14n", exclusive=True)


def id_er(docx: bytes) -> Iterator[str]:
    """Yield the id of every tracked change and bookmark of the text and the notes."""
    for navn in ("word/document.xml", "word/footnotes.xml"):
        for e in etree.fromstring(_filer(docx)[navn]).iter():
            navn_ = etree.QName(e).localname
            if navn_ in ("ins", "del", "moveFrom", "moveTo", "bookmarkStart", *ÆNDRINGER):
                yield e.get(f"{W}id")
            elif navn_.endswith("RangeStart"):
                yield e.get(f"{W}id")


def _uden_nummer(definition: etree._Element) -> bytes:
    """Return how a list looks and counts, whatever its own number and the file's prefixes are."""
    tekst = etree.tostring(definition, method="c14n", exclusive=True)
    return re.sub(rb'w:abstractNumId="\d+"', b"", tekst)
