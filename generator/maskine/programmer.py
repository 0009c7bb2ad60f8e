"""Other programs on the machine, found where they are installed.

Never in the folder one stands in: a colleague's project is data, whatever its files are called.
Windows looks there first, and so does a PATH with an empty or relative entry.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_ENDELSER = ("", ".exe", ".com", ".cmd") if sys.platform == "win32" else ("",)


def søgesti() -> str:
    """Return PATH without the entries that depend on the current folder."""
    return os.pathsep.join(m for m in os.get_exec_path() if os.path.isabs(m))  # noqa: PTH117


def find_program(navn: str) -> Path | None:
    """Return a program's absolute path, or None when it is not installed."""
    for mappe in søgesti().split(os.pathsep):
        for endelse in _ENDELSER:
            fil = Path(mappe, navn + endelse)
            if mappe and fil.is_file() and os.access(fil, os.X_OK):
                return fil
    return None


def sikr_omgivelser() -> None:
    """Let the programs that we start, and those they start, look no further than we do."""
    os.environ["PATH"] = søgesti()
    os.environ["PYTHONSAFEPATH"] = "1"
    os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] = "1"  # Windows' own switch
