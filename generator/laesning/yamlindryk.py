"""Lines that stand in the wrong column, or are no line of YAML at all."""

from __future__ import annotations

import re

from generator.laesning.kildetekst import Kildetekst
from generator.laesning.yamlsted import Diagnose, Fejlsted, indryk, linjen_før

_PUNKT = re.compile(r"[ ]*-[ ]+(?=[^\s:]+:(?:[ ]|$))")


def ingen_nøgle(kilde: Kildetekst, linje: int) -> Diagnose:
    """Say why a line is no key with a value."""
    tekst = kilde.linjetekst(linje)
    start = kilde.linjestart(linje)
    punkt = re.match(r"\s*-(?=[^\s-])", tekst)
    if punkt:
        return Diagnose(
            "yaml-syntaks", start + punkt.end() - 1,
            "Der mangler et mellemrum efter stregen.", "Skriv »- « foran punktet.", "-",
        )  # fmt: skip
    kolon = re.match(r"\s*[^\s:]+:(?=\S)", tekst)
    if kolon:
        return Diagnose(
            "yaml-syntaks", start + kolon.end() - 1,
            "Der mangler et mellemrum efter kolon.", "Skriv »felt: værdi«.", ":",
        )  # fmt: skip
    return Diagnose(
        "yaml-indrykning", start + indryk(tekst),
        "Linjen er hverken et felt med kolon eller rykket ind under en tekst.",
        "Ryk den ind under den tekst, den hører til, eller sæt kolon efter feltets navn.",
    )  # fmt: skip


def forkert_indryk(sted: Fejlsted) -> Diagnose | None:
    """Say which indentations the line might have had."""
    if sted.tekst[: sted.indeks - sted.start].strip(" ") and not sted.ved_kolon:
        return None
    særlig = _før_indryk(sted)
    if særlig:
        return særlig
    niveauer = _niveauer(sted)
    fundet = sted.indryk
    if not niveauer or fundet in niveauer:
        detalje = "Linjen passer ikke ind i listen eller felterne over den."
    else:
        krævet = " eller ".join(", ".join(map(str, niveauer)).rsplit(", ", 1))
        detalje = f"Linjen er rykket forkert ind (fundet {fundet} mellemrum, krævet {krævet})."
    return Diagnose(
        "yaml-indrykning", sted.start + fundet, detalje,
        "Lad den begynde lige under den linje, den hører sammen med.",
    )  # fmt: skip


def _før_indryk(sted: Fejlsted) -> Diagnose | None:
    """Find what looks like a wrong indent but has its own reason."""
    start = sted.start + sted.indryk
    if sted.tekst[sted.indryk :].startswith(":"):
        return Diagnose(
            "yaml-felt", start, "Der mangler et felt foran kolon.",
            "Skriv feltets navn foran kolon, eller slet linjen.", ":",
        )  # fmt: skip
    forrige = linjen_før(sted)
    over = sted.kilde.linjetekst(forrige) if forrige else ""
    if indryk(over) < sted.indryk and re.search(r":[ ].*\S[ ]+#", over):
        return Diagnose(
            "yaml-syntaks", start,
            "Teksten i linjen over er afsluttet af en kommentar (#) og kan ikke fortsætte her.",
            "Flyt kommentaren til en linje for sig, eller sæt hele teksten i citationstegn.",
        )  # fmt: skip
    i_en_liste = re.match(r"-[ \n]", sted.kilde.tekst[sted.kontekst : sted.kontekst + 2])
    if i_en_liste and not sted.tekst[sted.indryk :].startswith("-"):
        return Diagnose(
            "yaml-indrykning", start,
            "Linjen står i en liste, men begynder ikke med »- «.",
            "Sæt »- « foran, eller ryk linjen, så den står under det felt, den hører til.",
        )  # fmt: skip
    return None


def _niveauer(sted: Fejlsted) -> list[int]:
    """Return the indentations that are open where the line stands, smallest first."""
    niveauer: list[int] = []
    for nr in range(sted.linje - 1, 0, -1):
        tekst = sted.kilde.linjetekst(nr)
        indhold = tekst.lstrip(" ")
        if not indhold or indhold.startswith("#"):
            continue
        indryk = len(tekst) - len(indhold)
        # A bullet opens two levels: its own, and that of the keys after it.
        punkt = _PUNKT.match(tekst)
        for niveau in (punkt.end(), indryk) if punkt else (indryk,):
            if not niveauer or niveau < niveauer[0]:
                niveauer.insert(0, niveau)
        if not indryk:
            break
    return niveauer
