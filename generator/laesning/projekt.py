"""A project's folder -> Rådata."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.fund import Sted
from generator.laesning.filer import Afvist, find_fil, læs_bytes, vis
from generator.laesning.filpegere import opløs
from generator.laesning.kildekort import Kildekort
from generator.laesning.samling import Samling
from generator.laesning.tekstfil import som_tekst
from generator.laesning.typer import ProjektFejl, Rådata
from generator.laesning.yamltrae import læs_yaml

if TYPE_CHECKING:
    from generator.laesning.typer import Rå

STAMMER = ("projekt", "problemkompleks", "samarbejdspartnere", "organisering", "tal")


def læs_projekt(mappe: Path) -> Rådata:
    """Read all content files of a project; every fault is a finding, none ends the others.

    Raises:
        ProjektFejl: there is no `projekt.yaml`, or the system will not let a file be read.
    """
    if not mappe.is_dir():
        raise ProjektFejl(f"{vis(mappe)} er ikke en mappe. Skriv navnet på projektets mappe.")
    samling = Samling(mappe, Kildekort(mappe))
    filer: dict[str, Rå] = {}
    ulæselige: set[str] = set()
    for stamme in STAMMER:
        navn = f"{stamme}.yaml"
        fil = find_fil(mappe, navn)
        if isinstance(fil, Afvist):
            if fil.regel == "fil-mangler":
                if stamme == "projekt":
                    raise ProjektFejl(
                        f"{vis(mappe)} rummer ikke filen projekt.yaml, så mappen er ikke et "
                        "projekt."
                    )
                continue
            samling.meld(fil.regel, (stamme,), Sted(mappe / navn), fil.besked, fil.ret)
            ulæselige.add(stamme)
            continue
        læst, værdi = _læs_fil(fil, stamme, samling)
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
    )


def _læs_fil(fil: Path, stamme: str, samling: Samling) -> tuple[bool, Rå]:
    samling.stier.add(fil)
    data = læs_bytes(fil, fil.name)
    if isinstance(data, Afvist):
        samling.meld(data.regel, (stamme,), Sted(fil), data.besked, data.ret)
        return False, None
    tekst = som_tekst(data, fil, (stamme,), samling)
    if tekst is None:
        return False, None
    return læs_yaml(tekst, stamme, samling)
