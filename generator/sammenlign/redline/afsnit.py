"""One paragraph of the redline, out of an old one, a new one, or both."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate, groupby, pairwise

from generator.sammenlign.ordforskel import Ordslags, del_i_ord, ordtrin
from generator.sammenlign.redline.fletning import Fletning
from generator.sammenlign.redline.laes import BOGMÆRKER, TextPiece, uden_bløde
from generator.sammenlign.redline.pakke import Redlinefejl
from generator.sammenlign.redline.xml import ny, q
from generator.word.xml import Element, append_text

SKEL = "\n\n"
"""The mark between two paragraphs that are compared as one text; no word is that."""


class Stand(Enum):
    """What has become of a piece of a paragraph, or of its mark; the value is Word's element."""

    ENS = ""
    NY = "ins"
    SLETTET = "del"
    FRA = "moveFrom"
    TIL = "moveTo"

    @property
    def i_gammel(self) -> bool:
        """Tell whether the old document has it in this place."""
        return self in (Stand.ENS, Stand.SLETTET, Stand.FRA)

    @property
    def i_ny(self) -> bool:
        """Tell whether the new document has it in this place."""
        return self in (Stand.ENS, Stand.NY, Stand.TIL)


@dataclass(frozen=True, slots=True)
class ParagraphWord:
    """A word, space, sign or thing of a paragraph; the mark between two when it has no piece."""

    nøgle: str
    """What it is compared by."""
    stykke: TextPiece | None


@dataclass(frozen=True, slots=True)
class ParagraphPart:
    """A piece of the paragraph being written."""

    stand: Stand
    stykke: TextPiece
    før: TextPiece | None = None
    """The old piece when it is in both: it tells the old look."""


def helt(f: Fletning, p: Element, stand: Stand, *, mærke: bool = True) -> Element:
    """Return a paragraph of one document alone; its mark too is new or deleted unless `mærke`."""
    dele = [
        ParagraphPart(stand if s.tekst else Stand.ENS, s)
        for s in f.læser.dele(p)
        if s.tekst or stand.i_ny
    ]
    ud = _nyt_afsnit(f, p, dele)
    if mærke:
        mærk(f, ud, stand)
    return ud


def ens_ord(f: Fletning, gammel: Element, ny_: Element) -> bool:
    """Tell whether two paragraphs have the same words, whatever their looks."""
    g, n = ([o.nøgle for o in _ord(f, p)] for p in (gammel, ny_))
    return g == n


def flettet(
    f: Fletning, gamle: Sequence[Element], nye: Sequence[Element], slut: Stand = Stand.ENS
) -> list[Element]:
    """Return the paragraphs that are `gamle` when rejected and `nye` when accepted.

    Either is one paragraph, or the pieces that the one was split into or joined from, in which
    case all have the same properties. `slut` is what has become of the last mark.
    """
    mærker = _bogmærker(f, nye)
    ud: list[Element] = []
    dele: list[ParagraphPart] = []
    g_nr = n_nr = n_ord = 0

    def luk(stand: Stand) -> None:
        p = _nyt_afsnit(f, nye[n_nr], dele)
        _ændr_ppr(f, p, gamle[g_nr], nye[n_nr])
        mærk(f, p, stand)
        ud.append(p)
        dele.clear()

    for stand, g, n in _ordpar(_række(f, gamle), _række(f, nye)):
        dele += _indtil(mærker, n_ord)
        n_ord += stand.i_ny
        if (stykke := n.stykke if stand.i_ny else g.stykke) is not None:
            dele.append(ParagraphPart(stand, stykke, g.stykke if stand is Stand.ENS else None))
        else:
            luk(stand)
            g_nr += stand.i_gammel
            n_nr += stand.i_ny
    dele += _indtil(mærker, n_ord + 1)
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


def _ændr_ppr(f: Fletning, p: Element, gammel: Element, ny_: Element) -> None:
    """Say of a paragraph with the new properties which it had, when they differ."""
    if f.læser.egne(gammel, "pPr") == f.læser.egne(ny_, "pPr"):
        return
    før = ny("pPr")
    for ppr in gammel.iterchildren(q("pPr")):
        før.extend(deepcopy(e) for e in ppr if e.tag not in (q("rPr"), q("sectPr")))
    _ppr(p).append(f.revision("pPrChange", før))


def _ppr(p: Element) -> Element:
    ppr = p.find(q("pPr"))
    if ppr is None:
        ppr = ny("pPr")
        p.insert(0, ppr)
    return ppr


