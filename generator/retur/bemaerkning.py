"""One remark of a reviewer as a value: what was done, by whom, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.fund import Sti


class Bemærkningsart(StrEnum):
    """What was done, as the report names it."""

    KOMMENTAR = "kommentar"
    INDSAT = "indsat"
    SLETTET = "slettet"
    RETTET = "rettet"
    FLYTTET = "flyttet"
    FORMATERET = "formateret"
    DELT = "delt"
    SAMLET = "samlet"
    ANDET = "andet"
    """Of a cell, a break, a section, a style: `Bemærkning.tekst` says what was done."""


class Måde(StrEnum):
    """How the address was found."""

    BOGMÆRKE = "bogmærke"
    """A bookmark of ours is around the text."""
    NÆRMESTE = "nærmeste"
    """The bookmark is gone, or the text is new: the address is that of the text before it."""
    INGEN = "ingen"


@dataclass(frozen=True, slots=True)
class Anker:
    """Where in the document a remark stands."""

    sti: Sti
    måde: Måde
    afsnit: str
    """The paragraph as it was before the reviewer's changes; empty when it is new."""
    ord: str
    """What of it the remark is about, as it was; empty for a point."""
    plads: int
    """Offset in `afsnit` where the remark begins."""
    art: str
    """afsnit, tabel, fodnote …"""
    før: str = ""
    """The paragraph before it that lends its address, when that is how it was found."""
    afledt: str | None = None
    """What the words are computed from; empty when they are the template's own."""


@dataclass(frozen=True, slots=True)
class Kommentarsvar:
    """An answer to a comment."""

    forfatter: str
    dato: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Bemærkning:
    """One comment or change."""

    art: Bemærkningsart
    forfatter: str
    dato: str
    tekst: str
    """The comment, the new text, or what was formatted."""
    om: str
    """The text that it is about: of a change, what is taken out."""
    anker: Anker
    løst: bool = False
    svar: tuple[Kommentarsvar, ...] = ()
    start: int = 0
    """Where in the document; remarks are in this order."""


@dataclass(frozen=True, slots=True)
class Retur:
    """Everything a reviewer sent back."""

    bemærkninger: tuple[Bemærkning, ...]
    flere: bool = False
    """Whether there are remarks beyond `FLEST`."""
    egen: bool = True
    """Whether the document is one of ours."""
    originale: tuple[tuple[Sti, str], ...] = field(default=())
    """Address and text of every paragraph of ours, as it was before the changes."""
