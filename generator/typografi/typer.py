"""The looks of the document: what ``skabeloner/typografi.docx`` says, as plain measures.

The Word template is the one source of truth. A style is found by its *name* (Word keeps the names
of its own styles in English in every language, but renames the ids when a Danish Word saves the
file); a kind of table by the title of its sample table. Lengths are mm, sizes and spacing are pt
(1/72 inch), colours ``#RRGGBB``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.dokument.trae import Celletype, Justering, Stil

STILNAVNE: Mapping[Stil, str] = {
    Stil.TITEL: "Title",
    Stil.UNDERTITEL: "Subtitle",
    Stil.GRUNDLAG: "Grundlag",
    Stil.BRØDTEKST: "Body Text",
    Stil.HÆNGENDE: "Hængende",
    Stil.OPSUMMERING: "Opsummering",
    Stil.CITAT: "Quote",
    Stil.KODE: "Kode",
    Stil.SIGNATUR: "Signatur",
    Stil.BILLEDTEKST: "caption",
    Stil.FORKORTELSER: "Forkortelser",
    Stil.FODNOTE: "footnote text",
    Stil.TABELTEKST: "Tabeltekst",
    Stil.TALTABEL: "Taltabel",
}
"""The Word name of each style of the tree."""

OVERSKRIFTER = ("heading 1", "heading 2", "heading 3")
LISTE_FORTSAT = "List Continue"
ANDRE_STILE = ("footer", "Figur", "Tabelafstand", LISTE_FORTSAT)
CELLESTILE = tuple(
    f"{STILNAVNE[stil]} {celletype.value}"
    for stil in (Stil.TABELTEKST, Stil.TALTABEL)
    for celletype in Celletype
    if celletype is not Celletype.ALMINDELIG
)
LISTESTILE: Mapping[tuple[bool, bool], str] = {
    (False, False): "List Bullet",
    (True, False): "List Number",
    (False, True): "Tabelpunkt",
    (True, True): "Tabelnummer",
}
"""(numbered, inside a table cell) -> the Word name of the list's style."""
LINK = "Hyperlink"
NOTETEGN = "footnote reference"
SKRIFTTYPE = "Carlito"
"""The one font that travels with the program, inside the DOCX and to Typst."""


class Typografifejl(Exception):
    """The template cannot be used; the message is Danish and names what is missing."""


@dataclass(frozen=True, slots=True)
class Tabulator:
    """A tab stop, `position` mm from the left margin of the text."""

    position: float
    justering: Justering


@dataclass(frozen=True, slots=True)
class Form:
    """How a paragraph looks, inheritance resolved.

    Between two paragraphs stands the larger of the first one's `efter` and the next one's
    `før`, never the sum; `før` counts for nothing at the top of a page. With `sammentræk` there
    is nothing between two neighbours of the same style (same `id`).
    """

    id: str
    """The style's id in the template's styles part."""
    navn: str
    skrift: str
    størrelse: float
    """Font size in pt."""
    fed: bool
    kursiv: bool
    farve: str
    fyld: str
    """Shading, or empty. In a cell style it is the fill of the whole cell."""
    før: float
    """Space before in pt."""
    efter: float
    """Space after in pt."""
    linjeafstand: float
    """Line height as a multiple of the font's own (Carlito: 1.2207 x size)."""
    venstre: float
    """Left indent in mm."""
    højre: float
    """Right indent in mm."""
    første_linje: float
    """Indent of the first line in mm relative to `venstre`; negative hangs."""
    hold_med_næste: bool
    hold_linjer: bool
    """All lines of the paragraph on one page."""
    justering: Justering
    sammentræk: bool
    """No space between neighbours of the same style (Word: contextual spacing)."""
    tabulatorer: tuple[Tabulator, ...] = ()


@dataclass(frozen=True, slots=True)
class Listeniveau:
    """One level of a list: where the sign and the text stand (mm), and the sign."""

    tekst: str
    """The sign, with ``%1`` where the number of level 1 stands (``%2`` of level 2 …)."""
    talformat: str
    """Word's name: ``bullet``, ``decimal``, ``lowerLetter``, ``lowerRoman``, ``upperLetter``."""
    venstre: float
    """Left edge of the text in mm."""
    hængende: float
    """How far the sign stands to the left of the text, in mm."""


@dataclass(frozen=True, slots=True)
class Listeform:
    """A kind of list: the form of its paragraphs (indents aside) and its nine levels."""

    form: Form
    abstrakt_id: str
    """The id of the list definition in the template's numbering part."""
    niveauer: tuple[Listeniveau, ...]

    def niveau(self, dybde: int) -> Listeniveau:
        """Return the level for nesting depth 0, 1, …; deeper than the last repeats the last."""
        return self.niveauer[min(dybde, len(self.niveauer) - 1)]


