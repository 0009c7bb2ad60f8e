from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.procenter import procentfund
from generator.regler.prosa.udsagn import saml


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: "Af beboerne er 86 pct. trygge (LBF Beboerdata, 2022)."
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: "Af beboerne er 86% trygge (LBF Beboerdata, 2022)."  # <- »86%« mangler et
        #    mellemrum mellem tal og tegn.
        #    Ret: Skriv 86 pct. eller 86 %.
    """,
)
def procent_skrivemaade(grundlag: Grundlag) -> Iterator[Fund]:
    """Et procenttal er skrevet uden mellemrum, eller teksterne blander »%« og »pct.«.

    Både »86 pct.« og »86 %« er rigtigt dansk. Vælg den ene måde i hele dokumentet, og sæt altid et
    mellemrum efter tallet. Forskellen mellem to andele måles i procentpoint: Fra 40 pct. til 45
    pct. er der 5 procentpoint.
    """
    return saml(procentfund(grundlag))
