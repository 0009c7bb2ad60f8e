"""Traps in a text that YAML reads without complaint: lost list marks, quotes, signs not seen."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.dansk.punkttegn import PUNKT
from generator.dansk.usynlige import (
    HÅRDE,
    TEGN,
    USYNLIGT,
    USYNLIGT_RET,
    find_usynligt,
    uden_usynlige,
    vis_usynligt,
)
from generator.fund import Sti
from generator.laesning.kildetekst import Kildetekst
from generator.laesning.samling import Samling

_STREG = re.compile(r"-(?=[^\W\d_])")
_USYNLIG_STREG = re.compile(f"-(?=[{HÅRDE}{TEGN}])")
_HAVELÅGE = re.compile(r"[ \t]+(#\w+)")
_NAVN = re.compile(r"(?!.*[.!?][»”“’\"]?$)\S+(?: \S+){0,7}")
"""What may be a name or a number: a few words on one line, not a sentence."""
_I_CITAT = re.compile(r"([“„”‘‚’»«])([^“„”‘‚»«]*?)([“”’‘»«])?")
_USYNLIGT_KOLON = re.compile(f"[^\\s:{HÅRDE}]+:(?=[{HÅRDE}{TEGN}])")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")


class Yamlstykke(NamedTuple):
    """A text of YAML: its file, start and end in it, and its address."""

    kilde: Kildetekst
    start: int
    slut: int
    sti: Sti


def tjek_tekst(stykke: Yamlstykke, stil: str, værdi: str, samling: Samling) -> str:
    """Report the traps of a text; return the text as the writer meant it, as far as is certain.

    `stil` is the mark that the value begins with: a quote, »|«, »>«, or none.
    """
    kilde, start, slut, _ = stykke
    over_flere = "\n" in kilde.tekst[start:slut].rstrip("\n")
    if stil == "|":
        return værdi
    if not stil:
        _tjek_havelåge(stykke, samling)
    if over_flere:
        return _over_flere_linjer(stykke, stil, værdi, samling)
    if not stil:
        værdi = _uden_citationstegn(stykke, værdi, samling)
        if _mangler_mærke(stykke, samling):
            return værdi
    return _uden_usynlige(stykke, værdi, samling)


def tjek_nøgle(stykke: Yamlstykke, navn: str, samling: Samling) -> str:
    """Report what nobody sees in a key; return the key without it.

    Empty when it was the indentation: where the key belongs cannot be told.
    """
    fundet = re.search(f"[{HÅRDE}{TEGN}]", navn)
    if fundet is None:
        return navn
    kilde, start, slut, sti = stykke
    plads = max(kilde.tekst.find(fundet.group(), start, slut), start)
    meld_usynligt(kilde, plads, sti, samling, fundet.group())
    if navn[0] in HÅRDE:
        samling.ulæste.add(sti)  # it was the indentation
        return ""
    rent = uden_usynlige(navn).strip()
    if rent.startswith("- "):
        samling.ulæste.add(sti)  # it was to be an item of a list
    return rent.removeprefix("- ")


def meld_usynligt(
    kilde: Kildetekst, start: int, sti: Sti, samling: Samling, tegn: str = ""
) -> None:
    """Report a character that cannot be seen, by its number; `tegn` where it is a code."""
    tegn = tegn or kilde.tekst[start]
    samling.meld(
        "usynligt-tegn", sti, kilde.sted(start), USYNLIGT.format(vis_usynligt(tegn)), USYNLIGT_RET,
        ord=tegn,
    )  # fmt: skip


def _tjek_havelåge(stykke: Yamlstykke, samling: Samling) -> None:
    """Report a word with ``#`` that YAML drops as a comment; a comment has a space after it."""
    fundet = _HAVELÅGE.match(stykke.kilde.tekst, stykke.slut)
    if fundet:
        samling.meld(
            "tekst-efter-havelaage", stykke.sti, stykke.kilde.sted(fundet.start(1)),
            f"»{fundet.group(1)}« og resten af linjen er ikke med i teksten, for # begynder en "
            "kommentar.",
            "Sæt hele teksten i citationstegn; er det en kommentar, så sæt et mellemrum efter #.",
            ord=fundet.group(1),
        )  # fmt: skip


