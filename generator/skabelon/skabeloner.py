"""Render the templates of ``skabeloner/afsnit`` to the document tree.

A template is Markdown with Jinja. What it prints between braces never passes through the
Markdown reader: a placeholder character stands for it until the tree is built, so nothing a
writer types can become markup by accident, and every piece keeps its address.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    pass_context,
)
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator.dansk.datoer import skriv_dato, skriv_periode
from generator.dansk.tal import skriv_tal
from generator.dokument.markdown import Indsat, Kildetekst, læs_blokke
from generator.dokument.trae import Blok, Figur, Inline, Tabel, Tekst, omskriv
from generator.fund import Sti
from generator.model.felter import Langtekst, Oplysning, Ulæst, Årstal
from generator.model.projekt import Periode
from generator.skabelon.former import Formet
from generator.skabelon.oversat import CompiledTemplates
from generator.skabelon.tekster import Tekster
from generator.skabelon.vaerdier import Værdi
from generator.skabelon.visning import Afledt, Antal, Visning


class SkabelonFejl(Exception):
    """A template cannot be rendered; the text is a Danish sentence with file and line."""


_KUN_TAGS = re.compile(
    r"^[ \t]*((?:\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})+)[ \t]*\n", re.MULTILINE
)


class _Indlæser(FileSystemLoader):
    """A line that holds nothing but tags leaves no line behind; all other lines stay lines."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        kilde, fil, frisk = super().get_source(environment, template)
        # The line break goes into a comment: nothing is printed, and faults keep their line number.
        return _KUN_TAGS.sub("\\1{#\n#}", kilde), fil, frisk


_UKENDT = re.compile(r"'(?P<navn>\w+)'(?: is undefined|$)")
_VORES = str(Path(__file__).parents[1])


def _sted(fejl: Exception) -> tuple[str, int]:
    """Return the template and line that a fault stands at; ``("", 0)`` when it is in our code."""
    spor = traceback.extract_tb(fejl.__traceback__)
    *_, inderst = [s for s in spor if _er_skabelon(s) or s.filename.startswith(_VORES)]
    if isinstance(fejl, TemplateError):  # Jinja's own, whoever asked for the value
        *_, inderst = [s for s in spor if _er_skabelon(s)]
    return (Path(inderst.filename).name, inderst.lineno or 0) if _er_skabelon(inderst) else ("", 0)


def _er_skabelon(sted: traceback.FrameSummary) -> bool:
    return sted.filename.endswith(".j2")


def _forklaring(fejl: Exception) -> str:
    """Say what is wrong: mostly a name that is misspelt."""
    fundet = _UKENDT.search(str(fejl)) if isinstance(fejl, UndefinedError) else None
    return f"»{fundet['navn']}« findes ikke." if fundet else f"Udtrykket kan ikke bruges ({fejl})."


_INDSÆT = "indsæt_"
"""The name in a template's context that holds the document's own `Gengiver._pladsholder`."""


@pass_context  # also keeps Jinja from writing a constant's placeholder into the compiled template
def _i_dokumentet(sammenhæng: Context, værdi: Any) -> str:
    pladsholder: str = sammenhæng[_INDSÆT](værdi)
    return pladsholder


@cache
def _miljø(mappe: Path) -> Environment:
    """Return the environment of a folder of templates; each is compiled once in a run."""
    return ImmutableSandboxedEnvironment(
        bytecode_cache=CompiledTemplates(),
        loader=_Indlæser(mappe),
        undefined=StrictUndefined,
        finalize=_i_dokumentet,
        # A macro's result is Markup only when escaping is on; that is how `_pladsholder` knows
        # it from a value. The placeholders themselves hold nothing to escape.
        autoescape=True,
        keep_trailing_newline=True,
    )


