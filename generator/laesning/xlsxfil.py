"""XLSX -> Tabeldata: the values as Danish text, the row and column of each cell as its place."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from generator.dansk.naermeste import nærmeste
from generator.fund import Sted, Sti
from generator.laesning import tabel
from generator.laesning.arkiv import BESKADIGET, Arkfund, arkfund, beskadiget, tjek_arkiv
from generator.laesning.graenser import KNUDER, KOLONNER, RÆKKER
from generator.laesning.samling import Samling
from generator.laesning.tekstfil import ULOVLIGE, tegn_navn
from generator.laesning.typer import Tabeldata

_CITERET = re.compile(r'"[^"]*"|\\.|_.|\*.')
_SIDSTE_RÆKKE = 2 * RÆKKER
"""Rows below this are not looked at: blank ones may run to the million."""


def læs_xlsx(
    data: bytes, fil: Path, ark: str | None, sti: Sti, samling: Samling
) -> Tabeldata | None:
    """Read one sheet as a table; report and return None when it is none."""
    afvist = tjek_arkiv(data, fil.name)
    if afvist is None:
        try:
            return _læs(data, fil, ark, sti, samling)
        except (*BESKADIGET, InvalidFileException):
            afvist = beskadiget(fil.name)
    samling.meld(
        afvist.regel, (*sti, "fil"), samling.kort.sted((*sti, "fil")), afvist.besked, afvist.ret
    )
    return None


def _læs(data: bytes, fil: Path, ark: str | None, sti: Sti, samling: Samling) -> Tabeldata | None:
    with warnings.catch_warnings():
        # Of colours and validations it does not keep; we only read values.
        warnings.simplefilter("ignore")
        bog = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        valgt = _vælg(bog, ark, sti, fil, samling)
        if valgt is None:
            return None
        fund = arkfund(data, valgt._worksheet_path.lstrip("/"))
        if fund.celler > KNUDER:
            samling.meld(
                "fil-for-stor", sti, Sted(fil),
                f"Arket »{valgt.title}« er for stort (højst {KNUDER} celler).",
                "Slet det, der ikke hører til.",
            )  # fmt: skip
            return None
        uden_værdi = frozenset(coordinate_to_tuple(celle) for celle in fund.uden_værdi if celle)
        regnet = {linje for linje, _ in uden_værdi}
        # Some programs declare a smaller area than they fill.
        valgt.reset_dimensions()
        rå = [
            (nr, række)
            for nr, række in enumerate(
                valgt.iter_rows(max_row=_SIDSTE_RÆKKE, max_col=KOLONNER + 1), start=1
            )
            if nr in regnet or any(celle.value not in (None, "") for celle in række)
        ]
    _meld_fund(fund, {nr for nr, _ in rå}, fil, sti, samling)
    rækker = [_række(nr, række, fil, uden_værdi, sti, samling) for nr, række in rå]
    return tabel.byg("regneark-form", fil, _lige_brede(rækker), sti, samling)


def _vælg(bog: Any, ark: str | None, sti: Sti, fil: Path, samling: Samling) -> Any:
    """Return the sheet that is meant; a workbook with one visible sheet needs no name."""
    arkene = {normalize("NFC", a.title).strip(): a for a in bog.worksheets}
    navne = ", ".join(f"»{navn}«" for navn in arkene)
    if ark is None:
        synlige = [a for a in arkene.values() if a.sheet_state == "visible"]
        if len(synlige) == 1:
            return synlige[0]
        samling.meld(
            "ukendt-ark", sti, samling.kort.sted((*sti, "fil")),
            f"Regnearket »{fil.name}« har flere ark ({navne}).",
            "Skriv, hvilket der skal læses, i feltet »ark«.",
        )  # fmt: skip
        return None
    if ark.strip() in arkene:
        return arkene[ark.strip()]
    nær = nærmeste(ark, arkene)
    samling.meld(
        "ukendt-ark", (*sti, "ark"), samling.kort.sted((*sti, "ark")),
        f"Regnearket »{fil.name}« har ikke et ark, der hedder »{ark}«"
        + (f"; mente du »{nær}«?" if nær else f" (fundet {navne})."),
        "Skriv arkets navn, som det står på fanen.", ord=ark,
    )  # fmt: skip
    return None


def _meld_fund(fund: Arkfund, læste: set[int], fil: Path, sti: Sti, samling: Samling) -> None:
    for område in fund.flettede:
        kolonne, linje, _, nederst = range_boundaries(område)
        if linje is None or nederst is None or not læste & set(range(linje, nederst + 1)):
            continue
        samling.meld(
            "regneark-form", sti, Sted(fil, linje, kolonne or 1),
            f"Cellerne {område} er flettet, så det er uvist, hvilke rækker værdien gælder.",
            "Ophæv fletningen, og skriv værdien i hver celle.",
        )  # fmt: skip
    if fund.uden_værdi:
        flere = len(fund.uden_værdi) - 1
        også = f" og {flere} andre celler" if flere > 1 else " og 1 anden celle" if flere else ""
        samling.meld(
            "formel-uden-vaerdi", sti, Sted(fil, *coordinate_to_tuple(fund.uden_værdi[0])),
            f"Celle {fund.uden_værdi[0]}{også} rummer en formel, men ikke dens resultat.",
            "Åbn regnearket i Excel, gem det, og prøv igen.",
        )  # fmt: skip


def _række(
    nr: int, række: tuple[Any, ...], fil: Path, uden_værdi: frozenset[tuple[int, int]], sti: Sti,
    samling: Samling,
) -> list[tabel.Celle]:  # fmt: skip
    celler: list[tabel.Celle] = []
    for kolonne, celle in enumerate(række, start=1):
        sted = Sted(fil, nr, kolonne)
        fejl = celle.data_type == "e" if celle.value is not None else False
        if fejl:
            samling.meld(
                "celle-med-fejl", sti, sted, f"Cellen viser fejlen {celle.value}.",
                "Ret formlen i regnearket, eller lad cellen stå tom.", ord=str(celle.value),
            )  # fmt: skip
        værdi = "" if fejl else dansk(celle.value, getattr(celle, "number_format", ""))
        ulovligt = ULOVLIGE.search(værdi)
        if ulovligt:
            samling.meld(
                "ulovligt-tegn", sti, sted,
                f"Cellen rummer et usynligt styretegn ({tegn_navn(ulovligt.group())}), "
                "som ikke kan stå i et dokument.",
                "Skriv cellens tekst igen.",
            )  # fmt: skip
            værdi = ULOVLIGE.sub("\ufffd", værdi)
        celler.append(tabel.Celle(værdi, sted, ulæst=fejl or (nr, kolonne) in uden_værdi))
    while celler and not celler[-1].værdi and not celler[-1].ulæst:
        celler.pop()
    return celler


def _lige_brede(rækker: list[list[tabel.Celle]]) -> list[list[tabel.Celle]]:
    """Give each row as many cells as there are headers: a sheet has no row that is too short."""
    bredde = len(rækker[0]) if rækker else 0
    for række in rækker:
        sted = række[-1].sted if række else Sted(Path())
        række.extend(
            tabel.Celle("", Sted(sted.fil, sted.linje, kolonne))
            for kolonne in range(len(række) + 1, bredde + 1)
        )
    return rækker


def dansk(værdi: object, format_: str = "") -> str:
    """Return a cell's value as it would be written in Danish."""
    match værdi:
        case None:
            return ""
        case bool():
            return "ja" if værdi else "nej"
        case int() | float():
            return _tal(værdi, procent="%" in _CITERET.sub("", format_))
        case dt.datetime():
            dag = værdi.date().isoformat()
            return dag if værdi.time() == dt.time() else f"{dag} {værdi:%H:%M}"
        case dt.date():
            return værdi.isoformat()
        case dt.time():
            return f"{værdi:%H:%M}"
        case _:
            return normalize("NFC", str(værdi).replace("\r\n", "\n").strip())


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
