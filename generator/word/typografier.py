"""What the styles and the list definitions say of a paragraph: heading, list, and how deep."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator.word.pakke import Pakke, W

_OVERSKRIFT = re.compile(r"heading ([1-9])", re.IGNORECASE)
_TITEL = "title"
_NOTETEGN = ("footnote reference", "endnote reference")
_KÆDE = 20
"""Styles based on one another; more is a circle."""


@dataclass(frozen=True, slots=True)
class Stil:
    """What a paragraph style decides; None leaves it to the style it is based on."""

    grundlag: str = ""
    niveau: int | None = None
    liste: str | None = None
    dybde: int | None = None
    skjult: bool = False


class Typografier:
    """Looks up styles and lists of one document."""

    def __init__(self, pakke: Pakke) -> None:
        stile, numre = pakke.den("styles"), pakke.den("numbering")
        self._stile: dict[str, Stil] = {}
        self.standard = ""
        self.notetegn: set[str] = set()
        """Ids of the styles that only the mark of a note has."""
        for stil in stile[1].iterfind(f"{W}style") if stile else ():
            id_ = stil.get(f"{W}styleId", "")
            self._stile[id_] = _stil(stil)
            if (_værdi(stil, "name") or "").casefold() in _NOTETEGN:
                self.notetegn.add(id_)
            if stil.get(f"{W}type") == "paragraph" and stil.get(f"{W}default") in ("1", "true"):
                self.standard = id_
        self._punkter: dict[tuple[str, int], bool] = {}
        if numre:
            self._læs_numre(numre[1])

    def niveau(self, stil: str, egne: ET.Element | None) -> int:
        """Return a paragraph's heading level, 0 when it is none."""
        egen = _heltal(egne, "outlineLvl")
        if egen is not None:
            return egen + 1 if egen < 9 else 0
        return next((s.niveau for s in self._kæde(stil) if s.niveau is not None), 0)

    def liste(self, stil: str, egne: ET.Element | None) -> tuple[str, int]:
        """Return ``-``, ``1.`` or nothing for a paragraph, and how many lists are around."""
        nummer = egne.find(f"{W}numPr") if egne is not None else None
        kæde = list(self._kæde(stil))
        id_, dybde = _numPr(nummer)
        if id_ is None:
            id_ = next((s.liste for s in kæde if s.liste is not None), "0")
        if dybde is None:
            dybde = next((s.dybde for s in kæde if s.dybde is not None), 0)
        if id_ == "0":
            return "", 0
        return ("-" if self._punkter.get((id_, dybde), True) else "1."), dybde

    def skjult(self, stil: str) -> bool:
        """Tell whether a style hides its text."""
        return any(s.skjult for s in self._kæde(stil))

    def _kæde(self, stil: str) -> list[Stil]:
        ud: list[Stil] = []
        while stil in self._stile and len(ud) < _KÆDE:
            ud.append(self._stile[stil])
            stil = ud[-1].grundlag
        return ud

    def _læs_numre(self, rod: ET.Element) -> None:
        abstrakte: dict[str, dict[int, bool]] = {
            a.get(f"{W}abstractNumId", ""): {
                _tal(n.get(f"{W}ilvl")) or 0: _punkttegn(n) for n in a.iterfind(f"{W}lvl")
            }
            for a in rod.iterfind(f"{W}abstractNum")
        }
        for num in rod.iterfind(f"{W}num"):
            peg = num.find(f"{W}abstractNumId")
            niveauer = abstrakte.get(peg.get(f"{W}val", ""), {}) if peg is not None else {}
            for niveau, punkt in niveauer.items():
                self._punkter[num.get(f"{W}numId", ""), niveau] = punkt


def _stil(stil: ET.Element) -> Stil:
    navn, grundlag = _værdi(stil, "name") or "", _værdi(stil, "basedOn") or ""
    egne = stil.find(f"{W}pPr")
    niveau = _heltal(egne, "outlineLvl")
    if fundet := _OVERSKRIFT.fullmatch(navn):
        niveau = int(fundet[1]) - 1
    elif navn.casefold() == _TITEL:
        niveau = 0
    id_, dybde = _numPr(egne.find(f"{W}numPr") if egne is not None else None)
    if niveau is not None:
        niveau = niveau + 1 if 0 <= niveau < 9 else 0
    løb = stil.find(f"{W}rPr")
    return Stil(grundlag, niveau, id_, dybde, løb is not None and slået_til(løb, "vanish"))


def _numPr(numPr: ET.Element | None) -> tuple[str | None, int | None]:  # noqa: N802, N803 - Word's name
    if numPr is None:
        return None, None
    return _værdi(numPr, "numId"), _heltal(numPr, "ilvl")


def _punkttegn(niveau: ET.Element) -> bool:
    return _værdi(niveau, "numFmt") in ("bullet", "none")


def _værdi(element: ET.Element | None, navn: str) -> str | None:
    fundet = element.find(f"{W}{navn}") if element is not None else None
    return fundet.get(f"{W}val") if fundet is not None else None


def _heltal(element: ET.Element | None, navn: str) -> int | None:
    return _tal(_værdi(element, navn))


def _tal(tekst: str | None) -> int | None:
    """Return a small whole number; a file from outside may say anything."""
    return int(tekst) if tekst and tekst.isascii() and tekst.isdigit() and len(tekst) < 6 else None


def slået_til(egenskaber: ET.Element, navn: str) -> bool:
    """Tell whether a property that is on or off is on."""
    fundet = egenskaber.find(f"{W}{navn}")
    return fundet is not None and fundet.get(f"{W}val") not in ("0", "false", "off")
