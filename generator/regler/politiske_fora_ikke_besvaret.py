from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund, Peg
from generator.model.organisering import Forumtype
from generator.regler._dele import er_tom
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.INFO,
    kilde="RV",
    rigtigt="""
    # organisering.yaml
    politiske_fora:
      ingen: Kommunens udvalg orienteres, men der oprettes ikke et særskilt politisk forum.
    """,
    forkert="""
    # organisering.yaml
    fora:  # <- Spørgsmålet om politiske fora er ikke besvaret.
           #    Ret: Tilføj et forum med »type: politisk forum«, eller svar med »politiske_fora«
           #    og »ingen«.
      - navn: Bydelsbestyrelsen
        type: boligsocial bestyrelse
        niveau: bydel
        ansvar: Leder helhedsplanen.
    """,
)
def politiske_fora_ikke_besvaret(grundlag: Grundlag) -> Iterator[Fund]:
    """Det står ikke, om der er et politisk forum.

    Fondens skema spørger til eventuelle politiske fora. Hvis der ingen er, så skriv hvorfor i
    `politiske_fora`; det bliver til en sætning i dokumentet.
    """
    del3 = grundlag.plan.organisering
    if del3 is None or er_tom(del3) or del3.politiske_fora is not None:
        return
    if grundlag.plan.er_skadet(("organisering", "politiske_fora")):
        return
    if any(Forumtype.POLITISK_FORUM in forum.type for forum in del3.fora):
        return
    yield Fund(
        ("organisering", "fora"),
        "Spørgsmålet om politiske fora er ikke besvaret.",
        "Tilføj et forum med »type: politisk forum«, eller svar med »politiske_fora« og »ingen«.",
        Peg.NØGLE,
    )
