"""Which projects a command line means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from generator.maskine.sti import vis_sti

PROJEKTFIL = "projekt.yaml"
INDHOLD = "indhold"
EGNE_SÆT = ("regelsæt", "kriterier")
"""Folders beside the projects with sets of their own."""


class Brugsfejl(Exception):
    """The command cannot be carried out as it was typed; a Danish sentence (exit code 2)."""


@dataclass(frozen=True, slots=True)
class Valg:
    """The projects, each once and in the order named, and the notes about files passed over."""

    mapper: tuple[Path, ...]
    noter: tuple[str, ...] = ()


def find_projekter(stier: Sequence[Path]) -> Valg:
    """Return the projects that the arguments mean.

    Without arguments: the current folder when it is a project, else every project under
    ``indhold/``. A file inside a project means that project, so a hook can pass changed files;
    a deleted one too.

    Raises:
        Brugsfejl: a folder that is no project, a path that does not exist, or nothing found.
    """
    if not stier:
        return Valg(tuple(_uden_argumenter()))
    mapper: dict[Path, Path] = {}
    noter = []
    for sti in stier:
        mappe = sti if sti.is_dir() else _projekt_om(sti)
        if mappe is None:
            if not sti.exists():
                raise Brugsfejl(f"{vis_sti(sti)} findes ikke.")
            noter.append(f"{vis_sti(sti)} hører ikke til et projekt og er sprunget over.")
        elif not (mappe / PROJEKTFIL).is_file():
            raise Brugsfejl(
                f"{vis_sti(sti)} indeholder ikke filen {PROJEKTFIL}, så mappen er ikke et projekt."
                + _omdøb(mappe)
            )
        else:
            mapper.setdefault(mappe.resolve(), mappe)
    return Valg(tuple(mapper.values()), tuple(noter))


def projekter_i_hook(ændrede: Sequence[Path], slettede: Sequence[Path]) -> tuple[Path, ...]:
    """Return the projects that changed or deleted files belong to, each once; others are no news.

    A set of criteria or a period that lies beside the projects is a part of them all.
    """
    mapper: dict[Path, Path] = {}
    for fil in (*ændrede, *slettede):
        om = _projekt_om(fil)
        for mappe in (om,) if om else _projekter_ved(fil):
            mapper.setdefault(mappe.resolve(), mappe)
    return tuple(mapper.values())


def _projekter_ved(fil: Path) -> list[Path]:
    """Return the projects that can name a file as their regelsæt or kriteriesæt."""
    if fil.suffix != ".yaml" or fil.parent.name not in EGNE_SÆT:
        return []
    return [f.parent for f in sorted(fil.parent.parent.glob(f"*/{PROJEKTFIL}"))]


def _uden_argumenter() -> list[Path]:
    her = Path()
    if (her / PROJEKTFIL).is_file():
        return [her]
    fundet = sorted(fil.parent for fil in (her / INDHOLD).glob(f"*/{PROJEKTFIL}"))
    if not fundet:
        raise Brugsfejl(
            f"Her er intet projekt: hverken {PROJEKTFIL} i denne mappe eller projekter i mappen "
            f"{INDHOLD}. Skriv stien til projektets mappe efter kommandoen." + _omdøb(her)
        )
    return fundet


def forkert_navngivet(mappe: Path, stamme: str) -> str:
    """Return the file that was meant to be `stamme`.yaml: Notesblok adds .txt, others cut a."""
    mulige = {
        f"{stamme}{endelse}" for endelse in (".yaml", ".yml", ".txt", ".yaml.txt", ".yml.txt")
    }
    navne = sorted(post.name for post in mappe.iterdir())
    return next((navn for navn in navne if normalize("NFC", navn).casefold() in mulige), "")


def _omdøb(mappe: Path) -> str:
    forkert = forkert_navngivet(mappe, "projekt") if mappe.is_dir() else ""
    return f" Omdøb filen »{forkert}« til »{PROJEKTFIL}«." if forkert else ""


def _projekt_om(fil: Path) -> Path | None:
    """Return the nearest folder around a file that is a project."""
    return next((m for m in fil.parents if (m / PROJEKTFIL).is_file()), None)


def ens_navne(mapper: Sequence[Path]) -> tuple[Path, Path] | None:
    """Return two projects whose output would have the same name, if there are any."""
    set_før: dict[str, Path] = {}
    for mappe in mapper:
        # Two names that differ only in case are one file on Windows and macOS.
        anden = set_før.setdefault(mappe.resolve().name.casefold(), mappe)
        if anden is not mappe:
            return anden, mappe
    return None
