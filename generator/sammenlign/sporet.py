"""Two sides as one DOCX with tracked changes."""

from __future__ import annotations

from datetime import datetime

from generator.laesning.projekter import Brugsfejl
from generator.sammenlign.redline import forbehold, redline
from generator.sammenlign.redline.fremmed import redline_fremmede
from generator.sammenlign.redline.pakke import Redlinefejl
from generator.sammenlign.sider import ComparedSide
from generator.sammenlign.stykker import er_vores
from generator.word.fil import Filfejl


def usporet(gammel: ComparedSide, ny: ComparedSide) -> list[str]:
    """Return what differs and cannot be tracked; none is known of documents of others.

    Raises:
        Brugsfejl: one of the two cannot be read.
    """
    if not (er_vores(gammel.docx) and er_vores(ny.docx)):
        return []
    try:
        return forbehold(gammel.docx, ny.docx)
    except (Filfejl, Redlinefejl) as fejl:
        raise _kan_ikke(gammel, ny, fejl) from fejl


def sporet(gammel: ComparedSide, ny: ComparedSide, forfatter: str, dato: datetime) -> bytes:
    """Return the new document with the changes from the old one tracked.

    Raises:
        Brugsfejl: the two cannot be made into one document.
    """
    if not (er_vores(gammel.docx) and er_vores(ny.docx)):
        fremmed = gammel if not er_vores(gammel.docx) else ny
        try:
            return redline_fremmede(gammel.docx, ny.docx, forfatter=forfatter, dato=dato)
        except (Filfejl, Redlinefejl) as fejl:
            raise Brugsfejl(
                f"{fremmed.kilde.navn} er ikke bygget af dette program. {fejl}"
            ) from fejl
    try:
        return redline(gammel.docx, ny.docx, forfatter=forfatter, dato=dato)
    except (Filfejl, Redlinefejl) as fejl:
        raise _kan_ikke(gammel, ny, fejl) from fejl


def _kan_ikke(gammel: ComparedSide, ny: ComparedSide, fejl: Filfejl | Redlinefejl) -> Brugsfejl:
    return Brugsfejl(
        f"{gammel.kilde.navn} og {ny.kilde.navn} kan ikke gøres til ét dokument med sporede "
        f"ændringer. {fejl} Brug --format html, eller sammenlign de to i Word."
    )
