from __future__ import annotations

from collections.abc import Iterator

from generator.dansk.lister import opregn
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.aktivitet import aktiviteter


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="RV",
    rigtigt="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Uddannelse og livschancer
        tekst: Mange børn kommer bagud.
        indsats: "Børnene skal møde støtte tidligt, og skole og hjem skal arbejde tættere sammen."
    """,
    forkert="""
    # problemkompleks.yaml
    indsatsområder:
      - navn: Uddannelse og livschancer
        tekst: Mange børn kommer bagud.
        indsats: "Vi holder lektiecafé hver tirsdag."  # <- Sætningen beskriver en konkret
        #    aktivitet (fundet »lektiecafé« og »hver tirsdag«).
        #    Ret: Beskriv indsatsens retning; aktiviteterne hører til i delaftalerne.
    """,
)
def konkret_aktivitet(grundlag: Grundlag) -> Iterator[Fund]:
    """Teksten beskriver en konkret aktivitet i den kommende helhedsplan.

    Fonden forventer ikke konkrete aktiviteter i projektbeskrivelsen; de hører til i delaftalerne.
    Skriv i stedet, hvilken retning indsatsen skal have, og hvilke typer af indsatser der er tale
    om.
    """
    for a in aktiviteter(grundlag):
        tegn = opregn(f"»{t}«" for t in a.tegn)
        if a.sikker:
            yield a.prosa.fund(
                a.fra,
                a.til,
                f"Sætningen beskriver en konkret aktivitet (fundet {tegn}).",
                "Beskriv indsatsens retning; aktiviteterne hører til i delaftalerne.",
            )
        else:
            yield a.prosa.fund(
                a.fra,
                a.til,
                f"Sætningen ligner en konkret aktivitet (fundet {tegn}).",
                "Overvej, om den hører til i delaftalerne.",
                Alvor.INFO,
            )
