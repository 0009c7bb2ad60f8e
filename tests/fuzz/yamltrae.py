"""Structure-aware changes of a YAML text: a node's own characters are cut, moved or replaced.

The rest of the file stays as its writer left it, so a change seldom makes the whole file
unreadable, and the faults behind the YAML reader are reached.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import yaml

from tests.fuzz import saere


class Plet(NamedTuple):
    """One node: where it starts and ends in the text, and what it is."""

    start: int
    slut: int
    kolonne: int
    art: str
    """»nøgle«, »skalar«, »liste«, »felter«, »par« (a key with its value) or »led« (of a list)."""


def pletter(tekst: str) -> list[Plet]:
    """Return every node of a YAML text; none when it cannot be read."""
    try:
        rod = yaml.compose(tekst, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return [] if rod is None else list(_pletter(rod))
    except (yaml.YAMLError, ValueError, RecursionError):
        return []


def _pletter(knude: yaml.Node) -> Iterator[Plet]:
    start, slut = knude.start_mark, knude.end_mark
    arter = {yaml.ScalarNode: "skalar", yaml.SequenceNode: "liste", yaml.MappingNode: "felter"}
    yield Plet(start.index, slut.index, start.column, arter[type(knude)])
    if isinstance(knude, yaml.MappingNode):
        for nøgle, værdi in knude.value:
            fra, til = nøgle.start_mark, nøgle.end_mark
            yield Plet(fra.index, til.index, fra.column, "nøgle")
            yield Plet(fra.index, max(til.index, værdi.end_mark.index), fra.column, "par")
            yield from _pletter(værdi)
    elif isinstance(knude, yaml.SequenceNode):
        for led in knude.value:
            yield Plet(led.start_mark.index, led.end_mark.index, led.start_mark.column, "led")
            yield from _pletter(led)


def muter(rng: Random, tekst: str, andre: list[str]) -> str:
    """Return the text with one change; `andre` are texts that parts may be taken from."""
    alle = pletter(tekst)
    if not alle:
        return tekst
    handling = rng.choice(
        ("værdi", "værdi", "værdi", "tekst", "tekst", "slet", "slet", "dobbelt", "omdøb", "flyt",
         "byt", "art", "laan", "indryk", "dyb", "anker")
    )  # fmt: skip
    return _HANDLINGER[handling](rng, tekst, alle, andre)


def _vælg(rng: Random, alle: list[Plet], *arter: str) -> Plet:
    return rng.choice([p for p in alle if p.art in arter] or alle)


def _erstat(tekst: str, plet: Plet, nyt: str) -> str:
    # A block collection ends where the next line's text begins.
    rest = tekst[plet.start : plet.slut]
    hale = rest[len(rest.rstrip()) :]
    return tekst[: plet.start] + nyt + hale + tekst[plet.slut :]


def _værdi(rng: Random, tekst: str, alle: list[Plet], _: list[str]) -> str:
    plet = _vælg(rng, alle, "skalar", "skalar", "liste", "felter")
    return _erstat(tekst, plet, saere.skalar(rng))


def _tekst(rng: Random, tekst: str, alle: list[Plet], _: list[str]) -> str:
    plet = _vælg(rng, alle, "skalar")
    ny = saere.tekst(rng)
    if rng.random() < 0.5:
        return _erstat(tekst, plet, saere.tekst_i_yaml(rng, ny))
    luft = " " * (tekst.rfind("\n", 0, plet.start) >= 0 and _indryk(tekst, plet.start) + 2)
    blok = "".join(f"\n{luft}{linje}" for linje in ny.split("\n"))
    return _erstat(tekst, plet, rng.choice(("|", "|-", ">", "|+")) + blok)


def _indryk(tekst: str, plads: int) -> int:
    linje = tekst[tekst.rfind("\n", 0, plads) + 1 : plads]
    return len(linje) - len(linje.lstrip(" "))


def _slet(rng: Random, tekst: str, alle: list[Plet], _: list[str]) -> str:
    plet = _vælg(rng, alle, "par", "led", "skalar")
    return _erstat(tekst, plet, "")


def _dobbelt(rng: Random, tekst: str, alle: list[Plet], _: list[str]) -> str:
    plet = _vælg(rng, alle, "par", "led")
    stykke = tekst[plet.start : plet.slut].rstrip()
    tegn = "- " if plet.art == "led" else ""
    gange = rng.choice((1, 1, 2, 50))
    luft = " " * max(plet.kolonne - len(tegn), 0)
    return tekst[: plet.start] + f"{stykke}\n{luft}{tegn}" * gange + tekst[plet.start :]


def _omdøb(rng: Random, tekst: str, alle: list[Plet], _: list[str]) -> str:
    plet = _vælg(rng, alle, "nøgle")
    gammel = tekst[plet.start : plet.slut]
    nye = [*saere.NØGLER, gammel.upper(), gammel[:-1], gammel + gammel[-1:], gammel[::-1]]
    nye += [gammel.replace("å", "aa").replace("ø", "oe").replace("æ", "ae")]
    return _erstat(tekst, plet, rng.choice(nye))


def _flyt(rng: Random, tekst: str, alle: list[Plet], _: list[str]) -> str:
    fra, til = _vælg(rng, alle, "par", "led"), _vælg(rng, alle, "par", "led")
    stykke = tekst[fra.start : fra.slut].rstrip()
    tegn = "- " if til.art == "led" else ""
    sat_ind = f"{stykke}\n{' ' * max(til.kolonne - len(tegn), 0)}{tegn}"
    if fra.start < til.start:
        uden = tekst[til.start :]
        return _erstat(tekst[: til.start] + sat_ind, fra, "") + uden
    return tekst[: til.start] + sat_ind + _erstat(tekst, fra, "")[til.start :]


def _byt(rng: Random, tekst: str, alle: list[Plet], _: list[str]) -> str:
    a, b = sorted((_vælg(rng, alle, "skalar", "liste", "felter") for _ in "ab"), key=lambda p: p[0])
    if a.slut > b.start:
        return tekst
    første, anden = tekst[a.start : a.slut].rstrip(), tekst[b.start : b.slut].rstrip()
    return _erstat(_erstat(tekst, b, første), a, anden)


def _art(rng: Random, tekst: str, alle: list[Plet], _: list[str]) -> str:
    """Wrap a value in a list or a mapping, or take the first of one."""
    plet = _vælg(rng, alle, "skalar", "liste", "felter")
    stykke = tekst[plet.start : plet.slut].strip()
    if plet.art == "skalar":
        nøgle = rng.choice(("tekst", "fil", "navn", "ingen", "a"))
        return _erstat(tekst, plet, rng.choice((f"[{stykke}]", f"{{{nøgle}: {stykke}}}")))
    inde = [p for p in alle if p.art == "skalar" and plet.start <= p.start < plet.slut]
    første = tekst[inde[0].start : inde[0].slut] if inde else ""
    return _erstat(tekst, plet, rng.choice((første, "x", "5", "")))


def _lån(rng: Random, tekst: str, alle: list[Plet], andre: list[str]) -> str:
    """Take a part of another file."""
    anden = rng.choice(andre)
    dele = pletter(anden)
    if not dele:
        return tekst
    stykke = rng.choice(dele)
    plet = rng.choice(alle)
    luft = " " * max(plet.kolonne, 0)
    lånt = anden[stykke.start : stykke.slut].rstrip().replace("\n", "\n" + luft)
    return _erstat(tekst, plet, lånt)


def _indrykning(rng: Random, tekst: str, _: list[Plet], __: list[str]) -> str:
    linjer = tekst.split("\n")
    nr = rng.randrange(len(linjer))
    linjer[nr] = rng.choice((" ", "  ", "\t", "\u00a0", "- ", "", "# ")) + rng.choice(
        (linjer[nr], linjer[nr].lstrip(), linjer[nr] + rng.choice(("\t", " ", ":", ": ", " #")))
    )
    return "\n".join(linjer)


def _dyb(rng: Random, tekst: str, alle: list[Plet], _: list[str]) -> str:
    plet = _vælg(rng, alle, "skalar", "liste", "felter")
    n = rng.choice((5, 20, 39, 41, 100, 1200))
    stykke = rng.choice(("[" * n + "]" * n, "{a: " * n + "}" * n, "- " * n + "a", "[" * n))
    nøgle = rng.choice(("afsnit", "enheder", "tekst"))
    led = "".join(f"\n{' ' * (plet.kolonne + 2 * i)}{nøgle}:" for i in range(min(n, 100)))
    return _erstat(tekst, plet, rng.choice((stykke, led)))


def _anker(rng: Random, tekst: str, alle: list[Plet], _: list[str]) -> str:
    a, b = sorted((_vælg(rng, alle, "skalar", "liste", "felter") for _ in "ab"), key=lambda p: p[0])
    pegende = rng.choice(("*x", "<<: *x", "[*x, *x]", "{<<: *x}"))
    if a.slut <= b.start:
        tekst = _erstat(tekst, b, pegende)
    return tekst[: a.start] + rng.choice(("&x ", "&x !!str ", "!lokal ")) + tekst[a.start :]


_HANDLINGER = {
    "værdi": _værdi, "tekst": _tekst, "slet": _slet, "dobbelt": _dobbelt, "omdøb": _omdøb,
    "flyt": _flyt, "byt": _byt, "art": _art, "laan": _lån, "indryk": _indrykning, "dyb": _dyb,
    "anker": _anker,
}  # fmt: skip
