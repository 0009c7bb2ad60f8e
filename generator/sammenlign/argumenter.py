r"""What GAMMEL and NY on the command line mean: a project, a DOCX, or either in a revision of git.

A path that exists wins over ``REV:STI``, and ``C:\mappe`` is a path on every system; what begins
with ``rev:`` is a revision whatever lies in the folder. ``REV`` alone means the other side's path
at that revision.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.depot.revision import (
    Revision,
    Revisionsfejl,
    find_revision,
    find_rod,
    find_sti,
    læg_frem,
    læs_fil,
    ukendt,
)
from generator.laesning.projekter import EGNE_SÆT, PROJEKTFIL, Brugsfejl, find_projekter
from generator.maskine.sti import vis_sti

_DREV = re.compile(r"[A-Za-z]:[\\/]")
REVISION = "rev:"
"""Before what is a revision of git and nothing else: a name that a folder cannot take."""
_ANDRE = frozenset({".docm", ".dotx", ".doc", ".odt", ".rtf", ".pdf"})
_LÆNGSTE = 4_000
"""Characters of an argument; a longer one is no path on any system."""


@dataclass(frozen=True, slots=True)
class SideSource:
    """One side: where it can be read, and what reports call it."""

    navn: str
    sti: Path
    """The project's folder, or the DOCX."""
    er_projekt: bool
    noter: tuple[str, ...] = ()
    fremlagt: Path | None = None
    """The folder that a revision was laid in, which no message should name."""
    revision: str = ""

    def oversæt(self, sætning: str) -> str:
        """Return a message with the place the user knows for the one we made."""
        if self.fremlagt is None:
            return sætning
        for form in dict.fromkeys((self.sti.as_posix(), str(self.sti))):
            sætning = sætning.replace(form, self.navn)
        for form in dict.fromkeys((self.fremlagt.as_posix(), str(self.fremlagt))):
            sætning = sætning.replace(f"{form}/", f"{self.revision}:")
        return sætning


@dataclass(frozen=True, slots=True)
class _Sti:
    sti: Path


@dataclass(frozen=True, slots=True)
class _Rev:
    """`sti` is None when the argument names a revision alone."""

    rev: str
    sti: str | None


@contextmanager
def åbn(gammel: str, ny: str) -> Iterator[tuple[SideSource, SideSource]]:
    """Find both sides; what a revision holds lies in a folder that is gone afterwards.

    Raises:
        Brugsfejl: an argument names nothing, or nothing that can be compared.
    """
    tolkede = _tolk(gammel, "GAMMEL"), _tolk(ny, "NY")
    with tempfile.TemporaryDirectory(prefix="projektbeskrivelse-") as mappe:
        try:
            a = _find(tolkede[0], tolkede[1], Path(mappe).resolve() / "gammel")
            b = _find(tolkede[1], tolkede[0], Path(mappe).resolve() / "ny")
        except Revisionsfejl as fejl:
            raise Brugsfejl(str(fejl)) from fejl
        yield a, b


def _tolk(argument: str, hvad: str) -> _Sti | _Rev:
    if not argument.strip() or "\0" in argument or len(argument) > _LÆNGSTE:
        raise Brugsfejl(f"{hvad} er ikke en sti eller en revision.")
    sti = Path(argument)
    if argument.startswith(REVISION):
        argument = argument.removeprefix(REVISION)
    elif _findes(sti) or _DREV.match(argument):
        return _Sti(sti)
    kolon = _kolon(argument)
    if kolon is None:
        return _Rev(argument, None)
    return _Rev(argument[:kolon], argument[kolon + 1 :])


def _findes(sti: Path) -> bool:
    try:
        return sti.exists()
    except OSError:  # a name that the system will not even look for
        return False


def _kolon(argument: str) -> int | None:
    """Return where the revision ends: the first colon outside ``{…}`` (``HEAD^{/rettet: tal}``)."""
    dybde = 0
    for sted, tegn in enumerate(argument):
        dybde += (tegn == "{") - (tegn == "}")
        if tegn == ":" and dybde <= 0:
            return sted
    return None


def _find(side: _Sti | _Rev, anden: _Sti | _Rev, til: Path) -> SideSource:
    if isinstance(side, _Sti):
        return _på_disken(side.sti)
    rod = _rod(side, anden)
    revision = find_revision(rod, side.rev) if rod else None
    if rod is None or revision is None:
        raise Brugsfejl(_ukendt(side, rod))
    return _i_revision(revision, _ønsket(side, anden, rod), til)


def _rod(side: _Rev, anden: _Sti | _Rev) -> Path | None:
    """Return the repository: around the path the revision is to be seen at, else around us."""
    steder = [Path()]
    if isinstance(anden, _Sti):
        ved = anden.sti if anden.sti.is_dir() else anden.sti.parent
        steder = [ved, Path()] if side.sti is None else [Path(), ved]
    return next((rod for sted in steder if sted.is_dir() and (rod := find_rod(sted))), None)


def _ukendt(side: _Rev, rod: Path | None) -> str:
    argument = side.rev if side.sti is None else f"{side.rev}:{side.sti}"
    ligner_sti = side.sti is None and ("/" in side.rev or "\\" in side.rev or "." in side.rev[1:])
    if rod is None:
        return (
            f"{argument} findes ikke, og her er intet git-repositorium, så det kan heller ikke "
            "være en revision. Ret stien."
        )
    if ligner_sti:
        return f"{argument} findes ikke. {ukendt(rod, side.rev)}"
    return ukendt(rod, side.rev)


