"""Build one project for the board: never an exception, and the old pages while a fault stops it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from generator.fund import Alvor, Fund
from generator.laesning.typer import ProjektFejl
from generator.loeb import Bekræftelse, Omfang, Resultat, gennemfør
from generator.projekter import PROJEKTFIL, vis
from generator.sidemaal import Sidemålsfejl
from generator.sidemaal.sidebilleder import sidesummer, tegn_pdf
from generator.skabelon import SkabelonFejl
from generator.vis.steder import Stedvisning, stedvisning
from generator.vis.tavle import Opslag, Tavle
from generator.vis.udgave import Data, beskriv, skriv, uden_sider

STRAKS = Omfang(bekræftelse=Bekræftelse.ALDRIG, felter=True)
BEKRÆFTET = Omfang(felter=True)


@dataclass(frozen=True)
class Bygget:
    """What a build leaves for afterwards: the files it read, and what LibreOffice may count."""

    stier: tuple[Path, ...] = ()
    resultat: Resultat | None = None


def byg(tavle: Tavle, nr: int, vores_fejl: Callable[[], str], omfang: Omfang = STRAKS) -> Bygget:
    """Build project `nr` and put it up; `vores_fejl` logs a fault of ours and words it."""
    før = tavle.opslag[nr]
    tavle.sæt(nr, replace(før, arbejder=True))
    try:
        return _byg(tavle, nr, omfang)
    except (ProjektFejl, SkabelonFejl, Sidemålsfejl) as fejl:
        sætning = str(fejl)
        if not (før.mappe / PROJEKTFIL).is_file() and not før.mappe.is_dir():
            sætning = f"Mappen {vis(før.mappe)} findes ikke længere."
        _stop(tavle, nr, sætning)
    except OSError as fejl:
        _stop(tavle, nr, f"En fil kunne ikke læses: {fejl.strerror or fejl}.")
    except Exception:
        _stop(tavle, nr, vores_fejl())
    return Bygget()


def _byg(tavle: Tavle, nr: int, omfang: Omfang) -> Bygget:
    før = tavle.opslag[nr]
    resultat = gennemfør(før.mappe, omfang)
    klokken = datetime.now()
    ulæselig = _ulæselig(resultat)
    har_sider = "sider" in før.udgave.data
    if resultat.opslag is None or (ulæselig is not None and har_sider):
        sætning, ret = resultat.sidefejl or "Dokumentet kan ikke bygges.", ""
        if ulæselig is not None:
            sætning, ret = ulæselig.besked, ulæselig.ret
        sted = stedvisning(ulæselig.sted) if ulæselig and ulæselig.sted else None
        _stop(tavle, nr, sætning, ret, sted, uden_sider(resultat, klokken))
        return Bygget(resultat.stier)
    assert resultat.dokument is not None, "følger opslaget"
    pdf = tegn_pdf(resultat.opslag, resultat.dokument.dato)
    data = beskriv(resultat, sidesummer(resultat.opslag), klokken)
    tavle.sæt(nr, Opslag(før.mappe, skriv(tavle.næste(), data, pdf)))
    return Bygget(resultat.stier, resultat)


def _ulæselig(resultat: Resultat) -> Fund | None:
    """Return the fault that keeps a whole file from being read: the pages would lack its part."""
    plan = resultat.plan
    fejl = [f for f in resultat.fund if f.alvor in (None, Alvor.FEJL)]
    if plan is None:
        return next((f for f in fejl if f.sti[:1] == ("projekt",)), next(iter(fejl), None))
    return next((f for f in fejl if f.sti and f.sti[0] in plan.ulæselige), None)


def _stop(
    tavle: Tavle,
    nr: int,
    besked: str,
    ret: str = "",
    sted: Stedvisning | None = None,
    nyt: Data | None = None,
) -> None:
    """Say why there are no new pages; the old ones stay, marked."""
    før = tavle.opslag[nr]
    data = {
        **før.udgave.data,
        **(nyt or {}),
        "læses": False,
        "gammel": "sider" in før.udgave.data,
        "klokken_sider": før.udgave.data.get("klokken_sider", før.udgave.data.get("klokken", "")),
        "stop": {"besked": besked, "ret": ret, "sted": sted},
    }
    data["titel"] = data.get("titel") or før.udgave.data.get("titel", "")
    tavle.sæt(nr, Opslag(før.mappe, skriv(tavle.næste(), data, før.udgave.pdf)))
