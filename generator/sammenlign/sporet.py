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


def sporet(
    gammel: ComparedSide, ny: ComparedSide, forfatter: str, dato: datetime
) -> tuple[bytes, list[str]]:
    """Return the new document with the changes from the old one tracked, and what could not be.

    What cannot be tracked is only known of documents of ours.

    Raises:
        Brugsfejl: the two cannot be made into one document.
    """
    fremmed = next((side for side in (gammel, ny) if not er_vores(side.docx)), None)
    begge = gammel.docx, ny.docx
    try:
        if fremmed is not None:
            return redline_fremmede(*begge, forfatter=forfatter, dato=dato), []
        return redline(*begge, forfatter=forfatter, dato=dato), forbehold(*begge)
    except (Filfejl, Redlinefejl) as fejl:
        if fremmed is not None:
            hvad = f"{fremmed.kilde.navn} er ikke bygget af dette program. {fejl}"
        else:
            hvad = (
                f"{gammel.kilde.navn} og {ny.kilde.navn} kan ikke gøres til ét dokument med "
                f"sporede ændringer. {fejl} Brug --format html, eller sammenlign de to i Word."
            )
        raise Brugsfejl(hvad) from fejl
