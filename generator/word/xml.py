"""The XML of Office files: the namespaces, the one parser, and how a value is read.

lxml is imported here and nowhere else in the readers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element
new_element = etree.Element

OOXML = "http://schemas.openxmlformats.org/"
W_NS = f"{OOXML}wordprocessingml/2006/main"
R_NS = f"{OOXML}officeDocument/2006/relationships"
RELATIONS_NS = f"{OOXML}package/2006/relationships"
CONTENT_TYPES_NS = f"{OOXML}package/2006/content-types"
W = f"{{{W_NS}}}"
R = f"{{{R_NS}}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
MC = f"{{{OOXML}markup-compatibility/2006}}"
M = f"{{{OOXML}officeDocument/2006/math}}"
WP = f"{{{OOXML}drawingml/2006/wordprocessingDrawing}}"
CP = f"{{{OOXML}package/2006/metadata/core-properties}}"
AP = f"{{{OOXML}officeDocument/2006/extended-properties}}"
DC = "{http://purl.org/dc/elements/1.1/}"

_HTML_BLOCKS = ("p", "div", "li", "tr", "td", "th", "br", "h1", "h2", "h3", "h4", "h5", "h6")
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CHARACTERS = {"\t": "tab", "\n": "br", "\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}
"""Characters that Word writes as elements of its own: it draws U+00AD as a hyphen that is always
seen, and few fonts have U+2011. Every reader of Word files maps them back to the characters."""
_APART = re.compile(f"([{''.join(CHARACTERS)}])")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
"""Strict Open XML, which Word can also save in, says the same under other names."""


class UlæseligXml(ValueError):
    """A part that cannot be parsed, or holds what no Word file holds."""

    def __init__(self, too_deep: bool = False) -> None:
        super().__init__("too deeply nested" if too_deep else "not well-formed")
        self.too_deep = too_deep


def make_parser() -> etree.XMLParser:
    """Return a parser that resolves no entity and fetches nothing.

    libxml2 keeps its own limits as long as `huge_tree` is off: 256 levels, 10 MB in one text.
    """
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def element_maker(parser: etree.XMLParser) -> Callable[..., Element]:
    """Return a function for Word's elements: ``w("tcW", w=567)``; what it makes is `parser`'s."""

    def w(name: str, /, *children: Element, **attributes: object) -> Element:
        own = {W + key: str(value) for key, value in attributes.items()}
        element = parser.makeelement(W + name, own, {"w": W_NS, "r": R_NS})
        element.extend(children)
        return element

    return w


def parse(data: bytes) -> Element:
    """Parse a part from anywhere; Strict Open XML comes back under the ordinary names.

    Raises:
        UlæseligXml: it is not well-formed, too deeply nested, or has a document type (no Word
            file has one, and an entity in it could multiply itself).
    """
    if b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise UlæseligXml
    try:
        root = etree.fromstring(data, make_parser())
        if root.getroottree().docinfo.internalDTD is not None:  # in an encoding of its own
            raise UlæseligXml
        if b"purl.oclc.org" in data.replace(b"\0", b""):
            root = etree.fromstring(transitional(etree.tostring(root)), make_parser())
    except etree.XMLSyntaxError as fejl:
        raise UlæseligXml("xcessive depth" in str(fejl)) from fejl
    except LookupError as fejl:  # an encoding that nobody knows
        raise UlæseligXml from fejl
    return root


def transitional(data: bytes) -> bytes:
    """Return a part in UTF-8 with the names of Strict Open XML replaced by the ordinary ones."""
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", data)


def serialize(root: Element) -> bytes:
    """Return a part as it is written."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def append_text(run: Element, text: str, name: str = "t") -> None:
    """Add text to a run as ``w:t`` (``w:delText``), and what Word has elements of its own for."""
    for part in _APART.split(text):
        if part in CHARACTERS:
            etree.SubElement(run, W + CHARACTERS[part])
        elif part:
            etree.SubElement(run, W + name, {XML_SPACE: "preserve"}).text = part


def local_name(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """Return one of Word's own attributes (``w:name``)."""
    return default if element is None else element.get(W + name, default)


def value(parent: Element | None, name: str) -> str | None:
    """Return ``w:val`` of the child ``w:name``; None when there is no such child or value."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(f"{W}val") if child is not None else None


def whole_number(text: str | None) -> int | None:
    """Return a small whole number; a file from outside may say anything."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else None


def number(parent: Element | None, name: str) -> int | None:
    """Return ``w:val`` of the child ``w:name`` as a small whole number."""
    return whole_number(value(parent, name))


def is_on(element: Element | None) -> bool:
    """Tell whether an on/off element is there and on."""
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off", "none")


def switch(properties: Element | None, name: str) -> bool | None:
    """Tell whether a property is on; None when nothing is said of it."""
    child = properties.find(W + name) if properties is not None else None
    return None if child is None else is_on(child)


def html_lines(data: bytes) -> tuple[str, ...]:
    """Return the lines of text of a web page; raises `UlæseligXml` where there is none.

    A page that does not say its character set is read as UTF-8 when it is that.
    """
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    declared = b"charset" in data[:1024].lower()
    try:
        root = etree.fromstring(data if declared else _with_charset(data), parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise UlæseligXml from fault
    if root is None:
        raise UlæseligXml
    for element in root.iter("script", "style", "title"):
        element.text = ""
    for element in root.iter(*_HTML_BLOCKS):
        element.text = f"\n{element.text or ''}"
        element.tail = f"\n{element.tail or ''}"
    text: str = etree.tostring(root, method="text", encoding="unicode")
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _with_charset(data: bytes) -> bytes:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    return b'<meta charset="utf-8">' + data.removeprefix(b"\xef\xbb\xbf")
