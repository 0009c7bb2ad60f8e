"""The page count as a value: how many, how full, which section takes what."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from math import ceil
from typing import Any

from generator.fund import Sti, sti_tekst

STANDARDGRÆNSE = 5
"""Pages, while the regelsæt is unknown; every period so far has asked for five (RV)."""

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
