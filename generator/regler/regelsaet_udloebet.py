from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.datoer import skriv_dato
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="L § 91 a",
    rigtigt="""
    # projekt.yaml
    regelsæt: lbf-2019-26
    periode:
      fra: 2026-08-01
      til: 2030-07-31
    """,
    forkert="""
    # projekt.yaml
    regelsæt: lbf-2019-26
    periode:
      fra: 2027-01-01  # <- Helhedsplanen begynder 1. januar 2027, men rammen for regelsættet
                       #    »lbf-2019-26« slutter 31. december 2026.
                       #    Ret: Aftal med Landsbyggefonden, hvilken ramme planen hører under.
      til: 2030-12-31
    """,
)
def regelsaet_udloebet(grundlag: Grundlag) -> Iterator[Fund]:
    """Helhedsplanen begynder, efter at regelsættets økonomiske ramme er slut.

    Rammen for tilskud er fastsat i loven for bestemte år. En plan, der begynder senere, hører under
    en ny ramme, som kan have andre krav. Spørg fonden, før ansøgningen skrives færdig.
    """
    plan = grundlag.plan
    fra = plan.projekt.periode.fra
    if plan.regelsæt is None or fra <= plan.regelsæt.gyldig_til:
        return
    yield Fund(
        ("projekt", "periode", "fra"),
        f"Helhedsplanen begynder {skriv_dato(fra)}, men rammen for regelsættet "
        f"»{plan.projekt.regelsæt}« slutter {skriv_dato(plan.regelsæt.gyldig_til)}.",
        "Aftal med Landsbyggefonden, hvilken ramme planen hører under.",
    )
