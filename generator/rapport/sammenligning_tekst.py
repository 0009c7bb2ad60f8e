"""A comparison for the terminal: part, section and what has changed, readable without colour.

A word that is gone stands as ``[-ord-]`` and a new one as ``{+ord+}``, as git has it; only signs
that every console can show.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.rapport.sammenligning import (
    INGEN,
    forkortet,
    forskel,
    fundlinje,
    hvad,
    kommatal,
    par,
    resume,
    sidelinje,
    stump,
    synlig,
    ændrede_afsnit,
)
from generator.sammenlign.aendringer import Slags, efter_sted
from generator.sammenlign.ordforskel import Ordslags

if TYPE_CHECKING:
    from generator.sammenlign.aendringer import Sammenligning, Ændring

RØD, GRØN, FED, SLUT = "\033[31m", "\033[32m", "\033[1m", "\033[0m"


def skriv(s: Sammenligning, farve: bool = False) -> str:
    """Return the comparison as text; with `farve` the terminal's red and green as well."""
    linjer = [synlig(f"{s.gammel} -> {s.ny}"), ""]
    linjer += [synlig(f"Bemærk: {sætning}") for sætning in s.forbehold]
    if s.forbehold:
        linjer.append("")
    linjer += _hoveddel(s, farve)
    return "\n".join(linjer).rstrip("\n") + "\n"


def _hoveddel(s: Sammenligning, farve: bool) -> list[str]:
    if s.er_ens:
        return [INGEN]
    linjer = [resume(s), *_opgørelse(s), ""]
    for del_, afsnit in efter_sted(s.ændringer).items():
        linjer.append(_fed(synlig(del_), farve))
        for navn, ændringer in afsnit.items():
            if navn:
                linjer.append(f"  {synlig(navn)}")
            for ændring in ændringer:
                linjer += _ændring(ændring, farve)
        linjer.append("")
    if s.følger:
        linjer.append(_fed("Beregnede tal, der følger med", farve))
        for følge in s.følger:
            tal = f" ({følge.forskel})" if følge.forskel else ""
            steder = f", står {følge.steder} steder" if følge.steder > 1 else ""
            linjer.append(synlig(f"  {følge.navn}: {følge.gammel} -> {følge.ny}{tal}{steder}"))
        linjer.append("")
    if s.fund and (s.fund.nye or s.fund.væk):
        linjer.append(_fed("Fund", farve))
        for tegn, alle in (("Nyt", s.fund.nye), ("Væk", s.fund.væk)):
            for f in alle:
                linjer.append(synlig(f"  {tegn}: {f.alvor} {f.sted} {f.besked} [{f.regel}]"))
        linjer.append("")
    if s.sider and (ændrede := ændrede_afsnit(s.sider)):
        linjer.append(_fed("Plads", farve))
        for a in ændrede:
            før = "-" if a.før is None else kommatal(a.før)
            nu = "-" if a.nu is None else kommatal(a.nu)
            tal = forskel(a.før or 0.0, a.nu or 0.0)
            luft = "  " * a.niveau
            linjer.append(synlig(f"{luft}{a.overskrift}: {før} -> {nu} sider{tal}"))
    return linjer


def _opgørelse(s: Sammenligning) -> Iterator[str]:
    if s.sider:
        yield sidelinje(s.sider)
    if s.fund:
        yield fundlinje(s)


def _ændring(æ: Ændring, farve: bool) -> Iterator[str]:
    navn = synlig(hvad(æ))
    match æ.slags:
        case Slags.TILFØJET:
            yield f"    Tilføjet {navn}: {_grøn(synlig(æ.ny), farve)}"
        case Slags.FJERNET:
            yield f"    Fjernet {navn}: {_rød(synlig(æ.gammel), farve)}"
        case Slags.OMDØBT:
            yield f"    Omdøbt {navn}: {synlig(æ.gammel)} -> {synlig(æ.ny)}"
        case Slags.FLYTTET:
            yield f"    Flyttet {navn}: {_ord(æ, farve) if æ.ord else stump(synlig(æ.ny))}"
        case Slags.ÆNDRET:
            if æ.ord:
                yield f"    Ændret {navn}: {_ord(æ, farve)}"
            else:
                tal = f" ({synlig(æ.forskel)})" if æ.forskel else ""
                ens = stump(æ.ny) if æ.gammel == æ.ny else par(æ.gammel, æ.ny, "->")
                yield f"    Ændret {navn}: {synlig(ens)}{tal}"
    for nøgle, værdi in æ.linjer:
        yield f"      {synlig(nøgle)}: {synlig(værdi)}"
    if æ.note:
        yield f"      {synlig(æ.note)}"


def _ord(æ: Ændring, farve: bool) -> str:
    ud = []
    for stykke in forkortet(æ.ord):
        tekst = synlig(stykke.tekst)
        match stykke.slags:
            case Ordslags.ENS:
                ud.append(tekst)
            case Ordslags.SLETTET:
                ud.append(_rød(f"[-{tekst}-]", farve))
            case Ordslags.NY:
                ud.append(_grøn(f"{{+{tekst}+}}", farve))
    return "".join(ud)


def _rød(tekst: str, farve: bool) -> str:
    return f"{RØD}{tekst}{SLUT}" if farve else tekst


def _grøn(tekst: str, farve: bool) -> str:
    return f"{GRØN}{tekst}{SLUT}" if farve else tekst


def _fed(tekst: str, farve: bool) -> str:
    return f"{FED}{tekst}{SLUT}" if farve else tekst
