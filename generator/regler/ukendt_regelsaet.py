from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.lister import opregn
from generator.dansk.naermeste import nærmeste
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    regelsæt: lbf-2019-26
    """,
    forkert="""
    # projekt.yaml
    regelsæt: lbf-2019-27  # <- Der findes ikke et regelsæt, der hedder »lbf-2019-27«. De kendte er
                           #    lbf-2011-14, lbf-2015-18 og lbf-2019-26.
                           #    Ret: Mente du »lbf-2019-26«?
    """,
)
def ukendt_regelsaet(grundlag: Grundlag) -> Iterator[Fund]:
    """Regelsættet findes ikke.

    Regelsættet bestemmer indsatsområderne, antallet af sider og de øvrige krav i en
    tilskudsperiode. Så længe det er ukendt, springes de regler over, der bygger på det. Et nyt
    regelsæt lægges som en fil i mappen `regelsæt` ved siden af indholdet.
    """
    plan = grundlag.plan
    navn = plan.projekt.regelsæt
    # A set that is there but cannot be read has its own findings.
    if plan.regelsæt is not None or navn in plan.regelsæt_kendte:
        return
    besked = f"Der findes ikke et regelsæt, der hedder »{navn}«."
    if plan.regelsæt_kendte:
        besked += f" De kendte er {opregn(plan.regelsæt_kendte)}."
    forslag = nærmeste(navn, plan.regelsæt_kendte)
    ret = f"Mente du »{forslag}«?" if forslag else "Skriv navnet på et af de kendte."
    yield Fund(("projekt", "regelsæt"), besked, ret, ord=navn)
