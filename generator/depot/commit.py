"""What git knows that a file name cannot tell: what a commit takes away or leaves behind."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.depot import git
from generator.laesning.projekter import PROJEKTFIL, Brugsfejl


def slettede_filer() -> list[Path]:
    """Return the files that the commit or push at hand deletes, relative to the current folder.

    pre-commit gives a hook the names of files that are there; for a push it gives the two ends in
    the environment. Outside a repository, or without git, nothing is deleted.
    """
    fra, til = (os.environ.get(f"PRE_COMMIT_{ende}_REF") for ende in ("FROM", "TO"))
    # Three dots: what this branch takes away, and not what the other has got in the meantime.
    omfang = ("--end-of-options", f"{fra}...{til}") if fra and til else ("--cached",)
    return _navne(
        "diff",
        "--no-ext-diff",
        "--name-only",
        "--no-renames",
        "--diff-filter=D",
        "-z",
        *omfang,
        "--",
    )


def glemte_filer(filer: Iterable[Path]) -> list[Path]:
    """Return those of `filer` that git does not know of and has not been told to ignore.

    A hook sees the folder, and a file that is there but not in git would be missing at everyone
    else's.
    """
    rod = _rod()
    hele = [str(hel) for fil in filer if (hel := fil.resolve()).is_relative_to(rod.resolve())]
    if not hele:
        return []
    return _navne("ls-files", "--others", "--exclude-standard", "-z", "--", *hele)


def læg_til(filer: Iterable[Path]) -> bool:
    """Let the commit at hand take files of ours along as they are; False when git says no."""
    hele = [str(Path(os.path.abspath(fil))) for fil in filer]  # noqa: PTH100 - links stay links
    try:
        # In the index that git is making the commit of, which may be one of its own.
        svar = git.kør("--literal-pathspecs", "add", "--", *hele, mappe=_rod(), i_hook=True)
    except OSError:
        return False
    return svar.returncode == 0


def forladt_projekt(slettede: Sequence[Path]) -> Path | None:
    """Return a deleted projekt.yaml whose folder is left behind without one, if there is any."""
    return next(
        (
            f
            for f in slettede
            if f.name == PROJEKTFIL
            and f.parent.is_dir()
            and not f.exists()
            and _har_indhold(f.parent)
        ),
        None,
    )


def _har_indhold(mappe: Path) -> bool:
    """Tell whether git still holds content files (YAML) right in a folder."""
    filer = _navne("ls-files", "--cached", "-z", "--", str(mappe.resolve()))
    return any(f.suffix == ".yaml" and f.parent.resolve() == mappe.resolve() for f in filer)


def _navne(*argumenter: str) -> list[Path]:
    """Return the names that a git command prints, relative to the current folder."""
    rod = _rod()
    # From the root: a hook's environment makes git take the current folder for it.
    navne = git.svar("--literal-pathspecs", *argumenter, mappe=rod, i_hook=True)
    return [_her(rod / navn) for navn in navne.split("\0") if navn]


def _rod() -> Path:
    try:
        return git.find_rod() or Path()
    except (OSError, Brugsfejl):
        return Path()


def _her(fil: Path) -> Path:
    try:
        return Path(os.path.relpath(fil))
    except ValueError:  # another drive of Windows
        return fil
