"""A DOCX from anywhere: counted by LibreOffice, with Word's own count beside it.

Its words and characters are counted on the XML as it stands, and not through `generator.retur`:
a document that its reader refuses is still to be counted, as LibreOffice lays it out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from generator.sidemaal import Sidemålsfejl
from generator.sidemaal.vidner import Vidne, Vidneudsagn, bekræft, word_sidetal
from generator.word.fil import TEKSTDELE, Filfejl, læs_docx

_W = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
"""The ordinary form, and the strict one that Word can also save in."""
_ÆLDRE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""Says what stands beside it once more, for older programs."""


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


def _tekst(data: bytes) -> list[str]:
    """Return the text of every paragraph, notes too."""
    ud: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
        for del_ in TEKSTDELE:
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
                ud += _afsnit(rod, w)
    return ud


def _afsnit(rod: ElementTree.Element, w: str) -> Iterator[str]:
    """Yield each paragraph's own text; a text box inside one has paragraphs of its own.

    Without recursion, and each element met twice at most: the file may be anybody's.
    """
    for element in _under(rod, ""):
        if element.tag == f"{w}p":
            yield "".join(e.text or "" for e in _under(element, f"{w}p") if e.tag == f"{w}t")


def _under(element: ElementTree.Element, stop: str) -> Iterator[ElementTree.Element]:
    """Yield the elements in the order of the file, none inside a `stop` or an older wording."""
    rest = list(element)[::-1]
    while rest:
        barn = rest.pop()
        yield barn
        if barn.tag not in (stop, _ÆLDRE):
            rest += list(barn)[::-1]
