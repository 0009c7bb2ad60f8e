"""Finding one's way in raw values: by address, and in the model that describes them."""

from __future__ import annotations

from collections.abc import Iterable
from types import UnionType
from typing import Any, Union, get_origin

from pydantic import BaseModel

from generator.fund import Sti


class Felter(dict[str, Any]):
    """A mapping whose values know the key they were written under, where it has been changed."""

    def __init__(self, felter: dict[str, Any] | None = None) -> None:
        super().__init__(felter or {})
        self.skrevet: dict[str, str] = {}

    def omdøb(self, fra: str, til: str) -> None:
        """Move a value to another key."""
        self[til] = self.pop(fra)
        self.skrevet[til] = self.skrevet.get(fra, fra)


class Punkter(list[Any]):
    """A list whose items know the number they had before any was taken out."""

    def __init__(self, punkter: Iterable[Any] = ()) -> None:
        super().__init__(punkter)
        self.numre = list(range(len(self)))

    def tag_ud(self, nr: int) -> None:
        """Take an item out; those after it keep the numbers they had."""
        del self[nr], self.numre[nr]


def som_skrevet(rå: Any, sti: Sti, *, nøgler: bool = False) -> Sti:
    """Return an address with the numbers (and the keys) its parts had in the file."""
    ud: list[str | int] = []
    for led in sti:
        if isinstance(rå, Punkter) and isinstance(led, int) and led < len(rå):
            ud.append(rå.numre[led])
        elif nøgler and isinstance(rå, Felter) and isinstance(led, str):
            ud.append(rå.skrevet.get(led, led))
        else:
            ud.append(led)
        rå = _under(rå, led)
    return tuple(ud)


def _under(rå: Any, led: str | int) -> Any:
    try:
        return rå[led]
    except (KeyError, IndexError, TypeError):
        return None


def værdi_ved(rå: Any, sti: Sti) -> Any:
    """Return the raw value at an address that exists."""
    for led in sti:
        rå = rå[led]
    return rå


def annotation_ved(model: type[BaseModel], sti: Sti) -> Any:
    """Return the type that describes the value at `sti`."""
    nu: Any = model
    for led in sti:
        klasse = modelklasse(nu)
        if isinstance(led, int) or er_opslag(nu):
            nu = (getattr(uden_valgfri(nu), "__args__", ()) or (None,))[-1 if er_opslag(nu) else 0]
        else:
            felt = klasse.model_fields.get(led) if klasse else None
            nu = felt.annotation if felt else None
    return nu


def uden_valgfri(annotation: Any) -> Any:
    """Return X of ``X | None``."""
    dele = [d for d in getattr(annotation, "__args__", ()) if d is not type(None)]
    er_union = get_origin(annotation) in (Union, UnionType)
    return uden_valgfri(dele[0]) if er_union and len(dele) == 1 else annotation


def er_opslag(annotation: Any) -> bool:
    """Tell whether a type is a mapping with names of the writer's own."""
    return get_origin(uden_valgfri(annotation)) is dict


def klasse_ved(model: type[BaseModel], sti: Sti) -> type[BaseModel] | None:
    """Return the model class that describes the mapping at `sti`."""
    annotation = annotation_ved(model, sti)
    return None if er_opslag(annotation) else modelklasse(annotation)


def modelklasse(annotation: Any) -> type[BaseModel] | None:
    """Return the model class inside a type, or None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for del_ in getattr(annotation, "__args__", ()):
        if fundet := modelklasse(del_):
            return fundet
    return None


def nøgler_ved(model: type[BaseModel], sti: Sti) -> list[str]:
    """Return the keys that the mapping at `sti` may have."""
    klasse = klasse_ved(model, sti)
    return list(klasse.model_fields) if klasse else []
