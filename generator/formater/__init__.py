"""The files that `byg` writes, one module each; a module's name is the suffix of its file.

A module has `skriv`, a `Formatskriver`, `PLADS`, its place in the list that the user sees, and
`kendes`, a `Kender`. It is found by being here, so a new format is a new file, and nothing else.
Modules import their writer when they are called: a list of formats must not cost what the
libraries cost.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.dokument.trae import Dokument
    from generator.typografi.typer import Typografi

    Formatskriver = Callable[[Dokument, Typografi], bytes]
    """A document and its looks -> the file; the same input gives the same bytes."""
    Kender = Callable[[Path, bytes], bool]
    """A file that lies there without a seal, and its content -> whether it is the program's all
    the same: saved by another program since, or of a release that sealed nothing."""


@cache
def formater() -> tuple[str, ...]:
    """Return the suffixes of the files that can be written, in the order they are listed in."""
    navne = [modul.name for modul in iter_modules(__path__)]
    return tuple(sorted(navne, key=lambda navn: int(_modul(navn).PLADS)))


def formatskriver(format_: str) -> Formatskriver:
    """Return the writer of one of `formater`."""
    skriv: Formatskriver = _modul(format_).skriv
    return skriv


def kender(format_: str) -> Kender:
    """Return what knows the files of one of `formater`."""
    kendes: Kender = _modul(format_).kendes
    return kendes


def _modul(navn: str) -> Any:
    return import_module(f"{__name__}.{navn}")
