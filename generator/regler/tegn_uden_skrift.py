from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from generator.dansk.tal import skriv_tal
from generator.fund import Alvor, Fund, Sti
from generator.model.find import find_tekster
from generator.regler.grundlag import Grundlag, regel
from generator.skrivere.typst.tegn import ERSTATNING, kendte_tegn

_VARIANT = "\ufe0f"
"""Makes an emoji of the character before it; invisible by itself, as category Cf is."""


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="EN",
    rigtigt="""
    # problemkompleks.yaml
    indledning: Fraværet er højt – især i de ældste klasser.
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: Fraværet er højt ☹ i de ældste klasser.  # <- Tegnet »☹« findes ikke i
                                                         #    dokumentets skrifttype; i PDF'en
                                                         #    står »◊« i stedet.
                                                         #    Ret: Slet det, eller skriv det med
                                                         #    ord.
    """,
)
def tegn_uden_skrift(grundlag: Grundlag) -> Iterator[Fund]:
    """Et tegn findes ikke i dokumentets skrifttype.

    I PDF'en står et synligt tegn i stedet, og Word henter det i en anden skrifttype, som modtageren
    måske ikke har. Det gælder især smileyer og pyntetegn kopieret fra andre programmer.
    """
    kendte = kendte_tegn()
    steder: dict[str, list[tuple[Sti, int]]] = {}
    for sti, tekst in find_tekster(grundlag.plan):
        if tekst.isascii():
            continue
        for tegn in dict.fromkeys(tekst):
            if ord(tegn) not in kendte and category(tegn) != "Cf" and tegn != _VARIANT:
                steder.setdefault(tegn, []).append((sti, tekst.index(tegn)))
    for tegn, fundet in steder.items():
        sti, plads = fundet[0]
        antal = f" ({skriv_tal(len(fundet))} tekster)" if len(fundet) > 1 else ""
        yield Fund(
            sti,
            f"Tegnet »{tegn}« findes ikke i dokumentets skrifttype{antal}; i PDF'en står "
            f"»{ERSTATNING}« i stedet.",
            "Slet det, eller skriv det med ord.",
            tegn=plads,
            ord=tegn,
        )
