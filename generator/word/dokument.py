"""What a Word document holds for a reader: paragraphs and tables, with who changed what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

NOTETEGN = "[*]"
"""Where a note is referred to; its number would change with every note before it."""


class Slags(StrEnum):
    """What a tracked change does."""

    INDSAT = "indsat"
    SLETTET = "slettet"
    FLYTTET_FRA = "flyttet herfra"
    FLYTTET_TIL = "flyttet hertil"
    FORMAT = "formateret"

    @property
    def væk(self) -> bool:
        """Tell whether the text is gone when the change is accepted."""
        return self in (Slags.SLETTET, Slags.FLYTTET_FRA)

    @property
    def ny(self) -> bool:
        """Tell whether the text is gone when the change is rejected."""
        return self in (Slags.INDSAT, Slags.FLYTTET_TIL)


@dataclass(frozen=True, slots=True)
class Ændring:
    """One tracked change as it stands in the file; Word splits what a person sees as one."""

    slags: Slags
    forfatter: str = ""
    dato: str = ""
    """As Word writes it: local time, though it says Z."""
    flytning: str = ""
    """The name that the two ends of a move share."""
    hvad: str = ""
    """What was formatted: tekst, afsnit, tabel …"""


@dataclass(slots=True)
class Stump:
    """A stretch of text with one set of changes."""

    tekst: str
    ændringer: tuple[Ændring, ...] = ()
    skjult: bool = False


@dataclass(slots=True)
class Note:
    """A reference to a note; its paragraphs stand in `Worddokument.noter`."""

    nøgle: str
    ændringer: tuple[Ændring, ...] = ()


@dataclass(slots=True)
class Mærke:
    """A point in the text: where a bookmark or a comment begins or ends."""

    slags: str
    """bogmærke, bogmærke slut, kommentar, kommentar slut, kommentarpunkt."""
    id: str


Led = Stump | Note | Mærke


@dataclass(slots=True)
class Afsnit:
    """One paragraph."""

    led: list[Led] = field(default_factory=list)
    niveau: int = 0
    """Of a heading, from 1; 0 is no heading."""
    liste: str = ""
    """``-`` or ``1.`` for an item of a list."""
    dybde: int = 0
    """How many lists are around the item's own."""
    mærke: tuple[Ændring, ...] = ()
    """Changes of the paragraph mark: inserted or deleted with it."""
    format: tuple[Ændring, ...] = ()
    bokse: list[Blok] = field(default_factory=list)
    """Blocks of text boxes that hang on the paragraph."""

    @property
    def tekst(self) -> str:
        """Return the text as it reads with all changes accepted."""
        return "".join(
            s.tekst
            for s in self.led
            if isinstance(s, Stump) and not any(æ.slags.væk for æ in s.ændringer)
        )


@dataclass(slots=True)
class Celle:
    """A cell of a table."""

    blokke: list[Blok]
    ændringer: tuple[Ændring, ...] = ()


@dataclass(slots=True)
class Række:
    """A row of a table."""

    celler: list[Celle]
    ændringer: tuple[Ændring, ...] = ()


@dataclass(slots=True)
class Tabel:
    """A table."""

    rækker: list[Række]
    format: tuple[Ændring, ...] = ()


Blok = Afsnit | Tabel


@dataclass(slots=True)
class Kommentar:
    """A comment; its place is where the marks with its id stand."""

    id: str
    forfatter: str
    dato: str
    blokke: list[Blok]
    svar_på: str = ""
    """The id of the comment it answers."""
    løst: bool = False

    @property
    def tekst(self) -> str:
        """Return what was written, one line a paragraph."""
        return "\n".join(filter(None, (a.tekst for a in alle_afsnit(self.blokke))))


@dataclass(slots=True)
class Worddokument:
    """A whole document."""

    krop: list[Blok]
    noter: dict[str, list[Blok]] = field(default_factory=dict)
    """Key of a note (»fodnote 3«) -> its blocks."""
    kommentarer: dict[str, Kommentar] = field(default_factory=dict)
    sidehoveder: list[list[Blok]] = field(default_factory=list)
    sidefødder: list[list[Blok]] = field(default_factory=list)


def alle_afsnit(blokke: list[Blok]) -> Iterator[Afsnit]:
    """Yield every paragraph in the order of the file, tables and text boxes too."""
    for blok in blokke:
        if isinstance(blok, Tabel):
            for række in blok.rækker:
                for celle in række.celler:
                    yield from alle_afsnit(celle.blokke)
        else:
            yield blok
            yield from alle_afsnit(blok.bokse)


def er_ny(ændringer: tuple[Ændring, ...]) -> bool:
    """Tell whether text with these changes is gone when all are rejected."""
    return any(æ.slags.ny for æ in ændringer)


def er_væk(ændringer: tuple[Ændring, ...]) -> bool:
    """Tell whether text with these changes is gone when all are accepted."""
    return any(æ.slags.væk for æ in ændringer)
