"""``{{ … }}`` in a writer's text: found, read by Jinja's parser, and looked up.

Only names, full stops and calls with quoted words are understood: no arithmetic, no filters, no
code is ever run. ``{%`` and ``{#`` are ordinary characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from generator.dansk.lister import opregn
from generator.dansk.naermeste import nærmeste
from generator.skabelon.vaerdier import Værdi, Værdifejl

HØJST_TEGN = 500
"""Between ``{{`` and ``}}``; the longest honest one, with two names in words, has under 150."""

_UDTRYK = re.compile(r"\{\{((?:[^'\"{}]|'[^'\n]*'|\"[^\"\n]*\"|\{(?!\{)|\}(?!\}))*?)\}\}")
"""A ``{{`` inside one is the next: in »{{ a } {{ b }}« the first is open and the second whole."""


@dataclass(frozen=True, slots=True)
class Udtryk:
    """One ``{{ … }}``: where it stands in the raw text, and what is between the braces."""

    start: int
    slut: int
    kode: str


def find_udtryk(tekst: str) -> Iterator[Udtryk]:
    """Yield the expressions of a text in order."""
    if "{{" in tekst:
        for fundet in _UDTRYK.finditer(tekst):
            yield Udtryk(fundet.start(), fundet.end(), fundet[1].strip())


def find_åbne(tekst: str) -> Iterator[int]:
    """Yield the place of every ``{{`` that is never closed."""
    if "{{" in tekst:
        # Blank out what is an expression, at the same length.
        rest = _UDTRYK.sub(lambda m: " " * len(m[0]), tekst)
        for fundet in re.finditer(r"\{\{", rest):
            yield fundet.start()


@cache
def _jinja() -> Environment:
    return Environment(autoescape=False)  # noqa: S701 - only its parser is used; nothing is rendered


def regn_ud(kode: str, rod: Værdi) -> str:
    """Return what an expression prints; raises `Værdifejl`."""
    return find_værdi(kode, rod).tekst or ""


def find_værdi(kode: str, rod: Værdi) -> Værdi:
    """Return the value that an expression prints; raises `Værdifejl`."""
    if not kode:
        raise Værdifejl("Der står ikke noget mellem »{{« og »}}«.", rod.hjælp)
    if len(kode) > HØJST_TEGN:
        raise Værdifejl(
            f"Udtrykket »{kode[:40]}…« er for langt (fundet {len(kode)} tegn, højst {HØJST_TEGN}).",
            "Skriv fx {{ tal.fravær }} eller {{ afdelinger.antal }}.",
            kode[:40],
            "udtryk-ikke-tilladt",
        )
    try:
        return _regn_ud(kode, rod)
    except RecursionError:  # hundreds of parentheses or full stops
        raise _ikke_tilladt(kode) from None


def _regn_ud(kode: str, rod: Værdi) -> Værdi:
    værdi = _slå_op(_led(kode), rod, kode)
    if værdi.tekst is None:
        raise Værdifejl(f"»{kode}« er ikke en enkelt værdi.", værdi.hjælp, kode)
    return værdi


@lru_cache(maxsize=512)  # the same few names stand all over a project, and in every project
def _led(kode: str) -> nodes.Node:
    """Return what stands between the braces, as Jinja reads it."""
    try:
        skabelon = _jinja().parse("{{ " + kode + " }}")  # »{{-« would be Jinja's own sign
    except TemplateSyntaxError:
        raise _ikke_tilladt(kode) from None
    if len(skabelon.body) != 1 or not isinstance(skabelon.body[0], nodes.Output):
        raise _ikke_tilladt(kode)
    led = skabelon.body[0].nodes
    if len(led) != 1:
        raise _ikke_tilladt(kode)
    return led[0]


def _ikke_tilladt(kode: str) -> Værdifejl:
    return Værdifejl(
        f"»{kode}« kan ikke bruges her: der kan kun stå navne med punktum imellem.",
        "Skriv fx {{ tal.fravær }} eller {{ afdelinger.antal }}.",
        kode,
        "udtryk-ikke-tilladt",
    )


def _slå_op(node: nodes.Node, rod: Værdi, kode: str) -> Værdi:
    match node:
        case nodes.Name(name=navn):
            return _felt(rod, navn, "")
        case nodes.Getattr(node=indre, attr=navn):
            return _felt(_slå_op(indre, rod, kode), navn, _som_skrevet(indre))
        case nodes.Call(node=kaldt, args=led, kwargs=[], dyn_args=None, dyn_kwargs=None):
            ord_ = [a.value for a in led if isinstance(a, nodes.Const) and isinstance(a.value, str)]
            if len(ord_) != len(led):
                raise _ikke_tilladt(kode)
            match kaldt:
                case nodes.Name(name=navn):
                    return _funktion(rod, navn, "")(*ord_)
                case nodes.Getattr(node=indre, attr=navn):
                    ejer = _slå_op(indre, rod, kode)
                    return _funktion(ejer, navn, _som_skrevet(indre))(*ord_)
    raise _ikke_tilladt(kode)


def _som_skrevet(node: nodes.Node) -> str:
    match node:
        case nodes.Name(name=navn):
            return navn
        case nodes.Getattr(node=indre, attr=navn):
            return f"{_som_skrevet(indre)}.{navn}"
        case nodes.Call(node=kaldt):
            return f"{_som_skrevet(kaldt)}(…)"
    return "…"


def _felt(ejer: Værdi, navn: str, sti: str) -> Værdi:
    if navn in ejer.felter:
        return ejer.felter[navn]
    if navn in ejer.funktioner:
        raise Værdifejl(
            f"»{navn}« skal have et navn i parentes.", f'Skriv {navn}("…").', navn, før=sti
        )
    raise _ukendt(ejer, navn, sti)


def _funktion(ejer: Værdi, navn: str, sti: str) -> Callable[..., Værdi]:
    if navn in ejer.funktioner:
        return ejer.funktioner[navn]
    if navn in ejer.felter:
        raise Værdifejl(
            f"»{navn}« kan ikke have en parentes efter sig.", "Slet parentesen.", navn, før=sti
        )
    raise _ukendt(ejer, navn, sti)


def _ukendt(ejer: Værdi, navn: str, sti: str) -> Værdifejl:
    kendte = [*ejer.felter, *ejer.funktioner]
    forslag = nærmeste(navn, kendte)
    hvor = f" under »{sti}«" if sti else ""
    if forslag:
        ret = f"Mente du »{forslag}«?"
    elif sti == "tal":
        ret = "Tilføj tallet i tal.yaml, eller ret navnet."
    elif kendte and len(kendte) <= 12:
        ret = f"Her kan der stå {opregn(kendte, 'eller')}."
    else:
        ret = "Ret navnet."
    return Værdifejl(f"Der findes ikke noget, der hedder »{navn}«{hvor}.", ret, navn, før=sti)
