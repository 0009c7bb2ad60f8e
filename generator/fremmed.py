"""A DOCX from anywhere: counted by LibreOffice, with Word's own count beside it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from generator.sidemaal.bekraeftelse import tæl_docx
from generator.sidemaal.fejl import Sidemålsfejl
from generator.sidemaal.word import word_sidetal

STØRST = 50_000_000
"""Bytes of a DOCX; real applications are far below one million."""
STØRST_UDPAKKET = 200_000_000
"""Bytes of its parts together: a ZIP bomb is stopped before it is unpacked."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEKSTDELE = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


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


def tæl_fremmed(fil: Path, *, uden_cache: bool = False) -> Optalt:
    """Count the pages, words and characters of a DOCX.

    Raises:
        Filfejl: the file cannot be opened, is too large, or is no DOCX.
    """
    data = læs_docx(fil)
    tekst = _tekst(data)
    antal, motor, fejl = None, "", ""
    try:
        svar = tæl_docx(data, egne=False, uden_cache=uden_cache)
        antal, motor = svar.antal, svar.motor
    except Sidemålsfejl as grund:
        fejl = f"{grund} {grund.ret}".strip()
    return Optalt(antal, motor, word_sidetal(data), len("".join(tekst)), _ord(tekst), fejl)


def læs_docx(fil: Path) -> bytes:
    """Return a DOCX's bytes, its size and kind looked at first; raises `Filfejl`."""
    try:
        if not fil.is_file():
            raise Filfejl(f"{fil.as_posix()} findes ikke.")
        if fil.stat().st_size > STØRST:
            raise Filfejl(f"{fil.as_posix()} er for stor til at være en ansøgning (over 50 MB).")
        data = fil.read_bytes()
    except OSError as fejl:
        grund = fejl.strerror or type(fejl).__name__
        raise Filfejl(f"{fil.as_posix()} kan ikke læses: {grund}.") from fejl
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Filfejl(
            f"{fil.as_posix()} er beskyttet med adgangskode eller gemt i Words gamle format. "
            "Åbn den i Word, og gem den som DOCX uden adgangskode."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
            if sum(post.file_size for post in arkiv.infolist()) > STØRST_UDPAKKET:
                raise Filfejl(
                    f"{fil.as_posix()} fylder for meget udpakket til at være en ansøgning."
                )
            if "word/document.xml" not in arkiv.namelist():
                raise Filfejl(f"{fil.as_posix()} er ikke et Word-dokument (DOCX).")
            if arkiv.testzip() is not None:
                raise Filfejl(f"{fil.as_posix()} er beskadiget.")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as fejl:
        raise Filfejl(
            f"{fil.as_posix()} er beskadiget eller ikke et Word-dokument (DOCX)."
        ) from fejl
    return data


def _tekst(data: bytes) -> list[str]:
    """Return the text of every paragraph, notes too."""
    ud: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
        for del_ in _TEKSTDELE:
            if del_ not in arkiv.namelist():
                continue
            xml = arkiv.read(del_)
            if b"<!DOCTYPE" in xml[:1000]:
                continue  # no Word file has one; an entity in it could fill the memory
            try:
                rod = ElementTree.fromstring(xml)  # noqa: S314 - no DOCTYPE, so no entities
            except ElementTree.ParseError:
                continue
            ud += ["".join(t.text or "" for t in p.iter(f"{_W}t")) for p in rod.iter(f"{_W}p")]
    return ud


def _ord(tekst: list[str]) -> int:
    return sum(len(afsnit.split()) for afsnit in tekst)
