"""Names, and the canonical key of an element."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TypeAlias

from generator.word.xml import Element, W, element_maker, make_parser

ny = element_maker(make_parser())
"""Makes the element of a name with its content and its ``w:`` attributes."""


@cache
def q(navn: str) -> str:
    """``tbl`` -> the name as lxml knows it."""
    return W + navn


def attributter(element: Element) -> list[tuple[str, str]]:
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
    egne = [(k, v) for k, v in attributter(element) if not k.startswith(f"{W}rsid")]
    if element.tag.endswith(("}docPr", "}cNvPr")):
        egne = [(k, v) for k, v in egne if k not in ("id", "name")]
    return (element.tag, tuple(sorted(egne)), (element.text or "").strip(), *børn)


def mærker(p: Element) -> list[Element]:
    """Return what is said of a paragraph's mark."""
    return p.findall(f"{q('pPr')}/{q('rPr')}/*")


def highest(alle: Iterable[Element], navn: str) -> int:
    """Return the highest number that elements have as ``w:navn``; 0 when none has one."""
    return max((int(nr) for e in alle if (nr := e.get(q(navn), "")).isdecimal()), default=0)
