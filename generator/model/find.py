"""Walk the model: every part and every text, with its address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.fund import Sti
from generator.model.felter import Korttekst, Langtekst
from generator.model.plan import DELE, Plan

T = TypeVar("T", bound=BaseModel)

FILER = ("projekt", *DELE, "tal")
"""The content files in the order a reader meets them."""


def find(plan: Plan, type_: type[T]) -> Iterator[tuple[Sti, T]]:
    """Yield every part of a kind with its address, in the files' order."""
    for sti, del_ in _gennemgå(plan):
        if isinstance(del_, type_):
            yield sti, del_


def find_tekster(plan: Plan) -> Iterator[tuple[Sti, Langtekst | Korttekst]]:
    """Yield every text that takes Markdown with its address, in the files' order."""
    for sti, del_ in _gennemgå(plan):
        if isinstance(del_, Langtekst | Korttekst):
            yield sti, del_


def _gennemgå(plan: Plan) -> list[tuple[Sti, Any]]:
    # Kept in the plan itself, as `cached_property` does: the rules ask some sixty times.
    alle: list[tuple[Sti, Any]] | None = plan.__dict__.get("_gennemgået")
    if alle is None:
        dele = [(stamme, getattr(plan, stamme)) for stamme in FILER]
        alle = [led for stamme, del_ in dele if del_ is not None for led in _under((stamme,), del_)]
        plan.__dict__["_gennemgået"] = alle
    return alle


def _under(sti: Sti, værdi: Any) -> Iterator[tuple[Sti, Any]]:
    yield sti, værdi
    match værdi:
        case BaseModel():
            for navn in type(værdi).model_fields:
                yield from _under((*sti, navn), getattr(værdi, navn))
        case tuple():
            for nr, led in enumerate(værdi):
                yield from _under((*sti, nr), led)
        case Mapping():
            for nøgle, led in værdi.items():
                yield from _under((*sti, nøgle), led)
