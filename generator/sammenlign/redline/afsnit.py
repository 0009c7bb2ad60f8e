"""One paragraph of the redline, out of an old one, a new one, or both."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from generator.sammenlign.ordforskel import Ordslags, Trin, del_i_ord, ordtrin
from generator.sammenlign.redline.fletning import Fletning, Version
from generator.sammenlign.redline.laes import TEGN, TextPiece, uden_bløde
from generator.sammenlign.redline.pakke import Redlinefejl
from generator.sammenlign.redline.xml import XML_SPACE, ny, q
from generator.word.xml import Element

TAGS = {tegn: tag for tag, tegn in TEGN.items()}
SKEL = "\n\n"
"""The mark between two paragraphs that are compared as one text; no word is that."""


class Stand(Enum):
    """What has become of a piece of a paragraph, or of its mark; the value is Word's element."""

    ENS = ""
    NY = "ins"
    SLETTET = "del"
    FRA = "moveFrom"
    TIL = "moveTo"


@dataclass(frozen=True, slots=True)
class ParagraphWord:
    """A word, space, sign or thing of a paragraph; the mark between two when it has no piece."""

    tekst: str
    nøgle: str
    """What it is compared by."""
    stykke: TextPiece | None


@dataclass(frozen=True, slots=True)
class ParagraphPart:
    """A piece of the paragraph being written; a bookmark when it has no `stykke`."""

    stand: Stand
    side: Version
    tekst: str
    stykke: TextPiece | None
    før: TextPiece | None = None
    """The old piece when it is in both: it tells the old look."""
    bogmærke: Element | None = None


def helt(f: Fletning, p: Element, side: Version, stand: Stand, *, mærke: bool = True) -> Element:
    """Return a paragraph of one document alone; its mark too is new or deleted unless `mærke`."""
    dele = [ParagraphPart(stand, side, o.tekst, o.stykke) for o in _ord(f, p, side)]
    ud = _nyt_afsnit(f, p, side, _med_bogmærker(f, p, dele) if side is Version.NY else dele)
    if mærke:
        mærk(f, ud, stand)
    return ud


def ens_ord(f: Fletning, gammel: Element, ny_: Element) -> bool:
    """Tell whether two paragraphs have the same words, whatever their looks."""
    nøgler = [
        [o.nøgle for o in _ord(f, p, side)] for p, side in zip((gammel, ny_), Version, strict=True)
    ]
    return nøgler[0] == nøgler[1]


def flettet(
    f: Fletning, gamle: Sequence[Element], nye: Sequence[Element], slut: Stand = Stand.ENS
) -> list[Element]:
    """Return the paragraphs that are `gamle` when rejected and `nye` when accepted.

    Either is one paragraph, or the pieces that the one was split into or joined from, in which
    case all have the same properties. `slut` is what has become of the last mark.
    """
    g_ord, n_ord = _række(f, gamle, Version.GAMMEL), _række(f, nye, Version.NY)
    mærker = _bogmærker(f, nye)
    ud: list[Element] = []
    dele: list[ParagraphPart] = []
    g_nr = n_nr = 0

    def luk(stand: Stand) -> None:
        p = _nyt_afsnit(f, nye[n_nr], Version.NY, dele)
        ændr_ppr(f, p, gamle[g_nr], nye[n_nr])
        mærk(f, p, stand)
        ud.append(p)
        dele.clear()

    for slags, g1, g2, n1, n2 in _trin(g_ord, n_ord):
        if slags is Ordslags.SLETTET:
            dele += _indtil(mærker, n1)
            for o in g_ord[g1:g2]:
                if o.stykke is None:
                    luk(Stand.SLETTET)
                    g_nr += 1
                else:
                    dele.append(ParagraphPart(Stand.SLETTET, Version.GAMMEL, o.tekst, o.stykke))
        elif slags is Ordslags.NY:
            for nr in range(n1, n2):
                dele += _indtil(mærker, nr)
                o = n_ord[nr]
                if o.stykke is None:
                    luk(Stand.NY)
                    n_nr += 1
                else:
                    dele.append(ParagraphPart(Stand.NY, Version.NY, o.tekst, o.stykke))
        else:
            for nr, (g, o) in enumerate(zip(g_ord[g1:g2], n_ord[n1:n2], strict=True), n1):
                dele += _indtil(mærker, nr)
                dele.append(ParagraphPart(Stand.ENS, Version.NY, o.tekst, o.stykke, g.stykke))
    dele += _indtil(mærker, len(n_ord) + 1)
    luk(slut)
    return ud


