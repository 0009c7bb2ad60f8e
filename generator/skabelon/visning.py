"""The plan as a template sees it: every value knows its address.

A template says ``område.tekst``; the block it becomes must know that it is
``problemkompleks.indsatsområder.1.tekst``. So templates get the model wrapped: reading a field
or an item gives a new wrapper with the longer address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from generator.fund import Sti


class Antal(int):
    """A number that the program has counted; `af` says of what, in words that end a sentence."""

    af: str

    def __new__(cls, tal: int, af: str) -> Antal:
        """Return the number with what it was counted from."""
        ny = super().__new__(cls, tal)
        ny.af = af
        return ny


class Afledt(str):
    """A text that the program has made; `af` says of what, in words that end a sentence."""

    __slots__ = ("af",)
    af: str

    def __new__(cls, tekst: str, af: str) -> Afledt:
        """Return the text with what it was made of."""
        ny = super().__new__(cls, tekst)
        ny.af = af
        return ny


class Visning:
    """A value of the plan together with its address."""

    __slots__ = ("sti_", "værdi_")

    def __init__(self, værdi: Any, sti: Sti) -> None:
        self.værdi_ = værdi
        self.sti_ = sti

    def __getattr__(self, navn: str) -> Visning:
        if navn.startswith("_") or navn.endswith("_"):
            raise AttributeError(navn)
        if isinstance(self.værdi_, Mapping) and navn in self.værdi_:
            return Visning(self.værdi_[navn], (*self.sti_, navn))
        if isinstance(self.værdi_, BaseModel):
            BRUGTE_FELTER.add((type(self.værdi_), navn))
        return Visning(getattr(self.værdi_, navn), (*self.sti_, navn))

    def __getitem__(self, nøgle: Any) -> Visning:
        return Visning(self.værdi_[nøgle], (*self.sti_, nøgle))

    def __iter__(self) -> Iterator[Visning]:
        if isinstance(self.værdi_, Mapping):
            return (self[nøgle] for nøgle in self.værdi_)
        return (self[nr] for nr in range(len(self.værdi_)))

    def items(self) -> Iterator[tuple[str, Visning]]:
        """Yield the names and values of a mapping."""
        return ((nøgle, self[nøgle]) for nøgle in self.værdi_)

    def __len__(self) -> int:
        return len(self.værdi_)

    def __bool__(self) -> bool:
        return bool(self.værdi_)

    def __contains__(self, andet: object) -> bool:
        return andet in self.værdi_

    def __eq__(self, andet: object) -> bool:
        return bool(self.værdi_ == (andet.værdi_ if isinstance(andet, Visning) else andet))

    def __hash__(self) -> int:
        return hash((self.sti_, str(self.værdi_)))

    def __str__(self) -> str:
        return str(self.værdi_)


BRUGTE_FELTER: set[tuple[type, str]] = set()
"""Model fields that a template has read; a test holds it against the model."""
