"""PDF: the pages as the built-in layout sets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.dokument.trae import Dokument
    from generator.typografi.typer import Typografi

PLADS = 2


def skriv(dokument: Dokument, typografi: Typografi) -> bytes:
    """Return the document as a PDF.

    Raises:
        Sidemålsfejl: it cannot be laid out.
    """
    from generator.sidemaal import mål_sider

    return mål_sider(dokument, typografi).pdf
