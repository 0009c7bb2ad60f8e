"""Word: what is sent to the fund."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.dokument.trae import Dokument
    from generator.typografi.typer import Typografi

PLADS = 1


def skriv(dokument: Dokument, typografi: Typografi) -> bytes:
    """Return the document as a Word file."""
    from generator.skrivere.docx import skriv_docx

    return skriv_docx(dokument, typografi)
