"""What an older application holds, put in its place: the values the new files are written from."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.fund import Sti
from generator.importer.ansoegning.worddele import Forum, Partner


@dataclass
class Rest:
    """What found no place: kept word for word."""

    efter: str
    """The heading it stood under."""
    tekst: str
    hvorfor: str


@dataclass
class Afdeling:
    """An estate of the document."""

    ejer: str
    navn: str
    lejeboliger: str = ""
    betinget: bool = False
    nr: int | None = None
    """Its number in the list it came from, when the document says so."""


@dataclass
class Område:
    """An area of effort, or a part of the area with a heading of its own."""

    navn: str
    lister: dict[str, list[str]] = field(default_factory=dict)
    tekster: dict[str, list[str]] = field(default_factory=dict)
    """Key (tekst, indsats, fravalgt) -> paragraphs."""
    afsnit: list[tuple[str, list[str]]] = field(default_factory=list)


@dataclass
class Kladde:
    """The content as far as it is understood."""

    titel: str = ""
    tekster: dict[Sti, list[str]] = field(default_factory=dict)
    """Address of a long text -> its paragraphs."""
    områder: list[Område] = field(default_factory=list)
    delområder: list[Område] = field(default_factory=list)
    opmærksomhed: Område | None = None
    partnere: list[Partner] = field(default_factory=list)
    fora: list[Forum] = field(default_factory=list)
    ingen_fora: str = ""
    baser: list[str] = field(default_factory=list)
    stillinger: list[str] = field(default_factory=list)
    afdelinger: list[Afdeling] = field(default_factory=list)
    nøgletal: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    kolonner: list[str] = field(default_factory=list)
    oprindelse: dict[str, object] = field(default_factory=dict)
    """When the figures are from and where, as the fields of problemkompleks.yaml say it."""
    kortnavne: dict[str, str] = field(default_factory=dict)
    """Organisation -> what the table of figures calls it."""
    boligområder: list[tuple[str, list[str], str, str]] = field(default_factory=list)
    """Name, estates, status, date of the list."""
    forkortelser: dict[str, str] = field(default_factory=dict)
    dele: set[str] = field(default_factory=set)
    rester: list[Rest] = field(default_factory=list)
    gættet: dict[str, list[str]] = field(default_factory=dict)
    """What the document does not say with certainty -> the things it is about."""
    tabt: list[str] = field(default_factory=list)

    def gæt(self, tekst: str, *ting: str) -> None:
        """Note a guess once; guesses of one kind are told together."""
        liste = self.gættet.setdefault(tekst, [])
        liste += [t for t in ting if t not in liste]
