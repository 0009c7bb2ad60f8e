"""Danish dates: read as 2027-01-01, printed as »1. januar 2027«."""

from __future__ import annotations

import re
from datetime import date

from generator.dansk.tal import FAST_MELLEMRUM

MÅNEDER = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli",
    "august", "september", "oktober", "november", "december",
)  # fmt: skip


def læs_dato(tekst: str) -> date:
    """Read ``2027-01-01``; raises ValueError for any other form and for a day that is none."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst.strip()):
        raise ValueError(tekst)
    return date.fromisoformat(tekst.strip())


_DAG_FØRST = re.compile(r"(\d{1,2})[.\-/ ]+(\d{1,2}|[a-zæøå]+)[.\-/ ]+(\d{4})", re.IGNORECASE)


def gæt_dato(tekst: str) -> date | None:
    """Return the day that »31-07-2030«, »31/7 2030« or »31. juli 2030« most likely means.

    For a hint only: what is written another way than 2030-07-31 is never read as a date.
    """
    fundet = _DAG_FØRST.fullmatch(tekst.strip())
    if not fundet:
        return None
    dag, måned, år = fundet.groups()
    nr = int(måned) if måned.isdigit() else 0
    if måned.lower() in MÅNEDER:
        nr = MÅNEDER.index(måned.lower()) + 1
    try:
        return date(int(år), nr, int(dag))
    except ValueError:
        return None


def skriv_dato(dag: date) -> str:
    """Print »1. januar 2027«; the day never parts from its month at a line's end."""
    return f"{dag.day}.{FAST_MELLEMRUM}{MÅNEDER[dag.month - 1]} {dag.year}"


def skriv_periode(fra: date, til: date) -> str:
    """Print »1. august 2026 – 31. juli 2030«; the dash never begins a line."""
    return f"{skriv_dato(fra)}{FAST_MELLEMRUM}– {skriv_dato(til)}"


def læg_år_til(dag: date, år: int) -> date:
    """Return the same day `år` years later; 29 February becomes 1 March in a common year."""
    try:
        return dag.replace(year=dag.year + år)
    except ValueError:
        return date(dag.year + år, 3, 1)
