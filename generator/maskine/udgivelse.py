"""Put finished files in the output folder: each whole or not at all, and over nobody else's."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import count
from pathlib import Path

from generator.dansk.lister import opregn
from generator.dansk.systemfejl import grund
from generator.maskine.kladde import Filplads, Kladde, fjern_rester, skriv_ved_siden_af
from generator.maskine.segl import Seglstand, forsegl, stand
from generator.maskine.sti import vis_sti


class Udgivelsesfejl(Exception):
    """The system refuses to write; a Danish sentence (exit code 2)."""


@dataclass(frozen=True)
class Udgivelse:
    """What became of the files."""

    filer: tuple[Path, ...] = ()
    """Those written."""
    noter: tuple[str, ...] = ()
    """What was moved aside, or had to have another name."""
    afvist: tuple[str, ...] = ()
    """Why a file was not written, and which (exit code 2); the others were."""

    def krævet(self) -> Udgivelse:
        """Return this when every file was written; else raise `Udgivelsesfejl`."""
        if self.afvist:
            raise Udgivelsesfejl(" ".join(self.afvist))
        return self


class Dom(Enum):
    """What may be done with a file that is in the way."""

    ERSTAT = auto()
    FLYT = auto()
    """Ours, but somebody has worked in it: it gets another name."""
    FREMMED = auto()


Dommer = Callable[[Path, bytes], Dom]
"""The file in the way, and what it holds -> what may be done with it."""


def erstat(_fil: Path, _data: bytes) -> Dom:
    """Replace it: who calls has read it, and writes what stood there and some more."""
    return Dom.ERSTAT


def med_kendetegn(kendes: Callable[[bytes], bool]) -> Dommer:
    """Return a judge who replaces what `kendes` knows for the program's, changed or not."""
    return lambda _, data: Dom.ERSTAT if kendes(data) else Dom.FREMMED


def udgiv_forseglet(
    mappe: Path, filer: Mapping[str, tuple[str, bytes]], kendes: Callable[[Path, bytes], bool]
) -> Udgivelse:
    """Write files with a seal; over one whose seal is whole, and moving a changed one aside.

    Args:
        mappe: Where they are put.
        filer: Name -> its kind (see `segl.forsegl`) and content.
        kendes: Tells whether a file without a seal is the program's all the same: of an earlier
            release, or saved by another program since.

    Raises:
        Udgivelsesfejl: as `udgiv`.
    """

    def døm(fil: Path, data: bytes) -> Dom:
        match stand(data):
            case Seglstand.HELT:
                return Dom.ERSTAT
            case Seglstand.BRUDT:
                return Dom.FLYT
            case Seglstand.UDEN_SEGL:
                return Dom.FLYT if kendes(fil, data) else Dom.FREMMED

    return udgiv(mappe, {navn: forsegl(slags, data) for navn, (slags, data) in filer.items()}, døm)


def udgiv(mappe: Path, filer: Mapping[str, bytes], døm: Dommer) -> Udgivelse:
    """Write files: all of them in full beside their places, then moved in.

    A file that is another's, or is open in another program, does not stop the others. When the
    system refuses in any other way, none is written. A file that is replaced keeps its mode.

    Raises:
        Udgivelsesfejl: the folder cannot be made or written to, or the disk is full.
    """
    pladser: list[tuple[Filplads, bytes]] = []
    afvist: dict[str, list[str]] = {}
    try:
        mappe.mkdir(parents=True, exist_ok=True)
        for navn, data in filer.items():
            plads = _plads(mappe, navn, døm)
            if isinstance(plads, str):
                afvist.setdefault(plads, []).append(vis_sti(mappe / navn))
            else:
                plads.fil.parent.mkdir(parents=True, exist_ok=True)
                pladser.append((plads, data))
        udgivelse = _udgiv(pladser, døm)
        noter = udgivelse.noter
        if fjern_rester(mappe, udgivelse.filer):
            noter = (*noter, f"{_AFBRUDT} {vis_sti(mappe)}. {_BYG_IGEN}")
        urørte = [f"{opregn(navne)} {hvorfor}. {_FLYT}" for hvorfor, navne in afvist.items()]
        return replace(udgivelse, noter=noter, afvist=(*urørte, *udgivelse.afvist))
    except OSError as fejl:
        raise Udgivelsesfejl(_sætning(mappe, fejl)) from fejl


