"""The rules: one file each in this folder, found by looking.

A file whose name is a rule's slug (`-` -> `_`) defines that rule and nothing else; `grundlag` and
`koersel` are the mechanism, and the folder `prosa` reads running text for the rules.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from generator.regler.grundlag import Regel

_MEKANISME = {"grundlag", "koersel"}


@cache
def alle_regler() -> dict[str, Regel]:
    """Return every rule by its slug, sorted; a file that holds none is a fault of ours."""
    ud: dict[str, Regel] = {}
    for modul in sorted(iter_modules(__path__), key=lambda m: m.name):
        if modul.name in _MEKANISME or modul.ispkg or modul.name.startswith("_"):
            continue
        regel = getattr(import_module(f"{__name__}.{modul.name}"), modul.name)
        ud[regel.slug] = regel
    return ud
