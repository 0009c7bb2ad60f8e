from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from generator.dansk.tal import skriv_tal
from generator.dansk.usynlige import TEGN, vis_usynligt
from generator.fund import Alvor, Fund, Sti
from generator.model.find import find_tekster
from generator.regler.grundlag import Grundlag, regel

_BLØD_BINDESTREG = "\u00ad"
_SKJULT = re.compile(f"[{TEGN}\u1160\u3164\U000e0000-\U000e007f]")
_KODE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_RETNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: "Fraværet er højt."
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: "Fra\\u200Bværet er højt."  # <- Her står et tegn, der ikke ses (‹U+200B›).
        #    Ret: Slet tegnet, eller skriv ordet igen.
    """,
)
def skjulte_tegn(grundlag: Grundlag) -> Iterator[Fund]:
    """Et tegn, der ikke ses, står i teksten.

    Tegn uden bredde og tegn, der vender læseretningen, følger med, når en tekst kopieres fra Word
    eller en hjemmeside. Et ord med et skjult tegn kan ikke findes ved søgning, og med vendt retning
    står der noget andet, end man læser. En blød bindestreg er i orden.
    """
    steder: dict[str, list[tuple[Sti, int, str]]] = {}
    for sti, tekst in find_tekster(grundlag.plan):
        for plads, skrevet, tegn in _skjulte(tekst):
            steder.setdefault(tegn, []).append((sti, plads, skrevet))
    for tegn, fundet in steder.items():
        sti, plads, skrevet = fundet[0]
        antal = f" ({skriv_tal(len(fundet))} steder)" if len(fundet) > 1 else ""
        hvad = "der vender læseretningen" if _RETNING.match(tegn) else "der ikke ses"
        yield Fund(
            sti,
            f"Her står et tegn, {hvad} ({vis_usynligt(tegn)}){antal}.",
            "Slet tegnet, eller skriv ordet igen.",
            tegn=plads,
            ord=skrevet,
        )


def _skjulte(tekst: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, what is typed and the character; Markdown reads a code as its character."""
    if not tekst.isascii():
        for fundet in _SKJULT.finditer(tekst):
            if fundet[0] != _BLØD_BINDESTREG:
                yield fundet.start(), fundet[0], fundet[0]
    for fundet in _KODE.finditer(tekst):
        tegn = unescape(fundet[0])
        if _SKJULT.fullmatch(tegn) and tegn != _BLØD_BINDESTREG:
            yield fundet.start(), fundet[0], tegn
