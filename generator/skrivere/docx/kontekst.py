"""What the modules of the writer share while one document is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from docx.document import Document
from docx.opc.part import Part
from docx.parts.image import ImagePart

from generator.dokument.trae import Dokument
from generator.skrivere.docx.bogmaerker import Bogmærker
from generator.skrivere.docx.nummerering import Numre
from generator.skrivere.opsat import OpsatDokument
from generator.typografi.typer import Typografi


@dataclass(slots=True)
class Skrivning:
    """The document being written, and what has been handed out so far."""

    opsat: OpsatDokument
    fil: Document
    numre: Numre
    del_: Part
    """The part whose content is being made: relations are its own."""
    bogmærker: Bogmærker = field(default_factory=Bogmærker)
    medier: dict[str, ImagePart] = field(default_factory=dict)
    """Part name -> picture."""
    tegninger: int = 0
    """How many drawings have got an id."""

    @property
    def dokument(self) -> Dokument:
        """Return the tree."""
        return self.opsat.dokument

    @property
    def typografi(self) -> Typografi:
        """Return the looks, the organisation's own colour in them."""
        return self.opsat.typografi
