"""A hand-made document with every kind of block, inline and cell."""

from __future__ import annotations

import struct
import zlib
from datetime import date

from generator.dokument.trae import (
    Afsnit,
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
from generator.fund import Sti


def png(bredde: int, højde: int, farve: tuple[int, int, int] = (31, 56, 100)) -> bytes:
    """Return a one-coloured picture."""

    def del_(navn: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + navn + data + struct.pack(">I", zlib.crc32(navn + data))
        )

    rækker = (b"\0" + bytes(farve) * bredde) * højde
    return (
        b"\x89PNG\r\n\x1a\n"
        + del_(b"IHDR", struct.pack(">IIBBBBB", bredde, højde, 8, 2, 0, 0, 0))
        + del_(b"IDAT", zlib.compress(rækker))
        + del_(b"IEND", b"")
    )


def t(tekst: str, **andet: object) -> Tekst:
    return Tekst(tekst, **andet)  # type: ignore[arg-type]


def p(*indhold: Inline | str, stil: Stil = Stil.BRØDTEKST, sti: Sti = ()) -> Afsnit:
    return Afsnit(
        tuple(Tekst(del_) if isinstance(del_, str) else del_ for del_ in indhold), stil, sti
    )


def celle(
    tekst: str,
    stil: Stil = Stil.TABELTEKST,
    type_: Celletype = Celletype.ALMINDELIG,
    *,
    højre: bool = False,
    kolonner: int = 1,
    hoved: bool = False,
    sti: Sti = (),
) -> Celle:
    return Celle(
        (p(tekst, stil=stil),),
        type_,
        Justering.HØJRE if højre else Justering.VENSTRE,
        kolonner,
        hoved,
        sti,
    )


KOLONNER = (
    *("Afdeling", "Beboere", "Uden for arbejdsmarked", "Dømte", "Kun grundskole"),
    *("Indkomst", "Ikkevestlige", "§ 61 b"),
)


def kriterier(antal: int = 6) -> Tabel:
    def række(celler: tuple[str, ...], type_: Celletype) -> Række:
        return Række(
            tuple(
                celle(tekst, Stil.TALTABEL, type_, højre=nr > 0) for nr, tekst in enumerate(celler)
            )
        )

    def afdeling(nr: int) -> Række:
        navn = celle(f"3B · Afdeling {nr}", Stil.TALTABEL, hoved=True)
        tal = (
            (f"{900 + 10 * nr}", Celletype.ALMINDELIG),
            ("▪ 31,4", Celletype.OVER),
            ("▪▪ 2,81", Celletype.LANGT_OVER),
            ("58,0", Celletype.ALMINDELIG),
            ("66,1", Celletype.ALMINDELIG),
            ("–", Celletype.ALMINDELIG),
            ("●" if nr % 3 == 0 else "", Celletype.ALMINDELIG),
        )
        return Række(
            (navn, *(celle(tekst, Stil.TALTABEL, type_, højre=True) for tekst, type_ in tal)),
            sti=("tal", "afdelinger", nr),
            hold_med_næste=nr < 3,
        )

    return Tabel(
        "kriterier",
        (
            række(KOLONNER, Celletype.HOVED),
            række(
                ("Grænse, forebyggelsesområde ▪", "1.000", "30", "2,03", "60", "65", "30", ""),
                Celletype.UNDERHOVED,
            ),
            række(
                ("Grænse, parallelsamfund ▪▪", "1.000", "40", "2,70", "60", "55", "50", ""),
                Celletype.UNDERHOVED,
            ),
        ),
        tuple(afdeling(nr) for nr in range(antal)),
        titel="Parallelsamfundskriterierne for hver afdeling",
        sti=("parallelsamfund", "tabel"),
    )


def partnere() -> Tabel:
    hoved = Række(
        tuple(
            celle(tekst, type_=Celletype.HOVED)
            for tekst in (
                "Samarbejdspartner",
                "Bidrag inden for helhedsplanens rammer",
                "Bidrag uden for helhedsplanens rammer",
            )
        )
    )
    gruppe = Række(
        (celle("Københavns Kommune", type_=Celletype.GRUPPE, kolonner=3),), hold_med_næste=True
    )
    navn = Celle(
        (p("BIF ", t("(i dialog)", kursiv=True), stil=Stil.TABELTEKST),),
        rækkehoved=True,
        sti=("samarbejdspartnere", 0, "navn"),
    )
    punkter = Liste(
        (
            Punkt((p("En jobvejleder to dage om ugen", stil=Stil.TABELTEKST),)),
            Punkt(
                (p("Et lokale i Folehaven, hvor vejlederen møder beboerne", stil=Stil.TABELTEKST),)
            ),
        )
    )
    bidrag = Celle(
        (p("To ting:", stil=Stil.TABELTEKST), punkter), sti=("samarbejdspartnere", 0, "bidrag")
    )
    return Tabel(
        "partnere",
        (hoved,),
        (gruppe, Række((navn, bidrag, celle("Den almindelige indsats i jobcentret")))),
        titel="Samarbejdspartnere",
    )


def fri() -> Tabel:
    return Tabel(
        "fri",
        (
            Række(
                (celle("År", type_=Celletype.HOVED), celle("Hvad der sker", type_=Celletype.HOVED))
            ),
        ),
        (
            Række(
                (celle("2025"), celle("Indsatsen begynder i to afdelinger og breder sig derfra"))
            ),
            Række((celle("Midt i", kolonner=2),)),
            Række((celle("2026"),)),
        ),
    )


LANG = (
    "Mange unge i området er uden for uddannelse og job, og fraværet i grundskolen er højere end i "
    "byen som helhed. Helhedsplanen samler skolen, klubben og jobcentret om de samme familier, så "
    "hjælpen kommer tidligere og fra færre mennesker. "
)


def prøvedokument(*, udseende: Udseende | None = None) -> Dokument:
    """Return the document; every block that may have an address has one."""
    blokke = (
        p("Kortfattet projektbeskrivelse", stil=Stil.TITEL, sti=("projekt", "titel")),
        p(
            t("Den boligsociale helhedsplan Mit Kvarter", fed=True, sti=("projekt", "navn")),
            ", 1. januar 2025 – 31. december 2028 · Ansøgning om prækvalifikation "
            "(videreførelse) · 1. maj 2024",
            stil=Stil.UNDERTITEL,
        ),
        p("Vejledning om kortfattet projektbeskrivelse, marts 2024", stil=Stil.GRUNDLAG),
        p("Regulativ af 1. januar 2024 om støtte til boligsocial indsats", stil=Stil.GRUNDLAG),
        Overskrift(
            1,
            (
                t(
                    "1. Beskrivelse af problemkompleks, indsatsområder og mål, herunder "
                    "hvordan boligområdet forholder sig til parallelsamfundskriterierne"
                ),
            ),
        ),
        p(LANG, Notehenvisning(1), " ", LANG, sti=("problemkompleks", "indledning")),
        p(
            t("Boligforeningen 3B", fed=True),
            " (8 afdelinger, 1.832 lejeboliger): Folehaven (973), Frederiksholm karré† 1 (74), "
            "2 (132), 3 (81), Sjælør Boulevard (212), Gadekærvej (310), Valby Vænge (50)",
            stil=Stil.HÆNGENDE,
            sti=("projekt", "organisationer", 0),
        ),
        p(
            t("Lejerbo", fed=True),
            " (1 afdeling, 80 lejeboliger): Humlevænget · ",
            t("AAB", fed=True),
            " (1 afdeling): Afdeling 54",
            stil=Stil.HÆNGENDE,
        ),
        Overskrift(2, (t("Parallelsamfundskriterierne"),), ("problemkompleks", "kriterier")),
        kriterier(),
        p(
            "▪ over grænsen for forebyggelsesområde. ▪▪ over grænsen for parallelsamfund. ● "
            "opfylder selv kriterierne. – ikke oplyst.",
            stil=Stil.SIGNATUR,
        ),
        Overskrift(2, (t("Uddannelse og livschancer"),), ("problemkompleks", "indsatsområder", 0)),
        p(
            t("Målgrupper:", fed=True),
            " børn 6–16 år og deres forældre; unge uden job. ",
            t("Problematikker:", fed=True),
            " fravær, ensomhed. ",
            t("Mål:", fed=True),
            " flere gennemfører 9. klasse.",
            stil=Stil.OPSUMMERING,
        ),
        p(LANG * 2, Notehenvisning(2), sti=("problemkompleks", "indsatsområder", 0, "udfordring")),
        Overskrift(3, (t("Sådan gør vi"),)),
        p("Vi bygger på det, der virker:"),
        Liste(
            (
                Punkt((p("Lektiehjælp to gange om ugen"),), sti=("a", 0)),
                Punkt(
                    (
                        p("Fritidsjob, også om sommeren"),
                        Liste(
                            (
                                Punkt((p("i lokale butikker"),)),
                                Punkt((p("hos boligorganisationen"),)),
                            )
                        ),
                        p("Et afsnit mere i samme punkt."),
                    )
                ),
                Punkt((p("Forældremøder"),)),
            )
        ),
        Liste(
            (
                Punkt((p("Tredje skridt"),)),
                Punkt(
                    (
                        p("Fjerde"),
                        Liste((Punkt((p("med et led"),)), Punkt((p("og et til"),))), True),
                    )
                ),
            ),
            nummereret=True,
            start=3,
        ),
        Liste((Punkt((p("Begynder forfra"),)),), nummereret=True),
        p("»Det var første gang, nogen spurgte mig.« ", t("Ung kvinde", fed=True), stil=Stil.CITAT),
        p("linje et", Linjeskift(), "linje\tto", stil=Stil.KODE),
        p(
            "Se ",
            t("fondens ", link="https://lbf.dk/å b"),
            t("vejledning", kursiv=True, link="https://lbf.dk/å b"),
            " og skriv til ",
            t("os", link="mailto:a@b.dk"),
            Notehenvisning(1, gentaget=True),
            ".",
        ),
        Figur(
            png(340, 120),
            "png",
            85,
            30,
            "Kort over området",
            (t("Figur 1. ", fed=True), t("Området set fra syd")),
            ("figurer", 0),
        ),
        p("Mellem to figurer."),
        Figur(png(340, 120), "png", 40, 14, "Det samme kort"),
        p("Efter figuren."),
        Overskrift(1, (t("2. Samarbejdspartnere"),)),
        partnere(),
        fri(),
        p("Efter en tabel."),
        p(
            t("Forkortelser:", fed=True),
            " BIF Beskæftigelses- og Integrationsforvaltningen · BUF "
            "Børne- og Ungdomsforvaltningen",
            stil=Stil.FORKORTELSER,
        ),
    )
    return Dokument(
        titel="Kortfattet projektbeskrivelse: Mit Kvarter",
        forfatter="Mit Kvarter",
        dato=date(2024, 5, 1),
        blokke=blokke,
        noter=(
            Note(
                (
                    p(
                        "Børne- og Ungdomsforvaltningen, ",
                        t("fraværsstatistik", link="https://kk.dk"),
                        " 2023.",
                        stil=Stil.FODNOTE,
                    ),
                ),
                ("noter", 0),
            ),
            Note((p("Danmarks Statistik, tabel BY2.", stil=Stil.FODNOTE),)),
        ),
        sidefod_venstre="Mit Kvarter · Kortfattet projektbeskrivelse",
        sidefod_højre=læs_sidefelter("Side {side} af {sider}"),
        udseende=udseende or Udseende(),
    )
