"""Ask the independent witness about one document, and remember what it said."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from generator.sidemaal import cache
from generator.sidemaal.fejl import Sidemålsfejl
from generator.sidemaal.libreoffice import Vidne, spørg_libreoffice
from generator.sidemaal.maal import Sidemål
from generator.sidemaal.soffice import INSTALLÉR, Soffice, find_soffice
from generator.skrivere.typst.tegn import skriftfiler

VERSION = "1"
"""Of what is stored; part of the key."""


@dataclass(frozen=True, slots=True)
class Sidetal:
    """LibreOffice's answer: the number of pages, and its own name and version."""

    antal: int
    motor: str


def bekræft(mål: Sidemål, docx: bytes, *, uden_cache: bool = False) -> Sidemål:
    """Return the measure with LibreOffice's count of the DOCX itself.

    Raises:
        Sidemålsfejl: LibreOffice 25.2 or later is not here, or gave no answer.
    """
    svar = tæl_docx(docx, egne=True, uden_cache=uden_cache)
    return mål.med_vidne(svar.antal, svar.motor)


def tæl_docx(docx: bytes, *, egne: bool, uden_cache: bool = False) -> Sidetal:
    """Count the pages of a DOCX; `egne` is one of our own, which needs no other font than ours.

    Raises:
        Sidemålsfejl: LibreOffice 25.2 or later is not here, or gave no answer.
    """
    soffice = find_soffice()
    if not soffice.må_bekræfte:
        raise Sidemålsfejl(
            f"{soffice.navn} er for gammel til at bekræfte sidetallet (krævet 25.2 eller nyere).",
            INSTALLÉR,
        )
    navn = cache.nøgle(VERSION, soffice.navn, str(egne), *_skrifter(), *_dele(docx))
    gemt = None if uden_cache else cache.hent("libreoffice", navn)
    if isinstance(gemt, dict) and isinstance(gemt.get("antal"), int):
        return Sidetal(gemt["antal"], soffice.navn)
    svar = _spørg(docx, soffice, egne)
    cache.gem("libreoffice", navn, {"antal": svar.antal})
    return Sidetal(svar.antal, svar.motor)


def _spørg(docx: bytes, soffice: Soffice, egne: bool) -> Vidne:
    (svar,) = spørg_libreoffice([docx], soffice, skriftfiler(), egne=egne)
    if isinstance(svar, Sidemålsfejl):
        raise svar
    return svar


def _skrifter() -> list[bytes]:
    return [fil.read_bytes() for fil in skriftfiler()]


def _dele(docx: bytes) -> list[bytes | str]:
    """Return the parts that decide the layout: not the ZIP's dates, nor who saved it when."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as arkiv:
            navne = sorted(n for n in arkiv.namelist() if not n.startswith("docProps/"))
            return [led for navn in navne for led in (navn, arkiv.read(navn))]
    except zipfile.BadZipFile:
        return [docx]
