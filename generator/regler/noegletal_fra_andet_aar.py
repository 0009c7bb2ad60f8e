from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.lister import opregn
from generator.fund import Alvor, Fund, Peg, Sti
from generator.model.kriteriesaet import FØLGER_ÅRET
from generator.model.oprindelse import oprindelser
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="L § 61 a",
    rigtigt="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          dømte: 1,60
          indkomst: 58,1
      nøgletal_kilde: LBF Beboerdata
      nøgletal_år:
        dømte:
          - 2020
          - 2021
        indkomst: 2021
    """,
    forkert="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          dømte: 1,60
          indkomst: 58,1
      nøgletal_kilde: LBF Beboerdata
      nøgletal_år:
        dømte:
          - 2020
          - 2021
        indkomst: 2022  # <- Nøgletallene er fra 2022, men grænsen for »Indkomst« gælder
                        #    2021.
                        #    Ret: Find tal fra samme år som grænsen, eller brug kriteriesættet for
                        #    den liste, tallene hører til.
    """,
)
def noegletal_fra_andet_aar(grundlag: Grundlag) -> Iterator[Fund]:
    """Nøgletallene for dømte eller indkomst er fra et andet år end grænserne.

    De to grænser følger et gennemsnit, der er nyt hvert år: landets for dømte og regionens for
    indkomst. Et tal fra et andet år kan derfor ligge på den forkerte side af grænsen. De øvrige
    grænser står i loven og er ens hvert år.
    """
    sæt = grundlag.plan.kriteriesæt
    samlet: dict[tuple[Sti, str], list[str]] = {}
    for o in oprindelser(grundlag.plan):
        if sæt is None or o.kolonne not in FØLGER_ÅRET or o.kolonne not in sæt.kriterier:
            continue
        kriterium = sæt.kriterier[o.kolonne]
        grænsens = {et for år in kriterium.dataår if år for et in år.alle}
        tallenes = {et for år in o.år for et in år.alle}
        # A year to come is a slip: tal-fra-fremtiden says so.
        fremtid = any(et > grundlag.plan.projekt.dato.year for et in tallenes)
        if grænsens and tallenes and grænsens != tallenes and not fremtid:
            sted = o.år_sti, opregn(map(str, o.år))
            gælder = "" if sted in samlet else "gælder "
            samlet.setdefault(sted, []).append(f"for »{kriterium.titel}« {gælder}{kriterium.tid}")
    for (sti, fra), grænser in samlet.items():
        yield Fund(
            sti,
            f"Nøgletallene er fra {fra}, men grænsen {opregn(grænser)}.",
            "Find tal fra samme år som grænsen, eller brug kriteriesættet for den liste, tallene "
            "hører til.",
            Peg.VÆRDI,
        )