class Gengiver:
    """Renders templates for one plan; one per document, since placeholders gather in it."""

    def __init__(self, mappe: Path, tekster: Tekster) -> None:
        self.tekster = tekster
        self.indsat: dict[str, Indsat] = {}
        self.miljø = _miljø(mappe)

    def gengiv(self, navn: str, værdier: Mapping[str, Any]) -> tuple[Blok, ...]:
        """Render one template file to blocks; raises `SkabelonFejl`."""
        tekst = self.tekst(navn, værdier)
        læst = læs_blokke(Kildetekst(tekst, (), None, self.indsat), lambda _: None, skabelon=True)
        for fund in læst.fund:
            raise SkabelonFejl(f"Skabelonen {navn}{self._linje_med(navn, fund.ord)}: {fund.besked}")
        return læst.blokke

    def tekst(self, navn: str, værdier: Mapping[str, Any]) -> str:
        """Render one template file to Markdown with placeholders; raises `SkabelonFejl`."""
        try:
            return self.miljø.get_template(navn).render({**værdier, _INDSÆT: self._pladsholder})
        except TemplateNotFound as fejl:
            raise SkabelonFejl(f"Skabelonen {fejl.name} findes ikke.") from fejl
        except TemplateSyntaxError as fejl:
            raise SkabelonFejl(
                f"Skabelonen {fejl.name or navn}, linje {fejl.lineno}, kan ikke læses: "
                f"{fejl.message}"
            ) from fejl
        except Exception as fejl:
            fil, linje = _sted(fejl)
            if not linje:
                raise  # not in a template: a fault of ours
            raise SkabelonFejl(f"Skabelonen {fil}, linje {linje}: {_forklaring(fejl)}") from fejl

    def _linje_med(self, navn: str, ord_: str) -> str:
        """Return », linje 12« for the first line of a template that holds a word."""
        assert self.miljø.loader is not None, "sat i _miljø"
        kilde, _, _ = self.miljø.loader.get_source(self.miljø, navn)
        numre = (nr for nr, linje in enumerate(kilde.splitlines(), 1) if ord_ and ord_ in linje)
        return next((f", linje {nr}" for nr in numre), "")

    def udfyld(self, tekst: str) -> str:
        """Return a rendered text with the plain text of its placeholders."""
        return "".join(
            self.indsat[tegn].tekst if tegn in self.indsat else tegn for tegn in tekst
        ).strip()

    def _pladsholder(self, værdi: Any) -> str:
        """Keep the value and print a character in its place."""
        if isinstance(værdi, Markup):
            return værdi
        if værdi is None or (isinstance(værdi, Visning) and værdi.værdi_ is None):
            return ""
        indsat = self._indhold(værdi)
        if indsat.blokke is None and not indsat.tekst and not indsat.inline:
            return ""
        tegn = chr(0xF0000 + len(self.indsat))
        self.indsat[tegn] = indsat
        return tegn

    def _indhold(self, værdi: Any) -> Indsat:
        if isinstance(værdi, Tabel | Figur):
            return Indsat(blokke=(værdi,))
        if isinstance(værdi, Formet):
            indsat = self._indhold(værdi.visning)
            if indsat.blokke is None:
                return Indsat(værdi.linje(indsat.inline))
            sidst = 1 if værdi.kun_første else None
            blokke = omskriv(indsat.blokke[:sidst], værdi.linje)
            return Indsat(blokke=(*blokke, *indsat.blokke[len(blokke) :]))
        if isinstance(værdi, Værdi):
            tekst = Tekst(værdi.tekst or "", sti=værdi.kilde, beregnet=værdi.beregnet)
            return Indsat((tekst,))
        if isinstance(værdi, Antal | Afledt):
            return Indsat((Tekst(skriv(værdi), beregnet=værdi.af),))
        if not isinstance(værdi, Visning):
            return Indsat((Tekst(skriv(værdi)),))
        sti = værdi.sti_
        if isinstance(værdi.værdi_, Langtekst) and sti in self.tekster.lange:
            return Indsat(blokke=self.tekster.lange[sti])
        if sti in self.tekster.korte:
            return Indsat(med_sti(self.tekster.korte[sti], sti))
        return Indsat((Tekst(skriv(værdi.værdi_), sti=sti),))


def med_sti(indhold: tuple[Inline, ...], sti: Sti) -> tuple[Inline, ...]:
    """Let every run of a short text carry the address it came from."""
    return tuple(replace(s, sti=sti) if isinstance(s, Tekst) else s for s in indhold)


def skriv(værdi: Any) -> str:
    """Print a plain value the Danish way."""
    match værdi:
        case bool():
            return "ja" if værdi else "nej"
        case int() | Decimal():
            return skriv_tal(værdi)
        case date():
            return skriv_dato(værdi)
        case Periode():
            return skriv_periode(værdi.fra, værdi.til)
        case Oplysning():
            return værdi.value
        case Ulæst(tekst=tekst):
            return tekst
        case Årstal():
            return str(værdi)
    return str(værdi)
