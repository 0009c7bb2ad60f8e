"""Build one project for the board: never an exception, and the old pages while a fault stops it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from generator.dansk.systemfejl import grund
from generator.fund import Alvor, PlaceretFund
from generator.laesning.typer import ProjektFejl
from generator.loeb import Resultat, gennemfør
from generator.maskine.baggrund import IBaggrunden
from generator.maskine.sti import vis_sti
from generator.omfang import Bekræftelse, Omfang
from generator.sidemaal import Sidemålsfejl
from generator.sidemaal.sidebilleder import sidesummer, tegn_pdf
from generator.skabelon import SkabelonFejl
from generator.vis.steder import stedvisning
from generator.vis.tavle import Opslag, Tavle
from generator.vis.udgave import Data, beskriv, skriv, uden_sider

STRAKS = Omfang(bekræftelse=Bekræftelse.ALDRIG, felter=True)
BEKRÆFTET = Omfang(felter=True)


@dataclass(frozen=True)
class Bygget:
    """What a build leaves for afterwards: what LibreOffice may count."""

    resultat: Resultat | None = None
    kan_gå_over: bool = False
    """The system refused to read something, and may not do so the next time."""


def byg(tavle: Tavle, nr: int, vores_fejl: Callable[[], str], omfang: Omfang = STRAKS) -> Bygget:
    """Build project `nr` and put it up; `vores_fejl` logs a fault of ours and words it."""
    før = tavle.opslag[nr]
    tavle.sæt(nr, replace(før, arbejder=True))
    try:
        return _byg(tavle, nr, omfang)
    except (ProjektFejl, SkabelonFejl, Sidemålsfejl) as fejl:
        kan_gå_over = isinstance(fejl, ProjektFejl)
        findes = før.mappe.is_dir()
        sætning = str(fejl) if findes else f"Mappen {vis_sti(før.mappe)} findes ikke længere."
    except OSError as fejl:
        kan_gå_over = True
        sætning = f"Styresystemet afviser det: {grund(fejl)}."
    except Exception:
        kan_gå_over = False
        sætning = vores_fejl()
    _stop(tavle, nr, [{"besked": sætning, "ret": "", "sted": None}], {})
    return Bygget(kan_gå_over=kan_gå_over)


def _byg(tavle: Tavle, nr: int, omfang: Omfang) -> Bygget:
    før = tavle.opslag[nr]
    resultat = gennemfør(før.mappe, omfang)
    klokken = datetime.now()
    ulæselige = _ulæselige(resultat)
    opslag = resultat.opslag
    hele = "sider" in før.udgave.data and not før.udgave.data["mangler"]
    if opslag is None or (ulæselige and hele):
        besked = resultat.sidefejl or "Dokumentet kan ikke bygges."
        stop = [_linje(f) for f in ulæselige] or [{"besked": besked, "ret": "", "sted": None}]
        _stop(tavle, nr, stop, uden_sider(resultat, klokken))
        return Bygget()
    assert resultat.dokument is not None, "følger opslaget"
    # Typst leaves Python's lock alone while it draws.
    summer = IBaggrunden(lambda: sidesummer(opslag))
    pdf = tegn_pdf(opslag, resultat.dokument.dato)
    data = {
        **beskriv(resultat, summer.svar, klokken),
        "mangler": [_linje(f) for f in ulæselige],
    }
    tavle.sæt(nr, Opslag(før.mappe, skriv(tavle.næste(), data, pdf)))
    return Bygget(resultat)


def _ulæselige(resultat: Resultat) -> list[PlaceretFund]:
    """Return the faults that keep whole files from being read: the pages would lack their parts."""
    plan = resultat.plan
    fejl = [f for f in resultat.fund if f.alvor is Alvor.FEJL]
    if plan is None:
        return [f for f in fejl if f.sti[:1] == ("projekt",)] or fejl
    return [f for f in fejl if f.sti and f.sti[0] in plan.ulæselige]


def _linje(fund: PlaceretFund) -> Data:
    return {"besked": fund.besked, "ret": fund.ret, "sted": stedvisning(fund.sted)}


def _stop(tavle: Tavle, nr: int, stop: list[Data], nyt: Data) -> None:
    """Say why there are no new pages; the old ones stay with what was found on them, marked."""
    før = tavle.opslag[nr]
    gammelt = før.udgave.data
    data = {**nyt, "gammel": False, "stop": stop}
    if "sider" in gammelt:
        klokken = gammelt.get("klokken_sider") or gammelt["klokken"]
        data = {**gammelt, "gammel": True, "klokken_sider": klokken, "stop": stop}
    data.setdefault("titel", gammelt.get("titel", ""))
    tavle.sæt(nr, Opslag(før.mappe, skriv(tavle.næste(), data, før.udgave.pdf)))
