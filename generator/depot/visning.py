"""Let a git repository show DOCX as text: git's settings and ``.gitattributes``, and undo it.

Only our own lines are ever changed: a value or a line that somebody else wrote stands.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

from generator.dansk.systemfejl import grund
from generator.depot import git
from generator.laesning.projekter import Brugsfejl
from generator.maskine.sti import vis_sti
from generator.maskine.udgivelse import erstat, udgiv
from generator.word.tekst import UDGAVE

FIL = ".gitattributes"
LINJE = b"*.docx diff=docx"
_FORKLARING = b"# projektbeskrivelse: Word-dokumenter vises som tekst i git diff"
_VORES = re.compile(
    rb"(^|\r?\n)" + re.escape(_FORKLARING) + rb"\r?\n" + re.escape(LINJE) + rb"(\r?\n|\Z)"
)
VÆRKTØJ = "projektbeskrivelse"
_KENDES_PÅ = "-m generator "
"""In a command of ours, wherever Python lies."""
_GEMT = "refs/notes/textconv/docx"
"""Where git keeps the texts it was given."""


@dataclass(frozen=True, slots=True)
class Udfald:
    """What was done; `ændret` is false when all was as it should be."""

    rod: Path
    ændret: bool
    noter: tuple[str, ...] = ()


def kommandoer() -> dict[str, str]:
    """Return the settings: name -> value. Git runs a command through a shell, on Windows too."""
    # -P: a folder called `generator` in whatever repository git stands in is not the program.
    program = f"{shlex.quote(Path(sys.executable).as_posix())} -P {_KENDES_PÅ}"
    return {
        "diff.docx.textconv": f"{program}tekst --git {UDGAVE} --",
        "diff.docx.cachetextconv": "true",
        "diff.docx.xfuncname": "^#+ .*$",  # the heading stands above what is changed under it
        f"difftool.{VÆRKTØJ}.cmd": f'{program}git --difftool "$LOCAL" "$REMOTE"',
    }


def sæt_op() -> Udfald:
    """Set the repository around the current folder up; again is no change.

    Raises:
        Brugsfejl: no repository, or somebody else has set git up for DOCX.
        Udgivelsesfejl: the system refuses to write.
    """
    rod = _rod()
    ønskede = kommandoer()
    for navn, værdi in ønskede.items():
        fremmed = _fremmed(navn, værdi)
        if fremmed is not None:
            raise Brugsfejl(
                f"Depotet har allerede sin egen opsætning: {navn} er »{fremmed}«. "
                f"Fjern den med »git config --local --unset-all {navn}«, og prøv igen."
            )
    ændret = False
    for navn, værdi in ønskede.items():
        if _lokal(navn) != [værdi]:
            _gem("config", "--local", "--replace-all", navn, værdi)
            ændret = True
    if ændret:
        # What git has kept was perhaps told by another version of the program.
        _gem("update-ref", "-d", _GEMT)
    if not git.svar("config", "--get", "diff.tool"):
        _gem("config", "--local", "diff.tool", VÆRKTØJ)
        ændret = True
    noter = []
    nu, fil = _attribut(), rod / FIL
    # A file that is gone from the folder but not yet from git still counts, for the moment.
    forsvundet = not fil.exists() and bool(git.svar("ls-files", "--", FIL, mappe=rod))
    if nu != "docx" or forsvundet:
        før = _indhold(fil)
        skift = b"\r\n" if b"\r\n" in før else b"\n"
        blok = _FORKLARING + skift + LINJE
        # A last line that is not ended stays so, and undoing gives the same bytes back.
        ny = før + blok + skift if not før or før.endswith(b"\n") else før + skift + blok
        udgiv(rod, {FIL: ny}, erstat).krævet()
        ændret = True
        noter.append(f"Ny linje i {FIL}: {LINJE.decode()} (gem filen i git, så gælder den alle).")
        if nu not in ("unspecified", "docx", ""):
            noter.append(f"Før gjaldt »diff={nu}« for *.docx; det gør den igen, når du fortryder.")
        if _attribut() != "docx":
            noter.append(
                "Men en linje i en anden fil går forud; se den med »git check-attr diff x.docx«."
            )
    return Udfald(rod, ændret, tuple(noter))


def fortryd() -> Udfald:
    """Take away what `sæt_op` has put in, and nothing else; raises as it does."""
    rod = _rod()
    ændret = False
    ønskede = kommandoer()
    vores = {navn for navn, værdi in ønskede.items() if _lokal(navn) and not _fremmed(navn, værdi)}
    if "diff.docx.textconv" not in vores:
        # What the rest belongs to is somebody else's, or gone.
        vores = {navn for navn in vores if not navn.startswith("diff.docx.")}
    for navn in ønskede:
        if navn in vores:
            _gem("config", "--local", "--unset-all", navn)
            ændret = True
    if _lokal("diff.tool") == [VÆRKTØJ]:
        _gem("config", "--local", "--unset-all", "diff.tool")
        ændret = True
    if git.svar("rev-parse", "--verify", "--quiet", _GEMT):
        _gem("update-ref", "-d", _GEMT)
    fil = rod / FIL
    før = _indhold(fil)
    ny = _VORES.sub(_uden, før)
    if ny != før:
        ændret = True
        if ny:
            udgiv(rod, {FIL: ny}, erstat).krævet()
        else:
            fil.unlink()
    return Udfald(rod, ændret)


def er_sat_op() -> bool:
    """Tell whether the repository around the current folder shows DOCX with this program."""
    return _attribut() == "docx" and _lokal("diff.docx.textconv") == [
        kommandoer()["diff.docx.textconv"]
    ]


def _uden(fundet: re.Match[bytes]) -> bytes:
    # The line break before ours is the writer's, unless we made it for a file that ended without.
    return fundet[1] if fundet[2] else b""


def _rod() -> Path:
    try:
        rod = git.find_rod()
    except OSError as fejl:
        raise Brugsfejl("Git er ikke installeret, eller kan ikke findes herfra.") from fejl
    if rod is None:
        raise Brugsfejl(
            f"{vis_sti(Path())} hører ikke til et git-depot. Stil dig i depotets mappe, og prøv "
            "igen."
        )
    return rod


def _fremmed(navn: str, værdi: str) -> str | None:
    """Return a value of the repository's that is not ours."""
    return next(
        (v for v in _lokal(navn) if v != værdi and _KENDES_PÅ not in v),
        None,
    )


def _lokal(navn: str) -> list[str]:
    svar = git.svar("config", "--local", "--null", "--get-all", navn)
    return svar.split("\0")[:-1]


def _attribut() -> str:
    """Return what decides how git shows a DOCX in the repository's root."""
    try:
        rod = git.find_rod()
    except (OSError, Brugsfejl):
        rod = None
    svar = git.svar("check-attr", "-z", "diff", "--", "x.docx", mappe=rod)
    return svar.split("\0")[2] if svar.count("\0") >= 3 else ""


def _indhold(fil: Path) -> bytes:
    if fil.is_symlink():
        raise Brugsfejl(f"{vis_sti(fil)} er en genvej, og dem læser git ikke. Læg selve filen der.")
    try:
        return fil.read_bytes() if fil.exists() else b""
    except OSError as fejl:
        raise Brugsfejl(f"{vis_sti(fil)} kan ikke læses: {grund(fejl)}.") from fejl


def _gem(*argumenter: str) -> None:
    udfald = git.kør(*argumenter)
    if udfald.returncode != 0:
        raise Brugsfejl(f"Git kan ikke gemme opsætningen: {os.fsdecode(udfald.stderr).strip()}")
