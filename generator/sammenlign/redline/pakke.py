"""The parts of the two documents, and the redline's package: the new one's, and what is added."""

from __future__ import annotations

import copy
import hashlib
import posixpath

from lxml import etree

from generator.sammenlign.redline.xml import q
from generator.word.arkiv import CONTENT_TYPES, pack
from generator.word.pakke import Delrelation, Pakke
from generator.word.xml import CONTENT_TYPES_NS, RELATIONS_NS, Element, R, parse, serialize

HOVEDDEL, NOTEDEL, NUMMERDEL = "officeDocument", "footnotes", "numbering"
"""Kinds of parts; each document has names of its own for them."""
_INGEN_RELATIONER = f'<Relationships xmlns="{RELATIONS_NS}"/>'.encode()
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class Redlinefejl(Exception):
    """The two documents cannot be made into one with tracked changes; a Danish sentence."""


SIDEHOVEDER = (q("headerReference"), q("footerReference"))
_HENVISER = (f"{R}id", f"{R}embed", f"{R}link")


def part(pakke: Pakke, navn: str) -> Element:
    """Return the root of a part that every document has; raises `Redlinefejl` when it has not."""
    rod = pakke.xml(navn)
    if rod is None:
        raise Redlinefejl("Dokumentet er beskadiget: En del af det mangler.")
    return rod


class Redlinepakke:
    """The new document's package being made into the redline: parts and relations are added."""

    def __init__(self, ny: Pakke) -> None:
        self._ny = ny
        self._dele = ny.dele()
        self._rødder = {CONTENT_TYPES: copy.deepcopy(part(ny, CONTENT_TYPES))}
        """Name -> root of the parts that are not as they were."""
        self._kendte: dict[str, dict[tuple[str, str], str]] = {}
        """Part -> what its relations lead to -> their ids."""

    def optag(self, fra: Pakke, slags: str) -> Element | None:
        """Return a copy of a part in which what leads to the same has the same id.

        That holds for both documents' parts of the kind; None when `fra` has no such part.
        """
        navn, fra_navn = self._ny.navn_på(slags), fra.navn_på(slags)
        rod = copy.deepcopy(fra.xml(fra_navn))
        for element in () if rod is None else rod.iter("{*}*"):
            if element.tag in SIDEHOVEDER:
                continue
            for egen in _HENVISER:
                if rid := element.get(egen):
                    relation = fra.fra(fra_navn).get(rid)
                    element.set(egen, self._relation(navn, fra, relation))
        return rod

    def _relation(self, navn: str, fra: Pakke, r: Delrelation | None) -> str:
        """Return the id in the part `navn` for what a relation of the package `fra` leads to."""
        kendte = self._kendte.get(navn)
        if kendte is None:
            kendte = self._kendte[navn] = {
                _aftryk(self._ny, r): nr for nr, r in sorted(self._ny.fra(navn).items())
            }
        if r is None:
            raise Redlinefejl("Dokumentet er beskadiget: En henvisning i det fører ingen steder.")
        aftryk = _aftryk(fra, r)
        if aftryk not in kendte:
            mål = r.mål if r.ude else self._medie(fra, r.mål, aftryk[1])
            kendte[aftryk] = self._tilføj(navn, r.slags, mål, r.ude)
        return kendte[aftryk]

    def _tilføj(self, navn: str, slags: str, mål: str, ude: bool) -> str:
        mappe, fil = posixpath.split(navn)
        sted = f"{mappe}/_rels/{fil}.rels"
        if sted not in self._rødder:
            rod = copy.deepcopy(self._ny.xml(sted))
            self._rødder[sted] = parse(_INGEN_RELATIONER) if rod is None else rod
        rod = self._rødder[sted]
        taget = {r.get("Id") for r in rod}
        rid = next(f"rId{nr}" for nr in range(1, len(rod) + 2) if f"rId{nr}" not in taget)
        egne = {"Id": rid, "Type": _RELATION + slags, "Target": mål if ude else f"/{mål}"}
        if ude:
            egne["TargetMode"] = "External"
        etree.SubElement(rod, f"{{{RELATIONS_NS}}}Relationship", egne)
        return rid

    def _medie(self, fra: Pakke, mål: str, aftryk: str) -> str:
        """Return the name of a picture, added when it is not there."""
        navn = f"word/media/{aftryk[:16]}{posixpath.splitext(mål)[1]}"
        if navn not in self._dele:
            self._dele[navn] = fra.rå(mål)
            self._type(navn, _indholdstype(fra, mål))
        return navn

    def _type(self, navn: str, indholdstype: str) -> None:
        egne = {"PartName": f"/{navn}", "ContentType": indholdstype}
        etree.SubElement(self._rødder[CONTENT_TYPES], f"{{{CONTENT_TYPES_NS}}}Override", egne)

    def sæt(self, slags: str, rod: Element) -> None:
        """Let a part of a kind be another than it is."""
        self._rødder[self._ny.navn_på(slags)] = rod

    def tilføj_del(self, slags: str, fra: Pakke) -> None:
        """Add what the package says of a part that only the old document has."""
        navn = self._ny.navn_på(slags)
        self._type(navn, _indholdstype(fra, fra.navn_på(slags)))
        self._tilføj(self._ny.hoved, slags, navn, False)

    def pak(self) -> bytes:
        """Return the package as a DOCX."""
        return pack(self._dele | {navn: serialize(rod) for navn, rod in self._rødder.items()})


def _aftryk(pakke: Pakke, r: Delrelation) -> tuple[str, str]:
    """Return what a relation leads to, the same in every document: the address or a hash."""
    data = b"" if r.ude or r.mål not in pakke.navne() else pakke.rå(r.mål)
    return (r.slags, r.mål if r.ude else hashlib.sha256(data).hexdigest())


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
