"""Write a new project whole or not at all, and never over anything that is there."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generator.dansk.systemfejl import grund
from generator.laesning.projekter import PROJEKTFIL, Brugsfejl
from generator.maskine.kladde import umask
from generator.maskine.sti import vis_sti
from generator.maskine.udgivelse import Udgivelsesfejl
from generator.nyt_projekt.indhold import filer, til_git
from generator.nyt_projekt.oplysninger import Oplysninger

_MÅ_LIGGE = frozenset({".git"})
"""A fresh repository is an empty folder to who made it."""


@dataclass(frozen=True)
class Oprettet:
    """What was written: the project, and what was put at the root of the repository around it."""

    mappe: Path
    depot: Path | None
    """The root of the git repository around the project, if there is one."""
    i_depotet: tuple[Path, ...] = ()
    findes_i_forvejen: tuple[Path, ...] = ()
    """Files of the repository that were left as they were."""
    afvist: tuple[Path, ...] = ()
    """Files that the system would not let be written there."""


def opret(mappe: Path, oplysninger: Oplysninger) -> Oprettet:
    """Make the project's folder.

    Raises:
        Brugsfejl: something is there already.
        Udgivelsesfejl: the system will not let it be written; nothing is left behind.
    """
    tjek_plads(mappe)
    depot = _depot(mappe)
    egne = depot is None or depot == mappe.resolve()
    indhold = filer(oplysninger) | (til_git() if egne else {})
    _skriv_hel(mappe, indhold)
    if egne or depot is None:
        return Oprettet(mappe, depot)
    return _i_depotet(mappe, depot)


def tjek_plads(mappe: Path) -> None:
    """Make sure that a project can be put there, before anything is asked.

    Raises:
        Brugsfejl: there is a file of that name, a project, or a folder with something in it.
    """
    if "\0" in str(mappe):
        raise Brugsfejl("Mappens navn indeholder et usynligt styretegn. Vælg et andet navn.")
    try:
        if not mappe.exists():
            return
        if not mappe.is_dir():
            raise Brugsfejl(f"{vis_sti(mappe)} er en fil. Vælg et navn til en ny mappe.")
        if (mappe / PROJEKTFIL).exists():
            raise Brugsfejl(
                f"{vis_sti(mappe)} er allerede et projekt. Ret i det, eller vælg en ny mappe."
            )
        andre = sorted(p.name for p in mappe.iterdir() if p.name not in _MÅ_LIGGE)
    except OSError as fejl:
        raise Udgivelsesfejl(f"{vis_sti(mappe)} kan ikke bruges: {grund(fejl)}.") from fejl
    if andre:
        raise Brugsfejl(
            f"{vis_sti(mappe)} er ikke tom (fundet »{andre[0]}«). Vælg en ny mappe, fx "
            f"{vis_sti(mappe / 'helhedsplan')}."
        )


def _skriv_hel(mappe: Path, indhold: dict[str, str]) -> None:
    """Write beside the place, then move in."""
    nye = [m for m in (mappe.parent, *mappe.parent.parents) if not m.exists()]
    kladde: Path | None = None
    flyttede: list[Path] = []
    færdig = False
    try:
        mappe.parent.mkdir(parents=True, exist_ok=True)
        kladde = Path(tempfile.mkdtemp(prefix=".ny-", suffix=".tmp", dir=mappe.parent))
        for navn, tekst in indhold.items():
            fil = kladde / navn
            fil.parent.mkdir(parents=True, exist_ok=True)
            fil.write_text(tekst, encoding="utf-8", newline="\n")
        if mappe.exists():
            # The folder itself stays: someone may be standing in it.
            for post in sorted(kladde.iterdir()):
                post.rename(mappe / post.name)
                flyttede.append(mappe / post.name)
        else:
            # mkdtemp makes it for one's own eyes; a folder of one's own making is not so.
            kladde.chmod(0o777 & ~umask())
            kladde.rename(mappe)
        færdig = True
    except OSError as fejl:
        raise Udgivelsesfejl(
            f"{vis_sti(mappe)} kan ikke oprettes: {grund(fejl)}. Der er ikke skrevet noget."
        ) from fejl
    finally:
        if kladde is not None:
            shutil.rmtree(kladde, ignore_errors=True)
        if not færdig:
            for post in flyttede:
                shutil.rmtree(post) if post.is_dir() else post.unlink(missing_ok=True)
            for forælder in nye:
                if forælder.is_dir() and not any(forælder.iterdir()):
                    forælder.rmdir()


def _depot(mappe: Path) -> Path | None:
    hel = mappe.resolve()
    return next((m for m in (hel, *hel.parents) if (m / ".git").exists()), None)


def _i_depotet(mappe: Path, depot: Path) -> Oprettet:
    """Put the hooks at the repository's root; what is there already is its owner's."""
    skrevet, findes, afvist = [], [], []
    for navn, tekst in til_git().items():
        fil = depot / navn
        try:
            with fil.open("x", encoding="utf-8", newline="\n") as åben:
                åben.write(tekst)
            skrevet.append(fil)
        except FileExistsError:
            findes.append(fil)
        except OSError:  # the project stands all the same
            afvist.append(fil)
    return Oprettet(mappe, depot, tuple(skrevet), tuple(findes), tuple(afvist))