# --- on the disk ---


def _på_disken(sti: Path) -> SideSource:
    if sti.is_dir():
        (mappe,) = find_projekter([sti]).mapper
        return SideSource(vis_sti(mappe), mappe, True)
    endelse = sti.suffix.lower()
    if not _findes(sti):
        raise Brugsfejl(f"{vis_sti(sti)} findes ikke. Ret stien.")
    if endelse == ".docx":
        return SideSource(vis_sti(sti), sti, False)
    mapper = () if endelse in _ANDRE else find_projekter([sti]).mapper
    if not mapper:
        raise Brugsfejl(_ikke_sammenlignelig(vis_sti(sti)))
    return SideSource(vis_sti(mapper[0]), mapper[0], True)


def _ikke_sammenlignelig(navn: str) -> str:
    return (
        f"{navn} kan ikke sammenlignes: Det er hverken et projekts mappe, en fil i den eller en "
        "DOCX-fil. Gem et dokument i et andet format som DOCX."
    )


# --- in a revision ---


def _ønsket(side: _Rev, anden: _Sti | _Rev, rod: Path) -> list[str]:
    """Return the paths from the root that a side may mean, the likeliest first."""
    if side.sti is not None:
        return _fra_roden(side.sti, rod)
    if isinstance(anden, _Rev) and anden.sti is not None:
        return _fra_roden(anden.sti, rod)
    if isinstance(anden, _Sti):
        sti = anden.sti
    else:
        mapper = find_projekter([]).mapper
        if len(mapper) != 1:
            raise Brugsfejl(
                f"Her er {len(mapper)} projekter, så skriv også, hvilket det er: "
                f"{side.rev}:{vis_sti(mapper[0])}."
            )
        sti = mapper[0]
    if (inde := _under(sti, rod)) is None:
        raise Brugsfejl(
            f"{vis_sti(sti)} ligger ikke i git-repositoriet, så skriv også stien: {side.rev}:STI."
        )
    return [inde]


def _fra_roden(sti: str, rod: Path) -> list[str]:
    """Return a path of ``REV:STI`` as git takes it: from the root, and with ``./`` from here."""
    if os.name == "nt":
        sti = sti.replace("\\", "/")
    her = _under(Path(sti), rod)
    if sti.startswith(("./", "../", "/")) or sti in (".", "..") or _DREV.match(sti):
        return [her] if her is not None else []
    fra_roden = _ren(PurePosixPath(sti))
    return list(dict.fromkeys(s for s in (fra_roden, her) if s is not None))


def _ren(sti: PurePosixPath) -> str | None:
    led: list[str] = []
    for del_ in sti.parts:
        if del_ == "..":
            if not led:
                return None
            led.pop()
        else:
            led.append(del_)
    return "/".join(led)


def _under(sti: Path, rod: Path) -> str | None:
    """Return a path seen from the repository's root, or None when it lies outside."""
    # Not resolved to the end: the last name may itself be a link that git knows.
    hel = Path(os.path.abspath(sti))  # noqa: PTH100 - ``..`` must go without following links
    for fra, til in ((hel, rod), (hel.parent.resolve() / hel.name, rod.resolve())):
        try:
            inde = fra.relative_to(til).as_posix()
        except ValueError:
            continue
        return "" if inde == "." else inde
    return None


def _i_revision(revision: Revision, ønskede: list[str], til: Path) -> SideSource:
    fundet = next((f for sti in ønskede if (f := find_sti(revision, sti))), None)
    if fundet is None:
        navn = ønskede[0] if ønskede else "Stien"
        raise Brugsfejl(
            f"{navn or 'Repositoriet'} findes ikke i revisionen »{revision.navn}«. Hed det noget "
            f"andet dengang, så skriv {revision.navn}:STI."
        )
    sti, art = fundet
    vist = f"{revision.navn}:{sti}"
    if art == "blob" and sti.lower().endswith(".docx"):
        fil = læs_fil(revision, sti, til)
        return SideSource(vist, fil, False, fremlagt=til, revision=revision.navn)
    projekt = _projekt(revision, sti, art)
    if projekt is None:
        if art == "tree":
            raise Brugsfejl(
                f"{vist} indeholder ikke filen {PROJEKTFIL}, så mappen er ikke et projekt."
            )
        raise Brugsfejl(_ikke_sammenlignelig(vist))
    if not projekt:  # the repository is the project: its name is the folder's
        til /= revision.rod.name
    over = projekt.rpartition("/")[0]
    ved = [f"{over}/{navn}".lstrip("/") for navn in EGNE_SÆT] if projekt else []
    noter = læg_frem(revision, [projekt, *(s for s in ved if find_sti(revision, s))], til)
    return SideSource(
        f"{revision.navn}:{projekt}", til / projekt, True, tuple(noter), til, revision=revision.navn
    )


def _projekt(revision: Revision, sti: str, art: str) -> str | None:
    """Return the folder with a projekt.yaml that a path is, or lies in."""
    mulige = [sti] if art == "tree" else []
    mulige += [str(m) if str(m) != "." else "" for m in PurePosixPath(sti).parents if art == "blob"]
    return next(
        (m for m in mulige if find_sti(revision, f"{m}/{PROJEKTFIL}".lstrip("/"))),
        None,
    )
