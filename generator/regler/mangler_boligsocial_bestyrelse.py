from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund, Peg
from generator.model.organisering import Forumtype
from generator.regler._dele import er_tom
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="RV",
    rigtigt="""
    # organisering.yaml
    fora:
      - navn: Bydelsbestyrelsen
        type: boligsocial bestyrelse
        niveau: bydel
        ansvar: Leder helhedsplanen.
    """,
    forkert="""
    # organisering.yaml
    fora:  # <- Der er ingen boligsocial bestyrelse.
           #    Ret: Tilføj forummet, eller giv det »type: boligsocial bestyrelse«.
      - navn: Samarbejdsudvalget
        type: tværgående forum
        niveau: bydel
        ansvar: Drøfter helhedsplanen.
    """,
)
def mangler_boligsocial_bestyrelse(grundlag: Grundlag) -> Iterator[Fund]:
    """Der er ingen boligsocial bestyrelse, eller der er flere.

    Fonden beder om én entydig ledelse: en bestyrelse med den øverste ledelse hos kommunen og
    boligorganisationerne. Hvis den mangler, er det en fejl; flere end én er en advarsel.
    """
    del3 = grundlag.plan.organisering
    if del3 is None or er_tom(del3):
        return
    bestyrelser = [
        nr for nr, forum in enumerate(del3.fora) if Forumtype.BOLIGSOCIAL_BESTYRELSE in forum.type
    ]
    if not bestyrelser:
        yield Fund(
            ("organisering", "fora"),
            "Der er ingen boligsocial bestyrelse.",
            "Tilføj forummet, eller giv det »type: boligsocial bestyrelse«.",
            Peg.NØGLE,
        )
    elif len(bestyrelser) > 1:
        yield Fund(
            ("organisering", "fora", bestyrelser[1], "type"),
            f"Der er {len(bestyrelser)} boligsociale bestyrelser, ventet 1.",
            "Lad ét forum være bestyrelsen, og giv de andre deres egen type.",
            alvor=Alvor.ADVARSEL,
        )
