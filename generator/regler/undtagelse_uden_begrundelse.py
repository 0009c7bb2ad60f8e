from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.naermeste import nærmeste
from generator.fund import Alvor, Fund, Peg, Sti
from generator.laesning.laesefejl import LÆSEFEJL
from generator.regler import alle_regler
from generator.regler.grundlag import Grundlag, regel


@regel(
    alvor=Alvor.FEJL,
    kilde="E",
    rigtigt="""
    # projekt.yaml
    undtagelser:
      - regel: kort-tid-til-start
        begrundelse: Tidsplanen er aftalt med fonden.
    """,
    forkert="""
    # projekt.yaml
    undtagelser:
      - regel: kort-tid-til-start  # <- Undtagelsen fra »kort-tid-til-start« har ingen begrundelse.
                                   #    Ret: Skriv i »begrundelse«, hvorfor reglen ikke gælder her.
      - regel: kort-tid-til-strat  # <- Undtagelsen er fra en regel, der ikke findes:
                                   #    »kort-tid-til-strat«.
                                   #    Ret: Mente du »kort-tid-til-start«?
        begrundelse: Tidsplanen er aftalt med fonden.
    """,
)
def undtagelse_uden_begrundelse(grundlag: Grundlag) -> Iterator[Fund]:
    """En undtagelse siger ikke hvorfor, eller den er fra en regel, der ikke findes.

    En undtagelse står i alle rapporter med sin begrundelse, så den næste, der læser, kan se, at der
    er taget stilling. Uden begrundelse eller med et ukendt navn virker den ikke.
    """
    for nr, undtagelse in enumerate(grundlag.plan.projekt.undtagelser):
        sti: Sti = ("projekt", "undtagelser", nr)
        navn = undtagelse.regel
        if navn not in alle_regler() and navn not in LÆSEFEJL:
            forslag = nærmeste(navn, alle_regler())
            yield Fund(
                (*sti, "regel"),
                f"Undtagelsen er fra en regel, der ikke findes: »{navn}«.",
                f"Mente du »{forslag}«?"
                if forslag
                else "Kopiér navnet fra rapporten, eller slet undtagelsen.",
                ord=navn,
            )
        if not (undtagelse.begrundelse or "").strip():
            yield Fund(
                (*sti, "begrundelse"),
                f"Undtagelsen fra »{navn}« har ingen begrundelse.",
                "Skriv i »begrundelse«, hvorfor reglen ikke gælder her.",
                Peg.NØGLE,
            )
