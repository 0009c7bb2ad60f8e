"""Reads back which address in the YAML each bookmark of a document means.

Word allows a bookmark's name 40 letters, digits and ``_``, too few for an address. So a bookmark
is called ``_pb0001_1a2b3c4d`` (a name that begins with ``_`` is hidden in Word), and a custom
XML part, which Word carries along untouched, tells which address that is.
"""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

from generator.fund import Sti

NAVNERUM = "urn:projektbeskrivelse:stier"
FORSTAVELSE = "_pb"


def sti_json(sti: Sti) -> str:
    """Return an address as it stands in the custom XML part."""
    return json.dumps(sti, ensure_ascii=False, separators=(",", ":"))


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
