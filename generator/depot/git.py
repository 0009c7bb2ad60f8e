"""The one place that calls git: the user's own, and nothing that a repository would have it run.

A repository's `.git/config` comes with the folder, and can name programs for git to start; a folder
that a colleague has zipped is as foreign as the files in it.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from generator.laesning.projekter import Brugsfejl
from generator.maskine.programmer import find_program, søgesti

SKIFTER_STED = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for its hooks; with these it no longer looks for the repository around a folder."""
UDEN_DEPOT = {"GIT_DIR": os.devnull}
"""For comparing two loose files: no configuration, filter or driver of a repository counts."""
_INTET_FREMMED = (
    "--no-pager",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
)  # fmt: skip
"""Every command that we use would start the monitor, and `update-ref` a hook. External diffs,
textconv and filters are started by `diff` alone: its callers say ``--no-ext-diff`` and compare what
git has stored, or use `UDEN_DEPOT`."""
_OMGIVELSER = {
    "LC_ALL": "C",  # answers in English
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "ingen",  # no network, also for a git that does not know the line above
    "GIT_OPTIONAL_LOCKS": "0",
}


def kør(
    *argumenter: str,
    mappe: Path | None = None,
    ind: bytes | None = b"",
    i_hook: bool = False,
    miljø: dict[str, str] | None = None,
    til_skærm: bool = False,
) -> subprocess.CompletedProcess[bytes]:
    """Run a git command in a folder; paths among the arguments come after ``--``.

    Args:
        argumenter: The command and its arguments.
        mappe: Where it is run; otherwise the current folder.
        ind: What it reads.
        i_hook: Git has called us: the index and the repository are those it has named.
        miljø: Variables to add.
        til_skærm: Print the answer instead of returning it.

    Raises:
        FileNotFoundError: git is not installed.
        OSError: git cannot be started.
    """
    git = find_program("git")
    if git is None:
        raise FileNotFoundError("git")
    omgivelser = {k: v for k, v in os.environ.items() if i_hook or k not in SKIFTER_STED}
    return subprocess.run(  # noqa: S603 - a list of words, no shell
        [str(git), *_INTET_FREMMED, *(("-C", str(mappe)) if mappe else ()), *argumenter],
        input=ind,
        capture_output=not til_skærm,
        check=False,
        env={**omgivelser, **_OMGIVELSER, "PATH": søgesti(), **(miljø or {})},
    )


def svar(*argumenter: str, mappe: Path | None = None, i_hook: bool = False) -> str:
    """Return what a git command prints; empty when it says no or is not there."""
    try:
        udfald = kør(*argumenter, mappe=mappe, i_hook=i_hook)
    except OSError:
        return ""
    return os.fsdecode(udfald.stdout) if udfald.returncode == 0 else ""


def find_rod(mappe: Path = Path()) -> Path | None:
    """Return the root of the repository around a folder; None outside any.

    Raises:
        Brugsfejl: git will not read the repository, since it is another user's.
        OSError: git is not installed or cannot be started.
    """
    udfald = kør("rev-parse", "--show-toplevel", mappe=mappe)
    if udfald.returncode == 0:
        # One newline ends the answer; a folder's name may end in a space.
        rod = os.fsdecode(udfald.stdout).removesuffix("\n")
        return Path(rod) if rod else None
    if b"dubious ownership" in udfald.stderr:
        raise Brugsfejl(
            f"Git læser ikke repositoriet ved {mappe.resolve().as_posix()}, fordi mappen tilhører "
            "en anden bruger. Stoler du på den, så skriv: git config --global --add "
            "safe.directory og mappens sti."
        )
    return None


def hookmappe(rod: Path) -> Path:
    """Return where the repository at `rod` has its hooks."""
    egen = kør("config", "--type=path", "--get-all", "core.hooksPath", mappe=rod).stdout
    # The last is ours, which sets the repository's own aside; the one before it counts otherwise.
    valgt = os.fsdecode(egen).splitlines()[:-1]
    fælles = svar("rev-parse", "--git-common-dir", mappe=rod).removesuffix("\n") or ".git"
    return rod / (valgt[-1] if valgt else f"{fælles}/hooks")
