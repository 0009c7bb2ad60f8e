"""Two DOCX files from elsewhere: an engine that others keep, where it is installed.

`python-redlines` with `python-redlines-docxodus` (both MIT) is the optional extra ``redline``: it
brings a program of its own of 45 MB, which nobody needs for documents of ours.
"""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime

from generator.sammenlign.redline.pakke import Redlinefejl
from generator.word.pakke import Pakke

MANGLER = (
    "Ændringer i andres dokumenter spores af python-redlines, og den er ikke installeret. Hent den "
    'med pip install "projektbeskrivelse[redline]", brug --format html, eller sammenlign de to i '
    "Word."
)
SVIGTER = (
    "python-redlines kunne ikke sammenligne de to. Brug --format html, eller sammenlign dem i Word."
)


def redline_fremmede(gammel: bytes, ny: bytes, *, forfatter: str, dato: datetime) -> bytes:
    """Return a DOCX with the changes tracked by python-redlines.

    Raises:
        Filfejl: a file is no DOCX, is locked or would fill the memory; a Danish sentence.
        Redlinefejl: the engine is not installed, or gives up; a Danish sentence.
    """
    Pakke(gammel, "Det gamle dokument")
    Pakke(ny, "Det nye dokument")
    try:
        from python_redlines.engines import DocxodusEngine, EngineNotInstalledError
    except ImportError as fejl:
        raise Redlinefejl(MANGLER) from fejl
    if dato.tzinfo is not None:
        dato = dato.astimezone(UTC)
    tid = dato.strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        data = DocxodusEngine().run_redline(
            forfatter, gammel, ny, date_time=tid, conflate_spaces=False
        )[0]
    except EngineNotInstalledError as fejl:
        raise Redlinefejl(MANGLER) from fejl
    except (subprocess.SubprocessError, OSError, ValueError) as fejl:
        raise Redlinefejl(SVIGTER) from fejl
    return bytes(data)
