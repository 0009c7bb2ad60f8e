"""The redline: a document of ours with tracked changes, the new one when all are accepted.

Written from the two documents' own XML, paragraph by paragraph and word by word, and looked at
again before it is handed out: seen with everything accepted it must be the new document, seen with
everything rejected the old one.
"""

from __future__ import annotations

from datetime import datetime


def redline(gammel: bytes, ny: bytes, *, forfatter: str, dato: datetime) -> bytes:
    """Return a DOCX that is `ny` when every change in it is accepted and `gammel` when rejected."""
    from generator.sammenlign.redline.redline import lav

    return lav(gammel, ny, forfatter, dato).data
