from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.kendte_tal import afvigende_tal
from generator.regler.prosa.udsagn import saml

_TAL = """
    # tal.yaml
    kilder:
      kmd:
        navn: KMD Valg
    tal:
      stemmeprocent:
        om: Stemmeprocent ved kommunalvalget
        værdi: 44,6
        enhed: pct.
        år: 2021
        kilde: kmd
"""


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt=f"""
    # problemkompleks.yaml
    indledning: "Ved valget stemte {{{{ tal.stemmeprocent }}}} {{{{ tal.stemmeprocent.kilde }}}}."
    {_TAL.strip()}
    """,
    forkert=f"""
    # problemkompleks.yaml
    indledning: Ved kommunalvalget stemte 46,4 pct. (KMD Valg, 2021).  # <- »46,4 pct.« er ikke
        #    tallet i tal.yaml: »Stemmeprocent ved kommunalvalget« er 44,6 (2021).
        #    Ret: Skriv {{{{ tal.stemmeprocent }}}}, eller ret tal.yaml.
    {_TAL.strip()}
    """,
)
def tal_stemmer_ikke_med_tal_yaml(grundlag: Grundlag) -> Iterator[Fund]:
    """Et tal i teksten er et andet end i tal.yaml, eller det har et andet år eller en anden kilde.

    Tallet er skrevet med hånden, og to cifre er byttet om, eller tal.yaml er rettet siden. Sæt
    tallet ind med {{ tal.navn }}; så er det det samme alle steder. Reglen siger kun noget, når
    cifrene er de samme i en anden orden, eller når sætningen har alle de ord, som tallet handler
    om, og det samme år. Et tal med decimaler, der står i tal.yaml, holder den også op mod tallets
    år og kilde.
    """
    return saml(afvigende_tal(grundlag))
