"""How many pages, how full, which section takes what; LibreOffice's count joins it here."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from generator.dokument.trae import (
    Blok,
    Dokument,
    Overskrift,
    alle_blokke,
    ren_tekst,
)
from generator.sidemaal.opslag import Opsætning
from generator.sidemaal.sideskift import Plads
from generator.sidemaal.sidetal import Afsnitsmål, Sidemål
from generator.skrivere.typst.maal import linje, pt
from generator.typografi.typer import Typografi


def sidemål(
    dokument: Dokument, typografi: Typografi, opsætning: Opsætning, grænse: int, motor: str
) -> Sidemål:
    """Return the built-in witness's measure of a laid out document."""
    side = typografi.side
    højde = pt(side.højde) - pt(side.top) - pt(side.bund)
    linjehøjde = sum(linje(typografi.former["body text"]))
    tekst = list(_tekster(dokument))
    return Sidemål(
        antal=opsætning.sider,
        forbrug=opsætning.forbrug,
        grænse=grænse,
        motor=motor,
        tegn=sum(len(t) for t in tekst),
        ord=sum(len(t.split()) for t in tekst),
        afsnit=tuple(_afsnit(dokument.blokke, opsætning, pt(side.top), højde)),
        linjer_tilbage=floor((grænse - opsætning.forbrug) * højde / linjehøjde),
        indbygget_antal=opsætning.sider,
    )


def _tekster(dokument: Dokument) -> Iterator[str]:
    """Yield every paragraph's text, notes and captions too."""
    noter = tuple(blok for note in dokument.noter for blok in note.blokke)
    for blok in alle_blokke((*dokument.blokke, *noter)):
        yield ren_tekst(getattr(blok, "indhold", getattr(blok, "billedtekst", ())))


def _afsnit(
    blokke: tuple[Blok, ...], opsætning: Opsætning, top: float, højde: float
) -> Iterator[Afsnitsmål]:
    """Yield the sections in reading order."""

    def sted(plads: Plads) -> float:
        return plads.side - 1 + (plads.y - top) / højde

    hoveder = [
        (blok, plads)
        for blok, plads in zip(blokke, opsætning.pladser, strict=True)
        if isinstance(blok, Overskrift)
    ]
    for nr, (blok, plads) in enumerate(hoveder):
        slut = opsætning.forbrug
        for senere, dens_plads in hoveder[nr + 1 :]:
            if senere.niveau <= blok.niveau:
                slut = sted(dens_plads)
                break
        yield Afsnitsmål(
            overskrift=ren_tekst(blok.indhold),
            sti=blok.sti,
            niveau=blok.niveau,
            side=plads.side,
            forbrug=max(slut - sted(plads), 0.0),
        )