def udgiv_filer(filer: Mapping[Path, bytes]) -> None:
    """Write the writer's own files, in folders that are there: all, or none where one is refused.

    A file that is replaced keeps its mode; what a link points to is replaced, not the link.

    Raises:
        Udgivelsesfejl: one of the folders cannot be written to, or the disk is full.
    """
    try:
        _udgiv([(_egen_plads(fil.resolve()), data) for fil, data in filer.items()], None)
    except OSError as fejl:
        hvor = Path(fejl.filename).parent if fejl.filename else next(iter(filer)).parent
        raise Udgivelsesfejl(_sætning(hvor, fejl, valgfri=False)) from fejl


def _egen_plads(fil: Path) -> Filplads:
    if not fil.is_file():
        return Filplads(fil)
    return Filplads(fil, fil.read_bytes(), stat.S_IMODE(fil.stat().st_mode) & 0o777)


def _udgiv(pladser: Iterable[tuple[Filplads, bytes]], døm: Dommer | None) -> Udgivelse:
    kladder: list[Kladde] = []
    try:
        for plads, data in pladser:
            kladder.append(Kladde(plads, data))
        for kladde in kladder:
            # All have names before the first is moved: a run that is killed after that leaves
            # something behind for each file that is not in its place, and the next one tells.
            kladde.navngiv()
        return _flyt_alle_ind(kladder, døm)
    finally:
        for kladde in kladder:
            kladde.luk()


_AFBRUDT = "En tidligere kørsel blev afbrudt, mens den skrev i"
_BYG_IGEN = "Byg igen, hvis filerne dér ikke hører sammen."


def _plads(mappe: Path, navn: str, døm: Dommer) -> Filplads | str:
    """Return the place of a file, or why it is not to be had, as a sentence without its subject."""
    fil = mappe / navn
    if fil.is_symlink() or not fil.parent.resolve().is_relative_to(mappe.resolve()):
        return "er en genvej til et andet sted og bliver ikke rørt"
    try:
        post = fil.stat()
    except FileNotFoundError:
        return Filplads(fil)
    if stat.S_ISDIR(post.st_mode):
        return Filplads(fil)  # the system says so when it is to be replaced
    if not stat.S_ISREG(post.st_mode):
        return "er ikke en almindelig fil og bliver ikke rørt"
    try:
        gammel = fil.read_bytes()
    except PermissionError as fejl:
        return f"kan ikke læses og bliver ikke rørt: {grund(fejl)}"
    dom = døm(fil, gammel)
    if dom is Dom.FREMMED:
        return "er ikke skrevet af programmet og bliver ikke rørt"
    return Filplads(fil, gammel, stat.S_IMODE(post.st_mode) & 0o777, dom is Dom.FLYT)


_FLYT = "Flyt den, eller vælg et andet sted at skrive."


def _flyt_alle_ind(kladder: Sequence[Kladde], døm: Dommer | None) -> Udgivelse:
    """Move the files to their places; when one cannot be, those moved before it are put back.

    One that is open elsewhere is passed by when there is a judge, who may know of another place.
    """
    flyttede: list[tuple[Kladde, Path]] = []
    noter: list[str] = []
    afvist: list[str] = []
    try:
        for kladde in kladder:
            try:
                nu, note = _flyt_ind(kladde, døm)
            except _Optaget as fejl:
                afvist.append(str(fejl))
                continue
            flyttede.append((kladde, nu))
            noter += note
    except OSError:
        for kladde, nu in flyttede:
            plads = kladde.plads
            if plads.gammel is None or nu != plads.fil:
                nu.unlink()
            else:
                skriv_ved_siden_af(plads, plads.gammel).replace(nu)
        raise
    return Udgivelse(tuple(nu for _, nu in flyttede), tuple(noter), tuple(afvist))


