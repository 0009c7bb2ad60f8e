"""The fora drawn by level, for the optional diagram: boxes and lines, legible in grey."""

from __future__ import annotations

from generator.dansk.lister import opregn
from generator.dokument.markdown import ren_kort
from generator.dokument.trae import Figur
from generator.model.organisering import Forum, Niveau, Organisering
from generator.sidemaal.tegning import tegn_png

BREDDE = 170.0
"""mm; the width of the text."""
_TITLER = {
    Niveau.BY: "By",
    Niveau.BYDEL: "Bydel",
    Niveau.OMRÅDE: "Område",
    Niveau.AFDELING: "Afdeling",
}


def tegn_diagram(organisering: Organisering, titel: str) -> Figur:
    """Draw the fora as a picture; its alternative text tells the same in words."""
    niveauer = [
        (_TITLER[niveau], [f for f in organisering.fora if f.niveau is niveau]) for niveau in Niveau
    ]
    niveauer = [(navn, fora) for navn, fora in niveauer if fora]
    data, højde = tegn_png(
        "organisering",
        {"niveauer": [{"navn": n, "fora": [_kasse(f) for f in fora]} for n, fora in niveauer]},
        BREDDE,
    )
    ord_ = "; ".join(f"{n}: {opregn(ren_kort(f.navn) for f in fora)}" for n, fora in niveauer)
    return Figur(data, "png", BREDDE, højde, f"{titel}. {ord_}.", (), ("organisering", "diagram"))


def _kasse(forum: Forum) -> dict[str, object]:
    return {
        "navn": ren_kort(forum.navn),
        "bestyrelse": any(t.value == "boligsocial bestyrelse" for t in forum.type),
    }
