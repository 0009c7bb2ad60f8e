"""A workbook's sheets or a CSV file -> grids of cells that know how they were written."""

from __future__ import annotations

import csv
import datetime as dt
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from unicodedata import normalize
from xml.etree import ElementTree  # a DOCTYPE, and so any entity, is refused first
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from generator.laesning.arkiv import BESKADIGET, arkfund, beskadiget, tjek_arkiv
from generator.laesning.filer import Afvist
from generator.laesning.graenser import KNUDER, KOLONNER, RÆKKER
from generator.laesning.projekter import Brugsfejl
from generator.laesning.xlsxfil import dansk
from generator.maskine.sti import vis_sti

ADSKILLERE: Mapping[str, str] = {";": "semikolon", "\t": "tabulator", "|": "streg", ",": "komma"}

_CITERET = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_CIFRE = re.compile(r"[0#?]+(?:\.([0#?]+))?(,*)")
_SIDSTE_RÆKKE = 2 * RÆKKER
FORMEL = "formel uden resultat"


@dataclass(frozen=True, slots=True)
class Celle:
    """A cell: what it shows, and the number in it when the sheet knows it as one."""

    række: int
    kolonne: int
    tekst: str
    """As a Dane would type it; without the raised marks of footnotes."""
    tal: Decimal | None = None
    """Of a number cell; a percent format is already reckoned in (0.425 is 42,5)."""
    procent: bool = False
    decimaler: int | None = None
    """How many the cell's format shows; None when it names none."""
    dato: bool = False
    fejl: str = ""
    """The error the cell shows, or `FORMEL`."""


@dataclass(frozen=True)
class Ark:
    """One sheet, or a whole CSV file read with one delimiter."""

    fil: str
    navn: str | None
    """None for a CSV file."""
    celler: Mapping[int, Mapping[int, Celle]]
    """By row and column from 1; what is empty is not there."""
    skjult: bool = False
    flettede: tuple[tuple[int, int, int, int], ...] = ()
    """Merged areas: first column, first row, last column, last row."""
    skjulte_rækker: frozenset[int] = frozenset()
    skjulte_kolonner: frozenset[int] = frozenset()
    bredder: Mapping[int, int] = field(default_factory=dict)
    """Of a CSV file: how many fields each line has."""
    adskiller: str = ""

    def sted(self, række: int, kolonne: int | None = None) -> str:
        """Return a place as the messages name it."""
        if self.navn is None:
            return f"{self.fil}, linje {række}" + (f", felt {kolonne}" if kolonne else "")
        hvor = f"celle {get_column_letter(kolonne)}{række}" if kolonne else f"række {række}"
        return f"{self.fil}, ark »{self.navn}«, {hvor}"

    @property
    def vist(self) -> str:
        """Return the sheet as the messages name it."""
        return f"arket »{self.navn}«" if self.navn is not None else self.fil

    @property
    def rækker(self) -> list[int]:
        """Return the rows that hold something, in order."""
        return sorted(self.celler)

    def celle(self, række: int, kolonne: int) -> Celle | None:
        """Return a cell, or None when it is empty."""
        return self.celler.get(række, {}).get(kolonne)

    def tekst(self, række: int, kolonne: int | None) -> str:
        """Return what a cell shows; empty when there is none."""
        celle = self.celle(række, kolonne) if kolonne else None
        return celle.tekst if celle else ""

    def dækket(self, række: int, kolonne: int) -> tuple[int, int, int, int] | None:
        """Return the merged area a cell lies in."""
        for område in self.flettede:
            k1, r1, k2, r2 = område
            if r1 <= række <= r2 and k1 <= kolonne <= k2:
                return område
        return None


# --- workbooks ---


def læs_bog(data: bytes, fil: Path) -> list[Ark]:
    """Return every sheet of a workbook.

    Raises:
        Brugsfejl: it is no workbook, is damaged, or would fill the memory.
    """
    afvist = tjek_arkiv(data, fil.name)
    if afvist is None:
        try:
            return list(_arkene(data, fil))
        except (*BESKADIGET, InvalidFileException):
            afvist = beskadiget(fil.name)
    raise Brugsfejl(sætning(afvist))


