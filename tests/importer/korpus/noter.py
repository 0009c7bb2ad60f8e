"""Real footnotes in a DOCX that python-docx has made, which cannot write them itself."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_INDHOLD = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def sæt_note(data: bytes, noter: Sequence[tuple[str, str]]) -> bytes:
    """Return the DOCX with a footnote right after each of the words; every word must be found."""
    if not noter:
        return data
    ud = BytesIO()
    fra = zipfile.ZipFile(BytesIO(data))
    with zipfile.ZipFile(ud, "w", zipfile.ZIP_DEFLATED) as til:
        for navn in fra.namelist():
            del_ = fra.read(navn)
            if navn in _ÆNDRES:
                del_ = _ÆNDRES[navn](del_.decode("utf-8"), noter).encode("utf-8")
            til.writestr(navn, del_)
        til.writestr("word/footnotes.xml", _noter([tekst for _, tekst in noter]))
    return ud.getvalue()


def _henvist(xml: str, noter: Sequence[tuple[str, str]]) -> str:
    for nr, (ord_, _) in enumerate(noter, 1):
        assert ord_ in xml, ord_
        xml = xml.replace(ord_, f"{ord_}{_henvisning(nr)}", 1)
    return xml


def _forbundet(xml: str, _: Sequence[tuple[str, str]]) -> str:
    ny = f'<Relationship Id="rIdNoter" Type="{_TYPE}" Target="footnotes.xml"/>'
    return xml.replace("</Relationships>", f"{ny}</Relationships>")


def _meldt(xml: str, _: Sequence[tuple[str, str]]) -> str:
    ny = f'<Override PartName="/word/footnotes.xml" ContentType="{_INDHOLD}"/>'
    return xml.replace("</Types>", f"{ny}</Types>")


_ÆNDRES = {
    "word/document.xml": _henvist,
    "word/_rels/document.xml.rels": _forbundet,
    "[Content_Types].xml": _meldt,
}


def _henvisning(nr: int) -> str:
    return (
        f'</w:t></w:r><w:r><w:footnoteReference w:id="{nr}"/></w:r><w:r><w:t xml:space="preserve">'
    )


def _noter(tekster: Sequence[str]) -> str:
    dele = [
        f'<w:footnote w:id="{nr}"><w:p><w:r><w:footnoteRef/></w:r><w:r>'
        f'<w:t xml:space="preserve"> {escape(tekst)}</w:t></w:r></w:p></w:footnote>'
        for nr, tekst in enumerate(tekster, 1)
    ]
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:footnotes xmlns:w="{W}">'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
        "<w:continuationSeparator/></w:r></w:p></w:footnote>"
        f"{''.join(dele)}</w:footnotes>"
    )
