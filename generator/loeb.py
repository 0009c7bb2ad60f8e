"""One project through every stage: read, understand, set up, measure, check."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from generator.dokument.trae import Dokument
from generator.fund import Alvor, Fund
from generator.laesning import Kildekort, læs_projekt
from generator.model.byg import byg_plan
from generator.model.plan import Plan
from generator.regler.grundlag import Grundlag
from generator.regler.koersel import kør_regler, med_steder
from generator.sidemaal import Opslag, mål_sider
from generator.skabelon import byg_dokument, læs_tekster
from generator.typografi import Typografi, læs_typografi

STANDARDGRÆNSE = 5
"""Pages, while the regelsæt is unknown; every period so far has asked for five (RV)."""


@dataclass(frozen=True)
class Resultat:
    """What became of one project."""

    mappe: Path
    navn: str
    """The folder's name; output files are called the same."""
    fund: tuple[Fund, ...]
    """With places, sorted by file and line."""
    kort: Kildekort
    stier: tuple[Path, ...]
    plan: Plan | None = None
    dokument: Dokument | None = None
    typografi: Typografi | None = None
    opslag: Opslag | None = None

    @property
    def optælling(self) -> Counter[Alvor]:
        """Count the findings by severity."""
        return Counter(f.alvor or Alvor.FEJL for f in self.fund)

    @property
    def har_fejl(self) -> bool:
        """Tell whether any finding is a fejl."""
        return self.optælling[Alvor.FEJL] > 0


def gennemfør(mappe: Path, *, endelig: bool = False) -> Resultat:
    """Take a project through all stages; the document is there whenever it can be.

    Raises:
        ProjektFejl: the folder is no project, or the system refuses to read a file.
        SkabelonFejl: a template cannot be rendered.
        Sidemålsfejl: the pages could not be laid out.
    """
    rådata = læs_projekt(mappe)
    bygget = byg_plan(rådata)
    plan = bygget.plan
    if plan is None:
        fund = med_steder(bygget.fund, rådata.kort)
        navn = mappe.resolve().name
        return Resultat(mappe, navn, tuple(fund), rådata.kort, rådata.stier)
    tekster = læs_tekster(plan)
    dokument = byg_dokument(plan, tekster)
    typografi = læs_typografi()
    grænse = plan.regelsæt.sider if plan.regelsæt else STANDARDGRÆNSE
    opslag = mål_sider(dokument, typografi, grænse=grænse, stempel=not endelig)
    grundlag = Grundlag(plan, tekster, dokument, opslag.mål)
    fund = [*bygget.fund, *tekster.fund, *kør_regler(grundlag)]
    return Resultat(
        mappe,
        plan.navn,
        tuple(med_steder(fund, rådata.kort)),
        rådata.kort,
        rådata.stier,
        plan,
        dokument,
        typografi,
        opslag,
    )
