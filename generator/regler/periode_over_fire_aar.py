from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.dansk.datoer import læg_år_til, skriv_dato, skriv_periode
from generator.dansk.tal import skriv_tal
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="RV",
    rigtigt="""
    # projekt.yaml
    periode:
      fra: 2026-08-01
      til: 2030-07-31
    """,
    forkert="""
    # projekt.yaml
    periode:
      fra: 2026-08-01
      til: 2031-07-31  # <- Perioden er for lang: fundet 1. august 2026 – 31. juli 2031, højst
                       #    4 år er tilladt.
                       #    Ret: Sæt »til« til 2030-07-31 eller før.
    """,
)
def periode_over_fire_aar(grundlag: Grundlag) -> Iterator[Fund]:
    """Helhedsplanen varer længere, end regelsættet tillader.

    En boligsocial helhedsplan er fireårig. Fra den 1. januar 2025 til den 31. december 2028 er
    præcis fire år; én dag mere er for meget.
    """
    plan = grundlag.plan
    periode = plan.projekt.periode
    if plan.regelsæt is None:
        return
    år = plan.regelsæt.længste_periode_år
    sidste = _sidste_dag(periode.fra, år)
    if sidste is not None and periode.til > sidste:
        yield Fund(
            ("projekt", "periode", "til"),
            f"Perioden er for lang: fundet {skriv_periode(periode.fra, periode.til)}, højst "
            f"{skriv_tal(år)} år er tilladt.",
            f"Sæt »til« til {sidste.isoformat()} eller før."
            if sidste >= periode.fra
            else f"Ret »til«; perioden begynder {skriv_dato(periode.fra)}.",
        )


def _sidste_dag(fra: date, år: int) -> date | None:
    """Return the last day of so many years; None when the calendar does not reach that far."""
    try:
        return læg_år_til(fra, år) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None
