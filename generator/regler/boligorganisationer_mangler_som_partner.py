from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund, Peg
from generator.model.plan import nøgle
from generator.model.samarbejdspartnere import Partnertype
from generator.regler._dele import er_tom
from generator.regler._parter import Parter
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # samarbejdspartnere.yaml
    partnere:
      - navn: Boligforeningen Birk
        type: boligorganisation
        bidrag:
          inden_for: Ledelse af helhedsplanen og lokaler i Birkelunden.
          uden_for: Drift og vedligeholdelse af boligerne.
    """,
    forkert="""
    # samarbejdspartnere.yaml
    partnere:  # <- Boligorganisationerne fortæller ikke, hvad de selv bidrager med.
               #    Ret: Tilføj »Boligorganisationerne« som partner med deres bidrag.
      - navn: Eksempel Kommune
        type: kommune
        bidrag:
          inden_for: En skolesocialrådgiver med arbejdsplads i Birkelunden.
          uden_for: Driften af skole, klub og familietilbud.
    """,
)
def boligorganisationer_mangler_som_partner(grundlag: Grundlag) -> Iterator[Fund]:
    """Boligorganisationerne fortæller ikke, hvad de selv bidrager med.

    De søger, ansætter og driver planen, og loven beder dem bruge egne midler, så langt det er
    forsvarligt. Skriv det på lige fod med de andre partneres bidrag.
    """
    plan = grundlag.plan
    del2 = plan.samarbejdspartnere
    if del2 is None or er_tom(del2):
        return
    parter = Parter(plan)
    for partner in del2.partnere:
        # »Boligforeningen« is the applicant, a servicecenter of the same type is not.
        egen = partner.type is Partnertype.BOLIGORGANISATION and nøgle(partner.navn)[:5] == "bolig"
        if egen or parter.ansøgere_i(partner.navn):
            return
    yield Fund(
        ("samarbejdspartnere", "partnere"),
        "Boligorganisationerne fortæller ikke, hvad de selv bidrager med.",
        "Tilføj »Boligorganisationerne« som partner med deres bidrag.",
        Peg.NØGLE,
    )
