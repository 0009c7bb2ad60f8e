"""The two sides read, and held against each other as what they are: projects or documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from generator.fund import Alvor
from generator.laesning.projekter import Brugsfejl
from generator.laesning.typer import ProjektFejl
from generator.loeb import Resultat, gennemfør_alle
from generator.omfang import Omfang
from generator.sammenlign.aendringer import ComparisonAnswer
from generator.sammenlign.argumenter import SideSource, åbn
from generator.sammenlign.foelger import følger
from generator.sammenlign.gang import Planudgave
from generator.sammenlign.planer import sammenlign_planer
from generator.sammenlign.resultater import fundforskel, sideforskel
from generator.skabelon import SkabelonFejl, læs_tekster
from generator.word.fil import Filfejl
from generator.word.pakke import læs_docx

_HVAD = ("Den gamle udgave", "Den nye udgave")


@dataclass(frozen=True)
class ComparedSide:
    """One side as read: `resultat` of a project, else `docx` of a document from outside."""

    kilde: SideSource
    resultat: Resultat | None = None
    fremmed: bytes = b""

    @cached_property
    def docx(self) -> bytes:
        """Return the side as a DOCX; a project is built in memory."""
        if self.resultat is None:
            return self.fremmed
        from generator.skrivere.docx import skriv_docx

        assert self.resultat.dokument is not None, "en side uden dokument er afvist"
        assert self.resultat.typografi is not None, "følger dokumentet"
        return skriv_docx(self.resultat.dokument, self.resultat.typografi)


@contextmanager
def læs_sider(gammel: str, ny: str) -> Iterator[tuple[ComparedSide, ComparedSide]]:
    """Find and read both sides.

    Raises:
        Brugsfejl: an argument names nothing that can be compared, or what cannot be read at all.
    """
    with åbn(gammel, ny) as kilder:
        projekter = [k for k in kilder if k.er_projekt]
        udfald = iter(list(gennemfør_alle([k.sti for k in projekter], Omfang(pdf=False))))
        sider = [_projekt(k, next(udfald)) if k.er_projekt else _dokument(k) for k in kilder]
        yield sider[0], sider[1]


def _projekt(kilde: SideSource, udfald: Resultat | ProjektFejl | SkabelonFejl) -> ComparedSide:
    if not isinstance(udfald, Resultat):
        raise Brugsfejl(kilde.oversæt(str(udfald)))
    if udfald.plan is None:
        første = next((f for f in udfald.fund if f.alvor in (None, Alvor.FEJL)), None)
        hvorfor = f" {første.besked}" if første else ""
        raise Brugsfejl(
            kilde.oversæt(
                f"{kilde.navn} kan ikke sammenlignes, for projekt.yaml kan ikke læses.{hvorfor} "
                "»projektbeskrivelse tjek« viser, hvad der skal rettes."
            )
        )
    return ComparedSide(kilde, udfald)


def _dokument(kilde: SideSource) -> ComparedSide:
    try:
        return ComparedSide(kilde, fremmed=læs_docx(kilde.sti))
    except Filfejl as fejl:
        raise Brugsfejl(kilde.oversæt(str(fejl))) from fejl


def sammenlign(gammel: ComparedSide, ny: ComparedSide) -> ComparisonAnswer:
    """Return what has changed from one side to the other."""
    forbehold = [
        f"{kilde.navn}: {note}" for kilde in (gammel.kilde, ny.kilde) for note in kilde.noter
    ]
    if gammel.resultat is None or ny.resultat is None:
        return _dokumenter(gammel, ny, forbehold)
    udgaver = _udgave(gammel.resultat), _udgave(ny.resultat)
    ændringer, huller = sammenlign_planer(*udgaver)
    return ComparisonAnswer(
        gammel.kilde.navn,
        ny.kilde.navn,
        "indhold",
        tuple(ændringer),
        tuple(følger(*udgaver, ændringer)),
        fundforskel(gammel.resultat, ny.resultat),
        sideforskel(gammel.resultat, ny.resultat),
        (*forbehold, *_ulagte([gammel, ny]), *huller),
    )


def _dokumenter(gammel: ComparedSide, ny: ComparedSide, forbehold: list[str]) -> ComparisonAnswer:
    from generator.sammenlign.dokumenter import sammenlign_dokumenter
    from generator.sammenlign.stykker import læs_dokument

    læst = []
    for side in (gammel, ny):
        try:
            læst.append(læs_dokument(side.docx, side.kilde.navn))
        except Filfejl as fejl:
            raise Brugsfejl(str(fejl)) from fejl
        forbehold += læst[-1].noter
        if side.resultat is not None:
            forbehold.append(
                f"{side.kilde.navn} er bygget til et dokument for at kunne sammenlignes med et; "
                "fund og sidetal sammenlignes kun mellem to projekter."
            )
    ændringer = () if gammel.docx == ny.docx else tuple(sammenlign_dokumenter(*læst))
    return ComparisonAnswer(
        gammel.kilde.navn, ny.kilde.navn, "dokument", ændringer, forbehold=tuple(forbehold)
    )


def _udgave(resultat: Resultat) -> Planudgave:
    assert resultat.plan is not None, "en side uden plan er afvist"
    return Planudgave(resultat.plan, læs_tekster(resultat.plan))


def _ulagte(sider: Sequence[ComparedSide]) -> Iterator[str]:
    """Say which pages could not be laid out, and which are of a part only."""
    for hvad, side in zip(_HVAD, sider, strict=True):
        if side.resultat is not None and side.resultat.forbehold:
            yield f"{hvad}: {side.resultat.forbehold}"
        if side.resultat is not None and side.resultat.sidefejl:
            yield f"{hvad} har intet sidetal. {side.resultat.sidefejl}"
