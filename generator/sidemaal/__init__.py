"""The page measure, built in; LibreOffice's count and Word's own are in `vidner`.

`mål_sider` is the tool's promise in one call: the layout, the PDF, the number of pages and what
each section takes of them. Whoever needs the count alone asks `tæl_sider`, which remembers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache as husk

from generator.dokument.trae import Dokument
from generator.maskine import cache
from generator.sidemaal.fejl import Sidemålsfejl
from generator.sidemaal.maal import sidemål
from generator.sidemaal.opslag import Felt, sæt_op
from generator.sidemaal.sideskift import Plads
from generator.sidemaal.sidetal import BÅND, Afsnitsmål, Sidemål, fra_json
from generator.skrivere.typst import skriv_typst
from generator.typografi.tegn import skriftfiler, tegn_uden_skrift
from generator.typografi.typer import Typografi

__all__ = [
    "BÅND",
    "Afsnitsmål",
    "Felt",
    "Opslag",
    "Plads",
    "Sidemål",
    "Sidemålsfejl",
    "mål_sider",
    "tegn_uden_skrift",
    "tæl_sider",
]

UDGAVE = "2"
"""Raised when an answer from before cannot be trusted any more."""


@dataclass(frozen=True, slots=True)
class Opslag:
    """The built-in witness's answer: the measure, where each block stands, and the PDF."""

    mål: Sidemål
    pladser: tuple[Plads, ...]
    pdf: bytes
    tilgængelig: bool
    """Whether the PDF claims PDF/UA-1."""
    ukendte: tuple[str, ...] = ()
    """Features of the Word styles that the layout does not know, so its count may be wrong."""
    filer: Mapping[str, bytes] = field(default_factory=dict)
    """What `tegn_sider` draws; with `felter` only where they are asked for."""
    felter: tuple[Felt, ...] = ()
    """Every paragraph in reading order, the notes last."""


def mål_sider(
    dokument: Dokument,
    typografi: Typografi,
    *,
    grænse: int = 5,
    felter: bool = False,
) -> Opslag:
    """Lay out `dokument`, count its pages and make its PDF.

    In a draft the pages past `grænse` carry »over grænsen«; with `felter` the place of every
    paragraph is found too.
    """
    opsætning = sæt_op(
        dokument, typografi, stempel_efter=grænse if dokument.kladde else None, felter=felter
    )
    return Opslag(
        mål=sidemål(dokument, typografi, opsætning, grænse, _motor()),
        pladser=opsætning.pladser,
        pdf=opsætning.pdf,
        tilgængelig=opsætning.tilgængelig,
        ukendte=opsætning.ukendte,
        filer=opsætning.filer,
        felter=opsætning.felter,
    )


def tæl_sider(
    dokument: Dokument, typografi: Typografi, *, grænse: int = 5, uden_cache: bool = False
) -> Sidemål:
    """Return the measure alone; the same text, looks, fonts and engine are not laid out twice."""
    kilde = skriv_typst(dokument, typografi, kun_mål=True)
    dele = [del_ for navn, data in sorted(kilde.filer.items()) for del_ in (navn, data)]
    # The addresses are no part of the layout, but of the answer.
    stier = repr([blok.sti for blok in dokument.blokke])
    nøgle = cache.nøgle(UDGAVE, _motor(), *_skriftsummer(), str(grænse), stier, *dele)
    if not uden_cache:
        kendt = fra_json(cache.hent("typst", nøgle))
        if kendt is not None:
            return kendt
    opsætning = sæt_op(dokument, typografi, kun_mål=True, kilde=kilde)
    mål = sidemål(dokument, typografi, opsætning, grænse, _motor())
    cache.gem("typst", nøgle, mål.til_cache())
    return mål


def _motor() -> str:
    """Return the name and version of the layout engine."""
    # `importlib.metadata` would cost more than the module itself; its stubs leave this out.
    from typst import __version__  # type: ignore[attr-defined]

    return f"typst {__version__}"


@husk
def _skriftsummer() -> tuple[bytes, ...]:
    return tuple(hashlib.sha256(fil.read_bytes()).digest() for fil in skriftfiler())
