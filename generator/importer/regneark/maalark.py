"""Puts imported figures in the project's own workbook, when nothing in it can be lost by that."""

from __future__ import annotations

import re
import warnings
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from generator.importer.fejl import Importfejl, Mangel
from generator.importer.regneark.kolonner import Ordbog
from generator.importer.regneark.maal import INTET, Ændring, ens, pladser
from generator.importer.regneark.tabel import Tabelimport
from generator.importer.regneark.vaerdier import DISKRETIONERET, IKKE_OPLYST
from generator.laesning.ark import FORMEL, Ark, Arkcelle, Arkfejl
from generator.laesning.filer import Afvist, find_fil, læs_bytes, tjek_art
from generator.laesning.xlsxfil import Arkbog
from generator.model.plan import Plan

_KENDTE_DELE = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/\w+\.xml|xl/_rels/workbook\.xml\.rels|"
    r"xl/(?:workbook|styles|sharedStrings|calcChain)\.xml|xl/theme/theme\d+\.xml|"
    r"xl/worksheets/sheet\d+\.xml"
)
"""What the library writes again as it was; diagrams, notes and macros it would lose."""


def skriv_ark(mappe: Path, navn: str, arknavn: str, plan: Plan, hentet: Tabelimport) -> Ændring:
    """Return the workbook with the figures in it.

    Raises:
        Importfejl: the workbook holds more than a table, or cannot be understood.
    """
    fil = find_fil(mappe, navn)
    data = læs_bytes(fil, navn) if isinstance(fil, Path) else fil
    if isinstance(data, bytes) and isinstance(fil, Path):
        data = tjek_art(data, fil, navn) or data
    if isinstance(data, Afvist) or not isinstance(fil, Path):
        afvist = data if isinstance(data, Afvist) else None
        raise Importfejl([Mangel(navn, f"{afvist.besked} {afvist.ret}" if afvist else "", "")])
    try:
        bog = Arkbog(data, fil)
        valgte = [n for n in bog.navne if n == arknavn] if arknavn else bog.synlige
        if len(valgte) != 1:
            raise _afslag(navn, "det er uvist, hvilket ark der skal skrives i")
        ark = bog.ark(valgte[0])
    except Arkfejl as fejl:
        raise Importfejl([Mangel(navn, fejl.besked, fejl.ret)]) from None
    _tjek(navn, data, ark)
    return _ret(navn, data, ark, plan, hentet)


def _tjek(navn: str, data: bytes, ark: Ark) -> None:
    with ZipFile(BytesIO(data)) as arkiv:
        if not all(_KENDTE_DELE.fullmatch(del_) for del_ in arkiv.namelist()):
            raise _afslag(
                navn, "regnearket indeholder andet end tabeller (fx diagrammer eller noter)"
            )
        formler = any(
            b"<f" in arkiv.read(del_)
            for del_ in arkiv.namelist()
            if del_.startswith("xl/worksheets/")
        )
    if formler or any(c.fejl == FORMEL for r in ark.celler.values() for c in r.values()):
        raise _afslag(navn, "regnearket indeholder formler, hvis resultater ville gå tabt")


def _afslag(navn: str, hvorfor: str) -> Importfejl:
    return Importfejl(
        [
            Mangel(
                "problemkompleks.yaml",
                f"Nøgletallene står i »{navn}«, som ikke kan skrives: {hvorfor}.",
                f"Ret tallene i »{navn}« selv, eller skriv »fil: noegletal.csv« (uden »ark«) i "
                "problemkompleks.yaml, og prøv igen.",
            )
        ]
    )


def _ret(navn: str, data: bytes, ark: Ark, plan: Plan, hentet: Tabelimport) -> Ændring:
    if not ark.rækker:
        raise _afslag(navn, "arket er tomt")
    ud = Ændring(navn, b"", False)
    with warnings.catch_warnings(record=True) as mister:
        # The library warns of what it cannot keep: dates past its calendar, extensions of Excel's.
        warnings.simplefilter("always")
        bog: Any = load_workbook(BytesIO(data))
    if mister:
        raise _afslag(navn, "noget i regnearket ville gå tabt, når det blev gemt igen")
    blad = next(b for b in bog.worksheets if b.title.strip() == ark.navn)
    hoved = ark.rækker[0]
    bredde = max(ark.celler[hoved])
    steder = {
        nøgle: plads + 1
        for nøgle, plads in pladser(
            navn, [ark.tekst(hoved, k + 1) for k in range(bredde)], plan
        ).items()
    }
    nøgler = [n for n in Ordbog(plan).nøgler if n in hentet.fundet.tal]
    for nøgle in (n for n in nøgler if n not in steder):
        bredde += 1
        steder[nøgle] = bredde
        _skriv_navn(blad.cell(hoved, bredde), nøgle)
        ud.linjer.append(f"Ny kolonne: {nøgle}.")
    efter = {id(r.afdeling): r for r in hentet.rækker}
    sete: set[int] = set()
    for nr in ark.rækker[1:]:
        hans = [ark.tekst(nr, steder[n]) for n in ("boligorganisation", "afdeling")]
        afdeling = plan.afdeling(*hans)
        if afdeling is None or id(afdeling) not in efter:
            continue
        if id(afdeling) in sete:
            raise Importfejl(
                [Mangel(navn, f"»{afdeling.navn}« står i to rækker.", "Slet den ene.")]
            )
        sete.add(id(afdeling))
        skiftet = []
        for nøgle in nøgler:
            gammel, ny = ark.celle(nr, steder[nøgle]), efter[id(afdeling)].tal[nøgle]
            før = gammel.tekst if gammel else ""
            if not ens(før, ny):
                _skriv(blad.cell(nr, steder[nøgle]), ny, gammel)
                skiftet.append(f"{nøgle} {før or IKKE_OPLYST} bliver {ny}")
                ud.erstatter |= før not in INTET
        if skiftet:
            ud.linjer.append(f"{afdeling.navn}: {'; '.join(skiftet)}.")
    sidst = ark.rækker[-1]
    for afdeling in plan.projekt.afdelinger:
        if id(afdeling) not in efter or id(afdeling) in sete:
            continue
        sidst += 1
        _skriv_navn(blad.cell(sidst, steder["boligorganisation"]), afdeling.boligorganisation)
        _skriv_navn(blad.cell(sidst, steder["afdeling"]), str(afdeling.navn))
        for nøgle in nøgler:
            _skriv(blad.cell(sidst, steder[nøgle]), efter[id(afdeling)].tal[nøgle], None)
        ud.linjer.append(f"Ny række: {afdeling.navn}.")
    skrevet = BytesIO()
    bog.save(skrevet)
    ud.data = skrevet.getvalue()
    return ud


def _skriv_navn(celle: Any, navn: str) -> None:
    """Write a name as text: the library makes a formula of one that begins with ``=``."""
    celle.value = navn
    celle.data_type = "s"


def _skriv(celle: Any, tekst: str, gammel: Arkcelle | None) -> None:
    """Write a figure as the cell holds its own: a number, a share shown as per cent, or a text."""
    if tekst in (IKKE_OPLYST, DISKRETIONERET) or (gammel and gammel.tal is None and gammel.tekst
                                                  not in ("", "*", "..", "-", "–")):  # fmt: skip
        celle.value = tekst
        return
    tal = Decimal(tekst.replace(",", "."))
    celle.value = tal / 100 if gammel is not None and gammel.procent else tal
