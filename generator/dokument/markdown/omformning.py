"""Small changes of runs and blocks that the readers share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Figur,
    Inline,
    Liste,
    Overskrift,
    Stil,
    Tabel,
    Tekst,
)
from generator.fund import Sti

if TYPE_CHECKING:
    from markdown_it.token import Token


def luk(tokens: Sequence[Token], i: int) -> int:
    """Return the index of the token that closes the one at `i` (itself when it is no pair)."""
    dybde = 0
    for j in range(i, len(tokens)):
        dybde += tokens[j].nesting
        if dybde == 0:
            return j
    raise AssertionError(tokens[i].type)


def saml(stykker: Sequence[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring runs of the same look that follow each other in the source."""
    ud: list[Inline] = []
    for stykke in stykker:
        sidste = ud[-1] if ud else None
        if (
            isinstance(stykke, Tekst)
            and isinstance(sidste, Tekst)
            and not stykke.værdi
            and not sidste.værdi
            and (stykke.fed, stykke.kursiv, stykke.link, stykke.sti, stykke.beregnet)
            == (sidste.fed, sidste.kursiv, sidste.link, sidste.sti, sidste.beregnet)
            and (sidste.tegn is None) == (stykke.tegn is None)
            and (sidste.tegn is None or stykke.tegn == sidste.tegn + len(sidste.tekst))
        ):
            ud[-1] = replace(sidste, tekst=sidste.tekst + stykke.tekst)
        else:
            ud.append(stykke)
    return tuple(ud)


def uden_dobbelt_punktum(stykker: Sequence[Inline]) -> list[Inline]:
    """Drop a template's full stop after a writer's text that already ends with one."""
    ud: list[Inline] = []
    for stykke in stykker:
        før = ud[-1] if ud else None
        if (
            isinstance(stykke, Tekst)
            and stykke.tegn is None
            and stykke.tekst.startswith(".")
            and isinstance(før, Tekst)
            and før.tekst.endswith(".")
        ):
            if stykke.tekst == ".":
                continue
            stykke = replace(stykke, tekst=stykke.tekst[1:])
        ud.append(stykke)
    return ud


def trim(stykker: Sequence[Inline]) -> tuple[Inline, ...]:
    """Drop the white space that template lines leave at either end of a paragraph."""
    ud = list(stykker)
    while ud and isinstance(ud[0], Tekst) and not ud[0].tekst.strip(" \n"):
        ud.pop(0)
    while ud and isinstance(ud[-1], Tekst) and not ud[-1].tekst.strip(" \n"):
        ud.pop()
    if ud and isinstance(ud[0], Tekst) and ud[0].tegn is None and ud[0].tekst[0] in " \n":
        ud[0] = replace(ud[0], tekst=ud[0].tekst.lstrip(" \n"))
    if ud and isinstance(ud[-1], Tekst) and ud[-1].tegn is None and ud[-1].tekst[-1] in " \n":
        ud[-1] = replace(ud[-1], tekst=ud[-1].tekst.rstrip(" \n"))
    return tuple(ud)


def med_sti(indhold: tuple[Inline, ...], sti: Sti) -> list[Inline]:
    """Return the runs with an address of their own: they move into another block's line."""
    return [
        replace(stykke, sti=sti) if isinstance(stykke, Tekst) and not stykke.sti else stykke
        for stykke in indhold
    ]


def i_stil(blok: Blok, stil: Stil) -> Blok:
    """Give the paragraphs inside an inserted block the style of the place it stands in."""
    if stil is Stil.BRØDTEKST:
        return blok
    match blok:
        case Afsnit(stil=Stil.BRØDTEKST):
            return replace(blok, stil=stil)
        case Liste(punkter=punkter):
            return replace(
                blok,
                punkter=tuple(
                    replace(p, blokke=tuple(i_stil(b, stil) for b in p.blokke)) for p in punkter
                ),
            )
        case _:
            return blok


def flad(blok: Blok) -> list[Afsnit]:
    """Return the paragraphs of a footnote; a list in it becomes one paragraph an item."""
    match blok:
        case Afsnit():
            return [replace(blok, stil=Stil.FODNOTE)]
        case Liste(punkter=punkter):
            return [a for punkt in punkter for b in punkt.blokke for a in flad(b)]
        case Tabel(hovedrækker=hoveder, rækker=rækker):
            return [
                a
                for række in (*hoveder, *rækker)
                for celle in række.celler
                for b in celle.blokke
                for a in flad(b)
            ]
        case Overskrift(indhold=indhold, sti=sti):
            return [Afsnit(indhold, Stil.FODNOTE, sti)]
        case Figur():
            return []
