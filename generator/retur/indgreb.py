"""What a reviewer did to each paragraph, as operations on the text it had before.

A paragraph that was split is one here, and one whose mark was deleted goes on in the next. What
others have done than the reviewer who is asked for counts as not done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from generator.fund import Sti
from generator.retur.normal import Normaltekst, normal
from generator.word.dokument import SporetÆndring, er_ny
from generator.word.fladt import Afsnitsplads, Fladt

SKIFT = "\u2029"
"""A paragraph mark inside the text of an operation."""


@dataclass(slots=True)
class Indgreb:
    """One stretch of a paragraph that was replaced; nothing else is changed on either side."""

    start: int
    slut: int
    """Where it stands in the whole document's text, deleted words and all."""
    fra: int
    til: int
    """What it replaces, as offsets in the paragraph as it was."""
    nyt: str = ""
    liste: bool = True
    """The paragraphs it puts in are items of a list, as far as there are any."""
    flyttet: bool = False
    overskrift: bool = False
    """One of the paragraphs it puts in is a heading."""


@dataclass(slots=True)
class Rettetafsnit:
    """A paragraph as it was, and what was done to it."""

    tekst: str
    stier: frozenset[Sti]
    række: str = ""
    celle: int = 0
    indgreb: list[Indgreb] = field(default_factory=list)
    samlet: tuple[int, int] | None = None
    """Where the mark stands that was deleted: the next paragraph goes on from this one."""
    art: str = "afsnit"
    """afsnit, tabel, fodnote, sidehoved …"""
    i_række: bool = False
    """It stands in a row that was put in or taken out."""
    normal: Normaltekst = field(init=False)

    def __post_init__(self) -> None:
        """Make the text ready to be held against others."""
        self.normal = Normaltekst(self.tekst)

    @property
    def note(self) -> bool:
        """Tell whether it is of a note."""
        return self.art in ("fodnote", "slutnote")

    @property
    def væk(self) -> bool:
        """Tell whether all of its text was deleted and nothing put in its place."""
        alt = [i for i in self.indgreb if i.fra == 0 and i.til == len(self.tekst)]
        return bool(self.tekst and alt and not alt[0].nyt.strip())


def find_indgreb(fladt: Fladt, af: str = "") -> list[Rettetafsnit]:
    """Return every paragraph of the document as it was; `af` is whose changes count."""
    ud: list[Rettetafsnit] = []
    nr = 0
    while nr < len(fladt.pladser):
        gruppe = fladt.sammen(nr)
        if afsnit := _afsnit(fladt, nr, gruppe, af):
            ud.append(afsnit)
        nr += len(gruppe)
    for dette, næste in pairwise(ud):
        if dette.samlet and næste.væk and not næste.samlet:
            # The mark before it went instead of its own: it is the same to who reads it.
            næste.indgreb[0].start = min(næste.indgreb[0].start, dette.samlet[0])
            dette.samlet = None
    return ud


def _afsnit(fladt: Fladt, nr: int, gruppe: list[Afsnitsplads], af: str) -> Rettetafsnit | None:
    dele: list[str] = []
    længde = 0
    indgreb: list[Indgreb] = []

    def gør(start: int, slut: int, væk: int, nyt: str) -> Indgreb:
        sidste = indgreb[-1] if indgreb else None
        if sidste is None or sidste.til != længde - væk:
            sidste = Indgreb(start, slut, længde - væk, længde - væk)
            indgreb.append(sidste)
        sidste.slut, sidste.til, sidste.nyt = slut, længde, sidste.nyt + nyt
        return sidste

    for i, plads in enumerate(gruppe):
        for stykke in plads.stykker:
            tekst = fladt.tekst[stykke.start : stykke.slut]
            ny_af_andre, ny, væk = _gjort(stykke.ændringer, af)
            if ny_af_andre or (ny and væk):
                continue
            if not ny:
                dele.append(tekst)
                længde += len(tekst)
            if ny or væk:
                borte, nyt = (0, tekst) if ny else (len(tekst), "")
                udført = gør(stykke.start, stykke.slut, borte, nyt)
                udført.flyttet |= any(æ.flytning or "flyttet" in æ.slags for æ in stykke.ændringer)
        if i + 1 < len(gruppe):
            _, ny, væk = _gjort(plads.afsnit.mærke, af)
            if ny and not væk:
                skift = gør(plads.slut, plads.slut + 1, 0, SKIFT)
                skift.liste &= bool(gruppe[i + 1].afsnit.liste)
    egen = next((p for p in gruppe if any(not er_ny(s.ændringer) for s in p.stykker)), gruppe[0])
    if any(p.afsnit.niveau for p in gruppe if p is not egen):
        for i_ in indgreb:
            i_.overskrift = SKIFT in i_.nyt
    sidst = gruppe[-1]
    _, _, væk = _gjort(sidst.afsnit.mærke, af)
    række = sidst.række
    return Rettetafsnit(
        "".join(dele),
        frozenset(b.sti for p in gruppe for b in p.bogmærker),
        _hoved(fladt, nr) if række is not None else "",
        sidst.celle,
        indgreb,
        (sidst.slut, sidst.slut + 1) if væk else None,
        sidst.art,
        række is not None and bool(række.ændringer),
    )


def _gjort(ændringer: tuple[SporetÆndring, ...], af: str) -> tuple[bool, bool, bool]:
    """Return whether others have put it in, and whether it is put in and taken out by ours."""
    egne = [æ for æ in ændringer if not af or æ.forfatter == af]
    andres = any(æ.slags.ny for æ in ændringer if af and æ.forfatter != af)
    return andres, any(æ.slags.ny for æ in egne), any(æ.slags.væk for æ in egne)


def _hoved(fladt: Fladt, nr: int) -> str:
    """Return the first text in the row of a paragraph, as it was."""
    række = fladt.pladser[nr].række
    while nr and fladt.pladser[nr - 1].række is række:
        nr -= 1
    for plads in fladt.pladser[nr:]:
        if plads.række is not række:
            break
        if tekst := normal(_før(fladt, plads)):
            return tekst
    return ""


def _før(fladt: Fladt, plads: Afsnitsplads) -> str:
    dele = (
        fladt.tekst[s.start : s.slut]
        for s in plads.stykker
        if not any(æ.slags.ny for æ in s.ændringer)
    )
    return "".join(dele)


def med_rettelser(tekst: str, indgreb: Iterator[Indgreb] | list[Indgreb]) -> list[str]:
    """Return the paragraphs that a text becomes."""
    ud, sidst = [], 0
    for i in indgreb:
        ud += [tekst[sidst : i.fra], i.nyt]
        sidst = i.til
    return [normal(del_) for del_ in "".join([*ud, tekst[sidst:]]).split(SKIFT)]
