"""Put finished files in the output folder: each whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.projekter import vis


class Udgivelsesfejl(Exception):
    """The system refuses to write; a Danish sentence (exit code 2)."""


def udgiv(mappe: Path, filer: Mapping[str, bytes]) -> list[Path]:
    """Write all files, or none: first beside their places, then moved in.

    A DOCX that Word holds open is written as ``…-ny.docx`` instead. Returns the files written.

    Raises:
        Udgivelsesfejl: the folder cannot be made or written to, or the disk is full.
    """
    midlertidige: dict[Path, Path] = {}
    try:
        mappe.mkdir(parents=True, exist_ok=True)
        for navn, data in filer.items():
            midlertidige[mappe / navn] = _skriv_ved_siden_af(mappe / navn, data)
        return _flyt_alle_ind(midlertidige)
    except OSError as fejl:
        raise Udgivelsesfejl(_sætning(mappe, fejl)) from fejl
    finally:
        for fil in midlertidige.values():
            fil.unlink(missing_ok=True)


def _skriv_ved_siden_af(til: Path, data: bytes) -> Path:
    nr, navn = tempfile.mkstemp(prefix=f".{til.stem}-", suffix=".tmp", dir=til.parent)
    fil = Path(navn)
    try:
        with os.fdopen(nr, "wb") as åben:
            åben.write(data)
            åben.flush()
            os.fsync(åben.fileno())
        fil.chmod(0o666 & ~_umask())
    except BaseException:
        fil.unlink(missing_ok=True)
        raise
    return fil


def _umask() -> int:
    nu = os.umask(0)
    os.umask(nu)
    return nu


def _flyt_alle_ind(midlertidige: Mapping[Path, Path]) -> list[Path]:
    """Move the files to their places; when one cannot be, those moved before it are put back."""
    flyttede: list[tuple[Path, bytes | None]] = []
    try:
        for til, fra in midlertidige.items():
            gammel = til.read_bytes() if til.is_file() else None
            nu = _flyt_ind(fra, til)
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


def _sætning(mappe: Path, fejl: OSError) -> str:
    if isinstance(fejl, PermissionError):
        return (
            f"Der kan ikke skrives i {vis(mappe)}: adgangen er nægtet. "
            "Vælg en anden mappe med --ud."
        )
    if isinstance(fejl, FileExistsError | NotADirectoryError):
        return f"{vis(mappe)} er ikke en mappe. Vælg en anden med --ud."
    grund = _GRUNDE.get(fejl.errno or 0) or f"styresystemet svarer »{fejl.strerror}«"
    return f"Der kan ikke skrives i {vis(mappe)}: {grund}. De gamle filer er urørte."
