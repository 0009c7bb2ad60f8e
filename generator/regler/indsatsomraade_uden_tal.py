from __future__ import annotations

import re
from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.model.find import find
from generator.model.problemkompleks import Indsatsområde
from generator.regler._indsatsomraader import er_skadet
from generator.regler.grundlag import Grundlag, regel

_VÆRDI = re.compile(r"\{\{\s*(?:tal\s*\.|nøgletal\s*\(|kriterier\s*\.)")
_ÅR = r"(?:19|20)\d\d"
_KILDE = re.compile(rf"\([^()]*\b{_ÅR}\b[^()]*\)|\b(?:ifølge|viser)\b[^.]*\b{_ÅR}\b", re.IGNORECASE)
_TAL = re.compile(rf"\b(?!{_ÅR}\b)\d")


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
        if område.fravalgt or er_skadet(plan, sti):
            continue
        tekster = [område.tekst, område.indsats, *(afsnit.tekst for afsnit in område.afsnit)]
        if not any(_har_tal(tekst) for tekst in tekster if tekst):
            yield Fund(
                sti,
                f"»{område.navn}« har ingen tal, der viser udfordringen.",
                "Sæt mindst ét tal ind fra tal.yaml, fx {{ tal.fravær }}.",
            )


def _har_tal(tekst: str) -> bool:
    if _VÆRDI.search(tekst):
        return True
    # A paragraph is more than a sentence: better silent than wrong about where one ends.
    return any(
        _KILDE.search(afsnit) and _TAL.search(_KILDE.sub("", afsnit))
        for afsnit in re.split(r"\n\s*\n", tekst)
    )
