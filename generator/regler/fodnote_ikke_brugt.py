from __future__ import annotations

from collections.abc import Iterator

from generator.dokument.trae import Afsnit, Inline, Overskrift, alle_blokke
from generator.fund import Alvor, Fund, Peg
from generator.regler.grundlag import Grundlag, regel
from generator.skabelon.tekster import Tekster, henvisninger


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: Tallene er opgjort på ny.[^kommunen]
    fodnoter:
      kommunen: Kommunens egen opgørelse.
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: |
      Tallene er opgjort på ny.

      [^skolen]: Skolens skøn.  # <- Ingen tekst henviser til fodnoten »skolen«.
                                #    Ret: Skriv [^skolen], hvor den hører til, eller slet den.
    fodnoter:
      kommunen: Kommunens egen opgørelse.  # <- Ingen tekst henviser til fodnoten »kommunen«.
                                           #    Ret: Skriv [^kommunen], hvor den hører til, eller
                                           #    slet den.
    """,
)
def fodnote_ikke_brugt(grundlag: Grundlag) -> Iterator[Fund]:
    """En fodnote er skrevet, men ingen tekst henviser til den.

    Så kommer den ikke med i dokumentet. Skriv henvisningen `[^navn]` efter det ord, den forklarer,
    i en tekst i samme fil, eller slet fodnoten.
    """
    tekster = grundlag.tekster
    brugte = {nummer for linje in _linjer(tekster) for nummer in henvisninger(linje)}
    for nummer, note in tekster.noter.items():
        if nummer in brugte:
            continue
        egen = note.sti[1:2] == ("fodnoter",)
        yield Fund(
            note.sti,
            f"Ingen tekst henviser til fodnoten »{note.navn}«.",
            f"Skriv [^{note.navn}], hvor den hører til, eller slet den.",
            Peg.NØGLE if egen else Peg.VÆRDI,
            tegn=None if egen else note.tegn,
            ord=note.navn if egen else f"[^{note.navn}]",
        )


def _linjer(tekster: Tekster) -> Iterator[tuple[Inline, ...]]:
    yield from tekster.korte.values()
    for blokke in tekster.lange.values():
        for blok in alle_blokke(blokke):
            if isinstance(blok, Afsnit | Overskrift):
                yield blok.indhold
    for note in tekster.noter.values():
        for afsnit in note.blokke:
            yield afsnit.indhold
