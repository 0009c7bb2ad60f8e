"""A reviewed document -> what comes of each change, and the content with the certain ones in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from generator.depot import git
from generator.laesning.tegnsaet import afkod
from generator.maskine.sti import vis_sti
from generator.maskine.udgivelse import Udgivelsesfejl, udgiv_filer
from generator.retur.bemaerkning import Bemærkning, Bemærkningsart, Retur
from generator.retur.forslag import ÆNDRET_SIDEN, Forslag, find_forslag
from generator.retur.indgreb import find_indgreb
from generator.retur.nutid import Nutid
from generator.retur.proeve import prøv
from generator.retur.steder import Placering, placér
from generator.word.dokument import Worddokument
from generator.word.fladt import flad


@dataclass(frozen=True, slots=True)
class Udfald:
    """What comes of one change."""

    bemærkning: Bemærkning
    grund: str
    """Why it is left for the writer; empty when it is written."""


@dataclass(frozen=True, slots=True)
class Tilbageskrivning:
    """The whole of it; nothing is written yet."""

    udfald: tuple[Udfald, ...]
    gamle: Mapping[Path, bytes]
    """The files as they were read."""
    nye: Mapping[Path, bytes]
    """Those that change, as they become."""

    @property
    def skrevet(self) -> int:
        """Return how many changes are written."""
        return sum(not u.grund for u in self.udfald)

    def forskel(self) -> str:
        """Return the changes of the files as a diff."""
        linjer: list[str] = []
        for fil, data in self.nye.items():
            før, efter = (afkod(d).tekst.splitlines(True) for d in (self.gamle[fil], data))
            navn = vis_sti(fil)
            linjer += unified_diff(før, efter, navn, navn, n=1)
        return "".join(
            linje if linje.endswith("\n") else f"{linje}\n\\ Linjen slutter uden linjeskift\n"
            for linje in linjer
        )


def find_rettelser(
    dokument: Worddokument, retur: Retur, projekt: Path, af: str = ""
) -> Tilbageskrivning:
    """Find what of a review can be written in a project; `af` is whose changes count.

    Raises:
        ProjektFejl: the folder is no project, or the system refuses to read a file.
    """
    nu = Nutid(projekt)
    ændringer = [
        b for b in retur.bemærkninger
        if b.art is not Bemærkningsart.KOMMENTAR and (not af or b.forfatter == af)
    ]  # fmt: skip
    if nu.grund:
        return Tilbageskrivning(tuple(Udfald(b, nu.grund) for b in ændringer), nu.data, {})
    forslag = find_forslag(nu, find_indgreb(flad(dokument), af))
    _, filer = prøv(nu, forslag.mulige)
    udfald = tuple(Udfald(b, _grund(b, forslag.alle)) for b in ændringer)
    return Tilbageskrivning(udfald, nu.data, filer)


_UDEN_TEKST = {
    Bemærkningsart.FORMATERET: "Udseendet hører til Word-skabelonen og ikke til indholdet.",
    Bemærkningsart.ANDET: "Ændringen er ikke af ord og har intet modstykke i indholdet.",
    Bemærkningsart.FLYTTET: "Teksten er flyttet; flyt den i indholdet.",
}


def _grund(b: Bemærkning, forslag: list[Forslag]) -> str:
    if b.art in _UDEN_TEKST:
        return _UDEN_TEKST[b.art]
    fundne = [f for f in forslag if f.start <= b.start <= f.slut]
    if not fundne:
        return ÆNDRET_SIDEN if not b.om.startswith("række") else "Gør det samme i indholdet."
    bedst = min(fundne, key=lambda f: (f.start != b.start, f.slut - f.start))
    return bedst.grund


def resten(fundet: Tilbageskrivning, retur: Retur, projekt: Path) -> Placering:
    """Return what is left for the writer, each with its place now and its reason.

    Raises:
        ProjektFejl: the folder is no project, or the system refuses to read a file.
    """
    grunde = {id(u.bemærkning): u.grund for u in fundet.udfald}
    skrevet = {id(u.bemærkning) for u in fundet.udfald if not u.grund}
    tilbage = tuple(b for b in retur.bemærkninger if id(b) not in skrevet)
    placering = placér(replace(retur, bemærkninger=tilbage, originale=()), projekt)
    return replace(
        placering,
        placerede=tuple(
            replace(p, noter=(grund,)) if (grund := grunde.get(id(p.bemærkning))) else p
            for p in placering.placerede
        ),
    )


def skriv(rettelser: Tilbageskrivning) -> list[Path]:
    """Write the files, all or none; return the copies of the old ones that were laid beside.

    Where git has the old file as it was, no copy is needed.

    Raises:
        Udgivelsesfejl: a file has changed since it was read, or the system refuses to write.
    """
    for fil, data in rettelser.gamle.items():
        if not fil.is_file() or fil.read_bytes() != data:
            raise Udgivelsesfejl(
                f"{vis_sti(fil)} er ændret, mens rettelserne blev fundet. Intet er skrevet; "
                "kør kommandoen igen."
            )
    kopier = {_ledig(fil): rettelser.gamle[fil] for fil in rettelser.nye if not _i_git(fil)}
    udgiv_filer({**kopier, **rettelser.nye})
    return list(kopier)


def _i_git(fil: Path) -> bool:
    """Tell whether git holds the file just as it stands."""
    mappe = fil.parent
    kendt = git.svar("ls-files", "--", fil.name, mappe=mappe)
    if not kendt:
        return False
    ændret = git.svar("status", "--porcelain", "--untracked-files=no", "--", fil.name, mappe=mappe)
    return not ændret


def _ledig(fil: Path) -> Path:
    """Return a name beside a file that is not taken: »projekt.yaml.gammel«."""
    navne = (f"{fil.name}.gammel{'' if nr == 1 else nr}" for nr in range(1, 10_000))
    return next(sti for navn in navne if not (sti := fil.with_name(navn)).exists())
