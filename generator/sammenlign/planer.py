"""Two plans held against each other, field by field.

The walk is driven by the model: a new key of the content format is compared from the day it is
there. Each kind of value has a file of its own: `tekstforskel`, `lister`, `opslag`, `noegletal`.
What is special is data beside it: what an item is known by (`navne`), which section a key belongs
to (`hvor`), the unit of a figure (`enheder`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.fund import Sti
from generator.model.felter import Indhold, Korttekst, Langtekst
from generator.model.find import FILER
from generator.model.problemkompleks import Nøgletalsrække
from generator.sammenlign.aendringer import Ændring
from generator.sammenlign.billeder import billeder
from generator.sammenlign.enheder import enheder
from generator.sammenlign.fodnoter import fodnoter, samme_notenavne
from generator.sammenlign.gang import Gang, Udgave, enkelt, er_hul
from generator.sammenlign.hvor import DELE, Hvor, i_fil, nøglen
from generator.sammenlign.lister import liste
from generator.sammenlign.noegletal import nøgletal
from generator.sammenlign.opslag import opslag
from generator.sammenlign.tekstforskel import flyt_på_tværs, kort_tekst, lang_tekst

_SPRING_OVER = frozenset({"fodnoter"})
"""Footnotes are compared with those that stand in the texts, in `fodnoter`."""


def sammenlign_planer(gammel: Udgave, ny: Udgave) -> tuple[list[Ændring], list[str]]:
    """Return the changes in the order of the files, and what could not be compared."""
    gang = Gang(replace(gammel, tekster=samme_notenavne(gammel, ny)), ny, _model, _værdi)
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
            _model(gang, a, b, (stamme,), (stamme,), i_fil(stamme))
            fodnoter(gang, stamme)
    billeder(gang)
    flyt_på_tværs(gang)
    orden = list(DELE.values())
    return sorted(gang.ud, key=lambda æ: orden.index(æ.del_)), gang.forbehold


def _model(
    gang: Gang,
    a: Indhold | None,
    b: Indhold | None,
    g_sti: Sti,
    n_sti: Sti,
    hvor: Hvor,
    uden: Sequence[str] = (),
) -> None:
    """Compare two parts of a kind; one that is missing has no values."""
    del_ = a if a is not None else b
    assert del_ is not None, "den ene side har altid noget"
    if isinstance(del_, Nøgletalsrække):
        nøgletal(gang, a, b, n_sti, hvor)
        return
    for navn in type(del_).model_fields:
        if navn in uden or navn in _SPRING_OVER:
            continue
        x, y = getattr(a, navn, None), getattr(b, navn, None)
        if navn == "sammenligning":
            x, y = getattr(a, "sammenligninger", ()), getattr(b, "sammenligninger", ())
        enhed = enheder(navn, a, b, gang.gammel.plan, gang.ny.plan, n_sti)
        _værdi(gang, x, y, (*g_sti, navn), (*n_sti, navn), nøglen(hvor, (*n_sti, navn)), enhed)


def _værdi(
    gang: Gang, a: Any, b: Any, g_sti: Sti, n_sti: Sti, hvor: Hvor, enhed: tuple[str, str]
) -> None:
    """Compare two values of any type."""
    tom_a, tom_b = a is None or a in ((), {}), b is None or b in ((), {})
    if tom_a and tom_b:
        return
    if er_hul(gang, g_sti, n_sti, hvor):
        return
    slags = a if not tom_a else b
    match slags:
        case Langtekst():
            lang_tekst(gang, g_sti if not tom_a else None, n_sti if not tom_b else None, hvor)
        case Korttekst():
            kort_tekst(gang, g_sti if not tom_a else None, n_sti if not tom_b else None, hvor)
        case Indhold():
            _model(gang, a, b, g_sti, n_sti, hvor)
        case tuple():
            liste(gang, a or (), b or (), g_sti, n_sti, hvor)
        case Mapping():
            opslag(gang, a or {}, b or {}, g_sti, n_sti, hvor)
        case _:
            if a != b:
                enkelt(gang, a, b, n_sti if not tom_b else g_sti, hvor, enhed)
