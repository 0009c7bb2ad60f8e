from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund, Sti
from generator.model.plan import Plan
from generator.model.projekt import Afdeling
from generator.naermeste import nærmeste
from generator.regler.grundlag import Grundlag, regel

_RÆKKER: Sti = ("problemkompleks", "kriterier", "nøgletal")


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    afdelinger:
      - boligorganisation: Boligforeningen Birk
        navn: Birkelunden
        lejeboliger: 412
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          beboere: 870
    """,
    forkert="""
    # projekt.yaml
    afdelinger:
      - boligorganisation: Boligforeningen Birk
        navn: Birkelunden
        lejeboliger: 412
      - boligorganisation: Boligforeningen Birk  # <- »Vestbyen« har ingen række blandt
                                                 #    nøgletallene. Ret: Tilføj den; tal, I ikke
                                                 #    har, kan stå tomme.
        navn: Vestbyen
        lejeboliger: 120
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          beboere: 870
        - boligorganisation: Boligforeningen Birk
          afdeling: Åbrinken  # <- Nøgletallene har en række for »Åbrinken« (Boligforeningen Birk),
                              #    som ikke er blandt afdelingerne.
                              #    Ret: Ret navnet, eller slet rækken.
          beboere: 310
    """,
)
def afdeling_uden_noegletal(grundlag: Grundlag) -> Iterator[Fund]:
    """Afdelingerne og rækkerne i tabellen med nøgletal passer ikke sammen.

    Hver afdeling skal have sin række, og hver række sin afdeling. Har I ikke tallene, så lad
    felterne stå tomme; så skriver tabellen, at de ikke er oplyst.
    """
    plan = grundlag.plan
    if not plan.nøgletal or _RÆKKER in plan.skader or ("projekt", "afdelinger") in plan.skader:
        return
    uden_række = [
        (nr, afdeling)
        for nr, afdeling in enumerate(plan.projekt.afdelinger)
        if plan.nøgletal_for(afdeling) is None and _er_den_første(plan, afdeling)
    ]
    fundet: set[str] = set()
    for nr, række in enumerate(plan.nøgletal):
        if plan.afdeling(række.boligorganisation, række.afdeling) is not None:
            continue
        forslag = nærmeste(række.afdeling, [str(a.navn) for _, a in uden_række])
        if forslag:
            fundet.add(forslag)
        yield Fund(
            (*_RÆKKER, nr, "afdeling"),
            f"Nøgletallene har en række for »{række.afdeling}« ({række.boligorganisation}), som "
            "ikke er blandt afdelingerne.",
            f"Mente du »{forslag}«?" if forslag else "Ret navnet, eller slet rækken.",
            ord=række.afdeling,
        )
    for nr, afdeling in uden_række:
        if afdeling.navn not in fundet:
            yield Fund(
                ("projekt", "afdelinger", nr),
                f"»{afdeling.navn}« har ingen række blandt nøgletallene.",
                "Tilføj den; tal, I ikke har, kan stå tomme.",
                ord=afdeling.navn,
            )


def _er_den_første(plan: Plan, afdeling: Afdeling) -> bool:
    """Of an afdeling that stands twice only one can have the row: dobbelt-afdeling says so."""
    return plan.afdeling(afdeling.boligorganisation, afdeling.navn) is afdeling
