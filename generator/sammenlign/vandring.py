"""One walk over two rows of pieces of text, whatever they are the pieces of.

A field's paragraphs and a whole document's are gone through alike; what a step means in words is
for the one who walks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, Self, TypeVar

from generator.sammenlign.parled import PairItem, Parring
from generator.sammenlign.parring import par


class Piece(Protocol):
    """A paragraph, heading, list item or row."""

    @property
    def led(self) -> PairItem:
        """The piece as the pairing takes it."""

    def med(self, flere: Sequence[Self], imellem: str = " ") -> Self:
        """Return the piece with those that follow as one."""


P = TypeVar("P", bound=Piece)


@dataclass(frozen=True, slots=True)
class Step(Generic[P]):
    """What has become of a piece; several that are one in the other row are joined."""

    slags: Parring
    gammel: P | None
    ny: P | None
    gamle: tuple[int, ...]
    nye: tuple[int, ...]
    """Places in the rows."""


def changes(gamle: Sequence[P], nye: Sequence[P]) -> Iterator[Step[P]]:
    """Yield what is not the same in both rows, in reading order; a move stands at its new place."""
    for p in par([s.led for s in gamle], [s.led for s in nye]):
        if p.slags not in (Parring.ENS, Parring.FLYTTET_FRA):
            gammel, ny = ([række[i] for i in steder] for række, steder in (
                (gamle, p.gamle), (nye, p.nye)))  # fmt: skip
            yield Step(p.slags, _joined(gammel), _joined(ny), p.gamle, p.nye)


def _joined(stykker: Sequence[P]) -> P | None:
    if not stykker:
        return None
    return stykker[0].med(stykker[1:]) if len(stykker) > 1 else stykker[0]
