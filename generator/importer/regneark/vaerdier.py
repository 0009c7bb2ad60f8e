"""Cells -> figures as the content format writes them, or why they are not certain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.dansk.tal import Talfejl, antal_decimaler, læs_decimaltal, læs_heltal
from generator.dansk.usynlige import find_usynligt, med_navne, uden_usynlige, vis_usynligt
from generator.importer.fejl import Mangel
from generator.importer.regneark.kolonner import Ordbog
from generator.laesning.ark import FORMEL, Ark, Arkcelle
from generator.model.felter import FLEST_DECIMALER

IKKE_OPLYST = ".."
DISKRETIONERET = "*"
_UKENDT = frozenset({"", "-", "–", "—", "..", "…", "...", "ikke oplyst", "i.o.", "n/a", "na"})
_SKJULT = frozenset({"*", "**", "diskretioneret", "diskretion"})
_PROCENTTEGN = re.compile(r"\s*(?:%|pct\.?)$", re.IGNORECASE)
_HÆVET = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+$")
_DECIMALER = 2
"""At most so many, where the sheet does not say how many it shows."""


@dataclass(frozen=True, slots=True)
class Måling:
    """A cell as read: a number, or the format's sign for why there is none."""

    celle: Arkcelle | None
    tal: Decimal | None
    tegn: str = ""
    procent: bool = False
    """The cell says itself that it is in per cent."""


