"""Render the templates of ``skabeloner/afsnit`` to the document tree.

A template is Markdown with Jinja. What it prints between braces never passes through the
Markdown reader: a placeholder character stands for it until the tree is built, so nothing a
writer types can become markup by accident, and every piece keeps its address.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator import __version__
from generator.dansk.datoer import skriv_dato, skriv_periode
from generator.dansk.tal import skriv_tal
from generator.dokument.markdown import Indsat, Kildetekst, læs_blokke
from generator.dokument.trae import Blok, Figur, Inline, Tabel, Tekst, omskriv
from generator.fund import Sti
from generator.maskine.cache import cachemappe
from generator.model.felter import Langtekst, Oplysning, Ulæst, Årstal
from generator.model.projekt import Periode
from generator.skabelon.former import Formet
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


_SUM = hashlib.sha256().digest_size
_INDSÆT = "indsæt_"
"""The name in a template's context that holds the document's own `Gengiver._pladsholder`."""


@pass_context  # also keeps Jinja from writing a constant's placeholder into the compiled template
def _i_dokumentet(sammenhæng: Context, værdi: Any) -> str:
    pladsholder: str = sammenhæng[_INDSÆT](værdi)
    return pladsholder


class _Oversat(BytecodeCache):
    """Templates as Python has compiled them, beside the measured answers: 80 ms of every run.

    What is kept is code that is run, and half of it can take Python down. So it begins with its
    own sum, and is read only from a folder that nobody else may write in. Jinja checks that it is
    made of today's text; the name holds who made it. One that cannot be read or written is no
    fault, the template is compiled again.
    """

    def __init__(self, mappe: Path) -> None:
        self._mappe = mappe
        self._maskine = f"{__version__}_{jinja2.__version__}_{sys.implementation.cache_tag}"

    def load_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            data = self._fil(bucket).read_bytes() if self._kun_vores() else b""
            if data and hashlib.sha256(data[_SUM:]).digest() == data[:_SUM]:
                bucket.bytecode_from_string(data[_SUM:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        # Imported here: most runs only read.
        import tempfile

        with contextlib.suppress(OSError):
            self._mappe.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self._kun_vores():
                return
            data = bucket.bytecode_to_string()
            håndtag, midlertidig = tempfile.mkstemp(dir=self._mappe, suffix=".ny")
            try:
                with os.fdopen(håndtag, "wb") as strøm:
                    strøm.write(hashlib.sha256(data).digest() + data)
                Path(midlertidig).replace(self._fil(bucket))
            except BaseException:
                with contextlib.suppress(OSError):
                    Path(midlertidig).unlink()
                raise

    def _fil(self, bucket: Bucket) -> Path:
        return self._mappe / f"{self._maskine}_{bucket.key}.j2c"

    def _kun_vores(self) -> bool:
        """Tell whether the folder is ours alone; Windows keeps others out of a user's own."""
        if sys.platform == "win32":
            return True
        post = self._mappe.stat()
        return post.st_uid == os.geteuid() and not post.st_mode & 0o022


def _oversat() -> _Oversat | None:
    try:
        return _Oversat(cachemappe() / "skabeloner")
    except RuntimeError:  # no home folder to keep it in
        return None


@cache
def _miljø(mappe: Path) -> Environment:
    """Return the environment of a folder of templates; each is compiled once in a run."""
    return ImmutableSandboxedEnvironment(
        bytecode_cache=_oversat(),
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
