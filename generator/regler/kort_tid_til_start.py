from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.datoer import skriv_dato
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel

_MÅNEDER = 14
"""Dialogue after prækvalifikation has normally taken 8 to 14 months."""


@regel(
    alvor=Alvor.INFO,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    dato: 2025-03-01
    periode:
      fra: 2026-08-01
      til: 2030-07-31
    """,
    forkert="""
    # projekt.yaml
    dato: 2025-03-01
    periode:
      fra: 2026-01-01  # <- Der er kort tid til start: fundet 10 måneder fra 1. marts 2025 til
                       #    1. januar 2026, regn med 14.
                       #    Ret: Aftal tidsplanen med fonden, eller flyt starten.
      til: 2029-12-31
    """,
)
def kort_tid_til_start(grundlag: Grundlag) -> Iterator[Fund]:
    """Der er under 14 måneder fra dokumentets dato til helhedsplanens start.

    Efter prækvalifikationen følger strategisk aftale, delaftaler og budget, og det har plejet at
    tage 8-14 måneder. Aftal tidsplanen med fonden, eller flyt starten.
    """
    projekt = grundlag.plan.projekt
    dato, fra = projekt.dato, projekt.periode.fra
    måneder = (fra.year - dato.year) * 12 + fra.month - dato.month - (fra.day < dato.day)
    if måneder >= _MÅNEDER:
        return
    sti = ("projekt", "periode", "fra")
    if fra < dato:
        yield Fund(
            sti,
            f"Helhedsplanen begynder {skriv_dato(fra)}, før dokumentets dato {skriv_dato(dato)}.",
            "Ret den ene af de to datoer.",
        )
        return
    hvor_mange = "under 1 måned" if måneder == 0 else f"{måneder} måneder"
    if måneder == 1:
        hvor_mange = "1 måned"
    yield Fund(
        sti,
        f"Der er kort tid til start: fundet {hvor_mange} fra {skriv_dato(dato)} til "
        f"{skriv_dato(fra)}, regn med {_MÅNEDER}.",
        "Aftal tidsplanen med fonden, eller flyt starten.",
    )
