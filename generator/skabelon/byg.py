"""Plan and texts -> the finished document tree, by way of the templates."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.dokument.markdown import ren_kort
from generator.dokument.trae import Afsnit as Afsnitblok
from generator.dokument.trae import (
    Blok,
    Dokument,
    Stil,
    Udseende,
    alle_blokke,
    læs_sidefelter,
    ren_tekst,
)
from generator.dokument.trae import Overskrift as Overskriftblok
from generator.fund import Sti
from generator.maskine.ressourcer import skabeloner
from generator.model.fejl import MANGLER
from generator.model.felter import Korttekst
from generator.model.plan import Plan
from generator.model.projekt import Ansøger
from generator.skabelon.figurer import Figurer
from generator.skabelon.former import fortsæt, kursiv
from generator.skabelon.noter import nummerér
from generator.skabelon.opstilling import fora, kriterietabel, områdestatusser
from generator.skabelon.organisationer import har_betingede, medansøgere, organisationer
from generator.skabelon.skabeloner import Gengiver
from generator.skabelon.tekster import Tekster
from generator.skabelon.visning import Visning

SIDEFOD = "sidefod.md.j2"


def byg_dokument(plan: Plan, tekster: Tekster, mappe: Path | None = None) -> Dokument:
    """Build the tree from the templates in `mappe` (the shipped ones when None).

    Raises `SkabelonFejl` when a template cannot be rendered.
    """
    mappe = mappe or skabeloner() / "afsnit"
    gengiver = Gengiver(mappe, tekster)
    figurer = Figurer(plan, tekster)
    sammenhæng = _sammenhæng(plan, tekster, figurer)
    blokke: list[Blok] = []
    for fil in sorted(mappe.glob("[0-9]*.md.j2")):
        sammenhæng["forkortelser"] = _brugte_forkortelser(plan, blokke, tekster)
        blokke.extend(gengiver.gengiv(fil.name, sammenhæng))
    færdige, noter = nummerér(_med_overskriftsstier(blokke), tekster)
    venstre, _, højre = gengiver.udfyld(gengiver.tekst(SIDEFOD, sammenhæng)).partition("\n")
    titel = _titel(færdige)
    return Dokument(
        titel=f"{titel} – {ren_kort(plan.projekt.helhedsplan)}",
        forfatter=ren_kort(plan.projekt.ansøgere[0].navn) if plan.projekt.ansøgere else "",
        dato=plan.projekt.dato,
        blokke=færdige,
        noter=noter,
        sidefod_venstre=venstre.strip(),
        sidefod_højre=læs_sidefelter(højre.strip()),
        udseende=_udseende(plan),
    )


def _titel(blokke: tuple[Blok, ...]) -> str:
    return next(
        (
            ren_tekst(b.indhold)
            for b in blokke
            if isinstance(b, Afsnitblok) and b.stil is Stil.TITEL
        ),
        "",
    )


def _sammenhæng(plan: Plan, tekster: Tekster, figurer: Figurer) -> dict[str, Any]:
    """Return the names a template may use."""
    alle = organisationer(plan)
    partnere = (
        list(Visning(plan.samarbejdspartnere, ("samarbejdspartnere",)).partnere)
        if plan.samarbejdspartnere
        else []
    )
    projekt = Visning(plan.projekt, ("projekt",))
    return {
        "projekt": projekt,
        "regelsæt": plan.regelsæt and Visning(plan.regelsæt, ("projekt", "regelsæt")),
        "overskrifter": _overskrifter(plan),
        "hovedansøger": projekt.ansøgere[0] if plan.projekt.ansøgere else _INGEN_ANSØGER,
        "medansøgere": medansøgere(plan),
        "afdelinger": tekster.rod.felter["afdelinger"].felter,
        "antal_afdelinger": len(plan.projekt.afdelinger),
        "har_betingede": har_betingede(plan),
        "organisationer": alle,
        "enkelte": [o for o in alle if o.antal == 1],
        "problemkompleks": _del(plan, "problemkompleks"),
        "samarbejdspartnere": _del(plan, "samarbejdspartnere"),
        "organisering": _del(plan, "organisering"),
        "tabel": kriterietabel(plan),
        "områdestatusser": områdestatusser(plan),
        "partnere_med_enheder": [p for p in partnere if p.enheder],
        "andre_partnere": [p for p in partnere if not p.enheder],
        "fora": fora(plan),
        "kursiv": kursiv,
        "fortsæt": fortsæt,
        "figur": figurer.figur,
        "diagram": figurer.diagram,
    }


_INGEN_ANSØGER = Visning(Ansøger(navn=Korttekst(MANGLER)), ())
"""For a draft without applicants; the finding says what is wrong."""
_UDEN_REGELSÆT = {
    "problemkompleks": "Problemkompleks",
    "samarbejdspartnere": "Samarbejdspartnere",
    "organisering": "Organisering",
}
"""Headings of a draft whose regelsæt is unknown; the finding says what is wrong."""


def _overskrifter(plan: Plan) -> dict[str, Visning]:
    """Return the form's three headings, each with its part's address."""
    return {
        stamme: Visning(
            getattr(plan.regelsæt.overskrifter, stamme) if plan.regelsæt else navn, (stamme,)
        )
        for stamme, navn in _UDEN_REGELSÆT.items()
    }


def _del(plan: Plan, stamme: str) -> Visning | None:
    """Return a part wrapped, or None when it is missing."""
    del_ = getattr(plan, stamme)
    return Visning(del_, (stamme,)) if del_ is not None else None


def _med_overskriftsstier(blokke: list[Blok]) -> tuple[Blok, ...]:
    """Give each heading the address of the section it opens.

    A heading made of a name stands for the item that has the name; one that is the template's own
    wording takes the address of what follows it.
    """
    ud: list[Blok] = []
    næste: Sti = ()
    for blok in reversed(blokke):
        if isinstance(blok, Overskriftblok):
            sti = blok.sti or næste
            blok = replace(blok, sti=sti[:-1] if sti and sti[-1] in ("navn", "overskrift") else sti)
        næste = blok.sti or næste
        ud.append(blok)
    return tuple(reversed(ud))


def _brugte_forkortelser(
    plan: Plan, blokke: list[Blok], tekster: Tekster
) -> list[tuple[str, Visning]]:
    """Return the abbreviations that the text so far uses, in alphabetical order."""
    if not plan.projekt.forkortelser:
        return []
    dele = [
        ren_tekst(blok.indhold)
        for blok in alle_blokke(tuple(blokke))
        if isinstance(blok, Afsnitblok | Overskriftblok)
    ]
    dele += [ren_tekst(a.indhold) for note in tekster.noter.values() for a in note.blokke]
    tekst = "\n".join(dele)
    visning = Visning(plan.projekt.forkortelser, ("projekt", "forkortelser"))
    return [
        (kort, visning[kort])
        for kort in sorted(plan.projekt.forkortelser, key=str.casefold)
        if _står_i(tekst, kort)
    ]


def _står_i(tekst: str, ord_: str) -> bool:
    """Tell whether a word stands in the text on its own, and not as part of another."""
    # The word first: what begins with a look behind is tried at every letter of the text.
    led = re.escape(ord_)
    return re.search(rf"{led}(?<!\w{led})(?!\w)", tekst) is not None


def _udseende(plan: Plan) -> Udseende:
    valg = plan.projekt.udseende
    if valg is None:
        return Udseende()
    logo = plan.billeder.get(valg.logo, b"") if valg.logo else b""
    return Udseende(
        logo,
        "png" if logo.startswith(b"\x89PNG") else "jpeg",
        f"Logo for {ren_kort(plan.projekt.ansøgere[0].navn)}" if plan.projekt.ansøgere else "Logo",
        valg.farve or "",
    )
