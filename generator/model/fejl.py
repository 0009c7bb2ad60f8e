"""pydantic's errors -> findings in Danish; and a content file mended enough to draft from.

The draft is built whenever it can be, so a fault is worded and then mended in a copy of the raw
values: a misspelt key becomes the nearest one, a value that cannot be read is left out, a missing
name stands as »[mangler]«. Nothing mended is silent: every mend is a finding of alvor fejl.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.dansk.lister import opregn
from generator.fund import Alvor, Fund, Peg, Sti
from generator.laesning import Kildekort, Rå, Tabel
from generator.naermeste import nærmeste

M = TypeVar("M", bound=BaseModel)

MANGLER = "[mangler]"
_FLEST_FORSØG = 200


@dataclass
class Afprøvning:
    """What comes of validating: the findings, and where a rule should not look."""

    fund: list[Fund] = field(default_factory=list)
    skader: set[Sti] = field(default_factory=set)


def rens(rå: Rå, sti: Sti, ud: Afprøvning) -> Any:
    """Copy the raw values, a key without a value left out; an empty list item is a fault."""
    if isinstance(rå, dict):
        return {
            nøgle: rens(værdi, (*sti, nøgle), ud)
            for nøgle, værdi in rå.items()
            if not (værdi is None or (isinstance(værdi, str) and not værdi.strip()))
        }
    if isinstance(rå, list):
        for nr, værdi in enumerate(rå):
            if værdi is None:
                ud.fund.append(
                    _fund(
                        (*sti, nr),
                        "forkert-type",
                        "Et punkt i listen er tomt.",
                        "Skriv en tekst efter stregen, eller slet linjen.",
                    )
                )
        return [rens(v, (*sti, nr), ud) for nr, v in enumerate(rå) if v is not None]
    return rå


def afprøv(model: type[M], rå: Any, stamme: str, kort: Kildekort, ud: Afprøvning) -> M | None:
    """Validate one file's values; return the model, mended where needed, or None."""
    set_før: set[tuple[Sti, str]] = set()
    for _ in range(_FLEST_FORSØG):
        try:
            return model.model_validate(rå)
        except ValidationError as fejl:
            mendet = False
            # From the end, so that taking out a list item moves no other fault's place.
            for detalje in sorted(fejl.errors(), key=lambda d: _sorterbar(d["loc"]), reverse=True):
                sti = _sti_i_rå(rå, detalje)
                fuld = (stamme, *sti)
                if (fuld, detalje["type"]) not in set_før and not _er_skadet(fuld, ud.skader):
                    ud.fund.append(_oversæt(detalje, fuld, model, rå))
                set_før.add((fuld, detalje["type"]))
                if _mend(model, rå, sti, detalje, stamme, kort, ud):
                    mendet = True
            if not mendet:
                return None
    return None


def _sorterbar(loc: tuple[int | str, ...]) -> list[tuple[int, str]]:
    return [(led, "") if isinstance(led, int) else (-1, led) for led in loc]


def _er_skadet(sti: Sti, skader: set[Sti]) -> bool:
    return any(sti[: len(skade)] == skade for skade in skader)


def _fund(sti: Sti, slug: str, besked: str, ret: str, peg: Peg = Peg.VÆRDI, ord_: str = "") -> Fund:
    return Fund(sti, besked, ret, peg, ord=ord_, alvor=Alvor.FEJL, regel=slug)


def _sti_i_rå(rå: Any, detalje: ErrorDetails) -> Sti:
    """Return pydantic's `loc` without the tags it adds for unions."""
    ud: list[str | int] = []
    nu = rå
    loc = detalje["loc"]
    for nr, led in enumerate(loc):
        if isinstance(nu, dict) and led in nu:
            nu = nu[led]
        elif isinstance(nu, list) and isinstance(led, int):
            nu = nu[led]
        elif isinstance(nu, str) and led == "tekst":
            break  # the short form of {tekst: …}
        elif detalje["type"] == "missing" and nr == len(loc) - 1:
            ud.append(led)
            break
        else:
            continue
        ud.append(led)
    return tuple(ud)


def _slå_op(rå: Any, sti: Sti) -> Any:
    for led in sti:
        rå = rå[led]
    return rå


