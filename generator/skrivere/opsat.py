"""The document set up: every layout decision taken, nothing drawn yet.

`generator.skrivere.opsaetning` makes these values of the tree and the looks; the DOCX and the
Typst writer only translate them, so that the two cannot differ. Lengths are mm, the space between
blocks and the font sizes pt, column widths twips (1/20 pt), as in `generator.typografi.typer`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.dokument.trae import (
    Afsnit,
    Celle,
    Dokument,
    Figur,
    Inline,
    Justering,
    Liste,
    Overskrift,
    Række,
    Stil,
    Tabel,
)
from generator.fund import Sti
from generator.typografi.typer import Form, Listeform, Listeniveau, Tabelform, Typografi


@dataclass(frozen=True, slots=True)
class OpsatAfsnit:
    """A paragraph or heading: the style `form`, and what it has of its own beside it."""

    blok: Afsnit | Overskrift | None
    """None for an empty paragraph that no block asks for: between two tables, say."""
    form: Form
    indhold: tuple[Inline, ...]
    sti: Sti
    bredde: float
    """The width at hand, from the left edge of the column to its right edge."""
    før: float
    """The least space above: the style's, more after a table."""
    over: float
    """The space above that the block above leads to; at the top of a page there is none."""
    hold: bool
    """Keep it on the page of the next block."""
    kant: float = 0.0
    """The left edge of the text of the list around; `form.venstre` comes on top."""
    punkt: tuple[Listeform, int] | None = None
    """The list and its level, where the paragraph carries the sign of an item."""
    justering: Justering | None = None
    """In a cell: the cell's, in place of the style's."""
    logo: tuple[float, float] | None = None
    """Width and height of the logo, where it stands at the end of this line."""

    @property
    def niveau(self) -> int:
        """Return the level of a heading, 1 to 3; 0 for a paragraph."""
        return min(max(self.blok.niveau, 1), 3) if isinstance(self.blok, Overskrift) else 0

    @property
    def titel(self) -> bool:
        """Return whether it is the document's title; one without text is there for the logo."""
        stil = self.blok.stil if isinstance(self.blok, Afsnit) else None
        return stil is Stil.TITEL or self.logo is not None


@dataclass(frozen=True, slots=True)
class OpsatListe:
    """A list; each item begins with a paragraph that carries its sign."""

    blok: Liste
    form: Listeform
    dybde: int
    """How many levels above it; never more than the form has."""
    kant: float
    """The left edge of the text of the list around."""
    punkter: tuple[tuple[OpsatBlok, ...], ...]

    @property
    def niveau(self) -> Listeniveau:
        """Return the level's measures and sign."""
        return self.form.niveau(self.dybde)


@dataclass(frozen=True, slots=True)
class OpsatCelle:
    """A cell; it holds at least one block, except where it only fills up a short row."""

    blok: Celle
    spænd: int
    bredde: int
    fyld: str
    """``#RRGGBB``, or empty."""
    lodret: str
    """``top``, ``midt`` or ``bund``."""
    blokke: tuple[OpsatBlok, ...]


@dataclass(frozen=True, slots=True)
class OpsatRække:
    """A row with a cell for every column."""

    blok: Række
    hoved: bool
    hold: bool
    """It stays with the next row."""
    celler: tuple[OpsatCelle, ...]


@dataclass(frozen=True, slots=True)
class OpsatTabel:
    """A table."""

    blok: Tabel
    form: Tabelform
    bredder: tuple[int, ...]
    rækker: tuple[OpsatRække, ...]
    """The header rows first."""
    kant: float
    """How far the list around has moved the text: a table begins at the column's own edge."""
    over: float
    foran: OpsatAfsnit | None = None
    """Stands between two tables, which would be one table without it."""


@dataclass(frozen=True, slots=True)
class OpsatFigur:
    """A picture and its caption, on one page."""

    blok: Figur
    form: Form
    sti: Sti
    kant: float
    """The left edge of the text of the list around."""
    før: float
    over: float
    billedtekst: OpsatAfsnit | None


OpsatBlok = OpsatAfsnit | OpsatListe | OpsatTabel | OpsatFigur


@dataclass(frozen=True, slots=True)
class OpsatMærke:
    """Where »Kladde« stands on the page, from the upper left corner of the paper."""

    form: Form
    x: float
    y: float
    bredde: float
    højde: float


@dataclass(frozen=True, slots=True)
class OpsatDokument:
    """A whole document; `typografi` has the organisation's own colour in it."""

    dokument: Dokument
    typografi: Typografi
    blokke: tuple[OpsatBlok, ...]
    """One for each of the document's, and those without a block of their own."""
    noter: tuple[tuple[OpsatBlok, ...], ...]
    noteblok: Mapping[int, int]
    """Note -> number of the block that refers to it, in the order of the references."""
    kladde: OpsatMærke | None = None
    """Only in a draft."""
