"""A Word document as a row of pieces: headings, paragraphs, list items, rows and notes.

Whoever wrote it. Tracked changes are read as accepted.
A document of ours says the address of each paragraph. A note's number is no text, so a note that
is put in changes no other piece.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.dansk.lister import opregn
from generator.fund import Sti
from generator.sammenlign.hvor import Hvor
from generator.sammenlign.parled import PairItem
from generator.sammenlign.vaerdier import rens
from generator.word.dokument import (
    NOTETEGN,
    Tekstløb,
    Wordafsnit,
    Wordblok,
    Worddokument,
    Wordnotehenvisning,
    Wordrække,
    Wordtabel,
    alle_afsnit,
    er_væk,
    uden_skrift,
)
from generator.word.laesning import læs
from generator.word.pakke import Pakke
from generator.word.spor import sporede
from generator.word.stier import læs_stier

FORREST = "Øverst"
"""What stands before the first heading."""


@dataclass(frozen=True, slots=True)
class Dokumentstykke:
    """A heading, paragraph, item, row or note, and the headings it stands under."""

    tekst: str
    art: str
    del_: str
    afsnit: str
    nummer: int
    """Which of its kind in the section, from 1."""
    sti: Sti = ()
    celler: tuple[str, ...] = ()
    kolonner: tuple[str, ...] = ()
    """The headings of a row's table: its first row."""
    navn: str = ""
    """What tells a row from the others of its table."""
    enheder: tuple[str, ...] = ()

    @property
    def led(self) -> PairItem:
        """Return the piece as the pairing takes it."""
        return PairItem(self.tekst, self.art, self.sti or None)

    def med(self, flere: Sequence[Dokumentstykke], imellem: str = " ") -> Dokumentstykke:
        """Return the piece with those that follow as one; rows so joined have no cells."""
        tekst = imellem.join(s.tekst for s in (self, *flere))
        return replace(self, tekst=tekst, celler=())

    @property
    def hvor(self) -> tuple[str, str]:
        """Return item and field."""
        if self.celler:
            return self.navn, "række"
        if self.art == "fodnote":
            return "", "fodnote"
        if self.art != "overskrift" and (felt := _felt(self.sti)):
            return "", felt
        return "", self.art if self.art == "overskrift" else f"{self.nummer}. {self.art}"


def _felt(sti: Sti) -> str:
    """Return the field that an address ends in; empty for a whole item or part."""
    navne: list[str] = []
    for led in reversed(sti[1:]):
        if not isinstance(led, str):
            break
        navne.insert(0, led)
    return Hvor("", "", led=tuple(navne)).felt if navne else ""


@dataclass
class Dokumenttekst:
    """A document as a row of pieces, and what is worth knowing of how it was read."""

    stykker: list[Dokumentstykke] = field(default_factory=list)
    billeder: Counter[str] = field(default_factory=Counter)
    noter: list[str] = field(default_factory=list)
    """Whole sentences."""


def læs_dokument(data: bytes, navn: str) -> Dokumenttekst:
    """Return a DOCX as pieces; raises `Filfejl`."""
    pakke = Pakke(data, navn)
    word = læs(pakke)
    ud = _Opdeling(word).dokument
    ud.billeder = _summer(pakke)
    if ændret := sporede(pakke):
        ud.noter.append(
            f"{navn} har sporede ændringer; de er læst, som var de godkendt. "
            f"Der er {opregn(ændret)}."
        )
    if word.kommentarer:
        ud.noter.append(
            f"{navn} har kommentarer, som ikke er sammenlignet; »projektbeskrivelse kommentarer« "
            "viser dem."
        )
    return ud


def _summer(pakke: Pakke) -> Counter[str]:
    """Return the sum of every picture; two of the same count as two."""
    return Counter(
        hashlib.sha256(pakke.rå(navn)).hexdigest() for navn in pakke.navne() if "/media/" in navn
    )


