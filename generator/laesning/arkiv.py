"""A workbook is a zip of XML: look at it before any library unpacks it."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from xml.etree import ElementTree  # a DOCTYPE, and so any entity, is refused first
from zipfile import BadZipFile, ZipFile

from generator.dansk.tal import skriv_tal
from generator.laesning.filer import Afvist
from generator.laesning.graenser import (
    ARKIVFILER,
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
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_OMGEM = "Åbn filen i Excel, og gem den igen som »Excel-projektmappe (*.xlsx)«."


def tjek_arkiv(data: bytes, navn: str) -> Afvist | None:
    """Return why a workbook is not to be opened, or None."""
    try:
        with ZipFile(BytesIO(data)) as arkiv:
            poster = arkiv.infolist()
            udpakket = sum(post.file_size for post in poster)
            if len(poster) > ARKIVFILER:
                return Afvist(
                    "fil-for-stor",
                    f"»{navn}« indeholder for mange dele (fundet {skriv_tal(len(poster))}, "
                    f"højst {skriv_tal(ARKIVFILER)}).",
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
                if _STRICT in del_[:1000]:
                    return Afvist(
                        "fil-forkert-art",
                        f"»{navn}« er gemt som »Strict Open XML-regneark«, som ikke læses her.",
                        _OMGEM,
                    )
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
            f"»{navn}« indeholder for mange celler eller formater.",
            "Kopiér tabellen over i et nyt, tomt regneark, og brug det.",
        )
    if farlig:
        return Afvist(
            "fil-forkert-art",
            f"»{navn}« indeholder indhold, som Excel ikke skriver i et regneark.",
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


def _farlig(del_: bytes) -> bool:
    """Return whether a part could make an XML parser fetch or multiply anything."""
    if b"<!DOCTYPE" in del_ or b"<!ENTITY" in del_:
        return True
    if del_.startswith((b"\xff\xfe", b"\xfe\xff", b"\0", b"<\0", b"\x4c\x6f\xa7\x94")):
        return True  # XML in a character set where the words above would look different
    erklæret = _ERKLÆRET.match(del_.removeprefix(b"\xef\xbb\xbf"))
    return erklæret is not None and erklæret.group(1).lower() not in _TEGNSÆT
