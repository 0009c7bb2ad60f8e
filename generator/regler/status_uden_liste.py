from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.model.find import find
from generator.model.problemkompleks import Boligområde, Områdestatus
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="L §§ 61 a, 61 b",
    rigtigt="""
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
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      boligområder:
        - navn: Birkelunden
          afdelinger:
            - Birkelunden
          status: forebyggelsesområde  # <- »Birkelunden« har status som forebyggelsesområde, men
                                       #    det står ikke, på hvilken liste.
                                       #    Ret: Skriv listens dato i »liste«, fx 2022-12-01.
    """,
)
def status_uden_liste(grundlag: Grundlag) -> Iterator[Fund]:
    """Et boligområde har en status, men listens dato mangler.

    Ministeriet offentliggør listerne hvert år den 1. december, og et område kan have skiftet status
    siden. Skriv i `liste`, hvilken liste området står på.
    """
    for sti, område in find(grundlag.plan, Boligområde):
        if område.status is Områdestatus.INGEN or område.liste is not None:
            continue
        if grundlag.plan.er_skadet((*sti, "liste")):
            continue
        yield Fund(
            (*sti, "status"),
            f"»{område.navn}« har status som {område.status.value}, men det står ikke, på hvilken "
            "liste.",
            "Skriv listens dato i »liste«, fx 2022-12-01.",
            ord=område.status.value,
        )
