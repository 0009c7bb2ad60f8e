from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dansk.naermeste import nærmeste
from generator.fund import Alvor, Fund, Peg
from generator.regler.grundlag import Grundlag, regel

_NAVN = re.compile(r"\btal\s*\.\s*(\w+)")


@regel(
    alvor=Alvor.INFO,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: Fraværet i grundskolen er {{ tal.fravær }} {{ tal.fravær.kilde }}.
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
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: Fraværet i grundskolen er højt.
    # tal.yaml
    kilder:
      lbf:
        navn: LBF Beboerdata
    tal:
      fravær:  # <- Ingen tekst bruger tallet »fravær«.
               #    Ret: Sæt {{ tal.fravær }} ind i en tekst, eller slet tallet.
        om: Fravær i grundskolen
        værdi: 8,21
        enhed: pct.
        år: 2023
        kilde: lbf
    """,
)
def tal_ikke_brugt(grundlag: Grundlag) -> Iterator[Fund]:
    """Et tal i tal.yaml bruges ikke i nogen tekst.

    Enten mangler det i teksten, eller også skal det ikke holdes ved lige længere. Hvis tallet er
    skrevet direkte i teksten, så sæt navnet ind i stedet; så er det altid det samme.
    """
    plan = grundlag.plan
    if plan.tal is None or plan.problemkompleks is None or plan.ulæselige:
        return  # a text that could not be read may use it
    brugte = {navn for udtryk in grundlag.tekster.brugte for navn in _NAVN.findall(udtryk)}
    # A name misspelt in a text is that figure, and is a finding already.
    stavet = (f.ord for f in grundlag.tekster.fund if f.regel == "ukendt-navn")
    brugte |= {nærmeste(ord_, plan.tal.tal) or "" for ord_ in stavet}
    for navn in plan.tal.tal:
        if navn not in brugte:
            yield Fund(
                ("tal", "tal", navn),
                f"Ingen tekst bruger tallet »{navn}«.",
                f"Sæt {{{{ tal.{navn} }}}} ind i en tekst, eller slet tallet.",
                Peg.NØGLE,
                ord=navn,
            )
