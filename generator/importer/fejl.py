"""Why an import is refused: every fault with its place and remedy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mangel:
    """One reason not to write; Danish sentences."""

    sted: str
    """»ark »Tal«, celle D7«; empty when it is about the whole file."""
    besked: str
    ret: str

    def __str__(self) -> str:
        foran = f"{self.sted}: " if self.sted else ""
        return f"{foran}{self.besked} Ret: {self.ret}"


class Importfejl(Exception):
    """Something cannot be read with certainty, so nothing is written (exit code 1)."""

    def __init__(self, mangler: Sequence[Mangel]) -> None:
        super().__init__("\n".join(map(str, mangler)))
        self.mangler = tuple(mangler)
