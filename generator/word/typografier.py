"""What the styles and the list definitions say of a paragraph: heading, list, number, looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.word.nummerering import Nummerering
from generator.word.pakke import Pakke
from generator.word.xml import Element, W, attribute, number, switch, value

_OVERSKRIFT = re.compile(r"heading ([1-9])", re.IGNORECASE)
_NOTETEGN = ("footnote reference", "endnote reference")
_KÆDE = 20
"""Styles based on one another; more is a circle."""
_TIL_OG_FRA = ("vanish", "strike", "dstrike", "b", "i")
"""Properties of characters that are on or off."""


@dataclass(frozen=True, slots=True)
class Wordstil:
    """What one style decides; None leaves it to the style it is based on."""

    navn: str
    grundlag: str
    niveau: int | None
    liste: str | None
    dybde: int | None
    til: Mapping[str, bool] = field(default_factory=dict)
    """Property of characters -> whether it is on."""


class Typografier:
    """Looks up styles and lists of one document."""

    def __init__(self, pakke: Pakke) -> None:
        stile, numre = pakke.den("styles"), pakke.den("numbering")
        self._stile: dict[str, Wordstil] = {}
        self.standard = ""
        self.notetegn: set[str] = set()
        """Ids of the styles that only the mark of a note has."""
        for stil in stile[1].iterfind(f"{W}style") if stile else ():
            id_ = attribute(stil, "styleId")
            self._stile[id_] = _stil(stil)
            if self._stile[id_].navn in _NOTETEGN:
                self.notetegn.add(id_)
            if attribute(stil, "type") == "paragraph" and attribute(stil, "default") in _SAND:
                self.standard = id_
        self._numre = Nummerering(numre[1] if numre else None)

    def navn(self, stil: str) -> str:
        """Return a style's name in small letters; its id says nothing."""
        return self._stile[stil].navn if stil in self._stile else ""

    def niveau(self, stil: str, egne: Element | None) -> int:
        """Return a paragraph's heading level, 0 when it is none."""
        egen = number(egne, "outlineLvl")
        if egen is not None:
            return egen + 1 if egen < 9 else 0
        return next((s.niveau for s in self._kæde(stil) if s.niveau is not None), 0)

    def liste(self, stil: str, egne: Element | None, tæl: bool) -> tuple[str, int, str]:
        """Return ``-``, ``1.`` or nothing for a paragraph, its depth, and the number Word shows.

        The numbers go on from paragraph to paragraph; one that is not there does not count.
        """
        kæde = list(self._kæde(stil))
        id_, dybde = _nummer(egne)
        if id_ is None:
            id_ = next((s.liste for s in kæde if s.liste is not None), "0")
        if dybde is None:
            dybde = next((s.dybde for s in kæde if s.dybde is not None), 0)
        if id_ == "0":
            return "", 0, ""
        nummer = self._numre.næste(id_, dybde) if tæl else ""
        return ("1." if self._numre.tæller(id_, dybde) else "-"), dybde, nummer

    def til(self, stil: str) -> dict[str, bool]:
        """Return which properties of characters a style turns on or off."""
        ud: dict[str, bool] = {}
        for s in self._kæde(stil):
            ud = {**s.til, **ud}
        return ud

    def _kæde(self, stil: str) -> Iterator[Wordstil]:
        for _ in range(_KÆDE):
            if stil not in self._stile:
                return
            yield self._stile[stil]
            stil = self._stile[stil].grundlag


_SAND = ("1", "true", "on")


def _stil(stil: Element) -> Wordstil:
    navn = (value(stil, "name") or "").casefold()
    egne, tegn = stil.find(f"{W}pPr"), stil.find(f"{W}rPr")
    niveau = number(egne, "outlineLvl")
    if fundet := _OVERSKRIFT.fullmatch(navn):
        niveau = int(fundet[1]) - 1
    elif navn == "title":
        niveau = 0
    if niveau is not None:
        niveau = niveau + 1 if niveau < 9 else 0
    til = {n: ja for n in _TIL_OG_FRA if (ja := switch(tegn, n)) is not None}
    return Wordstil(navn, value(stil, "basedOn") or "", niveau, *_nummer(egne), til)


def _nummer(egenskaber: Element | None) -> tuple[str | None, int | None]:
    """Return the list and the depth that properties of a paragraph say."""
    numre = egenskaber.find(f"{W}numPr") if egenskaber is not None else None
    return value(numre, "numId"), number(numre, "ilvl")
