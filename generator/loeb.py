"""One project through every stage: read, understand, set up, measure, check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from generator.dokument.trae import Dokument
from generator.fund import Alvor, Fund
from generator.laesning import Kildekort, læs_projekt
from generator.model.byg import byg_plan
from generator.model.plan import Plan
from generator.regler import alle_regler
from generator.regler.grundlag import Grundlag
from generator.regler.koersel import kør_regler, med_steder
from generator.sidemaal import Opslag, Sidemålsfejl, mål_sider
from generator.skabelon import byg_dokument, læs_tekster
from generator.typografi import Typografi, læs_typografi

STANDARDGRÆNSE = 5
"""Pages, while the regelsæt is unknown; every period so far has asked for five (RV)."""


class Bekræftelse(Enum):
    """When LibreOffice is asked to count the pages of the DOCX too."""

    TILBUDT = "tilbudt"
    """Near the limit, where LibreOffice is installed."""
    KRÆVET_VED_GRÆNSEN = "krævet ved grænsen"
    """Near the limit, and it is a fault when it cannot be had (the hook before a push)."""
    KRÆVET = "krævet"
    """Always (`--bekræft`)."""


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
    sidefejl: str = ""
    """Why the pages could not be laid out at all; a Danish sentence."""
    ubekræftet: str = ""
    """Why a confirmation that was asked for could not be had; a Danish sentence."""

    @property
    def optælling(self) -> Counter[Alvor]:
        """Count the findings by severity."""
        return Counter(f.alvor or Alvor.FEJL for f in self.fund)

    @property
    def har_fejl(self) -> bool:
        """Tell whether any finding is a fejl."""
        return self.optælling[Alvor.FEJL] > 0


def gennemfør(
    mappe: Path,
    *,
    endelig: bool = False,
    bekræftelse: Bekræftelse = Bekræftelse.TILBUDT,
    uden_cache: bool = False,
    regler: Sequence[str] | None = None,
) -> Resultat:
    """Take a project through all stages; the document is there whenever it can be.

    `regler` names the only rules to run; None runs them all.

    Raises:
        ProjektFejl: the folder is no project, or the system refuses to read a file.
        SkabelonFejl: a template cannot be rendered.
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
    opslag, sidefejl, ubekræftet = None, "", ""
    try:
        opslag = mål_sider(dokument, typografi, grænse=grænse, stempel=not endelig)
        opslag, ubekræftet = _bekræft(opslag, dokument, typografi, bekræftelse, uden_cache)
    except Sidemålsfejl as fejl:
        sidefejl = f"{fejl} {fejl.ret}".strip()
    grundlag = Grundlag(plan, tekster, dokument, opslag.mål if opslag else None)
    valgte = None if regler is None else [alle_regler()[slug] for slug in regler]
    fund = [*bygget.fund, *tekster.fund, *kør_regler(grundlag, valgte)]
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
        sidefejl,
        ubekræftet,
    )


def _bekræft(
    opslag: Opslag,
    dokument: Dokument,
    typografi: Typografi,
    bekræftelse: Bekræftelse,
    uden_cache: bool,
) -> tuple[Opslag, str]:
    """Ask LibreOffice when it is wanted; return the measure, and why a wanted answer is missing."""
    if bekræftelse is not Bekræftelse.KRÆVET and not opslag.mål.tæt_på:
        return opslag, ""
    from generator.sidemaal.bekraeftelse import bekræft
    from generator.skrivere.docx import skriv_docx

    try:
        mål = bekræft(opslag.mål, skriv_docx(dokument, typografi), uden_cache=uden_cache)
    except Sidemålsfejl as fejl:
        if bekræftelse is Bekræftelse.TILBUDT:
            return opslag, ""
        return opslag, f"Sidetallet er ikke bekræftet. {fejl} {fejl.ret}".strip()
    return replace(opslag, mål=mål), ""
