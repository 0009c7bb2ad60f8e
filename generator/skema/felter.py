"""The model -> JSON Schema, field by field, worded for the editor.

Nothing is shared by ``$ref``: each field carries its own text, and every editor reads it alike.
What is required and which keys there are is said in parts of their own (``allOf``), because the
editor shows a mapping's one ``errorMessage`` for every fault in it.
"""

from __future__ import annotations

from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.dansk.lister import opregn
from generator.model.felter import EnEllerFlere, Fodnotetekst, Langtekst, MedTekst, MåltalFelt
from generator.model.kriteriesaet import Kriteriesæt, Kriterium, Statuskrav
from generator.model.opslag import kendte_sæt, slå_op
from generator.model.problemkompleks import Kriterieafsnit, Nøgletal
from generator.model.projekt import Projekt
from generator.model.samarbejdspartnere import Bidragssvar
from generator.model.tal import Tal
from generator.skema import stavning, stumper
from generator.skema.ordlyd import VALG, felttitel, klassetitel
from generator.skema.skalarer import (
    FIL_NØGLER,
    SAMLINGER,
    Skema,
    afvis,
    afvis_når,
    kendt,
    stump,
    tekst,
    tom_tilladt,
)

_EN_ELLER_FLERE: tuple[Any, ...] = get_args(EnEllerFlere)[1:]
SKALARER = ("string", "number", "boolean")
_FRA_FIL: dict[tuple[type[BaseModel], str], str] = {
    (Projekt, "afdelinger"): "afdelinger.csv",
    (Kriterieafsnit, "nøgletal"): "noegletal.csv",
}
"""The lists that a table in a file may stand for."""

_MINDST_ÉT: dict[tuple[type[BaseModel], str], str] = {
    (Projekt, "ansøgere"): "ansøger",
    (Projekt, "afdelinger"): "afdeling",
}
"""The lists that the reader refuses when they are empty."""


def mapping(model: type[BaseModel], *, krævet: bool = True, hvad: str = "") -> Skema:
    """Return the schema of a mapping with a model's keys."""
    egenskaber = {navn: felt(model, navn, info) for navn, info in model.model_fields.items()}
    åben = issubclass(model, Nøgletal)
    if åben:
        egenskaber |= _kriterier()
    kort = issubclass(model, MedTekst)
    if kort:
        egenskaber["fil"] = {**FIL_NØGLER["fil"], "title": "Fil"}
        egenskaber["ark"] = {"doNotSuggest": True}
    ud: Skema = {
        "title": klassetitel(model),
        "properties": egenskaber,
        "allOf": [
            *_form(model, krævet=krævet, kort=kort, hvad=hvad),
            *([] if åben else [_kun(list(egenskaber))]),
            *_påkrævede(model),
            *_egne_krav(model),
        ],
    }
    if åben:
        ud["additionalProperties"] = _nøgletalsværdi()
    navne = stavning.stavefejl([k for k in egenskaber if k != "ark"])
    if navne:
        ud["propertyNames"] = {"allOf": navne}
    return ud


def _form(model: type[BaseModel], *, krævet: bool, kort: bool, hvad: str) -> list[Skema]:
    """Say what must not stand where a mapping is meant."""
    titel = hvad or klassetitel(model)
    besked = f"»{titel}« er felter på hver sin linje, rykket to mellemrum ind."
    forkert = ["array"] if kort else ["array", *SKALARER]
    led = [afvis(forkert, besked, "object", tom=not krævet)]
    if krævet:
        tomt = f"Her mangler felterne til »{titel}«. Skriv dem på hver sin linje, rykket ind."
        led.append(afvis(["null"], tomt, "object"))
    return led


def _kun(nøgler: list[str]) -> Skema:
    vist = [n for n in nøgler if n != "ark"]
    return {
        # `true` keeps the editor from offering each key twice.
        "properties": dict.fromkeys(nøgler, True),
        "additionalProperties": False,
        "errorMessage": f"Feltet findes ikke her. Her kan der stå {opregn(vist, 'eller')}.",
    }


