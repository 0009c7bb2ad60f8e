from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.model.plan import DELE
from generator.regler._dele import er_tom
from generator.regler.grundlag import Grundlag, regel

_HANDLER_OM = {
    "problemkompleks": "Skriv del 1 om problemkomplekset, målgrupperne og problematikkerne.",
    "samarbejdspartnere": "Skriv del 2 om samarbejdspartnerne og deres bidrag.",
    "organisering": "Skriv del 3 om den boligsociale bestyrelse og de øvrige fora.",
}


@regel(
    alvor=Alvor.FEJL,
    kilde="RV",
    rigtigt="""
    # organisering.yaml
    fora:
      - navn: Den boligsociale bestyrelse
        type: boligsocial bestyrelse
        niveau: bydel
        ansvar: Leder helhedsplanen.
    """,
    forkert="""
    # organisering.yaml  # <- Del 3 mangler: organisering.yaml findes ikke eller er tom.
                         #    Ret: Skriv del 3 om den boligsociale bestyrelse og de øvrige fora.
    """,
)
def manglende_del(grundlag: Grundlag) -> Iterator[Fund]:
    """En af dokumentets tre dele mangler.

    Fondens skema har tre overskrifter: problemkompleks, samarbejdspartnere og organisering. Hver
    del har sin fil i projektets mappe, og alle tre skal have et indhold.
    """
    plan = grundlag.plan
    for nr, stamme in enumerate(DELE, 1):
        if stamme in plan.ulæselige or plan.har_skade((stamme,)):
            continue  # what stands there could not be read, and that has been said
        if er_tom(getattr(plan, stamme)):
            yield Fund(
                (stamme,),
                f"Del {nr} mangler: {stamme}.yaml findes ikke eller er tom.",
                _HANDLER_OM[stamme],
            )
