"""Adds `nøgletal: {fil: …}` to problemkompleks.yaml: a few lines more, the rest as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.fund import Peg
from generator.importer.fejl import Importfejl, Mangel
from generator.importer.yamltekst import skriv_yaml
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


def med_peger(mappe: Path, fil: str, kriteriesæt: str, oprindelse: Mapping[str, object]) -> bytes:
    """Return problemkompleks.yaml with the pointer added, and when and where the figures are from.

    Raises:
        Importfejl: the file is written in a way that has no certain place for it.
    """
    ny = _med_felter(mappe, {"nøgletal": {"fil": fil}, **oprindelse}, kriteriesæt)
    if ny is None:
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
    return ny


def med_oprindelse(mappe: Path, oprindelse: Mapping[str, object]) -> bytes | None:
    """Return problemkompleks.yaml with when and where the figures are from above the pointer.

    None when it says so already, or there is no certain place.
    """
    kriterier = læs_del1(mappe)[0]["kriterier"]
    nye = {navn: værdi for navn, værdi in oprindelse.items() if kriterier.get(navn) is None}
    return _med_felter(mappe, nye, "") if nye else None


def _med_felter(mappe: Path, felter: Mapping[str, object], kriteriesæt: str) -> bytes | None:
    """Return the file with more fields under `kriterier`; None when it would change other things.

    `kriteriesæt` is what a new `kriterier` begins with.
    """
    rå, samling = læs_del1(mappe)
    tekst = (mappe / _FIL).read_bytes().decode("utf-8")
    linjer = tekst.splitlines(keepends=True)
    kriterier = rå.get("kriterier") or {"kriteriesæt": kriteriesæt}
    if rå.get("kriterier") is None and "kriterier" not in rå:
        felter = {"kriterier": {"kriteriesæt": kriteriesæt, **felter}}
        krævet = rå | felter
    else:
        krævet = rå | {"kriterier": {**kriterier, **felter}}
    sted = _sted(rå, samling, linjer)
    if sted is None:
        return None
    plads, ind = sted
    skift = "\r\n" if "\r\n" in tekst else "\n"
    nye = [f"{ind}{linje}{skift}" for linje in skriv_yaml(felter).splitlines()]
    if plads and not linjer[plads - 1].endswith("\n"):
        nye[0] = skift + nye[0]
    ny = "".join([*linjer[:plads], *nye, *linjer[plads:]])
    return ny.encode("utf-8") if _læst(mappe, ny) == krævet else None


def _sted(rå: Any, samling: Samling, linjer: list[str]) -> tuple[int, str] | None:
    """Return after how many lines the new fields belong, and their indentation."""
    kriterier = rå.get("kriterier")
    if isinstance(kriterier, dict) and kriterier:
        ved = [n for n in ("nøgletal", "kriteriesæt") if n in kriterier] or list(kriterier)
        sted = samling.kort.sted((_STAMME, "kriterier", ved[0]), Peg.NØGLE)
        ind = linjer[sted.linje - 1][: sted.kolonne - 1]
        if ind.strip():
            return None  # written on one line
        efter = ved[0] == "kriteriesæt" and isinstance(kriterier["kriteriesæt"], str)
        return (sted.linje, ind) if efter else (_over(linjer, sted.linje - 1), ind)
    if "kriterier" in rå:
        return None
    if "indsatsområder" not in rå:
        return len(linjer), ""
    return _over(linjer, samling.kort.sted((_STAMME, "indsatsområder"), Peg.NØGLE).linje - 1), ""


def _over(linjer: list[str], plads: int) -> int:
    """Go up past the comments: a field's own comment stays with it."""
    while plads and linjer[plads - 1].lstrip().startswith("#"):
        plads -= 1
    return plads


def _læst(mappe: Path, tekst: str) -> Any:
    samling = Samling(mappe, Kildekort(mappe))
    kilde = kildetekst(tekst.removeprefix("\ufeff"), mappe / _FIL, (_STAMME,), samling)
    return læs_yaml(kilde, _STAMME, samling)[1] if kilde else None
