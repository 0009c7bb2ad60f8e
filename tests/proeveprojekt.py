"""Small projects for the tests: a copy of an example, changed here and there, and run."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.dokument.trae import Dokument
from generator.fund import Fund
from generator.laesning import læs_projekt
from generator.model.byg import byg_plan
from generator.model.plan import Plan
from generator.rapport.kort import linje
from generator.regler.koersel import med_steder
from generator.skabelon import Tekster, byg_dokument, læs_tekster

ROD = Path(__file__).parents[1]
EKSEMPLER = ROD / "eksempler"
MIT_KVARTER = ROD / "indhold" / "mit-kvarter"
RESTEN = "PROJEKTBESKRIVELSE_PRØV_RESTEN"
"""Set by `pytest --resten`; the worker processes see it too."""
PRØVEANSØGNING = ROD / "tests" / "proeveansoegning" / "mit-kvarter"
"""A whole application that stays as it is, for tests that look for its words or change them; the
real one may be written on without a test breaking."""


def forsøg(antal: int) -> int:
    """Return how many random examples a property test tries: `antal` in CI.

    A newcomer's run tries a fifth; EKSEMPLER in the environment asks for a number of its own.
    """
    faktor = 1.0 if os.environ.get(RESTEN) else 0.2
    return int(os.environ.get("EKSEMPLER") or max(5, antal * faktor))


def kopi(til: Path, af: Path = EKSEMPLER / "mindste") -> Path:
    """Copy a project to a folder of its own."""
    shutil.copytree(af, til)
    return til


def ret(fil: Path, gammelt: str, nyt: str) -> None:
    """Replace what stands in a file exactly once."""
    tekst = fil.read_text(encoding="utf-8")
    assert tekst.count(gammelt) == 1, f"»{gammelt}« står {tekst.count(gammelt)} gange i {fil.name}"
    fil.write_text(tekst.replace(gammelt, nyt), encoding="utf-8", newline="\n")


@dataclass(frozen=True)
class Læst:
    """A project through every stage but the rules, and the faults of reading it."""

    plan: Plan
    tekster: Tekster
    dokument: Dokument
    fund: list[Fund]

    @property
    def linjer(self) -> list[str]:
        """The faults as `--format kort` prints them."""
        return [linje(f) for f in self.fund]


def læs(mappe: Path) -> Læst:
    """Read, understand and set up a project."""
    rådata = læs_projekt(mappe)
    bygget = byg_plan(rådata)
    assert bygget.plan is not None, med_steder(bygget.fund, bygget.kort)
    tekster = læs_tekster(bygget.plan)
    dokument = byg_dokument(bygget.plan, tekster)
    fund = med_steder([*bygget.fund, *tekster.fund], bygget.kort)
    return Læst(bygget.plan, tekster, dokument, fund)


def læsefejl(mappe: Path) -> list[str]:
    """Return the faults of reading a project, also one of which no plan can be made."""
    rådata = læs_projekt(mappe)
    bygget = byg_plan(rådata)
    fund = list(bygget.fund)
    if bygget.plan is not None:
        fund += læs_tekster(bygget.plan).fund
    return [linje(f) for f in med_steder(fund, bygget.kort)]
