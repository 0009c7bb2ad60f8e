"""Random reviewers: tracked edits put into a DOCX as Word writes them, and which they are.

Knows nothing of how the program reads or applies them: an edit is a place in the XML of a paragraph
and what is done there, so a document can be made again with some of the edits only.
"""

from __future__ import annotations

import copy
import random
import re
from dataclasses import dataclass

from lxml import etree

from tests.word.lav import arkiv, dele

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KROP = "word/document.xml"
FOLK = ("Karen Korrektur", "Bo Bestyrelse")
ORD = (
    "beboere", "sammen", "tydeligt", "ofte", "i dag", "de fleste", "nye", "lokale", "fælles",
    "50 pct.", "hvis muligt", "børn & unge", "(se nedenfor)", "ikke-vestlige", "»hjemme«", "§ 61",
    "Kbh.: Valby", "it's", "# 1", "a*b", "kr. 1.000", "men", "også",
)  # fmt: skip
INLINE = ("erstat", "indsæt", "slet", "erstat flere")
SLAGS = (*INLINE * 4, "nyt afsnit", "slet afsnit", "del", "saml", "fed", "række")


@dataclass(frozen=True)
class Tilfældig:
    """One edit."""

    nr: int
    """Its number is the second in its date: so it is known again."""
    slags: str
    afsnit: int
    """Which paragraph of the body."""
    fra: int = 0
    til: int = 0
    nyt: str = ""
    af: str = FOLK[0]
    del_: str = KROP
    """Which part."""

    @property
    def dato(self) -> str:
        return f"2024-02-01T10:{self.nr // 60:02}:{self.nr % 60:02}Z"


def afsnit_i(rod: etree._Element) -> list[etree._Element]:
    return list(rod.iter(f"{W}p"))


def tekst_i(p: etree._Element) -> str:
    return "".join(t.text or "" for t in p.iter(f"{W}t"))


def find_på(data: bytes, tilfældig: random.Random, antal: int) -> list[Tilfældig]:
    """Return edits that do not touch one another."""
    alle = afsnit_i(etree.fromstring(dele(data)["word/document.xml"]))
    vægt = [5 + len(tekst_i(p)) for p in alle]  # a reviewer reads letters, not paragraphs
    optaget: dict[int, list[tuple[int, int]]] = {}
    hele: set[int] = set()
    ud: list[Tilfældig] = []
    for _ in range(40 * antal):
        if len(ud) == antal:
            break
        (nr,) = tilfældig.choices(range(len(alle)), vægt)
        tekst, slags = tekst_i(alle[nr]), tilfældig.choice(SLAGS)
        ord_ = list(re.finditer(r"\w[\w-]*", tekst))
        i_celle = any(o.tag == f"{W}tc" for o in alle[nr].iterancestors())
        if not ord_ or nr in hele or (i_celle and slags not in INLINE) != (slags == "række"):
            continue
        if len(tekst) < 40 and not i_celle and tilfældig.random() < 0.5:
            continue
        i = tilfældig.randrange(len(ord_))
        fra, til = ord_[i].span()
        nyt = ""
        match slags:
            case "erstat":
                nyt = _ord(tilfældig)
            case "erstat flere":
                til = ord_[min(i + tilfældig.randrange(1, 6), len(ord_) - 1)].end()
                nyt = " ".join(_ord(tilfældig) for _ in range(tilfældig.randrange(1, 4)))
            case "indsæt":
                fra = til = tilfældig.choice([fra, til])
                nyt = f"{_ord(tilfældig)} " if fra == ord_[i].start() else f" {_ord(tilfældig)}"
            case "slet":
                til = ord_[min(i + tilfældig.randrange(0, 4), len(ord_) - 1)].end()
                if tekst[til : til + 1] == " ":
                    til += 1
                elif tekst[fra - 1 : fra] == " ":
                    fra -= 1
            case "nyt afsnit" | "slet afsnit" | "saml" | "række":
                fra, til = 0, len(tekst)
                nyt = " ".join(_ord(tilfældig) for _ in range(8)).capitalize() + "."
            case "del":
                fra = til = ord_[i].start()
            case _:
                pass
        fri = all(til + 1 < a or b + 1 < fra for a, b in optaget.get(nr, ()))
        if not fri or (slags not in (*INLINE, "fed") and (nr in optaget or nr + 1 in hele)):
            continue
        if slags in ("saml", "slet afsnit") and not _nabo(alle, nr, optaget, hele):
            continue
        optaget.setdefault(nr, []).append((fra, til))
        if slags not in (*INLINE, "fed"):
            hele |= {nr, nr + 1} if slags in ("saml", "slet afsnit", "nyt afsnit") else {nr}
        if slags == "række":
            hele |= {n for n, p in enumerate(alle) if _række(p) is _række(alle[nr])}
        ud.append(Tilfældig(len(ud) + 1, slags, nr, fra, til, nyt, tilfældig.choice(FOLK)))
    return ud


