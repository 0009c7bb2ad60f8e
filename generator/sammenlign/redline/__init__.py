"""The redline: a document of ours with tracked changes, the new one when all are accepted.

Written from the two documents' own XML, paragraph by paragraph and word by word, and looked at
again before it is handed out: seen with everything accepted it must be the new document, seen with
everything rejected the old one.
"""

from __future__ import annotations

from datetime import datetime


def redline(gammel: bytes, ny: bytes, *, forfatter: str, dato: datetime) -> bytes:
    """Return a DOCX that is `ny` when every change in it is accepted and `gammel` when rejected.

    A `dato` with a time zone is written in UTC, as Word reads it. What cannot be tracked is in
    `forbehold`.

    Raises:
        Filfejl: a document is damaged; a Danish sentence.
        Redlinefejl: it has what this program does not write itself (comments, tracked changes,
            fields), or the two cannot be made into one; a Danish sentence.
    """
    from generator.sammenlign.redline.dokument import lav

    return lav(gammel, ny, forfatter, dato)


def forbehold(gammel: bytes, ny: bytes) -> list[str]:
    """Return a Danish sentence for each thing that differs and cannot be tracked.

    The redline has the new document's: styles and colours, header and footer, and the title among
    the document's properties. Bookmarks, which carry each paragraph's place in the YAML, are the
    new document's too.
    """
    from generator.sammenlign.redline.usporet import usporede

    return usporede(gammel, ny)
