from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund, Peg
from generator.model.find import find
from generator.model.problemkompleks import Indsatsområde
from generator.regler._indsatsomraader import er_fravalgt
from generator.regler.grundlag import Grundlag, regel


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
            yield Fund(
                (*sti, "indsats"),
                f"»{område.navn}« angiver ikke indsatsens retning.",
                "Beskriv retningen i »indsats«, eller skriv punkter under »mål«.",
                Peg.NØGLE,
            )