class _Opdeling:
    """Goes through a document once, keeping the headings around."""

    def __init__(self, word: Worddokument) -> None:
        self._word = word
        self._del, self._afsnit = "", ""
        self._over: dict[int, str] = {}
        self._numre: Counter[str] = Counter()
        self._noter: list[str] = []
        self._forrest = ""
        """Text of a paragraph whose mark is deleted: it belongs to the next."""
        self.dokument = Dokumenttekst()
        self._blokke(word.krop)
        self._skriv_noter()
        for navn, alle in (("Sidehoved", word.sidehoveder), ("Sidefod", word.sidefødder)):
            tekster = dict.fromkeys(
                rens(" ".join(filter(None, (a.tekst for a in alle_afsnit(b))))) for b in alle
            )
            for tekst in filter(None, tekster):
                self.dokument.stykker.append(Dokumentstykke(tekst, navn.lower(), navn, "", 1))

    def _blokke(self, blokke: Sequence[Wordblok], art: str = "") -> None:
        for blok in blokke:
            if isinstance(blok, Wordtabel):
                self._tabel(blok)
            else:
                self._et(blok, art)
                self._blokke(blok.bokse, art)

    def _et(self, afsnit: Wordafsnit, art: str) -> None:
        tekst = self._tekst(afsnit)
        if er_væk(afsnit.mærke):
            self._forrest += tekst
            return
        tekst, self._forrest = rens(self._forrest + tekst), ""
        if not tekst:
            return
        if afsnit.niveau:
            self._overskrift(afsnit.niveau, tekst)
            self._tilføj(tekst, "overskrift", self._sti([afsnit]))
            return
        self._tilføj(tekst, art or ("punkt" if afsnit.liste else "afsnit"), self._sti([afsnit]))

    def _overskrift(self, niveau: int, tekst: str) -> None:
        self._skriv_noter()
        self._over = {n: t for n, t in self._over.items() if n < niveau} | {niveau: tekst}
        øverst, *under = [t for _, t in sorted(self._over.items())]
        self._del, self._afsnit = øverst, " › ".join(under)
        self._numre.clear()

    def _tabel(self, tabel: Wordtabel) -> None:
        rækker = [r for r in tabel.rækker if not er_væk(r.ændringer)]
        alle = [tuple(self._celle(r)) for r in rækker]
        kolonner = next((celler for celler in alle if any(celler)), ())
        navne, enheder = _navnekolonne(alle), _enheder(alle)
        for række, celler in zip(rækker, alle, strict=True):
            if any(celler):
                afsnit = [a for celle in række.celler for a in alle_afsnit(celle.blokke)]
                navn = celler[navne] if navne < len(celler) else ""
                self._tilføj(
                    " | ".join(celler),
                    "række",
                    self._sti(afsnit),
                    celler=celler,
                    kolonner=kolonner,
                    navn=navn or next(filter(None, celler)),
                    enheder=enheder,
                )

    def _celle(self, række: Wordrække) -> Iterator[str]:
        for celle in (c for c in række.celler if not er_væk(c.ændringer)):
            yield rens(" ".join(self._tekst(a) for a in alle_afsnit(celle.blokke)))

    def _tekst(self, afsnit: Wordafsnit) -> str:
        dele: list[str] = []
        for led in uden_skrift(afsnit.led):
            if isinstance(led, Tekstløb) and not er_væk(led.ændringer):
                dele.append(led.vist)
            elif isinstance(led, Wordnotehenvisning) and not er_væk(led.ændringer):
                dele.append(NOTETEGN)
                if led.nøgle not in self._noter:
                    self._noter.append(led.nøgle)
        return "".join(dele)

    def _sti(self, alle: Sequence[Wordafsnit]) -> Sti:
        """Return what the addresses of the paragraphs have in common."""
        stier = [sti for afsnit in alle for sti in afsnit.stier]
        if not stier:
            return ()
        fælles = 0
        while all(len(s) > fælles and s[fælles] == stier[0][fælles] for s in stier):
            fælles += 1
        return stier[0][:fælles]

    def _tilføj(self, tekst: str, art: str, sti: Sti = (), **mere: Any) -> None:
        self._numre[art] += 1
        sted = self._del or FORREST, self._afsnit, self._numre[art]
        self.dokument.stykker.append(Dokumentstykke(tekst, art, *sted, sti, **mere))

    def _skriv_noter(self) -> None:
        """Put the notes of a section last in it, in the order they are referred to."""
        nøgler, self._noter = self._noter, []
        for nøgle in nøgler:
            blokke = self._word.noter.get(nøgle, [])
            tekst = rens(" ".join(a.tekst for a in alle_afsnit(blokke)))
            if tekst:
                self._tilføj(tekst, "fodnote", self._sti(list(alle_afsnit(blokke))))


def _navnekolonne(rækker: Sequence[tuple[str, ...]]) -> int:
    """Return the first column that tells every row from the others; else the first."""
    for nr in range(max(map(len, rækker), default=0)):
        søjle = [r[nr] for r in rækker if nr < len(r) and any(r)]
        if len(søjle) == sum(map(any, rækker)) == len(set(søjle)):
            return nr
    return 0


def _enheder(rækker: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the units of the criteria table's columns: what has a limit is a share."""
    grænser = next((r for r in rækker if r[:1] and r[0].startswith("Grænse, ")), ())
    return tuple("pct." if celle and nr else "" for nr, celle in enumerate(grænser))


def er_vores(data: bytes) -> bool:
    """Tell whether a DOCX is one that this program has built, whoever has saved it since."""
    return bool(læs_stier(Pakke(data, "")))
