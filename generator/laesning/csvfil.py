"""CSV -> Tabeldata, every cell with its line and column."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from generator.fund import Sted, Sti
from generator.laesning import tabel
from generator.laesning.graenser import KNUDER
from generator.laesning.kildekort import Kildestykke
from generator.laesning.kildetekst import Kildetekst
from generator.laesning.samling import Samling
from generator.laesning.tekstfil import er_utf16, kildetekst, meld_utf16
from generator.laesning.typer import Tabeldata

_CITAT = 'Sæt citationstegn om hele feltet, og skriv hvert citationstegn inde i det to gange ("").'
_GEM_SEMIKOLON = "Gem filen fra Excel som »CSV UTF-8 (semikolonsepareret)«."


_BLANKE = re.compile(r"[ \t]*")
_ET_FELT = re.compile(r"[^;\n]*")
_CITERET = re.compile(r'"[^"]*"')


class _Felt(NamedTuple):
    start: int
    slut: int
    stil: str


def læs_csv(data: bytes, fil: Path, sti: Sti, samling: Samling) -> Tabeldata | None:
    """Read a table; report and return None when it is none."""
    kilde = _afkod(data, fil, sti, samling)
    if kilde is None:
        return None
    adskiller = _anden_adskiller(kilde.tekst)
    if adskiller:
        samling.meld(
            "csv-form", sti, Sted(fil),
            f"Kolonnerne er adskilt af {adskiller} (krævet semikolon).", _GEM_SEMIKOLON,
        )  # fmt: skip
        return None
    try:
        rækker = _rækker(kilde.tekst)
    except _CsvFejl as fejl:
        samling.meld(fejl.regel, sti, kilde.sted(fejl.indeks), fejl.besked, fejl.ret)
        return None
    celler = [[_celle(kilde, felt) for felt in række] for række in rækker]
    return tabel.byg("csv-form", fil, celler, sti, samling)


def _afkod(data: bytes, fil: Path, sti: Sti, samling: Samling) -> Kildetekst | None:
    """Decode as UTF-8, else as the Windows-1252 of older Excel."""
    if er_utf16(data):
        meld_utf16(fil, sti, samling)
        return None
    try:
        rå = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            rå = data.decode("cp1252")
        except UnicodeDecodeError as fejl:
            linje = data.count(b"\n", 0, fejl.start) + 1
            samling.meld(
                "tegnsaet", sti, Sted(fil, linje),
                "Filen er hverken gemt som UTF-8 eller Windows-1252.", _GEM_SEMIKOLON,
            )  # fmt: skip
            return None
    return kildetekst(rå, fil, sti, samling)


class _CsvFejl(Exception):
    def __init__(self, indeks: int, besked: str, ret: str, regel: str = "csv-form") -> None:
        super().__init__(besked)
        self.regel = regel
        self.indeks = indeks
        self.besked = besked
        self.ret = ret


def _rækker(tekst: str) -> list[list[_Felt]]:
    """Return the fields of each row that is not blank, as offsets."""
    rækker: list[list[_Felt]] = []
    felter = 0
    nr = len("sep=;\n") if tekst.startswith("sep=;\n") else 0
    while nr < len(tekst):
        række: list[_Felt] = []
        while True:
            felt, nr = _felt(tekst, nr)
            række.append(felt)
            felter += 1
            if felter > KNUDER:
                raise _CsvFejl(
                    felt.start, f"Tabellen er for stor (højst {KNUDER} felter).",
                    "Slet det, der ikke hører til.", "fil-for-stor",
                )  # fmt: skip
            if nr >= len(tekst) or tekst[nr] == "\n":
                break
            nr += 1
        nr += 1
        if any(tekst[felt.start : felt.slut].strip() for felt in række):
            rækker.append(række)
    return rækker


def _felt(tekst: str, nr: int) -> tuple[_Felt, int]:
    """Return a field and the offset of the delimiter after it."""
    nr = _forbi(_BLANKE, tekst, nr)
    if tekst[nr : nr + 1] == '"':
        return _citeret(tekst, nr)
    slut = _forbi(_ET_FELT, tekst, nr)
    return _Felt(nr, slut, "ren"), slut


def _forbi(mønster: re.Pattern[str], tekst: str, nr: int) -> int:
    fundet = mønster.match(tekst, nr)
    return fundet.end() if fundet else nr


def _citeret(tekst: str, start: int) -> tuple[_Felt, int]:
    slut = start + 1
    while True:
        slut = tekst.find('"', slut)
        if slut < 0:
            raise _CsvFejl(start, "Feltets citationstegn bliver ikke afsluttet.", _CITAT)
        if tekst[slut + 1 : slut + 2] != '"':
            break
        slut += 2
    efter = _forbi(_BLANKE, tekst, slut + 1)
    if efter < len(tekst) and tekst[efter] not in ";\n":
        raise _CsvFejl(efter, "Der står tekst efter feltets afsluttende citationstegn.", _CITAT)
    return _Felt(start + 1, slut, "celle"), efter


def _celle(kilde: Kildetekst, felt: _Felt) -> tabel.Celle:
    start, slut = felt.start, felt.slut
    while slut > start and kilde.tekst[slut - 1].isspace():
        slut -= 1
    while start < slut and kilde.tekst[start].isspace():
        start += 1
    værdi = kilde.tekst[start:slut]
    if felt.stil == "celle":
        værdi = værdi.replace('""', '"')
    værdi = normalize("NFC", værdi)
    return tabel.Celle(værdi, Kildestykke(kilde, start, slut, felt.stil, værdi))


def _anden_adskiller(tekst: str) -> str:
    """Return the name of the delimiter of a file that does not use semicolon."""
    hoved = _CITERET.sub("", tekst.lstrip("\n").partition("\n")[0])
    if ";" in hoved:
        return ""
    if "\t" in hoved.strip():
        return "tabulator"
    return "komma" if "," in hoved else ""