def sætning(afvist: Afvist) -> str:
    """Return why a file is refused, with the remedy."""
    return f"{afvist.besked} {afvist.ret}"


def _arkene(data: bytes, fil: Path) -> Iterator[Ark]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of colours and validations; only values are read
        bog = load_workbook(
            BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=True
        )
        for blad in bog.worksheets:
            yield _ark(data, fil, blad)


def _ark(data: bytes, fil: Path, blad: Any) -> Ark:
    delsti = blad._worksheet_path.lstrip("/")
    navn = normalize("NFC", blad.title).strip()
    fund = arkfund(data, delsti)
    if fund.celler > KNUDER:
        raise Brugsfejl(
            f"Arket »{navn}« i {fil.name} er for stort (højst {KNUDER} celler). "
            "Slet det, der ikke hører til, eller kopiér tabellen til et nyt regneark."
        )
    uden_værdi = {coordinate_to_tuple(celle) for celle in fund.uden_værdi if celle}
    blad.reset_dimensions()  # some programs declare a smaller area than they fill
    celler: dict[int, dict[int, Celle]] = {}
    for nr, række in enumerate(
        blad.iter_rows(max_row=_SIDSTE_RÆKKE, max_col=KOLONNER + 1), start=1
    ):
        for kolonne, rå in enumerate(række, start=1):
            celle = _celle(nr, kolonne, rå, (nr, kolonne) in uden_værdi)
            if celle is not None:
                celler.setdefault(nr, {})[kolonne] = celle
    for nr, kolonne in uden_værdi:
        tom = Celle(nr, kolonne, "", fejl=FORMEL)
        celler.setdefault(nr, {}).setdefault(kolonne, tom)
    rækker, kolonner, rettede = _skjulte(data, delsti)
    for (nr, kolonne), tekst in rettede.items():
        if tekst and kolonne in celler.get(nr, {}):
            celler[nr][kolonne] = Celle(nr, kolonne, tekst)
    områder = []
    for område in fund.flettede:
        k1, r1, k2, r2 = range_boundaries(område)
        if k1 and r1 and k2 and r2:
            områder.append((k1, r1, k2, r2))
    skjult = blad.sheet_state != "visible"
    return Ark(vis_sti(fil), navn, celler, skjult, tuple(områder), rækker, kolonner)


def _celle(række: int, kolonne: int, rå: Any, uden_værdi: bool) -> Celle | None:
    if uden_værdi:
        return Celle(række, kolonne, "", fejl=FORMEL)
    værdi = rå.value
    if værdi is None or værdi == "":
        return None
    if rå.data_type == "e":
        return Celle(række, kolonne, str(værdi), fejl=str(værdi))
    form = getattr(rå, "number_format", "") or ""
    if isinstance(værdi, bool):
        return Celle(række, kolonne, dansk(værdi))
    if isinstance(værdi, int | float):
        rent = _CITERET.sub("", form.partition(";")[0])
        procent = "%" in rent
        tekst = dansk(værdi, form)
        if not tekst:
            return Celle(række, kolonne, str(værdi), fejl=str(værdi))
        cifre = _CIFRE.search(rent)
        if cifre and cifre[2]:  # »0,« shows thousands: 12345 is shown as 12
            return Celle(række, kolonne, tekst, fejl="vist i tusinder")
        decimaler = len(cifre[1] or "") if cifre else None
        tal = Decimal(tekst.replace(",", "."))
        return Celle(række, kolonne, tekst, tal, procent, decimaler)
    if isinstance(værdi, dt.datetime | dt.date | dt.time | dt.timedelta):
        return Celle(række, kolonne, dansk(værdi), dato=True)
    tekst = dansk(_uden_hævet(værdi))
    return Celle(række, kolonne, tekst) if tekst else None


def _uden_hævet(værdi: Any) -> str:
    """Return a text without its raised parts: a note's mark would read as one more digit."""
    if not isinstance(værdi, CellRichText):
        return str(værdi)
    return "".join(
        del_.text if isinstance(del_, TextBlock) else str(del_)
        for del_ in værdi
        if not (isinstance(del_, TextBlock) and del_.font.vertAlign == "superscript")
    )


