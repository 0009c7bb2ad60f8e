"""What a run has to say of one project, whatever the format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.fund import Alvor, PlaceretFund, Sted
from generator.laesning.laesefejl import LÆSEFEJL
from generator.maskine.sti import vis_sti

if TYPE_CHECKING:
    from generator.loeb import Resultat
    from generator.sidemaal.sidetal import Sidemål


@dataclass(frozen=True)
class Svar:
    """One project's findings, page count and files; `fejl` when it could not be read at all."""

    sti: str
    fund: tuple[PlaceretFund, ...] = ()
    sider: Sidemål | None = None
    filer: tuple[str, ...] = ()
    linjer: Mapping[Sted, str] = field(default_factory=dict)
    """The line of the file, where the report shows it."""
    fejl: str = ""
    """A sentence when the system or the command stopped the project (exit code 2 or more)."""
    besked: str = ""
    """A further sentence, e.g. why nothing was written."""
    forbehold: str = ""
    """What could not be read: findings and page count are of the rest only."""

    def kildelinje(self, sted: Sted) -> str:
        """Return a finding's line of its file; empty when there is none to show."""
        return self.linjer.get(sted, "")


def svar_af(resultat: Resultat, filer: Iterable[Path] = (), besked: str = "") -> Svar:
    """Return what a result has to say."""
    beskeder = (besked, resultat.sidefejl, resultat.ubekræftet, resultat.fremmede_typografier)
    # The lines alone: a thousand projects' files would stay in memory until the report.
    linjer = {f.sted: resultat.kort.kildelinje(f.sted) for f in resultat.fund}
    return Svar(
        vis_sti(resultat.mappe),
        resultat.fund,
        resultat.mål,
        tuple(vis_sti(fil) for fil in filer),
        linjer,
        besked=" ".join(led for led in beskeder if led),
        forbehold=resultat.forbehold,
    )


def plads(fund: PlaceretFund) -> tuple[str, int, int]:
    """Return file as shown, line and column of a finding."""
    return vis_sti(fund.sted.fil), fund.sted.linje, fund.sted.kolonne


def i_orden(fund: Iterable[PlaceretFund]) -> list[PlaceretFund]:
    """Return the most serious findings first; what cannot be read before what follows from it."""
    return sorted(fund, key=lambda f: (f.alvor.rang, f.regel not in LÆSEFEJL))


def optæl(svar: Iterable[Svar]) -> Counter[Alvor]:
    """Count findings by severity over all projects."""
    return Counter(f.alvor for s in svar for f in s.fund)


def opsummering(tal: Counter[Alvor]) -> str:
    """Return »3 fejl, 2 advarsler, 5 bemærkninger«."""
    if not tal.total():
        return "Ingen fund."
    former = (
        (Alvor.FEJL, "fejl", "fejl"),
        (Alvor.ADVARSEL, "advarsel", "advarsler"),
        (Alvor.INFO, "bemærkning", "bemærkninger"),
    )
    return ", ".join(f"{tal[a]} {en if tal[a] == 1 else flere}" for a, en, flere in former) + "."
