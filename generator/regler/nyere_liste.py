from __future__ import annotations

from collections.abc import Iterator
from datetime import MINYEAR, date

from generator.dansk.datoer import skriv_dato
from generator.fund import Alvor, Fund
from generator.model.find import find
from generator.model.problemkompleks import Boligområde
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="L §§ 61 a, 61 b",
    rigtigt="""
    # projekt.yaml
    dato: 2023-09-01
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      boligområder:
        - navn: Birkelunden
          afdelinger:
            - Birkelunden
          status: forebyggelsesområde
          liste: 2022-12-01
    """,
    forkert="""
    # projekt.yaml
    dato: 2025-03-01
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022  # <- Grænserne er fra listen af 1. december 2022, men
                                         #    dokumentet er fra 1. marts 2025.
                                         #    Ret: Find ministeriets liste af 1. december 2024, og
                                         #    skriv et kriteriesæt med dens grænser.
      boligområder:
        - navn: Birkelunden
          afdelinger:
            - Birkelunden
          status: forebyggelsesområde
          liste: 2022-12-01  # <- »Birkelunden« har sin status fra listen af 1. december 2022, men
                             #    dokumentet er fra 1. marts 2025.
                             #    Ret: Find ministeriets liste af 1. december 2024, og skriv
                             #    områdets status på den.
    """,
)
def nyere_liste(grundlag: Grundlag) -> Iterator[Fund]:
    """Der er kommet en nyere liste fra ministeriet, siden grænserne eller en status blev skrevet.

    Listen over boligområderne kommer hvert år den 1. december, og med den nye grænser for dømte. Et
    område kan have skiftet status. Når I har den nye liste, så skriv et kriteriesæt i mappen
    `kriterier` med `ligesom: parallelsamfund-2022`, listens dato og de to grænser for dømte med
    dataår og kilde; resten følger med.
    """
    plan = grundlag.plan
    nyeste = _seneste_før(plan.projekt.dato)
    dokumentet = f"men dokumentet er fra {skriv_dato(plan.projekt.dato)}."
    find_listen = f"Find ministeriets liste af {skriv_dato(nyeste)}, og skriv"
    sæt = plan.kriteriesæt
    if sæt is not None and sæt.liste is not None and sæt.liste < nyeste:
        yield Fund(
            ("problemkompleks", "kriterier", "kriteriesæt"),
            f"Grænserne er fra listen af {skriv_dato(sæt.liste)}, {dokumentet}",
            f"{find_listen} et kriteriesæt med dens grænser.",
        )
    for sti, område in find(plan, Boligområde):
        if område.liste is not None and område.liste < nyeste:
            yield Fund(
                (*sti, "liste"),
                f"»{område.navn}« har sin status fra listen af {skriv_dato(område.liste)}, "
                f"{dokumentet}",
                f"{find_listen} områdets status på den.",
            )


def _seneste_før(dag: date) -> date:
    """Return the latest list before a day; one of the same day nobody has had time to read."""
    årets = date(dag.year, 12, 1)
    return årets if årets < dag else årets.replace(year=max(dag.year - 1, MINYEAR))
