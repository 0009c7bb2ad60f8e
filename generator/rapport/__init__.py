"""Findings and page counts as people and machines read them; a format is one file here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from generator.maskine.synlig import synlige_linjer

if TYPE_CHECKING:
    from generator.rapport.svar import Svar

FORMATER = {"tekst": "tekst", "kort": "kort", "json": "som_json", "github": "github"}
"""Name on the command line -> module; each has ``skriv(svar) -> str``."""


def rapport(format_: str) -> Callable[[Sequence[Svar]], str]:
    """Return the function that words a run's results in a format."""
    modul = import_module(f"{__name__}.{FORMATER[format_]}")
    skriv: Callable[[Sequence[Svar]], str] = modul.skriv
    # JSON has its own escapes; of the rest, what is quoted must not steer who reads it.
    return skriv if format_ == "json" else lambda svar: synlige_linjer(skriv(svar))
