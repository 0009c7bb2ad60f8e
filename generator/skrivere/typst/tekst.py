"""Inline content -> data: plain strings where there is no look of its own, else a small dict."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, assert_never

from generator.dokument.trae import Inline, Linjeskift, Notehenvisning, Sidefelt, Tekst
from generator.skrivere.ordmaal import tegnmål
from generator.skrivere.typst import maal
from generator.typografi.tegn import synlig
from generator.typografi.typer import Form

Data = dict[str, Any]
FAST_BINDESTREG = "\u2060-\u2060"
"""A hyphen between word joiners: no font here has U+2011, which forbids the break."""
BRUD = re.compile(r"(?<=[\d.,]-)(?=\d)")
"""Word and LibreOffice break »18-64« after the hyphen; Unicode, and so Typst, does not."""
NULBREDDE = "\u200b"
EFTER_BINDESTREG = re.compile("(?<=[-\u00ad])(?=.)")
MELLEMRUM = re.compile(r"(\s+)")
ORDSKEL = re.compile(r"(?<=[^ ])(?= )")
INTET_BRUD = re.compile(
    r"(?<=/)(?=[^\W\d])"  # they do not break »og/eller« after the slash,
    r"|(?<=(?<!\S)-)(?=[^\W\d])"  # nor after a hyphen that begins a word,
    r"|(?<=\bwww)(?=\.)|(?<=\bhttp)(?=s?:)|(?<=\bhttps)(?=:)"  # nor inside an address
)
_KAN_PASSE = ("/", "-", "www.", "http")
"""What a text must have for that: a look behind is dear, since it is tried at every letter."""


def løb(indhold: Sequence[Inline], form: Form, bredde: float) -> list[Data | str]:
    """Return the runs of a paragraph of `form`, `bredde` pt wide; nothing when it has no text."""
    ud: list[Data | str] = []
    kant = maal.kursivkant(form)
    for stykke in indhold:
        match stykke:
            case Tekst():
                ud += _tekst(stykke, form, kant, bredde)
            case Linjeskift():
                ud.append({"skift": 1})
            case Notehenvisning(nummer=nummer, gentaget=gentaget):
                ud.append({"note": nummer, "gentaget": gentaget})
            case _:
                assert_never(stykke)
    return _luk_kanter(ud)


def _tekst(stykke: Tekst, form: Form, kant: float, bredde: float) -> list[Data | str]:
    udseende: Data = {}
    if stykke.fed and not form.fed:
        udseende["fed"] = 1
    if stykke.kursiv and not form.kursiv:
        udseende["kursiv"] = 1
    if stykke.link:
        udseende["link"] = stykke.link
    ud: list[Data | str] = []
    kursive_ord = "kursiv" in udseende and not stykke.link
    for stump_nr, stump in enumerate(_stumper(synlig(stykke.tekst), form, stykke, bredde)):
        for linjenummer, linje in enumerate(_brudt(stump).split("\n")):
            if linjenummer:
                ud.append({"skift": 1})
            for nummer, del_ in enumerate(BRUD.split(linje)):
                if nummer or (stump_nr and not linjenummer):
                    # Space of next to no width: a break that leaves no sign in the PDF's text.
                    # No line may begin with »/«, except after U+200B.
                    ud.append({"brud": 1} if del_[:1].isalnum() else NULBREDDE)
                if kursive_ord:
                    ud += _kursive_ord(del_, udseende, kant)
                elif del_:
                    ud.append({"t": del_, **udseende} if udseende else del_)
    return ud


def _brudt(tekst: str) -> str:
    """Return text that breaks its lines where Word and LibreOffice would."""
    if not tekst.isprintable():
        tekst = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    tekst = tekst.replace("\u2011", FAST_BINDESTREG)
    if any(tegn in tekst for tegn in _KAN_PASSE):
        tekst = INTET_BRUD.sub("\u2060", tekst)
    return tekst


def _stumper(tekst: str, form: Form, stykke: Tekst, bredde: float) -> list[str]:
    """Return the text, split inside each word that is wider than its column."""
    stumper = [""]
    for ord_ in MELLEMRUM.split(tekst):
        lang = len(ord_) * form.størrelse > bredde and not ord_.isspace()
        første, *resten = _dele(ord_, form, stykke, bredde) if lang else [ord_]
        stumper[-1] += første
        stumper += resten
    return stumper


def _dele(ord_: str, form: Form, stykke: Tekst, bredde: float) -> list[str]:
    """Return a word in pieces no wider than its column; Word and LibreOffice break it anywhere.

    Where it has a hyphen it is broken by Typst itself.
    """
    dele = [""]
    for del_ in EFTER_BINDESTREG.split(ord_):
        bredder = tegnmål(del_, form, stykke)
        if sum(bredder) <= bredde:
            dele[-1] += del_
            continue
        rest = bredde
        for tegn, plads in zip(del_, bredder, strict=True):
            if plads > rest and dele[-1]:
                dele.append("")
                rest = bredde
            dele[-1] += tegn
            rest -= plads
    return dele


def _kursive_ord(tekst: str, udseende: Data, kant: float) -> list[Data | str]:
    """Return an italic run word by word, each with room for its slant at the end of a line.

    LibreOffice ends an italic line a twelfth of the line's height before the margin. The room is
    taken back from the space that follows, so it only shows where the line is broken.
    """
    ud: list[Data | str] = []
    for nummer, ord_ in enumerate(tekst.split(" ")):
        if nummer:
            ud.append({"luft": kant} if ud else " ")
        if ord_:
            ud.append({"t": ord_, **udseende})
    if ud and not tekst.endswith(" "):
        ud.append({"kant": kant})
    return ud


def _luk_kanter(ud: list[Data | str]) -> list[Data | str]:
    """Take the room after an italic run back from the space that begins the next one, if any."""
    ny: list[Data | str] = []
    for stykke in ud:
        forrige = ny[-1] if ny else ""
        if isinstance(forrige, dict) and "kant" in forrige:
            if isinstance(stykke, str) and stykke.startswith(" "):
                ny[-1] = {"luft": forrige["kant"]}
                stykke = stykke[1:]
            else:
                ny.pop()
        if stykke != "":
            ny.append(stykke)
    return ny


def i_ord(indhold: Sequence[Data | str]) -> list[Data | str]:
    """Return a paragraph's runs word by word, each with the space before it."""
    ud: list[Data | str] = []
    for stykke in indhold:
        if isinstance(stykke, str):
            ud += ORDSKEL.split(stykke)
        elif "t" in stykke:
            ud += [{**stykke, "t": ord_} for ord_ in ORDSKEL.split(stykke["t"])]
        else:
            ud.append(stykke)
    return ud


def mærkede(ord_: Sequence[Data | str]) -> list[Data | str]:
    """Return the words with a mark after each: it stands on the line where the word ends."""
    return [del_ for nummer, stykke in enumerate(ord_) for del_ in (stykke, {"ord": nummer})]


def felter(stykker: Sequence[str | Sidefelt]) -> list[str | Data]:
    """Return the right part of the footer."""
    return [
        synlig(stykke) if isinstance(stykke, str) else {"felt": stykke.value} for stykke in stykker
    ]
