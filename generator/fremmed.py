"""A DOCX from anywhere: counted by LibreOffice, with Word's own count beside it."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from generator.dansk.systemfejl import grund
from generator.projekter import vis
from generator.sidemaal import Sidemålsfejl, Vidne, Vidneudsagn, bekræft, word_sidetal

STØRST = 50_000_000
"""Bytes of a DOCX; real applications are far below one million."""
STØRST_UDPAKKET = 200_000_000
"""Bytes of its parts together: a ZIP bomb is stopped before it is unpacked."""
STØRSTE_TEKST = 20_000_000
"""Bytes of the text's own parts; five pages are a fiftieth of that."""
_W = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
"""The ordinary form, and the strict one that Word can also save in."""
_TEKSTDELE = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_BESKADIGET = (
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


class Filfejl(Exception):
    """The file cannot be opened as a DOCX; a Danish sentence (exit code 2)."""


@dataclass(frozen=True, slots=True)
class Optalt:
    """What is known of a foreign DOCX; `antal` is None when LibreOffice could not count."""

    antal: int | None
    motor: str
    word: int | None
    """Word's own count, when Word has saved the file."""
    tegn: int
    ord: int
    fejl: str = ""
    """Why there is no count; a Danish sentence with the remedy."""


def tæl_fremmede(filer: Sequence[Path], *, uden_cache: bool = False) -> Iterator[Optalt | Filfejl]:
    """Count the pages, words and characters of DOCX files, LibreOffice started once for them all.

    A file that cannot be opened, is too large or is no DOCX is a `Filfejl` in its place.
    """
    læste: list[bytes | Filfejl] = []
    for fil in filer:
        try:
            læste.append(læs_docx(fil))
        except Filfejl as fejl:
            læste.append(fejl)
    hele = [data for data in læste if isinstance(data, bytes)]
    svar: Sequence[Vidneudsagn]
    try:
        svar = bekræft(hele, egne=False, uden_cache=uden_cache) if hele else []
    except Sidemålsfejl as fejl:
        svar = [fejl] * len(hele)
    rest = iter(svar)
    for data in læste:
        yield _optalt(data, next(rest)) if isinstance(data, bytes) else data


def _optalt(data: bytes, vidne: Vidneudsagn) -> Optalt:
    tekst = _tekst(data)
    tegn, ord_ = sum(map(len, tekst)), sum(len(afsnit.split()) for afsnit in tekst)
    word = word_sidetal(data)
    if isinstance(vidne, Vidne):
        return Optalt(vidne.antal, vidne.motor, word, tegn, ord_)
    return Optalt(None, "", word, tegn, ord_, f"{vidne} {vidne.ret}".strip())


def læs_docx(fil: Path) -> bytes:
    """Return a DOCX's bytes, its size and kind looked at first; raises `Filfejl`."""
    navn = vis(fil)
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
    except _BESKADIGET as fejl:
        raise Filfejl(f"{navn} er beskadiget. Åbn den i Word, og gem den igen.") from fejl
    return data


def _tjek(arkiv: zipfile.ZipFile, navn: str) -> None:
    """Refuse an archive that is no document, is damaged, or would fill the memory."""
    poster = {post.filename: post for post in arkiv.infolist()}
    if "word/document.xml" not in poster:
        raise Filfejl(f"{navn} er ikke et Word-dokument (DOCX).")
    tekst = sum(poster[del_].file_size for del_ in _TEKSTDELE if del_ in poster)
    if tekst > STØRSTE_TEKST or sum(post.file_size for post in poster.values()) > STØRST_UDPAKKET:
        raise Filfejl(f"{navn} fylder for meget udpakket til at være en ansøgning.")
    if arkiv.testzip() is not None:
        raise zipfile.BadZipFile


def _tekst(data: bytes) -> list[str]:
    """Return the text of every paragraph, notes too."""
    ud: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
        for del_ in _TEKSTDELE:
            if del_ not in arkiv.namelist():
                continue
            xml = arkiv.read(del_)
            if b"<!DOCTYPE" in xml.replace(b"\0", b""):
                continue  # no Word file has one; an entity in it could fill the memory
            try:
                rod = ElementTree.fromstring(xml)  # noqa: S314 - no DOCTYPE, so no entities
            except (ElementTree.ParseError, ValueError, LookupError):
                continue  # LibreOffice has the last word on whether it is a document
            for w in _W:
                ud += ["".join(t.text or "" for t in p.iter(f"{w}t")) for p in rod.iter(f"{w}p")]
    return ud
