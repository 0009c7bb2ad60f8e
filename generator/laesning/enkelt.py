"""One YAML file: alone it is a funding period or a criteria set, with others a project."""

from __future__ import annotations

from pathlib import Path

from generator.fund import Sted
from generator.laesning.filer import Afvist, find_fil, tjek_art
from generator.laesning.kildekort import Kildekort
from generator.laesning.samling import Samling
from generator.laesning.tekstfil import som_tekst
from generator.laesning.typer import Rå, Rådata
from generator.laesning.yamltrae import læs_yaml


def læs_enkelt(fil: Path, *, egen: bool = False) -> Rådata:
    """Read one YAML file; its values have addresses that begin with the file's stem.

    One of the writer's own (`egen`) may not be a link out of its folder; those of the program may,
    since an installer can lay them out so.

    Raises:
        ProjektFejl: the system will not let the file be read.
    """
    samling = Samling(fil.parent, Kildekort(fil.parent))
    fundet = find_fil(fil.parent, fil.name) if egen else fil
    if isinstance(fundet, Afvist):
        samling.meld(fundet.regel, (fil.stem,), Sted(fil), fundet.besked, fundet.ret)
        læst, værdi = False, None
    else:
        læst, værdi = læs_yamlfil(fil, fil.stem, samling)
    return Rådata(
        mappe=fil.parent,
        filer={fil.stem: værdi} if læst else {},
        kort=samling.kort,
        fund=tuple(samling.fund),
        stier=(fil,),
        ulæselige=frozenset() if læst else frozenset({fil.stem}),
        ulæste=frozenset(samling.ulæste),
    )


def læs_yamlfil(fil: Path, stamme: str, samling: Samling) -> tuple[bool, Rå]:
    """Read a file that exists; return whether it could be read, and its value."""
    samling.stier.add(fil)
    data = samling.læs(fil, fil.name)
    if isinstance(data, Afvist):
        samling.meld(data.regel, (stamme,), Sted(fil), data.besked, data.ret)
        return False, None
    if afvist := tjek_art(data, fil, fil.name):
        samling.meld(afvist.regel, (stamme,), Sted(fil), afvist.besked, afvist.ret)
        return False, None
    tekst = som_tekst(data, fil, (stamme,), samling)
    if tekst is None:
        return False, None
    return læs_yaml(tekst, stamme, samling)
