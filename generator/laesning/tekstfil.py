"""Bytes -> text: the character set, and characters that no document can carry."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from pathlib import Path

from generator.dansk.tal import skriv_tal
from generator.fund import Sted, Sti
from generator.laesning.graenser import PROJEKT_TEGN, TEGNFEJL_PR_FIL
from generator.laesning.kildetekst import Kildetekst
from generator.laesning.nfc import for_mange_accenter
from generator.laesning.samling import Samling

# C0 but tab and line feed, DEL, C1, the separators that YAML alone takes for line breaks,
# surrogates, a byte order mark inside the text, and the two non-characters XML refuses.
ULOVLIGE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
ERSTATNING = "\ufffd"

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_GEM_SOM = "Gem filen igen med tegnsættet UTF-8"


def som_tekst(data: bytes, fil: Path, sti: Sti, samling: Samling) -> Kildetekst | None:
    """Decode a file as UTF-8; report and return None when it is not."""
    if er_utf16(data):
        meld_utf16(fil, sti, samling)
        return None
    data = data.removeprefix(BOM_UTF8)
    try:
        rå = data.decode("utf-8")
    except UnicodeDecodeError as fejl:
        _meld_tegnsæt(data, fejl.start, fil, sti, samling)
        return None
    samling.tegn += len(rå)
    if samling.tegn > PROJEKT_TEGN:
        samling.meld(
            "fil-for-stor", sti, Sted(fil),
            "Med denne fil er projektets tekster for lange tilsammen "
            f"(fundet {skriv_tal(samling.tegn)} tegn, højst {skriv_tal(PROJEKT_TEGN)}).",
            "Slet det, der ikke hører til; fem sider er omkring 15.000 tegn.",
        )  # fmt: skip
        return None
    return kildetekst(rå, fil, sti, samling)


def kildetekst(rå: str, fil: Path, sti: Sti, samling: Samling) -> Kildetekst | None:
    """Make a decoded text ready: report what no document can carry, and put a sign in its place."""
    rå = rå.replace("\r\n", "\n").replace("\r", "\n")
    accenter = for_mange_accenter(rå)
    if accenter is not None:
        linje = rå.count("\n", 0, accenter) + 1
        samling.meld(
            "ulovligt-tegn", sti, Sted(fil, linje),
            "Et bogstav i linjen bærer flere accenter, end noget sprog bruger.",
            "Slet ordet, og skriv det igen.",
        )  # fmt: skip
        return None
    ren = ULOVLIGE.sub(ERSTATNING, rå)
    tekst = Kildetekst(fil, ren)
    samling.kort.tilføj_tekst(tekst)
    if ren != rå:
        _meld_ulovlige(rå, fil, sti, samling)
    return tekst


def er_utf16(data: bytes) -> bool:
    """Return whether the bytes are UTF-16 (or 32), with or without their mark."""
    if data.startswith(_UTF16):
        return True
    prøve = data[:200]
    return len(prøve) > 3 and (not any(prøve[1::2]) or not any(prøve[::2]))


def meld_utf16(fil: Path, sti: Sti, samling: Samling) -> None:
    """Report a file in UTF-16, which Notesblok calls »Unicode«."""
    samling.meld(
        "tegnsaet", sti, Sted(fil),
        "Filen er gemt med tegnsættet UTF-16 (krævet UTF-8).",
        f"{_GEM_SOM}; i Notesblok vælges det under »Gem som«, »Kodning«.",
    )  # fmt: skip


def tegn_navn(tegn: str) -> str:
    """Return how a message names a character that cannot be seen."""
    return f"U+{ord(tegn):04X}"


def _meld_tegnsæt(data: bytes, indeks: int, fil: Path, sti: Sti, samling: Samling) -> None:
    før = data[:indeks].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    linje = før.count(b"\n") + 1
    kolonne = len(før[før.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    gæt = data[indeks : indeks + 1].decode("cp1252", "replace")
    tegn = f"tegnet »{gæt}«" if gæt.isalpha() else "et tegn"
    samling.meld(
        "tegnsaet", sti, Sted(fil, linje, kolonne),
        f"Filen er ikke gemt med tegnsættet UTF-8: {tegn} i linjen kan ikke læses.",
        f"{_GEM_SOM}, og se efter, at æ, ø og å står rigtigt.",
    )  # fmt: skip


def _meld_ulovlige(rå: str, fil: Path, sti: Sti, samling: Samling) -> None:
    linjer = set()
    for fundet in ULOVLIGE.finditer(rå):
        linje = rå.count("\n", 0, fundet.start()) + 1
        if linje in linjer:
            continue
        linjer.add(linje)
        kolonne = fundet.start() - rå.rfind("\n", 0, fundet.start())
        samling.meld(
            "ulovligt-tegn", sti, Sted(fil, linje, kolonne),
            f"Linjen rummer et usynligt styretegn ({tegn_navn(fundet.group())}), "
            "som ikke kan stå i et dokument.",
            "Slet tegnet; det er oftest kommet med fra et andet program.",
        )  # fmt: skip
        if len(linjer) == TEGNFEJL_PR_FIL:
            return
