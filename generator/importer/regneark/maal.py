"""Puts imported figures in the file the project points to; all else there stays as it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.dansk.tal import Talfejl
from generator.importer.fejl import Importfejl, Mangel
from generator.importer.regneark.kolonner import Ordbog
from generator.importer.regneark.tabel import Tabelimport
from generator.importer.regneark.vaerdier import IKKE_OPLYST
from generator.laesning.csvfil import FORMELTEGN
from generator.laesning.filer import Afvist, find_fil, læs_bytes
from generator.laesning.tegnsaet import Afkodet, Tegnsætsfejl, afkod
from generator.model.felter import læs_måltal
from generator.model.plan import Plan
from generator.model.tabeller import kolonnenavne, nøgletalskolonner

STANDARDFIL = "noegletal.csv"
INTET = frozenset({"", IKKE_OPLYST, "-", "–"})
"""What a cell holds that has no figure to lose."""
_FELT = re.compile(r'[ \t]*"(?:[^"]|"")*"[ \t]*|[^;\r\n]*')
_LINJESKIFT = re.compile(r"\r\n|\n|\r")


@dataclass
class Ændring:
    """The file as it will be, and what that changes, in Danish lines."""

    navn: str
    """Its path inside the project."""
    data: bytes
    ny: bool
    linjer: list[str] = field(default_factory=list)
    erstatter: bool = False
    """A figure that stands there gives way to another."""


@dataclass
class _Linje:
    """A line of the file: its fields exactly as they are typed, and its line break."""

    felter: list[str]
    skift: str


def skriv_csv(mappe: Path, navn: str, plan: Plan, hentet: Tabelimport) -> Ændring:
    """Return the target with the figures in it.

    Raises:
        Importfejl: the target as it stands cannot be understood.
    """
    fundet = find_fil(mappe, navn)
    if isinstance(fundet, Afvist):
        if fundet.regel != "fil-mangler" or not navn.strip():
            raise Importfejl([Mangel("problemkompleks.yaml", fundet.besked, fundet.ret)])
        if not (mappe / navn).resolve().is_relative_to(mappe.resolve()):
            besked = f"»{navn}« ligger uden for projektets mappe."
            raise Importfejl([Mangel("problemkompleks.yaml", besked, "Ret stien.")])
        return _ny(navn, plan, hentet)
    data = læs_bytes(fundet, navn)
    if isinstance(data, Afvist):
        raise Importfejl([Mangel(navn, data.besked, data.ret)])
    try:
        læst = afkod(data)
    except Tegnsætsfejl as fejl:
        raise Importfejl([Mangel(navn, fejl.besked, fejl.ret)]) from None
    linjer = _linjer(læst.tekst)
    if not any(_rene(linje) for linje in linjer):
        return _ny(navn, plan, hentet)
    return _ret(navn, læst, linjer, plan, hentet)


def _ny(navn: str, plan: Plan, hentet: Tabelimport) -> Ændring:
    """Make the file: the project's own order, the content format's columns."""
    nøgler = [n for n in Ordbog(plan).nøgler if n in hentet.fundet.tal]
    linjer = [";".join(["boligorganisation", "afdeling", *map(felt, nøgler)])]
    efter = {id(r.afdeling): r for r in hentet.rækker}
    for afdeling in plan.projekt.afdelinger:
        if række := efter.get(id(afdeling)):
            navne = [felt(afdeling.boligorganisation), felt(str(afdeling.navn))]
            linjer.append(";".join([*navne, *(række.tal[n] for n in nøgler)]))
    tekst = "".join(f"{linje}\n" for linje in linjer)
    return Ændring(navn, tekst.encode("utf-8"), True, [f"Ny fil med {len(linjer) - 1} rækker."])


def _ret(
    navn: str, læst: Afkodet, linjer: list[_Linje], plan: Plan, hentet: Tabelimport
) -> Ændring:
    """Change the cells that the import brings; add what is missing at the end."""
    ud = Ændring(navn, b"", False)
    hoved, *rækker = [linje for linje in linjer if _rene(linje)]
    if [f.casefold() for f in _rene(hoved)][:1] == ["sep="]:
        hoved, *rækker = rækker
    steder = pladser(navn, _rene(hoved), plan)
    nøgler = [n for n in Ordbog(plan).nøgler if n in hentet.fundet.tal]
    skift = next((linje.skift for linje in linjer if linje.skift), "\n")
    for nøgle in (n for n in nøgler if n not in steder):
        steder[nøgle] = len(hoved.felter)
        hoved.felter.append(felt(nøgle))
        ud.linjer.append(f"Ny kolonne: {nøgle}.")
    efter = {id(r.afdeling): r for r in hentet.rækker}
    sete: set[int] = set()
    for linje in rækker:
        rene = _rene(linje, len(hoved.felter))
        _udfyld(linje, len(hoved.felter))
        afdeling = plan.afdeling(rene[steder["boligorganisation"]], rene[steder["afdeling"]])
        række = efter.get(id(afdeling)) if afdeling else None
        if afdeling is None or række is None:
            continue
        if id(afdeling) in sete:
            raise Importfejl(
                [Mangel(navn, f"»{afdeling.navn}« står i to rækker.", "Slet den ene.")]
            )
        sete.add(id(afdeling))
        skiftet = []
        for nøgle in nøgler:
            gammel, ny = rene[steder[nøgle]], række.tal[nøgle]
            if not ens(gammel, ny):
                linje.felter[steder[nøgle]] = ny
                skiftet.append(f"{nøgle} {gammel or IKKE_OPLYST} bliver {ny}")
                ud.erstatter |= gammel not in INTET
        if skiftet:
            ud.linjer.append(f"{afdeling.navn}: {'; '.join(skiftet)}.")
    if not linjer[-1].skift:
        linjer[-1].skift = skift
    for afdeling in plan.projekt.afdelinger:
        ny_række = efter.get(id(afdeling))
        if ny_række is None or id(afdeling) in sete:
            continue
        felter = [""] * len(hoved.felter)
        felter[steder["boligorganisation"]] = felt(afdeling.boligorganisation)
        felter[steder["afdeling"]] = felt(str(afdeling.navn))
        for nøgle in nøgler:
            felter[steder[nøgle]] = ny_række.tal[nøgle]
        linjer.append(_Linje(felter, skift))
        ud.linjer.append(f"Ny række: {afdeling.navn}.")
    tekst = "".join(";".join(linje.felter) + linje.skift for linje in linjer)
    try:
        ud.data = læst.mærke + tekst.encode(læst.kode)
    except UnicodeEncodeError:
        ud.data = tekst.encode("utf-8")
    return ud


def pladser(navn: str, hoved: list[str], plan: Plan) -> dict[str, int]:
    """Return key -> column of the target, by the headings the reader itself knows.

    Columns count from 0. Raises `Importfejl` when a column that names an estate is missing.
    """
    kriterier = plan.problemkompleks.kriterier if plan.problemkompleks else None
    egne = {n: {"titel": str(k.titel)} for n, k in kriterier.kolonner.items()} if kriterier else {}
    kendte = kolonnenavne(nøgletalskolonner(plan.kriteriesæt, egne))
    ud: dict[str, int] = {}
    for plads, overskrift in enumerate(hoved):
        (som_sammenlignet,) = kolonnenavne({overskrift: ()}) or ("",)
        nøgle = kendte.get(som_sammenlignet)
        if nøgle is not None:
            ud.setdefault(nøgle, plads)
    for kræves in ("boligorganisation", "afdeling"):
        if kræves not in ud:
            raise Importfejl(
                [
                    Mangel(
                        f"{navn}, linje 1",
                        f"Filen, der skal skrives i, mangler kolonnen »{kræves}«.",
                        "Tilføj den, eller flyt filen væk, så importen laver en ny.",
                    )
                ]
            )
    return ud


def ens(gammel: str, ny: str) -> bool:
    """Tell whether two cells say the same, so that what stands is left as it is typed."""
    try:
        return læs_måltal(gammel) == læs_måltal(ny)
    except Talfejl:
        return gammel.replace(".", "") == ny


def _linjer(tekst: str) -> list[_Linje]:
    ud: list[_Linje] = []
    nr = 0
    while nr < len(tekst):
        felter: list[str] = []
        while True:
            m = _FELT.match(tekst, nr)
            felt = m.group() if m else ""
            nr += len(felt)
            felter.append(felt)
            if tekst[nr : nr + 1] != ";":
                break
            nr += 1
        skift = _LINJESKIFT.match(tekst, nr)
        if skift is None and nr < len(tekst):
            raise Importfejl(
                [
                    Mangel(
                        f"linje {len(ud) + 1} i filen med nøgletal",
                        "Der står tekst efter feltets afsluttende citationstegn.",
                        "Ret linjen, eller flyt filen væk, så importen laver en ny.",
                    )
                ]
            )
        nr += len(skift.group()) if skift else 0
        ud.append(_Linje(felter, skift.group() if skift else ""))
    return ud


def _rene(linje: _Linje, bredde: int = 0) -> list[str]:
    """Return the fields' values, with empty ones up to `bredde`; nothing of a blank line."""
    ud = []
    for felt in linje.felter:
        rent = felt.strip()
        if rent.startswith('"') and rent.endswith('"') and len(rent) > 1:
            rent = rent[1:-1].replace('""', '"').strip()
        if rent.startswith("'") and rent.startswith(FORMELTEGN, 1):
            rent = rent[1:]
        ud.append(rent)
    if not any(ud):
        return []
    return ud + [""] * (bredde - len(ud))


def _udfyld(linje: _Linje, bredde: int) -> None:
    linje.felter += [""] * (bredde - len(linje.felter))


def felt(tekst: str) -> str:
    """Return a name as a field of its own, quoted where it must be.

    What a spreadsheet would take for a formula gets the apostrophe that says it is text.
    """
    if tekst.startswith(FORMELTEGN):
        tekst = f"'{tekst}"
    if any(tegn in tekst for tegn in ';"\n') or tekst != tekst.strip():
        return '"' + tekst.replace('"', '""') + '"'
    return tekst


def peger(rå: Any) -> Any:
    """Return what `kriterier.nøgletal` holds in problemkompleks.yaml, or None."""
    kriterier = rå.get("kriterier") if isinstance(rå, dict) else None
    return kriterier.get("nøgletal") if isinstance(kriterier, dict) else None
