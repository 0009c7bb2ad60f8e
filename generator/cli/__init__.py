"""The command line: reads, calls, prints, chooses the exit code. One module a command.

The only room of click. A command is a file in `generator/cli/kommandoer` whose `kommando` is a
click command; the group finds it by looking and imports it only when it is called.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import threading

from generator.cli.udgang import Udgang
from generator.maskine import standsning
from generator.maskine.programmer import sikr_omgivelser

_OPRYDNING = 300_000
"""Objects between two searches for garbage; a run of one project makes 110,000.

Python's 700 makes a short run look a hundred times, and one look among 100,000 takes 25 ms.
"""


def hoved() -> None:
    """Run the program; never ends in a traceback."""
    gc.set_threshold(_OPRYDNING)
    standsning.som_ctrl_c()
    sikr_omgivelser()
    # Pydantic would look through every installed package for plug-ins; we want none, whoever asks.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        kode = _kør()
    except KeyboardInterrupt:  # while the program was loaded, or again while it said so
        kode = Udgang.BRUG
    standsning.ikke_mere()
    if threading.active_count() > 1:
        # We were stopped while pages were laid out. Python would wait for that, for ever when the
        # stop came in the middle of an import that the layout needs too.
        for strøm in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError, AttributeError):
                strøm.flush()
        os._exit(kode)
    # The process ends: what it holds need not be searched for garbage once more (40 ms).
    gc.freeze()
    sys.exit(kode)


def _kør() -> int:
    from generator.cli.program import kør

    for strøm in (sys.stdout, sys.stderr):
        # A console in cp1252 or ASCII gets »?« for what it cannot show, never an exception.
        if hasattr(strøm, "reconfigure"):
            strøm.reconfigure(errors="replace")
    return kør(sys.argv[1:])


__all__ = ["Udgang", "hoved"]
