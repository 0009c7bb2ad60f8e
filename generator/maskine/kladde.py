"""A file that is written in full beside its place, before anything there is touched."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FORSTAVELSE = ".projektbeskrivelse-"
"""What the name of a file begins with until it is in its place."""
SEKUNDER_TIL_REST = 120.0
"""A file by such a name that is older is nobody's: all of them are written in a moment."""


@dataclass(frozen=True)
class Filplads:
    """Where a file goes, and what is there now."""

    fil: Path
    gammel: bytes | None = None
    tilstand: int | None = None
    """The mode bits of what is there."""
    flyttes: bool = False


class Kladde:
    """A file that is written in full and not in its place yet.

    Linux can write a file without a name, so a run that is killed leaves nothing behind; it is
    given one just before it is moved in. Elsewhere, and on disks that cannot, it has one at once.
    """

    def __init__(self, plads: Filplads, data: bytes) -> None:
        self.plads, self.data = plads, data
        self.fil: Path | None = None
        self.nr = _uden_navn(plads.fil.parent)
        if self.nr is None:
            self.fil = skriv_ved_siden_af(plads, data)
            return
        try:
            _skriv(self.nr, data)
            if plads.tilstand is not None:
                os.fchmod(self.nr, plads.tilstand)
        except BaseException:
            self.luk()
            raise

    def navngiv(self) -> Path:
        """Return the file's name beside its place."""
        if self.fil is None and self.nr is not None:
            navn = self.plads.fil.with_name(f"{FORSTAVELSE}{os.urandom(4).hex()}.tmp")
            try:
                # A folder's number makes Python use the call that follows the link in /proc.
                os.link(f"/proc/self/fd/{self.nr}", navn, src_dir_fd=self.nr)
                self.fil = navn
            except OSError:
                self.fil = skriv_ved_siden_af(self.plads, self.data)
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


def skriv_ved_siden_af(plads: Filplads, data: bytes) -> Path:
    """Return a file with the content and the mode of its place; its name is nobody else's."""
    nr, navn = tempfile.mkstemp(prefix=FORSTAVELSE, suffix=".tmp", dir=plads.fil.parent)
    fil = Path(navn)
    try:
        try:
            _skriv(nr, data)
        finally:
            os.close(nr)
        fil.chmod(0o666 & ~umask() if plads.tilstand is None else plads.tilstand)
    except BaseException:
        fil.unlink(missing_ok=True)
        raise
    return fil


def _skriv(nr: int, data: bytes) -> None:
    with os.fdopen(nr, "wb", closefd=False) as åben:
        åben.write(data)
        åben.flush()
        os.fsync(nr)


def fjern_rester(mappe: Path, skrevet: Sequence[Path]) -> bool:
    """Remove what a run that was killed left between naming its files and moving them.

    Its age is held against a file just written, since the clock may be another machine's. What
    is young may belong to a run of this moment. Tells whether there was any.
    """
    fundet = False
    with contextlib.suppress(OSError):
        nu = max((fil.stat().st_mtime for fil in skrevet), default=0.0)
        for rest in mappe.glob(f"{FORSTAVELSE}*.tmp"):
            if nu - rest.stat().st_mtime > SEKUNDER_TIL_REST:
                rest.unlink()
                fundet = True
    return fundet


def umask() -> int:
    """Return the bits that new files and folders of this user go without."""
    nu = os.umask(0)
    os.umask(nu)
    return nu
