"""The map from a value's address to its place in a file: the only thing that knows lines."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from pathlib import Path
from typing import NamedTuple

from generator.fund import Fund, Peg, PlaceretFund, Sted, Sti
from generator.laesning.kildetekst import Kildetekst
from generator.laesning.tegnvis import pladser


class Kildestykke(NamedTuple):
    """A piece of a text file that holds a value: offsets, style, and the value as decoded."""

    tekst: Kildetekst
    start: int
    slut: int
    stil: str = "beholder"
    værdi: str = ""

    def sted(self, tegn: int | None = None) -> Sted:
        """Return the place of the value, or of one character of it."""
        if tegn is None or self.stil == "beholder":
            return self.tekst.sted(self.start)
        steder = pladser(self.tekst.tekst, self.start, self.slut, self.stil, self.værdi)
        if not steder:
            return self.tekst.sted(self.start)
        if tegn >= len(steder):  # just after the last character: where something is missing
            return self.tekst.sted(steder[-1] + 1)
        return self.tekst.sted(steder[max(tegn, 0)])


class Kilde(NamedTuple):
    """Where a value stands, and where its key does (None for an item of a list)."""

    værdi: Kildestykke | Sted
    nøgle: Kildestykke | Sted | None = None


class Kildekort:
    """Sti -> place. Filled by the readers, and by nobody after them."""

    def __init__(self, mappe: Path) -> None:
        self._mappe = mappe
        self._kilder: dict[Sti, Kilde] = {}
        self._tekster: dict[Path, Kildetekst] = {}
        self._skrevet: Callable[[Sti], Sti] = lambda sti: sti

    def set_fra(self, skrevet: Callable[[Sti], Sti]) -> Kildekort:
        """Return the same map for values that have moved: `skrevet` gives the address as read."""
        kort = copy(self)
        kort._skrevet = skrevet
        return kort

    def tilføj(self, sti: Sti, kilde: Kilde) -> None:
        """Give a value its place."""
        self._kilder[sti] = kilde

    def tilføj_tekst(self, tekst: Kildetekst) -> None:
        """Keep a file's text for `kildelinje`."""
        self._tekster[tekst.fil] = tekst

    def har(self, sti: Sti) -> bool:
        """Return whether the address itself has a place, not only an ancestor."""
        fundet = self._find(sti)
        return fundet is not None and fundet[1] == 0

    def kilde(self, sti: Sti) -> Kilde | None:
        """Return the entry of exactly this address."""
        fundet = self._find(sti)
        return fundet[0] if fundet is not None and fundet[1] == 0 else None

    def sted(self, sti: Sti, peg: Peg = Peg.VÆRDI, tegn: int | None = None) -> Sted:
        """Return the place of a value, or of the nearest ancestor that has one.

        Something missing is pointed at by the key of what should hold it, or by the first
        line of the list item that lacks it.
        """
        fundet = self._find(sti)
        if fundet is None:
            stamme = str(sti[0]) if sti else "projekt"
            return Sted(self._mappe / f"{stamme}.yaml")
        kilde, mangler = fundet
        er_tekst = isinstance(kilde.værdi, Kildestykke) and kilde.værdi.stil != "beholder"
        if kilde.nøgle is not None and (peg is Peg.NØGLE or (mangler and not er_tekst)):
            return _sted(kilde.nøgle)
        return _sted(kilde.værdi, tegn)

    def placér(self, fund: Fund) -> PlaceretFund:
        """Return a finding with its place; one that has a place keeps it."""
        if isinstance(fund, PlaceretFund):
            return fund
        return fund.placér(self.sted(fund.sti, fund.peg, fund.tegn))

    def kildelinje(self, sted: Sted) -> str:
        """Return the line of the file as it stands there; empty when there is none to show."""
        tekst = self._tekster.get(sted.fil)
        if tekst is None or not 1 <= sted.linje <= len(tekst.linjer):
            return ""
        return tekst.linjer[sted.linje - 1]

    def _find(self, sti: Sti) -> tuple[Kilde, int] | None:
        """Return the nearest entry and how many steps above the address it stands."""
        skrevet = self._skrevet(sti)
        for mangler in range(len(skrevet)):
            kilde = self._kilder.get(skrevet[: len(skrevet) - mangler])
            if kilde is not None:
                return kilde, mangler
        return None


def _sted(kilde: Kildestykke | Sted, tegn: int | None = None) -> Sted:
    return kilde.sted(tegn) if isinstance(kilde, Kildestykke) else kilde
