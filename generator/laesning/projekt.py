"""A project's folder -> Rådata."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.fund import Sted
from generator.laesning.enkelt import læs_yamlfil
from generator.laesning.filer import Afvist, find_fil
from generator.laesning.filpegere import opløs
from generator.laesning.kildekort import Kildekort
from generator.laesning.projekter import forkert_navngivet
from generator.laesning.samling import Samling
from generator.laesning.typer import ProjektFejl, Rådata
from generator.maskine.sti import vis_sti

if TYPE_CHECKING:
    from generator.laesning.typer import Rå

STAMMER = ("projekt", "problemkompleks", "samarbejdspartnere", "organisering", "tal")


def læs_projekt(mappe: Path, i_stedet: Mapping[Path, bytes] | None = None) -> Rådata:
    """Read all content files of a project; every fault is a finding, none ends the others.

    `i_stedet` is what to read instead of some of the files: content that is tried and not written.

    Raises:
        ProjektFejl: there is no `projekt.yaml`, or the system will not let a file be read.
    """
    if not mappe.is_dir():
        raise ProjektFejl(f"{vis_sti(mappe)} er ikke en mappe. Skriv navnet på projektets mappe.")
    samling = Samling(mappe, Kildekort(mappe), i_stedet=i_stedet or {})
    filer: dict[str, Rå] = {}
    ulæselige: set[str] = set()
    for stamme in STAMMER:
        navn = f"{stamme}.yaml"
        fil = find_fil(mappe, navn)
        if isinstance(fil, Afvist):
            afvist = _mangler(mappe, stamme) if fil.regel == "fil-mangler" else fil
            if afvist is not None:
                samling.meld(afvist.regel, (stamme,), Sted(mappe / navn), afvist.besked, afvist.ret)
                ulæselige.add(stamme)
            continue
        læst, værdi = læs_yamlfil(fil, stamme, samling)
        if læst:
            filer[stamme] = værdi
        else:
            ulæselige.add(stamme)
    filer = {stamme: opløs(værdi, (stamme,), samling) for stamme, værdi in filer.items()}
    return Rådata(
        mappe=mappe,
        filer=filer,
        kort=samling.kort,
        fund=tuple(samling.fund),
        stier=tuple(sorted(samling.stier)),
        ulæselige=frozenset(ulæselige),
        ulæste=frozenset(samling.ulæste),
        data=samling.data,
    )


def _mangler(mappe: Path, stamme: str) -> Afvist | None:
    """Return the fault of a file by a wrong name; a file that is not there is for the rules."""
    forkert = forkert_navngivet(mappe, stamme)
    ret = f"Omdøb filen »{forkert}« til »{stamme}.yaml«."
    if stamme == "projekt":
        raise ProjektFejl(
            f"{vis_sti(mappe)} indeholder ikke filen projekt.yaml, så mappen er ikke et projekt."
            + (f" {ret}" if forkert else "")
        )
    if not forkert:
        return None
    return Afvist("fil-mangler", f"Filen »{stamme}.yaml« findes ikke under det navn.", ret)
