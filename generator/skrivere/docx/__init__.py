"""The Word writer: document tree -> DOCX, by python-docx on the template's own package.

python-docx opens ``skabeloner/typografi.docx``, so styles, list definitions, theme, settings, font
table and page are the template's own, and only what must change is changed. It makes paragraphs,
runs, pictures, list instances, the footer, the properties, parts and relations. Our own is what it
has no word for: footnotes, bookmarks and what they mean, embedded fonts, fields, links, the looks
of a table, and a ZIP that is the same every time.

Importing python-docx takes longer than writing a document, so it waits until one is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.dokument.trae import Dokument
    from generator.typografi.typer import Typografi


def skriv_docx(
    dokument: Dokument, typografi: Typografi, oplysninger: Mapping[str, str] | None = None
) -> bytes:
    """Return the document as a Word file; the same input gives the same bytes.

    `oplysninger` (the program's version, the set of rules …) goes along in the custom XML part
    that maps every paragraph to its place in the YAML.
    """
    from generator.skrivere.docx.dokument import skriv

    return skriv(dokument, typografi, oplysninger or {})