def _ord(tilfældig: random.Random) -> str:
    return tilfældig.choice(ORD)


def _række(p: etree._Element) -> etree._Element | None:
    return next((o for o in p.iterancestors() if o.tag == f"{W}tr"), None)


def _nabo(
    alle: list[etree._Element], nr: int, optaget: dict[int, list[tuple[int, int]]], hele: set[int]
) -> bool:
    """Tell whether the next paragraph is beside this one and has not been touched."""
    if nr + 1 >= len(alle) or nr + 1 in optaget or nr + 1 in hele:
        return False
    return alle[nr + 1].getprevious() is alle[nr] and bool(tekst_i(alle[nr + 1]).strip())


def lav(data: bytes, rettelser: list[Tilfældig], kommentarer: bool = True) -> bytes:
    """Return the document with the edits tracked, and a comment here and there."""
    filer = dele(data)
    for del_ in {r.del_ for r in rettelser}:
        rod = etree.fromstring(filer[del_])
        alle = afsnit_i(rod)
        for r in sorted(rettelser, key=lambda r: (r.afsnit, r.fra), reverse=True):
            if r.del_ == del_:
                _gør(alle[r.afsnit], r)
        filer[del_] = etree.tostring(rod, xml_declaration=True, encoding="UTF-8")
    if kommentarer:
        filer = _kommenteret(filer, rettelser)
    return arkiv(filer)


def _gør(p: etree._Element, r: Tilfældig) -> None:
    match r.slags:
        case "nyt afsnit":
            ny = etree.Element(f"{W}p")
            egne = p.find(f"{W}pPr")
            stil = egne.find(f"{W}pStyle") if egne is not None else None
            # After a heading comes ordinary text.
            if egne is not None and (stil is None or "Heading" not in stil.get(f"{W}val", "")):
                ny.append(copy.deepcopy(egne))
            _mærk(p, "ins", r)
            ny.append(_ændring("ins", r, _løb(r.nyt)))
            p.addnext(ny)
        case "slet afsnit":
            _slet(p, 0, r.til, r)
            _mærk(p, "del", r)
        case "saml":
            _mærk(p, "del", r)
        case "række":
            række = _række(p)
            assert række is not None
            egne = række.find(f"{W}trPr")
            if egne is None:
                egne = etree.Element(f"{W}trPr")
                række.insert(0, egne)
            egne.append(_ændring("del", r))
            for afsnit in række.iter(f"{W}p"):
                _slet(afsnit, 0, len(tekst_i(afsnit)), r)
        case "del":
            ny = etree.Element(f"{W}p")
            egne = p.find(f"{W}pPr")
            if egne is not None:
                ny.append(copy.deepcopy(egne))
            for løb in _løb_fra(p, r.fra):
                top = løb
                while top.getparent() is not p:
                    top = top.getparent()
                # What stands between the runs (bookmarks, notes) goes along.
                for element in [top, *top.itersiblings()]:
                    ny.append(element)
                break
            _mærk(p, "ins", r)
            p.addnext(ny)
        case "fed":
            for løb in _mellem(p, r.fra, r.til):
                rpr = løb.find(f"{W}rPr")
                if rpr is None:
                    rpr = etree.Element(f"{W}rPr")
                    løb.insert(0, rpr)
                rpr.append(etree.Element(f"{W}b"))
                rpr.append(_ændring("rPrChange", r, etree.Element(f"{W}rPr")))
        case _:
            ny_tekst = _ændring("ins", r, _løb(r.nyt)) if r.nyt else None
            if r.til > r.fra:
                sidste = _slet(p, r.fra, r.til, r)
                if ny_tekst is not None:
                    sidste.addnext(ny_tekst)
            elif ny_tekst is not None:
                _ved(p, r.fra, ny_tekst)


def _ændring(slags: str, r: Tilfældig, *indhold: etree._Element) -> etree._Element:
    ud = etree.Element(f"{W}{slags}", {f"{W}id": "9", f"{W}author": r.af, f"{W}date": r.dato})
    ud.extend(indhold)
    return ud


