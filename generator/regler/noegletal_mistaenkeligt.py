from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.dansk.tal import skriv_tal
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel

_FÆRREST, _FLEST = Decimal("1.0"), Decimal("3.5")


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    afdelinger:
      - boligorganisation: Boligforeningen Birk
        navn: Birkelunden
        lejeboliger: 412
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          beboere: 870
    """,
    forkert="""
    # projekt.yaml
    afdelinger:
      - boligorganisation: Boligforeningen Birk
        navn: Birkelunden
        lejeboliger: 412
      - boligorganisation: Boligforeningen Birk
        navn: Vestbyen
        lejeboliger: 120
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          beboere: 412  # <- »Birkelunden« har lige så mange beboere som lejeboliger (412).
                        #    Ret: Se efter i kilden, om det ene tal er kommet til at stå for det
                        #    andet.
        - boligorganisation: Boligforeningen Birk
          afdeling: Vestbyen
          beboere: 870  # <- »Vestbyen« har 7,3 beboere pr. lejebolig (870 i 120), ventet 1,0-3,5.
                        #    Ret: Se efter i kilden, om tallene hører til den samme afdeling.
    """,
)
def noegletal_mistaenkeligt(grundlag: Grundlag) -> Iterator[Fund]:
    """Antallet af beboere passer dårligt med antallet af lejeboliger.

    I almene afdelinger bor der sjældent under én eller over tre en halv i hver bolig, og det er et
    tilfælde, hvis de to tal er ens. Ofte er en kolonne forskudt, eller rækken er en anden
    afdelings.
    """
    plan = grundlag.plan
    for nr, række in enumerate(plan.nøgletal):
        afdeling = plan.afdeling(række.boligorganisation, række.afdeling)
        beboere = række.beboere
        if afdeling is None or afdeling.lejeboliger == 0 or not isinstance(beboere, Decimal):
            continue
        if beboere < 0:
            continue  # noegletal-uden-for-skala has said so
        sti = ("problemkompleks", "kriterier", "nøgletal", nr, "beboere")
        tæthed = beboere / afdeling.lejeboliger
        if beboere == afdeling.lejeboliger:
            yield Fund(
                sti,
                f"»{afdeling.navn}« har lige så mange beboere som lejeboliger "
                f"({skriv_tal(beboere)}).",
                "Se efter i kilden, om det ene tal er kommet til at stå for det andet.",
            )
        elif not _FÆRREST <= tæthed <= _FLEST:
            yield Fund(
                sti,
                f"»{afdeling.navn}« har {skriv_tal(tæthed, _decimaler(tæthed))} beboere pr. "
                f"lejebolig ({skriv_tal(beboere)} i {skriv_tal(afdeling.lejeboliger)}), ventet "
                f"{skriv_tal(_FÆRREST)}-{skriv_tal(_FLEST)}.",
                "Se efter i kilden, om tallene hører til den samme afdeling.",
            )


def _decimaler(tæthed: Decimal) -> int:
    """Two where one would print the limit itself: 3,52 is not 3,5."""
    return 1 if round(tæthed, 1) not in (_FÆRREST, _FLEST) else 2
