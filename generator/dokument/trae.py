"""The finished document as a tree of plain values: what is said, never how it is drawn.

The tree depends on nothing but `fund.Sti`. Writers (`generator.skrivere`) turn it into files;
the unions `Blok` and `Inline` are closed, so a new kind of block is one new class here and one
new case in each writer, which the type checker demands (`match` with `assert_never`).

Looks live in ``skabeloner/typografi.docx``: the tree only names a `Stil`, a kind of table or a
kind of cell, and `generator.typografi.typer` tells every writer what those names measure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, StrEnum

from generator.fund import Sti


class Stil(StrEnum):
    """Paragraph styles; each is a style of the Word template (see `generator.typografi.typer`)."""

    TITEL = "titel"
    UNDERTITEL = "undertitel"
    GRUNDLAG = "grundlag"
    """The two lines on the vejledning and regulativ the document answers to."""
    BRØDTEKST = "brødtekst"
    HÆNGENDE = "hængende"
    """One hanging paragraph per organisation with its afdelinger."""
    OPSUMMERING = "opsummering"
    """The run-in paragraph Målgrupper, Problematikker, Mål under an indsatsområde."""
    CITAT = "citat"
    KODE = "kode"
    SIGNATUR = "signatur"
    """Legend under a table."""
    BILLEDTEKST = "billedtekst"
    FORKORTELSER = "forkortelser"
    FODNOTE = "fodnote"
    TABELTEKST = "tabeltekst"
    """A cell in a partner or forum table, or in a table the writer typed."""
    TALTABEL = "taltabel"
    """A cell in the criteria table (smaller)."""


class Celletype(StrEnum):
    """What a table cell is; looks (fill, bold) come from the Word template's cell styles."""

    ALMINDELIG = "almindelig"
    HOVED = "hoved"
    UNDERHOVED = "underhoved"
    """A header row below the first: the limits of the criteria table."""
    GRUPPE = "gruppe"
    """The tinted row that opens a group of partners."""
    OVER = "over"
    """Over the limit for forebyggelsesområde: light fill (and the sign ▪ in the text)."""
    LANGT_OVER = "langt over"
    """Over the limit for parallelsamfund: darker fill, bold (and ▪▪)."""


class Justering(StrEnum):
    """Horizontal alignment of a cell or a table column."""

    VENSTRE = "venstre"
    HØJRE = "højre"
    MIDT = "midt"


@dataclass(frozen=True, slots=True)
class Tekst:
    """A run of text with one look.

    `tegn` is the offset in the raw text at the block's `sti` where the run begins (None when it
    is the template's own wording); `værdi` tells that it came out of ``{{ … }}``.
    """

    tekst: str
    fed: bool = False
    kursiv: bool = False
    link: str = ""
    """The address when the run is (part of) a link."""
    værdi: bool = False
    udtryk: str = field(default="", compare=False)
    """The expression between the braces when `værdi`, e.g. ``tal.fravær``."""
    kilde: Sti = field(default=(), compare=False)
    """The address of the value that an expression prints: a figure of tal.yaml."""
    beregnet: str = field(default="", compare=False)
    """What it is when the program has computed it, in Danish words that end a sentence:
    »summen af afdelingernes lejeboliger; ret tallet i afdelingen«."""
    tegn: int | None = field(default=None, compare=False)
    sti: Sti = field(default=(), compare=False)
    """Where the run itself comes from when that is not the block's own `sti` (a name or a list
    item that the template has put into a longer line)."""


@dataclass(frozen=True, slots=True)
class Linjeskift:
    """A line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Notehenvisning:
    """A reference to `Dokument.noter`; `nummer` counts from 1 in the order of the document.

    `gentaget` is True when the same note has been referred to before: writers then print the
    number only, since a footnote stands once.
    """

    nummer: int
    gentaget: bool = False


KLADDE = "Kladde"
"""What a draft says of itself on every page."""

Inline = Tekst | Linjeskift | Notehenvisning


@dataclass(frozen=True, slots=True)
class Overskrift:
    """A heading; `niveau` 1 is the fund's three parts, 2 an indsatsområde, 3 below it."""

    niveau: int
    indhold: tuple[Inline, ...]
    sti: Sti = ()


@dataclass(frozen=True, slots=True)
class Afsnit:
    """A paragraph. `hold_med_næste` keeps it on the page of the block that follows."""

    indhold: tuple[Inline, ...]
    stil: Stil = Stil.BRØDTEKST
    sti: Sti = ()
    hold_med_næste: bool = False


@dataclass(frozen=True, slots=True)
class Punkt:
    """A list item: one or more blocks, the first normally an `Afsnit`."""

    blokke: tuple[Blok, ...]
    sti: Sti = ()


@dataclass(frozen=True, slots=True)
class Liste:
    """A bulleted or numbered list; `start` is the first number of a numbered one."""

    punkter: tuple[Punkt, ...]
    nummereret: bool = False
    start: int = 1
    sti: Sti = ()


@dataclass(frozen=True, slots=True)
class Celle:
    """A table cell: blocks (mostly one `Afsnit`), spanning `kolonner` columns."""

    blokke: tuple[Blok, ...]
    type: Celletype = Celletype.ALMINDELIG
    justering: Justering = Justering.VENSTRE
    kolonner: int = 1
    rækkehoved: bool = False
    """The cell names its row (first column); marked as a row header for screen readers."""
    sti: Sti = ()


