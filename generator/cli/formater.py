"""Which formats `byg` writes; a new one is a writer in `generator.skrivere` and a line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.dokument.trae import Dokument
    from generator.loeb import Resultat


def _dokument(resultat: Resultat) -> Dokument:
    assert resultat.dokument is not None, "der skrives kun, når dokumentet er bygget"
    return resultat.dokument


def _docx(resultat: Resultat) -> bytes | None:
    if resultat.docx is not None:
        return resultat.docx
    from generator.skrivere.docx import skriv_docx

    assert resultat.typografi is not None, "følger dokumentet"
    return skriv_docx(_dokument(resultat), resultat.typografi)


def _pdf(resultat: Resultat) -> bytes | None:
    return resultat.opslag.pdf if resultat.opslag else None


def _md(resultat: Resultat) -> bytes | None:
    from generator.skrivere.markdown import skriv_markdown

    return skriv_markdown(_dokument(resultat)).encode()


SKRIVERE: dict[str, Callable[[Resultat], bytes | None]] = {"docx": _docx, "pdf": _pdf, "md": _md}
"""Suffix -> writer; None when the file cannot be made (the pages could not be laid out)."""
