"""What reads the same where it was deleted and where it was inserted is a move, and says so.

LibreOffice takes such a pair for a move whether it is called one or not. Only when it is called
one does the paragraph after it keep its style: so a piece that was cut off a paragraph and has
become a paragraph of its own is moved to there, and so is what could not be planned as a move.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.sammenlign.redline.fletning import Fletning
from generator.sammenlign.redline.laes import BOGMÆRKER, MÆRKE, TEGN
from generator.sammenlign.redline.xml import mærker, q
from generator.word.xml import Element

KORTEST = 6
"""With fewer letters, or without a space in it, LibreOffice takes it for chance."""
FRA, TIL = q("del"), q("ins")
UDEN_TEKST = {
    q("pPr"),
    *BOGMÆRKER,
    *(q(f"move{vej}Range{ende}") for vej in ("From", "To") for ende in ("Start", "End")),
}


@dataclass(slots=True)
class Stræk:
    """What is deleted, or inserted, with nothing else in between."""

    slags: str
    dele: list[Element] = field(default_factory=list)
    """The marks around its runs and of its paragraphs, in their order."""
    tekst: str = ""
    afsnit: bool = False
    """Whether the end of a paragraph is in it."""
    helt: bool = True
    """Whether LibreOffice has it as one: a link or a note would be apart."""


def som_flytninger(f: Fletning, krop: Element) -> None:
    """Call what was deleted in one place and inserted in another moved, when a paragraph was."""
    ens: dict[str, tuple[list[Stræk], list[Stræk]]] = defaultdict(lambda: ([], []))
    for i in [krop, *krop.iter(q("tc"))]:
        for stræk in _strækninger(i):
            tekst = stræk.tekst.strip()
            if len(tekst) >= KORTEST and " " in tekst and stræk.helt:
                ens[tekst][stræk.slags == TIL].append(stræk)
    for slettede, nye in ens.values():
        for fra, til in zip(slettede, nye, strict=False):
            if fra.afsnit or til.afsnit:
                navn = f.flytning((fra.dele[0], til.dele[0]))
                _omdøb(f, fra, "moveFrom", navn)
                _omdøb(f, til, "moveTo", navn)


def _strækninger(i: Element) -> Iterator[Stræk]:
    """Yield what is deleted or inserted among the paragraphs of a body or a cell."""
    igang: Stræk | None = None
    for p in i:
        if p.tag in UDEN_TEKST:
            continue
        for e in _dele(p):
            slags = str(e.tag)
            billede = e.find(f".//{q('drawing')}") is not None
            if igang is not None and (billede or igang.slags != slags):
                yield igang
                igang = None
            # A picture is never called moved: LibreOffice forgets the mark of its paragraph.
            if slags in (FRA, TIL) and not billede:
                # The end of a paragraph of which something stays is no part of what is moved:
                # LibreOffice forgets it when it is called moved.
                if igang is None and _er_mærke(e):
                    continue
                igang = igang or Stræk(slags)
                igang.dele.append(e)
                igang.tekst += _tekst(e)
                igang.afsnit = igang.afsnit or _er_mærke(e)
                igang.helt = igang.helt and MÆRKE not in igang.tekst and not _i_link(e)
    if igang is not None:
        yield igang


def _dele(p: Element) -> Iterator[Element]:
    """Yield a paragraph's runs, or the marks around them, and then its own mark, or itself."""
    if p.tag == q("p"):
        for barn in p:
            if barn.tag == q("hyperlink"):
                yield from barn
            elif barn.tag not in UDEN_TEKST:
                yield barn
        egne = [e for e in mærker(p) if e.tag in (FRA, TIL)]
        if len(egne) == 1:
            yield egne[0]
            return
    yield p


def _er_mærke(e: Element) -> bool:
    over = e.getparent()
    return over is not None and over.tag == q("rPr")


def _i_link(e: Element) -> bool:
    over = e.getparent()
    return over is not None and over.tag == q("hyperlink")


def _tekst(e: Element) -> str:
    if _er_mærke(e):
        return "\n"
    ud = ""
    for barn in (barn for r in e.iter(q("r")) for barn in r if barn.tag != q("rPr")):
        if barn.tag in (q("t"), q("delText")):
            ud += barn.text or ""
        else:
            ud += TEGN.get(str(barn.tag), MÆRKE)
    return ud


def _omdøb(f: Fletning, stræk: Stræk, tag: str, navn: str) -> None:
    start, slut = f.grænser(tag, navn)
    første, sidste = stræk.dele[0], stræk.dele[-1]
    første.addprevious(start)
    (next(sidste.iterancestors(q("p"))) if _er_mærke(sidste) else sidste).addnext(slut)
    for e in stræk.dele:
        e.tag = q(tag)
        for t in e.iter(q("delText")):
            t.tag = q("t")
