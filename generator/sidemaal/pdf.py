"""Read the few things the page measure needs from a PDF: pages, fonts and the outline.

`pypdf` is imported inside the function: it costs a tenth of a second, and a run that never asks
LibreOffice never needs it.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass

from generator.sidemaal.fejl import Sidemålsfejl


@dataclass(frozen=True, slots=True)
class Bogmærke:
    """A heading in the outline: its page from 1, and its distance from the page's foot in pt."""

    tekst: str
    side: int
    y: float


@dataclass(frozen=True, slots=True)
class Pdf:
    """What was read: `skrifter` are the fonts' own names without the subset's prefix."""

    sider: int
    skrifter: frozenset[str]
    bogmærker: tuple[Bogmærke, ...]


def læs_pdf(data: bytes) -> Pdf:
    """Read a PDF; one that cannot be read is a `Sidemålsfejl`."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError
    from pypdf.generic import Destination

    # pypdf tells of small oddities on the log; a fault it cannot live with is an exception.
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        læser = PdfReader(io.BytesIO(data))
        skrifter: set[str] = set()
        for side in læser.pages:
            ressourcer = side.get("/Resources")
            fundne = ressourcer.get_object().get("/Font") if ressourcer is not None else None
            for skrift in (fundne.get_object() if fundne is not None else {}).values():
                navn = str(skrift.get_object().get("/BaseFont", "")).lstrip("/")
                # »ABCDEF+Carlito-Bold«: six letters and a plus mark an embedded subset.
                skrifter.add(navn[7:] if navn[6:7] == "+" else navn)
        mærker: list[Bogmærke] = []
        rest: list[object] = list(læser.outline)
        while rest:
            led = rest.pop(0)
            if isinstance(led, list):
                rest[:0] = led
            elif isinstance(led, Destination):
                nummer = læser.get_destination_page_number(led)
                if nummer is not None:
                    mærker.append(Bogmærke(led.title or "", nummer + 1, float(led.top or 0)))
        return Pdf(len(læser.pages), frozenset(skrifter), tuple(mærker))
    except (PyPdfError, ValueError, KeyError, AttributeError) as fejl:
        # Damaged files surface in pypdf in all four ways.
        raise Sidemålsfejl("Den PDF, der blev dannet, kan ikke læses.") from fejl
