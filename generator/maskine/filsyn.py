"""What lies in some folders and when it was saved: cheap enough to look at several times a second.

Of a colleague's folder we look at the files that a project is made of. A link to a folder is not
followed, and a folder in which thousands of other things lie is not looked into: where it led, or
how long it took, would be anybody's choice.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ENDELSER = (
    ".yaml", ".yml", ".md", ".csv", ".xlsx", ".png", ".jpg", ".jpeg", ".j2", ".docx", ".ttf",
)  # fmt: skip
"""Of content, sets and templates."""
FLEST_POSTER = 2_000
"""Names in a folder inside a project; the folder of the project itself is always looked at."""
FLEST_I_ALT = 20_000
"""Names in all; a look takes a tenth of a second at most."""


@dataclass(frozen=True)
class Filsyn:
    """What was seen."""

    aftryk: tuple[tuple[str, int, int], ...]
    """Name, time of the last save and size of each file; two that are alike mean no save."""
    mapper: tuple[Path, ...]
    """Folders that were looked into."""
    udeladt: tuple[Path, ...]
    """Folders that were not: too much lies there, or they are links to another place."""


def se(rødder: Iterable[Path]) -> Filsyn:
    """Look at folders and those below them; hidden ones, and editors' own files, are nobody's."""
    filer: dict[str, tuple[str, int, int]] = {}
    mapper: list[Path] = []
    udeladt: list[Path] = []
    plads = FLEST_I_ALT
    rest = [(rod, True) for rod in rødder]
    while rest:
        mappe, er_rod = rest.pop(0)
        poster = _poster(mappe, plads if er_rod else min(plads, FLEST_POSTER))
        if poster is None:
            udeladt.append(mappe)
            continue
        plads -= len(poster)
        mapper.append(mappe)
        for post in poster:
            if post.name.startswith((".", "~")):
                continue
            try:
                if post.is_dir():
                    if post.is_symlink():
                        udeladt.append(Path(post.path))
                    else:
                        rest.append((Path(post.path), False))
                elif post.name.lower().endswith(ENDELSER):
                    stat = post.stat()
                    filer[post.path] = (post.path, stat.st_mtime_ns, stat.st_size)
            except OSError:  # gone since, or closed to us: what reads it says so
                continue
    return Filsyn(tuple(filer[navn] for navn in sorted(filer)), tuple(mapper), tuple(udeladt))


def _poster(mappe: Path, højst: int) -> list[os.DirEntry[str]] | None:
    """Return a folder's entries, none for one that is not there; None when they are too many."""
    ud: list[os.DirEntry[str]] = []
    try:
        with os.scandir(mappe) as poster:
            for post in poster:
                ud.append(post)
                if len(ud) > højst:
                    return None
    except OSError:
        return []
    return ud


class Forsøg:
    """When to try again after a fault that may pass by itself: soon, and then ever more seldom."""

    FØRST, HØJST = 1.0, 30.0
    """Seconds."""

    def __init__(self) -> None:
        self._næste: float | None = None
        self._pause = self.FØRST

    def er_nu(self, klokken: float) -> bool:
        """Tell whether it is time; never when nothing has failed."""
        return self._næste is not None and klokken >= self._næste

    def gik(self, klokken: float, *, godt: bool) -> None:
        """Take in how the last try went."""
        if godt:
            self._næste, self._pause = None, self.FØRST
            return
        self._næste = klokken + self._pause
        self._pause = min(2 * self._pause, self.HØJST)
