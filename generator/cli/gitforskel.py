"""What `git difftool` runs for two versions of a file: two documents compared, as `sammenlign`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from generator.cli.udskrift import skriv_ud
from generator.depot import git
from generator.laesning.projekter import Brugsfejl
from generator.rapport.sammenligning import skriv as skriv_svar
from generator.sammenlign.sider import læs_sider, sammenlign
from generator.word.fil import Filfejl
from generator.word.laesning import læs
from generator.word.pakke import åbn
from generator.word.tekst import skriv


def vis_forskel(gammel: Path, ny: Path) -> int:
    """Print the difference between two files; git gives /dev/null for one that is not there."""
    if not any(fil.suffix.lower() == ".docx" for fil in (gammel, ny)):
        return _git_diff(Path.cwd(), str(gammel), str(ny))
    if all(fil.suffix.lower() == ".docx" for fil in (gammel, ny)):
        try:
            return _sammenlign(gammel, ny)
        except (Filfejl, Brugsfejl):
            pass  # one of them is no document: the text below says which, and why
    with tempfile.TemporaryDirectory() as navn:
        mappe = Path(navn)
        navne = []
        for fil, sidst in ((gammel, "gammel"), (ny, "ny")):
            (mappe / sidst).mkdir()
            sted = Path(sidst, f"{fil.stem if fil.suffix else ny.stem}.txt")
            (mappe / sted).write_text(_tekst(fil), encoding="utf-8", newline="\n")
            navne.append(sted.as_posix())
        return _git_diff(mappe, *navne, "--word-diff=plain", "--unified=0")


def _sammenlign(gammel: Path, ny: Path) -> int:
    with læs_sider(str(gammel), str(ny)) as (a, b):
        svar = sammenlign(a, b)
    farve = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    skriv_ud(skriv_svar(svar, "tekst", farve=farve), farvet=farve)
    return 0


def _tekst(fil: Path) -> str:
    if fil.suffix.lower() != ".docx":
        return ""
    try:
        return skriv(læs(åbn(fil)))
    except Filfejl as fejl:
        return f"[{fejl}]\n"


def _git_diff(mappe: Path, gammel: str, ny: str, *tilvalg: str) -> int:
    """Let git show two files as if they were in no repository; that they differ is no fault."""
    farve = "--color=always" if sys.stdout.isatty() else "--color=never"
    sys.stdout.flush()
    svar = git.kør(
        "-c", "core.quotePath=false", "diff", "--no-index", "--no-ext-diff", "--no-textconv",
        farve, *tilvalg, "--", gammel, ny,
        mappe=mappe, miljø=git.UDEN_DEPOT, til_skærm=True,
    )  # fmt: skip
    return 0 if svar.returncode in (0, 1) else 2
