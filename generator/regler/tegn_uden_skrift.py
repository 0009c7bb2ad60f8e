from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from unicodedata import category

from generator.dansk.tal import skriv_tal
from generator.fund import Alvor, Fund, Sti
from generator.model.felter import Langtekst
from generator.model.find import find_tekster
from generator.regler.grundlag import Grundlag, regel
from generator.typografi.tegn import ERSTATNING, kendte_tegn

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
    steder: dict[str, list[tuple[Sti, int | None]]] = {}
    for sti, tekst, tegn_i in _trykte(grundlag):
        if tekst.isascii():
            continue
        for tegn, plads in _uden_skrift(tekst, kendte).items():
            steder.setdefault(tegn, []).append((sti, tegn_i(plads)))
    for tegn, fundet in steder.items():
        sti, sted = fundet[0]
        antal = f" ({skriv_tal(len(fundet))} tekster)" if len(fundet) > 1 else ""
        hvad, dem = ("Tegnet", "det") if len(tegn) == 1 else ("Tegnene", "dem")
        yield Fund(
            sti,
            f"{hvad} »{tegn}« findes ikke i dokumentets skrifttype{antal}; i PDF'en står "
            f"»{ERSTATNING}« i stedet.",
            f"Slet {dem}, eller skriv {dem} med ord.",
            tegn=sted,
            ord=tegn,
        )


def _trykte(grundlag: Grundlag) -> Iterator[tuple[Sti, str, Callable[[int], int | None]]]:
    """Yield the texts as they are printed: a mark of a list that Word has pasted is not."""
    for prosa in grundlag.prosa:
        yield prosa.sti, prosa.tekst, prosa.tegn
    for sti, tekst in find_tekster(grundlag.plan):
        if not isinstance(tekst, Langtekst):
            yield sti, str(tekst), lambda plads: plads


def _uden_skrift(tekst: str, kendte: frozenset[int]) -> dict[str, int]:
    """Return where each run of characters that cannot be drawn first stands: a word is one."""
    ud: dict[str, int] = {}
    if all(ord(tegn) in kendte or _er_usynligt(tegn) for tegn in set(tekst)):
        return ud
    plads = 0
    for uden, løb in groupby(tekst, lambda tegn: ord(tegn) not in kendte or _er_usynligt(tegn)):
        alle = "".join(løb)
        synlige = [nr for nr, tegn in enumerate(alle) if not _er_usynligt(tegn)]
        if uden and synlige:
            ud.setdefault(alle[synlige[0] : synlige[-1] + 1], plads + synlige[0])
        plads += len(alle)
    return ud


def _er_usynligt(tegn: str) -> bool:
    return tegn == _VARIANT or category(tegn) == "Cf"