class _Optaget(Exception):
    """A file cannot be replaced, and why; the others can."""


def _flyt_ind(kladde: Kladde, døm: Dommer | None) -> tuple[Path, list[str]]:
    """Move a file in; return where it went, and what is to be said of that."""
    plads, fra = kladde.plads, kladde.navngiv()
    try:
        return _på_plads(fra, plads)
    except PermissionError as fejl:
        if plads.gammel is None or døm is None:
            raise
        sætning = f"{vis_sti(plads.fil)} kan ikke erstattes: {grund(fejl)}."
    # Windows refuses while the file is open in Word or Acrobat.
    if plads.fil.suffix == ".docx":
        ved_siden_af = _plads(plads.fil.parent, f"{plads.fil.stem}-ny.docx", døm)
        if isinstance(ved_siden_af, Filplads):
            with contextlib.suppress(PermissionError):
                nu, noter = _på_plads(fra, ved_siden_af)
                return nu, [*noter, f"{sætning} Det nye ligger i {vis_sti(nu)}."]
    raise _Optaget(f"{sætning} Luk filen i andre programmer, og prøv igen.")


def _på_plads(fra: Path, plads: Filplads) -> tuple[Path, list[str]]:
    til = plads.fil
    if not plads.flyttes:
        fra.replace(til)
        return til, []
    før = _til_side(plads)
    try:
        fra.replace(til)
    except OSError:
        if not til.exists():
            før.rename(til)
        raise
    return til, [
        f"{vis_sti(til)} var ændret, siden programmet skrev den, og er gemt som {vis_sti(før)}."
    ]


def _til_side(plads: Filplads) -> Path:
    """Give what is there a name of its own too; return it. A copy from last time is enough."""
    for før in _navne_til_side(plads.fil):
        if før.is_symlink() or før.exists():
            if før.is_file() and før.read_bytes() == plads.gammel:
                return før
            continue
        try:
            os.link(plads.fil, før)  # whatever happens now, it is there by one name or two
        except OSError:
            plads.fil.rename(før)
        return før
    raise AssertionError("der er altid et frit nummer")


def _navne_til_side(fil: Path) -> Iterator[Path]:
    yield fil.with_name(f"{fil.stem}-før{fil.suffix}")
    for nr in count(2):
        yield fil.with_name(f"{fil.stem}-før-{nr}{fil.suffix}")


_GRUNDE = {
    errno.ENOSPC: "der er ikke mere plads på disken",
    errno.EDQUOT: "din plads på disken er brugt op",
    errno.EFBIG: "filen er større, end der er lov til",
    errno.EROFS: "der kan kun læses fra disken",
    errno.EISDIR: "der ligger en mappe af samme navn som filen",
    errno.ENAMETOOLONG: "filens navn er for langt",
}


def _sætning(mappe: Path, fejl: OSError, *, valgfri: bool = True) -> str:
    if isinstance(fejl, PermissionError):
        return f"Der kan ikke skrives i {vis_sti(mappe)}: adgangen er nægtet. " + (
            "Vælg en anden mappe med --ud." if valgfri else "De gamle filer er urørte."
        )
    if isinstance(fejl, FileExistsError | NotADirectoryError):
        return f"{vis_sti(mappe)} er ikke en mappe. Vælg en anden med --ud."
    hvorfor = _GRUNDE.get(fejl.errno or 0) or grund(fejl)
    return f"Der kan ikke skrives i {vis_sti(mappe)}: {hvorfor}. De gamle filer er urørte."
