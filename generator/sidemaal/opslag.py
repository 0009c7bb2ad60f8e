"""The built-in witness: the document laid out by Typst, and where every block came to stand.

`typst` is imported inside the functions: a cached answer does without it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

from generator.dokument.trae import Blok, Dokument, Liste, Tabel
from generator.fund import Sti
from generator.sidemaal.fejl import Sidemålsfejl
from generator.sidemaal.sideskift import Plads, Svar, ret
from generator.skrivere.typst import Typstkilde, skriv_typst
from generator.skrivere.typst.maal import pt
from generator.skrivere.typst.rettelser import Rettelser
from generator.typografi.tegn import skriftmappe
from generator.typografi.typer import Typografi

if TYPE_CHECKING:
    import typst

# One question for everything: (block, "start"/"slut", offset, page, y) of each mark, (number,
# "start"/"slut", page, y) of each footnote, (number, page) of each reference, (word, page, y) of
# each word that is marked, and the number of pages.
SPØRGSMÅL = """(
  query(<mærke>).map(m => (..m.value, m.location().page(), m.location().position().y.pt())),
  query(<note>).map(m => (..m.value, m.location().page(), m.location().position().y.pt())),
  query(<henvisning>).map(m => (m.value, m.location().page())),
  query(<ord>).map(m => (m.value, m.location().page(), m.location().position().y.pt())),
  query(<side>).len(),
)"""
OMGANGE = 12
"""Layouts at most: each mends one place where Typst breaks a page beside a note differently."""


@dataclass(frozen=True, slots=True)
class Felt:
    """Where a paragraph, a heading or a figure stands: its pages, its column, in pt."""

    blok: Blok
    sti: Sti
    """The block's own address, or that of the cell, row, item or note it stands in."""
    plads: Plads
    x: float
    """From the paper's left edge."""
    bredde: float


@dataclass(frozen=True, slots=True)
class Opsætning:
    """A finished layout; `pladser` follow `Dokument.blokke`."""

    sider: int
    forbrug: float
    """Pages used, the last one by how far down its text and notes reach: 4.62."""
    pladser: tuple[Plads, ...]
    pdf: bytes
    tilgængelig: bool
    """False when the PDF had to be written without the claim of PDF/UA."""
    ukendte: tuple[str, ...] = ()
    """Features of the Word styles that the layout does not know, so its count may be wrong."""
    filer: Mapping[str, bytes] = field(default_factory=dict)
    """The ready source, for pictures of the pages; with `felter` only where they are asked for."""
    felter: tuple[Felt, ...] = ()


def sæt_op(
    dokument: Dokument,
    typografi: Typografi,
    *,
    stempel_efter: int | None = None,
    felter: bool = False,
    kun_mål: bool = False,
    kilde: Typstkilde | None = None,
) -> Opsætning:
    """Lay the document out; pages past `stempel_efter` are stamped »over grænsen«.

    With `felter` every paragraph's place is found too, those in lists, tables and notes with them;
    the PDF is then left for whoever asks for it (`dan_pdf`). With `kun_mål` there is no PDF at all.
    `kilde` is the document's source, where the caller has written it already (with `kun_mål`).
    """
    rettelser = Rettelser()

    def kilde_med(rettelser: Rettelser) -> Typstkilde:
        return skriv_typst(
            dokument, typografi, grænse=stempel_efter, rettelser=rettelser, mærk_alt=felter,
            kun_mål=kun_mål,
        )  # fmt: skip

    kilde = kilde or kilde_med(rettelser)
    svar = _spørg(kilde, len(dokument.blokke))
    for _ in range(OMGANGE):
        næste = ret(dokument, typografi, kilde, svar, rettelser)
        if næste is None:
            break
        rettelser = næste
        kilde = kilde_med(rettelser)
        svar = _spørg(kilde, len(dokument.blokke))
    # Typst keeps the layout it was asked about, so the PDF is made of it without another.
    med_pdf = not kun_mål and not felter
    færdig, tilgængelig = dan_pdf(kilde.filer, dokument.dato) if med_pdf else (b"", False)
    return Opsætning(
        sider=svar.sider,
        forbrug=_forbrug(svar, typografi),
        pladser=svar.pladser,
        pdf=færdig,
        tilgængelig=tilgængelig,
        ukendte=typografi.ukendte,
        filer=kilde.filer if felter else {},
        felter=tuple(_felter(kilde, svar, typografi)) if felter else (),
    )


def _felter(kilde: Typstkilde, svar: Svar, typografi: Typografi) -> Iterator[Felt]:
    """Yield the paragraphs in reading order, the notes last; lists and tables are their own."""
    venstre, bredde = pt(typografi.side.venstre), pt(typografi.side.tekstbredde)
    indre: dict[int | None, list[Felt]] = {}
    for nummer, led in enumerate(kilde.indre, len(kilde.mærket)):
        if nummer in svar.indre:
            felt = Felt(led.blok, led.sti, svar.indre[nummer], venstre + led.kant, led.bredde)
            indre.setdefault(led.i, []).append(felt)
    for nummer, blok in enumerate(kilde.mærket):
        if not isinstance(blok, Liste | Tabel):
            yield Felt(blok, blok.sti, svar.pladser[nummer], venstre, bredde)
        yield from indre.get(nummer, ())
    yield from indre.get(None, ())


