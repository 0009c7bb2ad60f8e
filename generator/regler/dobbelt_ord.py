from __future__ import annotations

import re
from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler._husk import korte_tekster
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.udsagn import Prosafund, saml

_TO_ENS = re.compile(r"(?<![\w-])([^\W\d_]+)\s+(\1)(?![\w-])", re.IGNORECASE)
_MÅ_STÅ_TO_GANGE = frozenset(
    "det der som den de så er har i på til af for om ja nej meget mange rigtig tusind bla".split()
)
"""»det, at det det drejer sig om«, »dem, der der bor«, »det hus, de bor i i dag«, »meget meget«."""


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: "Det er svært for dem, der der har boet længst, at finde hjælp."
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: "Det er svært for de unge at at finde hjælp."  # <- »at at« er det samme ord to
        #    gange.
        #    Ret: Slet det ene.
    """,
)
def dobbelt_ord(grundlag: Grundlag) -> Iterator[Fund]:
    """Det samme ord står to gange efter hinanden.

    Det sker, når en sætning bliver skrevet om. Ord, der kan stå to gange på dansk (»det det«,
    »der der«, »som som«), er ikke med.
    """
    yield from saml(
        Prosafund(
            prosa,
            m.start(),
            m.end(),
            f"»{' '.join(m.group().split())}« er det samme ord to gange",
            "Slet det ene.",
        )
        for prosa in (*grundlag.prosa, *korte_tekster(grundlag))
        for m in _TO_ENS.finditer(prosa.tekst)
        if m[1].casefold() not in _MÅ_STÅ_TO_GANGE and m[2][0].islower()
    )
