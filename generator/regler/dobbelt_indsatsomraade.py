from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.model.find import find
from generator.model.problemkompleks import Indsatsområde
from generator.regler._indsatsomraader import rent
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Beskæftigelse
        tekst: Mange står uden for arbejdsmarkedet.
      - navn: Uddannelse og livschancer
        tekst: Mange børn kommer bagud i de første skoleår.
    """,
    forkert="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Beskæftigelse
        tekst: Mange står uden for arbejdsmarkedet.
      - navn: Beskæftigelse  # <- Indsatsområdet »Beskæftigelse« står to gange.
                             #    Ret: Saml det i ét punkt; underemner kan stå i »afsnit«.
        tekst: De unge mangler fritidsjob.
    """,
)
def dobbelt_indsatsomraade(grundlag: Grundlag) -> Iterator[Fund]:
    """Det samme indsatsområde står flere gange.

    Sagsbehandleren læser ét afsnit for hvert område. Saml teksterne i ét punkt, og brug `afsnit`,
    hvis de handler om forskellige emner.
    """
    set_før: set[str] = set()
    for sti, område in find(grundlag.plan, Indsatsområde):
        navn = rent(område.navn)
        if navn in set_før:
            yield Fund(
                (*sti, "navn"),
                f"Indsatsområdet »{navn}« står to gange.",
                "Saml det i ét punkt; underemner kan stå i »afsnit«.",
                ord=område.navn,
            )
        set_før.add(navn)
