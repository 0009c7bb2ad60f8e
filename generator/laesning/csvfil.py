"""CSV -> Ark: every field with its line and column, whatever the delimiter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.dansk.tal import skriv_tal
from generator.laesning.ark import Ark, Arkcelle, Arkfejl
from generator.laesning.graenser import KNUDER
from generator.laesning.kildekort import Kildestykke
from generator.laesning.kildetekst import Kildetekst
from generator.laesning.tegnsaet import GEM_CSV

ADSKILLERE: Mapping[str, str] = {";": "semikolon", "\t": "tabulator", "|": "streg", ",": "komma"}

_CITAT = 'Sæt citationstegn om hele feltet, og skriv hvert citationstegn inde i det to gange ("").'
_CITERET = re.compile(r'"[^"]*"')
FORMELTEGN = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula in a spreadsheet; an apostrophe before it says that it is text."""
# Excel's way of keeping 007 a text: ="007", within quotes when the field is quoted.
_LIG = {"ren": re.compile(r'="(.*)"', re.DOTALL), "celle": re.compile(r'=""(.*)""', re.DOTALL)}


def tjek_adskiller(kilde: Kildetekst) -> None:
    """Refuse a file of the project that does not use semicolon.

    Raises:
        Arkfejl: with the delimiter it uses.
    """
    hoved = _CITERET.sub("", kilde.tekst.lstrip("\n").partition("\n")[0])
    anden = "\t" if "\t" in hoved.strip() else "," if "," in hoved else ""
    if anden and ";" not in hoved:
        raise Arkfejl(
            "csv-form", f"Kolonnerne er adskilt af {ADSKILLERE[anden]} (krævet semikolon).",
            GEM_CSV, kilde.sted(0),
        )  # fmt: skip


def csv_ark(kilde: Kildetekst, vist: str, adskiller: str = ";") -> Ark:
    """Return the file's rows; `vist` is how messages name the file.

    Raises:
        Arkfejl: its quotes do not match, or it is too large.
    """
    felter: dict[int, list[Arkcelle]] = {}
    for række in _rækker(kilde, adskiller):
        if any(kilde.tekst[start:slut].strip() for start, slut, _ in række):
            nr, _ = kilde.linje_og_kolonne(række[0][0])
            felter[nr] = [_celle(kilde, nr, k, *felt) for k, felt in enumerate(række, 1)]
    return Ark(vist, None, felter, adskiller=ADSKILLERE[adskiller])


def _rækker(kilde: Kildetekst, adskiller: str) -> Iterator[list[tuple[int, int, str]]]:
    """Yield the fields of each row: where they begin and end, and how they are written."""
    tekst, antal = kilde.tekst, 0
    blanke = re.compile(r"[ \t]*" if adskiller != "\t" else " *")
    rent = re.compile(rf"[^{re.escape(adskiller)}\n]*")
    mærke = f"sep={adskiller}\n"
    nr = len(mærke) if tekst.startswith(mærke) else 0
    while nr < len(tekst):
        række: list[tuple[int, int, str]] = []
        while not række or tekst[nr : nr + 1] == adskiller:
            nr = _ende(blanke, tekst, nr + 1 if række else nr)
            if tekst[nr : nr + 1] == '"':
                slut = _citat_slut(kilde, nr)
                række.append((nr + 1, slut, "celle"))
                nr = _ende(blanke, tekst, slut + 1)
            else:
                slut = _ende(rent, tekst, nr)
                række.append((nr, slut, "ren"))
                nr = slut
            antal += 1
            if antal > KNUDER:
                raise Arkfejl(
                    "fil-for-stor", f"Tabellen er for stor (højst {skriv_tal(KNUDER)} felter).",
                    "Slet det, der ikke hører til.", kilde.sted(række[-1][0]),
                )  # fmt: skip
        if nr < len(tekst) and tekst[nr] != "\n":
            besked = "Der står tekst efter feltets afsluttende citationstegn."
            raise Arkfejl("csv-form", besked, _CITAT, kilde.sted(nr))
        yield række
        nr += 1


def _ende(mønster: re.Pattern[str], tekst: str, nr: int) -> int:
    fundet = mønster.match(tekst, nr)
    return fundet.end() if fundet else nr


def _citat_slut(kilde: Kildetekst, start: int) -> int:
    """Return where the quote that ends a field stands; two together are one inside it."""
    slut = start + 1
    while (slut := kilde.tekst.find('"', slut)) >= 0:
        if kilde.tekst[slut + 1 : slut + 2] != '"':
            return slut
        slut += 2
    besked = "Feltets citationstegn bliver ikke afsluttet."
    raise Arkfejl("csv-form", besked, _CITAT, kilde.sted(start))


def _celle(
    kilde: Kildetekst, række: int, kolonne: int, start: int, slut: int, stil: str
) -> Arkcelle:
    start, slut = _trimmet(kilde.tekst, start, slut)
    if lig := _LIG[stil].fullmatch(kilde.tekst, start, slut):
        start, slut = _trimmet(kilde.tekst, *lig.span(1))
    if kilde.tekst.startswith("'", start) and kilde.tekst.startswith(FORMELTEGN, start + 1):
        start += 1
    værdi = kilde.tekst[start:slut]
    if stil == "celle":
        værdi = værdi.replace('""', '"')
    return Arkcelle(række, kolonne, værdi, kilde=Kildestykke(kilde, start, slut, stil, værdi))


def _trimmet(tekst: str, start: int, slut: int) -> tuple[int, int]:
    while slut > start and tekst[slut - 1].isspace():
        slut -= 1
    while start < slut and tekst[start].isspace():
        start += 1
    return start, slut
