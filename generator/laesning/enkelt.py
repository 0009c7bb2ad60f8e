"""One YAML file by itself -> Rådata: a funding period or a criteria set."""

from __future__ import annotations

from pathlib import Path

from generator.fund import Sted
from generator.laesning.filer import Afvist, læs_bytes
from generator.laesning.kildekort import Kildekort
from generator.laesning.samling import Samling
from generator.laesning.tekstfil import som_tekst
from generator.laesning.typer import Rå, Rådata
from generator.laesning.yamltrae import læs_yaml


def læs_enkelt(fil: Path) -> Rådata:
    """Read one YAML file; its values have addresses that begin with the file's stem.

    Raises:
        ProjektFejl: the system will not let the file be read.
    """
    stamme = fil.stem
    samling = Samling(fil.parent, Kildekort(fil.parent))
    samling.stier.add(fil)
    filer: dict[str, Rå] = {}
    data = læs_bytes(fil, fil.name)
    if isinstance(data, Afvist):
        samling.meld(data.regel, (stamme,), Sted(fil), data.besked, data.ret)
    elif (tekst := som_tekst(data, fil, (stamme,), samling)) is not None:
        læst, værdi = læs_yaml(tekst, stamme, samling)
        if læst:
            filer[stamme] = værdi
    return Rådata(
        fil.parent,
        filer,
        samling.kort,
        tuple(samling.fund),
        (fil,),
        frozenset({stamme} - set(filer)),
    )
