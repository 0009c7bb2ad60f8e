"""The ZIP: the same document gives the same bytes on every machine and day."""

from __future__ import annotations

import io
import zipfile
from typing import Any, cast

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI

FORREST = (CONTENT_TYPES_URI.membername, PACKAGE_URI.rels_uri.membername)


def pak(fil: Document) -> bytes:
    """Return the document's package as a DOCX.

    python-docx would give every entry the clock's time, and refuses a clock before 1980. Here
    the entries have the date Word itself writes, no trace of the operating system, and stand in
    the order of their names.
    """
    dele, ud = _dele(fil.part.package), io.BytesIO()
    with zipfile.ZipFile(ud, "w") as arkiv:
        for navn in sorted(dele, key=lambda navn: (navn not in FORREST, navn)):
            post = zipfile.ZipInfo(navn, date_time=(1980, 1, 1, 0, 0, 0))
            post.create_system = 3
            post.external_attr = 0o644 << 16
            post.compress_type = zipfile.ZIP_DEFLATED
            arkiv.writestr(post, dele[navn], compresslevel=6)
    return ud.getvalue()


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
