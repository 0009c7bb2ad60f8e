"""The ZIP: the same document gives the same bytes on every machine and day."""

from __future__ import annotations

from typing import Any, cast

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI

from generator.word.arkiv import pack


def pak(fil: Document) -> bytes:
    """Return the document's package as a DOCX.

    python-docx would give every entry the clock's time, and refuses a clock before 1980.
    """
    return pack(_dele(fil.part.package))


def _dele(pakke: Any) -> dict[str, bytes]:
    """Return file name -> content for the parts, their relations and their content types."""
    typer = cast(Any, CT_Types).new()
    typer.add_default("rels", CT.OPC_RELATIONSHIPS)
    dele = {PACKAGE_URI.rels_uri.membername: pakke.rels.xml}
    for del_ in sorted(pakke.iter_parts(), key=lambda del_: str(del_.partname)):
        typer.add_override(del_.partname, del_.content_type)
        dele[del_.partname.membername] = del_.blob
        if del_.rels:
            dele[del_.partname.rels_uri.membername] = del_.rels.xml
    return {**dele, CONTENT_TYPES_URI.membername: serialize_part_xml(typer)}
