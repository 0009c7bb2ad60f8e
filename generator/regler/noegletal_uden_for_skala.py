from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.dansk.tal import skriv_tal
from generator.fund import Alvor, Fund
from generator.model.felter import Ulæst
from generator.model.plan import Plan
from generator.regler._noegletal import nøgletalsrækker
from generator.regler.grundlag import Grundlag, regel

_ANDEL = 100
_INDKOMST = 300
"""Income in per cent of the region's mean: three times the mean is no almen afdeling."""
_ENHEDER = {"pct.": _ANDEL, "pct": _ANDEL, "procent": _ANDEL, "%": _ANDEL, "promille": 1000}
_ANTAL = {"antal", "stk.", "personer", "beboere", "boliger"}


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          beboere: 870
          dømte: 1,92
          kun_grundskole: "*"
          indkomst: 101,4
    """,
    forkert="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          beboere: 870
          dømte: ca. 2  # <- Dømte i »Birkelunden« er ikke et tal: »ca. 2«.
                        #    Ret: Skriv tallet, fx 34,2, eller lad feltet stå tomt.
          kun_grundskole: 148,0  # <- Kun grundskole i »Birkelunden« er uden for skalaen: fundet
                                 #    148,0, tilladt 0-100.
                                 #    Ret: Ret tallet.
    """,
)
def noegletal_uden_for_skala(grundlag: Grundlag) -> Iterator[Fund]:
    """Et nøgletal kan ikke være rigtigt, eller det er ikke et tal.

    En andel ligger mellem 0 og 100 pct., indkomsten mellem 0 og 300 pct. af regionens gennemsnit,
    og et antal er ikke under nul. Hvis tallet ikke er oplyst, så lad feltet stå tomt;
    hvis det er skjult af hensyn til de få beboere, så skriv `*`.
    """
    plan = grundlag.plan
    grænser = _grænser(plan)
    for sti, navn, række in nøgletalsrækker(plan):
        for kolonne in ("beboere", *(række.__pydantic_extra__ or {})):
            værdi = række.værdi(kolonne)
            titel = f"{plan.kolonnetitel(kolonne)} i »{navn}«"
            if isinstance(værdi, Ulæst):
                yield Fund(
                    (*sti, kolonne),
                    f"{titel} er ikke et tal: »{værdi.tekst}«.",
                    "Skriv tallet, fx 34,2, eller lad feltet stå tomt.",
                    ord=værdi.tekst,
                )
                continue
            if not isinstance(værdi, Decimal) or kolonne not in grænser:
                continue
            højst = grænser[kolonne]
            if værdi < 0 or (højst is not None and værdi > højst):
                skala = "mindst 0" if højst is None else f"0-{skriv_tal(højst)}"
                yield Fund(
                    (*sti, kolonne),
                    f"{titel} er uden for skalaen: fundet {skriv_tal(værdi)}, tilladt {skala}.",
                    "Ret tallet.",
                )


def _grænser(plan: Plan) -> dict[str, int | None]:
    """Return the highest possible value of each column that has one; None: no upper end."""
    ud: dict[str, int | None] = {"beboere": None}
    for kolonne, kriterium in plan.kriteriesæt.kriterier.items() if plan.kriteriesæt else ():
        if kriterium.enhed in _ENHEDER:
            ud[kolonne] = _INDKOMST if kolonne == "indkomst" else _ENHEDER[kriterium.enhed]
    kriterier = plan.problemkompleks.kriterier if plan.problemkompleks else None
    for kolonne, egen in kriterier.kolonner.items() if kriterier else ():
        enhed = (egen.enhed or "").strip().lower()
        # A column without a unit, or in kroner or points, may hold anything.
        if enhed in _ENHEDER:
            ud[kolonne] = _ENHEDER[enhed]
        elif enhed in _ANTAL:
            ud[kolonne] = None
    return ud
