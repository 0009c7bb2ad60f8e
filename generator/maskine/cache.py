"""A small folder of measured answers, safe to share between runs and to throw away.

One file an answer, named by the SHA-256 of everything the answer depends on. A file is written
beside its place and moved in, so a reader sees the whole of it or nothing, and two runs that
measure the same thing at once merely write the same answer twice. A cache that cannot be read or
written is no fault: the answer is measured again. Neither is one that others can write in: what
they could have put there is not believed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

MAPPEVARIABEL = "PROJEKTBESKRIVELSE_CACHE"
HØJST = 4096
"""Answers kept; about 2 KB each."""


def cachemappe() -> Path:
    """Return where this user's measured answers are kept (nothing is made yet)."""
    egen = os.environ.get(MAPPEVARIABEL)
    if egen:
        return Path(egen)
    if sys.platform == "win32":
        rod = os.environ.get("LOCALAPPDATA")
        return (Path(rod) if rod else Path.home() / "AppData/Local") / "projektbeskrivelse/cache"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/projektbeskrivelse"
    rod = os.environ.get("XDG_CACHE_HOME")
    return (Path(rod) if rod else Path.home() / ".cache") / "projektbeskrivelse"


def nøgle(*dele: bytes | str) -> str:
    """Return the name of the answer that depends on `dele`, each told apart by its length."""
    sum_ = hashlib.sha256()
    for del_ in dele:
        rå = del_.encode() if isinstance(del_, str) else del_
        sum_.update(len(rå).to_bytes(8, "big"))
        sum_.update(rå)
    return sum_.hexdigest()


def egen_mappe(slags: str) -> Path | None:
    """Return the folder for one kind of entry, made if need be; None when others could write in it.

    It must be the user's own and closed to others, also where the environment names the place; the
    folder around it may be the system's when it lets nobody rename ours (as ``/tmp`` does).

    Raises:
        OSError: it cannot be made or looked at.
        RuntimeError: the user has no home folder.
    """
    rod = cachemappe()
    mappe = rod / slags
    if not mappe.is_dir():
        # Of the folders above, `mkdir` makes each by the umask: only these two are ours to close.
        rod.parent.mkdir(parents=True, exist_ok=True)
        for ny in (rod, mappe):
            ny.mkdir(mode=0o700, exist_ok=True)
    if sys.platform == "win32":  # keeps others out of what is a user's own
        return mappe
    ejer = os.geteuid()
    if MAPPEVARIABEL not in os.environ:
        # Nobody shares the usual place; an older release let the umask decide who may write there.
        for vores in (rod, mappe):
            post = vores.lstat()
            if stat.S_ISDIR(post.st_mode) and post.st_uid == ejer and post.st_mode & 0o022:
                vores.chmod(0o700)
    yderst, inderst = rod.stat(), mappe.lstat()
    åben = yderst.st_mode & 0o022 and not yderst.st_mode & stat.S_ISVTX
    if yderst.st_uid not in (ejer, 0) or åben:
        return None
    if not stat.S_ISDIR(inderst.st_mode) or inderst.st_uid != ejer or inderst.st_mode & 0o022:
        return None
    return mappe


def hent(slags: str, navn: str) -> object | None:
    """Return the stored answer, or None when there is none that can be read whole."""
    try:
        match json.loads(hent_fil(slags, f"{navn}.json")):
            case {"sum": str(sum_), "svar": str(svar)} if sum_ == nøgle(svar):
                return json.loads(svar)  # type: ignore[no-any-return]
    except (ValueError, RecursionError):
        pass
    return None


def gem(slags: str, navn: str, svar: object) -> None:
    """Store `svar` (JSON) under `navn`; keep silent when the disk will not take it."""
    tekst = json.dumps(svar, ensure_ascii=False)
    # The sum tells what a full disk or a careless hand has left from what was kept.
    post = json.dumps({"sum": nøgle(tekst), "svar": tekst}, ensure_ascii=False)
    gem_fil(slags, f"{navn}.json", post.encode())


def hent_fil(slags: str, filnavn: str) -> bytes:
    """Return the bytes kept under a name; none of a file that is not ours, or is no plain file."""
    with contextlib.suppress(OSError, RuntimeError):  # RuntimeError: no home folder to look in
        mappe = egen_mappe(slags)
        if mappe is None:
            return b""
        fil = mappe / filnavn
        post = fil.lstat()
        vores = sys.platform == "win32" or not (post.st_uid != os.geteuid() or post.st_mode & 0o022)
        if stat.S_ISREG(post.st_mode) and vores:
            return fil.read_bytes()
    return b""


def gem_fil(slags: str, filnavn: str, data: bytes) -> None:
    """Keep bytes under a name, whole or not at all; silent when the disk will not take them."""
    with contextlib.suppress(OSError, RuntimeError):
        mappe = egen_mappe(slags)
        if mappe is None:
            return
        håndtag, midlertidig = tempfile.mkstemp(dir=mappe, suffix=".ny")
        try:
            with os.fdopen(håndtag, "wb") as strøm:
                strøm.write(data)
            Path(midlertidig).replace(mappe / filnavn)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(midlertidig).unlink()
            raise
        # A tidy-up now and then, decided by the name so that it needs no counter.
        if filnavn.startswith("00"):
            _ryd(mappe.iterdir())


def _ryd(filer: Iterable[Path]) -> None:
    """Remove the oldest answers beyond `HØJST`; another run may remove them at the same time."""
    aldre: list[tuple[float, Path]] = []
    for fil in filer:
        with contextlib.suppress(OSError):
            aldre.append((fil.stat().st_mtime, fil))
    aldre.sort(reverse=True)
    for _, fil in aldre[HØJST:]:
        with contextlib.suppress(OSError):
            fil.unlink()
