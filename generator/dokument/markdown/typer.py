"""What Markdown is read from and into."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Inline,
    Tekst,
)
from generator.fund import Fund, Sti


@dataclass(frozen=True, slots=True)
class Indsat:
    """What stands behind a placeholder character: runs inside a line, or whole blocks."""

    inline: tuple[Inline, ...] = ()
    blokke: tuple[Blok, ...] | None = None

    @property
    def tekst(self) -> str:
        """Return the plain text of the runs."""
        return "".join(stykke.tekst for stykke in self.inline if isinstance(stykke, Tekst))


@dataclass(frozen=True, slots=True)
class Kildetekst:
    """A Markdown text with placeholders in it, and the way back to the raw text."""

    tekst: str
    sti: Sti = ()
    tegn: Sequence[int] | None = None
    """Offset in the raw text for every character of `tekst`; None when it is a template's."""
    indsat: Mapping[str, Indsat] = field(default_factory=dict)


@dataclass(slots=True)
class Læst:
    """The outcome: blocks, the footnotes defined in the text, and the faults."""

    blokke: tuple[Blok, ...] = ()
    noter: dict[str, tuple[Afsnit, ...]] = field(default_factory=dict)
    note_tegn: dict[str, int] = field(default_factory=dict)
    fund: list[Fund] = field(default_factory=list)


Notenummer = Callable[[str], int | None]
"""Footnote label -> its (provisional) number; None when the file defines no such footnote."""
