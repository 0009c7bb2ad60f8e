"""What the older applications of the corpus say, apart from how they are typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

T = TypeVar("T")


@dataclass(frozen=True)
class Afdelingssandhed:
    """An afdeling of an applicant.

    `tal` are its figures as they are typed: beboere, uden for arbejdsmarkedet, dømte, kun
    grundskole, indkomst, ikkevestlige; "-" is not given. None: it has no row.
    """

    navn: str
    lejeboliger: int
    tal: tuple[str, ...] | None = None
    i_tabellen: str = ""
    """How the table of figures names it, when not by its name."""


@dataclass(frozen=True)
class Ansøgersandhed:
    """An applicant with its afdelinger."""

    navn: str
    kort: str
    afdelinger: tuple[Afdelingssandhed, ...]


@dataclass(frozen=True)
class Områdesandhed:
    """An indsatsområde (or, under a name of its own, another section of part 1)."""

    navn: str
    afsnit: tuple[str, ...]
    under: tuple[tuple[str, str], ...] = ()
    """Sub-headings with their paragraph."""
    egen: bool = False
    """Not one of the fund's four."""


@dataclass(frozen=True)
class Partnersandhed:
    """A partner; `under` names the kommune it is a unit of."""

    navn: str
    bidrag: str = ""
    under: str = ""
    status: str = ""


@dataclass(frozen=True)
class Forumsandhed:
    """A forum; what the sentence does not say is empty."""

    navn: str
    ansvar: str
    niveau: str = ""
    deltagere: str = ""
    møder: str = ""


@dataclass(frozen=True)
class Sandhed:
    """All that one older application says."""

    navn: str
    kommune: str
    fra: str
    til: str
    indledning: str
    ansøgere: tuple[Ansøgersandhed, ...]
    områder: tuple[Områdesandhed, ...]
    partnere: tuple[Partnersandhed, ...]
    fora: tuple[Forumsandhed, ...]
    team: str
    noter: tuple[tuple[str, str], ...] = ()
    """The last words of the sentence a note belongs to, and the note."""
    desuden: tuple[str, ...] = ()
    """Partners named in one sentence at the end of part 2."""

    @property
    def afdelinger(self) -> tuple[tuple[Ansøgersandhed, Afdelingssandhed], ...]:
        """Return every afdeling with its organisation."""
        return tuple((a, afd) for a in self.ansøgere for afd in a.afdelinger)


def læs_sandheder() -> dict[str, Sandhed]:
    """Return every application of the corpus by its file's stem."""
    filer = sorted(Path(__file__).parent.glob("*.yaml"))
    return {f.stem: _som(Sandhed, yaml.safe_load(f.read_text(encoding="utf-8"))) for f in filer}


_DELE = {
    "ansøgere": Ansøgersandhed,
    "afdelinger": Afdelingssandhed,
    "områder": Områdesandhed,
    "partnere": Partnersandhed,
    "fora": Forumsandhed,
}


def _som(klasse: type[T], data: dict[str, Any]) -> T:
    return klasse(**{nøgle: _værdi(nøgle, værdi) for nøgle, værdi in data.items()})


def _værdi(nøgle: str, værdi: Any) -> Any:
    if not isinstance(værdi, list):
        return værdi
    if nøgle in _DELE:
        return tuple(_som(_DELE[nøgle], del_) for del_ in værdi)
    return tuple(tuple(et) if isinstance(et, list) else et for et in værdi)
