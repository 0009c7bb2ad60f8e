"""The document as it would be built now: every word of it, and where in the content it stands.

The tree already knows which value each run comes from and at which character. Here it is laid out
paragraph by paragraph, in the words that a reader of the DOCX would find there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Dokument,
    Figur,
    Inline,
    Linjeskift,
    Liste,
    Notehenvisning,
    Overskrift,
    Tabel,
    Tekst,
)
from generator.fund import Alvor, Fund, Sti
from generator.laesning import Kildekort, læs_projekt
from generator.model.byg import byg_plan
from generator.model.felter import Langtekst
from generator.model.find import find_tekster
from generator.model.plan import Plan
from generator.retur.normal import Normaltekst
from generator.word.dokument import NOTETEGN


@dataclass(frozen=True, slots=True)
class Nustykke:
    """A piece of a paragraph that comes from one place."""

    start: int
    slut: int
    tekst: Tekst | None
    """The run in the tree; None for the mark of a footnote, a line break, a link's address."""
    sti: Sti
    """The value it is of; empty for the template's own words and for what is computed."""

    @property
    def fra(self) -> int | None:
        """Return where in the value it begins; None when it is not the value's own letters."""
        return self.tekst.tegn if self.tekst is not None and not self.tekst.værdi else None


@dataclass(slots=True)
class Nuafsnit:
    """A paragraph of the document."""

    tekst: str
    stykker: list[Nustykke]
    sti: Sti
    række: str = ""
    """The text of the row's first cell, for a paragraph in a table."""
    celle: int = 0
    punkt: bool = False
    """It is an item of a list."""
    note: bool = False
    """It is of a footnote."""
    normal: Normaltekst = field(init=False)

    def __post_init__(self) -> None:
        """Make the text ready to be held against others."""
        self.normal = Normaltekst(self.tekst)

    def ved(self, nr: int) -> Nustykke | None:
        """Return the piece that a character stands in."""
        return next((s for s in self.stykker if s.start <= nr < s.slut), None)

    @property
    def stier(self) -> set[Sti]:
        """Return the addresses of its values."""
        return {self.sti, *(s.sti for s in self.stykker)} - {()}


class Nutid:
    """A project as it is now, or as it would be with some files replaced.

    Raises:
        ProjektFejl: the folder is no project, or the system refuses to read a file.
    """

    def __init__(self, projekt: Path, i_stedet: Mapping[Path, bytes] | None = None) -> None:
        from generator.skabelon import SkabelonFejl, byg_dokument, læs_tekster

        rådata = læs_projekt(projekt, i_stedet)
        bygget = byg_plan(rådata)
        self.projekt = projekt
        self.data = rådata.data
        """The files as they were read."""
        self.kort: Kildekort = bygget.kort
        self.plan: Plan | None = bygget.plan
        self.afsnit: list[Nuafsnit] = []
        self.rå: dict[Sti, str] = {}
        """Address -> the text as the model has it, which `Tekst.tegn` counts in."""
        self.lange: set[Sti] = set()
        """The texts that can hold several paragraphs."""
        self.grund = ""
        """Why there is no document."""
        fund: list[Fund] = list(bygget.fund)
        if bygget.plan is None:
            self.grund = "Projektet kan ikke bygges, som det er nu. Kør »projektbeskrivelse tjek«."
        else:
            for sti, tekst in find_tekster(bygget.plan):
                self.rå[sti] = str(tekst)
                if isinstance(tekst, Langtekst):
                    self.lange.add(sti)
            tekster = læs_tekster(bygget.plan)
            fund += tekster.fund
            try:
                self.afsnit = list(_afsnit(byg_dokument(bygget.plan, tekster)))
            except SkabelonFejl as fejl:
                self.grund = str(fejl)
        self.fejl = {f.besked for f in fund if f.alvor in (None, Alvor.FEJL)}
        """What is wrong with the content."""

    def næste(self, nr: int) -> int | None:
        """Return which paragraph comes after one, footnotes aside."""
        return next((n for n in range(nr + 1, len(self.afsnit)) if not self.afsnit[n].note), None)


def _afsnit(dokument: Dokument) -> Iterator[Nuafsnit]:
    sete: set[int] = set()
    for afsnit, noter in _blokke(dokument.blokke):
        yield afsnit
        ventende = list(noter)
        while ventende:
            nummer = ventende.pop(0)
            if nummer in sete:
                continue
            sete.add(nummer)
            for notens in dokument.noter[nummer - 1].blokke:
                lagt, flere = _lagt(notens.indhold, notens.sti)
                lagt.note = True
                yield lagt
                ventende += flere


def _blokke(blokke: tuple[Blok, ...]) -> Iterator[tuple[Nuafsnit, list[int]]]:
    for blok in blokke:
        match blok:
            case Overskrift() | Afsnit():
                yield _lagt(blok.indhold, blok.sti)
            case Figur():
                if blok.billedtekst:
                    yield _lagt(blok.billedtekst, blok.sti)
            case Liste():
                for punkt in blok.punkter:
                    for afsnit, noter in _blokke(punkt.blokke):
                        afsnit.punkt = True
                        yield afsnit, noter
            case Tabel():
                yield from _tabel(blok)


def _tabel(tabel: Tabel) -> Iterator[tuple[Nuafsnit, list[int]]]:
    for række in (*tabel.hovedrækker, *tabel.rækker):
        hoved = ""
        for nr, celle in enumerate(række.celler):
            for afsnit, noter in _blokke(celle.blokke):
                hoved = hoved or afsnit.normal.tekst
                afsnit.række, afsnit.celle = hoved, nr
                yield afsnit, noter


def _lagt(indhold: tuple[Inline, ...], blok: Sti) -> tuple[Nuafsnit, list[int]]:
    """Return a line as the reader of a DOCX sees it, and the notes that it refers to."""
    dele: list[str] = []
    stykker: list[Nustykke] = []
    noter: list[int] = []
    start = 0

    def læg(tekst: str, løb: Tekst | None, sti: Sti) -> None:
        nonlocal start
        dele.append(tekst)
        stykker.append(Nustykke(start, start + len(tekst), løb, sti))
        start += len(tekst)

    for nr, stykke in enumerate(indhold):
        match stykke:
            case Tekst():
                egen = stykke.sti or (blok if stykke.tegn is not None else ())
                læg(stykke.tekst, stykke, egen)
                næste = indhold[nr + 1] if nr + 1 < len(indhold) else None
                fortsat = isinstance(næste, Tekst) and næste.link == stykke.link
                if stykke.link and not fortsat and (adresse := _adresse(stykke, indhold)):
                    læg(adresse, None, ())
            case Linjeskift():
                læg("\n", None, ())
            case Notehenvisning():
                læg(NOTETEGN, None, ())
                noter.append(stykke.nummer)
    return Nuafsnit("".join(dele), stykker, blok), noter


def _adresse(stykke: Tekst, indhold: tuple[Inline, ...]) -> str:
    """Return what a reader is told of where a link leads, unless its text says so."""
    vist = "".join(s.tekst for s in indhold if isinstance(s, Tekst) and s.link == stykke.link)
    synlig = stykke.link.removeprefix("mailto:").rstrip("/") in vist
    return "" if synlig else f" <{stykke.link}>"
