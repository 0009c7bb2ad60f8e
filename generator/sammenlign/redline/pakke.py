"""A DOCX as its parts; and the new document's package with what the redline adds to it."""

from __future__ import annotations

import copy
import hashlib
import posixpath
import re
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from generator.sammenlign.redline.xml import INDHOLDSTYPER, LÆSER, RELATIONER, Element
from generator.word.adresser import NAVNERUM
from generator.word.arkiv import pack
from generator.word.fil import Filfejl
from generator.word.pakke import Pakke as WordPakke

HOVEDDEL = "word/document.xml"
NOTEDEL = "word/footnotes.xml"
NUMMERDEL = "word/numbering.xml"
STILDEL = "word/styles.xml"
FORREST = ("[Content_Types].xml", "_rels/.rels")
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class Redlinefejl(Exception):
    """The two documents cannot be made into one with tracked changes; a Danish sentence."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What an ``r:id`` of a part means."""

    slags: str
    mål: str
    """The part's name in the package, or the address when `ekstern`."""
    ekstern: bool


@dataclass(slots=True)
class Pakke:
    """A DOCX's parts, read; XML is parsed when first asked for."""

    dele: dict[str, bytes]
    _xml: dict[str, Element] = field(default_factory=dict)
    _relationer: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def xml(self, navn: str) -> Element:
        """Return a part's root; raises `Redlinefejl` when it is none that Word writes."""
        if navn not in self._xml:
            data = self.dele[navn]
            if b"<!DOCTYPE" in data.replace(b"\0", b""):
                raise Redlinefejl("Dokumentet er beskadiget: En del af det er ikke Words.")
            try:
                self._xml[navn] = etree.fromstring(data, LÆSER)
            except etree.XMLSyntaxError as fejl:
                raise Redlinefejl(
                    "Dokumentet er beskadiget: En del af det kan ikke læses."
                ) from fejl
        return self._xml[navn]

    def relationer(self, navn: str) -> dict[str, Relation]:
        """Return id -> relation of a part; empty when it has none."""
        if navn not in self._relationer:
            self._relationer[navn] = {
                r.get("Id", ""): _relation(navn, r)
                for r in (self.xml(_rels(navn)) if _rels(navn) in self.dele else ())
            }
        return self._relationer[navn]

    def stier(self) -> dict[str, str]:
        """Return bookmark -> address in the YAML as it stands in the custom XML part."""
        for navn in sorted(self.dele):
            if re.fullmatch(r"customXml/item\d+\.xml", navn):
                rod = self.xml(navn)
                if rod.tag == f"{{{NAVNERUM}}}stier":
                    stier = rod.iterchildren(f"{{{NAVNERUM}}}sti")
                    return {sti.get("navn", ""): sti.text or "" for sti in stier}
        return {}

    def aftryk(self, navn: str, rid: str) -> tuple[str, str]:
        """Return what an ``r:id`` leads to, the same in every document: the address or a hash."""
        r = self.relationer(navn).get(rid)
        if r is None:
            return ("", rid)
        if r.ekstern:
            return (r.slags, r.mål)
        return (r.slags, hashlib.sha256(self.dele.get(r.mål, b"")).hexdigest())


def læs_pakke(data: bytes) -> Pakke:
    """Return the parts of a DOCX; raises `Redlinefejl` when it is none."""
    try:
        dele = WordPakke(data, "Dokumentet").parts_under_standard_names()
    except Filfejl as fejl:
        raise Redlinefejl("Dokumentet er beskadiget eller låst og kan ikke læses.") from fejl
    if HOVEDDEL not in dele:
        raise Redlinefejl("Dokumentet er ikke bygget af dette program: Det har ingen hoveddel.")
    if FORREST[0] not in dele:
        raise Redlinefejl("Dokumentet er beskadiget: En del af det mangler.")
    return Pakke(dele)


def _rels(navn: str) -> str:
    mappe, fil = posixpath.split(navn)
    return f"{mappe}/_rels/{fil}.rels"


def _relation(navn: str, r: Element) -> Relation:
    mål, ekstern = r.get("Target", ""), r.get("TargetMode") == "External"
    if not ekstern:
        mål = posixpath.normpath(posixpath.join("/", posixpath.dirname(navn), mål)).lstrip("/")
    return Relation(r.get("Type", ""), mål, ekstern)


