from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund, Peg
from generator.regler._dele import er_tom
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          beboere: 870
    """,
    forkert="""
    # problemkompleks.yaml
    indsatsområder:  # <- Problemkomplekset har ingen nøgletal holdt op mod statens kriterier.
                     #    Ret: Tilføj »kriterier« med et kriteriesæt og afdelingernes nøgletal.
      - navn: Beskæftigelse
        tekst: Mange står uden for arbejdsmarkedet.
    """,
)
def kriterier_mangler(grundlag: Grundlag) -> Iterator[Fund]:
    """Problemkomplekset har ikke noget afsnit om kriterierne.

    Områder på statens lister går forud, når fonden fordeler midlerne, og afdelingernes tal på de
    fem kriterier er det første, en sagsbehandler ser efter. Tilføj `kriterier` med nøgletal.
    """
    del1 = grundlag.plan.problemkompleks
    if del1 is not None and not er_tom(del1) and del1.kriterier is None:
        yield Fund(
            ("problemkompleks", "kriterier"),
            "Problemkomplekset har ingen nøgletal holdt op mod statens kriterier.",
            "Tilføj »kriterier« med et kriteriesæt og afdelingernes nøgletal.",
            Peg.NØGLE,
        )
