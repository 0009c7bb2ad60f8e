"""The built-in witness: the document laid out by Typst, and where every block came to stand.

`typst` is imported inside the functions: a cached answer does without it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from generator.dokument.trae import Dokument
from generator.sidemaal.fejl import Sidemålsfejl
from generator.skrivere.typst import Typstkilde, skriv_typst
from generator.skrivere.typst.maal import pt
from generator.skrivere.typst.tegn import skriftmappe
from generator.typografi import Typografi

if TYPE_CHECKING:
    import typst

# One question for everything: (block, "start"/"slut", offset, page, y) of each mark, (page, y) of each
# footnote, and the number of pages. Typst keeps the layout, so asking costs a few milliseconds.
SPØRGSMÅL = """(
  query(<mærke>).map(m => (..m.value, m.location().page(), m.location().position().y.pt())),
  query(<note>).map(m => (m.location().page(), m.location().position().y.pt())),
  query(<side>).len(),
)"""


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


def sæt_op(
    dokument: Dokument, typografi: Typografi, *, stempel_efter: int | None = None
) -> Opsætning:
    """Lay the document out; pages past `stempel_efter` are stamped »over grænsen«."""
    kilde = skriv_typst(dokument, typografi, grænse=stempel_efter)
    return sæt_kilde_op(kilde, dokument, typografi)


def sæt_kilde_op(kilde: Typstkilde, dokument: Dokument, typografi: Typografi) -> Opsætning:
    """Lay out a ready source."""
    import typst

    filer = dict(kilde.filer)
    dag = datetime(dokument.dato.year, dokument.dato.month, dokument.dato.day, tzinfo=UTC)
    try:
        pdf, tilgængelig = _pdf(filer, dag)
        svar = json.loads(typst.eval(filer, SPØRGSMÅL, font_paths=_skrifter()))  # type: ignore[type-var]
    except typst.TypstError as fejl:
        raise Sidemålsfejl(f"Dokumentet kunne ikke sættes op: {fejl.message}.") from fejl
    mærker, noter, sider = svar
    pladser = _pladser(mærker, len(dokument.blokke))
    return Opsætning(
        sider=sider,
        forbrug=_forbrug(sider, pladser, noter, typografi),
        pladser=pladser,
        pdf=pdf,
        tilgængelig=tilgængelig,
    )


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


def _forbrug(
    sider: int, pladser: tuple[Plads, ...], noter: list[tuple[int, float]], typografi: Typografi
) -> float:
    """Return full pages plus the filled part of the last: its text, and the notes at its foot."""
    top = pt(typografi.side.top)
    bund = pt(typografi.side.højde) - pt(typografi.side.bund)
    brugt = max((p.slut_y - top for p in pladser if p.slutside == sider), default=0.0)
    brugt += bund - min((y for side, y in noter if side == sider), default=bund)
    return sider - 1 + min(max(brugt / (bund - top), 0.0), 1.0)
