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
                    #    Ret: Skriv det i »nøgletal_år«, fx 2022.
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
    plan = grundlag.plan
    kolonner = list(oprindelser(plan))
    kriterier = plan.problemkompleks.kriterier if plan.problemkompleks else None
    skrevet = kriterier.model_fields_set if kriterier else set()
    uden_år = [o for o in kolonner if not (o.har_år or plan.er_skadet(o.år_sti))]
    uden_kilde = [o for o in kolonner if not (o.har_kilde or plan.er_skadet(o.kilde_sti))]
    mangler = [("nøgletal_år", "hvilket år", uden_år), ("nøgletal_kilde", "hvor", uden_kilde)]
    if kolonner and uden_år == uden_kilde == kolonner and not skrevet & {m[0] for m in mangler}:
        yield Fund(
            (*KRITERIER, "nøgletal"),
            "Det fremgår ikke, hvilket år nøgletallene er fra, og hvor de er fra.",
            "Skriv »nøgletal_år«, fx 2022, og »nøgletal_kilde«, fx LBF Beboerdata.",
            Peg.NØGLE,
        )
        return
    eksempel = {"nøgletal_år": "2022", "nøgletal_kilde": "LBF Beboerdata"}
    for felt, hvad, uden in mangler:
        if uden:
            titler = opregn(f"»{plan.kolonnetitel(o.kolonne)}«" for o in uden)
            i = f" i kolonne{'n' if len(uden) == 1 else 'rne'} {titler}"
            yield Fund(
                (*KRITERIER, felt if felt in skrevet else "nøgletal"),
                f"Det fremgår ikke, {hvad} nøgletallene{i if uden != kolonner else ''} er fra.",
                f"Skriv det i »{felt}«, fx {eksempel[felt]}.",
                Peg.NØGLE,
            )
