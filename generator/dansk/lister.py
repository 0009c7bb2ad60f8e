"""Danish lists: »a, b og c«, and names that share all but a final number folded together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# »Blok A1, 2, 3« would be hard to read: the number is a word of its own.
_NUMMERERET = re.compile(r"(?P<stamme>.*\s)(?P<nummer>[0-9]+)")


def opregn(led: Iterable[str], bindeord: str = "og") -> str:
    """Join to »a, b og c«; two take no comma, none gives an empty text."""
    alle = list(led)
    if len(alle) < 2:
        return "".join(alle)
    return f"{', '.join(alle[:-1])} {bindeord} {alle[-1]}"


def fold_navne(navne: Sequence[str], mindst: int = 3) -> list[list[tuple[str, str]]]:
    """Group names that differ only in a final number, when there are `mindst` or more.

    Each group is a list of (full name, what is printed): the first member with its stem, the
    following with the number alone, sorted by number. Other names are groups of one, in order; a
    folded group stands where its first member stood.

    >>> fold_navne(["Karré 2", "Søhus", "Karré 10", "Karré 1"])
    [[('Karré 1', 'Karré 1'), ('Karré 2', '2'), ('Karré 10', '10')], [('Søhus', 'Søhus')]]
    """
    stammer: dict[str, list[tuple[int, str]]] = {}
    for navn in navne:
        if fundet := _NUMMERERET.fullmatch(navn):
            stammer.setdefault(fundet["stamme"], []).append((int(fundet["nummer"]), navn))
    grupper: list[list[tuple[str, str]]] = []
    skrevet: set[str] = set()
    for navn in navne:
        fundet = _NUMMERERET.fullmatch(navn)
        familie = stammer[fundet["stamme"]] if fundet else []
        if not fundet or len(familie) < mindst:
            grupper.append([(navn, navn)])
        elif fundet["stamme"] not in skrevet:
            skrevet.add(fundet["stamme"])
            første, *resten = sorted(familie)
            grupper.append(
                [
                    (første[1], første[1]),
                    *((fuldt, fuldt.removeprefix(fundet["stamme"])) for _, fuldt in resten),
                ]
            )
    return grupper
