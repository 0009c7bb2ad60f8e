"""Markdown: the twin whose changes are read in a pull request."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.dokument.trae import Dokument
    from generator.typografi.typer import Typografi

PLADS = 3


def skriv(dokument: Dokument, typografi: Typografi) -> bytes:  # noqa: ARG001 - it has no looks
    """Return the document as Markdown in UTF-8."""
    from generator.skrivere.markdown import skriv_markdown

    return skriv_markdown(dokument).encode()


def kendes(fil: Path, data: bytes) -> bool:  # noqa: ARG001 - it has no mark
    """Tell it by the document beside it, of a release that sealed nothing: it carried no mark."""
    from generator.maskine.segl import Seglstand, stand
    from generator.word.stier import er_vores

    ved_siden_af = fil.with_suffix(".docx")
    if not ved_siden_af.is_file():
        return False
    docx = ved_siden_af.read_bytes()
    return stand(docx) is Seglstand.UDEN_SEGL and er_vores(docx)
