"""A long text as pieces that can be held against each other: paragraphs, items, rows.

A piece is compared with the *expression* where a value was put in, so that a figure changed in
`tal.yaml` is one change and not one in every sentence that prints it. It is shown with the value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Figur,
    Inline,
    Linjeskift,
    Liste,
    Notehenvisning,
    Overskrift,
    Tabel,
    Tekst,
)
from generator.sammenlign.parled import PairItem
from generator.sammenlign.vaerdier import rens
from generator.skabelon import Tekster

_UDTRYK = re.compile(r"\{\{\s*(.*?)\s*\}\}\.?")
"""An expression, also one that could not be worked out; the full stop after »8,21 pct.« goes with
it, for one is dropped where the value has its own."""


@dataclass(frozen=True, slots=True)
class Tekststykke:
    """A paragraph, heading, list item or table row."""

    tekst: str
    """As it is printed, a footnote's reference as ``[^navn]``."""
    nøgle: str
    """As it is compared."""
    art: str = "afsnit"
    aftryk: tuple[tuple[str, bool, bool, str], ...] = ()
    """What stands in bold, in italics or as a link."""

    @property
    def led(self) -> PairItem:
        """Return the piece as the pairing takes it."""
        return PairItem(self.nøgle, self.art, aftryk=self.aftryk)

    def med(self, flere: Sequence[Tekststykke], imellem: str = " ") -> Tekststykke:
        """Return the piece with those that follow as one."""
        alle = (self, *flere)
        return Tekststykke(
            imellem.join(s.tekst for s in alle),
            imellem.join(s.nøgle for s in alle),
            self.art,
            tuple(a for s in alle for a in s.aftryk),
        )


def stykker(blokke: Iterable[Blok], tekster: Tekster, art: str = "afsnit") -> Iterator[Tekststykke]:
    """Yield the pieces of a text; those that print nothing are left out."""
    for blok in blokke:
        match blok:
            case Afsnit(indhold=indhold):
                yield from _et(indhold, tekster, art)
            case Overskrift(indhold=indhold):
                yield from _et(indhold, tekster, "overskrift")
            case Liste(punkter=punkter):
                for punkt in punkter:
                    yield from stykker(punkt.blokke, tekster, "punkt")
            case Tabel(hovedrækker=hoveder, rækker=rækker):
                for række in (*hoveder, *rækker):
                    celler = [_celle(celle.blokke, tekster) for celle in række.celler]
                    yield Tekststykke(
                        " | ".join(t for t, _ in celler), " | ".join(n for _, n in celler), "række"
                    )
            case Figur(billedtekst=indhold):
                yield from _et(indhold, tekster, art)
            case _:
                assert_never(blok)


def linje(indhold: Sequence[Inline], tekster: Tekster) -> Tekststykke:
    """Return a short text (a name, a list item) as one piece."""
    return next(_et(indhold, tekster, "punkt"), Tekststykke("", "", "punkt"))


def _celle(blokke: Iterable[Blok], tekster: Tekster) -> tuple[str, str]:
    dele = list(stykker(blokke, tekster))
    return " ".join(d.tekst for d in dele), " ".join(d.nøgle for d in dele)


def _et(indhold: Sequence[Inline], tekster: Tekster, art: str) -> Iterator[Tekststykke]:
    vist: list[str] = []
    nøgle: list[str] = []
    aftryk: list[tuple[str, bool, bool, str]] = []
    for stykke in indhold:
        match stykke:
            case Tekst(tekst=tekst):
                vist.append(tekst)
                nøgle.append(f"{{{{ {stykke.udtryk} }}}}" if stykke.værdi else tekst)
                if (stykke.fed or stykke.kursiv or stykke.link) and tekst.strip():
                    aftryk.append((nøgle[-1].strip(), stykke.fed, stykke.kursiv, stykke.link))
            case Linjeskift():
                vist.append(" ")
                nøgle.append(" ")
            case Notehenvisning(nummer=nummer):
                note = tekster.noter.get(nummer)
                vist.append(f"[^{note.navn if note else nummer}]")
                nøgle.append(vist[-1])
            case _:
                assert_never(stykke)
    if rens("".join(vist)):
        nøglen = _UDTRYK.sub(r"{{ \1 }}", rens("".join(nøgle)))
        yield Tekststykke(rens("".join(vist)), nøglen, art, tuple(aftryk))
