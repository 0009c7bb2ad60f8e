"""The built-in witness: the document laid out by Typst, and where every block came to stand.

`typst` is imported inside the functions: a cached answer does without it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from generator.dokument.trae import Afsnit, Dokument, Overskrift
from generator.sidemaal.fejl import Sidemålsfejl
from generator.skrivere.typst import Typstkilde, skriv_typst
from generator.skrivere.typst.maal import NOTESKILLE, linje, pt
from generator.skrivere.typst.tegn import skriftmappe
from generator.typografi import Typografi

if TYPE_CHECKING:
    import typst

# One question for everything: (block, "start"/"slut", offset, page, y) of each mark, (number, page,
# y) of each footnote, (number, page) of each reference, and the number of pages. Typst keeps the
# layout, so asking costs a few milliseconds.
SPØRGSMÅL = """(
  query(<mærke>).map(m => (..m.value, m.location().page(), m.location().position().y.pt())),
  query(<note>).map(m => (m.value, m.location().page(), m.location().position().y.pt())),
  query(<henvisning>).map(m => (m.value, m.location().page())),
  query(<side>).len(),
)"""
OMGANGE = 6
"""Layouts at most: each mends one note that stands on another page than its reference."""


@dataclass(frozen=True, slots=True)
class Plads:
    """Where a block stands: pages from 1, y in pt from the paper's upper edge."""

    side: int
    y: float
    slutside: int
    slut_y: float


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


@dataclass(frozen=True, slots=True)
class _Svar:
    """What Typst answers: places of the blocks, of the notes, and the pages of the references."""

    pladser: tuple[Plads, ...]
    noter: tuple[tuple[int, int, float], ...]
    henvisninger: Mapping[int, int]
    sider: int


def sæt_op(
    dokument: Dokument, typografi: Typografi, *, stempel_efter: int | None = None
) -> Opsætning:
    """Lay the document out; pages past `stempel_efter` are stamped »over grænsen«."""
    dag = datetime(dokument.dato.year, dokument.dato.month, dokument.dato.day, tzinfo=UTC)
    ny_side: frozenset[int] = frozenset()
    for _ in range(OMGANGE):
        kilde = skriv_typst(dokument, typografi, grænse=stempel_efter, ny_side=ny_side)
        pdf, tilgængelig, svar = _sæt(kilde, dag, len(dokument.blokke))
        flyt = next(_skal_flyttes(dokument, typografi, kilde, svar), None)
        if flyt is None or flyt in ny_side:
            break
        ny_side |= {flyt}
    return Opsætning(
        sider=svar.sider,
        forbrug=_forbrug(svar, typografi),
        pladser=svar.pladser,
        pdf=pdf,
        tilgængelig=tilgængelig,
    )


def _sæt(kilde: Typstkilde, dag: datetime, antal: int) -> tuple[bytes, bool, _Svar]:
    """Lay out a ready source: the PDF, whether it claims PDF/UA, and the places."""
    import typst

    filer = dict(kilde.filer)
    try:
        pdf, tilgængelig = _pdf(filer, dag)
        rå = typst.eval(filer, SPØRGSMÅL, font_paths=_skrifter())  # type: ignore[type-var]
    except typst.TypstError as fejl:
        raise Sidemålsfejl(f"Dokumentet kunne ikke sættes op: {fejl.message}.") from fejl
    mærker, noter, henvisninger, sider = json.loads(rå)
    svar = _Svar(
        pladser=_pladser(mærker, antal),
        noter=tuple((nummer, side, y) for nummer, side, y in noter),
        henvisninger=dict(henvisninger),
        sider=sider,
    )
    return pdf, tilgængelig, svar


@cache
def _skrifter() -> typst.Fonts:
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(skriftmappe())],
    )


def _pdf(filer: Mapping[str, bytes], dag: datetime) -> tuple[bytes, bool]:
    """Return the PDF, as PDF/UA-1 when the document allows it (a heading level left out does not).

    A draft is always written, so what keeps it from being accessible must not keep it from being.
    """
    import typst

    def dan(**krav: str) -> bytes:
        return typst.compile(  # type: ignore[no-any-return,call-overload]
            dict(filer), font_paths=_skrifter(), format="pdf", timestamp=dag, **krav
        )

    try:
        return dan(pdf_standards="ua-1"), True
    except typst.TypstError:
        return dan(), False


def _pladser(mærker: list[tuple[int, str, float, int, float]], antal: int) -> tuple[Plads, ...]:
    """Gather the marks; a block drawn as two (air between tables, a table) reaches over both."""
    start: dict[int, tuple[int, float]] = {}
    slut: dict[int, tuple[int, float]] = {}
    for nummer, ende, ned, side, y in mærker:
        if ende == "start":
            start.setdefault(nummer, (side, y - ned))
        else:
            slut[nummer] = (side, y - ned)
    return tuple(Plads(*start[nummer], *slut[nummer]) for nummer in range(antal))


def _skal_flyttes(
    dokument: Dokument, typografi: Typografi, kilde: Typstkilde, svar: _Svar
) -> Iterator[int]:
    """Yield the blocks that must begin a page, for Typst has parted a note from its line.

    When a short paragraph with notes does not fit, Typst moves it on but leaves the notes it had
    already set; or it moves the last line alone, where no paragraph may leave a single line.
    """
    noteside = {nummer: side for nummer, side, _ in svar.noter}
    bund = pt(typografi.side.højde) - pt(typografi.side.bund)
    for nummer, blok in kilde.noteblok.items():
        plads = svar.pladser[blok]
        henvist, sat = svar.henvisninger.get(nummer, 0), noteside.get(nummer, 0)
        if sat < henvist == plads.side:
            yield _med_overskrift(dokument, typografi, blok)
            continue
        del_ = dokument.blokke[blok]
        if isinstance(del_, Afsnit) and plads.slutside == plads.side + 1:
            højde = sum(linje(typografi.stil(del_.stil)))
            enlig = plads.slut_y - pt(typografi.side.top) < højde * 1.5
            # The note that did not fit needed room too, so it is reckoned with on any page.
            loft = min((y for _, side, y in svar.noter if side == plads.side), default=bund)
            plads_til = (loft - NOTESKILLE["luft_over"] - plads.y) / højde
            if enlig and plads_til < 3.5:
                yield _med_overskrift(dokument, typografi, blok)


def _med_overskrift(dokument: Dokument, typografi: Typografi, blok: int) -> int:
    """Return the first of the blocks above that must stay on the page of `blok`."""
    while blok > 0:
        over = dokument.blokke[blok - 1]
        holder = isinstance(over, Overskrift) or (
            isinstance(over, Afsnit)
            and (over.hold_med_næste or typografi.stil(over.stil).hold_med_næste)
        )
        if not holder:
            break
        blok -= 1
    return blok


def _forbrug(svar: _Svar, typografi: Typografi) -> float:
    """Return full pages plus the filled part of the last: its text, and the notes at its foot."""
    top = pt(typografi.side.top)
    bund = pt(typografi.side.højde) - pt(typografi.side.bund)
    brugt = max((p.slut_y - top for p in svar.pladser if p.slutside == svar.sider), default=0.0)
    brugt += bund - min((y for _, side, y in svar.noter if side == svar.sider), default=bund)
    return svar.sider - 1 + min(max(brugt / (bund - top), 0.0), 1.0)
