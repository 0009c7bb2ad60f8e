"""XLSX -> Ark: the values as Danish text, with what openpyxl knows of merged and hidden cells."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize
from xml.etree.ElementTree import Element

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._reader import WorkSheetParser

from generator.dansk.tal import skriv_tal
from generator.fund import Sted
from generator.laesning.ark import FORMEL, TUSINDER, Ark, Arkcelle, Arkfejl
from generator.laesning.arkiv import BESKADIGET, beskadiget, tjek_arkiv
from generator.laesning.graenser import FLETNINGER, KNUDER, KOLONNER, RÆKKER
from generator.maskine.sti import vis_sti

_CITERET = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_CIFRE = re.compile(r"[0#?]+(?:\.([0#?]+))?(,*)")
_SIDSTE_RÆKKE = 2 * RÆKKER
"""Rows below this are not looked at: blank ones may run to the million."""


class Arkbog:
    """An opened workbook; its sheets are read one at a time.

    Raises `Arkfejl`, here and in `ark`: it is no workbook, is damaged, or would fill the memory.
    """

    def __init__(self, data: bytes, fil: Path, *, uden_hævet: bool = False) -> None:
        self._fil, self._uden_hævet = fil, uden_hævet
        if afvist := tjek_arkiv(data, fil.name):
            raise Arkfejl(afvist.regel, afvist.besked, afvist.ret)
        with _hel(fil):
            self._bog = load_workbook(
                BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=True
            )
        self._blade = {normalize("NFC", b.title).strip(): b for b in self._bog.worksheets}

    @property
    def navne(self) -> list[str]:
        """Return the names of all sheets, in their order."""
        return list(self._blade)

    @cached_property
    def synlige(self) -> list[str]:
        """Return the names of the sheets that are not hidden."""
        return [navn for navn, blad in self._blade.items() if blad.sheet_state == "visible"]

    def ark(self, navn: str) -> Ark:
        """Return a sheet; with `uden_hævet` without the raised marks of footnotes."""
        blad: Any = self._blade[navn]
        felter: dict[int, list[Arkcelle]] = {}
        with _hel(self._fil), blad._get_source() as kilde:
            læser = _Arklæser(kilde, blad, navn, self._fil)
            for nr, rå in læser.parse():
                if nr > _SIDSTE_RÆKKE:
                    continue
                række = [self._celle(blad, nr, c) for c in rå if c["column"] <= KOLONNER + 1]
                if any(celle.tekst or celle.fejl for celle in række):
                    felter[nr] = _tæt(nr, række, self._fil)
            flettede = læser.merged_cells.mergeCell if læser.merged_cells else ()
        return Ark(
            vis_sti(self._fil), navn, felter, navn not in self.synlige,
            self._flettede([område.ref for område in flettede]),
            frozenset(int(nr) for nr, d in læser.row_dimensions.items() if _skjult(d)),
            frozenset(
                nr
                for d in læser.column_dimensions.values()
                if _skjult(d)
                for nr in range(int(d["min"]), min(int(d["max"]), KOLONNER + 1) + 1)
            ),
        )  # fmt: skip

    def _flettede(self, områder: list[str]) -> tuple[tuple[int, int, int, int], ...]:
        if len(områder) > FLETNINGER:
            raise Arkfejl(
                "fil-for-stor",
                f"»{self._fil.name}« har for mange flettede celler (fundet "
                f"{skriv_tal(len(områder))}, højst {skriv_tal(FLETNINGER)}).",
                "Ophæv fletningerne i Excel, og gem filen igen.", Sted(self._fil),
            )  # fmt: skip
        hele = map(range_boundaries, områder)
        return tuple((k1, r1, k2, r2) for k1, r1, k2, r2 in hele if k1 and r1 and k2 and r2)

    def _celle(self, blad: Any, nr: int, rå: dict[str, Any]) -> Arkcelle:
        værdi, kolonne = rå["value"], rå["column"]
        sted = Sted(self._fil, nr, kolonne)
        if rå["data_type"] == FORMEL:
            return Arkcelle(nr, kolonne, "", fejl=FORMEL, kilde=sted)
        if rå["data_type"] == "e" and værdi:
            return Arkcelle(nr, kolonne, str(værdi), fejl=str(værdi), kilde=sted)
        if isinstance(værdi, int | float) and not isinstance(værdi, bool):
            form = ReadOnlyCell(blad, **rå).number_format
            return _talcelle(nr, kolonne, værdi, form, sted)
        dato = isinstance(værdi, dt.date | dt.time | dt.timedelta)
        if isinstance(værdi, CellRichText) and self._uden_hævet:
            værdi = "".join(str(del_) for del_ in værdi if not _hævet(del_))
        return Arkcelle(nr, kolonne, dansk(værdi), dato=dato, kilde=sted)


class _Arklæser(WorkSheetParser):
    """openpyxl's own reader of a sheet; it also counts the cells and knows formulas alone."""

    def __init__(self, kilde: Any, blad: Any, navn: str, fil: Path) -> None:
        bog = blad.parent
        super().__init__(
            kilde, blad._shared_strings, data_only=True, epoch=bog.epoch,
            date_formats=bog._date_formats, timedelta_formats=bog._timedelta_formats,
            rich_text=True,
        )  # fmt: skip
        self._navn, self._fil, self._antal = navn, fil, 0

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """Return a cell; `data_type` is `FORMEL` for a formula that nobody has reckoned."""
        self._antal += len(element) > 0
        if self._antal > KNUDER:
            raise Arkfejl(
                "fil-for-stor",
                f"Arket »{self._navn}« er for stort (højst {skriv_tal(KNUDER)} celler).",
                "Slet det, der ikke hører til.", Sted(self._fil),
            )  # fmt: skip
        celle: dict[str, Any] = super().parse_cell(element)
        dele = {barn.tag.rpartition("}")[2]: barn for barn in element}
        # A formula whose result is an empty text says so with its type.
        if "f" in dele and ("v" not in dele or (not dele["v"].text and element.get("t") != "str")):
            celle["data_type"] = FORMEL
        return celle


