"""What a Word document holds for a reader: paragraphs and tables, with who changed what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from generator.fund import Sti

NOTETEGN = "[*]"
"""Where a note is referred to; its number would change with every note before it."""


class Sporslags(StrEnum):
    """What a tracked change does."""

    INDSAT = "indsat"
    SLETTET = "slettet"
    FLYTTET_FRA = "flyttet herfra"
    FLYTTET_TIL = "flyttet hertil"
    FORMAT = "formateret"
    FLETTET = "flettet"

    @property
    def væk(self) -> bool:
        """Tell whether the text is gone when the change is accepted."""
        return self in (Sporslags.SLETTET, Sporslags.FLYTTET_FRA)

    @property
    def ny(self) -> bool:
        """Tell whether the text is gone when the change is rejected."""
        return self in (Sporslags.INDSAT, Sporslags.FLYTTET_TIL)


_GJORT = {
    Sporslags.FLYTTET_FRA: "flyttet",
    Sporslags.FLYTTET_TIL: "flyttet",
    Sporslags.FORMAT: "ændret",
}


@dataclass(frozen=True, slots=True)
class SporetÆndring:
    """One tracked change as it stands in the file; Word splits what a person sees as one."""

    slags: Sporslags
    forfatter: str = ""
    dato: str = ""
    """As Word writes it: local time, though it says Z."""
    flytning: str = ""
    """The name that the two ends of a move share."""
    hvad: str = ""
    """What was changed, in Danish words (»rækkens udseende«); empty for text."""

    @property
    def navn(self) -> str:
        """Return what was done to what: »ændret cellens udseende«, »indsat et sideskift«."""
        return f"{_GJORT.get(self.slags, self.slags)} {self.hvad or 'tekst'}"


@dataclass(frozen=True, slots=True)
class Tegnudseende:
    """How the characters of a run look, as far as it says something of the text."""

    skjult: bool = False
    gennemstreget: bool = False
    """Struck once or twice: Word's way of saying that it is deleted, without tracking."""
    fed: bool = False
    kursiv: bool = False
    hævet: bool = False
    link: str = ""
    """The address that the text leads to, by an element or by a HYPERLINK field."""


ALMINDELIG = Tegnudseende()


@dataclass(slots=True)
class Tekstløb:
    """A run: a stretch of text with one look and one set of changes."""

    tekst: str
    ændringer: tuple[SporetÆndring, ...] = ()
    udseende: Tegnudseende = ALMINDELIG

    @property
    def skjult(self) -> bool:
        """Tell whether Word hides the text."""
        return self.udseende.skjult

    @property
    def vist(self) -> str:
        """Return the text with a word about what Word shows as gone."""
        if self.udseende.skjult:
            return f"[skjult: {self.tekst}]"
        if self.udseende.gennemstreget and self.tekst.strip():
            return f"[gennemstreget: {self.tekst}]"
        return self.tekst


@dataclass(slots=True)
class Wordnotehenvisning:
    """A reference to a note; its paragraphs stand in `Worddokument.noter`."""

    nøgle: str
    ændringer: tuple[SporetÆndring, ...] = ()


@dataclass(slots=True)
class Tekstpunkt:
    """A point in the text: where a bookmark or a comment begins or ends."""

    slags: str
    """bogmærke, bogmærke slut, kommentar, kommentar slut, kommentarpunkt."""
    id: str
    sti: Sti = ()
    """What a bookmark of ours means."""
    afledt: str | None = None
    """What its text is computed from; empty for a line of the template's with values in it."""


Led = Tekstløb | Wordnotehenvisning | Tekstpunkt


