from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.over_graensen import modsagte
from generator.regler.prosa.udsagn import saml


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    afdelinger:
      - {boligorganisation: Boligforeningen Nord, navn: Havneparken, lejeboliger: 412}
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Nord
          afdeling: Havneparken
          beboere: 900
          dømte: 1,61
      konklusion: Havneparken ligger over grænsen for dømte i et forebyggelsesområde.
    """,
    forkert="""
    # projekt.yaml
    afdelinger:
      - {boligorganisation: Boligforeningen Nord, navn: Havneparken, lejeboliger: 412}
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Nord
          afdeling: Havneparken
          beboere: 900
          dømte: 1,16
      konklusion: Havneparken ligger over grænsen for dømte.  # <- Tabellen viser ikke, at
          #    »Havneparken« er over grænsen for »Dømte«.
          #    Ret: Ret sætningen eller tallene i tabellen.
    """,
)
def graense_om_afdeling_stemmer_ikke(grundlag: Grundlag) -> Iterator[Fund]:
    """En afdeling er ikke over den grænse, som teksten siger.

    Sagsbehandleren har tabellen ved siden af. Reglen ser på sætninger, der nævner afdelinger ved
    navn og siger, at de, eller kun de, er over eller under en grænse eller et tal, eller at de
    opfylder betingelserne for en status. Om afdelinger, som tabellen ikke har tal for, er den tavs.
    """
    return saml(
        m.ytring.fund(
            m.sted,
            f"Tabellen viser, at også »{m.navn}« er {m.hvad}"
            if m.også
            else f"Tabellen viser ikke, at »{m.navn}« er {m.hvad}",
            "Ret sætningen eller tallene i tabellen.",
        )
        for m in modsagte(grundlag)
    )
