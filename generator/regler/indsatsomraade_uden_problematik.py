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
        problematikker:
          - Lav beskæftigelse
        tekst: Mange står uden for arbejdsmarkedet.
    """,
    forkert="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Beskæftigelse  # <- »Beskæftigelse« har ingen problematik.
                             #    Ret: Skriv mindst én under »problematikker«.
        tekst: Mange står uden for arbejdsmarkedet.
    """,
)
def indsatsomraade_uden_problematik(grundlag: Grundlag) -> Iterator[Fund]:
    """Et indsatsområde nævner ingen problematik.

    Fonden beder om målgrupper og problematikker for den planlagte indsats. Skriv i
    `problematikker`, hvad der bør adresseres, ét punkt på hver linje.
    """
    for sti, område in find(grundlag.plan, Indsatsområde):
        if not område.problematikker and not er_fravalgt(grundlag.plan, sti, område):
            yield Fund(
                (*sti, "problematikker"),
                f"»{område.navn}« har ingen problematik.",
                "Skriv mindst én under »problematikker«.",
                Peg.NØGLE,
            )