def _ord(f: Fletning, p: Element) -> list[ParagraphWord]:
    """Return the words of a paragraph; a word with two looks in it is two."""
    stykker = f.læser.stykker(p)
    tekst = "".join(s.tekst for s in stykker)
    ender = list(accumulate(len(s.tekst) for s in stykker))
    steder = sorted({0, *ender, *accumulate(map(len, del_i_ord(tekst)))})
    ud: list[ParagraphWord] = []
    for fra, til in pairwise(steder):
        s = stykker[bisect_left(ender, til)]
        nøgle = uden_bløde(tekst[fra:til]) + (f.tingnøgle(s) if s.ting or s.link else "")
        ud.append(ParagraphWord(nøgle, s.med(tekst[fra:til])))
    return ud


def _række(f: Fletning, afsnit: Sequence[Element]) -> list[ParagraphWord]:
    ud = _ord(f, afsnit[0])
    for p in afsnit[1:]:
        ud += [ParagraphWord(SKEL, None), *_ord(f, p)]
    return ud


_STAND = {Ordslags.ENS: Stand.ENS, Ordslags.NY: Stand.NY, Ordslags.SLETTET: Stand.SLETTET}


def _ordpar(
    gamle: list[ParagraphWord], nye: list[ParagraphWord]
) -> Iterator[tuple[Stand, ParagraphWord, ParagraphWord]]:
    """Yield what has become of each word: the old one and the new, which may be the same."""
    for slags, g1, g2, n1, n2 in ordtrin([o.nøgle for o in gamle], [o.nøgle for o in nye]):
        g, n = gamle[g1:g2], nye[n1:n2]
        yield from ((_STAND[slags], *par) for par in zip(g or n, n or g, strict=True))


def _bogmærker(f: Fletning, nye: Sequence[Element]) -> list[tuple[int, TextPiece]]:
    """Return (place among the words, bookmark), a bookmark around half a word around the whole."""
    ud: list[tuple[int, TextPiece]] = []
    først = 0
    for p in nye:
        længder = [len(o.stykke.tekst) for o in _ord(f, p) if o.stykke is not None]
        ender = [0, *accumulate(længder)]
        sted = 0
        for s in f.læser.dele(p):
            if s.element is not None and s.element.tag == BOGMÆRKER[0]:
                ud.append((først + bisect_right(ender, sted) - 1, s))
            elif not s.tekst:
                ud.append((først + bisect_left(ender, sted), s))
            sted += len(s.tekst)
        først += len(ender)
    return ud


def _indtil(mærker: list[tuple[int, TextPiece]], sted: int) -> Iterator[ParagraphPart]:
    """Take the bookmarks before the word `sted` off the list."""
    while mærker and mærker[0][0] <= sted:
        yield ParagraphPart(Stand.ENS, mærker.pop(0)[1])


def _nyt_afsnit(f: Fletning, p: Element, dele: Iterable[ParagraphPart]) -> Element:
    """Return a paragraph with the properties of `p` and the pieces."""
    ud = ny("p", *map(deepcopy, p.iterchildren(q("pPr"))))
    for link, gruppe in groupby(dele, key=lambda d: d.stykke.link):
        løb = _løb(f, gruppe)
        if link:
            henvisning = ny("hyperlink", *løb)
            henvisning.attrib.update(dict(link))
            løb = [henvisning]
        ud.extend(løb)
    return ud


def _løb(f: Fletning, dele: Iterable[ParagraphPart]) -> list[Element]:
    """Return the runs of pieces, inside Word's marks for what has become of them."""
    ud: list[Element] = []
    for stand, gruppe in groupby(dele, key=lambda d: d.stand):
        løb = [_et_løb(f, list(ens)) for _, ens in groupby(gruppe, key=_udseende)]
        ud += løb if stand is Stand.ENS else [f.revision(stand.value, *løb)]
    return ud


def _udseende(d: ParagraphPart) -> object:
    """Return what neighbours share to be one run."""
    return d.stykke.udseende, d.før.form if d.før is not None else None


def _et_løb(f: Fletning, dele: Sequence[ParagraphPart]) -> Element:
    stand, stykke = dele[0].stand, dele[0].stykke
    element = stykke.element
    if element is not None and element.tag in (*BOGMÆRKER, q("fldSimple")):
        if stand is not Stand.ENS:
            raise Redlinefejl("Et felt kan ikke spores.")
        return deepcopy(element)
    r = ny("r", *_rpr(f, dele[0]))
    if element is not None:
        r.append(f.ting(element, gammel=stand.i_gammel, ny=stand.i_ny))
    else:
        tekst = "".join(d.stykke.tekst for d in dele)
        append_text(r, tekst, "delText" if stand is Stand.SLETTET else "t")
    return r


def _rpr(f: Fletning, d: ParagraphPart) -> list[Element]:
    """Return the look of a piece, and which it was; none when it says nothing."""
    egne = [] if d.stykke.rpr is None else [deepcopy(d.stykke.rpr)]
    if d.før is not None and d.før.form != d.stykke.form:
        egne = egne or [ny("rPr")]
        før = ny("rPr") if d.før.rpr is None else deepcopy(d.før.rpr)
        egne[0].append(f.revision("rPrChange", før))
    return egne