@dataclass(frozen=True, slots=True)
class Række:
    """A table row; a row is never split over two pages.

    `hold_med_næste` keeps it on the page of the row that follows.
    """

    celler: tuple[Celle, ...]
    sti: Sti = ()
    hold_med_næste: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table. `hovedrækker` repeat on every page the table reaches.

    `slags` names a sample table in the Word template, which gives the column widths in mm, the
    borders and the cell margins; ``"fri"`` (a table the writer typed in Markdown) shares the
    text width equally by content.
    """

    slags: str
    hovedrækker: tuple[Række, ...]
    rækker: tuple[Række, ...]
    titel: str = ""
    """A short description for screen readers."""
    sti: Sti = ()


@dataclass(frozen=True, slots=True)
class Figur:
    """A picture with its caption below; `bredde` and `højde` in mm as it is printed."""

    data: bytes
    format: str
    """``png`` or ``svg`` or ``jpeg``."""
    bredde: float
    højde: float
    alternativ_tekst: str
    billedtekst: tuple[Inline, ...] = ()
    """Whole caption, with »Figur 1.« in front; empty when the figure has none."""
    sti: Sti = ()


Blok = Overskrift | Afsnit | Liste | Tabel | Figur


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's content; its number is its place in `Dokument.noter`, from 1."""

    blokke: tuple[Afsnit, ...]
    sti: Sti = ()


@dataclass(frozen=True, slots=True)
class Udseende:
    """The organisation's own looks, laid over the template's."""

    logo: bytes = b""
    logo_format: str = "png"
    logo_alternativ_tekst: str = ""
    farve: str = ""
    """``#RRGGBB`` for headings and table heads; empty: the template's."""


class Sidefelt(Enum):
    """A number in the footer that the page layout fills in."""

    SIDE = "side"
    SIDER = "sider"
    """How many pages there are."""


def læs_sidefelter(tekst: str) -> tuple[str | Sidefelt, ...]:
    """Read a template's ``{side}`` and ``{sider}``."""
    # Every second piece is what the group has caught.
    dele = re.split(r"\{(sider?)\}", tekst)
    alle = [Sidefelt(del_) if nr % 2 else del_ for nr, del_ in enumerate(dele)]
    return tuple(del_ for del_ in alle if del_)


@dataclass(frozen=True, slots=True)
class Dokument:
    """A whole document, ready for the writers."""

    titel: str
    """For the document's properties, not printed by itself."""
    forfatter: str
    dato: date
    """The document's own date; the only date the output may carry."""
    blokke: tuple[Blok, ...]
    noter: tuple[Note, ...] = ()
    sidefod_venstre: str = ""
    sidefod_højre: tuple[str | Sidefelt, ...] = ()
    sprog: str = "da-DK"
    udseende: Udseende = Udseende()
    kladde: bool = False
    """It is not the finished document, and says so at the foot of every page."""


def alle_blokke(blokke: tuple[Blok, ...]) -> Iterator[Blok]:
    """Yield every block in reading order, those inside lists and table cells too."""
    for blok in blokke:
        yield blok
        match blok:
            case Liste(punkter=punkter):
                for punkt in punkter:
                    yield from alle_blokke(punkt.blokke)
            case Tabel(hovedrækker=hoveder, rækker=rækker):
                for række in (*hoveder, *rækker):
                    for celle in række.celler:
                        yield from alle_blokke(celle.blokke)
            case _:
                pass


def omskriv(
    blokke: tuple[Blok, ...], linje: Callable[[tuple[Inline, ...]], tuple[Inline, ...]]
) -> tuple[Blok, ...]:
    """Return the blocks with every line of inline content as `linje` gives it, in order.

    What `linje` leaves as it is (the same tuple) leaves its block as it is.
    """

    def celler(gamle: tuple[Celle, ...]) -> tuple[Celle, ...]:
        return tuple(
            c if (nye := omskriv(c.blokke, linje)) is c.blokke else replace(c, blokke=nye)
            for c in gamle
        )

    def blok(gammel: Blok) -> Blok:
        match gammel:
            case Overskrift(indhold=indhold) | Afsnit(indhold=indhold):
                ny = linje(indhold)
                return gammel if ny is indhold else replace(gammel, indhold=ny)
            case Liste(punkter=punkter):
                nye = tuple(replace(p, blokke=omskriv(p.blokke, linje)) for p in punkter)
                return replace(gammel, punkter=nye)
            case Tabel(hovedrækker=hoveder, rækker=rækker):
                return replace(
                    gammel,
                    hovedrækker=tuple(replace(r, celler=celler(r.celler)) for r in hoveder),
                    rækker=tuple(replace(r, celler=celler(r.celler)) for r in rækker),
                )
            case Figur(billedtekst=billedtekst):
                return replace(gammel, billedtekst=linje(billedtekst))

    nye = tuple(blok(b) for b in blokke)
    return blokke if all(ny is gammel for ny, gammel in zip(nye, blokke, strict=True)) else nye


def ren_tekst(indhold: tuple[Inline, ...]) -> str:
    """Return the text of inline content, a line break as a newline, without note numbers."""
    dele: list[str] = []
    for stykke in indhold:
        match stykke:
            case Tekst(tekst=tekst):
                dele.append(tekst)
            case Linjeskift():
                dele.append("\n")
            case Notehenvisning():
                pass
    return "".join(dele)
