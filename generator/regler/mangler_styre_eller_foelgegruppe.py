from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund, Peg
from generator.model.organisering import Forumtype, Niveau
from generator.regler._dele import er_tom
from generator.regler.grundlag import Grundlag, regel

_GRUPPER = {Forumtype.STYREGRUPPE, Forumtype.FØLGEGRUPPE}


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="RV",
    rigtigt="""
    # organisering.yaml
    fora:
      - navn: Lokal gruppe
        type:
          - styregruppe
          - følgegruppe
        niveau: område
        ansvar: Følger indsatsen og bringer beboernes viden ind.
    """,
    forkert="""
    # organisering.yaml
    fora:  # <- Der er ingen lokal styregruppe eller følgegruppe.
           #    Ret: Tilføj gruppen med »type: styregruppe« eller »type: følgegruppe«.
      - navn: Bydelsbestyrelsen
        type: boligsocial bestyrelse
        niveau: bydel
        ansvar: Leder helhedsplanen.
    """,
)
def mangler_styre_eller_foelgegruppe(grundlag: Grundlag) -> Iterator[Fund]:
    """Der er ingen lokal styregruppe eller følgegruppe.

    Fonden spørger til de lokale styre- og følgegrupper, hvor beboere og fagfolk følger indsatsen.
    En gruppe for hele byen er ikke lokal.
    """
    del3 = grundlag.plan.organisering
    if del3 is None or er_tom(del3):
        return
    if any(_GRUPPER & {*f.type} and f.niveau is not Niveau.BY for f in del3.fora):
        return
    yield Fund(
        ("organisering", "fora"),
        "Der er ingen lokal styregruppe eller følgegruppe.",
        "Tilføj gruppen med »type: styregruppe« eller »type: følgegruppe«.",
        Peg.NØGLE,
    )
