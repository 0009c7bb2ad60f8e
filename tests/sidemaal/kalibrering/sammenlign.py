"""Lays documents out with both engines and holds the answers against each other."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from generator.dokument.trae import Dokument, Notehenvisning, Overskrift, Tabel, alle_blokke
from generator.sidemaal import BÅND, mål_sider
from generator.sidemaal.vidner import Vidne, bekræft
from generator.skrivere.docx import skriv_docx
from generator.skrivere.typst.maal import pt
from generator.typografi.laesning import læs_typografi
from generator.typografi.typer import Typografi

from .korpus import Opskrift, byg

GRÆNSE = 5
NÆR = 0.15
"""Pages from the limit within which half of the corpus ends."""
LIGE = 0.003
"""Pages (two pt) of difference that count as none: both engines round to twips."""


@dataclass(frozen=True, slots=True)
class Udfald:
    """One document by both engines."""

    opskrift: Opskrift
    sider: int
    forbrug: float
    vidnets_sider: int
    forskel: float
    """Pages between where the two put the end of the document."""
    overskrifter: int
    på_rette_side: int
    første: str
    """Where the two first differ, and what stands there."""
    ting: str
    """What stands there, alone."""
    første_overskrift: int | None
    """The block of the first heading that the two place differently."""
    plads: tuple[int, float]
    """Where the built-in layout places that heading: page, y."""

    @property
    def samme(self) -> bool:
        return self.sider == self.vidnets_sider

    @property
    def samme_svar(self) -> bool:
        """Tell whether both give the same answer to »over five?«."""
        return (self.sider > GRÆNSE) == (self.vidnets_sider > GRÆNSE)

    @property
    def uden_for_båndet(self) -> bool:
        return abs(self.forbrug - GRÆNSE) > BÅND


@dataclass(frozen=True, slots=True)
class Tal:
    """The numbers that must hold."""

    antal: int
    nær_grænsen: int
    samme_sidetal: int
    forkert_svar_uden_for_båndet: int
    forkert_svar_i_båndet: int
    medianfejl: float
    p95: float
    største: float
    overskrifter: int
    på_rette_side: int


def sammenlign(opskrifter: Sequence[Opskrift]) -> tuple[list[Udfald], str]:
    """Return the outcome of each document, all in one call of LibreOffice, and its version."""
    typografi = læs_typografi()
    dokumenter = [byg(o) for o in opskrifter]
    vidner = bekræft([skriv_docx(dokument, typografi) for dokument in dokumenter])
    udfald: list[Udfald] = []
    motor = ""
    for opskrift, dokument, vidne in zip(opskrifter, dokumenter, vidner, strict=True):
        if not isinstance(vidne, Vidne):
            raise vidne
        motor = vidne.motor
        udfald.append(_udfald(opskrift, dokument, vidne, typografi))
    return udfald, motor


def gør_op(udfald: Sequence[Udfald]) -> Tal:
    """Return the totals."""
    fejl = sorted(u.forskel for u in udfald)
    forkerte = [u for u in udfald if not u.samme_svar]
    return Tal(
        antal=len(udfald),
        nær_grænsen=sum(abs(u.forbrug - GRÆNSE) <= NÆR for u in udfald),
        samme_sidetal=sum(u.samme for u in udfald),
        forkert_svar_uden_for_båndet=sum(u.uden_for_båndet for u in forkerte),
        forkert_svar_i_båndet=sum(not u.uden_for_båndet for u in forkerte),
        medianfejl=statistics.median(fejl),
        p95=fejl[int(len(fejl) * 0.95)],
        største=fejl[-1],
        overskrifter=sum(u.overskrifter for u in udfald),
        på_rette_side=sum(u.på_rette_side for u in udfald),
    )


def _udfald(opskrift: Opskrift, dokument: Dokument, vidne: Vidne, typografi: Typografi) -> Udfald:
    opslag = mål_sider(dokument, typografi, grænse=GRÆNSE)
    side = typografi.side
    top, papir = pt(side.top), pt(side.højde)
    højde = papir - top - pt(side.bund)
    numre = [nr for nr, blok in enumerate(dokument.blokke) if isinstance(blok, Overskrift)]
    egne = [(opslag.pladser[nr].side, opslag.pladser[nr].y) for nr in numre]
    dens = [(mærke.side, papir - mærke.y) for mærke in vidne.overskrifter]
    assert len(egne) == len(dens), opskrift.navn

    def sted(plads: tuple[int, float]) -> float:
        return plads[0] - 1 + (plads[1] - top) / højde

    forskelle = [abs(sted(a) - sted(b)) for a, b in zip(egne, dens, strict=True)]
    første = next((nr for nr, forskel in enumerate(forskelle) if forskel > LIGE), None)
    sted_, ting = "", ""
    if første is not None:
        fra = numre[første - 1] if første else 0
        ting = _hvad_står(dokument, fra, numre[første])
        over = opslag.pladser[numre[første]].side > opslag.pladser[fra].side
        sted_ = f"s. {opslag.pladser[fra].side}: {ting}{' ved sideskift' if over else ''}"
    return Udfald(
        opskrift=opskrift,
        sider=opslag.mål.indbygget_antal,
        forbrug=opslag.mål.forbrug,
        vidnets_sider=vidne.antal,
        forskel=forskelle[-1],
        overskrifter=len(egne),
        på_rette_side=sum(a[0] == b[0] for a, b in zip(egne, dens, strict=True)),
        første=sted_,
        ting=ting,
        første_overskrift=None if første is None else numre[første],
        plads=egne[første or 0],
    )


def _hvad_står(dokument: Dokument, fra: int, til: int) -> str:
    """Say what stands between two headings."""
    blokke = dokument.blokke[fra:til]
    noter = any(
        isinstance(stykke, Notehenvisning)
        for blok in alle_blokke(blokke)
        for stykke in getattr(blok, "indhold", ())
    )
    tabel = any(isinstance(blok, Tabel) for blok in blokke)
    ting = [navn for navn, er in (("noter", noter), ("tabel", tabel)) if er] or ["tekst"]
    return " og ".join(ting)