@contextmanager
def _hel(fil: Path) -> Iterator[None]:
    """Turn what a damaged workbook makes the libraries raise into the one fault."""
    try:
        with warnings.catch_warnings():
            # Of colours and validations it does not keep; we only read values.
            warnings.simplefilter("ignore")
            yield
    except (*BESKADIGET, InvalidFileException):
        afvist = beskadiget(fil.name)
        raise Arkfejl(afvist.regel, afvist.besked, afvist.ret) from None


def _tæt(nr: int, række: list[Arkcelle], fil: Path) -> list[Arkcelle]:
    """Return a row with its gaps filled, up to the last cell that holds something."""
    fundne = {celle.kolonne: celle for celle in række}
    sidste = max(k for k, celle in fundne.items() if celle.tekst or celle.fejl)
    return [
        fundne.get(k) or Arkcelle(nr, k, "", kilde=Sted(fil, nr, k)) for k in range(1, sidste + 1)
    ]


def _skjult(mål: dict[str, str]) -> bool:
    return mål.get("hidden") in ("1", "true")


def _hævet(del_: object) -> bool:
    """Tell whether a part of a text is raised: a note's mark would read as one more digit."""
    return isinstance(del_, TextBlock) and del_.font.vertAlign == "superscript"


def _talcelle(nr: int, kolonne: int, værdi: float, form: str, sted: Sted) -> Arkcelle:
    rent = _CITERET.sub("", form.partition(";")[0])
    procent = "%" in rent
    tekst = _tal(værdi, procent=procent)
    if not tekst:
        return Arkcelle(nr, kolonne, str(værdi), fejl=str(værdi), kilde=sted)
    cifre = _CIFRE.search(rent)
    if cifre and cifre[2]:  # »0,« shows thousands: 12345 is shown as 12
        return Arkcelle(nr, kolonne, tekst, fejl=TUSINDER, kilde=sted)
    decimaler = len(cifre[1] or "") if cifre else None
    tal = Decimal(tekst.replace(",", "."))
    return Arkcelle(nr, kolonne, tekst, tal, procent, decimaler, kilde=sted)


def dansk(værdi: object) -> str:
    """Return a cell's value that is no number as it would be written in Danish."""
    match værdi:
        case None:
            return ""
        case bool():
            return "ja" if værdi else "nej"
        case dt.datetime():
            dag = værdi.date().isoformat()
            return dag if værdi.time() == dt.time() else f"{dag} {værdi:%H:%M}"
        case dt.date():
            return værdi.isoformat()
        case dt.time():
            return f"{værdi:%H:%M}"
        case _:
            # The library drops »x005F_«, so a typed »_x000D_« cannot be told from an escape.
            tekst = unescape(str(værdi)).replace("\r\n", "\n").replace("\r", "\n")
            return normalize("NFC", tekst.strip())


def _tal(værdi: float, *, procent: bool) -> str:
    """Return a number with the 15 digits that Excel itself keeps, never as 1e-05."""
    tal = Decimal(f"{værdi:.15g}")
    if procent:
        tal = Decimal(f"{tal * 100:.15g}")
    if not tal.is_finite():
        return ""
    tekst = f"{tal:f}"
    if "." in tekst:
        tekst = tekst.rstrip("0").rstrip(".")
    return tekst.replace(".", ",")
