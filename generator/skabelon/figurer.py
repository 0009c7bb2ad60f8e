"""Figures: pictures from the project's folder, and the diagram of the fora."""

from __future__ import annotations

from generator.dokument.markdown import ren_kort
from generator.dokument.trae import Figur, Inline, Tekst
from generator.model.plan import Plan
from generator.skabelon.diagram import tegn_diagram
from generator.skabelon.skabeloner import med_sti
from generator.skabelon.tekster import Tekster
from generator.skabelon.visning import Visning
from generator.skrivere.billedmaal import billedpunkter

STØRSTE_BREDDE = 170.0
STØRSTE_HØJDE = 60.0
"""mm; »at most 17 × 6 cm«."""


class Figurer:
    """Makes figures and numbers their captions in the order they are asked for."""

    def __init__(self, plan: Plan, tekster: Tekster) -> None:
        self.plan, self.tekster = plan, tekster
        self.nummer = 0

    def figur(self, figur: Visning, ord_: str) -> Figur | None:
        """Return one of the writer's pictures; None when its file could not be read."""
        data = self.plan.billeder.get(str(figur.fil))
        if not data:
            return None
        format_ = "png" if data.startswith(b"\x89PNG") else "jpeg"
        punkter = billedpunkter(data, format_)
        ønsket = float(figur.bredde_cm.værdi_) * 10 if figur.bredde_cm else STØRSTE_BREDDE
        bredde, højde = _tilpas(*punkter, ønsket)
        return Figur(
            data,
            format_,
            bredde,
            højde,
            ren_kort(figur.alternativ_tekst.værdi_ or ""),
            self._billedtekst(ord_, figur),
            figur.sti_,
        )

    def _billedtekst(self, ord_: str, figur: Visning) -> tuple[Inline, ...]:
        if not figur.tekst:
            return ()
        self.nummer += 1
        sti = (*figur.sti_, "tekst")
        indhold = self.tekster.korte[sti]
        return (
            Tekst(f"{ord_} {self.nummer}. ", fed=True),
            *med_sti(indhold, sti),
        )

    def diagram(self, titel: str) -> Figur | None:
        """Return the fora drawn by level; None when there are none."""
        organisering = self.plan.organisering
        return tegn_diagram(organisering, titel) if organisering and organisering.fora else None


def _tilpas(bredde: float, højde: float, ønsket: float) -> tuple[float, float]:
    """Scale to the wanted width in mm, within the largest width and height; never stretched."""
    b = min(ønsket, STØRSTE_BREDDE)
    h = b * højde / bredde
    if h > STØRSTE_HØJDE:
        b, h = b * STØRSTE_HØJDE / h, STØRSTE_HØJDE
    return round(b, 2), round(h, 2)
