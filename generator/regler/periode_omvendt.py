from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.datoer import skriv_dato
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
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
      til: 2020-07-31  # <- Perioden slutter, før den begynder: fra 1. august 2026 til
                       #    31. juli 2020.
                       #    Ret: Ret »fra« eller »til«.
    """,
)
def periode_omvendt(grundlag: Grundlag) -> Iterator[Fund]:
    """Perioden slutter, før den begynder.

    Det er som regel en tastefejl i årstallet. Ret den dato, der er forkert.
    """
    periode = grundlag.plan.projekt.periode
    if periode.til < periode.fra:
        yield Fund(
            ("projekt", "periode", "til"),
            f"Perioden slutter, før den begynder: fra {skriv_dato(periode.fra)} til "
            f"{skriv_dato(periode.til)}.",
            "Ret »fra« eller »til«.",
        )