_RÆKKE = re.compile(r"\|.*\|\s*\Z")
"""A row of a table in Markdown."""


def _over_flere_linjer(stykke: Yamlstykke, stil: str, værdi: str, samling: Samling) -> str:
    """Report the first line that was to be an item of its own and is read into the one above."""
    kilde, start, slut, sti = stykke
    første = kilde.linje_og_kolonne(start)[0]
    sidste = kilde.linje_og_kolonne(slut)[0]
    for nr in range(første + 1, sidste + 1):
        linje = kilde.linjetekst(nr)
        punkt = linje.lstrip(" ")
        her = kilde.linjestart(nr) + len(linje) - len(punkt)
        if her >= slut:
            break
        if not stil and (fundet := _USYNLIG_STREG.match(punkt)):
            meld_usynligt(kilde, her + fundet.end(), sti, samling)
        elif not stil and punkt.startswith("- "):
            _meld_punkt(stykke, første, her, samling)
        elif not stil and _STREG.match(punkt):
            _meld_streg(stykke, her, samling)
        elif not _bliver_til_én(stykke, stil, nr):
            continue
        else:
            fundet_ = PUNKT.match(punkt) or _NOTE.match(punkt)
            _meld_sammenløb(stykke, stil, her, fundet_.group().strip() if fundet_ else "", samling)
        samling.ulæste.add(sti)
        return værdi
    return værdi


def _meld_punkt(stykke: Yamlstykke, første: int, her: int, samling: Samling) -> None:
    kilde, start = stykke.kilde, stykke.start
    if kilde.tekst[kilde.linjestart(første) : start].strip(" -"):
        samling.ulæste.add(stykke.sti[:-1])
        samling.meld(
            "yaml-indrykning", stykke.sti, kilde.sted(her),
            "Punktet bliver en del af teksten i linjen over, for her mangler det felt, som listen "
            "hører til.",
            "Skriv feltets navn og kolon på en linje for sig over punktet.", ord="-",
        )  # fmt: skip
        return
    samling.meld(
        "yaml-indrykning", stykke.sti, kilde.sted(her),
        "Punktet er rykket længere ind end punktet over og bliver en del af dets tekst.",
        "Lad alle listens »- « stå lige under hinanden.", ord="-",
    )  # fmt: skip


def _meld_streg(stykke: Yamlstykke, her: int, samling: Samling) -> None:
    kilde, start = stykke.kilde, stykke.start
    hele = _STREG.match(kilde.tekst, start) is not None
    samling.meld(
        "yaml-syntaks", stykke.sti, kilde.sted(start if hele else her),
        "Der mangler et mellemrum efter stregen, så "
        + ("listen bliver til én tekst." if hele else "punktet bliver en del af teksten over."),
        "Skriv »- « foran hvert punkt." if hele else "Skriv »- « foran punktet.", ord="-",
    )  # fmt: skip


def _bliver_til_én(stykke: Yamlstykke, stil: str, nr: int) -> bool:
    """Tell whether a line of a text that YAML folds was to stand on its own."""
    kilde = stykke.kilde
    linje, over = kilde.linjetekst(nr), kilde.linjetekst(nr - 1)
    punkt = linje.strip()
    if not over.strip() or not any(m.match(punkt) for m in (PUNKT, _NOTE, _RÆKKE)):
        return False
    if stil == ">":
        # A line that is indented deeper keeps its break, and so do its neighbours.
        bund = kilde.linjetekst(kilde.linje_og_kolonne(stykke.start)[0] + 1)
        dybde = len(bund) - len(bund.lstrip(" "))
        if any(len(x) - len(x.lstrip(" \t")) > dybde for x in (linje, over)):
            return False
    # A dash or a number alone may as well be how a wrapped line happens to begin.
    sikker = not re.match(r"[-–—+*\d(]|\w+[.)]", punkt) or over.rstrip().endswith(":")
    return sikker or any(PUNKT.match(kilde.linjetekst(n).strip()) for n in (nr - 1, nr + 1))


