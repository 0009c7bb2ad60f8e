"""Markdown: the twin whose changes are read in a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.dokument.trae import Dokument
    from generator.typografi.typer import Typografi

PLADS = 3


def skriv(dokument: Dokument, typografi: Typografi) -> bytes:  # noqa: ARG001 - it has no looks
    """Return the document as Markdown in UTF-8."""
    from generator.skrivere.markdown import skriv_markdown

    return skriv_markdown(dokument).encode()
