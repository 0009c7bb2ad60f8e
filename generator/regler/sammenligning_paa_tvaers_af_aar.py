from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dansk.lister import opregn
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.dataaar import samme_år, sammenligninger
from generator.regler.prosa.udsagn import ytringer

_MOD = re.compile(
    r"\b(?:mod|sammenlignet\s+med|end)\b(?:[^.;]|pct\.)*?\b(?:kommunen|byen|landet|landsplan|almene|regionen|bydelen|\w*område\w*)\b",
    re.IGNORECASE,
)
"""Held against another place; against another time two years are what one wants."""
_UDVIKLING = re.compile(
    r"\b(?:fra|siden|steget|faldet|vokset|tidligere|udvikling\w*)\b", re.IGNORECASE
)


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # tal.yaml
    kilder:
      lbf:
        navn: LBF Beboerdata
    tal:
      fravær:
        om: Fravær i grundskolen
        værdi: 8,21
        enhed: pct.
        år: 2023
        kilde: lbf
        sammenligning:
          om: øvrige almene
          værdi: 7,68
    """,
    forkert="""
    # tal.yaml
    kilder:
      lbf:
        navn: LBF Beboerdata
    tal:
      fravær:
        om: Fravær i grundskolen
        værdi: 8,21
        enhed: pct.
        år: 2023
        kilde: lbf
        sammenligning:
          om: øvrige almene
          værdi: 7,68
          år: 2021  # <- »Fravær i grundskolen« er fra 2023, men sammenlignes med et tal fra 2021.
                    #    Ret: Find to tal fra samme år, eller skriv det ældre under »tidligere«.
    """,
)
def sammenligning_paa_tvaers_af_aar(grundlag: Grundlag) -> Iterator[Fund]:
    """Et tal sammenlignes med et tal fra et andet år.

    Så kan forskellen være tiden og ikke stedet. Find to tal fra samme år; en udvikling over tid
    hører hjemme under `tidligere`.
    """
    nu = grundlag.plan.projekt.dato.year
    for sti, om, tallets, sammenligning in sammenligninger(grundlag.plan):
        år = sammenligning.år
        if år is None or tallets is None or samme_år(år, tallets):
            continue
        if max(år.sidste, tallets.sidste) > nu:
            continue  # a slip of the year: tal-fra-fremtiden has said so
        yield Fund(
            (*sti, "år"),
            f"»{om}« er fra {tallets}, men sammenlignes med et tal fra {år}.",
            "Find to tal fra samme år, eller skriv det ældre under »tidligere«.",
            ord=str(år),
        )
    for ytring in ytringer(grundlag):
        mod = _MOD.search(ytring.tekst)
        år_to = {k.år.sidste for k in ytring.kildeår}
        if mod and len(år_to) > 1 and not _UDVIKLING.search(ytring.tekst):
            sidste = ytring.kildeår[-1]
            yield ytring.prosa.fund(
                sidste.start,
                sidste.slut,
                f"Sætningen sammenligner tal fra {opregn(map(str, sorted(år_to)))}.",
                "Find to tal fra samme år.",
            )
