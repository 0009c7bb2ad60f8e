"""What several rules need of the same Grundlag is worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TypeVar

from generator.dansk.saetninger import Sætning, sætninger
from generator.dokument.trae import Linjeskift, Tekst
from generator.regler.grundlag import Grundlag
from generator.regler.prosa.laesning import Prosa

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


def sætninger_i(prosa: Prosa) -> Iterator[tuple[Sætning, str]]:
    """Yield a paragraph's sentences with their text."""
    for sætning in sætninger(prosa.tekst):
        yield sætning, prosa.tekst[sætning.start : sætning.slut]


@én_gang
def korte_tekster(grundlag: Grundlag) -> tuple[Prosa, ...]:
    """Return the short texts (names, headings, list items) in the shape of prose."""
    ud: list[Prosa] = []
    for sti, indhold in grundlag.tekster.korte.items():
        dele: list[str] = []
        stykker: list[tuple[int, Tekst]] = []
        plads = 0
        for stykke in indhold:
            tekst = stykke.tekst if isinstance(stykke, Tekst) else ""
            if isinstance(stykke, Tekst):
                stykker.append((plads, stykke))
            elif isinstance(stykke, Linjeskift):
                tekst = "\n"
            dele.append(tekst)
            plads += len(tekst)
        if stykker:
            ud.append(Prosa(sti, "".join(dele), tuple(stykker)))
    return tuple(ud)


def med_steder_i_alt(besked: str, steder: int) -> str:
    """End the sentence; a word found in several places is one finding that says how many."""
    return f"{besked} ({steder} steder)." if steder > 1 else f"{besked}."


def med_korte_værdier(prosa: Prosa, fra: int, til: int) -> str:
    """Return a stretch with every value as one word: a list of names is not the writer's."""
    dele: list[str] = []
    for start, stykke in prosa.stykker:
        a, b = max(start, fra), min(start + len(stykke.tekst), til)
        if a < b:
            dele.append(" x " if stykke.værdi else prosa.tekst[a:b])
    return "".join(dele)
