"""Blocks of the tree -> the content of a body, a table cell or a list item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Celle,
    Figur,
    Liste,
    Overskrift,
    Stil,
    Tabel,
)
from generator.fund import Sti
from generator.skrivere.docx import figurer, tabeller
from generator.skrivere.docx.kontekst import Skrivning
from generator.skrivere.docx.tekst import Stilling, afsnit, løb
from generator.skrivere.docx.xml import Element
from generator.typografi.typer import Form

I_LISTE = (Stil.BRØDTEKST, Stil.TABELTEKST, Stil.TALTABEL)
"""Styles that give way to the list's own inside a list."""


@dataclass(frozen=True, slots=True)
class Sted:
    """Where blocks stand."""

    bredde: float
    """The width at hand in mm."""
    sti: Sti = ()
    """The address of what is around, for a block that has none of its own."""
    celle: Celle | None = None
    cellestil: Stil = Stil.TABELTEKST
    """The style of an empty cell of the table around: its line must not be taller."""
    hold: bool = False
    """Keep every paragraph on the page of the next: a table row that is kept so."""
    dybde: int = 0
    """How many lists are around."""
    venstre: float = 0.0
    """Left edge of the text of the list around, in mm."""
    listeform: Form | None = None


def skriv_blokke(k: Skrivning, blokke: Sequence[Blok], sted: Sted) -> list[Element]:
    """Return the blocks; always ends with a paragraph, as Word demands of a body and a cell."""
    dele: list[Element] = []
    efter_tabel = False
    for blok in blokke:
        if efter_tabel and isinstance(blok, Tabel):
            # Two tables without a paragraph between them would be one table.
            dele.append(afsnit(k.typografi.tabelafstand, ()))
        luft = k.typografi.tabelafstand.før if efter_tabel else 0.0
        dele += _blok(k, blok, sted, Stilling(hold=sted.hold, luft=luft))
        efter_tabel = isinstance(blok, Tabel)
    if efter_tabel:
        dele.append(afsnit(k.typografi.tabelafstand, ()))
    elif not dele and sted.celle is not None:
        form = k.typografi.celle(sted.cellestil, sted.celle.type)
        dele.append(afsnit(form, k.bogmærker.om(sted.sti, ()), Stilling(hold=sted.hold)))
    return dele


def _blok(k: Skrivning, blok: Blok, sted: Sted, stilling: Stilling) -> list[Element]:
    sti = blok.sti or sted.sti
    match blok:
        case Overskrift():
            form = k.typografi.overskrift(blok.niveau)
            return [afsnit(form, løb(k, blok.indhold, sti), _indrykket(form, sted, stilling))]
        case Afsnit():
            return [_afsnit(k, blok, sted, stilling)]
        case Liste():
            return _liste(k, blok, sted, stilling)
        case Tabel():
            return [tabeller.tabel(k, blok, replace(sted, sti=sti))]
        case Figur():
            return figurer.figur(k, blok, sti, stilling)
        case _:
            assert_never(blok)


def _afsnit(k: Skrivning, blok: Afsnit, sted: Sted, stilling: Stilling) -> Element:
    stilling = replace(stilling, hold=stilling.hold or blok.hold_med_næste)
    indhold = løb(k, blok.indhold, blok.sti or sted.sti)
    if sted.listeform is not None and blok.stil in I_LISTE:
        if stilling.nummer is None:
            form = k.typografi.liste_fortsat(sted.celle is not None)
            return afsnit(form, indhold, replace(stilling, venstre=sted.venstre))
        return afsnit(sted.listeform, indhold, stilling)
    if sted.celle is not None:
        form = k.typografi.celle(blok.stil, sted.celle.type)
        stilling = replace(stilling, justering=sted.celle.justering)
    else:
        form = k.typografi.stil(blok.stil)
        if blok.stil is Stil.TITEL:
            indhold += figurer.logo(k)
    return afsnit(form, indhold, _indrykket(form, sted, stilling))


def _indrykket(form: Form, sted: Sted, stilling: Stilling) -> Stilling:
    """Return `stilling` with the indent of the list around added to the style's own."""
    if not sted.venstre:
        return stilling
    return replace(stilling, venstre=sted.venstre + form.venstre)


def _liste(k: Skrivning, liste: Liste, sted: Sted, stilling: Stilling) -> list[Element]:
    i_celle = sted.celle is not None
    listeform = k.typografi.liste(liste.nummereret, i_celle)
    nummer = k.numre.liste(liste.nummereret, i_celle, sted.dybde, liste.start)
    inde = replace(
        sted,
        dybde=sted.dybde + 1,
        venstre=listeform.niveau(sted.dybde).venstre,
        listeform=listeform.form,
    )
    dele: list[Element] = []
    for punkt in liste.punkter:
        punktsted = replace(inde, sti=punkt.sti or liste.sti or sted.sti)
        første, *resten = punkt.blokke or (Afsnit(()),)
        if not isinstance(første, Afsnit) or første.stil not in I_LISTE:
            resten = [første, *resten]
            første = Afsnit(())
        dele.append(_afsnit(k, første, punktsted, replace(stilling, nummer=nummer)))
        stilling = replace(stilling, luft=0.0)
        if resten:
            dele += skriv_blokke(k, resten, punktsted)
    return dele
