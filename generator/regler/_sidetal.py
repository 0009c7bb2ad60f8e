"""How the two rules on pages write their numbers."""

from __future__ import annotations

from decimal import Decimal

from generator.dansk.tal import skriv_tal
from generator.regler.grundlag import Grundlag
from generator.sidemaal.sidetal import Afsnitsmål, Sidemål

_BREDEST = 60
"""Characters of a heading; the fund's own are two lines long."""
_HÅRFIN = 0.001
"""Pages; a section that ends right at the limit has not passed it."""


def er_uvis(grundlag: Grundlag) -> bool:
    """Tell whether marks stand where values belong: what to cut is told when they can be read."""
    return grundlag.tekster.uden_værdi > 0


def er_delvist(grundlag: Grundlag) -> bool:
    """Tell whether some of the content could not be read, so that there will be more of it."""
    return bool(grundlag.plan.ulæselige or grundlag.plan.udeladt)


def sider(antal: int) -> str:
    """Return »1 side« or »5 sider«."""
    return f"{skriv_tal(antal)} {'side' if antal == 1 else 'sider'}"


def forbrug(sider: float) -> str:
    """Return the use of pages with two decimals, as every report prints it."""
    return skriv_tal(Decimal(str(sider)), 2)


def navn(afsnit: Afsnitsmål) -> str:
    """Return a section's heading in quotes, cut so that it does not fill the message."""
    hel = afsnit.overskrift
    kort = hel if len(hel) <= _BREDEST else f"{hel[: _BREDEST - 1].rstrip()}…"
    return f"»{kort}«"


def over_grænsen(mål: Sidemål) -> Afsnitsmål | None:
    """Return the section, of all levels the innermost, in which the limit is passed.

    LibreOffice may see a page more than the built-in count: then it is the last section.
    """
    egne = [afsnit.forbrug for afsnit in mål.afsnit]
    åbne: list[int] = []
    for nr, afsnit in enumerate(mål.afsnit):
        while åbne and mål.afsnit[åbne[-1]].niveau >= afsnit.niveau:
            åbne.pop()
        if åbne:
            egne[åbne[-1]] -= afsnit.forbrug
        åbne.append(nr)
    # What is left is the text right under each heading; before the first stands the title.
    sted = mål.forbrug - sum(egne)
    for afsnit, eget in zip(mål.afsnit, egne, strict=True):
        sted += eget
        if sted > mål.grænse + _HÅRFIN:
            return afsnit
    return mål.afsnit[-1] if mål.afsnit else None