def _skjulte(
    data: bytes, delsti: str
) -> tuple[frozenset[int], frozenset[int], dict[tuple[int, int], str]]:
    """Return hidden rows and columns, and texts in cells without their raised parts.

    The library passes over them when it only reads.
    """
    rækker: set[int] = set()
    kolonner: set[int] = set()
    rettede: dict[tuple[int, int], str] = {}
    nr, celle = 0, ""
    with ZipFile(BytesIO(data)) as arkiv, arkiv.open(delsti) as xml:
        for hændelse, element in ElementTree.iterparse(xml, ("start", "end")):  # noqa: S314 - see the import
            navn = element.tag.rpartition("}")[2]
            if hændelse == "end":
                if navn == "is" and celle and (tekst := _sænket(element)) is not None:
                    rettede[coordinate_to_tuple(celle)] = dansk(tekst)
                if navn in ("c", "row"):
                    element.clear()
                continue
            if navn == "row":
                nr = int(element.get("r", nr + 1))
            elif navn == "c":
                celle = element.get("r", "")
            if element.get("hidden") not in ("1", "true"):
                continue
            if navn == "row":
                rækker.add(nr)
            elif navn == "col":
                til = min(int(element.get("max", "1")), KOLONNER + 1)
                kolonner.update(range(int(element.get("min", "1")), til + 1))
    return frozenset(rækker), frozenset(kolonner), rettede


def _sænket(tekst: ElementTree.Element) -> str | None:
    """Return a text that stands in its cell without its raised parts; None when it has none."""
    dele: list[str] = []
    hævede = 0
    for stykke in tekst:
        if stykke.tag.rpartition("}")[2] != "r":
            continue
        if any(
            d.tag.endswith("}vertAlign") and d.get("val") == "superscript" for d in stykke.iter()
        ):
            hævede += 1
            continue
        dele += [d.text or "" for d in stykke.iter() if d.tag.endswith("}t")]
    return "".join(dele) if hævede else None


# --- CSV ---


def læs_tekstfil(data: bytes, fil: Path) -> tuple[list[Ark], str]:
    """Return a CSV file read with each delimiter, and the character set that was used.

    Raises:
        Brugsfejl: the bytes are no text, or it is too large.
    """
    tekst, tegnsæt = _afkod(data, fil)
    ud = [
        ark
        for adskiller in ADSKILLERE
        if adskiller in tekst and (ark := _som_ark(tekst, fil, adskiller)) is not None
    ]
    return ud, tegnsæt


def _afkod(data: bytes, fil: Path) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        forsøg = [("utf-16", "UTF-16")]
    else:
        forsøg = [("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252")]
    for kode, navn in forsøg:
        try:
            tekst = data.decode(kode)
        except UnicodeDecodeError:
            continue
        if "\0" not in tekst:
            return normalize("NFC", tekst), navn
    raise Brugsfejl(
        f"{vis_sti(fil)} er ikke en tekstfil. Gem den fra Excel som »CSV UTF-8 "
        "(semikolonsepareret)«."
    )


def _som_ark(tekst: str, fil: Path, adskiller: str) -> Ark | None:
    celler: dict[int, dict[int, Celle]] = {}
    bredder: dict[int, int] = {}
    antal = 0
    læser = csv.reader(StringIO(tekst, newline=""), delimiter=adskiller, strict=True)
    try:
        nr = 1
        for felter in læser:
            bredder[nr] = len(felter)
            for kolonne, felt in enumerate(felter, start=1):
                ren = felt.replace("\r\n", "\n").strip()
                if ren:
                    antal += 1
                    celler.setdefault(nr, {})[kolonne] = Celle(nr, kolonne, ren)
            nr = læser.line_num + 1
            if antal > KNUDER:
                raise Brugsfejl(
                    f"{vis_sti(fil)} er for stor (højst {KNUDER} felter). Slet det, der ikke "
                    "hører til."
                )
    except csv.Error:
        return None
    return Ark(vis_sti(fil), None, celler, bredder=bredder, adskiller=ADSKILLERE[adskiller])
