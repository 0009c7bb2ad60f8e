"""The parts of a DOCX from outside, as XML without anything that a parser could be hurt by."""

from __future__ import annotations

import io
import posixpath
import zipfile
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from generator.word.fil import BESKADIGET, STØRSTE_TEKST, Filfejl, læs_docx, tjek_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRENGE = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
}
"""Strict Open XML, which Word can also save in, is the same under other names."""
FLEST_MÆRKER = 1_500_000
"""Tags of one part, beginnings and ends; five pages have some ten thousand."""
DYBEST = 150
"""Elements inside one another; Word itself nests tables and changes a few deep."""
HOVEDDEL = "word/document.xml"


class Ugyldig(Exception):
    """What no Word file holds: a document type, which could multiply itself."""


class _Bygger(ET.TreeBuilder):
    def doctype(self, *_: object) -> None:
        """Refuse; the parser calls this before it reads what the type declares."""
        raise Ugyldig


class Pakke:
    """The parts by what they are to each other; parts are read when they are asked for."""

    def __init__(self, data: bytes, navn: str) -> None:
        self.navn = navn
        """What messages call the file."""
        self._arkiv = zipfile.ZipFile(io.BytesIO(data))
        self._findes = set(self._arkiv.namelist())
        oversigt = self._relationer("")
        hoved = next((mål for slags, mål, _ in oversigt.values() if slags == "officeDocument"), "")
        self.hoved = hoved if hoved in self._findes else HOVEDDEL
        """The name of the part with the body."""

    def navne(self) -> list[str]:
        """Return the names of all parts, sorted."""
        return sorted(self._findes)

    def xml(self, navn: str) -> ET.Element | None:
        """Return a part's root, None when there is no such part; raises `Filfejl`."""
        if navn not in self._findes:
            return None
        if self._arkiv.getinfo(navn).file_size > STØRSTE_TEKST:
            raise Filfejl(f"{self.navn} fylder for meget udpakket til at være en ansøgning.")
        try:
            data = self._arkiv.read(navn)
            if data.count(b"<") > FLEST_MÆRKER:
                raise Filfejl(f"{self.navn} fylder for meget udpakket til at være en ansøgning.")
            for streng, almindelig in _STRENGE.items():
                data = data.replace(streng, almindelig)
            parser = ET.XMLParser(target=_Bygger())  # noqa: S314 - a document type is refused
            parser.feed(data)
            rod: ET.Element = parser.close()
        except (Ugyldig, ET.ParseError, LookupError, *BESKADIGET) as fejl:
            raise Filfejl(f"{self.navn} er beskadiget. Åbn den i Word, og gem den igen.") from fejl
        return rod

    def fra(self, del_: str) -> dict[str, tuple[str, str, bool]]:
        """Return a part's relations: id -> (kind, target, whether it is outside the file)."""
        return self._relationer(del_)

    def den(self, slags: str) -> tuple[str, ET.Element] | None:
        """Return name and root of the one part of a kind that the body points to."""
        for fundet, mål, ude in self.fra(self.hoved).values():
            if fundet == slags and not ude and (rod := self.xml(mål)) is not None:
                return mål, rod
        return None

    def _relationer(self, del_: str) -> dict[str, tuple[str, str, bool]]:
        mappe, _, navn = del_.rpartition("/")
        rod = self.xml(posixpath.join(mappe, "_rels", f"{navn}.rels"))
        ud: dict[str, tuple[str, str, bool]] = {}
        for rel in rod if rod is not None else ():
            slags = rel.get("Type", "").rpartition("/")[2]
            mål, ude = rel.get("Target", ""), rel.get("TargetMode") == "External"
            if not ude:
                mål = posixpath.normpath(posixpath.join("/", mappe, unquote(mål))).lstrip("/")
            ud[rel.get("Id", "")] = (slags, mål, ude)
        return ud


def åbn(fil: Path) -> Pakke:
    """Open a DOCX; raises `Filfejl` with a sentence when it is none."""
    from generator.maskine.sti import vis_sti

    return Pakke(læs_docx(fil), vis_sti(fil))


def åbn_bytes(data: bytes, navn: str) -> Pakke:
    """Open a DOCX that has been read; raises `Filfejl`."""
    tjek_docx(data, navn)
    return Pakke(data, navn)
