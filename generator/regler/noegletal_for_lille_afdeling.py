from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.dansk.tal import skriv_tal
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel

_MINDST = 100
"""LBF Beboerdata's tables cover afdelinger with at least so many residents."""


@regel(
    alvor=Alvor.INFO,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          beboere: 84
          dømte: "*"
    """,
    forkert="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          beboere: 84  # <- »Birkelunden« har tal, men kun 84 beboere; kilden skjuler tal for under
                       #    100 beboere.
                       #    Ret: Se efter, om tallene må offentliggøres, eller skriv »*«.
          dømte: 3,57
    """,
)
def noegletal_for_lille_afdeling(grundlag: Grundlag) -> Iterator[Fund]:
    """En afdeling med under 100 beboere har tal på kriterierne.

    Landsbyggefondens Beboerdata skjuler tal for små afdelinger, for at ingen kan genkendes. Er
    tallene fra en anden kilde, så se efter, om de må offentliggøres; ellers skriv `*` for
    diskretioneret.
    """
    plan = grundlag.plan
    if plan.kriteriesæt is None:
        return
    for nr, række in enumerate(plan.nøgletal):
        beboere = række.beboere
        if not isinstance(beboere, Decimal) or not 0 <= beboere < _MINDST:
            continue
        if any(isinstance(række.værdi(k), Decimal) for k in plan.kriteriesæt.kriterier):
            yield Fund(
                ("problemkompleks", "kriterier", "nøgletal", nr, "beboere"),
                f"»{række.afdeling}« har tal, men kun {skriv_tal(beboere)} beboere; kilden skjuler "
                f"tal for under {_MINDST} beboere.",
                "Se efter, om tallene må offentliggøres, eller skriv »*«.",
            )
