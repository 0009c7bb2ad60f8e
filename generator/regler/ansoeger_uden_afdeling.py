from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.naermeste import nærmeste
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    ansøgere:
      - navn: Boligforeningen Birk
    afdelinger:
      - boligorganisation: Boligforeningen Birk
        navn: Birkelunden
        lejeboliger: 412
    """,
    forkert="""
    # projekt.yaml
    ansøgere:
      - navn: Boligforeningen Birk
      - navn: Boligselskabet Syd  # <- »Boligselskabet Syd« er ansøger, men har ingen afdeling i
                                  #    helhedsplanen.
                                  #    Ret: Tilføj dens afdelinger, eller slet den som ansøger.
    afdelinger:
      - boligorganisation: Boligforeningen Birk
        navn: Birkelunden
        lejeboliger: 412
    """,
)
def ansoeger_uden_afdeling(grundlag: Grundlag) -> Iterator[Fund]:
    """En ansøger har ingen afdeling i helhedsplanen.

    En boligorganisation søger for sine egne afdelinger. Tilføj afdelingerne, eller slet
    organisationen som ansøger; den kan stadig være samarbejdspartner.
    """
    plan = grundlag.plan
    if plan.er_skadet(("projekt", "afdelinger")) or not plan.projekt.afdelinger:
        return  # a row that could not be read may be the one
    ukendte = {
        a.boligorganisation
        for a in plan.projekt.afdelinger
        if plan.ansøger(a.boligorganisation) is None
    }
    for nr, ansøger in enumerate(plan.projekt.ansøgere):
        stavet_forkert = any(nærmeste(navn, ansøger.alle_navne) for navn in ukendte)
        if plan.afdelinger_hos(ansøger) or stavet_forkert:
            continue
        yield Fund(
            ("projekt", "ansøgere", nr),
            f"»{ansøger.visningsnavn}« er ansøger, men har ingen afdeling i helhedsplanen.",
            "Tilføj dens afdelinger, eller slet den som ansøger.",
        )
