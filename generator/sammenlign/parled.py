"""The items of two rows, and what has become of them (see `parring`, which finds it out)."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Parring(StrEnum):
    """What has become of an item."""

    ENS = "ens"
    ÆNDRET = "ændret"
    NY = "ny"
    SLETTET = "slettet"
    FLYTTET_FRA = "flyttet fra"
    """The old place of what was moved."""
    FLYTTET = "flyttet"
    """The new place of what was moved; see `Par.ændret`."""
    DELT = "delt"
    """One has become several."""
    SAMLET = "samlet"
    """Several have become one."""


@dataclass(frozen=True, slots=True)
class PairItem:
    """An item: its text, its kind and what else tells it.

    Only items of the same kind are paired. `nøgle` is a hint (the address in the YAML, ``None``
    when there is none); addresses count from the top, so the text weighs more. `aftryk` tells
    apart items with the same text (bold or not): such a pair is `ÆNDRET` and not `ENS`.
    """

    tekst: str
    slags: str = ""
    nøgle: Hashable = None
    aftryk: Hashable = None


@dataclass(frozen=True, slots=True)
class Par(Generic[T]):
    """What has become of items: their places in the old and in the new sequence, or themselves.

    `gamle` is empty for `NY`, `nye` for `SLETTET`; `DELT` has several new, `SAMLET` several old,
    and the others one of each. A move stands twice: `FLYTTET_FRA` at its old place and `FLYTTET`
    at its new, both with both places.
    """

    slags: Parring
    gamle: tuple[T, ...]
    nye: tuple[T, ...]
    lighed: float = 1.0
    """0–1: how much of the words is common."""

    @property
    def ændret(self) -> bool:
        """Tell whether the text (or the `aftryk`) of what is in both differs."""
        return self.lighed < 1.0

    @property
    def er_flytning(self) -> bool:
        """Tell whether it is one of the two places of a move."""
        return self.slags in (Parring.FLYTTET_FRA, Parring.FLYTTET)

    def uden_flytning(self) -> Par[T]:
        """Return a place of a move as a deletion or an insertion, what is no move as it is."""
        match self.slags:
            case Parring.FLYTTET_FRA:
                return slettet(*self.gamle)
            case Parring.FLYTTET:
                return indsat(*self.nye)
            case _:
                return self


def slettet(*gamle: T) -> Par[T]:
    """Return items of the old sequence as gone."""
    return Par(Parring.SLETTET, gamle, (), 0.0)


def indsat(*nye: T) -> Par[T]:
    """Return items of the new sequence as new."""
    return Par(Parring.NY, (), nye, 0.0)
