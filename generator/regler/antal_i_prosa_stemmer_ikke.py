from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.antal import forkerte_antal
from generator.regler.prosa.udsagn import saml


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    afdelinger:
      - boligorganisation: Boligforeningen Birk
        navn: Birkelunden
        lejeboliger: 412
      - boligorganisation: Boligforeningen Birk
        navn: Søparken
        lejeboliger: 120
    # problemkompleks.yaml
    indledning: "De {{ afdelinger.antal }} afdelinger ligger tæt. I den ene afdeling renoveres der."
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: "Helhedsplanen omfatter 12 afdelinger."  # <- Antallet af afdelinger stemmer ikke
        #    med listen (fundet 12, listen har 1).
        #    Ret: Skriv {{ afdelinger.antal }}, så følger tallet listen.
    """,
)
def antal_i_prosa_stemmer_ikke(grundlag: Grundlag) -> Iterator[Fund]:
    """Et antal i teksten stemmer ikke med listen over afdelinger.

    Sagsbehandleren tæller efter, og to forskellige tal sår tvivl om resten. Lad programmet skrive
    tallet: {{ afdelinger.antal }}, {{ afdelinger.lejeboliger }} eller en gruppes, {{
    afdelinger.nye.antal }}. Tal om nogle af afdelingerne bliver ikke holdt op mod listen.
    """
    return saml(forkerte_antal(grundlag))
