"""Small documents for the tests."""

from __future__ import annotations

from datetime import date

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Celle,
    Celletype,
    Dokument,
    Figur,
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

from .kalibrering.korpus import billede

SÆTNING = "Helhedsplanen samler beboere, boligorganisationer og kommune om et fælles mål. "


def afsnit(tekst: str, stil: Stil = Stil.BRØDTEKST) -> Afsnit:
    return Afsnit((Tekst(tekst),), stil)


def dokument(*blokke: Blok, **andet: object) -> Dokument:
    grund: dict[str, object] = {
        "titel": "Prøve",
        "forfatter": "Mit Kvarter",
        "dato": date(2025, 1, 1),
        "blokke": blokke,
        "sidefod_venstre": "Mit Kvarter",
        "sidefod_højre": læs_sidefelter("Side {side} af {sider}"),
    }
    return Dokument(**{**grund, **andet})  # type: ignore[arg-type]


def af_længde(afsnit_i_alt: int) -> Dokument:
    """A document of headings and paragraphs; about nine paragraphs fill a page."""
    blokke: list[Blok] = []
    for nr in range(afsnit_i_alt):
        if nr % 6 == 0:
            blokke.append(Overskrift(1, (Tekst(f"Del {nr // 6 + 1}"),), ("del", nr // 6)))
        blokke.append(Afsnit((Tekst(SÆTNING * 6),), sti=("tekst", nr)))
    return dokument(*blokke)


def med_alt() -> Dokument:
    """A document with every kind of block and every look."""
    celler = tuple(Celle((afsnit(t, Stil.TABELTEKST),), Celletype.HOVED) for t in ("Navn", "Tal"))
    rækker = tuple(
        Række(
            (
                Celle((afsnit(f"Række {nr}", Stil.TABELTEKST),), rækkehoved=True),
                Celle((afsnit("34,2 ▪", Stil.TABELTEKST),), Celletype.OVER),
            ),
            hold_med_næste=nr < 2,
        )
        for nr in range(60)
    )
    under = Liste((Punkt((afsnit("under"),)),))
    punkter = (Punkt((afsnit("et"), afsnit("mere"), under)), Punkt((afsnit("to"),)))
    return dokument(
        afsnit("Kortfattet projektbeskrivelse", Stil.TITEL),
        Overskrift(1, (Tekst("Første del"),), ("a",)),
        *(afsnit(f"{stil.value}: {SÆTNING}", stil) for stil in Stil if stil is not Stil.TITEL),
        Overskrift(2, (Tekst("Lister og noter"),), ("b",)),
        Liste(punkter),
        Liste(punkter, nummereret=True, start=3),
        Afsnit(
            (
                Tekst("Fed", fed=True),
                Tekst(" kursiv", kursiv=True),
                Tekst(" 18-64-årige og/eller "),
                Tekst("link", link="https://example.org/"),
                Notehenvisning(1),
                Tekst(" igen"),
                Notehenvisning(1, gentaget=True),
            )
        ),
        Tabel("fri", (Række(celler),), rækker, "Prøvetabel"),
        Figur(billede(80, 30), "png", 80, 30, "Et kort", (Tekst("Figur 1. Kortet."),)),
        afsnit(""),
        noter=(Note((afsnit("Kilde: egen opgørelse.", Stil.FODNOTE),)),),
        udseende=Udseende(logo=billede(60, 24), logo_alternativ_tekst="Mit Kvarters logo"),
    )  # fmt: skip