def mærk(f: Fletning, p: Element, stand: Stand) -> None:
    """Say of a paragraph's own mark that it is new, deleted or moved."""
    if stand is Stand.ENS:
        return
    ppr = _ppr(p)
    rpr = ppr.find(q("rPr"))
    if rpr is None:
        rpr = ny("rPr")
        efter = [barn for barn in ppr if barn.tag in (q("sectPr"), q("pPrChange"))]
        ppr.insert(len(ppr) - len(efter), rpr)
    rpr.insert(0, f.revision(stand.value))


def ændr_ppr(f: Fletning, p: Element, gammel: Element, ny_: Element) -> None:
    """Say of a paragraph with the new properties which it had, when they differ."""
    if f.ppr_nøgle(gammel, Version.GAMMEL) == f.ppr_nøgle(ny_, Version.NY):
        return
    før = f.ppr(gammel, Version.GAMMEL)
    for barn in list(før):
        if barn.tag in (q("rPr"), q("sectPr")):
            før.remove(barn)
    _ppr(p).append(f.revision("pPrChange", før))


def _ppr(p: Element) -> Element:
    ppr = p.find(q("pPr"))
    if ppr is None:
        ppr = ny("pPr")
        p.insert(0, ppr)
    return ppr


def _ord(f: Fletning, p: Element, side: Version) -> list[ParagraphWord]:
    """Return the words of a paragraph; a word with two looks in it is two."""
    stykker = f.læser(side).stykker(p)
    grænser: list[int] = []
    sted = 0
    for s in stykker:
        sted += len(s.tekst)
        grænser.append(sted)
    ud: list[ParagraphWord] = []
    sted = nr = 0
    for ord_ in del_i_ord("".join(s.tekst for s in stykker)):
        slut = sted + len(ord_)
        while sted < slut:
            til = min(slut, grænser[nr])
            s = stykker[nr]
            tekst = s.tekst[sted - grænser[nr] + len(s.tekst) :][: til - sted]
            nøgle = uden_bløde(tekst)
            if s.ting or s.link:
                nøgle += f.tingnøgle(s, side)
            ud.append(ParagraphWord(tekst, nøgle, s))
            sted = til
            if sted == grænser[nr]:
                nr += 1
    return ud


def _række(f: Fletning, afsnit: Sequence[Element], side: Version) -> list[ParagraphWord]:
    ud: list[ParagraphWord] = []
    for nr, p in enumerate(afsnit):
        if nr:
            ud.append(ParagraphWord("", SKEL, None))
        ud += _ord(f, p, side)
    return ud


def _trin(gamle: Sequence[ParagraphWord], nye: Sequence[ParagraphWord]) -> list[Trin]:
    return ordtrin([o.nøgle for o in gamle], [o.nøgle for o in nye])


def _bogmærker(f: Fletning, nye: Sequence[Element]) -> list[tuple[int, Element]]:
    """Return (place among the words, bookmark), a bookmark around half a word around the whole."""
    ud: list[tuple[int, Element]] = []
    først = 0
    for p in nye:
        længder = [len(o.tekst) for o in _ord(f, p, Version.NY)]
        ender, sted = [0], 0
        for længde in længder:
            sted += længde
            ender.append(sted)
        for tegn, element in f.læser(Version.NY).bogmærker(p):
            start = element.tag == q("bookmarkStart")
            nr = 0
            while nr + 1 < len(ender) and (ender[nr + 1] <= tegn if start else ender[nr] < tegn):
                nr += 1
            ud.append((først + nr, element))
        først += len(længder) + 1
    return ud


def _indtil(mærker: list[tuple[int, Element]], sted: int) -> list[ParagraphPart]:
    """Take the bookmarks before the word `sted` off the list."""
    ud: list[ParagraphPart] = []
    while mærker and mærker[0][0] <= sted:
        _, element = mærker.pop(0)
        ud.append(ParagraphPart(Stand.ENS, Version.NY, "", None, bogmærke=element))
    return ud


