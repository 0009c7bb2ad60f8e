"""A kriteriesæt that builds on another one: it says only what is different on a later list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from generator.dansk.datoer import læg_år_til, læs_dato, skriv_dato
from generator.dansk.lister import opregn
from generator.dansk.naermeste import nærmeste
from generator.fund import Fund, Peg, Sti
from generator.laesning.enkelt import læs_enkelt
from generator.maskine.ressourcer import skabeloner
from generator.model.fejl import Afprøvning, afprøv, kort_over, rens
from generator.model.fejltekst import læsefund
from generator.model.felter import Årstal
from generator.model.kriteriesaet import Kriteriesæt
from generator.model.raavaerdier import Felter, Punkter


def udfyld(
    rå: Any, sti: Sti, kendte: Mapping[str, Path], ud: Afprøvning, over: frozenset[str]
) -> bool:
    """Give a raw set at `sti` what the set that it builds on says and it does not.

    False when there is none to build on: what then is missing is no fault of the set's own.
    `kendte` are the sets that can be named, and `over` those that build on this one.

    Raises:
        ProjektFejl: the system will not let a file be read.
    """
    navn = rå.get("ligesom") if isinstance(rå, Felter) else None
    if not isinstance(navn, str):
        return True
    fil = kendte.get(navn)
    if fil is None or navn in over:
        ud.fund.append(_intet_grundlag((*sti, "ligesom"), navn, kendte, over))
        return False
    grund = _grundlag(fil, kendte, ud, over | {navn})
    if grund is None:
        return False
    ud.fund.extend(_ret_navne(rå.get("kriterier"), grund["kriterier"], (*sti, "kriterier")))
    if frem := _år_imellem(grund, rå):
        ud.fund.extend(_mangler_nyt(grund, rå, sti))
        _fremskriv(grund, frem)
    _flet(rå, grund)
    return True


def _ret_navne(egne: Any, grundens: Felter, sti: Sti) -> Iterator[Fund]:
    """Yield misspelt criteria; taken for new ones, they would lack all that is not said again."""
    for navn in list(egne) if isinstance(egne, Felter) else ():
        forslag = None if navn in grundens else nærmeste(navn, grundens)
        if forslag and forslag not in egne:
            besked = f"Der er intet kriterium, der hedder »{navn}«, i det sæt, dette bygger på."
            ret = f"Mente du »{forslag}«?"
            yield læsefund((*sti, navn), "ukendt-felt", besked, ret, Peg.NØGLE, navn)
            egne.omdøb(navn, forslag)


def _intet_grundlag(sti: Sti, navn: str, kendte: Mapping[str, Path], over: frozenset[str]) -> Fund:
    if navn in over:
        besked = f"Kriteriesættet bygger på sig selv (»{navn}«)."
        ret = "Skriv et andet navn i »ligesom«, eller giv filen et andet navn."
    else:
        besked = f"Der findes ikke et kriteriesæt, der hedder »{navn}«."
        forslag = nærmeste(navn, kendte)
        ret = f"Mente du »{forslag}«?" if forslag else f"Kendte kriteriesæt: {opregn(kendte)}."
    return læsefund(sti, "ukendt-navn", besked, ret, ord_=navn)


def _grundlag(
    fil: Path, kendte: Mapping[str, Path], ud: Afprøvning, over: frozenset[str]
) -> Felter | None:
    """Return the raw values of the set that is built on; its faults are told where they stand."""
    rådata = læs_enkelt(fil, egen=fil.parent != skabeloner() / "kriterier")
    her = Afprøvning(list(rådata.fund))
    rå = rens(rådata.filer.get(fil.stem), (fil.stem,), rådata.kort, her)
    kort = kort_over({fil.stem: rå}, rådata.kort)
    hel = udfyld(rå, (fil.stem,), kendte, her, over)
    sæt = afprøv(Kriteriesæt, rå, (fil.stem,), kort, her) if hel else None
    ud.fund.extend(map(rådata.kort.placér, her.fund))
    return rå if sæt is not None and isinstance(rå, Felter) else None


def _flet(eget: Felter, grund: Felter) -> None:
    """Take over what is not said, mapping by mapping; the order is that of `grund`."""
    for nøgle, værdi in grund.items():
        egen = eget.pop(nøgle, None)
        if isinstance(egen, Felter) and isinstance(værdi, Felter):
            if {"dataår", "grænser"} & egen.keys():
                for følger in ("periode", "kilde"):
                    værdi.pop(følger, None)
            _flet(egen, værdi)
        eget[nøgle] = deepcopy(værdi) if egen is None else egen
    for nøgle in [n for n in eget if n not in grund]:
        eget[nøgle] = eget.pop(nøgle)


# --- another list ---


def _år_imellem(grund: Felter, rå: Felter) -> int:
    try:
        fra, til = (læs_dato(str(sæt["liste"])) for sæt in (grund, rå))
    except (KeyError, ValueError):
        return 0
    return til.year - fra.year


def _mangler_nyt(grund: Felter, rå: Felter, sti: Sti) -> Iterator[Fund]:
    """Yield the limits that are new on every list, when the set still has them from an old one."""
    gammel, ny = (skriv_dato(læs_dato(str(sæt["liste"]))) for sæt in (grund, rå))
    egne = rå.get("kriterier")
    for kolonne, grundlag in grund["kriterier"].items():
        if "faktor" not in grundlag:
            continue
        eget = egne.get(kolonne) if isinstance(egne, Felter) else None
        eget = eget if isinstance(eget, Felter) else Felter()
        grænser = eget.get("grænser")
        nye = grænser if isinstance(grænser, Felter) else Felter()
        gamle = [navn for navn in grundlag["grænser"] if navn not in nye]
        her = (*sti, "kriterier", kolonne)
        if gamle:
            yield læsefund(
                (*her, "grænser"), "manglende-felt",
                f"Grænserne for »{grundlag['titel']}« er nye på hver liste, men grænsen for "
                f"{opregn(gamle)} er stadig den fra listen af {gammel}.",
                f"Skriv begge grænser fra listen af {ny}.", Peg.NØGLE,
            )  # fmt: skip
        if not (eget.get("kilde") or rå.get("kilde")):
            yield læsefund(
                (*her, "kilde"), "manglende-felt",
                f"Grænserne for »{grundlag['titel']}« fra listen af {ny} har ingen kilde.",
                "Skriv listens navn i »kilde«.", Peg.NØGLE,
            )  # fmt: skip


def _fremskriv(grund: Felter, frem: int) -> None:
    """Make of a set for one list what holds for a list `frem` years later, and nothing else."""
    grund["titel"] = f"{grund['titel']}, med ændringer"
    if "beboere_dato" in grund:
        dag = læg_år_til(læs_dato(str(grund["beboere_dato"])), frem)
        grund["beboere_dato"] = dag.isoformat()
    for kriterium in grund["kriterier"].values():
        kriterium.pop("periode", None)
        if "faktor" in kriterium:
            kriterium.pop("kilde", None)
        if "dataår" in kriterium:
            kriterium["dataår"] = Punkter(_flyt(str(år), frem) for år in kriterium["dataår"])


def _flyt(år: str, frem: int) -> str:
    try:
        span = Årstal.læs(år)
    except ValueError:
        return år  # »ikke oplyst«
    første, sidste = span.første + frem, span.sidste + frem
    return str(første) if første == sidste else f"{første}-{sidste}"
