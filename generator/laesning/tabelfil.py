"""A table that the project's YAML points to: CSV or one sheet of a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.dansk.naermeste import nærmeste
from generator.fund import Sted, Sti
from generator.laesning.ark import Arkfejl
from generator.laesning.csvfil import csv_ark, tjek_adskiller
from generator.laesning.samling import Samling
from generator.laesning.tabel import byg
from generator.laesning.tegnsaet import Tegnsætsfejl, afkod
from generator.laesning.tekstfil import kildetekst
from generator.laesning.typer import Tabeldata

if TYPE_CHECKING:
    from generator.laesning.xlsxfil import Arkbog


def læs_csv(data: bytes, fil: Path, sti: Sti, samling: Samling) -> Tabeldata | None:
    """Read a table; report and return None when it is none."""
    try:
        kilde = kildetekst(afkod(data).tekst, fil, sti, samling)
        if kilde is None:
            return None
        tjek_adskiller(kilde)
        ark = csv_ark(kilde, fil.name)
    except Tegnsætsfejl as fejl:
        samling.meld("tegnsaet", sti, Sted(fil, fejl.linje), fejl.besked, fejl.ret)
        return None
    except Arkfejl as fejl:
        samling.meld(fejl.regel, sti, fejl.sted or Sted(fil), fejl.besked, fejl.ret)
        return None
    return byg(ark, fil, sti, samling)


def læs_xlsx(
    data: bytes, fil: Path, navn: str | None, sti: Sti, samling: Samling
) -> Tabeldata | None:
    """Read one sheet as a table; report and return None when it is none."""
    # The library takes 150 ms to load, so it is loaded only for a project with a workbook.
    from generator.laesning.xlsxfil import Arkbog

    try:
        bog = Arkbog(data, fil)
        valgt = _vælg(bog, navn, sti, fil, samling)
        ark = bog.ark(valgt) if valgt is not None else None
    except Arkfejl as fejl:
        hvor = sti if fejl.sted else (*sti, "fil")
        sted = fejl.sted or samling.kort.sted(hvor)
        samling.meld(fejl.regel, hvor, sted, fejl.besked, fejl.ret)
        return None
    return byg(ark, fil, sti, samling) if ark else None


def _vælg(bog: Arkbog, ark: str | None, sti: Sti, fil: Path, samling: Samling) -> str | None:
    """Return the sheet that is meant; a workbook with one visible sheet needs no name."""
    navne = ", ".join(f"»{navn}«" for navn in bog.navne)
    if ark is None:
        if len(bog.synlige) == 1:
            return bog.synlige[0]
        samling.meld(
            "ukendt-ark", sti, samling.kort.sted((*sti, "fil")),
            f"Regnearket »{fil.name}« har flere ark ({navne}).",
            "Skriv, hvilket der skal læses, i feltet »ark«.",
        )  # fmt: skip
        return None
    if ark.strip() in bog.navne:
        return ark.strip()
    nær = nærmeste(ark, bog.navne)
    samling.meld(
        "ukendt-ark", (*sti, "ark"), samling.kort.sted((*sti, "ark")),
        f"Regnearket »{fil.name}« har ikke et ark, der hedder »{ark}«"
        + (f"; mente du »{nær}«?" if nær else f" (fundet {navne})."),
        "Skriv arkets navn, som det står på fanen.", ord=ark,
    )  # fmt: skip
    return None
