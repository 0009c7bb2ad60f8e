"""Names, and the canonical key of an element."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from generator.word.xml import R_NS, W_NS, Element, make_parser

PARSER = make_parser()
_NAVNERUM = {"w": W_NS, "r": R_NS}


@cache
def q(navn: str) -> str:
    """``w:val`` -> the name as lxml knows it; without a prefix it is one of Word's."""
    rum, _, lokal = navn.rpartition(":")
    return f"{{{_NAVNERUM[rum or 'w']}}}{lokal}"


def ny(navn: str, *indhold: Element, **egne: object) -> Element:
    """Return the element ``w:navn`` with its content and its ``w:`` attributes."""
    element = PARSER.makeelement(q(navn), {q(k): str(v) for k, v in egne.items()}, _NAVNERUM)
    element.extend(indhold)
    return element


def egenskaber(element: Element) -> list[tuple[str, str]]:
    """Return an element's attributes; lxml's types think that they may be bytes."""
    return [(str(navn), str(værdi)) for navn, værdi in element.items()]


Nøgle: TypeAlias = tuple[object, ...]


def nøgle(element: Element | None, *, uden: frozenset[str] = frozenset()) -> Nøgle:
    """Return what an element says, whatever its prefixes; `uden` are children left out.

    The ids with which Word remembers who typed what (``w:rsid…``) say nothing, and which drawing
    of the document it is tells nothing of the drawing.
    """
    if element is None:
        return ()
    børn = [
        nøgle(barn)
        for barn in element
        if isinstance(barn.tag, str) and not (uden and barn.tag in uden)
    ]
    egne = [(k, v) for k, v in egenskaber(element) if not k.startswith(f"{{{W_NS}}}rsid")]
    if element.tag.endswith(("}docPr", "}cNvPr")):
        egne = [(k, v) for k, v in egne if k not in ("id", "name")]
    return (element.tag, tuple(sorted(egne)), (element.text or "").strip(), *børn)


def mærker(p: Element) -> list[Element]:
    """Return what is said of a paragraph's mark."""
    return p.findall(f"{q('pPr')}/{q('rPr')}/*")
