"""How far projects are to be taken through the stages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Bekræftelse(Enum):
    """When LibreOffice is asked to count the pages of the DOCX too."""

    TILBUDT = "tilbudt"
    """Near the limit, where LibreOffice is installed."""
    ALDRIG = "aldrig"
    """Not now: an answer is wanted at once, and LibreOffice may be asked afterwards."""
    KRÆVET_VED_GRÆNSEN = "krævet ved grænsen"
    """Near the limit, and it is a fault when it cannot be had (the hook before a push)."""
    KRÆVET = "krævet"
    """Always (`--bekræft`)."""


@dataclass(frozen=True)
class Omfang:
    """How projects are to be taken through the stages."""

    endelig: bool = False
    bekræftelse: Bekræftelse = Bekræftelse.TILBUDT
    uden_cache: bool = False
    pdf: bool = True
    """False when the page count alone is wanted; a count that is known is not made again."""
    regler: tuple[str, ...] | None = None
    """The only rules to run; None runs them all."""
    felter: bool = False
    """True when the place of every paragraph on the pages is wanted too."""
    docx: bool = False
    """True when the DOCX is going to be written: it is made while the pages are counted."""
