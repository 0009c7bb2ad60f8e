"""A document as one long text with intervals: where comments, changes and addresses begin and end.

A comment may begin in one paragraph and end in another, inside a table or a note, and a bookmark
around what it is about; as intervals of one text they can be held against each other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from generator.fund import Sti
from generator.word.dokument import (
    NOTETEGN,
    SporetÆndring,
    Tekstløb,
    Tekstpunkt,
    Wordafsnit,
    Wordblok,
    Wordcelle,
    Worddokument,
    Wordnotehenvisning,
    Wordrække,
    Wordtabel,
    uden_skrift,
)

SPÆND = 50
"""Paragraphs that a bookmark of ours can have been split over."""


@dataclass(slots=True)
class Tekstinterval:
    """A piece of the text with the same changes."""

    start: int
    slut: int
    ændringer: tuple[SporetÆndring, ...]


@dataclass(slots=True)
class Afsnitsplads:
    """A paragraph in the long text."""

    start: int
    slut: int
    afsnit: Wordafsnit
    art: str
    """afsnit, tabel, fodnote, slutnote, sidehoved, sidefod."""
    række: Wordrække | None = None
    celle: int = 0
    """Which cell of the row, from 0."""
    bogmærker: list[Stimærke] = field(default_factory=list)
    """Those that mean an address and reach into the paragraph, in the order they begin."""
    afledte: list[Stimærke] = field(default_factory=list)
    """Those that say what is computed."""
    stykker: list[Tekstinterval] = field(default_factory=list)
    første: int = 0
    """Index of the paragraph that this one was a part of before the reviewer split it."""


@dataclass(slots=True)
class Stimærke:
    """A bookmark of ours."""

    start: int
    slut: int
    sti: Sti
    afledt: str | None = None
    """As in `Tekstpunkt`."""


@dataclass(slots=True)
class Fladt:
    """The whole document."""

    tekst: str
    pladser: list[Afsnitsplads]
    kommentarer: dict[str, tuple[int, int]]
    """Id of a comment -> the interval it is about."""
    rækker: list[tuple[Wordrække, int]]
    """Rows with the index of their first paragraph."""
    celler: list[tuple[Wordcelle, int, int]]
    """Cells with the index of their first paragraph, and the number of their table."""
    _starter: list[int] = field(init=False)
    _adresser: dict[str, list[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Make it quick to find a paragraph."""
        self._starter = [plads.start for plads in self.pladser]

    def sammen(self, nr: int) -> list[Afsnitsplads]:
        """Return the paragraphs that were one with paragraph `nr` before the changes."""
        første = slut = self.pladser[nr].første
        while slut < len(self.pladser) and self.pladser[slut].første == første:
            slut += 1
        return self.pladser[første:slut]

    def forrige_adresse(self, nr: int, art: str) -> int | None:
        """Return the index of the last paragraph before `nr` with an address of ours.

        A footnote is read in the middle of the text: what comes after it (`art` is "afsnit")
        continues the text.
        """
        if art not in self._adresser:
            med = [(i, p.art) for i, p in enumerate(self.pladser) if p.bogmærker]
            self._adresser[art] = [i for i, egen in med if art in (egen, "")]
        alle = self._adresser[art]
        fundet = bisect_left(alle, nr) - 1
        return alle[fundet] if fundet >= 0 else None

    def ved(self, punkt: int) -> int:
        """Return the index of the paragraph that a point stands in."""
        return max(0, bisect_right(self._starter, punkt) - 1)


