"""The documents: each is a number, a kind and an amount of filling, and the same every time."""

from __future__ import annotations

import csv
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Celle,
    Celletype,
    Dokument,
    Figur,
    Inline,
    Justering,
    Linjeskift,
    Liste,
    Note,
    Notehenvisning,
    Overskrift,
    Punkt,
    Række,
    Stil,
    Tabel,
    Tekst,
    Udseende,
    læs_sidefelter,
)

from .tekster import NAVNE, OVERSKRIFTER, PARTNERE, SÆTNINGER

FIL = Path(__file__).with_name("korpus.csv")
SLAGS = ("ansøgning", "prosa", "tabeller", "noter", "lister", "figurer", "blandet")
SLUT = "Slut"
"""The heading every document ends with: its place is how far the document reaches."""


@dataclass(frozen=True, slots=True)
class Opskrift:
    """How to make one document; `fyld` is the number of sentences added to reach its length."""

    nummer: int
    slags: str
    sider: float
    """The length aimed at: near the limit, or anything from 1 to 8."""
    fyld: int

    @property
    def navn(self) -> str:
        """Return the name the table prints."""
        return f"{self.nummer:03d}-{self.slags}"


def læs_korpus() -> list[Opskrift]:
    """Return the recipes of all documents."""
    with FIL.open(encoding="utf-8", newline="") as fil:
        return [
            Opskrift(int(r["nummer"]), r["slags"], float(r["sider"]), int(r["fyld"]))
            for r in csv.DictReader(fil)
        ]


def uafhængige() -> list[Opskrift]:
    """Return the recipes of the documents nothing is fitted to: kinds in turn, lengths by lot."""
    r = Random(4711)  # noqa: S311 - nothing secret
    return [
        Opskrift(nr, SLAGS[nr % len(SLAGS)], round(r.uniform(0.8, 5.2), 3), r.randint(0, 60))
        for nr in range(1001, 1161)
    ]


def byg(opskrift: Opskrift) -> Dokument:
    """Return the document of a recipe."""
    return _Bygger(opskrift).dokument()


