from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund, Peg
from generator.model.afsnit import FigurFil
from generator.model.find import find
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="EN",
    rigtigt="""
    # problemkompleks.yaml
    figurer:
      - fil: kort.png
        tekst: Kort over Birkelunden
        alternativ_tekst: Kort. Skolen ligger nord for Birkelunden, stationen mod øst.
    """,
    forkert="""
    # problemkompleks.yaml
    figurer:
      - fil: kort.png  # <- Billedet »kort.png« har ingen alternativ tekst.
                       #    Ret: Skriv i »alternativ_tekst«, hvad billedet viser.
        tekst: Kort over Birkelunden
    """,
)
def figur_uden_alternativ_tekst(grundlag: Grundlag) -> Iterator[Fund]:
    """Et billede har ingen alternativ tekst.

    Den, der får dokumentet læst op, hører den alternative tekst i stedet for billedet. Skriv det,
    man kan se på billedet og skal vide; billedteksten under billedet er noget andet.
    """
    for sti, figur in find(grundlag.plan, FigurFil):
        if not (figur.alternativ_tekst or "").strip():
            yield Fund(
                (*sti, "alternativ_tekst"),
                f"Billedet »{figur.fil}« har ingen alternativ tekst.",
                "Skriv i »alternativ_tekst«, hvad billedet viser.",
                Peg.NØGLE,
            )
