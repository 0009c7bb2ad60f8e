"""What stood in a revision of git: looked up, and laid in a folder of its own.

Read object by object and not by `git archive`, which leaves out what `.gitattributes` marks
``export-ignore``; so the sizes are known before anything is unpacked, and a symbolic link is never
followed out of what was asked for. Nothing is fetched over the network.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from generator.dansk.naermeste import nærmeste
from generator.dansk.systemfejl import grund
from generator.depot import git
from generator.laesning.projekter import Brugsfejl

STØRST = 200_000_000
"""Bytes of the files taken together; a project is a hundredth of that."""
FLEST = 5_000
"""Files; a folder of more is a whole repository, and not a project."""
_LFS = b"version https://git-lfs.github.com/spec/"


class Revisionsfejl(Exception):
    """The revision cannot be read; a Danish sentence with its remedy (exit code 2)."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision that exists: the repository's folder, the name as typed, and its tree."""

    rod: Path
    navn: str
    træ: str


def find_rod(mappe: Path) -> Path | None:
    """Return the root of the repository around a folder; None outside any.

    Raises:
        Revisionsfejl: git is not installed, or will not read the repository.
    """
    with _git_kan_bruges():
        return git.find_rod(mappe)


def find_revision(rod: Path, navn: str) -> Revision | None:
    """Return the revision of that name, or None when there is none."""
    if not navn or navn.startswith("-") or "\0" in navn:
        return None
    svar = _git(rod, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{navn}^{{tree}}")
    return Revision(rod, navn, svar.stdout.decode().strip()) if svar.returncode == 0 else None


def ukendt(rod: Path, navn: str) -> str:
    """Say that there is no revision of that name, and what to do about it."""
    besked = f"Git kender ingen revision, der hedder »{navn}«."
    # »main~3« is found by its branch.
    stamme, rest = next(
        ((navn[:i], navn[i:]) for i, t in enumerate(navn) if t in "~^@"), (navn, "")
    )
    kendte = _git(rod, "for-each-ref", "--format=%(refname:short)").stdout.decode(errors="replace")
    navne = kendte.split()
    fjern = [n for n in navne if n.partition("/")[2] == stamme]
    forslag = fjern[0] if fjern else nærmeste(stamme, navne)
    if forslag and forslag != stamme and not (rest and find_revision(rod, stamme)):
        return f"{besked} Mente du »{forslag}{rest}«?"
    if _git(rod, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        return (
            f"{besked} Her er kun de nyeste revisioner hentet: Hent resten med »git fetch "
            "--unshallow« (i et workflow: fetch-depth: 0)."
        )
    return f"{besked} »git log --oneline« viser dem, der er."


def find_sti(revision: Revision, sti: str) -> tuple[str, str] | None:
    """Return (path as it stands in the revision, ``"tree"`` or ``"blob"``), or None.

    `sti` is relative to the repository's root, with ``/``; empty means the root itself.
    """
    for form in dict.fromkeys((sti, normalize("NFC", sti), normalize("NFD", sti))):
        navn = f"{revision.træ}:{form}" if form else revision.træ
        svar = _git(revision.rod, "cat-file", "-t", navn)
        if svar.returncode == 0 and svar.stdout.strip() in (b"tree", b"blob"):
            return form, svar.stdout.decode().strip()
    return None


@dataclass(frozen=True, slots=True)
class _Post:
    """A file of the revision."""

    sti: PurePosixPath
    objekt: str
    størrelse: int
    er_genvej: bool


def læg_frem(revision: Revision, stier: Iterable[str], til: Path) -> list[str]:
    """Write folders of the revision under `til`, as they lie below the root; return the notes.

    A symbolic link becomes a copy of what it points to in the same folders; one that points
    anywhere else is left out, and a note says so.

    Raises:
        Revisionsfejl: too much, or an object that is not here.
    """
    poster = [post for sti in dict.fromkeys(stier) for post in _poster(revision, sti)]
    if len(poster) > FLEST or sum(p.størrelse for p in poster) > STØRST:
        raise Revisionsfejl(
            f"Det, der stod i »{revision.navn}«, fylder for meget til at være et projekt "
            f"(højst {FLEST} filer og {STØRST // 1_000_000} MB). Skriv stien til projektets mappe."
        )
    indhold = _indhold(revision, [p.objekt for p in poster])
    filer = {p.sti: indhold[p.objekt] for p in poster if not p.er_genvej}
    noter = []
    for post in poster:
        if post.er_genvej:
            mål = _mål(post.sti, indhold[post.objekt])
            if mål in filer:
                filer[post.sti] = filer[mål]
            else:
                noter.append(f"{post.sti} er en genvej ud af mappen og er ikke læst.")
    for sti, data in filer.items():
        if data.startswith(_LFS):
            raise Revisionsfejl(
                f"{sti} ligger i Git LFS, så »{revision.navn}« indeholder kun en henvisning. "
                "Hent filen med »git worktree add«, og sammenlign med mappen i stedet."
            )
        _skriv(til, sti, data, revision)
    return noter


def læs_fil(revision: Revision, sti: str, til: Path) -> Path:
    """Write one file of the revision in the folder `til`, by its own name; raises Revisionsfejl."""
    (post,) = _poster(revision, sti)
    if post.størrelse > STØRST:
        raise Revisionsfejl(f"{sti} i »{revision.navn}« er for stor til at være en ansøgning.")
    if post.er_genvej:
        raise Revisionsfejl(f"{sti} i »{revision.navn}« er en genvej og ikke en fil.")
    data = _indhold(revision, [post.objekt])[post.objekt]
    if data.startswith(_LFS):
        raise Revisionsfejl(
            f"{sti} i »{revision.navn}« ligger i Git LFS, så revisionen indeholder kun en "
            "henvisning. Hent filen med »git lfs«, og sammenlign med den i stedet."
        )
    return _skriv(til, PurePosixPath(post.sti.name), data, revision)


def _poster(revision: Revision, sti: str) -> list[_Post]:
    """Return the files at and below a path of the revision."""
    hvor = ("--", sti) if sti else ()
    svar = _git(
        revision.rod, "--literal-pathspecs", "ls-tree", "-r", "-l", "-z", revision.træ, *hvor
    )
    if svar.returncode != 0:
        raise _ulæselig(revision)
    poster = []
    for linje in svar.stdout.split(b"\0"):
        oplysning, _, navn = linje.partition(b"\t")
        if not navn:
            continue
        art, slags, objekt, størrelse = oplysning.split()
        if slags != b"blob":
            continue  # a submodule holds no file of this repository
        fil = PurePosixPath(navn.decode("utf-8", errors="surrogateescape"))
        if not _er_fredelig(fil):
            raise Revisionsfejl(
                f"»{revision.navn}« indeholder et filnavn, der ikke kan læses her: {fil!s}."
            )
        tal = int(størrelse) if størrelse.isdigit() else 0
        poster.append(_Post(fil, objekt.decode(), tal, art == b"120000"))
    return poster


def _er_fredelig(fil: PurePosixPath) -> bool:
    """Tell whether a name from a tree stays in the folder it is written to."""
    farlige = {"", ".", ".."}
    fremmede = "\\:" if os.name == "nt" else ""
    return not fil.is_absolute() and all(
        led not in farlige and not any(tegn in led for tegn in fremmede) for led in fil.parts
    )


def _mål(fra: PurePosixPath, genvej: bytes) -> PurePosixPath | None:
    """Return where a symbolic link points, from the root; None when it leaves it."""
    led = list(fra.parent.parts)
    mål = PurePosixPath(genvej.decode("utf-8", errors="surrogateescape"))
    if mål.is_absolute():
        return None
    for del_ in mål.parts:
        if del_ == "..":
            if not led:
                return None
            led.pop()
        else:
            led.append(del_)
    return PurePosixPath(*led)


def _indhold(revision: Revision, objekter: Sequence[str]) -> Mapping[str, bytes]:
    """Return the bytes of objects, all of them in one call."""
    spurgte = list(dict.fromkeys(objekter))
    svar = _git(
        revision.rod, "cat-file", "--batch", ind="".join(f"{o}\n" for o in spurgte).encode()
    )
    data, her, ud = svar.stdout, 0, {}
    for objekt in spurgte:
        slut = data.find(b"\n", her)
        led = data[her:slut].split()
        if slut < 0 or len(led) != 3:
            raise _ulæselig(revision)
        her = slut + 1 + int(led[2])
        ud[objekt] = data[slut + 1 : her]
        her += 1
    return ud


def _ulæselig(revision: Revision) -> Revisionsfejl:
    return Revisionsfejl(
        f"Git kan ikke læse alt i »{revision.navn}«: Noget er ikke hentet eller er beskadiget. "
        "Hent det med »git fetch --refetch«, og prøv igen."
    )


def _skriv(til: Path, sti: PurePosixPath, data: bytes, revision: Revision) -> Path:
    fil = til / sti
    try:
        fil.parent.mkdir(parents=True, exist_ok=True)
        fil.write_bytes(data)
    except (OSError, ValueError) as fejl:
        hvorfor = grund(fejl) if isinstance(fejl, OSError) else "navnet kan ikke bruges her"
        raise Revisionsfejl(
            f"{sti} fra »{revision.navn}« kan ikke lægges frem: {hvorfor}."
        ) from fejl
    return fil


def _git(mappe: Path, *argumenter: str, ind: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    with _git_kan_bruges():
        return git.kør(*argumenter, mappe=mappe, ind=ind)


@contextmanager
def _git_kan_bruges() -> Iterator[None]:
    """Word what keeps git from answering at all."""
    try:
        yield
    except Brugsfejl as fejl:
        raise Revisionsfejl(str(fejl)) from fejl
    except FileNotFoundError as fejl:
        raise Revisionsfejl(
            "Git er ikke installeret her, så revisioner kan ikke læses. Installér git, eller "
            "sammenlign to mapper eller to DOCX-filer."
        ) from fejl
    except OSError as fejl:
        raise Revisionsfejl(f"Git kan ikke startes: {grund(fejl)}.") from fejl
