"""Content files -> raw values that know their place. Nothing is understood here yet.

`læs_projekt` is the stage; `Kildekort` is the only thing after it that knows of lines.
"""

from generator.laesning.filer import find_fil, læs_billede
from generator.laesning.kildekort import Kilde, Kildekort, Kildestykke
from generator.laesning.projekt import STAMMER, læs_projekt
from generator.laesning.typer import ProjektFejl, Rå, Rådata, Tabeldata

__all__ = [
    "STAMMER",
    "Kilde",
    "Kildekort",
    "Kildestykke",
    "ProjektFejl",
    "Rå",
    "Rådata",
    "Tabeldata",
    "find_fil",
    "læs_billede",
    "læs_projekt",
]
