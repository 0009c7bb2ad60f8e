from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.fund import Alvor, Fund
from generator.regler._navne import afdelingsnavne
from generator.regler.grundlag import Grundlag, regel

_GRUND = re.compile(
    r"\b(?:fordi|derfor|skyldes|hænger\s+sammen|(?:er|tages|kommer)\s+med|med\s+i\s+helhedsplanen|nabo\w*|"
    r"deler|fælles|ligger\s+(?:mellem|midt|op\s+ad|side\s+om\s+side))\b",
    re.IGNORECASE,
)


@regel(
    alvor=Alvor.INFO,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden
          beboere: 870
          uden_for_arbejdsmarkedet: 33,8
          dømte: 1,12
          kun_grundskole: 51,6
          indkomst: 66,9
    """,
    forkert="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      nøgletal:
        - boligorganisation: Boligforeningen Birk
          afdeling: Birkelunden  # <- »Birkelunden« er ikke over nogen af grænserne for de første
                                 #    4 kriterier.
                                 #    Ret: Fortæl i teksten, hvorfor afdelingen er med.
          beboere: 870
          uden_for_arbejdsmarkedet: 28,4
          dømte: 1,12
          kun_grundskole: 44,8
          indkomst: 66,9
    """,
)
def afdeling_uden_udslag(grundlag: Grundlag) -> Iterator[Fund]:
    """En afdeling er ikke over nogen af grænserne, eller den har ingen tal.

    Fonden støtter udsatte afdelinger og afdelinger, der hænger sammen med dem. Når tallene ikke
    viser det, bør teksten fortælle, hvorfor afdelingen er med.
    """
    plan = grundlag.plan
    sæt = plan.kriteriesæt
    if sæt is None:
        return
    første = tuple(dict.fromkeys(k for krav in sæt.statusser.values() for k in krav.af))
    første = tuple(k for k in første if k in sæt.kriterier)
    if not første:
        return
    forklarede = _forklarede(grundlag)
    for nr, række in enumerate(plan.nøgletal):
        kendt = plan.ansøger(række.boligorganisation) is not None
        if not kendt or plan.afdeling(række.boligorganisation, række.afdeling) is None:
            continue  # another rule has said that the row is nobody's
        if id(plan.afdeling(række.boligorganisation, række.afdeling)) in forklarede:
            continue
        if any(sæt.over(række, k, grænse) for k in første for grænse in sæt.kriterier[k].grænser):
            continue
        if any(isinstance(række.værdi(k), Decimal) for k in første):
            besked = (
                f"»{række.afdeling}« er ikke over nogen af grænserne for de første "
                f"{len(første)} kriterier."
            )
        else:
            besked = f"»{række.afdeling}« har ingen tal for de første {len(første)} kriterier."
        yield Fund(
            ("problemkompleks", "kriterier", "nøgletal", nr, "afdeling"),
            besked,
            "Fortæl i teksten, hvorfor afdelingen er med.",
            ord=række.afdeling,
        )


def _forklarede(grundlag: Grundlag) -> set[int]:
    """Return (by `id`) the afdelinger that part 1 names together with why they take part."""
    navne, afdelinger = afdelingsnavne(grundlag), grundlag.plan.projekt.afdelinger
    return {
        id(afdelinger[nr])
        for prosa in grundlag.prosa
        if prosa.fil == "problemkompleks" and _GRUND.search(prosa.tekst)
        for _, _, numre in navne.nævnt(prosa.tekst)
        for nr in numre
    }
