from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.lister import opregn
from generator.fund import Alvor, Fund, Peg, Sti
from generator.model.organisering import Deltager, Deltagerniveau, Forumtype
from generator.regler._parter import Parter
from generator.regler.grundlag import Grundlag, regel

_ØVERST = {Deltagerniveau.DIREKTØR, Deltagerniveau.CHEF, Deltagerniveau.POLITIKER}
_Plads = tuple[Sti, Deltager]


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="RV",
    rigtigt="""
    # organisering.yaml
    fora:
      - navn: Bydelsbestyrelsen
        type: boligsocial bestyrelse
        niveau: bydel
        ansvar: Leder helhedsplanen.
        deltagere:
          - part: Eksempel Kommune
            niveau: direktør
          - part: Boligforeningen Birk
            niveau: chef
    """,
    forkert="""
    # organisering.yaml
    fora:
      - navn: Bydelsbestyrelsen
        type: boligsocial bestyrelse
        niveau: bydel
        ansvar: Leder helhedsplanen.
        deltagere:  # <- »Bydelsbestyrelsen« mangler Eksempel Kommune.
                    #    Ret: Tilføj parten under »deltagere«.
          - part: Boligforeningen Birk
            niveau: medarbejder  # <- »Boligforeningen Birk« sidder i bestyrelsen uden direktør,
                                 #    chef eller politiker.
                                 #    Ret: Ret »niveau«, eller lad en direktør eller chef deltage.
    """,
)
def bestyrelse_uden_part(grundlag: Grundlag) -> Iterator[Fund]:
    """Den boligsociale bestyrelse mangler kommunen eller en ansøger, eller de er der uden mandat.

    I bestyrelsen sidder den øverste administrative ledelse hos kommunen og alle boligorganisationer
    i planen; politikere kan også sidde der. Så kan den træffe beslutninger på stedet.
    """
    plan = grundlag.plan
    fora = plan.organisering.fora if plan.organisering else ()
    bestyrelser = [
        (nr, f) for nr, f in enumerate(fora) if Forumtype.BOLIGSOCIAL_BESTYRELSE in f.type
    ]
    if not bestyrelser:
        return
    parter = Parter(plan)
    # Of several (a warning of its own) together they must have the parties.
    pladser: list[_Plads] = [
        (("organisering", "fora", nr, "deltagere", plads), deltager)
        for nr, forum in bestyrelser
        for plads, deltager in enumerate(forum.deltagere)
    ]
    sæder = [(str(plan.projekt.kommune), [p for p in pladser if parter.er_kommune(p[1].part)])]
    sæder += [
        (ansøger.visningsnavn, [p for p in pladser if ansøger in parter.ansøgere_i(p[1].part)])
        for ansøger in plan.projekt.ansøgere
    ]
    mangler = [navn for navn, egne in sæder if not egne]
    nr, forum = bestyrelser[0]
    if mangler:
        yield Fund(
            ("organisering", "fora", nr, "deltagere"),
            f"»{forum.navn}« mangler {opregn(mangler)}.",
            f"Tilføj {'parten' if len(mangler) == 1 else 'dem'} under »deltagere«.",
            Peg.NØGLE,
        )
    for sti, deltager in dict(_uden_mandat([egne for _, egne in sæder if egne])).items():
        yield Fund(
            (*sti, "niveau"),
            f"»{deltager.part}« sidder i bestyrelsen uden direktør, chef eller politiker.",
            "Ret »niveau«, eller lad en direktør eller chef deltage.",
            Peg.NØGLE if not deltager.niveau else Peg.VÆRDI,
        )


def _uden_mandat(sæder: list[list[_Plads]]) -> Iterator[_Plads]:
    """Yield the first seat of each party that has none at the top."""
    for egne in sæder:
        if not any(_ØVERST & {*deltager.niveau} for _, deltager in egne):
            yield egne[0]
