from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.talformer import talformfund
from generator.regler.prosa.udsagn import saml


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: "Lokalet ligger 1.000 meter fra skolen og åbnede den 1.1.2022 kl. 16.30."
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: "Lokalet ligger 1000 meter fra skolen."  # <- »1000« mangler punktum mellem
        #    tusinder.
        #    Ret: Skriv 1.000.
    """,
)
def tal_skrivemaade(grundlag: Grundlag) -> Iterator[Fund]:
    """Et tal eller en dato er ikke skrevet på dansk.

    På dansk står der punktum mellem tusinder (1.000) og komma før decimaler (8,21), og en dato
    skrives 1. januar 2027. Så læser ingen tallet forkert.
    """
    return saml(talformfund(grundlag))
