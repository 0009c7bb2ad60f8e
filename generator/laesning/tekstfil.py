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
from generator.laesning.tegnsaet import UTF8, Tegnsætsfejl, afkod, er_utf16

# C0 but tab and line feed, DEL, C1, the separators that YAML alone takes for line breaks,
# surrogates, a byte order mark inside the text, and the two non-characters XML refuses.
ULOVLIGE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
ERSTATNING = "\ufffd"
_SE_EFTER = "Gem filen igen med tegnsættet UTF-8, og se efter, at æ, ø og å står rigtigt."


def som_tekst(data: bytes, fil: Path, sti: Sti, samling: Samling) -> Kildetekst | None:
    """Decode a file as UTF-8; report and return None when it is not."""
    rå = _utf8(data, fil, sti, samling)
    if rå is None:
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


def _utf8(data: bytes, fil: Path, sti: Sti, samling: Samling) -> str | None:
    """Return the text, which editors and version control must read alike: only UTF-8 will do."""
    try:
        læst = afkod(data)
    except Tegnsætsfejl as fejl:
        if fejl.navngivet:
            samling.meld("tegnsaet", sti, Sted(fil, fejl.linje), fejl.besked, _SE_EFTER)
            return None
    else:
        if læst.navn == UTF8:
            return læst.tekst
    if er_utf16(data):
        samling.meld(
            "tegnsaet", sti, Sted(fil), "Filen er gemt med tegnsættet UTF-16 (krævet UTF-8).",
            "Gem filen igen med tegnsættet UTF-8; i Notesblok vælges det under »Gem som«, "
            "»Kodning«.",
        )  # fmt: skip
    else:
        _meld_tegnsæt(data.removeprefix(BOM_UTF8), fil, sti, samling)
    return None


def tegn_navn(tegn: str) -> str:
    """Return how a message names a character that cannot be seen."""
    return f"U+{ord(tegn):04X}"


def _meld_tegnsæt(data: bytes, fil: Path, sti: Sti, samling: Samling) -> None:
    """Report the first byte that is not UTF-8, with the letter it probably is."""
    før = data.decode("utf-8", "surrogateescape")
    før = før[: next(nr for nr, tegn in enumerate(før) if "\udc80" <= tegn <= "\udcff")]
    gæt = data[len(før.encode()) :][:1].decode("cp1252", "replace")
    linjer = før.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tegn = f"tegnet »{gæt}«" if gæt.isalpha() else "et tegn"
    samling.meld(
        "tegnsaet", sti, Sted(fil, len(linjer), len(linjer[-1]) + 1),
        f"Filen er ikke gemt med tegnsættet UTF-8: {tegn} i linjen kan ikke læses.",
        _SE_EFTER,
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
            f"Linjen indeholder et usynligt styretegn ({tegn_navn(fundet.group())}), "
            "som ikke kan stå i et dokument.",
            "Slet tegnet; det er oftest kommet med fra et andet program.",
        )  # fmt: skip
        if len(linjer) == TEGNFEJL_PR_FIL:
            return