def _påkrævede(model: type[BaseModel]) -> list[Skema]:
    return [
        {
            "required": [navn],
            "errorMessage": f"Feltet »{navn}« mangler. {info.description or ''}".strip(),
        }
        for navn, info in model.model_fields.items()
        if info.is_required()
    ]


def _egne_krav(model: type[BaseModel]) -> list[Skema]:
    """Return what a model's own validators ask across its fields."""
    return [
        afvis_når(betingelse, besked, "null")
        for navn, betingelse, besked in _TVÆRS
        if navn == model.__name__
    ]


def _har(*nøgler: str) -> Skema:
    # A key without a value is left out when the file is read.
    return {
        "type": "object",
        "required": list(nøgler),
        "properties": {n: {"not": {"type": "null"}} for n in nøgler},
    }


_TVÆRS: list[tuple[str, Skema, str]] = [
    (
        "Indsatsområde",
        {"type": "object", "not": {"anyOf": [_har("tekst"), _har("fravalgt")]}},
        "Indsatsområdet har hverken »tekst« eller »fravalgt«. "
        "Beskriv udfordringen i »tekst«, eller begrund fravalget i »fravalgt«.",
    ),
]


# --- one field ---


def felt(model: type[BaseModel], navn: str, info: FieldInfo) -> Skema:
    """Return the schema of one field, with its title and hover."""
    if (model, navn) == (Kriterieafsnit, "kriteriesæt"):
        ud, hjælp = _kriteriesæt(), ""
    elif (model, navn) == (Projekt, "regelsæt"):
        ud, hjælp = _navngivet(tekst(krævet=True), "regelsaet"), ""
    elif (model, navn) == (Tal, "enhed"):
        ud, hjælp = _enhed(), ""
    else:
        krævet = info.is_required()
        ud, hjælp = _værdi(info.annotation, info.metadata, krævet=krævet, navn=navn)
    if (model, navn) in _FRA_FIL:
        ud = _eller_fil(ud, _FRA_FIL[model, navn])
        hjælp = f"Kan hentes fra en fil: `fil: {_FRA_FIL[model, navn]}`."
    if slags := _MINDST_ÉT.get((model, navn)):
        tom = {"type": "array", "maxItems": 0}
        ud["allOf"] = [*ud["allOf"], afvis_når(tom, f"Der er ingen {slags}. Skriv mindst én.")]
    beskrivelse = [info.description or "", hjælp, "Skal med." if info.is_required() else ""]
    return {
        "title": felttitel(navn),
        "markdownDescription": "\n\n".join(del_ for del_ in beskrivelse if del_),
        **{nøgle: værdi for nøgle, værdi in ud.items() if nøgle != "title"},
    }


