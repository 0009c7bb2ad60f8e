"""Two sides as one DOCX with tracked changes: ours from their own XML, others by an engine."""

from __future__ import annotations

from datetime import datetime

from generator.projekter import Brugsfejl
from generator.sammenlign.dokumenter import er_vores
from generator.sammenlign.redline import redline
from generator.sammenlign.sider import Side


def sporet(gammel: Side, ny: Side, forfatter: str, dato: datetime) -> bytes:
    """Return the new document with the changes from the old one tracked.

    Raises:
        Brugsfejl: the two cannot be made into one document.
    """
    if not (er_vores(gammel.docx) and er_vores(ny.docx)):
        raise Brugsfejl("Sporede ændringer kræver to dokumenter, som byg har lavet.")
    return redline(gammel.docx, ny.docx, forfatter=forfatter, dato=dato)
