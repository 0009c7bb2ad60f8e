"""The parts of a DOCX by what they are to each other, never by their file names.

Word Online calls the body ``word/document2.xml``, and any program may choose names of its own:
only the relations say which part is the body, its styles or its notes.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from generator.maskine.sti import vis_sti
from generator.word.arkiv import ROOT_RELATIONS
from generator.word.fil import BESKADIGET, STØRSTE_TEKST, Filfejl, læs_fil, tjek_arkiv
from generator.word.xml import Element, UlæseligXml, parse, transitional

FLEST_MÆRKER = 1_500_000
"""Tags of one part, beginnings and ends; five pages have some ten thousand."""
DYBEST = 150
"""Blocks inside one another; Word itself nests tables and changes a few deep."""
STANDARD_NAMES = {
    "officeDocument": "word/document.xml",
    **{slags: f"word/{slags}.xml" for slags in ("footnotes", "endnotes", "numbering", "styles")},
}
"""Kind of relation -> the name that Word on a desktop gives the part."""


class Delrelation(NamedTuple):
    """What one part is to another."""

    slags: str
    """The last word of its type: styles, header, hyperlink …"""
    mål: str
    """The part's name, or the address when it is outside."""
    ude: bool


class Pakke:
    """A checked DOCX; each part is parsed once, when it is first asked for.

    Raises `Filfejl` for bytes that are no Word document, are locked or would fill the memory.
    """

    def __init__(self, data: bytes, navn: str) -> None:
        self.navn = navn
        """What messages call the file."""
        tjek_arkiv(data, navn)
        self._arkiv = zipfile.ZipFile(io.BytesIO(data))
        # The standard makes no difference between upper and lower case in the names of parts.
        self._findes = {n.casefold(): n for n in self._arkiv.namelist() if not n.endswith("/")}
        self._rødder: dict[str, Element | None] = {}
        self._relationer: dict[str, dict[str, Delrelation]] = {}
        self.hoved = self._find_hoved()
        """The name of the part with the body."""

    def _find_hoved(self) -> str:
        try:
            roden = self.fra("").values()
        except Filfejl:
            roden = {}.values()
        hoved = next((mål for slags, mål, _ in roden if slags == "officeDocument"), "")
        navn = self._findes.get(hoved.casefold())
        if navn is None:
            navn = self._findes.get(STANDARD_NAMES["officeDocument"])
        if navn is None or not (
            navn.casefold().startswith("word/")
            or b"wordprocessingml" in self.rå(navn)[:4096].replace(b"\0", b"")
        ):
            raise Filfejl(f"{self.navn} er ikke et Word-dokument (DOCX).")
        return navn

    def navne(self) -> list[str]:
        """Return the names of all parts, sorted."""
        return sorted(self._findes.values())

    def rå(self, navn: str) -> bytes:
        """Return a part as it stands in the archive; raises `Filfejl` when it is damaged."""
        try:
            return self._arkiv.read(self._findes[navn.casefold()])
        except (KeyError, *BESKADIGET) as fejl:
            raise self._beskadiget() from fejl

    def xml(self, navn: str) -> Element | None:
        """Return a part's root, None when there is no such part; raises `Filfejl`."""
        navn = self._findes.get(navn.casefold(), "")
        if navn and navn not in self._rødder:
            self._rødder[navn] = self._læs(navn)
        return self._rødder.get(navn)

    def _læs(self, navn: str) -> Element:
        data = self.rå(navn)
        if len(data) > STØRSTE_TEKST or data.count(b"<") > FLEST_MÆRKER:
            raise Filfejl(f"{self.navn} fylder for meget udpakket til at være en ansøgning.")
        try:
            return parse(data)
        except UlæseligXml as fejl:
            if fejl.too_deep:
                raise self.indviklet() from fejl
            raise self._beskadiget() from fejl

    def indviklet(self) -> Filfejl:
        """Return what is raised for a document that is nested deeper than anyone writes."""
        return Filfejl(f"{self.navn} er for indviklet bygget op til at kunne læses.")

    def _beskadiget(self) -> Filfejl:
        return Filfejl(f"{self.navn} er beskadiget. Åbn den i Word, og gem den igen.")

    def fra(self, del_: str) -> dict[str, Delrelation]:
        """Return a part's relations by their ids; the archive's own when `del_` is empty."""
        if del_ not in self._relationer:
            rod = self.xml(_rels(del_))
            self._relationer[del_] = {
                rel.get("Id", ""): _relation(del_, rel) for rel in (rod if rod is not None else ())
            }
        return self._relationer[del_]

    def alle(self, *slags: str) -> Iterator[tuple[str, str, Element]]:
        """Yield kind, name and root of each part of some kinds that the body points to."""
        for fundet, mål, ude in self.fra(self.hoved).values():
            if fundet in slags and not ude and (rod := self.xml(mål)) is not None:
                yield fundet, mål, rod

    def den(self, slags: str) -> tuple[str, Element] | None:
        """Return name and root of the one part of a kind that the body points to."""
        return next(((mål, rod) for _, mål, rod in self.alle(slags)), None)

    def navn_på(self, slags: str) -> str:
        """Return the name of the one part of a kind, the usual name when it has no relation.

        `slags` is one of `STANDARD_NAMES`.
        """
        if slags == "officeDocument":
            return self.hoved
        fundet = self.den(slags)
        return self._findes[fundet[0].casefold()] if fundet else STANDARD_NAMES[slags]

    def tekstdele(self) -> Iterator[Element]:
        """Yield the roots of the body and of the notes."""
        if (rod := self.xml(self.hoved)) is not None:
            yield rod
        for slags in ("footnotes", "endnotes"):
            if (noter := self.xml(self.navn_på(slags))) is not None:
                yield noter

    def dele(self) -> dict[str, bytes]:
        """Return file name -> content of every part; Strict Open XML says the ordinary names."""
        alle = ((navn, self.rå(navn)) for navn in self._findes.values())
        return {
            navn: transitional(data) if navn.casefold().endswith((".xml", ".rels")) else data
            for navn, data in alle
        }


def _rels(navn: str) -> str:
    mappe, _, fil = navn.rpartition("/")
    return posixpath.join(mappe, "_rels", f"{fil}.rels") if navn else ROOT_RELATIONS


def _relation(del_: str, rel: Element) -> Delrelation:
    mål, ude = rel.get("Target", ""), rel.get("TargetMode") == "External"
    if not ude:
        mappe = posixpath.dirname(del_)
        mål = posixpath.normpath(posixpath.join("/", mappe, unquote(mål))).lstrip("/")
    return Delrelation(rel.get("Type", "").rpartition("/")[2], mål, ude)


def åbn(fil: Path) -> Pakke:
    """Open a DOCX; raises `Filfejl` with a sentence when it is none."""
    return Pakke(læs_fil(fil), vis_sti(fil))


def læs_docx(fil: Path) -> bytes:
    """Return the bytes of a DOCX that has been checked; raises `Filfejl`."""
    data = læs_fil(fil)
    Pakke(data, vis_sti(fil))
    return data