def _med_bogmærker(f: Fletning, p: Element, dele: Sequence[ParagraphPart]) -> list[ParagraphPart]:
    mærker = _bogmærker(f, [p])
    ud: list[ParagraphPart] = []
    for nr, del_ in enumerate(dele):
        ud += _indtil(mærker, nr)
        ud.append(del_)
    return [*ud, *_indtil(mærker, len(dele) + 1)]


def _nyt_afsnit(f: Fletning, p: Element, side: Version, dele: Sequence[ParagraphPart]) -> Element:
    """Return a paragraph with the properties of `p` and the pieces."""
    ud = ny("p")
    if p.find(q("pPr")) is not None:
        ud.append(f.ppr(p, side))
    for (link, _), gruppe in groupby(dele, key=_link):
        stykker = list(gruppe)
        if link:
            ud.append(f.link(stykker[0].stykke, stykker[0].side, _løb(f, stykker)))
        else:
            ud.extend(_løb(f, stykker))
    return ud


def _link(d: ParagraphPart) -> tuple[object, bool]:
    return (d.stykke.link if d.stykke is not None else (), d.stykke is None)


def _løb(f: Fletning, dele: Sequence[ParagraphPart]) -> list[Element]:
    """Return the runs of pieces, inside Word's marks for what has become of them."""
    ud: list[Element] = []
    for stand, gruppe in groupby(dele, key=lambda d: d.stand):
        løb: list[Element] = []
        for (ting, *_), ens in groupby(gruppe, key=_udseende):
            stykker = list(ens)
            if ting == "bogmærke":
                løb += [deepcopy(d.bogmærke) for d in stykker if d.bogmærke is not None]
            elif ting == "tekst":
                løb.append(_tekstløb(f, stykker))
            else:
                løb += [_tingløb(f, d) for d in stykker]
        if stand is Stand.ENS:
            ud += løb
        else:
            ud.append(f.revision(stand.value, *løb))
    return ud


def _udseende(d: ParagraphPart) -> tuple[object, ...]:
    if d.stykke is None:
        return ("bogmærke",)
    if d.stykke.ting:
        return ("ting",)
    return ("tekst", d.stykke.form, d.før.form if d.før is not None else None)


def _tekstløb(f: Fletning, dele: Sequence[ParagraphPart]) -> Element:
    r = _tomt_løb(f, dele[0])
    slettet = dele[0].stand is Stand.SLETTET
    tekst = ""
    for tegn in "".join(d.tekst for d in dele):
        if tegn in TAGS:
            _tilføj_tekst(r, tekst, slettet)
            r.append(ny(TAGS[tegn].rpartition("}")[2]))
            tekst = ""
        else:
            tekst += tegn
    _tilføj_tekst(r, tekst, slettet)
    return r


def _tilføj_tekst(r: Element, tekst: str, slettet: bool) -> None:
    if tekst:
        t = ny("delText" if slettet else "t")
        t.set(XML_SPACE, "preserve")
        t.text = tekst
        r.append(t)


def _tomt_løb(f: Fletning, d: ParagraphPart) -> Element:
    assert d.stykke is not None
    r = ny("r")
    rpr = _rpr(d.stykke)
    if d.før is not None and d.før.form != d.stykke.form:
        rpr = ny("rPr") if rpr is None else rpr
        før = _rpr(d.før)
        rpr.append(f.revision("rPrChange", ny("rPr") if før is None else før))
    if rpr is not None:
        r.append(rpr)
    return r


def _rpr(s: TextPiece) -> Element | None:
    return deepcopy(s.rpr) if s.rpr is not None else None


def _tingløb(f: Fletning, d: ParagraphPart) -> Element:
    """Return what is no text: a note, a picture, a field."""
    assert d.stykke is not None
    assert d.stykke.element is not None
    if d.stykke.element.tag == q("fldSimple"):
        if d.stand is not Stand.ENS:
            raise Redlinefejl("Et felt kan ikke spores.")
        return deepcopy(d.stykke.element)
    r = _tomt_løb(f, d)
    r.append(f.ting(d.stykke.element, d.side, d.før.element if d.før is not None else None))
    return r
