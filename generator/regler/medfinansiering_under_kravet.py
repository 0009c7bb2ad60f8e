from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal

from generator.dansk.tal import med_enhed, skriv_tal
from generator.fund import Alvor, Fund, Peg
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="RV",
    rigtigt="""
    # projekt.yaml
    økonomi:
      samlet_budget: 20000000
      medfinansiering:
        - fra: Eksempel Kommune
          beløb: 3000000
        - fra: Boligforeningen Birk
          beløb: 2000000
    """,
    forkert="""
    # projekt.yaml
    økonomi:
      samlet_budget: 20000000
      medfinansiering:  # <- Den lokale medfinansiering er for lille: fundet 3.000.000 kr., som er
                        #    15 pct. af det samlede budget, krævet mindst 25 pct.
                        #    Ret: Find mindst 2.000.000 kr. mere.
        - fra: Eksempel Kommune
          beløb: 3000000
    """,
)
def medfinansiering_under_kravet(grundlag: Grundlag) -> Iterator[Fund]:
    """Den lokale medfinansiering er mindre end den andel, regelsættet kræver.

    Fonden kræver, at kommune, boligorganisationer og andre lokale parter betaler en del af det
    samlede budget. Tallene tjekkes, men trykkes ikke i dokumentet.
    """
    plan = grundlag.plan
    økonomi = plan.projekt.økonomi
    if økonomi is None or økonomi.samlet_budget is None or plan.regelsæt is None:
        return
    budget = økonomi.samlet_budget
    fundet = sum(del_.beløb for del_ in økonomi.medfinansiering)
    krav = plan.regelsæt.medfinansiering_pct * budget / 100
    if fundet >= krav:
        return
    # Rounded down: a share just under the demand must not be printed as the demand itself.
    andel = (Decimal(fundet) * 100 / budget).quantize(Decimal("0.01"), ROUND_DOWN)
    mangler = int((krav - fundet).to_integral_value(ROUND_CEILING))
    yield Fund(
        ("projekt", "økonomi", "medfinansiering"),
        f"Den lokale medfinansiering er for lille: fundet {med_enhed(skriv_tal(fundet), 'kr.')}, "
        f"som er {_pct(andel)} af det samlede budget, krævet mindst "
        f"{_pct(plan.regelsæt.medfinansiering_pct)}",
        f"Find mindst {med_enhed(skriv_tal(mangler), 'kr.')} mere.",
        Peg.NØGLE,
    )


def _pct(andel: Decimal) -> str:
    uden_nuller = andel.normalize()
    return med_enhed(skriv_tal(uden_nuller if uden_nuller % 1 else Decimal(int(andel))), "pct.")