class Udgave:
    """The new document's package being made into the redline: parts and relations are added."""

    def __init__(self, ny: Pakke) -> None:
        self.dele = dict(ny.dele)
        self._ny = ny
        self._rels: dict[str, dict[tuple[str, str], str]] = {}
        self._typer = copy.deepcopy(ny.xml(FORREST[0]))

    def relation(self, navn: str, fra: Pakke, rid: str) -> str:
        """Return the id in the part `navn` for what `rid` leads to in the package `fra`."""
        egne = self._rels.get(navn)
        if egne is None:
            egne = self._rels[navn] = {
                self._ny.aftryk(navn, nr): nr for nr in sorted(self._ny.relationer(navn))
            }
        aftryk = fra.aftryk(navn, rid)
        if aftryk not in egne:
            r = fra.relationer(navn).get(rid)
            if r is None:
                raise Redlinefejl(
                    "Dokumentet er beskadiget: En henvisning i det fører ingen steder."
                )
            mål = r.mål if r.ekstern else self._medie(fra, r.mål)
            egne[aftryk] = self._tilføj(navn, r.slags, mål, r.ekstern)
        return egne[aftryk]

    def _tilføj(self, navn: str, slags: str, mål: str, ekstern: bool) -> str:
        sted = _rels(navn)
        rod = (
            etree.fromstring(self.dele[sted], LÆSER)
            if sted in self.dele
            else etree.Element(
                f"{{{RELATIONER}}}Relationships", nsmap=cast(Any, {None: RELATIONER})
            )
        )
        taget = {r.get("Id") for r in rod}
        rid = next(f"rId{nr}" for nr in range(1, len(rod) + 2) if f"rId{nr}" not in taget)
        egne = {"Id": rid, "Type": slags, "Target": mål if ekstern else f"/{mål}"}
        if ekstern:
            egne["TargetMode"] = "External"
        etree.SubElement(rod, f"{{{RELATIONER}}}Relationship", egne)
        self.dele[sted] = tekst(rod)
        return rid

    def _medie(self, fra: Pakke, mål: str) -> str:
        data = fra.dele[mål]
        for navn, andet in self.dele.items():
            if andet == data and navn.startswith("word/media/"):
                return navn
        navn, nr = mål, 0
        while navn in self.dele:
            stamme, endelse = posixpath.splitext(mål)
            nr += 1
            navn = f"{stamme}_{nr}{endelse}"
        self.dele[navn] = data
        self.type(f"/{navn}", _indholdstype(fra, mål))
        return navn

    def type(self, delnavn: str, indholdstype: str) -> None:
        """Say in the package what kind of part `delnavn` is."""
        egne = {"PartName": delnavn, "ContentType": indholdstype}
        etree.SubElement(self._typer, f"{{{INDHOLDSTYPER}}}Override", egne)

    def tilføj_del(self, navn: str, rod: Element, slags: str, fra: Pakke) -> None:
        """Add a part that only the old document has, and the main part's relation to it."""
        self.dele[navn] = tekst(rod)
        self.type(f"/{navn}", _indholdstype(fra, navn))
        self._tilføj(HOVEDDEL, _RELATION + slags, navn, False)

    def uden_ubrugte(self, navn: str) -> None:
        """Take away the relations to addresses that the part `navn` no longer has a link to."""
        sted = _rels(navn)
        if sted not in self.dele:
            return
        rod = etree.fromstring(self.dele[sted], LÆSER)
        for r in list(rod):
            if (
                r.get("TargetMode") == "External"
                and f'"{r.get("Id")}"'.encode() not in self.dele[navn]
            ):
                rod.remove(r)
        self.dele[sted] = tekst(rod)

    def pak(self) -> bytes:
        """Return the package; the same parts give the same bytes on every machine and day."""
        self.dele["[Content_Types].xml"] = tekst(self._typer)
        return pack(self.dele)


def _indholdstype(pakke: Pakke, navn: str) -> str:
    rod = pakke.xml("[Content_Types].xml")
    for barn in rod:
        if barn.get("PartName") == f"/{navn}":
            return barn.get("ContentType", "")
    endelse = navn.rpartition(".")[2].lower()
    for barn in rod:
        if (barn.get("Extension") or "").lower() == endelse:
            return barn.get("ContentType", "")
    return "application/octet-stream"


def tekst(rod: Element) -> bytes:
    """Return a part as it is written."""
    return etree.tostring(rod, xml_declaration=True, encoding="UTF-8", standalone=True)
