"""A DOCX from anywhere: counted by LibreOffice, with Word's own count beside it.

Its words and characters are counted on the XML as it stands: a document that the reader of
`generator.word` refuses is still to be counted, as LibreOffice lays it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.sidemaal import Sidemålsfejl
from generator.sidemaal.vidner import Vidne, Vidneudsagn, bekræft, word_sidetal
from generator.word.fil import Filfejl
from generator.word.pakke import Pakke, læs_docx
from generator.word.xml import MC, Element, W


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


def _tekst(data: bytes, navn: str = "Filen") -> list[str]:
    """Return the text of every paragraph, notes too.

    A text box has paragraphs of its own, and what a `Fallback` says stands beside it once more.
    LibreOffice has the last word on whether a file that cannot be read here is a document.
    """
    ud: dict[Element, str] = {}
    try:
        for rod in Pakke(data, navn).tekstdele():
            for tekst in rod.iter(f"{W}t"):
                over = list(tekst.iterancestors(f"{W}p", f"{MC}Fallback"))
                if over and all(e.tag == f"{W}p" for e in over):
                    ud[over[0]] = ud.get(over[0], "") + (tekst.text or "")
    except Filfejl:
        pass
    return list(ud.values())
