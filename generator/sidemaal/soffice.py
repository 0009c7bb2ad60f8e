"""Find LibreOffice, and ask it which version it is.

Versions before 25.2 break tables and footnotes differently from the later ones (7.4 disagrees
with 25.2 on one document in ten), so an older one is named, and may not confirm a page count.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from generator.dansk.systemfejl import grund
from generator.maskine import cache
from generator.maskine.programmer import find_program
from generator.sidemaal import proces
from generator.sidemaal.arbejdsmappe import arbejdsmappe
from generator.sidemaal.fejl import Sidemålsfejl

MINDST = (25, 2)
VARIABEL = "PROJEKTBESKRIVELSE_SOFFICE"
SEKUNDER_TIL_VERSION = 30.0
INSTALLÉR = (
    "Installér LibreOffice 25.2 eller nyere (Debian 12: apt-get install -t bookworm-backports "
    "libreoffice-writer-nogui; Windows og macOS: libreoffice.org), eller sæt "
    f"{VARIABEL} til programmets fulde sti."
)


NABOER = ("soffice.bin", "versionrc", "version.ini")
"""Files beside the launcher that every new version replaces."""


@dataclass(frozen=True, slots=True)
class Soffice:
    """A LibreOffice on this machine; `version` is as it prints it, »25.2.3.2«."""

    sti: Path
    version: str

    @property
    def navn(self) -> str:
        """Return the name reports print: »LibreOffice 25.2.3.2«."""
        return f"LibreOffice {self.version}"

    @property
    def må_bekræfte(self) -> bool:
        """Tell whether the version is new enough to confirm a page count."""
        tal = tuple(int(del_) for del_ in self.version.split(".")[:2])
        return tal >= MINDST


def find_soffice(*, uden_cache: bool = False) -> Soffice:
    """Return the first usable LibreOffice; the named one alone when the variable is set.

    Raises `Sidemålsfejl` when there is none that can be used.
    """
    egen = os.environ.get(VARIABEL)
    if egen:
        if not Path(egen).is_file():
            raise Sidemålsfejl(
                f"{VARIABEL} peger på »{egen}«, som ikke findes.",
                "Ret variablen, eller fjern den.",
            )
        return _spørg(Path(egen).absolute(), uden_cache=uden_cache)
    fundne: list[Soffice] = []
    for sti in _kandidater():
        try:
            fundet = _spørg(sti, uden_cache=uden_cache)
        except Sidemålsfejl:
            continue  # a broken link or half an installation: look at the next
        if fundet.må_bekræfte:
            return fundet
        fundne.append(fundet)
    if fundne:
        return max(fundne, key=lambda s: tuple(int(t) for t in s.version.split(".")))
    raise Sidemålsfejl("LibreOffice blev ikke fundet på denne maskine.", INSTALLÉR)


def find_vidne(*, uden_cache: bool = False) -> Soffice:
    """Return a LibreOffice that may confirm; an older one is a `Sidemålsfejl` that names it."""
    fundet = find_soffice(uden_cache=uden_cache)
    if not fundet.må_bekræfte:
        raise Sidemålsfejl(
            f"{fundet.navn} ({fundet.sti}) er for gammel til at bekræfte et sidetal: "
            "før 25.2 brydes tabeller og fodnoter forkert.",
            INSTALLÉR,
        )
    return fundet


def _kandidater() -> list[Path]:
    """Return the places to look, in order: PATH first, then where installers put it."""
    steder: list[Path] = []
    # On Windows soffice.com is the one that waits and prints; soffice.exe does neither.
    for navn in ("soffice.com",) if sys.platform == "win32" else ("soffice", "libreoffice"):
        if fundet := find_program(navn):
            steder.append(fundet)
    if sys.platform == "win32":
        rødder = ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432")
        program = "LibreOffice/program/soffice.com"
        steder += [Path(os.environ[rod]) / program for rod in rødder if rod in os.environ]
    elif sys.platform == "darwin":
        app = Path("Applications/LibreOffice.app/Contents/MacOS/soffice")
        steder += [Path("/") / app, Path.home() / app]
    else:
        steder += [Path("/usr/lib/libreoffice/program/soffice")]
        # The packages from libreoffice.org install as /opt/libreoffice25.2 and the like.
        steder += sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
    sete: dict[Path, Path] = {}
    for sted in steder:
        if sted.is_file():
            # Run by the name it was found under: what a snap's link leads to asks for that name.
            sete.setdefault(sted.resolve(), sted)
    return list(sete.values())


def _spørg(sti: Path, *, uden_cache: bool) -> Soffice:
    """Return the LibreOffice at `sti`; its version is asked for once per build of the program."""
    try:
        navn = cache.nøgle(str(sti), *_build(sti))
        kendt = None if uden_cache else cache.hent("soffice", navn)
        if isinstance(kendt, str) and re.fullmatch(r"\d+(\.\d+)+", kendt):
            return Soffice(sti, kendt)
        with arbejdsmappe() as mappe:
            kørsel = proces.kør(
                [str(sti), f"-env:UserInstallation={(mappe / 'profil').as_uri()}", "--version"],
                miljø=os.environ,
                mappe=mappe,
                sekunder=SEKUNDER_TIL_VERSION,
            )
    except OSError as fejl:
        raise Sidemålsfejl(f"»{sti}« kan ikke startes: {grund(fejl)}.", INSTALLÉR) from fejl
    if kørsel.kode is None:
        raise Sidemålsfejl(f"»{sti}« svarede ikke i tide og blev standset.", INSTALLÉR)
    svar = re.search(r"LibreOffice\S*\s+(\d+(?:\.\d+)+)", kørsel.fejltekst)
    if not svar:
        raise Sidemålsfejl(f"»{sti}« svarer ikke som LibreOffice.", INSTALLÉR)
    cache.gem("soffice", navn, svar[1])
    return Soffice(sti, svar[1])


def _build(sti: Path) -> list[str]:
    """Return what changes when the program is replaced by another version.

    The launcher is a script that may be the same in both, so what lies beside it counts too.
    """
    hjem = sti.resolve()
    led = (sti.lstat(), *(f.stat() for f in (hjem, *map(hjem.with_name, NABOER)) if f.is_file()))
    return [f"{stat.st_mtime_ns} {stat.st_size}" for stat in led]