class Kolonnelæser:
    """Reads the cells of one column; what is not certain becomes a `Mangel`."""

    def __init__(self, ark: Ark, ordbog: Ordbog, nøgle: str) -> None:
        self.ark, self.nøgle = ark, nøgle
        self.heltal = nøgle == "beboere"
        self.kriterium = ordbog.kriterier.get(nøgle)
        egen = ordbog.egne.get(nøgle)
        enhed = self.kriterium.enhed if self.kriterium else (egen.enhed if egen else None) or ""
        self.pct = enhed.rstrip(".") == "pct" or enhed == "%"
        self.mangler: list[Mangel] = []
        self.fejl: dict[int, Mangel] = {}
        """Row -> the first fault in it."""

    def læs(self, celler: Sequence[Arkcelle | None]) -> list[str]:
        """Return each figure as the CSV file is to hold it; faults are in `mangler`."""
        målinger = [self._måling(celle) for celle in celler]
        self._tjek_skrivemåde(målinger)
        if self.pct:
            self._tjek_enheder(målinger)
        self._tjek_skala(målinger)
        return [self._skriv(m) for m in målinger]

    def _meld(self, celle: Arkcelle, besked: str, ret: str) -> None:
        sted = self.ark.sted(celle.række, celle.kolonne)
        self.mangler.append(Mangel(sted, besked, ret))
        self.fejl.setdefault(celle.række, self.mangler[-1])

    def _måling(self, celle: Arkcelle | None) -> Måling:
        if celle is None:
            return Måling(None, None, IKKE_OPLYST)
        if celle.fejl == FORMEL:
            self._meld(celle, "Cellen indeholder en formel, men ikke dens resultat.",
                       "Åbn og gem filen i Excel, og prøv igen.")  # fmt: skip
            return Måling(celle, None)
        if celle.fejl:
            self._meld(celle, f"Cellen kan ikke læses ({celle.fejl}).",
                       "Ret formlen eller formatet i regnearket, eller tøm cellen.")  # fmt: skip
            return Måling(celle, None)
        if celle.dato:
            self._meld(celle, f"Cellen er en dato ({celle.tekst}); Excel kan have lavet et tal om.",
                       "Skriv tallet igen i en celle med talformat.")  # fmt: skip
            return Måling(celle, None)
        if celle.tal is not None:
            return Måling(celle, celle.tal, procent=celle.procent)
        return self._tekst(celle)

    def _tekst(self, celle: Arkcelle) -> Måling:
        if (nr := find_usynligt(celle.tekst)) is not None:
            self._meld(celle, f"Cellen indeholder et tegn, der ikke ses "
                       f"({vis_usynligt(celle.tekst[nr])}): »{med_navne(celle.tekst)}«.",
                       "Slet tegnet, eller skriv tallet igen.")  # fmt: skip
            return Måling(celle, None)
        rent = uden_usynlige(celle.tekst).strip()
        if rent.casefold() in _UKENDT:
            return Måling(celle, None, IKKE_OPLYST)
        if rent.casefold() in _SKJULT:
            return Måling(celle, None, DISKRETIONERET)
        uden = _HÆVET.sub("", rent).strip() if not self.heltal else rent
        tal = _PROCENTTEGN.sub("", uden)
        helt = re.sub(r"(?<=\d),0+$", "", tal)  # »455,00« is typed for 455
        try:
            værdi = Decimal(læs_heltal(helt)) if self.heltal else læs_decimaltal(tal)
        except Talfejl as fejl:
            self._meld(celle, _vist(fejl.besked, celle.tekst, tal), self._ret(fejl))
            return Måling(celle, None)
        return Måling(celle, værdi, procent=tal != uden)

    def _ret(self, fejl: Talfejl) -> str:
        if fejl.tvetydig:
            return fejl.ret
        return f"{fejl.ret[:-1]}; skriv * for diskretioneret og .. for ikke oplyst."

    def _tjek_skrivemåde(self, målinger: list[Måling]) -> None:
        """Refuse »12.5« as text in a column that otherwise uses the comma."""
        tekster = [
            m.celle for m in målinger if m.celle and m.celle.tal is None and m.tal is not None
        ]
        if self.heltal or not any("," in c.tekst for c in tekster):
            return
        for celle in tekster:
            if "." in celle.tekst and "," not in celle.tekst and not celle.tekst.endswith("pct."):
                med, uden = celle.tekst.replace(".", ","), celle.tekst.replace(".", "")
                self._meld(
                    celle,
                    f"»{celle.tekst}« har punktum, men kolonnen bruger ellers komma; det kan være "
                    f"{med} eller {uden}.",
                    f"Skriv {med} eller {uden}.",
                )

    def _tjek_enheder(self, målinger: list[Måling]) -> None:
        """Refuse a column where some figures may be shares (0,30) and others per cent (34,2)."""
        tal = [m for m in målinger if m.celle and m.tal]
        med, uden = [m for m in tal if m.procent], [m for m in tal if not m.procent]
        ret = "Giv hele kolonnen samme format i Excel (enten procent eller tal), og gem filen."
        if med and uden:
            m = min((med, uden), key=len)[0]
            anden = (uden if m in med else med)[0]
            self._meld(
                m.celle or Arkcelle(0, 0, ""),
                f"»{_som_vist(m)}« {'er' if m.procent else 'er ikke'} skrevet som procent, men "
                f"»{_som_vist(anden)}« {'er' if anden.procent else 'er det ikke'}; "
                "kolonnen blander enheder.",
                ret,
            )  # fmt: skip
            return
        if not uden:
            return
        små = [m for m in uden if m.tal is not None and 0 < m.tal <= self._mindst_i_pct()]
        if små and (len(små) < len(uden) or self.kriterium is not None):
            m = små[0]
            vist = _som_vist(m)
            som_pct = _dansk((m.tal or Decimal()) * 100)
            self._meld(
                m.celle or Arkcelle(0, 0, ""),
                f"»{vist}« kan være {vist} pct. eller andelen {vist}, altså {som_pct} pct."
                + (f" De andre tal i kolonnen er som »{_som_vist(stor[0])}«."
                   if (stor := [n for n in uden if n not in små]) else ""),
                ret,
            )  # fmt: skip

    def _mindst_i_pct(self) -> Decimal:
        """Return the figure up to which a number may as well be a share of one."""
        grænser = self.kriterium.grænser.values() if self.kriterium else ()
        # Of every hundred few are convicted: 0,85 is an ordinary figure there, 0,02 is not.
        return Decimal("0.1") if grænser and min(grænser) < 10 else Decimal(1)

    def _tjek_skala(self, målinger: list[Måling]) -> None:
        højst = None
        if self.pct:
            højst = Decimal(300) if self.nøgle == "indkomst" else Decimal(100)
        for m in målinger:
            if m.celle is None or m.tal is None:
                continue
            if m.tal < 0 and (self.pct or self.heltal):
                self._meld(m.celle, f"»{_som_vist(m)}« er under nul.", "Ret tallet i regnearket.")
            elif højst is not None and m.tal > højst:
                self._meld(
                    m.celle,
                    f"»{_som_vist(m)}« er over {højst} pct.",
                    "Se efter, om kolonnen har den rigtige enhed og det rigtige format.",
                )
            elif self.heltal and m.procent:
                self._meld(m.celle, f"»{_som_vist(m)}« er procent, og beboere er et antal.",
                           "Se efter, om kolonnen har det rigtige format.")  # fmt: skip
            elif self.heltal and m.tal != m.tal.to_integral_value():
                self._meld(
                    m.celle,
                    f"»{_som_vist(m)}« er ikke et helt tal; et punktum kan være læst som komma.",
                    "Skriv tallet uden punktum, fx 1234.",
                )

    def _skriv(self, m: Måling) -> str:
        if m.tal is None:
            return m.tegn or IKKE_OPLYST
        if self.heltal:
            return str(int(m.tal)) if m.tal == m.tal.to_integral_value() else IKKE_OPLYST
        if m.celle is None or m.celle.tal is None:
            return f"{m.tal:f}".replace(".", ",")
        vist = min(m.celle.decimaler or 0, FLEST_DECIMALER)
        tal = self._afrund(m.tal, vist or _DECIMALER)
        if vist > antal_decimaler(tal):
            tal = tal.quantize(Decimal(1).scaleb(-vist))  # shown as 42,0: written so
        return f"{tal:f}".replace(".", ",")

    def _afrund(self, tal: Decimal, decimaler: int) -> Decimal:
        """Round as the sheet shows it, but never to the other side of a limit."""
        flest = antal_decimaler(tal)
        if flest <= max(decimaler, _DECIMALER):
            return tal  # typed in, and not the outcome of a division
        for antal in range(decimaler, flest):
            rundet = tal.quantize(Decimal(1).scaleb(-antal), ROUND_HALF_UP)
            if not any(self._skifter(tal, rundet)):
                return rundet
        return tal

    def _skifter(self, tal: Decimal, rundet: Decimal) -> Iterator[bool]:
        if self.kriterium is not None:
            for grænse in self.kriterium.grænser.values():
                opfyldt = self.kriterium.operator.opfyldt
                yield opfyldt(tal, grænse) != opfyldt(rundet, grænse)


def _vist(besked: str, tekst: str, tal: str) -> str:
    return besked.replace(f"»{tal}«", f"»{tekst}«", 1)


def _som_vist(m: Måling) -> str:
    if m.celle is None:
        return ""
    return f"{m.celle.tekst} %" if m.celle.procent else m.celle.tekst


def _dansk(tal: Decimal) -> str:
    tekst = f"{tal:f}"
    if "." in tekst:
        tekst = tekst.rstrip("0").rstrip(".")
    return tekst.replace(".", ",")
