"""What several rules need of the same Grundlag is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from generator.regler.grundlag import Grundlag
from generator.regler.prosa.laesning import Prosa, prosa_af

T = TypeVar("T")


def én_gang(funktion: Callable[[Grundlag], T]) -> Callable[[Grundlag], T]:
    """Keep the answer in the Grundlag itself, as `cached_property` does: they live equally long."""
    navn = f"{funktion.__module__}.{funktion.__qualname__}"

    @wraps(funktion)
    def husket(grundlag: Grundlag) -> T:
        if navn not in grundlag.__dict__:
            grundlag.__dict__[navn] = funktion(grundlag)
        svar: T = grundlag.__dict__[navn]
        return svar

    return husket


@én_gang
def korte_tekster(grundlag: Grundlag) -> tuple[Prosa, ...]:
    """Return the short texts (names, headings, list items) in the shape of prose."""
    læst = (prosa_af(sti, indhold) for sti, indhold in grundlag.tekster.korte.items())
    return tuple(prosa for prosa in læst if prosa)


def med_korte_værdier(prosa: Prosa, fra: int, til: int) -> str:
    """Return a stretch with every value as one word: a list of names is not the writer's."""
    dele: list[str] = []
    for start, stykke in prosa.stykker:
        a, b = max(start, fra), min(start + len(stykke.tekst), til)
        if a < b:
            dele.append(" x " if stykke.værdi else prosa.tekst[a:b])
    return "".join(dele)
