"""Pictures that are others than before, though their names are the same."""

from __future__ import annotations

from generator.model.afsnit import FigurFil
from generator.model.find import find
from generator.sammenlign.aendringer import Ændringsslags
from generator.sammenlign.gang import Plangang, meld
from generator.sammenlign.hvor import DELE, Hvor
from generator.sammenlign.vaerdier import rens


def billeder(gang: Plangang) -> None:
    """Report a picture that is another under the same name."""
    før, nu = gang.gammel.plan.billeder, gang.ny.plan.billeder
    for navn in før:
        if navn in nu and før[navn] != nu[navn]:
            hvor = Hvor(DELE["projekt"], "Billeder", rens(navn), ("billede",))
            sti = next(
                (s for s, figur in find(gang.ny.plan, FigurFil) if figur.fil == navn),
                ("projekt", "udseende", "logo"),
            )
            note = "Billedet er et andet end før."
            meld(gang, hvor, Ændringsslags.ÆNDRET, navn, navn, note=note, sti=sti)
