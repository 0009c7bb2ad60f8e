"""Look a regelsæt or kriteriesæt up by name: beside the content first, then those shipped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from generator.fund import PlaceretFund
from generator.laesning.enkelt import læs_enkelt
from generator.maskine.ressourcer import skabeloner
from generator.model.fejl import Afprøvning, afprøv, kort_over, rens
from generator.model.ligesom import udfyld

M = TypeVar("M", bound=BaseModel)

EGNE = {"regelsaet": "regelsæt", "kriterier": "kriterier"}
"""Shipped folder -> the folder's name beside the content."""


@dataclass(frozen=True)
class Sætopslag(Generic[M]):
    """What a look-up gave: the set, or the names that exist; and the faults in its file."""

    sæt: M | None
    kendte: tuple[str, ...]
    fund: tuple[PlaceretFund, ...] = ()
    fil: Path | None = None


def mapper(projekt: Path | None, slags: str) -> Iterator[Path]:
    """Yield the folders a set may stand in, nearest first."""
    if projekt is not None:
        yield projekt / EGNE[slags]
        yield projekt.resolve().parent / EGNE[slags]
    yield skabeloner() / slags


def kendte_sæt(projekt: Path | None, slags: str) -> dict[str, Path]:
    """Return every set that can be named from a project, with its file."""
    ud: dict[str, Path] = {}
    for mappe in mapper(projekt, slags):
        for fil in sorted(mappe.glob("*.yaml")):
            ud.setdefault(fil.stem, fil)
    return ud


def slå_op(model: type[M], slags: str, navn: str, projekt: Path | None) -> Sætopslag[M]:
    """Read and validate the set of that name.

    Raises:
        ProjektFejl: the system will not let the file be read.
    """
    kendte = kendte_sæt(projekt, slags)
    fil = kendte.get(navn)
    if fil is None:
        return Sætopslag(None, tuple(sorted(kendte)))
    rådata = læs_enkelt(fil, egen=fil.parent != skabeloner() / slags)
    ud = Afprøvning(list(rådata.fund))
    sæt = None
    if fil.stem in rådata.filer:
        rå = rens(rådata.filer[fil.stem], (fil.stem,), rådata.kort, ud)
        kort = kort_over({fil.stem: rå}, rådata.kort)
        bygger = "ligesom" in model.model_fields
        if not bygger or udfyld(rå, (fil.stem,), kendte, ud, frozenset({navn})):
            sæt = afprøv(model, rå, (fil.stem,), kort, ud)
    return Sætopslag(sæt, tuple(sorted(kendte)), tuple(map(rådata.kort.placér, ud.fund)), fil)
