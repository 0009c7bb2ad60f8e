"""Prose as the rules read it: plain text, paragraph by paragraph, that knows where it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.dokument.trae import (
    Afsnit,
    Inline,
    Linjeskift,
    Notehenvisning,
    Overskrift,
    Tekst,
    alle_blokke,
)
from generator.fund import Alvor, Fund, Sti
from generator.skabelon.tekster import Tekster


@dataclass(frozen=True, slots=True)
class Prosa:
    """One paragraph (or list item, cell, heading) of a long text."""

    sti: Sti
    """The long text it is part of."""
    tekst: str
    """As the reader sees it: expressions filled in, no markup."""
    stykker: tuple[tuple[int, Tekst], ...] = field(repr=False)
    """Each run with its start in `tekst`."""

    @property
    def fil(self) -> str:
        """Return the stem of the content file: ``problemkompleks`` …"""
        return str(self.sti[0])

    def _nr(self, plads: int) -> int:
        """Return the number of the run that a place in `tekst` is in."""
        return max(bisect_right(self.stykker, plads, key=lambda s: s[0]) - 1, 0)

    def tegn(self, plads: int) -> int | None:
        """Return the offset in the raw text of a place in `tekst`."""
        start, stykke = self.stykker[self._nr(plads)]
        if stykke.tegn is None:
            return None
        return stykke.tegn if stykke.værdi else stykke.tegn + plads - start

    def er_værdi(self, fra: int, til: int) -> bool:
        """Tell whether any of ``tekst[fra:til]`` came out of ``{{ … }}``: no fault of the prose."""
        return next(self.udtryk(fra, til), None) is not None

    def udtryk(self, fra: int = 0, til: int | None = None) -> Iterator[str]:
        """Yield the expressions whose values stand (partly) in ``tekst[fra:til]``."""
        slut = len(self.tekst) if til is None else til
        for nr in range(self._nr(fra), len(self.stykker)):
            start, stykke = self.stykker[nr]
            if start >= slut:
                break
            if stykke.værdi and fra < start + len(stykke.tekst):
                yield stykke.udtryk

    def fund(
        self, fra: int, til: int, besked: str, ret: str = "", alvor: Alvor | None = None
    ) -> Fund:
        """Make a finding on the word ``tekst[fra:til]``."""
        return Fund(
            self.sti, besked, ret, tegn=self.tegn(fra), ord=self.tekst[fra:til], alvor=alvor
        )


def læs_prosa(tekster: Tekster) -> tuple[Prosa, ...]:
    """Return the paragraphs of every long text (footnotes too), in the files' order."""
    ud: list[Prosa] = []
    for sti, blokke in tekster.lange.items():
        for blok in alle_blokke(blokke):
            if isinstance(blok, Afsnit | Overskrift) and (prosa := prosa_af(sti, blok.indhold)):
                ud.append(prosa)
    for note in tekster.noter.values():
        if note.sti in tekster.lange and "fodnoter" in note.sti:
            continue  # the text under »fodnoter« is a long text itself, read above
        for afsnit in note.blokke:
            if prosa := prosa_af(note.sti, afsnit.indhold):
                ud.append(prosa)
    return tuple(ud)


def prosa_af(sti: Sti, indhold: tuple[Inline, ...]) -> Prosa | None:
    """Return a line of the document as prose; None when nothing stands in it."""
    dele: list[str] = []
    stykker: list[tuple[int, Tekst]] = []
    plads = 0
    for stykke in indhold:
        match stykke:
            case Tekst():
                stykker.append((plads, stykke))
                dele.append(stykke.tekst)
                plads += len(stykke.tekst)
            case Linjeskift():
                dele.append("\n")
                plads += 1
            case Notehenvisning():
                pass
    tekst = "".join(dele)
    return Prosa(sti, tekst, tuple(stykker)) if tekst.strip() else None
