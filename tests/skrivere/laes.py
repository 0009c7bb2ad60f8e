"""Reads the writers' files back, by other means than the writers use."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {
    "w": W[1:-1],
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
TEGN = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}softHyphen": "\u00ad",
    f"{W}noBreakHyphen": "\u2011",
}


def dele(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as arkiv:
        return {navn: arkiv.read(navn) for navn in arkiv.namelist()}


def xml(docx: bytes, navn: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(dele(docx)[navn])


def find(rod: etree._Element, sti: str) -> list[etree._Element]:
    return rod.xpath(sti, namespaces=NS)


def værdier(rod: etree._Element, sti: str) -> list[str]:
    """Return the strings that an XPath ending in an attribute finds."""
    return [str(fundet) for fundet in rod.xpath(sti, namespaces=NS)]


def tekst(afsnit: etree._Element) -> str:
    return "".join(
        element.text or "" if element.tag == f"{W}t" else TEGN[element.tag]
        for element in afsnit.iter(f"{W}t", *TEGN)
        if element.getparent().tag == f"{W}r"  # not the tab stops of the properties
    )


def afsnitstekster(rod: etree._Element) -> list[str]:
    """Return the text of every paragraph that has any, in the order of the file."""
    return [t for t in (tekst(p) for p in rod.iter(f"{W}p")) if t]


def rækker(tabel: etree._Element) -> list[list[str]]:
    return [
        ["\n".join(tekst(p) for p in find(celle, "w:p")) for celle in find(række, "w:tc")]
        for række in find(tabel, "w:tr")
    ]


def relationer(docx: bytes, del_: str = "document") -> dict[str, tuple[str, str]]:
    """Return id -> (kind, target) of a part under word/."""
    rod = xml(docx, f"word/_rels/{del_}.xml.rels")
    return {r.get("Id"): (r.get("Type").rpartition("/")[2], r.get("Target")) for r in rod}


def markdown_tekster(markdown: str) -> list[str]:
    """Return the text that every paragraph, heading, cell and picture is rendered as."""
    læser = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    return [t for t in _tekster(læser.parse(markdown)) if t]


def _tekster(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield from _billeder(token.children or [])
            yield "".join(_inline(barn) for barn in token.children or [])
        elif token.type == "html_block":
            yield _brud(token.content.rstrip("\n"))
        else:
            assert token.type not in ("code_block", "fence", "hr"), token


def _billeder(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "image":
            yield "".join(_inline(barn) for barn in token.children or [])


def _inline(token: Token) -> str:
    match token.type:
        case "text" | "text_special":
            return token.content
        case "html_inline":
            return _brud(token.content)
        case "softbreak" | "hardbreak":
            return "\n"
        case "code_inline":
            raise AssertionError(token)
        case _:
            return ""


def _brud(html: str) -> str:
    assert re.fullmatch(r"(</?(strong|em|br)>)*", html), html
    return "\n" * html.count("<br>")
