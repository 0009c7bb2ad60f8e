"""The folder where LibreOffice works: its profile, fonts, the files and what it makes of them."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FORSTAVELSE = "projektbeskrivelse-soffice-"
GLEMT = 3600.0
"""Seconds; a folder as old as this belongs to a run that was killed: none lasts so long."""


@contextmanager
def arbejdsmappe() -> Iterator[Path]:
    """Make a folder that is gone again afterwards, and take away what killed runs have left.

    Raises:
        OSError: there is nowhere to make it.
    """
    _ryd_op()
    mappe = tempfile.TemporaryDirectory(prefix=FORSTAVELSE, ignore_cleanup_errors=True)
    try:
        with mappe as navn:
            yield Path(navn)
    finally:
        shutil.rmtree(mappe.name, ignore_errors=True)  # what is left by a stop in the middle of it


def _ryd_op() -> None:
    for mappe in Path(tempfile.gettempdir()).glob(f"{FORSTAVELSE}*"):
        # Another user's, or one that is taken away at the same moment by another run.
        with contextlib.suppress(OSError):
            if time.time() - mappe.stat().st_mtime > GLEMT:
                shutil.rmtree(mappe, ignore_errors=True)
