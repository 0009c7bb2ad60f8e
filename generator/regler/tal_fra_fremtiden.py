from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.dataaar import dataår
from generator.regler.prosa.udsagn import ytringer


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    dato: 2025-03-01
    # tal.yaml
    kilder:
      lbf:
        navn: LBF Beboerdata
    tal:
      fravær:
        om: Fravær i grundskolen
        værdi: 8,21
        enhed: pct.
        år: 2023
        kilde: lbf
    """,
    forkert="""
    # projekt.yaml
    dato: 2025-03-01
    # tal.yaml
    kilder:
      lbf:
        navn: LBF Beboerdata
    tal:
      fravær:
        om: Fravær i grundskolen
        værdi: 8,21
        enhed: pct.
        år: 2026  # <- »Fravær i grundskolen« er fra 2026, men dokumentet er fra 2025.
                  #    Ret: Ret årstallet eller dokumentets dato.
        kilde: lbf
    """,
)
def tal_fra_fremtiden(grundlag: Grundlag) -> Iterator[Fund]:
    """Et tal eller en kilde er fra et år efter dokumentets dato.

    Det er som regel en tastefejl i årstallet, eller også er `dato` i projekt.yaml ikke rettet siden
    sidste ansøgning.
    """
    nu = grundlag.plan.projekt.dato.year
    for punkt in dataår(grundlag.plan):
        if punkt.år.sidste > nu:
            yield Fund(
                punkt.sti,
                f"»{punkt.om}« er fra {punkt.år}, men dokumentet er fra {nu}.",
                "Ret årstallet eller dokumentets dato.",
                ord=str(punkt.år),
            )
    for ytring in ytringer(grundlag):
        for kilde in ytring.kildeår:
            if kilde.år.sidste > nu:
                yield ytring.prosa.fund(
                    kilde.start,
                    kilde.slut,
                    f"En kilde i teksten er fra {kilde.år}, men dokumentet er fra {nu}.",
                    "Ret årstallet eller dokumentets dato.",
                )