def _meld_sammenløb(stykke: Yamlstykke, stil: str, her: int, tegn: str, samling: Samling) -> None:
    skriv = "»- «" if not stil and PUNKT.match(stykke.kilde.tekst, stykke.start) else "»|«"
    samling.meld(
        "punkter-loeber-sammen", stykke.sti, stykke.kilde.sted(her),
        "Linjen bliver en del af teksten over, for YAML samler linjerne til én.",
        f"Skriv {skriv} foran hvert punkt i stedet for »{tegn}«." if skriv == "»- «" else
        "Skriv »|« efter feltets kolon, og begynd teksten på linjen under.", ord=tegn,
    )  # fmt: skip


_PUNKTTEGN = re.compile(r"[•·▪▫◦●○■□‣⁃∙\ue000-\uf8ff–—](?=\s)")


def _mangler_mærke(stykke: Yamlstykke, samling: Samling) -> bool:
    """Report a lone line that begins with another mark than »- «."""
    kilde, start = stykke.kilde, stykke.start
    fundet = _PUNKTTEGN.match(kilde.tekst, start)
    linje = kilde.linje_og_kolonne(start)[0]
    før = kilde.tekst[kilde.linjestart(linje) : start].strip(" ")
    if not før and len(stykke.sti) > 1 and _STREG.match(kilde.tekst, start):
        _meld_streg(stykke, start, samling)
        return True
    if fundet is None or før not in ("", "-"):
        return False
    tegn = fundet.group()
    samling.ulæste.add(stykke.sti)
    samling.meld(
        "yaml-syntaks", stykke.sti, kilde.sted(start),
        f"»{tegn}« kan ikke begynde et punkt i en liste."
        if not før else f"Punktet har to tegn foran sig, »-« og »{tegn}«.",
        "Skriv »- « foran hvert punkt." if not før else f"Slet »{tegn}«.", ord=tegn,
    )  # fmt: skip
    return True


def _uden_citationstegn(stykke: Yamlstykke, værdi: str, samling: Samling) -> str:
    """Report quotes that are letters to YAML; return the value without them."""
    fundet = _I_CITAT.fullmatch(værdi)
    if fundet is None:
        return værdi
    første, indhold, sidste = fundet.groups()
    par = f"»{første}« og »{sidste}«" if sidste else f"»{første}«"
    samling.meld(
        "yaml-citationstegn", stykke.sti, stykke.kilde.sted(stykke.start),
        f"Citationstegnene {par} bliver en del af værdien; YAML kender kun de lige."
        if sidste else f"Citationstegnet {par} bliver en del af værdien og bliver ikke lukket.",
        "Slet dem; skal de stå i dokumentet, så sæt lige citationstegn (\") uden om."
        if sidste else "Slet det, eller sæt hele teksten i lige citationstegn (\").",
        ord=første,
    )  # fmt: skip
    return indhold or værdi


def _uden_usynlige(stykke: Yamlstykke, værdi: str, samling: Samling) -> str:
    """Report what nobody sees in a name or a number; return it as it looks."""
    kilde, start, slut, sti = stykke
    råt = kilde.tekst[start:slut]
    if kolon := _USYNLIGT_KOLON.match(råt):
        meld_usynligt(kilde, start + kolon.end(), sti, samling)
        samling.ulæste.add(sti)
        return værdi
    nr = find_usynligt(råt)
    if nr and råt[nr] == "\u200d" and not råt[nr - 1].isalnum():
        return værdi  # it joins two pictures to one
    if nr is None or not _NAVN.fullmatch(uden_usynlige(værdi)):
        return værdi
    meld_usynligt(kilde, start + nr, sti, samling)
    return uden_usynlige(værdi)
