"""Check an untrusted DOCX before anything in it is parsed.

What is no archive, is locked, damaged or would fill the memory is refused here. Whether it holds
a Word document only its relations tell: see `generator.word.pakke`.
"""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from pathlib import Path

from generator.dansk.systemfejl import grund
from generator.maskine.sti import vis_sti

STØRST = 50_000_000
"""Bytes of a DOCX; real applications are far below one million."""
STØRST_UDPAKKET = 200_000_000
"""Bytes of its parts together: a ZIP bomb is stopped before it is unpacked."""
STØRSTE_TEKST = 20_000_000
"""Bytes of one XML part; the text of five pages is a fiftieth of that."""
FLEST_DELE = 5_000
"""Parts of a DOCX; a document with a picture on every page is far below."""
BESKADIGET = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    RuntimeError,
    NotImplementedError,
    EOFError,
    ValueError,
    OSError,
)
"""All the ways in which `zipfile` gives up on an archive that is damaged, cut short or locked."""
_ER_XML = re.compile(r"\.(?:xml|rels)$", re.IGNORECASE)
_LÅST = 0x1
"""The bit of a ZIP entry that says it is encrypted."""


class Filfejl(Exception):
    """The file cannot be opened as a DOCX; a Danish sentence (exit code 2)."""


def læs_fil(fil: Path) -> bytes:
    """Return the bytes of a file that is not too large; raises `Filfejl`."""
    navn = vis_sti(fil)
    try:
        if fil.is_dir():
            raise Filfejl(f"{navn} er en mappe og ikke en DOCX-fil.")
        if not fil.exists():
            raise Filfejl(f"{navn} findes ikke.")
        if not fil.is_file():
            raise Filfejl(f"{navn} er ikke en almindelig fil.")
        if fil.stat().st_size > STØRST:
            raise Filfejl(f"{navn} er for stor til at være en ansøgning (over 50 MB).")
        data = fil.read_bytes()
    except OSError as fejl:
        raise Filfejl(f"{navn} kan ikke læses: {grund(fejl)}.") from fejl
    return data


def tjek_arkiv(data: bytes, navn: str) -> None:
    """Raise `Filfejl` for bytes that no DOCX can be; `navn` is what the sentence calls them."""
    if not data:
        raise Filfejl(f"{navn} er tom.")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Filfejl(
            f"{navn} er beskyttet med adgangskode eller gemt i Words gamle format. "
            "Åbn den i Word, og gem den som DOCX uden adgangskode."
        )
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise Filfejl(
            f"{navn} er ikke et Word-dokument (DOCX), eller den er beskadiget. "
            "Åbn den i Word, og gem den som DOCX."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
            _tjek(arkiv, navn)
    except BESKADIGET as fejl:
        raise Filfejl(f"{navn} er beskadiget. Åbn den i Word, og gem den igen.") from fejl


def _tjek(arkiv: zipfile.ZipFile, navn: str) -> None:
    """Refuse an archive that is no document, is damaged, or would fill the memory."""
    poster = arkiv.infolist()
    if any(post.flag_bits & _LÅST for post in poster):
        raise Filfejl(
            f"{navn} er krypteret. Pak den ud med sin adgangskode, eller gem den igen fra Word "
            "uden adgangskode."
        )
    størst = max((post.file_size for post in poster if _ER_XML.search(post.filename)), default=0)
    if (
        størst > STØRSTE_TEKST
        or len(poster) > FLEST_DELE
        or sum(post.file_size for post in poster) > STØRST_UDPAKKET
    ):
        raise Filfejl(f"{navn} fylder for meget udpakket til at være en ansøgning.")
    if arkiv.testzip() is not None:
        raise zipfile.BadZipFile
