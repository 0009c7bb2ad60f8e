from __future__ import annotations

from collections.abc import Iterator

from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.dataaar import samme_år, sammenligninger


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
