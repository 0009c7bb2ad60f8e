"""Planted faults and true sentences in projects of our own, as text tables.

The parts are kept apart by when they were written, for only what was written before the rules
were mended shows what the rules find in an application they do not know:

* `1_med_reglerne`: together with the rules.
* `2_foer_rettelserne`: by people who had not read the rules; those were mended by it afterwards.
* `3_efter_rettelserne`: after that, and before anyone had looked at what the rules make of it; not
  there when the last of them has been used to mend the rules.

A folder of a part is a project: `plan.yaml` (the content files as keys), `fejl.txt` and
`sande.txt`. How a case is written:

* ``== tal om en afdeling`` begins a kind; the cases under it belong to it.
* A case is one line at the margin: ``[problemkompleks.indledning] Birkehøj har 80 lejeboliger.``
  The brackets hold the address of the field; what is typed becomes a new paragraph there. With
  ``[=projekt.periode.til] 2029-07-31`` it replaces what stood in the field. List places count from
  0: ``[organisering.fora.0.ansvar]``. Without brackets it is ``[problemkompleks.indledning]``.
* In `fejl.txt` the rule that should find it may stand indented on the next line. It counts as
  found when an advarsel or fejl of that rule (of any, when none is named) stands in what was typed.
* In `sande.txt` nothing follows. It counts as alarmed when there is any advarsel or fejl that the
  project has not without it.

``python -m tests.regler.korpus`` prints the table per kind and what was missed or alarmed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.fund import Alvor, Fund, Sti
from generator.model.byg import MODELLER
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.opslag import slå_op
from generator.model.plan import Plan
from generator.model.regelsaet import Regelsæt
from generator.regler.grundlag import Grundlag
from generator.regler.koersel import kør_regler
from generator.skabelon.tekster import læs_tekster

MAPPE = Path(__file__).parent
_STED = re.compile(r"\[(=?)([^\]\s]+)\]\s*(.*)")
_STANDARD = "problemkompleks.indledning"


@dataclass(frozen=True)
class Tilfælde:
    """A text to be typed into a project, and the rule that should say something; "" for none."""

    projekt: str
    linje: int
    slags: str
    sti: Sti
    erstat: bool
    tekst: str
    regel: str


def projekter() -> list[str]:
    """Return the projects as ``part/name``."""
    return sorted(fil.parent.relative_to(MAPPE).as_posix() for fil in MAPPE.glob("*/*/plan.yaml"))


def læs_tabel(projekt: str, navn: str) -> list[Tilfælde]:
    """Read `fejl.txt` or `sande.txt` of a project."""
    ud: list[Tilfælde] = []
    slags = ""
    fil = MAPPE / projekt / navn
    for nr, linje in enumerate(fil.read_text(encoding="utf-8").splitlines(), 1):
        if not linje.strip() or linje.startswith("#"):
            continue
        if linje.startswith("=="):
            slags = linje.strip("= ")
        elif linje.startswith(" "):
            *ud, sidste = ud
            ud.append(Tilfælde(**{**vars(sidste), "regel": linje.strip()}))
        else:
            fundet = _STED.fullmatch(linje)
            erstat, sted, tekst = fundet.groups() if fundet else ("", _STANDARD, linje)
            sti = tuple(int(led) if led.isdigit() else led for led in sted.split("."))
            ud.append(Tilfælde(projekt, nr, slags, sti, bool(erstat), tekst, ""))
    return ud


@cache
def _rå(projekt: str) -> str:
    return (MAPPE / projekt / "plan.yaml").read_text(encoding="utf-8")


def _som_tekst(værdi: Any) -> Any:
    """Return every scalar as text: that is how the reader hands it on."""
    if isinstance(værdi, dict):
        return {nøgle: _som_tekst(v) for nøgle, v in værdi.items()}
    if isinstance(værdi, list):
        return [_som_tekst(v) for v in værdi]
    return str(værdi)


@cache
def _indhold(projekt: str) -> Any:
    return _som_tekst(yaml.safe_load(_rå(projekt)))


def _med(værdi: Any, sti: Sti, tekst: str, erstat: bool) -> Any:
    """Return the content with a text typed in; the original is left as it is."""
    if not sti:
        return tekst if erstat or not værdi else f"{værdi}\n\n{tekst}"
    første, *rest = sti
    if isinstance(værdi, list):
        assert isinstance(første, int)
        return [
            _med(led, tuple(rest), tekst, erstat) if nr == første else led
            for nr, led in enumerate(værdi)
        ]
    ny = dict(værdi) if isinstance(værdi, dict) else {}  # a plain text is `tekst`
    ny[første] = _med(ny.get(første), tuple(rest), tekst, erstat)
    return ny


def _fund(projekt: str, indhold: Any) -> list[Fund]:
    dele: dict[str, Any] = {
        s: m.model_validate(indhold[s]) for s, m in MODELLER.items() if s in indhold
    }
    regelsæt = slå_op(Regelsæt, "regelsaet", str(dele["projekt"].regelsæt), None).sæt
    sæt = slå_op(Kriteriesæt, "kriterier", "parallelsamfund-2022", None).sæt
    plan = Plan(projekt, **dele, regelsæt=regelsæt, kriteriesæt=sæt)
    tekster = læs_tekster(plan)
    assert not tekster.fund, (projekt, tekster.fund)
    return [f for f in kør_regler(Grundlag(plan, tekster)) if f.alvor is not Alvor.INFO]


@cache
def grundfund(projekt: str) -> frozenset[tuple[str, str]]:
    """Return what the rules say of the project as it is: nobody should be surprised by it."""
    return frozenset((f.regel, f.besked) for f in _fund(projekt, _indhold(projekt)))


def nye_fund(tilfælde: Tilfælde) -> list[Fund]:
    """Return the warnings and errors that come of typing a text."""
    før = grundfund(tilfælde.projekt)
    indhold = _indhold(tilfælde.projekt)
    ny = _med(indhold, tilfælde.sti, tilfælde.tekst, tilfælde.erstat)
    return [f for f in _fund(tilfælde.projekt, ny) if (f.regel, f.besked) not in før]


def er_fundet(tilfælde: Tilfælde) -> bool:
    """Tell whether the expected rule speaks at what was typed."""
    ventet = tilfælde.regel
    return any(ventet in ("", f.regel) and _ved(f, tilfælde) for f in nye_fund(tilfælde))


def _ved(fund: Fund, tilfælde: Tilfælde) -> bool:
    if fund.sti[: len(tilfælde.sti)] != tilfælde.sti:
        return False
    gammel: Any = _indhold(tilfælde.projekt)
    for led in tilfælde.sti:
        if isinstance(gammel, str):
            gammel = ""
        else:
            gammel = gammel.get(led, "") if isinstance(gammel, dict) else gammel[led]
    start = 0 if tilfælde.erstat or not gammel else len(str(gammel)) + 2
    return fund.tegn is None or fund.tegn >= start
