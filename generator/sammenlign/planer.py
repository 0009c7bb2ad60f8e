"""Two plans held against each other, field by field.

The walk is driven by the model: a new key of the content format is compared from the day it is
there. Each kind of value has a file of its own: `tekstforskel`, `lister`, `opslag`, `noegletal`.
What is special is data beside it: what an item is known by (`navne`), which section a key belongs
to (`hvor`), the unit of a figure (`enheder`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.model.felter import Indhold, Korttekst, Langtekst
from generator.model.find import FILER
from generator.model.problemkompleks import Nøgletalsrække
from generator.sammenlign.aendringer import Ændring
from generator.sammenlign.billeder import billeder
from generator.sammenlign.enheder import enheder
from generator.sammenlign.fodnoter import fodnoter, samme_notenavne
from generator.sammenlign.gang import Plangang, Planudgave, Værdipar, enkelt, er_hul
from generator.sammenlign.hvor import DELE, i_fil, nøglen
from generator.sammenlign.lister import liste
from generator.sammenlign.noegletal import nøgletal, oprindelse
from generator.sammenlign.opslag import opslag
from generator.sammenlign.tekstforskel import flyt_på_tværs, kort_tekst, lang_tekst

_SPRING_OVER = frozenset({"fodnoter"})
"""Footnotes are compared with those that stand in the texts, in `fodnoter`."""


def sammenlign_planer(gammel: Planudgave, ny: Planudgave) -> tuple[list[Ændring], list[str]]:
    """Return the changes in the order of the files, and what could not be compared."""
    gang = Plangang(replace(gammel, tekster=samme_notenavne(gammel, ny)), ny)
    for stamme in FILER:
        ulæselig = [
            hvad
            for hvad, side in (("den gamle", gammel), ("den nye", ny))
            if getattr(side.plan, stamme) is None and stamme in side.plan.ulæselige
        ]
        if ulæselig:
            gang.forbehold.append(
                f"{stamme}.yaml er ikke sammenlignet, fordi den ikke kan læses i "
                f"{' og '.join(ulæselig)} udgave."
            )
            continue
        a, b = getattr(gammel.plan, stamme), getattr(ny.plan, stamme)
        if a is not None or b is not None:
            _model(gang, Værdipar(a, b, (stamme,), (stamme,), i_fil(stamme)))
            fodnoter(gang, stamme)
    billeder(gang)
    flyt_på_tværs(gang)
    orden = list(DELE.values())
    return sorted(gang.ud, key=lambda æ: orden.index(æ.del_)), gang.forbehold


def _model(gang: Plangang, par: Værdipar) -> None:
    """Compare two parts of a kind; one that is missing has no values."""
    a, b = par.gammel, par.ny
    del_ = a if a is not None else b
    assert del_ is not None, "den ene side har altid noget"
    if isinstance(del_, Nøgletalsrække):
        nøgletal(gang, a, b, par.n_sti, par.hvor)
        return
    for navn in type(del_).model_fields:
        if navn in par.uden or navn in _SPRING_OVER:
            continue
        x, y = getattr(a, navn, None), getattr(b, navn, None)
        if navn == "sammenligning":
            x, y = getattr(a, "sammenligninger", ()), getattr(b, "sammenligninger", ())
        enhed = enheder(navn, a, b, gang.gammel.plan, gang.ny.plan, par.n_sti)
        n_sti = (*par.n_sti, navn)
        _værdi(gang, Værdipar(x, y, (*par.g_sti, navn), n_sti, nøglen(par.hvor, n_sti), enhed))


def _værdi(gang: Plangang, par: Værdipar) -> None:
    """Compare two values of any type."""
    a, b = par.gammel, par.ny
    tom_a, tom_b = a is None or a in ((), {}), b is None or b in ((), {})
    if (tom_a and tom_b) or er_hul(gang, par.g_sti, par.n_sti, par.hvor):
        return
    g_sti, n_sti = None if tom_a else par.g_sti, None if tom_b else par.n_sti
    match a if not tom_a else b:
        case _ if par.n_sti[-1] in ("nøgletal_år", "nøgletal_kilde"):
            oprindelse(gang, par)
        case Langtekst():
            lang_tekst(gang, g_sti, n_sti, par.hvor)
        case Korttekst():
            kort_tekst(gang, g_sti, n_sti, par.hvor)
        case Indhold():
            _model(gang, par)
        case tuple():
            for led in liste(gang, a or (), b or (), par.g_sti, par.n_sti, par.hvor):
                _model(gang, led)
        case Mapping():
            for led in opslag(gang, a or {}, b or {}, par.g_sti, par.n_sti, par.hvor):
                _model(gang, led) if isinstance(led.ny, Indhold) else _værdi(gang, led)
        case _:
            if a != b:
                enkelt(gang, a, b, n_sti or par.g_sti, par.hvor, par.enhed)