def _løb(tekst: str, som: etree._Element | None = None) -> etree._Element:
    løb = etree.Element(f"{W}r")
    if som is not None and (rpr := som.find(f"{W}rPr")) is not None:
        løb.append(copy.deepcopy(rpr))
    t = etree.SubElement(løb, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    t.text = tekst
    return løb


def _mærk(p: etree._Element, slags: str, r: Tilfældig) -> None:
    egne = p.find(f"{W}pPr")
    if egne is None:
        egne = etree.Element(f"{W}pPr")
        p.insert(0, egne)
    rpr = egne.find(f"{W}rPr")
    if rpr is None:
        rpr = etree.SubElement(egne, f"{W}rPr")
    rpr.insert(0, _ændring(slags, r))


def _del_ved(p: etree._Element, plads: int) -> None:
    """Split the run that a place is inside of."""
    start = 0
    for t in list(p.iter(f"{W}t")):
        slut = start + len(t.text or "")
        if start < plads < slut:
            løb = t.getparent()
            assert løb is not None
            anden = copy.deepcopy(løb)
            nr = list(løb).index(t)
            for element in list(løb)[nr + 1 :]:
                løb.remove(element)
            for element in list(anden)[:nr]:
                if element.tag != f"{W}rPr":
                    anden.remove(element)
            ny_t = anden.find(f"{W}t")
            assert ny_t is not None
            t.text, ny_t.text = (t.text or "")[: plads - start], (t.text or "")[plads - start :]
            løb.addnext(anden)
            return
        start = slut


def _mellem(p: etree._Element, fra: int, til: int) -> list[etree._Element]:
    """Return the runs that hold just the text between two places."""
    for plads in (til, fra):
        _del_ved(p, plads)
    start, ud = 0, []
    for t in list(p.iter(f"{W}t")):
        slut = start + len(t.text or "")
        løb = t.getparent()
        assert løb is not None
        if fra <= start < slut <= til and løb not in ud:
            ud.append(løb)
        start = slut
    return ud


def _løb_fra(p: etree._Element, plads: int) -> list[etree._Element]:
    return _mellem(p, plads, len(tekst_i(p)))


def _slet(p: etree._Element, fra: int, til: int, r: Tilfældig) -> etree._Element:
    sidste = p
    for løb in _mellem(p, fra, til):
        om = _ændring("del", r)
        løb.addprevious(om)
        om.append(løb)
        for t in list(løb.iter(f"{W}t")):
            t.tag = f"{W}delText"
        sidste = om
    for løb in list(p.iter(f"{W}r")) if fra == 0 and til == len(tekst_i(p)) + til else ():
        # Notes and breaks go with a whole paragraph.
        if løb.getparent() is p and løb.find(f"{W}t") is None:
            om = _ændring("del", r)
            løb.addprevious(om)
            om.append(løb)
    return sidste


def _ved(p: etree._Element, plads: int, ny: etree._Element) -> None:
    """Put an element between two characters, as typing does: after the one before."""
    _del_ved(p, plads)
    start = 0
    for t in p.iter(f"{W}t"):
        slut = start + len(t.text or "")
        løb = t.getparent()
        assert løb is not None
        if plads == 0:
            løb.addprevious(ny)
            return
        if slut == plads:
            løb.addnext(ny)
            return
        start = slut


def _kommenteret(filer: dict[str, bytes], rettelser: list[Tilfældig]) -> dict[str, bytes]:
    """Put a comment at every third edit's paragraph."""
    rod = etree.fromstring(filer["word/document.xml"])
    alle = afsnit_i(rod)
    ud = []
    for r in rettelser[::3]:
        if r.afsnit >= len(alle):
            continue
        p = alle[r.afsnit]
        for slags, plads in (("commentRangeStart", 1), ("commentRangeEnd", len(p))):
            p.insert(plads, etree.Element(f"{W}{slags}", {f"{W}id": str(r.nr)}))
        henvisning = etree.SubElement(p, f"{W}r")
        etree.SubElement(henvisning, f"{W}commentReference", {f"{W}id": str(r.nr)})
        hvem = f'w:id="{r.nr}" w:author="{r.af}" w:date="{r.dato}"'
        ud.append(f"<w:comment {hvem}><w:p><w:r><w:t>Er det rigtigt?</w:t></w:r></w:p></w:comment>")
    filer["word/document.xml"] = etree.tostring(rod, xml_declaration=True, encoding="UTF-8")
    kommentarer = f'<w:comments xmlns:w="{W[1:-1]}">{"".join(ud)}</w:comments>'
    filer["word/comments.xml"] = kommentarer.encode()
    rels = filer["word/_rels/document.xml.rels"].decode()
    slags = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    ny = f'<Relationship Id="rIdK" Type="{slags}" Target="comments.xml"/></Relationships>'
    filer["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", ny).encode()
    typer = filer["[Content_Types].xml"].decode()
    art = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    mere = f'<Override PartName="/word/comments.xml" ContentType="{art}"/></Types>'
    filer["[Content_Types].xml"] = typer.replace("</Types>", mere).encode()
    return filer
