from __future__ import annotations

import re
from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.model.find import find
from generator.model.problemkompleks import Boligområde, Områdestatus
from generator.regler._husk import korte_tekster
from generator.regler.grundlag import Grundlag, regel

_FYSISK = re.compile(
    r"\b(?:udviklingsplan|byggesag|renover|genhus)|\bfysiske?\s+(?:helhedsplan|plan|forandring|omdannelse)|"
    r"\bhelhedsrenover|\bomdannelsesplan",
    re.IGNORECASE,
)


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: "Udviklingsplanen og genhusningen begynder i 2026."
    kriterier:
      kriteriesæt: parallelsamfund-2022
      boligområder:
        - navn: Birkelunden
          afdelinger:
            - Birkelunden
          status: udsat boligområde
          liste: 2022-12-01
    """,
    forkert="""
    # problemkompleks.yaml
    kriterier:
      kriteriesæt: parallelsamfund-2022
      boligområder:
        - navn: Birkelunden
          afdelinger:
            - Birkelunden
          status: udsat boligområde  # <- »Birkelunden« står på statens liste (udsat boligområde),
        #    og ingen tekst nævner en fysisk plan.
        #    Ret: Skriv, hvordan den boligsociale indsats hænger sammen med udviklingsplan,
        #    renovering eller genhusning, eller at der ikke er planer om nogen.
          liste: 2022-12-01
    """,
)
def fysisk_plan_ikke_omtalt(grundlag: Grundlag) -> Iterator[Fund]:
    """Et område står på statens liste, og ingen tekst nævner en fysisk plan.

    Fonden lægger vægt på, at den boligsociale og den fysiske indsats hænger sammen, især hvor der
    er en udviklingsplan. For et forebyggelsesområde er det kun en bemærkning.
    """
    områder = [
        (sti, område)
        for sti, område in find(grundlag.plan, Boligområde)
        if område.status is not Områdestatus.INGEN
    ]
    if not områder:
        return
    overskrifter = (k for k in korte_tekster(grundlag) if k.sti[-1] == "overskrift")
    if any(_FYSISK.search(prosa.tekst) for prosa in (*grundlag.prosa, *overskrifter)):
        return
    for sti, område in områder:
        let = område.status is Områdestatus.FOREBYGGELSESOMRÅDE
        yield Fund(
            (*sti, "status"),
            f"»{område.navn}« står på statens liste ({område.status.value}), og ingen tekst "
            "nævner en fysisk plan.",
            "Skriv, hvordan den boligsociale indsats hænger sammen med udviklingsplan, renovering "
            "eller genhusning, eller at der ikke er planer om nogen.",
            ord=område.status.value,
            alvor=Alvor.INFO if let else None,
        )
