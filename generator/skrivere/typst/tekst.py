"""Inline content -> data: plain strings where there is no look of its own, else a small dict."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, assert_never

from generator.dokument.trae import Inline, Linjeskift, Notehenvisning, Tekst
from generator.skrivere.typst.tegn import synlig
from generator.typografi import Form

if TYPE_CHECKING:
    from generator.skrivere.typst.data import Skriver

Data = dict[str, Any]
FAST_BINDESTREG = "\u2060-\u2060"
"""A hyphen between word joiners: no font here has U+2011, which forbids the break."""


def løb(skriver: Skriver, indhold: Sequence[Inline], form: Form) -> list[Data | str]:
    """Return the runs of a paragraph of `form`; nothing when it has no text to show."""
    ud: list[Data | str] = []
    for stykke in indhold:
        match stykke:
            case Tekst():
                ud += _tekst(stykke, form)
            case Linjeskift():
                ud.append({"skift": 1})
            case Notehenvisning(nummer=nummer):
                # A note stands once, and none stands inside a note.
                gentaget = stykke.gentaget or skriver.i_note or nummer in skriver.set_noter
                skriver.set_noter.add(nummer)
                ud.append({"note": nummer, "gentaget": gentaget})
            case _:
                assert_never(stykke)
    return ud


def _tekst(stykke: Tekst, form: Form) -> list[Data | str]:
    tekst = synlig(stykke.tekst)
    if not tekst.isprintable():
        tekst = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    tekst = tekst.replace("\u2011", FAST_BINDESTREG)
    udseende: Data = {}
    if stykke.fed and not form.fed:
        udseende["fed"] = 1
    if stykke.kursiv and not form.kursiv:
        udseende["kursiv"] = 1
    if stykke.link:
        udseende["link"] = stykke.link
    ud: list[Data | str] = []
    for del_ in re.split(r"(\n)", tekst):
        if del_ == "\n":
            ud.append({"skift": 1})
        elif del_:
            ud.append({"t": del_, **udseende} if udseende else del_)
    return ud
