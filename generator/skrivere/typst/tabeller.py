"""Tables -> data; widths are the DOCX writer's own, so cells break their lines alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.dokument.trae import Afsnit, Celle, Celletype, Række, Stil, Tabel
from generator.skrivere.bredder import kolonnebredder
from generator.skrivere.typst import maal
from generator.typografi.typer import Streg, Tabelform

if TYPE_CHECKING:
    from generator.skrivere.typst.data import Omgivelser, Skriver

Data = dict[str, Any]


def tabel(skriver: Skriver, tabel: Tabel, om: Omgivelser, over: float) -> Data:
    """Return a table."""
    form = skriver.typografi.tabel(tabel.slags)
    bredder = kolonnebredder(tabel, form, om.bredde)
    inde = replace(om, dybde=0, venstre=0.0, liste=None)

    def rækker(rækker: Sequence[Række], lodret: str) -> list[list[Data]]:
        return [_række(skriver, række, form, bredder, inde, lodret) for række in rækker]

    return {
        "k": "tabel",
        "over": over,
        "ryk": om.venstre,
        "kolonner": [bredde / 20 for bredde in maal.kolonner(bredder)],
        "top": maal.pt(form.margen_top),
        "bund": maal.pt(form.margen_bund),
        "venstre": maal.pt(form.margen_venstre),
        "højre": maal.pt(form.margen_højre),
        "streg_top": _streg(form.streg_top),
        "streg_bund": _streg(form.streg_bund),
        "streg_vandret": _streg(form.streg_vandret),
        "hoved": rækker(tabel.hovedrækker, form.hoved_lodret),
        "rækker": rækker(tabel.rækker, "top"),
        "hold": _hold(tabel.rækker),
    }


def _hold(rækker: Sequence[Række]) -> list[int]:
    """Return the lengths of the runs of rows that stay together on a page."""
    grupper: list[int] = []
    sammen = False
    for række in rækker:
        if sammen:
            grupper[-1] += 1
        else:
            grupper.append(1)
        sammen = række.hold_med_næste
    return grupper


def _række(
    skriver: Skriver,
    række: Række,
    form: Tabelform,
    bredder: list[int],
    om: Omgivelser,
    lodret: str,
) -> list[Data]:
    celler: list[Data] = []
    plads = 0
    for celle in række.celler:
        spænd = max(1, min(celle.kolonner, len(bredder) - plads))
        mm = sum(bredder[plads : plads + spænd]) * 25.4 / 1440
        inde = replace(
            om,
            celle=celle,
            bredde=mm - form.margen_venstre - form.margen_højre,
            kant=sum(bredder[:plads]) / 20 + maal.pt(form.margen_venstre),
            sti=celle.sti or række.sti,
        )
        celler.append(
            {
                "kolonner": spænd,
                "just": celle.justering.value,
                "lodret": lodret,
                "fyld": _fyld(skriver, celle),
                "blokke": skriver.blokke(celle.blokke or (Afsnit((), Stil.TABELTEKST),), inde),
            }
        )
        plads += spænd
    if rest := len(bredder) - plads:
        tom = {"just": "venstre", "lodret": "top", "fyld": "", "blokke": []}
        celler.append({"kolonner": rest, **tom})
    return celler


def _fyld(skriver: Skriver, celle: Celle) -> str:
    if celle.type is Celletype.ALMINDELIG:
        return ""
    stile = (blok.stil for blok in celle.blokke if isinstance(blok, Afsnit))
    return skriver.typografi.celle(next(stile, Stil.TABELTEKST), celle.type).fyld


def _streg(streg: Streg) -> Data:
    return {"tykkelse": streg.tykkelse, "farve": streg.farve}
