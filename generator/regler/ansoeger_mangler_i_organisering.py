from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.lister import opregn
from generator.fund import Alvor, Fund, Peg
from generator.regler._parter import Parter
from generator.regler.grundlag import Grundlag, regel


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
          - part: alle ansøgere
            niveau: direktør
    """,
    forkert="""
    # organisering.yaml
    fora:  # <- Boligforeningen Birk er ikke med i noget forum.
           #    Ret: Skriv den som »part« under »deltagere«, eller skriv »alle ansøgere«.
      - navn: Bydelsbestyrelsen
        type: boligsocial bestyrelse
        niveau: bydel
        ansvar: Leder helhedsplanen.
        deltagere:
          - part: Eksempel Kommune
            niveau: direktør
    """,
)
def ansoeger_mangler_i_organisering(grundlag: Grundlag) -> Iterator[Fund]:
    """En ansøger er ikke med i noget forum.

    De boligorganisationer, der søger, skal også være med til at lede. »Alle ansøgere« og
    »boligorganisationerne« tæller for dem alle, og et administrationsselskab for dem, det
    administrerer.
    """
    plan = grundlag.plan
    if plan.organisering is None or not plan.organisering.fora:
        return
    parter = Parter(plan)
    med = {
        id(ansøger)
        for forum in plan.organisering.fora
        for deltager in forum.deltagere
        for ansøger in parter.ansøgere_i(deltager.part)
    }
    uden = [a.visningsnavn for a in plan.projekt.ansøgere if id(a) not in med]
    if not uden:
        return
    yield Fund(
        ("organisering", "fora"),
        f"{opregn(uden)} er ikke med i noget forum.",
        f"Skriv {'den' if len(uden) == 1 else 'dem'} som »part« under »deltagere«, "
        "eller skriv »alle ansøgere«.",
        Peg.NØGLE,
    )