@dataclass(frozen=True, slots=True)
class Tegnform:
    """A look laid over a run of text; an empty colour is the paragraph's own."""

    id: str
    farve: str = ""
    understreget: bool = False
    hævet: bool = False


@dataclass(frozen=True, slots=True)
class Streg:
    """A rule of a table; `tykkelse` in pt, 0 where there is none."""

    tykkelse: float = 0.0
    farve: str = "#000000"


@dataclass(frozen=True, slots=True)
class Tabelform:
    """The measures of a kind of table: those of its sample in the template."""

    slags: str
    stil_id: str
    kolonner: tuple[float, ...]
    """Column widths in mm."""
    margen_top: float
    """Cell margin in mm, as the other three."""
    margen_bund: float
    margen_venstre: float
    margen_højre: float
    streg_top: Streg
    streg_bund: Streg
    streg_vandret: Streg
    """Between the rows."""
    hoved_lodret: str
    """Vertical place of the text in header cells: ``top``, ``midt`` or ``bund``."""


@dataclass(frozen=True, slots=True)
class Side:
    """The page in mm; `sidefod` is from the lower edge of the paper to that of the footer."""

    bredde: float
    højde: float
    top: float
    bund: float
    venstre: float
    højre: float
    sidehoved: float
    sidefod: float

    @property
    def tekstbredde(self) -> float:
        """Return the width between the margins in mm."""
        return round(self.bredde - self.venstre - self.højre, 2)

    @property
    def teksthøjde(self) -> float:
        """Return the height between the margins in mm."""
        return round(self.højde - self.top - self.bund, 2)


@dataclass(frozen=True, slots=True)
class Typografi:
    """All looks of the document."""

    side: Side
    former: Mapping[str, Form]
    """By the style's Word name in lower case."""
    lister: Mapping[tuple[bool, bool], Listeform]
    """By (numbered, inside a table cell)."""
    tabeller: Mapping[str, Tabelform]
    link: Tegnform
    notetegn: Tegnform
    hovedfarve: str
    """The title's colour. Whatever has the same colour follows a project's own `farve`."""
    ukendte: tuple[str, ...] = ()
    """Features of the template, in Danish, that not every writer draws alike."""
    dele: Mapping[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    """The template's own parts that the DOCX takes over: styles, numbering, theme."""

    def stil(self, stil: Stil) -> Form:
        """Return the form of a paragraph style of the tree."""
        return self.former[STILNAVNE[stil].lower()]

    def overskrift(self, niveau: int) -> Form:
        """Return the form of a heading; deeper than 3 looks as 3."""
        return self.former[OVERSKRIFTER[min(niveau, len(OVERSKRIFTER)) - 1]]

    def celle(self, stil: Stil, celletype: Celletype) -> Form:
        """Return the form of a paragraph inside a cell; its `fyld` is the cell's.

        A cell that is more than `ALMINDELIG` has two sizes, `TABELTEKST` and `TALTABEL`; a
        paragraph of any other style there takes the look of `TABELTEKST`.
        """
        if celletype is Celletype.ALMINDELIG:
            return self.stil(stil)
        grund = stil if stil is Stil.TALTABEL else Stil.TABELTEKST
        return self.former[f"{STILNAVNE[grund]} {celletype.value}".lower()]

    def liste(self, nummereret: bool, i_celle: bool = False) -> Listeform:
        """Return the form of a list."""
        return self.lister[nummereret, i_celle]

    def liste_fortsat(self, i_celle: bool = False) -> Form:
        """Return the form of a further paragraph of a list item; its indent is the level's.

        In a cell that is `TABELTEKST`.
        """
        return self.stil(Stil.TABELTEKST) if i_celle else self.former[LISTE_FORTSAT.lower()]

    def tabel(self, slags: str) -> Tabelform:
        """Return the measures of a kind of table; an unknown kind looks as ``fri``."""
        return self.tabeller.get(slags) or self.tabeller["fri"]

    @property
    def sidefod(self) -> Form:
        """Return the form of the footer; its last tab stop is where the right part ends."""
        return self.former["footer"]

    @property
    def figur(self) -> Form:
        """Return the form of the paragraph a picture stands in."""
        return self.former["figur"]

    @property
    def tabelafstand(self) -> Form:
        """Return the form whose `før` is the air between a table and what follows it.

        A block after a table gets at least this `før`. Between two tables, and after a table
        that ends the document, stands an empty paragraph of this form.
        """
        return self.former["tabelafstand"]
