"""Measures in the units of Word and LibreOffice: whole twips (1/20 pt), handed on in pt."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import floor
from typing import Any

from generator.typografi.typer import SKRIFTTYPE, Form, Side

SKRIFT = SKRIFTTYPE
LINJEGAB = 452 / 2048
"""Carlito's line gap in em; its ascent (0.75) and descent (0.25) fill the em exactly."""
OPSTIGNING = 1536 / 2048
NOTESKILLE = {"længde": 56.7, "tykkelse": 0.5, "luft_over": 12.8}


def pt(mm: float) -> float:
    """Return a length in pt, rounded to the twips it is stored as in the DOCX."""
    return round(mm * 1440 / 25.4) / 20


def linje(form: Form) -> tuple[float, float]:
    """Return the height of a line above and below its baseline, in pt.

    LibreOffice rounds each part to twips: at 10.5 pt a line is 12.80 and not 12.82, a difference
    of three quarters of a pt down a page.
    """
    størrelse = form.størrelse * 20
    op = floor(størrelse * OPSTIGNING + 0.5) + floor(størrelse * LINJEGAB + 0.5)
    ned = floor(størrelse) - floor(størrelse * OPSTIGNING + 0.5)
    ekstra = floor((op + ned) * form.linjeafstand) - (op + ned)
    return (op + ekstra) / 20, ned / 20


def kursivkant(form: Form) -> float:
    """Return how far before the margin LibreOffice ends a line of italics, in pt."""
    return floor(sum(linje(form)) * 20 / 12) / 20


def form(form: Form) -> dict[str, Any]:
    """Return the looks of a paragraph for the frame."""
    op, ned = linje(form)
    return {
        "s": form.størrelse,
        "op": op,
        "ned": ned,
        "fed": form.fed,
        "kursiv": form.kursiv,
        "farve": form.farve,
        "fyld": form.fyld,
        "venstre": pt(form.venstre),
        "højre": pt(form.højre) + (kursivkant(form) if form.kursiv else 0.0),
        "første": pt(form.første_linje),
        "hel": form.hold_linjer,
        "just": form.justering.value,
    }


def side(side: Side) -> dict[str, float]:
    """Return the page in pt."""
    navne = ("bredde", "højde", "top", "bund", "venstre", "højre", "sidefod")
    return {navn: pt(getattr(side, navn)) for navn in navne}


def kolonner(bredder: Sequence[int]) -> list[float]:
    """Return column widths (twips) as LibreOffice keeps them: edges in 1/10,000 of the table.

    The half twip a column wins or loses decides now and then on which line a word stands.
    """
    ialt = sum(bredder)
    kanter = [round(kant * 10000 / ialt) * ialt / 10000 for kant in accumulate(bredder, initial=0)]
    return [højre - venstre for venstre, højre in pairwise(kanter)]