@dataclass(slots=True)
class Wordafsnit:
    """One paragraph."""

    led: list[Led] = field(default_factory=list)
    stil: str = ""
    """The name of its style, in small letters: »heading 1«, »list bullet«."""
    niveau: int = 0
    """Of a heading, from 1; 0 is no heading."""
    liste: str = ""
    """``-`` or ``1.`` for an item of a list."""
    nummer: str = ""
    """The number or letter that Word shows: »3.«, »b)«, »2.1«; also of a numbered heading."""
    dybde: int = 0
    """How many lists are around the item's own."""
    mærke: tuple[SporetÆndring, ...] = ()
    """Changes of the paragraph mark: inserted or deleted with it."""
    øvrige: tuple[SporetÆndring, ...] = ()
    """Changes that are in no text: of looks, of a section, of the table it begins."""
    bokse: list[Wordblok] = field(default_factory=list)
    """Blocks of text boxes that hang on the paragraph."""

    @property
    def tekst(self) -> str:
        """Return the text as it reads with all changes accepted."""
        løb = (s for s in uden_skrift(self.led) if isinstance(s, Tekstløb))
        return "".join(s.vist for s in løb if not er_væk(s.ændringer))

    @property
    def råtekst(self) -> str:
        """Return all text that the file holds of the paragraph, also what is deleted."""
        return "".join(s.tekst for s in self.led if isinstance(s, Tekstløb))

    @property
    def stier(self) -> list[Sti]:
        """Return the addresses of the bookmarks that begin in the paragraph.

        A figure that the text fetches from elsewhere says nothing of where the text stands.
        """
        return [p.sti for p in self.led if isinstance(p, Tekstpunkt) and p.sti and not p.afledt]


@dataclass(slots=True)
class Wordcelle:
    """A cell of a table."""

    blokke: list[Wordblok]
    ændringer: tuple[SporetÆndring, ...] = ()
    """Inserted, deleted or merged as a cell."""
    bredde: int = 1
    """How many columns it spans."""
    fortsat: bool = False
    """It only goes on with the cell above, which is merged over several rows."""


@dataclass(slots=True)
class Wordrække:
    """A row of a table."""

    celler: list[Wordcelle]
    ændringer: tuple[SporetÆndring, ...] = ()


@dataclass(slots=True)
class Wordtabel:
    """A table."""

    rækker: list[Wordrække]


Wordblok = Wordafsnit | Wordtabel


@dataclass(slots=True)
class Wordkommentar:
    """A comment; its place is where the marks with its id stand."""

    id: str
    forfatter: str
    dato: str
    blokke: list[Wordblok]
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

    krop: list[Wordblok]
    noter: dict[str, list[Wordblok]] = field(default_factory=dict)
    """Key of a note (»fodnote 3«) -> its blocks."""
    kommentarer: dict[str, Wordkommentar] = field(default_factory=dict)
    sidehoveder: list[list[Wordblok]] = field(default_factory=list)
    sidefødder: list[list[Wordblok]] = field(default_factory=list)
    stier: dict[str, Sti] = field(default_factory=dict)
    """Name of a bookmark of ours -> address; empty for a document from elsewhere."""
    øvrige: list[SporetÆndring] = field(default_factory=list)
    """Changes that belong to no paragraph: of styles, of lists, in comments."""

    @property
    def al_brødtekst(self) -> Iterator[Wordafsnit]:
        """Yield every paragraph of the body and the notes."""
        for blokke in (self.krop, *self.noter.values()):
            yield from alle_afsnit(blokke)


def alle_afsnit(blokke: list[Wordblok]) -> Iterator[Wordafsnit]:
    """Yield every paragraph in the order of the file, tables and text boxes too."""
    for blok in blokke:
        if isinstance(blok, Wordtabel):
            for række in blok.rækker:
                for celle in række.celler:
                    yield from alle_afsnit(celle.blokke)
        else:
            yield blok
            yield from alle_afsnit(blok.bokse)


def er_ny(ændringer: tuple[SporetÆndring, ...]) -> bool:
    """Tell whether text with these changes is gone when all are rejected."""
    return any(æ.slags.ny for æ in ændringer)


def er_væk(ændringer: tuple[SporetÆndring, ...]) -> bool:
    """Tell whether text with these changes is gone when all are accepted."""
    return any(æ.slags.væk for æ in ændringer)


def uden_skrift(led: list[Led]) -> Iterator[Led]:
    """Yield the same with runs joined that differ in bold, italics and the like alone."""

    def ens(et: Led) -> object:
        if not isinstance(et, Tekstløb):
            return None
        return et.ændringer, et.skjult, et.udseende.gennemstreget

    for nøgle, gruppe in groupby(led, ens):
        if nøgle is None:
            yield from gruppe
        else:
            løb = [et for et in gruppe if isinstance(et, Tekstløb)]
            tekst = "".join(et.tekst for et in løb)
            yield Tekstløb(tekst, løb[0].ændringer, løb[0].udseende)
