from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund, Peg
from generator.model.plan import nøgle
from generator.model.samarbejdspartnere import Partnertype
from generator.regler._dele import er_tom
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="RV",
    rigtigt="""
    # samarbejdspartnere.yaml
    partnere:
      - navn: Eksempel Kommune
        type: kommune
        bidrag:
          inden_for: En skolesocialrådgiver med arbejdsplads i Birkelunden.
          uden_for: Driften af skole, klub og familietilbud.
    """,
    forkert="""
    # samarbejdspartnere.yaml
    partnere:  # <- Eksempel Kommune er ikke blandt samarbejdspartnerne.
               #    Ret: Tilføj kommunen med »type: kommune« og dens bidrag.
      - navn: Idrætsforeningen
        bidrag:
          inden_for: Trænere til de åbne hold.
          uden_for: Foreningens egne hold.
    """,
)
def kommune_mangler_som_partner(grundlag: Grundlag) -> Iterator[Fund]:
    """Kommunen er ikke blandt samarbejdspartnerne.

    Kommunen godkender helhedsplanen, medfinansierer den og bidrager med sin kernedrift. Skriv den
    som partner med `type: kommune`; forvaltningerne kan stå som `enheder`.
    """
    plan = grundlag.plan
    del2 = plan.samarbejdspartnere
    if del2 is None or er_tom(del2):
        return
    kommune = nøgle(plan.projekt.kommune)
    for partner in del2.partnere:
        if partner.type is Partnertype.KOMMUNE or nøgle(partner.navn).startswith(kommune):
            return
    yield Fund(
        ("samarbejdspartnere", "partnere"),
        f"{plan.projekt.kommune} er ikke blandt samarbejdspartnerne.",
        "Tilføj kommunen med »type: kommune« og dens bidrag.",
        Peg.NØGLE,
    )
