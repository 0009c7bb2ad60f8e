"""Paths as messages show them."""

from __future__ import annotations

import re
from pathlib import Path

from generator.maskine.synlig import uden_styretegn


def vis_sti(sti: Path) -> str:
    """Return a path relative to the current folder where it lies below it, with ``/``.

    A name may hold anything; a sign that cannot be seen is shown as one that can.
    """
    try:
        vist = sti.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        vist = sti.as_posix()
    return vist if vist.isprintable() else re.sub(r"[\n\t]", "\ufffd", uden_styretegn(vist))
