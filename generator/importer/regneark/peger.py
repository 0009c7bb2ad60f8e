"""Adds `nøgletal: {fil: …}` to problemkompleks.yaml: a few lines more, the rest as it stands."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

from generator.fund import Peg
from generator.importer.fejl import Importfejl, Mangel
from generator.laesning.enkelt import læs_yamlfil
from generator.laesning.kildekort import Kildekort
from generator.laesning.samling import Samling
from generator.laesning.tekstfil import kildetekst
from generator.laesning.yamltrae import læs_yaml

_STAMME = "problemkompleks"
_FIL = f"{_STAMME}.yaml"


def læs_del1(mappe: Path) -> tuple[Any, Samling]:
    """Return problemkompleks.yaml as it is written, and where everything stands.

    Raises:
        Importfejl: it is missing or cannot be read.
    """
    samling = Samling(mappe, Kildekort(mappe))
    læst, rå = (
        læs_yamlfil(mappe / _FIL, _STAMME, samling) if (mappe / _FIL).is_file() else (0, None)
    )
    if not læst or not isinstance(rå, dict):
        raise Importfejl(
            [
                Mangel(
                    _FIL,
                    "Filen skal pege på nøgletallene, men den mangler eller kan ikke læses.",
                    "Kør »projektbeskrivelse tjek«, ret filen, og prøv igen.",
                )
            ]
        )
    return rå, samling


def med_peger(mappe: Path, fil: str, kriteriesæt: str) -> bytes:
    """Return problemkompleks.yaml with the pointer added.

    Raises:
        Importfejl: the file is written in a way that has no certain place for it.
    """
    rå, samling = læs_del1(mappe)
    data = (mappe / _FIL).read_bytes()
    tekst = data.decode("utf-8")
    skift = "\r\n" if "\r\n" in tekst else "\n"
    linjer = tekst.splitlines(keepends=True)
    ny = _indsat(rå, samling, linjer, fil, kriteriesæt, skift)
    krævet = deepcopy(rå)
    kriterier = krævet.get("kriterier") or {"kriteriesæt": kriteriesæt}
    krævet["kriterier"] = {**kriterier, "nøgletal": {"fil": fil}}
    if ny is None or _læst(mappe, ny) != krævet:
        raise Importfejl(
            [
                Mangel(
                    _FIL,
                    "Filen peger ikke på nøgletallene endnu, og linjerne kan ikke sættes ind uden "
                    "at røre andet.",
                    f"Skriv selv »nøgletal:« under »kriterier:« og på linjen under, to mellemrum "
                    f"længere inde, »fil: {fil}«.",
                )
            ]
        )
    return ny.encode("utf-8")


def _indsat(
    rå: Any, samling: Samling, linjer: list[str], fil: str, kriteriesæt: str, skift: str
) -> str | None:
    kriterier = rå.get("kriterier")
    if isinstance(kriterier, dict):
        første = next(iter(kriterier), None)
        if første is None:
            return None
        sti = (_STAMME, "kriterier", "kriteriesæt" if "kriteriesæt" in kriterier else første)
        sted = samling.kort.sted(sti, Peg.NØGLE)
        ind = linjer[sted.linje - 1][: sted.kolonne - 1]
        if ind.strip():
            return None  # written on one line
        efter = isinstance(kriterier.get("kriteriesæt"), str)
        nye = [f"{ind}nøgletal:{skift}", f"{ind}  fil: {fil}{skift}"]
        plads = sted.linje if efter else sted.linje - 1
    elif kriterier is None and "kriterier" not in rå:
        nye = [
            f"kriterier:{skift}", f"  kriteriesæt: {kriteriesæt}{skift}",
            f"  nøgletal:{skift}", f"    fil: {fil}{skift}",
        ]  # fmt: skip
        plads = len(linjer)
        if "indsatsområder" in rå:
            plads = samling.kort.sted((_STAMME, "indsatsområder"), Peg.NØGLE).linje - 1
            while plads and linjer[plads - 1].startswith("#"):
                plads -= 1  # its own comment stays with it
    else:
        return None
    if plads and not linjer[plads - 1].endswith("\n"):
        nye[0] = skift + nye[0]
    return "".join([*linjer[:plads], *nye, *linjer[plads:]])


def _læst(mappe: Path, tekst: str) -> Any:
    samling = Samling(mappe, Kildekort(mappe))
    kilde = kildetekst(tekst.removeprefix("\ufeff"), mappe / _FIL, (_STAMME,), samling)
    return læs_yaml(kilde, _STAMME, samling)[1] if kilde else None
