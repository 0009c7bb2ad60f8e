"""A text of the writer's as a template wants it: in italics, or inside a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.dokument.trae import Inline, Tekst
from generator.skabelon.visning import Visning

_SMÅORD = re.compile(
    r"(?:Af|Den|Det|Efter|En|Et|Før|Hos|I|Inden|Med|Mellem|Når|Om|På|Senest|Ultimo|Primo|Under"
    r"|Ved)\b"
)
"""Words that begin a sentence with a capital and no name."""


@dataclass(frozen=True, slots=True)
class Formet:
    """A value whose lines, or only the first, are printed as `linje` gives them."""

    visning: Visning | Formet
    linje: Callable[[tuple[Inline, ...]], tuple[Inline, ...]]
    kun_første: bool = False

    def __bool__(self) -> bool:
        return bool(self.visning)


def kursiv(visning: Visning | Formet) -> Formet:
    """Let a text be printed in italics."""
    return Formet(
        visning,
        lambda linje: tuple(replace(s, kursiv=True) if isinstance(s, Tekst) else s for s in linje),
    )


def fortsæt(foran: str, visning: Visning) -> Formet:
    """Let a text go on with a sentence: »På mødet« becomes »Afklares på mødet«, a name stays."""
    return Formet(visning, lambda linje: (Tekst(foran), *_med_lille(linje)), kun_første=True)


def _med_lille(linje: tuple[Inline, ...]) -> tuple[Inline, ...]:
    match linje:
        case (Tekst(tekst=tekst) as første, *resten) if _SMÅORD.match(tekst):
            return replace(første, tekst=tekst[0].lower() + tekst[1:]), *resten
    return linje
