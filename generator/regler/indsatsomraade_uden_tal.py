from __future__ import annotations

import re
from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.model.find import find
from generator.model.problemkompleks import Indsatsområde
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.udsagn import ytringer

_VÆRDI = re.compile(r"\{\{\s*(?:tal\s*\.|nøgletal\s*\(|kriterier\s*\.)")
_PARENTES = re.compile(r"\([^()]*\)")
_TAL = re.compile(r"\b(?!(?:19|20)\d\d\b)\d")


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Beskæftigelse
        tekst: Kun 58,7 pct. er i arbejde (LBF Beboerdata, 2023).
    """,
    forkert="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Beskæftigelse  # <- »Beskæftigelse« har ingen tal, der viser udfordringen.
                             #    Ret: Sæt mindst ét tal ind fra tal.yaml, fx {{ tal.fravær }}.
        tekst: Mange står uden for arbejdsmarkedet.
    """,
)
def indsatsomraade_uden_tal(grundlag: Grundlag) -> Iterator[Fund]:
    """Et indsatsområde viser ikke udfordringen med tal.

    Et tal med år og kilde gør det muligt at se, hvor stor udfordringen er, og om den bliver mindre.
    Skriv tallet i tal.yaml, og sæt det ind i teksten, eller skriv kilde og år i samme sætning.
    """
    plan = grundlag.plan
    for sti, område in find(plan, Indsatsområde):
        # A text that could not be read may hold the figure.
        if område.fravalgt or plan.har_skade(sti):
            continue
        tekster = [område.tekst, område.indsats, *(afsnit.tekst for afsnit in område.afsnit)]
        if any(_VÆRDI.search(tekst) for tekst in tekster if tekst):
            continue
        if not any(
            ytring.har_kilde and _TAL.search(_PARENTES.sub("", ytring.tekst))
            for ytring in ytringer(grundlag)
            if ytring.prosa.sti[: len(sti)] == sti
        ):
            yield Fund(
                sti,
                f"»{område.navn}« har ingen tal, der viser udfordringen.",
                "Sæt mindst ét tal ind fra tal.yaml, fx {{ tal.fravær }}.",
            )
