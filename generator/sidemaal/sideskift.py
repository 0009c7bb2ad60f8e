"""Where LibreOffice breaks a page beside a note differently from Typst, and what mends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.dokument.trae import Afsnit, Dokument, Overskrift, Stil
from generator.skrivere.typst import Typstkilde
from generator.skrivere.typst.maal import linje, pt
from generator.skrivere.typst.rettelser import Rettelser
from generator.typografi.typer import Typografi


@dataclass(frozen=True, slots=True)
class Plads:
    """Where a block stands: pages from 1, y in pt from the paper's upper edge."""

    side: int
    y: float
    slutside: int
    slut_y: float


@dataclass(frozen=True, slots=True)
class Svar:
    """What Typst answers; places are (page, y)."""

    pladser: tuple[Plads, ...]
    noter: Mapping[int, tuple[int, float]]
    """Where each note begins."""
    noteslut: Mapping[int, int]
    """The page each note ends on."""
    henvisninger: Mapping[int, int]
    """The page of each reference."""
    ord_: tuple[tuple[int, int, float], ...]
    """Where each word of the marked paragraph ends: word, page, y."""
    sider: int
    indre: Mapping[int, Plads] = field(default_factory=dict)
    """The paragraphs inside other blocks, where they are marked."""


def ret(
    dokument: Dokument,
    typografi: Typografi,
    kilde: Typstkilde,
    svar: Svar,
    rettelser: Rettelser,
) -> Rettelser | None:
    """Return what else must be asked for, from the top: None when the pages are LibreOffice's.

    - A note never stands before the line that refers to it: when a short paragraph with notes
      does not fit, Typst moves it on but leaves the notes it had already set.
    - No paragraph ends in a single line on a new page: Typst moves the last line alone when it is
      that line's note there is no room for, LibreOffice two lines.
    - Of a note that is split, two lines stay. Where there is room for but one, the note stands on
      the next page; its line stays if other notes stand at the foot, else it moves along.
    """
    if rettelser.med_ord is not None:
        return _del(dokument, typografi, kilde, svar, rettelser)
    bund = pt(typografi.side.højde) - pt(typografi.side.bund)
    notelinje = sum(linje(typografi.stil(Stil.FODNOTE)))
    for nummer, blok in kilde.noteblok.items():
        plads, del_ = svar.pladser[blok], dokument.blokke[blok]
        sat, y = svar.noter.get(nummer, (0, 0.0))
        if sat < svar.henvisninger.get(nummer, 0) == plads.side:
            over = _med_overskrift(dokument, typografi, blok)
            if over not in rettelser.ny_side:
                return replace(rettelser, ny_side=rettelser.ny_side | {over})
        if isinstance(del_, Afsnit) and plads.slutside == plads.side + 1:
            højde = sum(linje(typografi.stil(del_.stil)))
            enlig = plads.slut_y - pt(typografi.side.top) < højde * 1.5
            over = _med_overskrift(dokument, typografi, blok)
            if enlig and blok not in rettelser.delt and over not in rettelser.ny_side:
                return replace(rettelser, med_ord=blok)
        kendt = nummer in rettelser.hele_noter or nummer in rettelser.udskudte_noter
        if not kendt and svar.noteslut.get(nummer, 0) > sat and bund - y < notelinje * 1.5:
            if any(side == sat and højere < y for side, højere in svar.noter.values()):
                return replace(rettelser, udskudte_noter=rettelser.udskudte_noter | {nummer})
            return replace(rettelser, hele_noter=rettelser.hele_noter | {nummer})
    return None


def _del(
    dokument: Dokument,
    typografi: Typografi,
    kilde: Typstkilde,
    svar: Svar,
    rettelser: Rettelser,
) -> Rettelser:
    """Move one more line of the marked paragraph, or all of it when that would leave but one."""
    blok = rettelser.med_ord
    assert blok is not None
    # Its notes move too, so what was said of them no longer holds.
    noter = {nummer for nummer, deres in kilde.noteblok.items() if deres == blok}
    uden = replace(
        rettelser,
        med_ord=None,
        hele_noter=rettelser.hele_noter - noter,
        udskudte_noter=rettelser.udskudte_noter - noter,
    )
    side = svar.pladser[blok].side
    linjer: dict[int, int] = {}  # the height of each line on the page -> its first word
    for ord_, ordside, y in svar.ord_:
        if ordside == side:
            linjer.setdefault(round(y), ord_)
    if len(linjer) > 2:
        return replace(uden, delt={**uden.delt, blok: linjer[max(linjer)]})
    return replace(uden, ny_side=uden.ny_side | {_med_overskrift(dokument, typografi, blok)})


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
