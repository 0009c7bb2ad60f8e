"""Word: what is sent to the fund."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.dokument.trae import Dokument
    from generator.typografi.typer import Typografi

PLADS = 1


def skriv(dokument: Dokument, typografi: Typografi) -> bytes:
    """Return the document as a Word file."""
    from generator.skrivere.docx import skriv_docx

    return skriv_docx(dokument, typografi)


def kendes(fil: Path, data: bytes) -> bool:  # noqa: ARG001 - the content tells
    """Tell it by the addresses that a document of ours carries."""
    from generator.word.stier import er_vores

    return er_vores(data)