def _værdi(
    annotation: Any, metadata: list[Any] | tuple[Any, ...], *, krævet: bool, navn: str,
    punkt: bool = False,
) -> tuple[Skema, str]:  # fmt: skip
    """Return the schema of a type and a line on what it takes."""
    if get_origin(annotation) is not None and hasattr(annotation, "__metadata__"):
        indre, *egne = get_args(annotation)
        return _værdi(indre, [*metadata, *egne], krævet=krævet, navn=navn, punkt=punkt)
    if fundet := kendt(metadata):
        return _ikke_tom(*fundet, krævet=krævet, punkt=punkt)
    valgfri, dele = _dele(annotation)
    if any(get_origin(get_args(d)[0]) is dict for d in dele[1:]):
        return _alle_eller_hver(dele[0], dele[1], navn)
    if len(dele) > 1:
        return _en_eller_liste(dele, krævet=krævet), ""
    (slags,) = dele
    if valgfri or hasattr(slags, "__metadata__"):
        return _værdi(slags, metadata, krævet=krævet, navn=navn, punkt=punkt)
    if get_origin(slags) is tuple:
        flere = any(m in metadata for m in _EN_ELLER_FLERE)
        return _liste(get_args(slags)[0], krævet=krævet, navn=navn, flere=flere)
    if get_origin(slags) is dict:
        return _opslag(get_args(slags)[1], krævet=krævet, navn=navn), ""
    if issubclass(slags, BaseModel):
        ud = mapping(slags, krævet=krævet or punkt, hvad="" if punkt else felttitel(navn))
        if slags is Bidragssvar:
            return _mest_tekst(ud), "Markdown, eller »ingen:« eller »afklares:« og en begrundelse."
        if krop := stumper.krop(slags):
            ud["defaultSnippets"] = [stump(klassetitel(slags).lower(), krop)]
        return ud, "Kan også være en tekst alene." if issubclass(slags, MedTekst) else ""
    if issubclass(slags, StrEnum):
        return _valg(slags, krævet=krævet, punkt=punkt), ""
    if issubclass(slags, bool):
        return {"defaultSnippets": [stump("true", "true"), stump("false", "false")]}, ""
    lang = issubclass(slags, Langtekst)
    hjælp = "Markdown. Må stå i en fil for sig: `fil: afsnit/navn.md`." if lang else ""
    if issubclass(slags, Fodnotetekst):
        hjælp = "Markdown."
    if punkt:
        return tekst(krævet=False, tom=False, lang=lang), hjælp
    return tekst(krævet=krævet, lang=lang), hjælp


def _mest_tekst(ud: Skema) -> Skema:
    """Let the editor put in a text where a mapping of keys is the rarer answer."""
    return {
        "if": {"type": "object"},
        "then": ud,
        "else": {"allOf": [led for led in ud["allOf"] if "if" in led]},
        "defaultSnippets": tekst(krævet=False, lang=True)["defaultSnippets"],
    }


def _dele(annotation: Any) -> tuple[bool, list[Any]]:
    if get_origin(annotation) in (Union, UnionType):
        dele = [d for d in get_args(annotation) if d is not type(None)]
        return len(dele) < len(get_args(annotation)), dele
    return False, [annotation]


def _ikke_tom(skema: Skema, hjælp: str, *, krævet: bool, punkt: bool) -> tuple[Skema, str]:
    """Refuse an empty value where the reader would miss one."""
    if not (krævet or punkt):
        return tom_tilladt(skema), hjælp
    besked = f"Feltet er tomt. {hjælp.replace('`', '')}".strip()
    return {**skema, "allOf": [*skema["allOf"], afvis(["null"], besked)]}, hjælp


def _valg(slags: type[StrEnum], *, krævet: bool, punkt: bool = False) -> Skema:
    værdier = [str(v.value) for v in slags]
    besked = f"Vælg {opregn(værdier, 'eller')}."
    valg = {
        "enum": værdier,
        "markdownEnumDescriptions": [VALG[slags][v] for v in værdier],
        "errorMessage": besked,
    }
    if krævet or punkt:
        return valg
    # An empty value is left out; as a choice of its own it would be offered as `null`.
    return {"oneOf": [valg, afvis((*SKALARER, *SAMLINGER), besked, "null", tom=True)]}