def _spørg(kilde: Typstkilde, antal: int) -> Svar:
    """Lay out a ready source and return the places."""
    import typst

    with typstfejl():
        rå = typst.eval(dict(kilde.filer), SPØRGSMÅL, font_paths=_skrifter())  # type: ignore[type-var]
    _glem_ældre()
    mærker, noter, henvisninger, ord_, sider = json.loads(rå)
    pladser = _pladser(mærker, antal)
    return Svar(
        pladser=tuple(pladser[nummer] for nummer in range(antal)),
        indre={nummer: plads for nummer, plads in pladser.items() if nummer >= antal},
        noter={nummer: (side, y) for nummer, ende, side, y in noter if ende == "start"},
        noteslut={nummer: side for nummer, ende, side, _ in noter if ende == "slut"},
        henvisninger=dict(henvisninger),
        ord_=tuple((nummer, side, y) for nummer, side, y in ord_),
        sider=sider,
    )


def _glem_ældre() -> None:
    """Let go of all layouts but the last three or four.

    Typst lets go of what was of no use in ten compilations, and a question is none.
    """
    import typst

    for _ in range(3):  # a few ms each, beside our own work
        typst.compile({"main.typ": b""}, format="svg", font_paths=_skrifter())  # type: ignore[call-overload]


@contextmanager
def typstfejl() -> Iterator[None]:
    """Word what Typst cannot lay out as a `Sidemålsfejl`."""
    import typst

    try:
        yield
    except typst.TypstError as fejl:
        raise Sidemålsfejl(f"Dokumentet kunne ikke sættes op: {fejl.message}.") from fejl
    except RuntimeError as fejl:  # what typst.eval raises for the same faults
        raise Sidemålsfejl(f"Dokumentet kunne ikke sættes op: {fejl}.") from fejl
    except BaseException as fejl:
        if not _er_panik(fejl):
            raise
        raise Sidemålsfejl("Dokumentet kunne ikke sættes op: Typst gav op undervejs.") from fejl


def _er_panik(fejl: BaseException) -> bool:
    """Tell whether Typst itself broke down; the class has no name one can import."""
    return type(fejl).__name__ == "PanicException"


@cache
def _skrifter() -> typst.Fonts:
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(skriftmappe())],
    )


def dan_pdf(filer: Mapping[str, bytes], dato: date) -> tuple[bytes, bool]:
    """Return the PDF of a ready source, as PDF/UA-1 when the document allows it.

    A heading level left out does not; but a draft is always written, so what keeps it from being
    accessible must not keep it from being.
    """
    import typst

    dag = datetime(dato.year, dato.month, dato.day, tzinfo=UTC)

    def dan(**krav: object) -> bytes:
        return typst.compile(  # type: ignore[no-any-return,call-overload]
            dict(filer), font_paths=_skrifter(), format="pdf", timestamp=dag, **krav
        )

    try:
        return dan(pdf_standards="ua-1"), True
    except BaseException as fejl:
        # Its tagging can also panic, which Python is told as something no `except Exception` sees.
        if not isinstance(fejl, typst.TypstError) and not _er_panik(fejl):
            raise
        with typstfejl():
            return dan(pdf_tags=False) if _er_panik(fejl) else dan(), False


def _pladser(mærker: list[tuple[int, str, float, int, float]], antal: int) -> dict[int, Plads]:
    """Gather the marks; a block drawn as two (air between tables, a table) reaches over both.

    A paragraph inside one of the `antal` blocks stands where it is first drawn: a table's head is
    repeated on its next page.
    """
    start: dict[int, tuple[int, float]] = {}
    slut: dict[int, tuple[int, float]] = {}
    for nummer, ende, ned, side, y in mærker:
        if ende == "start":
            start.setdefault(nummer, (side, y - ned))
        elif nummer < antal or nummer not in slut:
            slut[nummer] = (side, y - ned)
    return {nummer: Plads(*sted, *slut[nummer]) for nummer, sted in start.items()}


def _forbrug(svar: Svar, typografi: Typografi) -> float:
    """Return full pages plus the filled part of the last: its text, and the notes at its foot."""
    top = pt(typografi.side.top)
    bund = pt(typografi.side.højde) - pt(typografi.side.bund)
    brugt = max((p.slut_y - top for p in svar.pladser if p.slutside == svar.sider), default=0.0)
    brugt += bund - min((y for side, y in svar.noter.values() if side == svar.sider), default=bund)
    return svar.sider - 1 + min(max(brugt / (bund - top), 0.0), 1.0)
