from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.lister import opregn
from generator.fund import Alvor, Fund, Peg
from generator.model.oprindelse import KRITERIER, oprindelser
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          beboere: 870
          indkomst: 58,1
      nøgletal_kilde: LBF Beboerdata
      nøgletal_år:
        beboere: 2022-01-01
        indkomst: 2021
    """,
    forkert="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          beboere: 870
          indkomst: 58,1
      nøgletal_kilde: LBF Beboerdata
      nøgletal_år:  # <- Det fremgår ikke, hvilket år nøgletallene i kolonnen »Indkomst« er fra.
                    #    Ret: Skriv året i »nøgletal_år«, fx 2022.
        beboere: 2022-01-01
    """,
)
def noegletal_uden_kilde(grundlag: Grundlag) -> Iterator[Fund]:
    """Det fremgår ikke, hvilket år nøgletallene er fra, eller hvor de er fra.

    Kriteriesættet siger, hvad grænserne er. Hvornår tallene er fra, og hvem der har gjort dem op,
    er noget andet, og sagsbehandleren skal kunne se begge dele under tabellen. Skriv det i
    `nøgletal_år` og `nøgletal_kilde` under `kriterier`, for alle kolonner på én gang eller for hver
    kolonne. Så længe det mangler, står der intet under tabellen.
    """
    kolonner = list(oprindelser(grundlag.plan))
    kriterier = grundlag.plan.problemkompleks.kriterier if grundlag.plan.problemkompleks else None
    skrevet = kriterier.model_fields_set if kriterier else set()
    for felt, hvad, mangler, ret in (
        ("nøgletal_år", "hvilket år", [o for o in kolonner if not o.har_år],
         "Skriv året i »nøgletal_år«, fx 2022."),
        ("nøgletal_kilde", "hvor", [o for o in kolonner if not o.har_kilde],
         "Skriv kilden i »nøgletal_kilde«, fx LBF Beboerdata."),
    ):  # fmt: skip
        if mangler:
            titler = opregn(f"»{grundlag.plan.kolonnetitel(o.kolonne)}«" for o in mangler)
            i = f" i kolonne{'n' if len(mangler) == 1 else 'rne'} {titler}"
            yield Fund(
                (*KRITERIER, felt if felt in skrevet else "nøgletal"),
                f"Det fremgår ikke, {hvad} nøgletallene{i if len(mangler) < len(kolonner) else ''} "
                "er fra.",
                ret,
                Peg.NØGLE,
            )
