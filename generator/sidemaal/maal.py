"""How many pages, how full, which section takes what; LibreOffice's count joins it here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from math import ceil, floor
from typing import Any

from generator.dokument.trae import (
    Blok,
    Dokument,
    Overskrift,
    alle_blokke,
    ren_tekst,
)
from generator.fund import Sti, sti_tekst
from generator.sidemaal.opslag import Opsætning
from generator.sidemaal.sideskift import Plads
from generator.skrivere.typst.maal import linje, pt
from generator.typografi import Typografi

BÅND = 0.10
"""Pages from the limit within which the built-in answer alone is unconfirmed."""


@dataclass(frozen=True, slots=True)
class Afsnitsmål:
    """What a section takes: from its heading to the next of its level or above."""

    overskrift: str
    sti: Sti
    niveau: int
    side: int
    forbrug: float


@dataclass(frozen=True, slots=True)
class Sidemål:
    """The page count of one document, as it is reported."""

    antal: int
    """LibreOffice's where it was asked, else the built-in one's."""
    forbrug: float
    """Always the built-in one's."""
    grænse: int
    motor: str
    tegn: int
    ord: int
    afsnit: tuple[Afsnitsmål, ...]
    linjer_tilbage: int
    """Lines of running text until the limit; below 0 when it is passed."""
    indbygget_antal: int
    bekræftet: bool = False
    bekræftet_af: str = ""

    @property
    def over(self) -> bool:
        """Tell whether either witness says the limit is passed (one is the PDF, one the DOCX)."""
        return max(self.antal, self.indbygget_antal) > self.grænse

    @property
    def tæt_på(self) -> bool:
        """Tell whether the built-in answer is too near the limit to stand alone."""
        return abs(self.forbrug - self.grænse) <= BÅND + 1e-9

    @property
    def skal_skæres(self) -> int:
        """Return about how many words must go, in tens; 0 when the document fits."""
        if not self.over:
            return 0
        # At least a line: LibreOffice may see a page more where the built-in one sees none.
        over = max(self.forbrug - self.grænse, 0.02)
        return ceil(over * self.ord / max(self.forbrug, 0.1) / 10) * 10

    @property
    def længste(self) -> Afsnitsmål | None:
        """Return the longest section that has no sections of its own."""
        blade = [
            afsnit
            for afsnit, næste in zip(self.afsnit, (*self.afsnit[1:], None), strict=True)
            if næste is None or næste.niveau <= afsnit.niveau
        ]
        return max(blade, key=lambda a: a.forbrug, default=None)

    def med_vidne(self, antal: int, navn: str) -> Sidemål:
        """Return the measure with LibreOffice's count; it confirms when the answers agree."""
        enige = (antal > self.grænse) == (self.indbygget_antal > self.grænse)
        return replace(self, antal=antal, bekræftet=enige, bekræftet_af=navn)

    def til_cache(self) -> dict[str, Any]:
        """Return the measure as `fra_json` reads it back: unrounded."""
        return asdict(self)

    def som_json(self) -> dict[str, Any]:
        """Return the keys of the machine-readable report."""
        data = asdict(self)
        data["forbrug"] = round(self.forbrug, 2)
        data["afsnit"] = [
            {
                "overskrift": a.overskrift,
                "sti": sti_tekst(a.sti),
                "niveau": a.niveau,
                "side": a.side,
                "forbrug": round(a.forbrug, 2),
            }
            for a in self.afsnit
        ]
        return data


def fra_json(data: object) -> Sidemål | None:
    """Return a stored measure; None when it is not one of ours."""
    if not isinstance(data, dict):
        return None
    try:
        afsnit = tuple(Afsnitsmål(**{**a, "sti": tuple(a["sti"])}) for a in data["afsnit"])
        return Sidemål(**{**data, "afsnit": afsnit})
    except (KeyError, TypeError):
        return None


def sidemål(
    dokument: Dokument, typografi: Typografi, opsætning: Opsætning, grænse: int, motor: str
) -> Sidemål:
    """Return the built-in witness's measure of a laid out document."""
    side = typografi.side
    højde = pt(side.højde) - pt(side.top) - pt(side.bund)
    linjehøjde = sum(linje(typografi.former["body text"]))
    tekst = list(_tekster(dokument))
    return Sidemål(
        antal=opsætning.sider,
        forbrug=opsætning.forbrug,
        grænse=grænse,
        motor=motor,
        tegn=sum(len(t) for t in tekst),
        ord=sum(len(t.split()) for t in tekst),
        afsnit=tuple(_afsnit(dokument.blokke, opsætning, pt(side.top), højde)),
        linjer_tilbage=floor((grænse - opsætning.forbrug) * højde / linjehøjde),
        indbygget_antal=opsætning.sider,
    )


def _tekster(dokument: Dokument) -> Iterator[str]:
    """Yield every paragraph's text, notes and captions too."""
    noter = tuple(blok for note in dokument.noter for blok in note.blokke)
    for blok in alle_blokke((*dokument.blokke, *noter)):
        yield ren_tekst(getattr(blok, "indhold", getattr(blok, "billedtekst", ())))


def _afsnit(
    blokke: tuple[Blok, ...], opsætning: Opsætning, top: float, højde: float
) -> Iterator[Afsnitsmål]:
    """Yield the sections in reading order."""

    def sted(plads: Plads) -> float:
        return plads.side - 1 + (plads.y - top) / højde

    hoveder = [
        (blok, plads)
        for blok, plads in zip(blokke, opsætning.pladser, strict=True)
        if isinstance(blok, Overskrift)
    ]
    for nr, (blok, plads) in enumerate(hoveder):
        slut = opsætning.forbrug
        for senere, dens_plads in hoveder[nr + 1 :]:
            if senere.niveau <= blok.niveau:
                slut = sted(dens_plads)
                break
        yield Afsnitsmål(
            overskrift=ren_tekst(blok.indhold),
            sti=blok.sti,
            niveau=blok.niveau,
            side=plads.side,
            forbrug=max(slut - sted(plads), 0.0),
        )
