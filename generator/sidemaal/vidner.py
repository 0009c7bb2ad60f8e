"""The witnesses outside the tool: LibreOffice's count of a DOCX, and the one Word left in it."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from generator.maskine import cache
from generator.maskine.ressourcer import skabeloner
from generator.sidemaal.fejl import Sidemålsfejl
from generator.sidemaal.libreoffice import Vidne, Vidneudsagn, spørg_libreoffice
from generator.sidemaal.pdf import Bogmærke
from generator.sidemaal.soffice import Soffice, find_vidne
from generator.word.fil import Filfejl
from generator.word.pakke import Pakke

UDGAVE = "1"
"""Raised when an answer from before cannot be trusted any more."""


def bekræft(
    docx: Sequence[bytes], *, egne: bool = True, uden_cache: bool = False
) -> list[Vidneudsagn]:
    """Return LibreOffice's count of each DOCX, all that are not known in as few calls as possible.

    `egne` are documents this tool has written; any other DOCX also sees the machine's fonts. A
    file that could not be counted is a `Sidemålsfejl` in its place; that LibreOffice is missing or
    too old is one that is raised.
    """
    soffice = find_vidne(uden_cache=uden_cache)
    skrifter = skriftfiler()
    nøgler = [_nøgle(fil, soffice, skrifter, egne=egne) for fil in docx]
    svar: dict[int, Vidneudsagn] = {}
    if not uden_cache:
        for nummer, nøgle in enumerate(nøgler):
            kendt = _læs(cache.hent("libreoffice", nøgle))
            if kendt is not None:
                svar[nummer] = kendt
    mangler = [nummer for nummer in range(len(docx)) if nummer not in svar]
    if mangler:
        nye = spørg_libreoffice([docx[n] for n in mangler], soffice, skrifter, egne=egne)
        for nummer, nyt in zip(mangler, nye, strict=True):
            svar[nummer] = nyt
            if isinstance(nyt, Vidne):
                cache.gem("libreoffice", nøgler[nummer], _skriv(nyt))
    return [svar[nummer] for nummer in range(len(docx))]


def word_sidetal(docx: bytes) -> int | None:
    """Return the count Word left in a DOCX it has saved; None when another program wrote it.

    Many a program begins with a file from Word and leaves its count in place, so the number of
    words that Word noted must be about that of the text.
    """
    try:
        pakke = Pakke(docx, "Filen")
        egenskaber = pakke.rå("docProps/app.xml").decode("utf-8", "replace")
        ord_ = re.search(r"<(?:\w+:)?Words>\s*(\d{1,9})\s*</", egenskaber)
        if ord_ and not _omtrent(int(ord_[1]), _ord(pakke.rå(pakke.hoved))):
            return None
    except Filfejl:
        return None
    program = re.search(r"<(?:\w+:)?Application>([^<]*)</", egenskaber)
    sider = re.search(r"<(?:\w+:)?Pages>\s*(\d{1,6})\s*</", egenskaber)
    # »Microsoft Office Word«, »Microsoft Macintosh Word«: others put a guess or a 1 in the part.
    if not program or not sider or not re.fullmatch(r"Microsoft\b.*\bWord\b.*", program[1]):
        return None
    # Word counts when it lays out; a file it never showed says 0.
    return int(sider[1]) or None


def _ord(xml: bytes) -> int:
    """Count the words of a document's body."""
    xml = re.sub(rb"<w:(delText|instrText)\b[^>]*>[^<]*", b"", xml)
    xml = re.sub(rb"</w:p>|<w:(tab|br|cr)\b", b" \\g<0>", xml)
    return len(re.sub(rb"<[^>]*>", b"", xml).split())


def _omtrent(words: int, talt: int) -> bool:
    """Tell whether two counts are of the same text; text boxes and the like are a quarter."""
    return abs(words - talt) <= max(3, talt / 4)


def skriftfiler() -> tuple[Path, ...]:
    """Return the whole faces of the document's font, lent to LibreOffice."""
    return tuple(sorted((skabeloner() / "skrifttyper").glob("*.ttf")))


def _nøgle(docx: bytes, soffice: Soffice, skrifter: Sequence[Path], *, egne: bool) -> str:
    """Return the cache's name for the answer: content, fonts, and engine with its build."""
    stat = soffice.sti.stat()
    motor = f"{soffice.sti}|{soffice.version}|{stat.st_mtime_ns}|{stat.st_size}"
    fonte = [hashlib.sha256(fil.read_bytes()).digest() for fil in skrifter]
    return cache.nøgle(UDGAVE, str(egne), motor, *fonte, *_dele(docx))


def _dele(docx: bytes) -> list[bytes | str]:
    """Return the parts that are laid out: neither the properties nor the archive's own dates."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as arkiv:
            navne = sorted(n for n in arkiv.namelist() if not n.startswith("docProps/"))
            return [del_ for navn in navne for del_ in (navn, arkiv.read(navn))]
    except zipfile.BadZipFile:
        return [docx]


def _skriv(vidne: Vidne) -> object:
    overskrifter = [[b.tekst, b.side, b.y] for b in vidne.overskrifter]
    return {"antal": vidne.antal, "motor": vidne.motor, "overskrifter": overskrifter}


def _læs(kendt: object) -> Vidne | None:
    """Return a stored answer (without its PDF); None when it is not one of ours."""
    match kendt:
        case {"antal": int(antal), "motor": str(motor), "overskrifter": [*overskrifter]} if (
            not isinstance(antal, bool) and antal > 0 and motor.startswith("LibreOffice ")
        ):
            pass
        case _:
            return None
    mærker: list[Bogmærke] = []
    for led in overskrifter:
        match led:
            case [str(tekst), int(side), (int() | float()) as y]:
                mærker.append(Bogmærke(tekst, side, float(y)))
            case _:
                return None
    return Vidne(antal, motor, tuple(mærker), b"")


__all__ = ["Sidemålsfejl", "Vidne", "Vidneudsagn", "bekræft", "skriftfiler", "word_sidetal"]
