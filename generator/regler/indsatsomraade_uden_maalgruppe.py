from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund, Peg
from generator.model.find import find
from generator.model.problemkompleks import Indsatsområde
from generator.regler._indsatsomraader import er_fravalgt
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="RV",
    rigtigt="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Beskæftigelse
        målgrupper:
          - Ledige uden uddannelse
        tekst: Mange står uden for arbejdsmarkedet.
    """,
    forkert="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Beskæftigelse  # <- »Beskæftigelse« har ingen målgruppe.
                             #    Ret: Skriv mindst én under »målgrupper«.
        tekst: Mange står uden for arbejdsmarkedet.
    """,
)
def indsatsomraade_uden_maalgruppe(grundlag: Grundlag) -> Iterator[Fund]:
    """Et indsatsområde nævner ingen målgruppe.

    Fonden beder om målgrupper og problematikker for den planlagte indsats. Skriv i `målgrupper`,
    hvem indsatsen er for, ét punkt på hver linje.
    """
    for sti, område in find(grundlag.plan, Indsatsområde):
        if not område.målgrupper and not er_fravalgt(grundlag.plan, sti, område):
            yield Fund(
                (*sti, "målgrupper"),
                f"»{område.navn}« har ingen målgruppe.",
                "Skriv mindst én under »målgrupper«.",
                Peg.NØGLE,
            )
