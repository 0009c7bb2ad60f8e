"""Where the YAML parser gave up, and how the line there is built."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.laesning.kildetekst import Kildetekst

_VÆRDISTART = re.compile(r"[ ]*(?:-[ ]+)*(?:[^\s:#\"'\[{][^:#]*:[ ]+)?(?=\S)")


class Fejlsted(NamedTuple):
    """Where the parser gave up, and the line there.

    Its words are left unread: they change from one release of the library to the next, and what
    is told must not. The text says the same.
    """

    kilde: Kildetekst
    indeks: int
    """Offset where the parser gave up; the fault itself may stand above it."""
    kontekst: int
    """Offset where what it was in the middle of begins."""
    sidste: tuple[int, int, str]
    """Start, end and style of the last text before the fault."""

    @property
    def linje(self) -> int:
        """Return the number of the line."""
        return self.kilde.linje_og_kolonne(self.indeks)[0]

    @property
    def start(self) -> int:
        """Return the offset where the line begins."""
        return self.kilde.linjestart(self.linje)

    @property
    def tekst(self) -> str:
        """Return the line."""
        return self.kilde.linjetekst(self.linje)

    @property
    def indryk(self) -> int:
        """Return how many spaces the line begins with."""
        return indryk(self.tekst)

    @property
    def ved_kolon(self) -> bool:
        """Tell whether a colon stands where none may, and not inside anything else."""
        return self.kontekst >= self.indeks and self.kilde.tekst.startswith(":", self.indeks)

    @property
    def værdistart(self) -> int:
        """Return the offset of the line's value: after bullets and a key."""
        fundet = _VÆRDISTART.match(self.tekst)
        return self.start + (fundet.end() if fundet else self.indryk)


class Diagnose(NamedTuple):
    """A fault as the writer is told it."""

    regel: str
    indeks: int
    besked: str
    ret: str
    ord: str = ""


def indryk(tekst: str) -> int:
    """Return how many spaces a line begins with."""
    return len(tekst) - len(tekst.lstrip(" "))


def linjen_før(sted: Fejlsted) -> int:
    """Return the number of the nearest line above that is not blank, or 0."""
    nr = sted.linje - 1
    while nr > 0 and not sted.kilde.linjetekst(nr).strip():
        nr -= 1
    return nr
