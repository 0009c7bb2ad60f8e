"""Lines that stand in the wrong column, or are no line of YAML at all."""

from __future__ import annotations

import re

from generator.dansk.usynlige import HÅRDE, TEGN, USYNLIGT, USYNLIGT_RET, vis_usynligt
from generator.laesning.kildetekst import Kildetekst
from generator.laesning.yamlsted import Diagnose, Fejlsted, indryk, linjen_før

_PUNKT = re.compile(r"[ ]*-[ ]+(?=[^\s:]+:(?:[ ]|$))")
_USYNLIGT = re.compile(f"(?:[ ]*(?:-[ ]+)*(?:-|[^\\s:#{HÅRDE}{TEGN}]+:)?[ ]*)([{HÅRDE}{TEGN}])")
"""A sign nobody sees in the indentation, after a bullet or after a key's colon."""


def usynligt(sted: Fejlsted) -> Diagnose | None:
    """Find a sign nobody sees that makes a line another than it looks."""
    kilde = sted.kilde
    for nr in (sted.linje, kilde.linje_og_kolonne(sted.kontekst)[0], linjen_før(sted)):
        fundet = _USYNLIGT.match(kilde.linjetekst(nr))
        if fundet:
            tegn, plads = fundet[1], kilde.linjestart(nr) + fundet.start(1)
            besked = USYNLIGT.format(vis_usynligt(tegn))
            return Diagnose("usynligt-tegn", plads, besked, USYNLIGT_RET, tegn)
    return None


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
    if fundet in niveauer and re.match(r"-(?: |$)", sted.tekst[fundet:]):
        return Diagnose(
            "yaml-indrykning", sted.start + fundet,
            "Punktet står under et felt, der ikke er en liste; her mangler det felt, som listen "
            "hører til.",
            "Skriv feltets navn og kolon på en linje for sig over punktet.", "-",
        )  # fmt: skip
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
        if rette := _felt_ved_siden_af(sted):
            return rette
        return Diagnose(
            "yaml-indrykning", start,
            "Linjen står i en liste, men begynder ikke med »- «.",
            "Sæt »- « foran, ryk linjen, så den står under det felt, den hører til, eller skriv "
            "det felt, der mangler over den.",
        )  # fmt: skip
    return None


def _felt_ved_siden_af(sted: Fejlsted) -> Diagnose | None:
    """Find the fields of the item above, when the line is a field that just misses them."""
    felter = max(
        (n for n in _niveauer(sted, felter=True) if abs(n - sted.indryk) == 1), default=None
    )
    if felter is None or sted.indryk in _niveauer(sted):
        return None
    nr = linjen_før(sted)
    while _feltstart(sted.kilde.linjetekst(nr)) != felter:
        nr -= 1
    navn = sted.kilde.linjetekst(nr)[felter:].partition(":")[0]
    return Diagnose(
        "yaml-indrykning", sted.start + sted.indryk,
        f"Linjen er rykket forkert ind (fundet {sted.indryk} mellemrum, krævet {felter}).",
        f"Lad den begynde lige under »{navn}« i linje {nr}.",
    )  # fmt: skip


def _feltstart(linje: str) -> int:
    """Return where the text of a line begins, after its bullet."""
    punkt = _PUNKT.match(linje)
    return punkt.end() if punkt else indryk(linje)


def _niveauer(sted: Fejlsted, *, felter: bool = False) -> list[int]:
    """Return the indentations open where the line stands, smallest first; or only of `felter`."""
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
            if felter and niveau == indryk and indhold.startswith("-"):
                continue
            if not niveauer or niveau < niveauer[0]:
                niveauer.insert(0, niveau)
        if not indryk:
            break
    return niveauer
