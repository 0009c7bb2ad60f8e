"""Paths as messages show them."""

from __future__ import annotations

from pathlib import Path


def vis_sti(sti: Path) -> str:
    """Return a path relative to the current folder where it lies below it, with ``/``."""
    try:
        return sti.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return sti.as_posix()
