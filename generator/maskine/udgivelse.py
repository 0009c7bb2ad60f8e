"""Put finished files in the output folder: each whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.dansk.systemfejl import grund
from generator.maskine.sti import vis_sti

FORSTAVELSE = ".projektbeskrivelse-"
"""What the name of a file begins with until it is in its place."""
SEKUNDER_TIL_REST = 600.0
"""A file by such a name that is older is nobody's: all of them are written in a moment."""


class Udgivelsesfejl(Exception):
    """The system refuses to write; a Danish sentence (exit code 2)."""


def udgiv(mappe: Path, filer: Mapping[str, bytes]) -> list[Path]:
    """Write all files, or none: first beside their places, then moved in.

    A DOCX that Word holds open is written as ``…-ny.docx`` instead. Returns the files written.

    Raises:
        Udgivelsesfejl: the folder cannot be made or written to, or the disk is full.
    """
    try:
        mappe.mkdir(parents=True, exist_ok=True)
        skrevet = _udgiv({mappe / navn: data for navn, data in filer.items()})
        _fjern_rester(mappe, skrevet)
        return skrevet
    except OSError as fejl:
        raise Udgivelsesfejl(_sætning(mappe, fejl)) from fejl


def udgiv_filer(filer: Mapping[Path, bytes]) -> None:
    """Write files in folders that are there, all or none; one that was there keeps its rights.

    Raises:
        Udgivelsesfejl: one of the folders cannot be written to, or the disk is full.
    """
    rettigheder = {fil: fil.stat().st_mode for fil in filer if fil.is_file()}
    try:
        # What a link points to is replaced, not the link.
        _udgiv({fil.resolve(): data for fil, data in filer.items()})
        for fil, ret in rettigheder.items():
            fil.chmod(ret & 0o7777)
    except OSError as fejl:
        hvor = Path(fejl.filename).parent if fejl.filename else next(iter(filer)).parent
        raise Udgivelsesfejl(_sætning(hvor, fejl, valgfri=False)) from fejl


def _udgiv(filer: Mapping[Path, bytes]) -> list[Path]:
    kladder: dict[Path, _Kladde] = {}
    try:
        for fil, data in filer.items():
            kladder[fil] = _Kladde(fil, data)
        return _flyt_alle_ind(kladder)
    finally:
        for kladde in kladder.values():
            kladde.luk()


class _Kladde:
    """A file that is written in full and not in its place yet.

    Linux can write a file without a name, so a run that is killed leaves nothing behind; it is
    given one just before it is moved in. Elsewhere, and on disks that cannot, it has one at once.
    """

    def __init__(self, til: Path, data: bytes) -> None:
        self.til, self.data = til, data
        self.fil: Path | None = None
        self.nr = _uden_navn(til.parent)
        if self.nr is None:
            self.fil = _skriv_ved_siden_af(til, data)
            return
        try:
            _skriv(self.nr, data)
        except BaseException:
            self.luk()
            raise

    def navngiv(self) -> Path:
        """Return the file's name beside its place."""
        if self.fil is None and self.nr is not None:
            navn = self.til.with_name(f"{FORSTAVELSE}{os.urandom(4).hex()}.tmp")
            try:
                # A folder's number makes Python use the call that follows the link in /proc.
                os.link(f"/proc/self/fd/{self.nr}", navn, src_dir_fd=self.nr)
                self.fil = navn
            except OSError:
                self.fil = _skriv_ved_siden_af(self.til, self.data)
        assert self.fil is not None, "enten har den et navn, eller også får den et"
        return self.fil

    def luk(self) -> None:
        """Leave nothing of it but what has been moved in."""
        if self.nr is not None:
            os.close(self.nr)
            self.nr = None
        if self.fil is not None:
            self.fil.unlink(missing_ok=True)


def _uden_navn(mappe: Path) -> int | None:
    """Open a file that has no name; None where there is no such thing."""
    if not hasattr(os, "O_TMPFILE"):
        return None
    try:
        return os.open(mappe, os.O_TMPFILE | os.O_WRONLY, 0o666)
    except OSError:  # the disk cannot; one that is full or closed to us says so in a moment
        return None


def _skriv_ved_siden_af(til: Path, data: bytes) -> Path:
    nr, navn = tempfile.mkstemp(prefix=FORSTAVELSE, suffix=".tmp", dir=til.parent)
    fil = Path(navn)
    try:
        try:
            _skriv(nr, data)
        finally:
            os.close(nr)
        fil.chmod(0o666 & ~_umask())
    except BaseException:
        fil.unlink(missing_ok=True)
        raise
    return fil


def _skriv(nr: int, data: bytes) -> None:
    with os.fdopen(nr, "wb", closefd=False) as åben:
        åben.write(data)
        åben.flush()
        os.fsync(nr)


def _fjern_rester(mappe: Path, skrevet: Sequence[Path]) -> None:
    """Remove what a run that was killed left between naming a file and moving it.

    Its age is held against a file just written, since the clock may be another machine's. What
    is young may belong to a run of this moment.
    """
    with contextlib.suppress(OSError):
        nu = max((fil.stat().st_mtime for fil in skrevet), default=0.0)
        for rest in mappe.glob(f"{FORSTAVELSE}*.tmp"):
            if nu - rest.stat().st_mtime > SEKUNDER_TIL_REST:
                rest.unlink()


def _umask() -> int:
    nu = os.umask(0)
    os.umask(nu)
    return nu


def _flyt_alle_ind(kladder: Mapping[Path, _Kladde]) -> list[Path]:
    """Move the files to their places; when one cannot be, those moved before it are put back."""
    flyttede: list[tuple[Path, bytes | None]] = []
    try:
        for til, kladde in kladder.items():
            gammel = til.read_bytes() if til.is_file() else None
            nu = _flyt_ind(kladde.navngiv(), til)
            flyttede.append((nu, gammel if nu == til else None))
    except OSError:
        for til, gammel in flyttede:
            if gammel is None:
                til.unlink()
            else:
                _skriv_ved_siden_af(til, gammel).replace(til)
        raise
    return [til for til, _ in flyttede]


def _flyt_ind(fra: Path, til: Path) -> Path:
    try:
        fra.replace(til)
    except PermissionError:
        # Windows refuses while Word has the file open.
        if til.suffix != ".docx" or not til.exists():
            raise
        til = til.with_name(f"{til.stem}-ny.docx")
        fra.replace(til)
    return til


_GRUNDE = {
    errno.ENOSPC: "der er ikke mere plads på disken",
    errno.EDQUOT: "din plads på disken er brugt op",
    errno.EFBIG: "filen er større, end der er lov til",
    errno.EROFS: "der kan kun læses fra disken",
    errno.EISDIR: "der ligger en mappe af samme navn som filen",
    errno.ENAMETOOLONG: "filens navn er for langt",
}


def _sætning(mappe: Path, fejl: OSError, *, valgfri: bool = True) -> str:
    if isinstance(fejl, PermissionError):
        return f"Der kan ikke skrives i {vis_sti(mappe)}: adgangen er nægtet. " + (
            "Vælg en anden mappe med --ud." if valgfri else "De gamle filer er urørte."
        )
    if isinstance(fejl, FileExistsError | NotADirectoryError):
        return f"{vis_sti(mappe)} er ikke en mappe. Vælg en anden med --ud."
    hvorfor = _GRUNDE.get(fejl.errno or 0) or grund(fejl)
    return f"Der kan ikke skrives i {vis_sti(mappe)}: {hvorfor}. De gamle filer er urørte."