class _Bygger:
    def __init__(self, opskrift: Opskrift) -> None:
        self.o = opskrift
        self.r = Random(opskrift.nummer * 7919 + 17)  # noqa: S311 - nothing secret
        self.noter: list[Note] = []
        # Filling is drawn from a source of its own, so one more sentence moves nothing else.
        self.fyld = Random(opskrift.nummer * 104729 + 5)  # noqa: S311

    def dokument(self) -> Dokument:
        blokke: list[Blok] = list(self.top())
        dele = [self.del_(nr) for nr in range(max(1, round(self.o.sider * 1.6)))]
        fyldte = self.o.fyld
        nr = 0
        while fyldte > 0:
            # Spread the filling over the parts, a paragraph of 1 to 5 sentences at a time.
            antal = min(fyldte, self.fyld.randint(1, 5))
            tekst = " ".join(self.fyld.choices(SÆTNINGER, k=antal))
            dele[nr % len(dele)].append(Afsnit((Tekst(tekst),)))
            fyldte -= antal
            nr += 1
        for del_ in dele:
            blokke += del_
        blokke.append(Overskrift(3, (Tekst(SLUT),), ("slut",)))
        # A note stands in the order it is referred to.
        return Dokument(
            titel=f"Kalibrering {self.o.navn}",
            forfatter="Projektbeskrivelse",
            dato=date(2025, 1, 1),
            blokke=tuple(blokke),
            noter=tuple(self.noter),
            sidefod_venstre="Mit Kvarter · Kortfattet projektbeskrivelse",
            sidefod_højre=læs_sidefelter("Side {side} af {sider}"),
            udseende=Udseende(logo=billede(60, 24), logo_alternativ_tekst="Logo")
            if self.o.nummer % 5 == 0
            else Udseende(),
        )

    def top(self) -> Iterator[Blok]:
        yield Afsnit((Tekst("Kortfattet projektbeskrivelse"),), Stil.TITEL)
        navn = Tekst("Den boligsociale helhedsplan Mit Kvarter", fed=True)
        resten = Tekst(", 1. januar 2025 – 31. december 2028 · Ansøgning om prækvalifikation")
        yield Afsnit((navn, resten), Stil.UNDERTITEL)
        yield Afsnit(
            (Tekst("Svarer på vejledningen af maj 2019"), Linjeskift(), Tekst("og regulativet.")),
            Stil.GRUNDLAG,
        )

    def del_(self, nr: int) -> list[Blok]:
        """Return a part: a heading and blocks of the document's kind."""
        r = self.r
        niveau = 1 if nr == 0 else r.choice((1, 2, 2, 3))
        ud: list[Blok] = [Overskrift(niveau, (Tekst(r.choice(OVERSKRIFTER)),), ("del", nr))]
        if r.random() < 0.3:
            ud.append(self.afsnit(r.choice((1, 2, 3)), Stil.OPSUMMERING))
        antal = r.randint(2, 4)
        for _ in range(antal):
            ud += self.stykke()
        return ud

    def stykke(self) -> list[Blok]:
        r = self.r
        vægte = {
            "ansøgning": (6, 1, 2, 1, 0.4),
            "prosa": (8, 1, 0.3, 1, 0.1),
            "tabeller": (3, 0.5, 4, 0.3, 0.1),
            "noter": (8, 0.5, 0.6, 6, 0.2),
            "lister": (3, 6, 0.4, 0.5, 0.1),
            "figurer": (5, 0.5, 0.6, 0.5, 2.5),
            "blandet": (4, 2, 2, 2, 1),
        }[self.o.slags]
        valg = r.choices(("afsnit", "liste", "tabel", "note", "figur"), weights=vægte)[0]
        match valg:
            case "afsnit":
                stil = r.choices(
                    (Stil.BRØDTEKST, Stil.HÆNGENDE, Stil.CITAT, Stil.KODE, Stil.FORKORTELSER),
                    weights=(12, 2, 1, 0.5, 0.5),
                )[0]
                return [self.afsnit(r.randint(1, 7), stil)]
            case "liste":
                return [self.liste(0)]
            case "tabel":
                return self.tabel()
            case "note":
                return [self.noteafsnit()]
            case _:
                return [self.figur()]

    def sætninger(self, antal: int) -> str:
        return " ".join(self.r.choices(SÆTNINGER, k=antal))

    def afsnit(self, antal: int, stil: Stil = Stil.BRØDTEKST) -> Afsnit:
        r = self.r
        if r.random() < 0.25:
            # A run of its own in bold, italics or as a link breaks no line by itself.
            udseende = r.choice(({"fed": True}, {"kursiv": True}, {"link": "https://example.org/"}))
            fremhævet = Tekst(self.sætninger(1), **udseende)  # type: ignore[arg-type]
            return Afsnit((fremhævet, Tekst(" " + self.sætninger(antal))), stil)
        return Afsnit((Tekst(self.sætninger(antal)),), stil)

    def noteafsnit(self) -> Afsnit:
        """Return a paragraph with one to three notes somewhere in it."""
        r = self.r
        dele: list[Inline] = []
        for _ in range(r.randint(1, 3)):
            dele.append(Tekst(("" if not dele else " ") + self.sætninger(r.randint(1, 3))))
            if self.noter and r.random() < 0.15:
                dele.append(Notehenvisning(r.randint(1, len(self.noter)), gentaget=True))
                continue
            tekst = self.sætninger(r.choice((1, 1, 1, 2, 3)))
            self.noter.append(Note((Afsnit((Tekst(tekst),), Stil.FODNOTE),)))
            dele.append(Notehenvisning(len(self.noter)))
        return Afsnit(tuple(dele))

    def liste(self, dybde: int) -> Liste:
        r = self.r
        punkter: list[Punkt] = []
        for _ in range(r.randint(2, 6)):
            blokke: list[Blok] = [self.afsnit(r.choice((1, 1, 1, 2)))]
            if r.random() < 0.08:
                blokke.append(self.afsnit(1))
            if dybde == 0 and r.random() < 0.12:
                blokke.append(self.liste(1))
            punkter.append(Punkt(tuple(blokke)))
        return Liste(tuple(punkter), nummereret=r.random() < 0.35, start=r.choice((1, 1, 1, 7)))

    def figur(self) -> Figur:
        r = self.r
        højde, bredde = r.uniform(25, 60), r.choice((80.0, 120.0, 170.0))
        tekst = (Tekst("Figur 1. " + self.sætninger(1)),) if r.random() < 0.8 else ()
        data = billede(round(bredde), round(højde))
        return Figur(data, "png", bredde, round(højde, 1), "Et kort over kvarteret", tekst)

    def tabel(self) -> list[Blok]:
        slags = self.r.choice(("kriterier", "kriterier", "partnere", "fora", "fri"))
        ud: list[Blok] = []
        match slags:
            case "kriterier":
                ud += [
                    self.kriterier(),
                    Afsnit((Tekst("▪ over grænsen. " + self.sætninger(2)),), Stil.SIGNATUR),
                ]
            case "partnere":
                ud.append(self.partnere())
            case "fora":
                ud.append(self.fora())
            case _:
                ud.append(self.fri())
        if self.r.random() < 0.7:
            ud.append(self.afsnit(self.r.randint(1, 3)))
        return ud

    def kriterier(self) -> Tabel:
        r = self.r
        navne = (
            "Afdeling", "Beboere", "Uden for arbejds\u00admarked", "Dømte", "Kun grund\u00adskole",
            "Indkomst", "Ikke\u00advestlige", "§ 61 b",
        )  # fmt: skip
        grænser = ("–", "30,0", "2,00", "60,0", "65,0", "30,0", "")
        hoved = (
            _række(navne, Celletype.HOVED, Stil.TALTABEL),
            _række(
                ("Grænse, forebyggelsesområde ▪", *grænser), Celletype.UNDERHOVED, Stil.TALTABEL
            ),
            _række(("Grænse, parallelsamfund ▪▪", *grænser), Celletype.UNDERHOVED, Stil.TALTABEL),
        )
        antal = r.choice((4, 9, 18, 28, 28, 44))
        rækker: list[Række] = []
        for nr in range(antal):
            tal: list[tuple[str, Celletype]] = [(f"{r.randint(90, 2400)}", Celletype.ALMINDELIG)]
            for _ in range(5):
                type_ = r.choices(
                    (Celletype.ALMINDELIG, Celletype.OVER, Celletype.LANGT_OVER), weights=(7, 2, 1)
                )[0]
                mærke = {Celletype.OVER: " ▪", Celletype.LANGT_OVER: " ▪▪"}.get(type_, "")
                tal.append((f"{r.uniform(1, 79):.1f}".replace(".", ",") + mærke, type_))
            tal.append(("●" if r.random() < 0.2 else "", Celletype.ALMINDELIG))
            navn = f"3B · {r.choice(NAVNE)}" + (
                " (under ombygning i 2025)" if r.random() < 0.1 else ""
            )
            celler = [_celle(navn, Celletype.ALMINDELIG, Stil.TALTABEL, rækkehoved=True)]
            celler += [_celle(t, type_, Stil.TALTABEL, Justering.HØJRE) for t, type_ in tal]
            rækker.append(Række(tuple(celler), hold_med_næste=nr < 2))
        return Tabel("kriterier", hoved, tuple(rækker), "Kriterier")

    def partnere(self) -> Tabel:
        r = self.r
        hoved = (
            _række(
                (
                    "Samarbejdspartner",
                    "Bidrag inden for helhedsplanens rammer",
                    "Bidrag uden for helhedsplanens rammer",
                ),
                Celletype.HOVED,
                Stil.TABELTEKST,
            ),
        )
        rækker: list[Række] = []
        for gruppe in ("Københavns Kommune", "Øvrige"):
            celle = Celle(
                (Afsnit((Tekst(gruppe),), Stil.TABELTEKST),), Celletype.GRUPPE, kolonner=3
            )
            rækker.append(Række((celle,), hold_med_næste=True))
            for _ in range(r.randint(2, 7)):
                navn = (Tekst(r.choice(PARTNERE)), Tekst(" (i dialog)", kursiv=True))
                celler = [Celle((Afsnit(navn, Stil.TABELTEKST),), rækkehoved=True)]
                for _ in range(2):
                    celler.append(
                        _celle(
                            self.sætninger(r.choice((1, 1, 2, 3))),
                            Celletype.ALMINDELIG,
                            Stil.TABELTEKST,
                        )
                    )
                if r.random() < 0.15:
                    punkter = tuple(
                        Punkt((Afsnit((Tekst(s),), Stil.TABELTEKST),))
                        for s in r.sample(SÆTNINGER, 2)
                    )
                    celler[2] = Celle((Liste(punkter),))
                rækker.append(Række(tuple(celler)))
        return Tabel("partnere", hoved, tuple(rækker), "Samarbejdspartnere")

    def fora(self) -> Tabel:
        r = self.r
        hoved = (
            _række(
                ("Niveau", "Forum", "Ansvar", "Deltagere og møder"),
                Celletype.HOVED,
                Stil.TABELTEKST,
            ),
        )
        rækker: list[Række] = []
        for _ in range(r.randint(3, 9)):
            forum = (Tekst("Styregruppen", fed=True), Tekst(" (bestyrelse)"))
            niveau = r.choice(("By", "Bydel", "Område"))
            ansvar = self.sætninger(r.choice((1, 2)))
            almindelig = Celletype.ALMINDELIG
            celler = (
                _celle(niveau, almindelig, Stil.TABELTEKST, rækkehoved=True),
                Celle((Afsnit(forum, Stil.TABELTEKST),)),
                _celle(ansvar, almindelig, Stil.TABELTEKST),
                _celle(self.sætninger(1), almindelig, Stil.TABELTEKST),
            )
            rækker.append(Række(celler))
        return Tabel("fora", hoved, tuple(rækker), "Fora")

    def fri(self) -> Tabel:
        r = self.r
        kolonner = r.randint(2, 5)
        hoved = (
            _række(
                tuple(r.sample(("Aktivitet", "Antal", "Målgruppe", "Ansvarlig", "Tid"), kolonner)),
                Celletype.HOVED,
                Stil.TABELTEKST,
            ),
        )
        rækker = []
        for _ in range(r.randint(2, 12)):
            celler = []
            for nr in range(kolonner):
                tekst = (
                    self.sætninger(1) if nr == kolonner - 1 else r.choice((*NAVNE, "12", "1.250"))
                )
                celler.append(_celle(tekst, Celletype.ALMINDELIG, Stil.TABELTEKST))
            rækker.append(Række(tuple(celler)))
        return Tabel("fri", hoved, tuple(rækker), "Aktiviteter")