class _Fladning:
    def __init__(self, dokument: Worddokument) -> None:
        self._dokument = dokument
        self.dele: list[str] = []
        self.længde = 0
        self.pladser: list[Afsnitsplads] = []
        self.kommentarer: dict[str, tuple[int, int]] = {}
        self.rækker: list[tuple[Wordrække, int]] = []
        self.celler: list[tuple[Wordcelle, int, int]] = []
        self._tabeller = 0
        self._åbne_kommentarer: dict[str, int] = {}
        self._åbne: dict[str, tuple[int, Tekstpunkt, int]] = {}
        """Number of an open bookmark -> where it began, what it means, and in which paragraph."""
        self._set_noter: set[str] = set()

    def blokke(
        self, blokke: list[Wordblok], art: str, række: Wordrække | None = None, celle: int = 0
    ) -> None:
        noter: list[str] = []
        for blok in blokke:
            if isinstance(blok, Wordtabel):
                self._tabeller += 1
                tabel = self._tabeller
                for indre in blok.rækker:
                    self.rækker.append((indre, len(self.pladser)))
                    for nr, indhold in enumerate(indre.celler):
                        self.celler.append((indhold, len(self.pladser), tabel))
                        inde = "tabel" if art == "afsnit" else art
                        self.blokke(indhold.blokke, inde, indre, nr)
            else:
                noter += self._afsnit(blok, art, række, celle)
                self.blokke(blok.bokse, art, række, celle)
                if any(æ.slags.ny for æ in blok.mærke):
                    continue  # what was split stands together, its notes after it
                for nøgle in noter:
                    self.note(nøgle)
                noter = []
        for nøgle in noter:
            self.note(nøgle)

    def note(self, nøgle: str) -> None:
        if nøgle not in self._set_noter:
            self._set_noter.add(nøgle)
            blokke = self._dokument.noter.get(nøgle, [])
            ydre, self._åbne = self._åbne, {}  # numbers are a part's own
            self.blokke(blokke, nøgle.partition(" ")[0])
            self._luk_alle()
            self._åbne = ydre

    def _afsnit(
        self, afsnit: Wordafsnit, art: str, række: Wordrække | None, celle: int
    ) -> list[str]:
        plads = Afsnitsplads(self.længde, self.længde, afsnit, art, række, celle)
        noter = []
        for led in uden_skrift(afsnit.led):
            match led:
                case Tekstløb():
                    self._skriv(plads, led.tekst, led.ændringer)
                case Wordnotehenvisning():
                    self._skriv(plads, NOTETEGN, led.ændringer)
                    noter.append(led.nøgle)
                case Tekstpunkt(slags="bogmærke"):
                    if led.sti or led.afledt:
                        self._åbne[led.id] = (self.længde, led, len(self.pladser))
                case Tekstpunkt(slags="bogmærke slut"):
                    self._luk(led.id, plads)
                case Tekstpunkt():
                    self._kommentar(led)
        plads.slut = self.længde
        plads.første = self._delt_fra(plads)
        self.pladser.append(plads)
        self._skriv(None, "\n", ())
        return noter

    def _delt_fra(self, plads: Afsnitsplads) -> int:
        """Return the first of the paragraphs that were one before marks were put in."""
        forrige = self.pladser[-1] if self.pladser else None
        if (
            forrige is not None
            and forrige.art == plads.art
            and forrige.række is plads.række
            and forrige.celle == plads.celle
            and any(æ.slags.ny for æ in forrige.afsnit.mærke)
        ):
            return forrige.første
        return len(self.pladser)

    def _skriv(
        self, plads: Afsnitsplads | None, tekst: str, ændringer: tuple[SporetÆndring, ...]
    ) -> None:
        if plads is not None and tekst:
            slut = self.længde + len(tekst)
            plads.stykker.append(Tekstinterval(self.længde, slut, ændringer))
        self.dele.append(tekst)
        self.længde += len(tekst)

    def _luk(self, nummer: str, plads: Afsnitsplads) -> None:
        if nummer not in self._åbne:
            return
        start, punkt, første = self._åbne.pop(nummer)
        bogmærke = Stimærke(start, self.længde, punkt.sti, punkt.afledt)
        # One of ours ends where it began, but a reviewer may have split the paragraph.
        for over in (*self.pladser[første : første + SPÆND], plads):
            (over.bogmærker if punkt.sti else over.afledte).append(bogmærke)

    def _kommentar(self, mærke: Tekstpunkt) -> None:
        if mærke.slags == "kommentar":
            self._åbne_kommentarer[mærke.id] = self.længde
        elif mærke.slags == "kommentar slut":
            start = self._åbne_kommentarer.pop(mærke.id, self.længde)
            self.kommentarer.setdefault(mærke.id, (start, self.længde))
        elif mærke.id not in self._åbne_kommentarer:
            self.kommentarer.setdefault(mærke.id, (self.længde, self.længde))

    def _luk_alle(self) -> None:
        """Close the bookmarks whose end is lost: they end with the paragraph they begin in."""
        for start, punkt, nr in self._åbne.values():
            plads = self.pladser[nr]
            if punkt.sti:
                plads.bogmærker.append(Stimærke(start, plads.slut, punkt.sti, punkt.afledt))

    def luk_resten(self) -> None:
        """Close what has no end: a comment is about the point where it begins."""
        self._luk_alle()
        for id_, start in self._åbne_kommentarer.items():
            self.kommentarer.setdefault(id_, (start, start))


def flad(dokument: Worddokument) -> Fladt:
    """Return the document as intervals; notes stand right after the paragraph of their mark."""
    f = _Fladning(dokument)
    f.blokke(dokument.krop, "afsnit")
    for nøgle in dokument.noter:
        f.note(nøgle)
    for art, alle in (("sidehoved", dokument.sidehoveder), ("sidefod", dokument.sidefødder)):
        for blokke in alle:
            f.blokke(blokke, art)
    f.luk_resten()
    for plads in f.pladser:
        plads.bogmærker.sort(key=lambda b: (b.start, -b.slut))
    return Fladt("".join(f.dele), f.pladser, f.kommentarer, f.rækker, f.celler)
