"""The page measure: `mål_sider` (built in), `bekræft` (LibreOffice), `word_sidetal` (Word's own).

`mål_sider` is the tool's promise in one call: the layout, the PDF, the number of pages and what
each section takes of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from generator.dokument.trae import Dokument
from generator.sidemaal.fejl import Sidemålsfejl
from generator.sidemaal.maal import BÅND, Afsnitsmål, Sidemål, sidemål
from generator.sidemaal.opslag import Plads, sæt_op
from generator.typografi import Typografi

__all__ = [
    "BÅND",
    "Afsnitsmål",
    "Opslag",
    "Plads",
    "Sidemål",
    "Sidemålsfejl",
    "mål_sider",
]


@dataclass(frozen=True, slots=True)
class Opslag:
    """The built-in witness's answer: the measure, where each block stands, and the PDF."""

    mål: Sidemål
    pladser: tuple[Plads, ...]
    pdf: bytes
    tilgængelig: bool
    """Whether the PDF claims PDF/UA-1."""


def mål_sider(
    dokument: Dokument, typografi: Typografi, *, grænse: int = 5, stempel: bool = True
) -> Opslag:
    """Lay out `dokument`, count its pages and make its PDF.

    With `stempel` the pages past `grænse` carry »over grænsen« (a draft).
    """
    opsætning = sæt_op(dokument, typografi, stempel_efter=grænse if stempel else None)
    return Opslag(
        mål=sidemål(dokument, typografi, opsætning, grænse, f"typst {version('typst')}"),
        pladser=opsætning.pladser,
        pdf=opsætning.pdf,
        tilgængelig=opsætning.tilgængelig,
    )
