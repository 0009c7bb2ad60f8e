"""The YAML address of every paragraph: a bookmark around it, and a part with the addresses.

Word allows a bookmark's name 40 letters, digits and ``_``, too few for an address. So a bookmark
is called ``_pb0001_1a2b3c4d`` (a name that begins with ``_`` is hidden in Word), and a custom
XML part, which Word carries along untouched, tells which address that is.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from generator.fund import Sti
from generator.skrivere.docx.xml import HOVED, flugt, værdi

NAVNERUM = "urn:projektbeskrivelse:stier"
FORSTAVELSE = "_pb"
DEL = "customXml/item1.xml"
EGENSKABSDEL = "customXml/itemProps1.xml"
GUID = "{6F2B7C0E-54B1-4C0A-9C1E-70726F6A656B}"
"""Fixed: it names the kind of part, and every document has one of the kind."""


class Bogmærker:
    """Hands out the bookmarks of one document, in its order."""

    def __init__(self) -> None:
        self.stier: dict[str, Sti] = {}

    def om(self, sti: Sti, indhold: str) -> str:
        """Return `indhold` (runs of one paragraph) inside a bookmark that means `sti`."""
        if not sti:
            return indhold
        nummer = len(self.stier) + 1
        mærke = hashlib.sha256(_sti_json(sti).encode()).hexdigest()[:8]
        navn = f"{FORSTAVELSE}{nummer:04}_{mærke}"
        self.stier[navn] = sti
        return (
            f'<w:bookmarkStart w:id="{nummer}" w:name="{navn}"/>{indhold}'
            f'<w:bookmarkEnd w:id="{nummer}"/>'
        )


def stidel(stier: Mapping[str, Sti], oplysninger: Mapping[str, str]) -> str:
    """Return the custom XML part: bookmark name -> address as a JSON list."""
    ekstra = "".join(
        f'<oplysning navn="{værdi(navn)}">{flugt(tekst)}</oplysning>'
        for navn, tekst in sorted(oplysninger.items())
    )
    linjer = "".join(
        f'<sti navn="{navn}">{flugt(_sti_json(sti))}</sti>' for navn, sti in stier.items()
    )
    return f'{HOVED}<stier xmlns="{NAVNERUM}">{ekstra}{linjer}</stier>'


def egenskabsdel() -> str:
    """Return the part that tells Word which namespace the custom XML part is of."""
    return (
        f'{HOVED}<ds:datastoreItem ds:itemID="{GUID}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAVNERUM}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def læs_stier(fil: Path) -> dict[str, Sti]:
    """Return bookmark name -> address of a DOCX, also after Word has saved it; else empty.

    Word numbers custom XML parts anew, so the part is known by its namespace.
    """
    with zipfile.ZipFile(fil) as arkiv:
        for navn in sorted(arkiv.namelist()):
            if re.fullmatch(r"customXml/item\d+\.xml", navn):
                rod = _rod(arkiv.read(navn))
                if rod is not None and rod.tag == f"{{{NAVNERUM}}}stier":
                    return {
                        sti.get("navn", ""): tuple(json.loads(sti.text or "[]"))
                        for sti in rod.iterfind(f"{{{NAVNERUM}}}sti")
                    }
    return {}


def _rod(data: bytes) -> ET.Element | None:
    # A document from outside: no declared entities, and no megabytes of them.
    if b"<!DOCTYPE" in data:
        return None
    try:
        return ET.fromstring(data)  # noqa: S314 - a DOCTYPE is refused above
    except ET.ParseError:
        return None


def _sti_json(sti: Sti) -> str:
    return json.dumps(sti, ensure_ascii=False, separators=(",", ":"))
