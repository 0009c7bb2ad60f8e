"""Mappings held against each other: figures, sources, columns, abbreviations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.dokument.markdown import ren_kort
from generator.fund import Sti
from generator.model.felter import Indhold
from generator.sammenlign.aendringer import Ændringsslags
from generator.sammenlign.blade import hele
from generator.sammenlign.gang import Plangang, Værdipar, er_hul, meld
from generator.sammenlign.hvor import Hvor
from generator.sammenlign.navne import par_led
from generator.sammenlign.vaerdier import rens


def opslag(
    gang: Plangang, a: Mapping[str, Any], b: Mapping[str, Any], g_sti: Sti, n_sti: Sti, hvor: Hvor
) -> Iterator[Værdipar]:
    """Compare two mappings whose keys are the writer's own names; yield the values of both."""
    gamle, nye = list(a), list(b)
    værdier = [*a.values(), *b.values()]
    art = {"tal": "tal", "kilder": "kilde", "kolonner": "kolonne", "forkortelser": "forkortelse"}
    slags_navn = art.get(str(n_sti[-1]), "")

    def ligner(g: int, n: int) -> float:
        return float(a[gamle[g]] == b[nye[n]] and isinstance(værdier[0], Indhold))

    for p in par_led(gamle, nye, ligner, ordnet=n_sti[-1] == "kolonner"):
        g = gamle[p.gammel] if p.gammel is not None else None
        n = nye[p.ny] if p.ny is not None else None
        x = a[g] if g is not None else None
        y = b[n] if n is not None else None
        navn = n if n is not None else str(g)
        sted = hvor.under(_med_om(navn, y if y is not None else x))
        eget = replace(sted, led=(slags_navn,))
        sti: Sti = (*n_sti, n) if n is not None else (*g_sti, str(g))
        if _har_hul(gang, g, n, (*g_sti, navn), (*n_sti, navn)):
            gang.forbehold.append(
                f"»{navn}« under »{hvor.afsnit}« er ikke sammenlignet, fordi noget i det ikke kan "
                "læses."
            )
            continue
        if g is not None and n is not None and g != n:
            meld(gang, eget, Ændringsslags.OMDØBT, g, n, sti=sti)
            continue
        if p.flyttet:
            note = (
                f"Stod før som nr. {gamle.index(str(g)) + 1}, nu som nr. {nye.index(str(n)) + 1}."
            )
            meld(gang, eget, Ændringsslags.FLYTTET, str(g), str(n), note=note, sti=sti)
        if isinstance(x if x is not None else y, Indhold):
            if x is None or y is None:
                hele(gang, y if x is None else x, sti, eget, navn, ny=x is None)
            elif not er_hul(gang, (*g_sti, navn), (*n_sti, navn), eget):
                yield Værdipar(x, y, (*g_sti, navn), (*n_sti, navn), sted)
        else:
            yield Værdipar(x, y, (*g_sti, navn), (*n_sti, navn), eget)


def _har_hul(gang: Plangang, g: str | None, n: str | None, g_sti: Sti, n_sti: Sti) -> bool:
    """Tell whether what one side lacks is there, but could not be read."""
    return (g is None and gang.gammel.plan.har_skade(g_sti)) or (
        n is None and gang.ny.plan.har_skade(n_sti)
    )


def _med_om(navn: str, værdi: Any) -> str:
    """Return a figure's name with what it is about: the key alone says little to a reader."""
    om = getattr(værdi, "om", None)
    return f"{navn} ({rens(ren_kort(str(om)))})" if om else navn
