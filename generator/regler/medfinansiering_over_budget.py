from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.tal import med_enhed, skriv_tal
from generator.fund import Alvor, Fund, Peg
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    økonomi:
      samlet_budget: 20000000
      medfinansiering:
        - fra: Eksempel Kommune
          beløb: 5000000
    """,
    forkert="""
    # projekt.yaml
    økonomi:
      samlet_budget: 2000000
      medfinansiering:  # <- Medfinansieringen er større end det samlede budget: fundet
                        #    5.000.000 kr. af 2.000.000 kr.
                        #    Ret: Ret »samlet_budget« eller beløbene.
        - fra: Eksempel Kommune
          beløb: 5000000
    """,
)
def medfinansiering_over_budget(grundlag: Grundlag) -> Iterator[Fund]:
    """Medfinansieringen er større end hele budgettet.

    `samlet_budget` er hele helhedsplanens budget for hele perioden med fondens tilskud og den
    lokale medfinansiering. Delene kan ikke være større end det hele; ofte mangler der et nul.
    """
    økonomi = grundlag.plan.projekt.økonomi
    if økonomi is None or økonomi.samlet_budget is None:
        return
    fundet = sum(del_.beløb for del_ in økonomi.medfinansiering)
    if fundet > økonomi.samlet_budget:
        yield Fund(
            ("projekt", "økonomi", "medfinansiering"),
            f"Medfinansieringen er større end det samlede budget: fundet "
            f"{med_enhed(skriv_tal(fundet), 'kr.')} af "
            f"{med_enhed(skriv_tal(økonomi.samlet_budget), 'kr.')}",
            "Ret »samlet_budget« eller beløbene.",
            Peg.NØGLE,
        )
