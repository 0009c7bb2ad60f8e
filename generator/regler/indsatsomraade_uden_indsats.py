from __future__ import annotations

import re
from collections.abc import Iterator

from generator.fund import Alvor, Fund, Peg
from generator.model.find import find
from generator.model.problemkompleks import Indsatsområde
from generator.regler._indsatsomraader import er_fravalgt
from generator.regler.grundlag import Grundlag, regel

_RETNING = re.compile(
    r"\b(?:indsatsen|helhedsplanen|vi|der)\s+(?:skal|vil)\b|\bskal\s+(?:styrkes|støttes|have|møde)\b",
    re.IGNORECASE,
)


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Beskæftigelse
        tekst: Mange står uden for arbejdsmarkedet.
        indsats: Ledige skal have en vej ind gennem praktik tæt på hjemmet.
    """,
    forkert="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Beskæftigelse  # <- »Beskæftigelse« angiver ikke indsatsens retning.
                             #    Ret: Beskriv retningen i »indsats«, eller skriv punkter
                             #    under »mål«.
        tekst: Mange står uden for arbejdsmarkedet.
    """,
)
def indsatsomraade_uden_indsats(grundlag: Grundlag) -> Iterator[Fund]:
    """Et indsatsområde har hverken en indsats eller et mål.

    Udfordringen alene fortæller ikke, hvad helhedsplanen vil. Beskriv retningen i `indsats` uden at
    nævne konkrete aktiviteter, eller skriv i `mål`, hvad indsatsen skal føre til.
    """
    for sti, område in find(grundlag.plan, Indsatsområde):
        if not område.indsats and not område.mål and not er_fravalgt(grundlag.plan, sti, område):
            besked = f"»{område.navn}« angiver ikke indsatsens retning."
            ret = "Beskriv retningen i »indsats«, eller skriv punkter under »mål«."
            if _RETNING.search(område.tekst or ""):
                besked = (
                    f"»{område.navn}« har intet i »indsats«; retningen ser ud til at stå i »tekst«."
                )
                ret = "Flyt det, der handler om indsatsen, til »indsats«."
            yield Fund((*sti, "indsats"), besked, ret, Peg.NØGLE)
