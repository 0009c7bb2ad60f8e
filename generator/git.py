"""What git knows that a file name cannot tell: which files a commit or a push takes away."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def slettede_filer() -> list[Path]:
    """Return the files that the commit or push at hand deletes, relative to the current folder.

    pre-commit gives a hook the names of files that are there; for a push it gives the two ends in
    the environment. Outside a repository, or without git, nothing is deleted.
    """
    fra, til = (os.environ.get(f"PRE_COMMIT_{ende}_REF") for ende in ("FROM", "TO"))
    omfang = [fra, til] if fra and til else ["--cached"]
    svar = _git(
        "diff", "--name-only", "--no-renames", "--diff-filter=D", "-z", "--relative", *omfang
    )
    return [Path(navn) for navn in svar.split("\0") if navn]


def _git(*argumenter: str) -> str:
    """Return what a git command prints; empty when it cannot answer."""
    try:
        svar = subprocess.run(  # noqa: S603 - fixed words
            ["git", *argumenter],  # noqa: S607 - the user's own git
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="surrogateescape",
        )
    except OSError:
        return ""
    return svar.stdout if svar.returncode == 0 else ""
