"""pydantic's errors as findings in plain Danish: place, fault, found and required, remedy."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.dansk.lister import opregn
from generator.dansk.naermeste import nærmeste
from generator.fund import Alvor, Fund, Peg, Sti
from generator.laesning import Tabeldata
from generator.model.raavaerdier import (
    annotation_ved,
    klasse_ved,
    nøgler_ved,
    værdi_ved,
)


def læsefund(
    sti: Sti, slug: str, besked: str, ret: str, peg: Peg = Peg.VÆRDI, ord_: str = ""
) -> Fund:
    """Make a finding of a fault of reading."""
    return Fund(sti, besked, ret, peg, ord=ord_, alvor=Alvor.FEJL, regel=slug)


def oversæt(detalje: ErrorDetails, sti: Sti, skrevet: Sti, model: type[BaseModel], rå: Any) -> Fund:
    """Word one of pydantic's errors; `skrevet` is its address as the file numbers it."""
    slags, ctx = detalje["type"], detalje.get("ctx", {})
    if "besked" in ctx:
        felt = ctx.get("felt")
        if felt and isinstance(detalje["input"], dict) and felt in detalje["input"]:
            return læsefund((*sti, felt), slags, str(ctx["besked"]), str(ctx["ret"]), Peg.NØGLE)
        return læsefund(
            sti, slags, str(ctx["besked"]), str(ctx["ret"]), ord_=_ord(detalje["input"])
        )
    match slags:
        case "missing":
            besked = f"Feltet »{sti[-1]}« mangler{_hvor(sti[1:-1], rå)}."
            ret = f"Tilføj »{sti[-1]}: …«. {_felttekst(model, sti[1:])}"
            return læsefund(sti[:-1], "manglende-felt", besked, ret.strip())
        case "extra_forbidden":
            return _ukendt_nøgle(sti, model, rå)
        case "enum" if isinstance(detalje["input"], str):
            return _uden_for_valg(detalje["input"], sti, model)
    venter = _VENTER.get(slags, "en anden slags værdi")
    punkt = skrevet[-1] if skrevet else None
    if isinstance(punkt, int):
        hvad, ret = f"Punkt {punkt + 1} under »{_nøglenavn(sti)}«", _RET_PUNKT.get(slags, "")
    else:
        hvad, ret = f"»{_nøglenavn(sti)}«", _RET.get(slags, "").format(nøgle=_nøglenavn(sti))
    if slags == "string_type" and (kolon := _delt_af_kolon(detalje["input"])):
        return læsefund(
            sti, "yaml-kolon",
            f"{hvad} indeholder et kolon, så YAML læser »{kolon}« som et felt (krævet en tekst).",
            "Sæt hele teksten i citationstegn.", ord_=kolon,
        )  # fmt: skip
    besked = f"{hvad} skal være {venter}, men er {_slags(detalje['input'])}."
    return læsefund(sti, "forkert-type", besked, ret or "Ret værdien.")


_VENTER = {
    "string_type": "en tekst",
    "tuple_type": "en liste",
    "list_type": "en liste",
    "dict_type": "et sæt felter",
    "model_type": "et sæt felter",
    "model_attributes_type": "et sæt felter",
    "int_type": "et tal",
    "decimal_type": "et tal",
    "is_instance_of": "et tal",
    "date_type": "en dato",
    "bool_type": "ja eller nej",
    "enum": "en tekst",
}
_RET = {
    "string_type": "Skriv en tekst efter »{nøgle}:«.",
    "tuple_type": "Skriv hvert punkt på sin egen linje under »{nøgle}:«, med »- « foran.",
    "model_type": "Skriv felterne på egne linjer under »{nøgle}:«, rykket to mellemrum ind.",
    "dict_type": "Skriv felterne på egne linjer under »{nøgle}:«, rykket to mellemrum ind.",
}
_RET["enum"] = _RET["string_type"]
_RET_PUNKT = {
    "string_type": "Skriv en tekst efter stregen.",
    "enum": "Skriv en tekst efter stregen.",
    "model_type": "Skriv punktets felter på hver sin linje, lige under hinanden.",
}


def _delt_af_kolon(værdi: Any) -> str:
    """Return the words before the colon of a text that became a field with a value."""
    if not isinstance(værdi, dict) or len(værdi) != 1:
        return ""
    nøgle, rest = next(iter(værdi.items()))
    return str(nøgle) if isinstance(rest, str) else ""


def _nøglenavn(sti: Sti) -> str:
    return next((led for led in reversed(sti) if isinstance(led, str)), "")


def _ord(værdi: Any) -> str:
    return værdi if isinstance(værdi, str) and "\n" not in værdi else ""


def _slags(værdi: Any) -> str:
    match værdi:
        case str():
            kort = værdi if len(værdi) <= 40 else f"{værdi[:40]}…"
            return f"teksten »{kort}«"
        case dict():
            return "et sæt felter"
        case list():
            return "en liste"
        case Tabeldata():
            return "en tabel fra en fil"
    return "tom"


def _hvor(sti: Sti, rå: Any) -> str:
    """Name the item that lacks a key, by its own name where it has one."""
    if not sti:
        return ""
    post = værdi_ved(rå, sti)
    navn = post.get("navn") or post.get("overskrift") if isinstance(post, dict) else None
    if isinstance(navn, str):
        return f" hos »{navn}«"
    return f" under »{_nøglenavn(sti)}«" if _nøglenavn(sti) else ""


def _felttekst(model: type[BaseModel], sti: Sti) -> str:
    klasse = klasse_ved(model, sti[:-1])
    felt = klasse.model_fields.get(str(sti[-1])) if klasse else None
    return felt.description or "" if felt else ""


def _ukendt_nøgle(sti: Sti, model: type[BaseModel], rå: Any) -> Fund:
    post = værdi_ved(rå, sti[1:-1])
    kendte = nøgler_ved(model, sti[1:-1])
    forslag = nærmeste(str(sti[-1]), kendte)
    besked = f"Feltet »{sti[-1]}« findes ikke{_hvor(sti[1:-1], rå)}."
    if forslag and forslag in post:
        ret = f"»{forslag}« står her allerede; slet det ene."
    elif forslag:
        ret = f"Mente du »{forslag}«?"
    elif kendte:
        ret = f"Slet det; her kan der stå {opregn(kendte, 'eller')}."
    else:
        ret = "Slet det."
    return læsefund(sti, "ukendt-felt", besked, ret, Peg.NØGLE, str(sti[-1]))


def _uden_for_valg(værdi: str, sti: Sti, model: type[BaseModel]) -> Fund:
    valg = _valgmuligheder(model, sti[1:])
    forslag = nærmeste(værdi, valg)
    besked = f"»{værdi}« kan ikke stå som »{_nøglenavn(sti)}«."
    muligheder = f"Vælg {opregn(valg, 'eller')}." if valg else "Ret værdien."
    ret = f"Mente du »{forslag}«? {muligheder}" if forslag else muligheder
    return læsefund(sti, "forkert-type", besked, ret, ord_=værdi)


def _valgmuligheder(model: type[BaseModel], sti: Sti) -> list[str]:
    valg = _enum(annotation_ved(model, sti))
    return [str(v.value) for v in valg] if valg else []


def _enum(annotation: Any) -> type[StrEnum] | None:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return annotation
    for del_ in getattr(annotation, "__args__", ()):
        if fundet := _enum(del_):
            return fundet
    return None
