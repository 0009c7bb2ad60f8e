"""Tables of an older application that hold figures: the noegletal, and the afdelinger's dwellings.

A row that cannot be read with certainty is left out and told; the others come in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from generator.dansk.lister import opregn
from generator.importer.ansoegning.word import Ansøgningstabel
from generator.importer.ansoegning.worddele import celletekst, feltet, find_kolonne, hoved_i
from generator.importer.fejl import Importfejl, Mangel
from generator.importer.regneark.find import Fundet, find_tabel, overskrift
from generator.importer.regneark.kolonner import Ordbog, fold
from generator.importer.regneark.vaerdier import Kolonnelæser
from generator.laesning.ark import Ark, Arkcelle

_MÆRKE = re.compile(r"^[▪●▲■†✓]+\s*")
_SAMMENTAL = re.compile(r"(?:graense|i alt|ialt|total|sum|gennemsnit|krav|kriteri|maal)\b")
_GRÆNSE = re.compile(
    r"(?:[<>≥≤]=?|over|under|mindst|mere end|mindre end|højst)\s*(\d+(?:,\d+)?)\b.*", re.IGNORECASE
)


_TOMME_HOVEDER = {1: ("Afdeling",), 2: ("Boligorganisation", "Afdeling")}
"""What the first columns are when they have no heading, by how many they are."""


@dataclass
class Nøgletal:
    """A table of figures: rows of (organisation, estate, column -> text)."""

    kolonner: list[str]
    rækker: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    gæt: list[str] = field(default_factory=list)
    udeladt: list[str] = field(default_factory=list)
    """Rows and columns that were left out, each with why."""


Talrække = tuple[str, str, int]
"""Organisation, estate and row number."""


def nøgletal(tabel: Ansøgningstabel, ordbog: Ordbog) -> Nøgletal | Importfejl | None:
    """Return the figures of a table, why they are not certain, or None when it holds none."""
    try:
        for navne in ((), _TOMME_HOVEDER.get(_tomme_foran(tabel), ())):
            ark = _ark(tabel, navne)
            fundet = find_tabel(ark, ordbog, None)
            if fundet is not None and fundet.tal and "afdeling" in fundet.kolonner:
                læst = _Tallæser(tabel, fundet, ordbog).læs()
                return læst if læst.rækker else None
    except Importfejl as fejl:
        return fejl
    return None


def _tomme_foran(tabel: Ansøgningstabel) -> int:
    """Return how many columns before the first heading have none."""
    første = [celletekst(c) for c in tabel.rækker[0]] if tabel.rækker else []
    return next((nr for nr, tekst in enumerate(første) if tekst), 0)


def _ark(tabel: Ansøgningstabel, navne: tuple[str, ...]) -> Ark:
    """Return a table as a sheet; `navne` are headings for first columns that have none."""
    felter = {
        nr: [
            Arkcelle(nr, kolonne, _MÆRKE.sub("", celletekst(celle)).strip())
            for kolonne, celle in enumerate(række, 1)
        ]
        for nr, række in enumerate(tabel.rækker, 1)
    }
    felter = {nr: række for nr, række in felter.items() if any(c.tekst for c in række)}
    if navne:
        egne = [Arkcelle(1, nr, navn) for nr, navn in enumerate(navne, 1)]
        felter[1] = [*egne, *felter[1][len(navne) :]]
    return Ark("tabellen", None, felter)


class _Tallæser:
    """Reads the rows below the headings of one table."""

    def __init__(self, tabel: Ansøgningstabel, fundet: Fundet, ordbog: Ordbog) -> None:
        self._tabel, self._fundet, self._ordbog = tabel, fundet, ordbog
        self._ark = fundet.ark
        self._ud = Nøgletal(list(fundet.tal))
        self._ejer = fundet.kolonner.get("boligorganisation") or self._ejer_uden_overskrift()

    def læs(self) -> Nøgletal:
        """Return the rows; raises `Importfejl` when none of them is certain."""
        egne = {k - 1 for nøgle, k in self._fundet.kolonner.items() if nøgle in self._fundet.tal}
        if any(
            nr > self._fundet.sidste - 1 and kolonne in egne for nr, kolonne in self._tabel.lodrette
        ):
            besked = "Et tal er flettet over flere rækker."
            raise Importfejl([Mangel("", besked, "Ophæv fletningen.")])
        if ukendte := [u for u in self._fundet.ubrugte if not u.startswith("»§ 61")]:
            self._ud.udeladt.append(self._ukendte(ukendte))
        self._tal(self._rækker())
        return self._ud

    def _ukendte(self, ukendte: list[str]) -> str:
        """Say which columns are not read, and what to do when one of them is a criterion."""
        ud = f"i tabellen med nøgletal er ikke læst: {opregn(ukendte)}"
        savnes = [k.titel for n, k in self._ordbog.kriterier.items() if n not in self._fundet.tal]
        if not savnes:
            return ud
        return (
            f"{ud}. Hvis en af dem er {opregn(map(str, savnes), 'eller')}, så skriv det navn over "
            "kolonnen i Word, og importér igen"
        )

    def _ejer_uden_overskrift(self) -> int | None:
        """Return the one column before the afdelinger that has texts and no heading."""
        f = self._fundet
        mulige = [
            k
            for k in range(1, f.kolonner["afdeling"])
            if not overskrift(self._ark, f.første, f.sidste, k)
            and any(self._ark.tekst(nr, k) for nr in self._ark.rækker if nr > f.sidste)
        ]
        if len(mulige) != 1:
            return None
        self._ud.gæt.append(
            "kolonnen uden overskrift i tabellen med nøgletal er læst som boligorganisationen"
        )
        return mulige[0]

    def _rækker(self) -> list[Talrække]:
        ark, f = self._ark, self._fundet
        ud: list[Talrække] = []
        organisation, egen = "", ""
        for nr in range(f.sidste + 1, len(self._tabel.rækker) + 1):
            navn = ark.tekst(nr, f.kolonner["afdeling"])
            fortsat = self._ejer and (nr - 1, self._ejer - 1) in self._tabel.lodrette
            egen = egen if fortsat else ark.tekst(nr, self._ejer)
            tal = [t for n in f.tal if (t := ark.tekst(nr, f.kolonner[n]))]
            if tal and all(map(_GRÆNSE.fullmatch, tal)):
                self._grænser(nr, fold(f"{egen} {navn}"))
            elif not navn or _SAMMENTAL.match(fold(navn)) or _SAMMENTAL.match(fold(egen)):
                continue
            elif not tal:
                if "boligomraade" in fold(navn):
                    break  # the areas' own figures are no estates'
                organisation = navn
            elif len(self._tabel.rækker[nr - 1]) != len(self._tabel.rækker[0]):
                self._udelad(
                    navn, "cellerne er flettet, så det er ikke til at se, hvad der er hvad"
                )
            else:
                hans, _, alene = navn.rpartition(" · ") if not egen else (egen, "", navn)
                ud.append((hans or organisation, alene, nr))
        return ud

    def _grænser(self, nr: int, mærke: str) -> None:
        """Hold a row of limits against the criteria set; the project prints the set's own."""
        for nøgle in self._fundet.tal:
            m = _GRÆNSE.fullmatch(self._ark.tekst(nr, self._fundet.kolonner[nøgle]))
            kriterium = self._ordbog.kriterier.get(nøgle)
            if m is None or kriterium is None:
                continue
            ens = {k: v for k, v in kriterium.grænser.items() if fold(k) in mærke}
            grænser = ens or kriterium.grænser
            if Decimal(m[1].replace(",", ".")) not in grænser.values():
                rigtige = opregn(f"{v:f}".replace(".", ",") for v in grænser.values())
                self._ud.gæt.append(
                    f"grænsen for {kriterium.titel} er {m[1]} i tabellen og {rigtige} i "
                    "kriteriesættet: se efter, om kriteriesættet er det rigtige"
                )

    def _tal(self, rækker: list[Talrække]) -> None:
        """Read the columns, leaving out what is not certain until all of the rest is."""
        while rækker:
            læsere = {
                nøgle: Kolonnelæser(self._ark, self._ordbog, nøgle) for nøgle in self._ud.kolonner
            }
            tal = {
                nøgle: læser.læs(
                    [self._ark.celle(nr, self._fundet.kolonner[nøgle]) for *_, nr in rækker]
                )
                for nøgle, læser in læsere.items()
            }
            fejl = {nr: m for læser in læsere.values() for nr, m in læser.fejl.items()}
            if not fejl:
                self._ud.rækker = [
                    (organisation, navn, {nøgle: tal[nøgle][i] for nøgle in tal})
                    for i, (organisation, navn, _) in enumerate(rækker)
                ]
                return
            if hele := [n for n, læser in læsere.items() if len(læser.fejl) * 2 > len(rækker)]:
                self._udelad_kolonner(hele, læsere.values())
                continue
            for _, navn, nr in rækker:
                if nr in fejl:
                    self._udelad(navn, str(fejl[nr]))
            rækker = [række for række in rækker if række[2] not in fejl]

    def _udelad_kolonner(self, nøgler: list[str], læsere: Iterable[Kolonnelæser]) -> None:
        """Leave out columns of which most cells are wrong: it is not the figure it looked like."""
        if len(nøgler) == len(self._ud.kolonner):
            raise Importfejl([m for læser in læsere for m in læser.mangler])
        for læser in læsere:
            if læser.nøgle in nøgler:
                navn = self._fundet.kendte[læser.nøgle].overskrift
                self._ud.udeladt.append(f"kolonnen »{navn}« i nøgletallene: {læser.mangler[0]}")
                self._ud.kolonner.remove(læser.nøgle)

    def _udelad(self, navn: str, hvorfor: str) -> None:
        self._ud.udeladt.append(f"rækken »{navn}« i nøgletallene: {hvorfor}")


def afdelinger(tabel: Ansøgningstabel) -> list[tuple[str, str, str]] | None:
    """Return (organisation, estate, number of dwellings) of a table of estates."""
    hoved = hoved_i(tabel)
    navn = find_kolonne(hoved, r"^(?:bolig)?afdeling(?:er|en|snavn)?$|^navn$")
    boliger = find_kolonne(hoved, r"lejebolig|^(?:antal )?boliger|lejemaal", ikke=navn)
    ejer = find_kolonne(hoved, r"organisation|boligselskab|boligforening|selskab", ikke=navn)
    if navn is None or boliger is None:
        return None
    ud = []
    hos = ""
    for række in tabel.rækker[1:]:
        celler = [celletekst(c) for c in række]
        if ejer is not None:
            hos = feltet(celler, ejer) or hos
        antal = re.sub(r"[.\s]", "", feltet(celler, boliger))
        hedder = feltet(celler, navn)
        if hedder and antal.isdigit() and not _SAMMENTAL.match(fold(hedder)):
            ud.append((hos, hedder, antal))
    return ud or None
