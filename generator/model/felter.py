"""The kinds of value a writer can put in a field, each read strictly and with Danish faults.

Everything arrives as text (the reader never guesses a type). A validator raises `Feltfejl`,
whose sentences `generator.model.fejl` turns into a finding at the value's own place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.dansk import datoer, tal


class Feltfejl(PydanticCustomError):
    """A value that cannot be read: a slug of `laesefejl` and two Danish sentences."""

    def __new__(cls, slug: str, besked: str, ret: str, felt: str = "") -> Feltfejl:
        """Build pydantic's error; the sentences travel in its context, braces and all.

        `felt` names the key at fault when the error is about a mapping's keys together.
        """
        # PydanticCustomError fills {…} in its template, and a writer's text may hold braces.
        return super().__new__(cls, slug, "{besked}", {"besked": besked, "ret": ret, "felt": felt})


class _SkrevetTekst(str):
    """A text of the writer's; the type tells how much Markdown it takes."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, kilde: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())


class Langtekst(_SkrevetTekst):
    """Long text: CommonMark with tables and footnotes (»prose« in the rules)."""

    __slots__ = ()


class Korttekst(_SkrevetTekst):
    """Short text: a name, a heading, a list item; inline Markdown only."""

    __slots__ = ()


class Fodnotetekst(Langtekst):
    """The content of a footnote."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class KunTjek:
    """Marks a field that the rules read and the document does not print."""


KUN_TJEK = KunTjek()


class Indhold(BaseModel):
    """Base of every part of the content: keys are fixed, values never change."""

    # The five file models are built at first use, their parts with them: half the start-up cost.
    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )


class MedTekst(Indhold):
    """Base of mappings with a `tekst`: a plain string is short for ``{tekst: …}``."""

    @model_validator(mode="before")
    @classmethod
    def _kort_form(cls, værdi: Any) -> Any:
        return {"tekst": værdi} if isinstance(værdi, str) else værdi


FLEST_DECIMALER = 6


def _heltal(værdi: Any) -> Any:
    if not isinstance(værdi, str):
        return værdi
    try:
        return tal.læs_heltal(værdi)
    except tal.Talfejl as fejl:
        raise Feltfejl("forkert-type", fejl.besked, fejl.ret) from None


def _antal(værdi: Any) -> Any:
    antal = _heltal(værdi)
    if isinstance(antal, int) and antal < 0:
        raise Feltfejl("forkert-type", f"»{værdi}« er under nul.", "Skriv et antal, fx 412.")
    return antal


def _decimaler(værdi: Any) -> Any:
    antal = _antal(værdi)
    if isinstance(antal, int) and antal > FLEST_DECIMALER:
        raise Feltfejl(
            "forkert-type",
            f"»{værdi}« decimaler er for mange.",
            f"Skriv et tal fra 0 til {FLEST_DECIMALER}.",
        )
    return antal


def _bredde(værdi: Any) -> Any:
    bredde = _decimaltal(værdi)
    if isinstance(bredde, Decimal) and bredde <= 0:
        raise Feltfejl("forkert-type", f"»{værdi}« er ingen bredde.", "Skriv fx 12.")
    return bredde


def _decimaltal(værdi: Any) -> Any:
    if not isinstance(værdi, str):
        return værdi
    try:
        return tal.læs_decimaltal(værdi)
    except tal.Talfejl as fejl:
        slug = "tal-kan-laeses-paa-to-maader" if fejl.tvetydig else "forkert-type"
        raise Feltfejl(slug, fejl.besked, fejl.ret) from None


def _dato(værdi: Any) -> Any:
    if not isinstance(værdi, str):
        return værdi
    try:
        return datoer.læs_dato(værdi)
    except ValueError:
        gæt = datoer.gæt_dato(værdi)
        raise Feltfejl(
            "ugyldig-dato",
            f"»{værdi}« er ikke en dato på formen år-måned-dag.",
            f"Skriv {gæt.isoformat()}." if gæt else "Skriv fx 2027-01-01.",
        ) from None


_JA_NEJ = {"ja": True, "nej": False, "true": True, "false": False}


def _ja_nej(værdi: Any) -> Any:
    if not isinstance(værdi, str):
        return værdi
    if værdi.strip().lower() not in _JA_NEJ:
        raise Feltfejl("forkert-type", f"»{værdi}« er hverken ja eller nej.", "Skriv ja eller nej.")
    return _JA_NEJ[værdi.strip().lower()]


Heltal = Annotated[int, BeforeValidator(_heltal)]
Antal = Annotated[int, BeforeValidator(_antal)]
Decimaler = Annotated[int, BeforeValidator(_decimaler)]
Decimaltal = Annotated[Decimal, BeforeValidator(_decimaltal)]
Bredde = Annotated[Decimal, BeforeValidator(_bredde)]
Dato = Annotated[date, BeforeValidator(_dato)]
JaNej = Annotated[bool, BeforeValidator(_ja_nej)]

T = TypeVar("T")


def _som_liste(værdi: Any) -> Any:
    return [værdi] if isinstance(værdi, str) else værdi


EnEllerFlere = Annotated[tuple[T, ...], BeforeValidator(_som_liste)]
"""One value or a list of them."""

IKKE_OPLYST = "ikke oplyst"

_ÅR = re.compile(r"(\d{4})(?:\s?[-–/]\s?(\d{4}|\d{2}))?", re.ASCII)
_LÆNGSTE_SPAND = 20
"""Years; »2021-19« is two slipped figures, not a century."""


@dataclass(frozen=True, slots=True)
class Årstal:
    """A data year: ``2021``, ``2020-21`` or ``2021/22``; printed as written."""

    tekst: str
    første: int
    sidste: int
    """The year that counts when the age of the data is judged."""

    @classmethod
    def læs(cls, tekst: str) -> Årstal:
        """Read a year or a span of years; raises ValueError."""
        fundet = _ÅR.fullmatch(tekst.strip())
        if not fundet:
            raise ValueError(tekst)
        første = int(fundet[1])
        slut = fundet[2] or fundet[1]
        sidste = int(slut) if len(slut) == 4 else første // 100 * 100 + int(slut)
        if sidste < første and len(slut) == 2:  # 1999-00
            sidste += 100
        if not (1900 <= første <= sidste <= 2199 and sidste - første <= _LÆNGSTE_SPAND):
            raise ValueError(tekst)
        return cls(tekst.strip().replace("–", "-"), første, sidste)

    def __str__(self) -> str:
        return self.tekst

    @property
    def alle(self) -> range:
        """Return every year of the span."""
        return range(self.første, self.sidste + 1)


def _årstal(værdi: Any) -> Any:
    if not isinstance(værdi, str):
        raise Feltfejl(
            "ugyldigt-aarstal", "Her skal der stå et årstal.", "Skriv fx 2021 eller 2020-21."
        )
    if værdi.strip().lower() == IKKE_OPLYST:
        return None
    try:
        return Årstal.læs(værdi)
    except ValueError:
        raise Feltfejl(
            "ugyldigt-aarstal",
            f"»{værdi}« er ikke et årstal.",
            "Skriv fx 2021, 2020-21, 2021/22 eller »ikke oplyst«.",
        ) from None


ÅrEllerIkkeOplyst = Annotated[Årstal | None, BeforeValidator(_årstal)]
"""A year; None when the writer has said »ikke oplyst«."""


def _opgjort(værdi: Any) -> Any:
    """Read a year, or the day that something was counted on: that is its year, printed in full."""
    if isinstance(værdi, str) and len(re.findall(r"\d+", værdi)) > 1:
        try:
            dag = datoer.læs_dato(værdi)
        except ValueError:
            if gæt := datoer.gæt_dato(værdi):
                besked = f"»{værdi}« er ikke en dato på formen år-måned-dag."
                raise Feltfejl("ugyldig-dato", besked, f"Skriv {gæt.isoformat()}.") from None
        else:
            return Årstal(datoer.skriv_dato(dag), dag.year, dag.year)
    return _årstal(værdi)


Opgørelsestid = Annotated[Årstal | None, BeforeValidator(_opgjort)]
"""When figures are from: a year, or a day; None when the writer has said »ikke oplyst«."""


def _navn_eller_ikke_oplyst(værdi: Any) -> Any:
    if isinstance(værdi, str) and værdi.strip().lower() == IKKE_OPLYST:
        return None
    return værdi


KildeEllerIkkeOplyst = Annotated[str | None, BeforeValidator(_navn_eller_ikke_oplyst)]
"""The name of a source; None when the writer has said »ikke oplyst«."""

TrykKilde = Annotated[Korttekst | None, BeforeValidator(_navn_eller_ikke_oplyst)]
"""A source that may be printed as it is written; None when the writer has said »ikke oplyst«."""


class Oplysning(StrEnum):
    """Why a cell of figures holds no number."""

    IKKE_OPLYST = "–"
    DISKRETIONERET = "*"


@dataclass(frozen=True, slots=True)
class Ulæst:
    """A cell of figures that holds something else; the rule noegletal-uden-for-skala says so."""

    tekst: str


Måltal = Decimal | Oplysning | Ulæst

_TOMME = {"", "-", "–", "..", "—"}


def læs_måltal(tekst: str) -> Måltal:
    """Read a cell of figures; raises `Talfejl` only for a number with two readings."""
    rent = tekst.strip()
    if rent in _TOMME:
        return Oplysning.IKKE_OPLYST
    if rent == "*":
        return Oplysning.DISKRETIONERET
    try:
        return tal.læs_decimaltal(rent)
    except tal.Talfejl as fejl:
        if fejl.tvetydig:
            raise
        return Ulæst(tekst)


def _måltal(værdi: Any) -> Any:
    if værdi is None:
        return Oplysning.IKKE_OPLYST
    if not isinstance(værdi, str):
        raise Feltfejl("forkert-type", "Her skal der stå et tal.", "Skriv et tal, fx 8,21.")
    try:
        return læs_måltal(værdi)
    except tal.Talfejl as fejl:
        raise Feltfejl("tal-kan-laeses-paa-to-maader", fejl.besked, fejl.ret) from None


MåltalFelt = Annotated[Any, BeforeValidator(_måltal)]


def _beboertal(værdi: Any) -> Any:
    """Residents are a whole number: there »1.964« has one reading only."""
    if isinstance(værdi, str):
        try:
            return Decimal(tal.læs_heltal(værdi))
        except tal.Talfejl:
            if værdi.strip() not in _TOMME | {"*"}:
                return Ulæst(værdi)
    return _måltal(værdi)


BeboertalFelt = Annotated[Any, BeforeValidator(_beboertal)]


def felt(beskrivelse: str, standard: Any = None, *, fabrik: Callable[[], Any] | None = None) -> Any:
    """Declare an optional field; the Danish text is the reference and the editor's hover."""
    if fabrik is not None:
        return Field(default_factory=fabrik, description=beskrivelse)
    return Field(default=standard, description=beskrivelse)


def krævet(beskrivelse: str) -> Any:
    """Declare a required field."""
    return Field(description=beskrivelse)
