"""The parts of the two documents, and the redline's package: the new one's, and what is added."""

from __future__ import annotations

import copy
import hashlib
import posixpath
from typing import Any, cast

from lxml import etree

from generator.word.arkiv import CONTENT_TYPES, pack
from generator.word.pakke import Delrelation, Pakke
from generator.word.xml import CONTENT_TYPES_NS, RELATIONS_NS, Element, parse, serialize

HOVEDDEL = "word/document.xml"
NOTEDEL = "word/footnotes.xml"
NUMMERDEL = "word/numbering.xml"
STILDEL = "word/styles.xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class Redlinefejl(Exception):
    """The two documents cannot be made into one with tracked changes; a Danish sentence."""


def læs_pakke(data: bytes) -> Pakke:
    """Return a DOCX whose parts have the names above; raises `Filfejl` when it is none."""
    pakke = Pakke(data, "Dokumentet")
    dele = pakke.parts_under_standard_names()
    return pakke if dele.keys() == set(pakke.navne()) else Pakke(pack(dele), pakke.navn)


def part(pakke: Pakke, navn: str) -> Element:
    """Return the root of a part that every document has; raises `Redlinefejl` when it has not."""
    rod = pakke.xml(navn)
    if rod is None:
        raise Redlinefejl("Dokumentet er beskadiget: En del af det mangler.")
    return rod


def fingerprint(pakke: Pakke, navn: str, rid: str) -> tuple[str, str]:
    """Return what an ``r:id`` leads to, the same in every document: the address or a hash."""
    r = pakke.fra(navn).get(rid)
    if r is None:
        return ("", rid)
    return (r.slags, r.mål if r.ude else hashlib.sha256(_data(pakke, r)).hexdigest())


def _data(pakke: Pakke, r: Delrelation) -> bytes:
    return pakke.rå(r.mål) if r.mål in pakke.navne() else b""


class Redlinepakke:
    """The new document's package being made into the redline: parts and relations are added."""

    def __init__(self, ny: Pakke) -> None:
        self.dele = ny.parts_under_standard_names()
        self._ny = ny
        self._rels: dict[str, dict[tuple[str, str], str]] = {}
        self._typer = copy.deepcopy(part(ny, CONTENT_TYPES))

    def relation(self, navn: str, fra: Pakke, rid: str) -> str:
        """Return the id in the part `navn` for what `rid` leads to in the package `fra`."""
        egne = self._rels.get(navn)
        if egne is None:
            egne = self._rels[navn] = {
                fingerprint(self._ny, navn, nr): nr for nr in sorted(self._ny.fra(navn))
            }
        aftryk = fingerprint(fra, navn, rid)
        if aftryk not in egne:
            r = fra.fra(navn).get(rid)
            if r is None:
                raise Redlinefejl(
                    "Dokumentet er beskadiget: En henvisning i det fører ingen steder."
                )
            mål = r.mål if r.ude else self._medie(fra, r.mål)
            egne[aftryk] = self._tilføj(navn, r.slags, mål, r.ude)
        return egne[aftryk]

    def _tilføj(self, navn: str, slags: str, mål: str, ude: bool) -> str:
        sted = _rels(navn)
        rod = (
            parse(self.dele[sted])
            if sted in self.dele
            else etree.Element(
                f"{{{RELATIONS_NS}}}Relationships", nsmap=cast(Any, {None: RELATIONS_NS})
            )
        )
        taget = {r.get("Id") for r in rod}
        rid = next(f"rId{nr}" for nr in range(1, len(rod) + 2) if f"rId{nr}" not in taget)
        egne = {"Id": rid, "Type": _RELATION + slags, "Target": mål if ude else f"/{mål}"}
        if ude:
            egne["TargetMode"] = "External"
        etree.SubElement(rod, f"{{{RELATIONS_NS}}}Relationship", egne)
        self.dele[sted] = serialize(rod)
        return rid

    def _medie(self, fra: Pakke, mål: str) -> str:
        data = fra.rå(mål)
        for navn, andet in self.dele.items():
            if andet == data and navn.startswith("word/media/"):
                return navn
        navn, nr = mål, 0
        while navn in self.dele:
            stamme, endelse = posixpath.splitext(mål)
            nr += 1
            navn = f"{stamme}_{nr}{endelse}"
        self.dele[navn] = data
        self._type(navn, _indholdstype(fra, mål))
        return navn

    def _type(self, navn: str, indholdstype: str) -> None:
        egne = {"PartName": f"/{navn}", "ContentType": indholdstype}
        etree.SubElement(self._typer, f"{{{CONTENT_TYPES_NS}}}Override", egne)

    def tilføj_del(self, navn: str, rod: Element, slags: str, fra: Pakke) -> None:
        """Add a part that only the old document has, and the main part's relation to it."""
        self.dele[navn] = serialize(rod)
        self._type(navn, _indholdstype(fra, navn))
        self._tilføj(HOVEDDEL, slags, navn, False)

    def uden_ubrugte(self, navn: str) -> None:
        """Take away the relations to addresses that the part `navn` no longer has a link to."""
        sted = _rels(navn)
        if sted not in self.dele:
            return
        rod = parse(self.dele[sted])
        for r in list(rod):
            if (
                r.get("TargetMode") == "External"
                and f'"{r.get("Id")}"'.encode() not in self.dele[navn]
            ):
                rod.remove(r)
        self.dele[sted] = serialize(rod)

    def pak(self) -> bytes:
        """Return the package as a DOCX."""
        return pack({**self.dele, CONTENT_TYPES: serialize(self._typer)})


def _rels(navn: str) -> str:
    mappe, fil = posixpath.split(navn)
    return f"{mappe}/_rels/{fil}.rels"


def _indholdstype(pakke: Pakke, navn: str) -> str:
    rod = part(pakke, CONTENT_TYPES)
    endelse = navn.rpartition(".")[2].lower()
    return next(
        (
            barn.get("ContentType", "")
            for slags, værdi in (("PartName", f"/{navn}"), ("Extension", endelse))
            for barn in rod
            if barn.get(slags, "").lower() == værdi.lower()
        ),
        "application/octet-stream",
    )
