"""A small folder of measured answers, safe to share between runs and to throw away.

One file an answer, named by the SHA-256 of everything the answer depends on. A file is written
beside its place and moved in, so a reader sees the whole of it or nothing, and two runs that
measure the same thing at once merely write the same answer twice. A cache that cannot be read or
written is no fault: the answer is measured again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
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


def hent(slags: str, navn: str) -> object | None:
    """Return the stored answer, or None when there is none that can be read whole."""
    try:
        match json.loads(_fil(slags, navn).read_bytes()):
            case {"sum": str(sum_), "svar": str(svar)} if sum_ == nøgle(svar):
                return json.loads(svar)  # type: ignore[no-any-return]
    except (OSError, ValueError, RuntimeError):  # RuntimeError: no home folder to look in
        pass
    return None


def gem(slags: str, navn: str, svar: object) -> None:
    """Store `svar` (JSON) under `navn`; keep silent when the disk will not take it."""
    # Imported here: an answer that is known is only read.
    import tempfile

    with contextlib.suppress(OSError, RuntimeError):
        fil = _fil(slags, navn)
        fil.parent.mkdir(parents=True, exist_ok=True)
        håndtag, midlertidig = tempfile.mkstemp(dir=fil.parent, suffix=".ny")
        try:
            with os.fdopen(håndtag, "w", encoding="utf-8") as strøm:
                tekst = json.dumps(svar, ensure_ascii=False)
                # The sum tells what a full disk or a careless hand has left from what was kept.
                json.dump({"sum": nøgle(tekst), "svar": tekst}, strøm, ensure_ascii=False)
            Path(midlertidig).replace(fil)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(midlertidig).unlink()
            raise
        # A tidy-up now and then, decided by the name so that it needs no counter.
        if navn.startswith("00"):
            _ryd(fil.parent.iterdir())


def _fil(slags: str, navn: str) -> Path:
    return cachemappe() / slags / f"{navn}.json"


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
