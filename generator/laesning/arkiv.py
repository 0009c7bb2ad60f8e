"""A workbook is a zip of XML: look at it before any library unpacks it."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree  # a DOCTYPE, and so any entity, is refused first
from zipfile import BadZipFile, ZipFile

from generator.laesning.filer import Afvist
from generator.laesning.graenser import (
    ARKIVFILER,
    KNUDER,
    MB,
    UDPAKKET_BYTES,
    XML_MÆRKER,
    XML_MÆRKER_ØVRIGE,
)

# What a damaged or hostile archive makes the standard library and openpyxl raise.
BESKADIGET = (
    BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,  # the zip
    ElementTree.ParseError, SyntaxError, UnicodeDecodeError,  # the XML
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError,  # parts that miss
)  # fmt: skip

_ERKLÆRET = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']+)""")
_DATA = ("xl/worksheets/", "xl/sharedstrings")
_TEGNSÆT = frozenset({b"utf-8", b"us-ascii", b"ascii"})
_OMGEM = "Åbn filen i Excel, og gem den igen som »Excel-projektmappe (*.xlsx)«."


class Arkfund(NamedTuple):
    """What the sheet's XML says that the library does not pass on."""

    celler: int
    """How many hold something; counting stops just past the limit."""
    flettede: tuple[str, ...]
    uden_værdi: tuple[str, ...]
    """Cells with a formula and no result."""


def tjek_arkiv(data: bytes, navn: str) -> Afvist | None:
    """Return why a workbook is not to be opened, or None."""
    try:
        with ZipFile(BytesIO(data)) as arkiv:
            poster = arkiv.infolist()
            udpakket = sum(post.file_size for post in poster)
            if len(poster) > ARKIVFILER:
                return Afvist(
                    "fil-for-stor",
                    f"»{navn}« rummer for mange dele (fundet {len(poster)}, højst {ARKIVFILER}).",
                    _OMGEM,
                )
            if udpakket > UDPAKKET_BYTES:
                return Afvist(
                    "fil-for-stor",
                    f"»{navn}« fylder for meget, når det pakkes ud (fundet {udpakket // MB} MB, "
                    f"højst {UDPAKKET_BYTES // MB} MB).",
                    "Slet de ark, billeder og tomme rækker, der ikke hører til.",
                )
            # zipfile stops at the size a post declares, so the sum above is the truth.
            farlig = False
            mærker = øvrige = 0
            for post in poster:
                del_ = arkiv.read(post)
                farlig = farlig or _farlig(del_)
                antal = (
                    del_.count(b"<") if del_.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<") else 0
                )
                mærker += antal
                øvrige += 0 if post.filename.lower().startswith(_DATA) else antal
    except BESKADIGET:
        return beskadiget(navn)
    if mærker > XML_MÆRKER or øvrige > XML_MÆRKER_ØVRIGE:
        return Afvist(
            "fil-for-stor",
            f"»{navn}« rummer for mange celler eller formater.",
            "Kopiér tabellen over i et nyt, tomt regneark, og brug det.",
        )
    if farlig:
        return Afvist(
            "fil-forkert-art",
            f"»{navn}« rummer indhold, som Excel ikke skriver i et regneark.",
            _OMGEM,
        )
    return None


def beskadiget(navn: str) -> Afvist:
    """Return the refusal of a file that is not a workbook inside."""
    return Afvist(
        "fil-forkert-art",
        f"»{navn}« er beskadiget eller er ikke et Excel-regneark.",
        _OMGEM,
    )


def arkfund(data: bytes, arksti: str) -> Arkfund:
    """Return the merged ranges and the formulas without a result of one sheet."""
    flettede: list[str] = []
    uden_værdi: list[str] = []
    celler = 0
    with ZipFile(BytesIO(data)) as arkiv, arkiv.open(arksti) as xml:
        for _, element in ElementTree.iterparse(xml):  # noqa: S314 - see the import
            navn = element.tag.rpartition("}")[2]
            if navn == "mergeCell":
                flettede.append(element.get("ref", ""))
            elif navn == "c":
                celler += len(element) > 0
                if celler > KNUDER:
                    break
                if _uden_resultat(element):
                    uden_værdi.append(element.get("r", ""))
                element.clear()
    return Arkfund(celler, tuple(flettede), tuple(uden_værdi))


def _uden_resultat(celle: ElementTree.Element) -> bool:
    dele = {barn.tag.rpartition("}")[2]: barn for barn in celle}
    if "f" not in dele:
        return False
    # A formula whose result is an empty text says so with its type.
    return "v" not in dele or (not dele["v"].text and celle.get("t") != "str")


def _farlig(del_: bytes) -> bool:
    """Return whether a part could make an XML parser fetch or multiply anything."""
    if b"<!DOCTYPE" in del_ or b"<!ENTITY" in del_:
        return True
    if del_.startswith((b"\xff\xfe", b"\xfe\xff", b"\0", b"<\0", b"\x4c\x6f\xa7\x94")):
        return True  # XML in a character set where the words above would look different
    erklæret = _ERKLÆRET.match(del_.removeprefix(b"\xef\xbb\xbf"))
    return erklæret is not None and erklæret.group(1).lower() not in _TEGNSÆT