def _celle(
    tekst: str,
    type_: Celletype,
    stil: Stil,
    justering: Justering = Justering.VENSTRE,
    rækkehoved: bool = False,
) -> Celle:
    indhold = (Tekst(tekst),) if tekst else ()
    return Celle((Afsnit(indhold, stil),), type_, justering, rækkehoved=rækkehoved)


def _række(tekster: tuple[str, ...], type_: Celletype, stil: Stil) -> Række:
    return Række(
        tuple(
            _celle(
                t,
                type_,
                stil,
                Justering.HØJRE if nr and stil is Stil.TALTABEL else Justering.VENSTRE,
            )
            for nr, t in enumerate(tekster)
        )
    )


def billede(bredde: int, højde: int) -> bytes:
    """Return a small PNG of one colour."""

    def stykke(navn: bytes, data: bytes) -> bytes:
        sum_ = struct.pack(">I", zlib.crc32(navn + data))
        return struct.pack(">I", len(data)) + navn + data + sum_

    rå = b"".join(b"\0" + bytes((205, 214, 226)) * bredde for _ in range(højde))
    hoved = struct.pack(">IIBBBBB", bredde, højde, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + stykke(b"IHDR", hoved)
        + stykke(b"IDAT", zlib.compress(rå, 9))
        + stykke(b"IEND", b"")
    )