def _liste(indhold: Any, *, krævet: bool, navn: str, flere: bool) -> tuple[Skema, str]:
    punkt, _ = _værdi(indhold, (), krævet=False, navn=navn, punkt=True)
    if isinstance(indhold, type) and not issubclass(indhold, BaseModel | StrEnum):
        punkt = {**punkt, "title": felttitel(navn)}
    ud: Skema = {"items": punkt}
    besked = f"»{navn}« er en liste: Skriv hvert punkt på sin egen linje med »- « foran."
    forkert = ("object",) if flere else ("object", *SKALARER)
    led = [afvis(forkert, besked, "array", tom=not krævet)]
    if krævet:
        led.append(afvis(["null"], f"Listen er tom. {besked}", "array"))
    if flere and isinstance(indhold, type) and issubclass(indhold, StrEnum):
        valg = _valg(indhold, krævet=True)
        andet = (*SKALARER, "object", *(["null"] if krævet else []))
        ud["oneOf"] = [valg, afvis(andet, valg["errorMessage"], "array", tom=not krævet)]
    if flere and (en := kendt(get_args(indhold)[1:])):
        led.append({"if": {"not": {"type": ["array", "object"]}}, "then": tom_tilladt(en[0])})
        ud["defaultSnippets"] = punkt["defaultSnippets"]
    if isinstance(indhold, type) and issubclass(indhold, BaseModel):
        # The list's snippet brings the dash. The item's is for after the dash; in a part of its
        # own, or the editor offers it before the dash too.
        stumper_ = punkt.pop("defaultSnippets", [])
        ud["defaultSnippets"] = [{**s, "type": "array"} for s in stumper_]
        punkt["allOf"] = [*punkt["allOf"], {"defaultSnippets": stumper_}]
    return {**ud, "allOf": led}, "En eller flere." if flere else ""


def _opslag(indhold: Any, *, krævet: bool, navn: str) -> Skema:
    """Return the schema of a mapping whose keys are names of the writer's own."""
    under, _ = _værdi(indhold, (), krævet=False, navn=navn)
    if not (isinstance(indhold, type) and issubclass(indhold, BaseModel)):
        under = {**under, "title": felttitel(navn)}
    besked = f"»{navn}« er felter med et navn, I selv vælger, på hver sin linje."
    led = [afvis(("array", *SKALARER), besked, "object", tom=not krævet)]
    if krævet:
        led.append(afvis(["null"], f"Her mangler indholdet. {besked}", "object"))
    ud: Skema = {"additionalProperties": under, "allOf": led}
    if isinstance(indhold, type) and (krop := stumper.opslag(indhold, navn)):
        ud["defaultSnippets"] = [krop]
    return ud


def _en_eller_liste(dele: list[Any], *, krævet: bool) -> Skema:
    """Return the schema of one mapping or a list of them (`sammenligning`)."""
    en = next(d for d in dele if get_origin(get_args(d)[0]) is not tuple)
    model = next(d for d in _dele(get_args(en)[0])[1])
    ud = mapping(model, krævet=krævet)
    ud["allOf"] = [led for led in ud["allOf"] if led.get("then", {}).get("type") != "object"]
    besked = "Skriv felterne på hver sin linje, rykket ind."
    ud["allOf"].append(afvis(SKALARER, besked, "object", tom=not krævet))
    punkt = mapping(model, hvad=klassetitel(model))
    ud["items"] = punkt
    if krop := stumper.krop(model):
        ud["defaultSnippets"] = [stump(klassetitel(model).lower(), krop)]
    return ud


def _alle_eller_hver(alle: Any, hver: Any, navn: str) -> tuple[Skema, str]:
    """Return the schema of a value for all columns, or a mapping with one for each."""
    under, hjælp = _værdi(get_args(get_args(hver)[0])[1], (), krævet=False, navn=navn)
    ene, _ = _værdi(alle, (), krævet=False, navn=navn)
    under = {**under, "markdownDescription": hjælp or "En kilde i tal.yaml, eller kildens navn."}
    titler = {"beboere": "Beboere"} | {n: k["title"] for n, k in _kriterier().items()}
    return {
        "properties": {kolonne: {**under, "title": titel} for kolonne, titel in titler.items()},
        "additionalProperties": {**under, "title": felttitel(navn)},
        "if": {"type": "object"},
        "else": {n: v for n, v in ene.items() if n != "defaultSnippets"},
        "defaultSnippets": ene["defaultSnippets"],
    }, f"{hjælp} Eller felter med et for hver kolonne.".strip()