def _klasse(model: type[BaseModel], sti: Sti) -> type[BaseModel] | None:
    """Return the model class that describes the mapping at `sti`."""
    nu: type[BaseModel] | None = model
    for led in sti:
        if isinstance(led, int) or nu is None:
            continue
        felt = nu.model_fields.get(led)
        nu = _modelklasse(felt.annotation) if felt else nu
    return nu


def _modelklasse(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for del_ in getattr(annotation, "__args__", ()):
        if fundet := _modelklasse(del_):
            return fundet
    return None


def _nøgler(model: type[BaseModel], sti: Sti) -> list[str]:
    klasse = _klasse(model, sti)
    return list(klasse.model_fields) if klasse else []


def _oversæt(detalje: ErrorDetails, sti: Sti, model: type[BaseModel], rå: Any) -> Fund:
    slags, ctx = detalje["type"], detalje.get("ctx", {})
    if "besked" in ctx:
        felt = ctx.get("felt")
        if felt and isinstance(detalje["input"], dict) and felt in detalje["input"]:
            return _fund((*sti, felt), slags, str(ctx["besked"]), str(ctx["ret"]), Peg.NØGLE)
        return _fund(sti, slags, str(ctx["besked"]), str(ctx["ret"]), ord_=_ord(detalje["input"]))
    match slags:
        case "missing":
            besked = f"Nøglen »{sti[-1]}« mangler{_hvor(sti[1:-1], rå)}."
            ret = f"Tilføj »{sti[-1]}: …«. {_felttekst(model, sti[1:])}"
            return _fund(sti[:-1], "manglende-noegle", besked, ret.strip())
        case "extra_forbidden":
            return _ukendt_nøgle(sti, model, rå)
        case "enum":
            return _uden_for_valg(detalje, sti, model)
    venter = _VENTER.get(slags, "en anden slags værdi")
    besked = f"»{sti[-1]}« skal være {venter}, men er {_slags(detalje['input'])}."
    ret = _RET.get(slags, "Ret værdien.").format(nøgle=_nøglenavn(sti))
    return _fund(sti, "forkert-type", besked, ret)


_VENTER = {
    "string_type": "en tekst",
    "tuple_type": "en liste",
    "list_type": "en liste",
    "dict_type": "nøgler med underpunkter",
    "model_type": "nøgler med underpunkter",
    "model_attributes_type": "nøgler med underpunkter",
    "int_type": "et tal",
    "decimal_type": "et tal",
    "is_instance_of": "et tal",
    "date_type": "en dato",
    "bool_type": "ja eller nej",
}
_RET = {
    "string_type": "Skriv en tekst efter »{nøgle}:«.",
    "tuple_type": "Skriv hvert punkt på sin egen linje under »{nøgle}:«, med »- « foran.",
    "model_type": "Skriv underpunkterne på egne linjer under »{nøgle}:«, rykket to mellemrum ind.",
    "dict_type": "Skriv underpunkterne på egne linjer under »{nøgle}:«, rykket to mellemrum ind.",
}


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
            return "nøgler med underpunkter"
        case list():
            return "en liste"
        case Tabel():
            return "en tabel fra en fil"
    return "tom"


def _hvor(sti: Sti, rå: Any) -> str:
    """Name the item that lacks a key, by its own name where it has one."""
    if not sti:
        return ""
    post = _slå_op(rå, sti)
    navn = post.get("navn") or post.get("overskrift") if isinstance(post, dict) else None
    if isinstance(navn, str):
        return f" hos »{navn}«"
    return f" under »{_nøglenavn(sti)}«" if _nøglenavn(sti) else ""


def _felttekst(model: type[BaseModel], sti: Sti) -> str:
    klasse = _klasse(model, sti[:-1])
    felt = klasse.model_fields.get(str(sti[-1])) if klasse else None
    return felt.description or "" if felt else ""


def _ukendt_nøgle(sti: Sti, model: type[BaseModel], rå: Any) -> Fund:
    post = _slå_op(rå, sti[1:-1])
    kendte = _nøgler(model, sti[1:-1])
    forslag = nærmeste(str(sti[-1]), kendte)
    besked = f"Nøglen »{sti[-1]}« findes ikke{_hvor(sti[1:-1], rå)}."
    if forslag and forslag in post:
        ret = f"»{forslag}« står her allerede; slet den ene."
    elif forslag:
        ret = f"Mente du »{forslag}«?"
    elif kendte:
        ret = f"Slet den; her kan stå {opregn(kendte, 'eller')}."
    else:
        ret = "Slet den."
    return _fund(sti, "ukendt-noegle", besked, ret, Peg.NØGLE, str(sti[-1]))


def _uden_for_valg(detalje: ErrorDetails, sti: Sti, model: type[BaseModel]) -> Fund:
    værdi = str(detalje["input"])
    valg = _valgmuligheder(model, sti[1:])
    forslag = nærmeste(værdi, valg)
    besked = f"»{værdi}« kan ikke stå som »{_nøglenavn(sti)}«."
    muligheder = f"Vælg {opregn(valg, 'eller')}." if valg else "Ret værdien."
    ret = f"Mente du »{forslag}«? {muligheder}" if forslag else muligheder
    return _fund(sti, "forkert-type", besked, ret, ord_=værdi)


def _valgmuligheder(model: type[BaseModel], sti: Sti) -> list[str]:
    navne = [led for led in sti if isinstance(led, str)]
    klasse = _klasse(model, sti[: _sidste_navn(sti)])
    felt = klasse.model_fields.get(navne[-1]) if klasse and navne else None
    valg = _enum(felt.annotation) if felt else None
    return [str(v.value) for v in valg] if valg else []


def _sidste_navn(sti: Sti) -> int:
    return max((nr for nr, led in enumerate(sti) if isinstance(led, str)), default=0)


def _enum(annotation: Any) -> type[StrEnum] | None:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return annotation
    for del_ in getattr(annotation, "__args__", ()):
        if fundet := _enum(del_):
            return fundet
    return None


# --- mending ---


def _mend(
    model: type[BaseModel],
    rå: Any,
    sti: Sti,
    detalje: ErrorDetails,
    stamme: str,
    kort: Kildekort,
    ud: Afprøvning,
) -> bool:
    """Change the raw values so that the fault is gone; False when that cannot be done."""
    fuld = (stamme, *sti)
    if felt := detalje.get("ctx", {}).get("felt"):
        post = _slå_op(rå, sti)
        if detalje["type"] != "manglende-noegle":
            return _tag_ud(rå, (*sti, felt), stamme, kort, ud)
        ud.skader.add((*fuld, felt))
        post[felt] = MANGLER
        return True
    if detalje["type"] == "missing":
        post = _slå_op(rå, sti[:-1])
        if not isinstance(post, dict):
            return False
        ud.skader.add(fuld)
        post[sti[-1]] = MANGLER
        return True
    if not sti:
        return False
    post, led = _slå_op(rå, sti[:-1]), sti[-1]
    if detalje["type"] == "extra_forbidden":
        ud.skader.add(fuld)
        forslag = nærmeste(str(led), _nøgler(model, sti[:-1]))
        værdi = post.pop(led)
        if forslag and forslag not in post:
            post[forslag] = værdi
            kort.flyt(fuld, (*fuld[:-1], forslag))
        return True
    if isinstance(post, dict) and post.get(led) == MANGLER:
        # »[mangler]« does not fit the field: the whole item cannot be drafted.
        return _tag_ud(rå, sti[:-1], stamme, kort, ud)
    return _tag_ud(rå, sti, stamme, kort, ud)


def _tag_ud(rå: Any, sti: Sti, stamme: str, kort: Kildekort, ud: Afprøvning) -> bool:
    """Take a value out; the items after it in a list keep their places in the file."""
    if not sti:
        return False
    post, led = _slå_op(rå, sti[:-1]), sti[-1]
    ud.skader.add((stamme, *sti))
    if isinstance(post, dict):
        del post[led]
    else:
        assert isinstance(led, int), "kun lister og nøgler har indhold"
        del post[led]
        liste = (stamme, *sti[:-1])
        kort.fjern_punkt(liste, led, len(post) + 1)
        ud.skader.add(liste)
    return True