def _eller_fil(ud: Skema, eksempel: str) -> Skema:
    """Let a list also be a mapping that points to a table in a file."""
    besked = (
        f"Skriv en liste, eller »fil: {eksempel}« for en tabel i projektets mappe (.csv eller "
        ".xlsx, den sidste med »ark:«)."
    )
    uden_mapping = [led for led in ud["allOf"] if "object" not in str(led["if"])]
    return {
        **ud,
        "properties": {
            **FIL_NØGLER,
            "fil": {**FIL_NØGLER["fil"], "defaultSnippets": [stump(eksempel, eksempel)]},
        },
        "allOf": [
            *uden_mapping,
            afvis(SKALARER, besked, "array", tom=True),
            {
                "if": {"type": "object"},
                "then": {
                    "properties": dict.fromkeys(FIL_NØGLER, True),
                    "required": ["fil"],
                    "additionalProperties": False,
                    "errorMessage": besked,
                },
            },
        ],
    }


# --- fields whose choices are data ---


def _kriteriesæt() -> Skema:
    navne = list(kendte_sæt(None, "kriterier"))
    eget = mapping(Kriteriesæt, hvad="Kriteriesæt")
    form = [led for led in eget["allOf"] if led.get("then", {}).get("type") != "object"]
    krav: Skema = {"allOf": _påkrævede(Kriteriesæt), "patternProperties": {}}
    for navn, del_ in (("kriterier", Kriterium), ("statusser", Statuskrav)):
        felt_ = eget["properties"][navn]
        under = felt_["additionalProperties"]
        krav["patternProperties"][f"^{navn}$"] = {
            "additionalProperties": {"allOf": _påkrævede(del_)}
        }
        eget["properties"][navn] = {**felt_, "additionalProperties": _uden_krav(under)}
    return {
        "properties": eget["properties"],
        "allOf": [
            afvis(("array", "boolean", "null"), "Skriv et kriteriesæts navn, eller et eget sæt."),
            {"if": {"type": "object"}, "then": {"allOf": _uden_krav({"allOf": form})["allOf"]}},
            # A set that builds on another says only what is different.
            {"if": {"allOf": [{"type": "object"}, {"not": _har("ligesom")}]}, "then": krav},
        ],
        "defaultSnippets": [stump(navn, navn) for navn in navne],
    }


def _uden_krav(skema: Skema) -> Skema:
    """Return the schema of a mapping without what it must have."""
    return {**skema, "allOf": [led for led in skema["allOf"] if "required" not in led]}


def _navngivet(skema: Skema, slags: str) -> Skema:
    navne = sorted(kendte_sæt(None, slags), reverse=True)
    return {**skema, "defaultSnippets": [stump(navn, navn) for navn in navne]}


def _enhed() -> Skema:
    enheder = ("pct.", "procentpoint", "antal", "kr.", "promille")
    return {**tekst(krævet=True), "defaultSnippets": [stump(e, e) for e in enheder]}


def _kriterier() -> Skema:
    """Return the columns of the shipped criteria sets, so that they can be offered."""
    ud: Skema = {}
    for navn in kendte_sæt(None, "kriterier"):
        sæt = slå_op(Kriteriesæt, "kriterier", navn, None).sæt
        for nøgle, kriterium in sæt.kriterier.items() if sæt else ():
            hvem = (
                f"{kriterium.grundlag}, {kriterium.alder} år"
                if kriterium.alder
                else (kriterium.grundlag)
            )
            ud[nøgle] = {
                "title": str(kriterium.titel),
                "markdownDescription": f"I {kriterium.enhed} af {hvem}. {_MÅL_HJÆLP}",
                **_nøgletalsværdi(),
            }
    return ud


_MÅL_HJÆLP = "`..` er ikke oplyst, `*` er diskretioneret."


def _nøgletalsværdi() -> Skema:
    fundet = kendt(get_args(MåltalFelt)[1:])
    assert fundet, "tabellen over kendte felter har måltal"
    return fundet[0]
