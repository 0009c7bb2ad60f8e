"""pydantic's errors -> findings in Danish; and a content file mended enough to draft from.

The draft is built whenever it can be, so a fault is worded and then mended in a copy of the raw
values: a misspelt key becomes the nearest one, a value that cannot be read is left out, a missing
name stands as »[mangler]«. Nothing mended is silent: every mend is a finding of alvor fejl.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, Union, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.dansk.lister import opregn
from generator.fund import Alvor, Fund, Peg, Sti
from generator.laesning import Kildekort, Rå, Tabel
from generator.laesning.kildekort import ryk
from generator.naermeste import nærmeste

M = TypeVar("M", bound=BaseModel)

MANGLER = "[mangler]"
_FLEST_FORSØG = 200


@dataclass
class Afprøvning:
    """What comes of validating: the findings, and where a rule should not look."""

    fund: list[Fund] = field(default_factory=list)
    skader: set[Sti] = field(default_factory=set)
    ufuldstændige: set[Sti] = field(default_factory=set)
    """The lists among `skader` that lack an item; the other items are whole."""

    def fjern_punkt(self, liste: Sti, nr: int, antal: int, kort: Kildekort) -> None:
        """Note that an item of a list of `antal` is gone: those after it move up by one."""
        for stier in (self.skader, self.ufuldstændige):
            rykket = {ryk(sti, liste, len(liste), nr, antal) for sti in stier}
            stier.clear()
            stier.update(sti for sti in rykket if sti is not None)
        kort.fjern_punkt(liste, nr, antal)
        self.skader.add(liste)
        self.ufuldstændige.add(liste)

    def placér(self, kort: Kildekort) -> None:
        """Give the findings so far their places: mending a list moves the items after."""
        self.fund = [_med_sted(f, kort) for f in self.fund]


def _med_sted(fund: Fund, kort: Kildekort) -> Fund:
    return fund if fund.sted else replace(fund, sted=kort.sted(fund.sti, fund.peg, fund.tegn))


def rens(rå: Rå, sti: Sti, kort: Kildekort, ud: Afprøvning) -> Any:
    """Copy the raw values, a key without a value left out; an empty list item is a fault."""
    if isinstance(rå, dict):
        return {
            nøgle: rens(værdi, (*sti, nøgle), kort, ud)
            for nøgle, værdi in rå.items()
            if not (værdi is None or (isinstance(værdi, str) and not værdi.strip()))
        }
    if isinstance(rå, list):
        punkter = [rens(værdi, (*sti, nr), kort, ud) for nr, værdi in enumerate(rå)]
        for nr in reversed(range(len(rå))):
            if rå[nr] is None:
                if (*sti, nr) not in ud.skader:
                    ud.fund.append(_med_sted(_tomt_punkt((*sti, nr)), kort))
                ud.fjern_punkt(sti, nr, len(punkter), kort)
                del punkter[nr]
        return punkter
    return rå


def _tomt_punkt(sti: Sti) -> Fund:
    return _fund(
        sti,
        "forkert-type",
        "Et punkt i listen er tomt.",
        "Skriv en tekst efter stregen, eller slet linjen.",
    )


class _Liste(list[Any]):
    """A list whose items know the number they had before any was taken out."""

    def __init__(self, punkter: list[Any]) -> None:
        super().__init__(_nummereret(punkt) for punkt in punkter)
        self.numre = list(range(len(self)))

    def tag_ud(self, nr: int) -> None:
        del self[nr], self.numre[nr]


def _nummereret(rå: Any) -> Any:
    if isinstance(rå, dict):
        return {nøgle: _nummereret(værdi) for nøgle, værdi in rå.items()}
    return _Liste(rå) if isinstance(rå, list) else rå


def _som_skrevet(rå: Any, sti: Sti) -> Sti:
    """Return an address with the numbers its list items had in the file."""
    ud: list[str | int] = []
    for led in sti:
        if isinstance(rå, _Liste) and isinstance(led, int) and led < len(rå):
            ud.append(rå.numre[led])
        else:
            ud.append(led)
        rå = _under(rå, led)
    return tuple(ud)


def _under(rå: Any, led: str | int) -> Any:
    try:
        return rå[led]
    except (KeyError, IndexError, TypeError):
        return None


def afprøv(model: type[M], rå: Any, stamme: str, kort: Kildekort, ud: Afprøvning) -> M | None:
    """Validate one file's values; return the model, mended where needed, or None."""
    rå = _nummereret(rå)
    sagt: set[tuple[Sti, str]] = set()
    # Addresses as in the file: what one pass takes out moves what the next one sees.
    huller = {skade[1:] for skade in ud.skader - ud.ufuldstændige if skade[:1] == (stamme,)}
    for _ in range(_FLEST_FORSØG):
        try:
            return model.model_validate(rå)
        except ValidationError as fejl:
            detaljer = _i_orden(fejl.errors())
        # All are worded before any is mended, while each address still means what it did.
        fejlene = [(detalje, _sti_i_rå(rå, detalje)) for detalje in detaljer]
        for detalje, sti in fejlene:
            skrevet = _som_skrevet(rå, sti)
            felt = detalje.get("ctx", {}).get("felt")
            følger = any(
                (skrevet[: len(hul)] == hul) or (felt and (*skrevet, felt) == hul) for hul in huller
            )
            if not følger and (skrevet, detalje["type"]) not in sagt:
                fund = _med_sted(_oversæt(detalje, (stamme, *sti), skrevet, model, rå), kort)
                ud.fund.append(replace(fund, sti=(stamme, *_som_skrevet(rå, fund.sti[1:]))))
            sagt.add((skrevet, detalje["type"]))
        mender = _Mender(model, rå, stamme, kort, ud, huller)
        # From the end, so that taking out a list item moves no other fault's place.
        mendede = [mender.mend(detalje, sti) for detalje, sti in reversed(fejlene)]
        if not any(mendede):
            return None
    return None


def _i_orden(detaljer: list[ErrorDetails]) -> list[ErrorDetails]:
    """Return the faults in the file's order; misspelt keys alone, when there are any.

    A key that is missing is often one that is misspelt: mended, it is no longer missing.
    """
    ukendte = [d for d in detaljer if d["type"] == "extra_forbidden"]
    return sorted(ukendte or detaljer, key=lambda d: _sorterbar(d["loc"]))


def _sorterbar(loc: tuple[int | str, ...]) -> list[tuple[int, str]]:
    return [(led, "") if isinstance(led, int) else (-1, led) for led in loc]


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


def _annotation(model: type[BaseModel], sti: Sti) -> Any:
    """Return the type that describes the value at `sti`."""
    nu: Any = model
    for led in sti:
        klasse = _modelklasse(nu)
        if isinstance(led, int) or _er_opslag(nu):
            nu = (getattr(_uden_valgfri(nu), "__args__", ()) or (None,))[
                -1 if _er_opslag(nu) else 0
            ]
        else:
            felt = klasse.model_fields.get(led) if klasse else None
            nu = felt.annotation if felt else None
    return nu


def _uden_valgfri(annotation: Any) -> Any:
    """Return X of ``X | None``."""
    dele = [d for d in getattr(annotation, "__args__", ()) if d is not type(None)]
    er_union = get_origin(annotation) in (Union, UnionType)
    return _uden_valgfri(dele[0]) if er_union and len(dele) == 1 else annotation


def _er_opslag(annotation: Any) -> bool:
    return get_origin(_uden_valgfri(annotation)) is dict


def _klasse(model: type[BaseModel], sti: Sti) -> type[BaseModel] | None:
    """Return the model class that describes the mapping at `sti`."""
    annotation = _annotation(model, sti)
    return None if _er_opslag(annotation) else _modelklasse(annotation)


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


def _oversæt(
    detalje: ErrorDetails, sti: Sti, skrevet: Sti, model: type[BaseModel], rå: Any
) -> Fund:
    slags, ctx = detalje["type"], detalje.get("ctx", {})
    if "besked" in ctx:
        felt = ctx.get("felt")
        if felt and isinstance(detalje["input"], dict) and felt in detalje["input"]:
            return _fund((*sti, felt), slags, str(ctx["besked"]), str(ctx["ret"]), Peg.NØGLE)
        return _fund(sti, slags, str(ctx["besked"]), str(ctx["ret"]), ord_=_ord(detalje["input"]))
    match slags:
        case "missing":
            besked = f"Feltet »{sti[-1]}« mangler{_hvor(sti[1:-1], rå)}."
            ret = f"Tilføj »{sti[-1]}: …«. {_felttekst(model, sti[1:])}"
            return _fund(sti[:-1], "manglende-felt", besked, ret.strip())
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
    besked = f"{hvad} skal være {venter}, men er {_slags(detalje['input'])}."
    return _fund(sti, "forkert-type", besked, ret or "Ret værdien.")


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
    besked = f"Feltet »{sti[-1]}« findes ikke{_hvor(sti[1:-1], rå)}."
    if forslag and forslag in post:
        ret = f"»{forslag}« står her allerede; slet det ene."
    elif forslag:
        ret = f"Mente du »{forslag}«?"
    elif kendte:
        ret = f"Slet det; her kan stå {opregn(kendte, 'eller')}."
    else:
        ret = "Slet det."
    return _fund(sti, "ukendt-felt", besked, ret, Peg.NØGLE, str(sti[-1]))


def _uden_for_valg(værdi: str, sti: Sti, model: type[BaseModel]) -> Fund:
    valg = _valgmuligheder(model, sti[1:])
    forslag = nærmeste(værdi, valg)
    besked = f"»{værdi}« kan ikke stå som »{_nøglenavn(sti)}«."
    muligheder = f"Vælg {opregn(valg, 'eller')}." if valg else "Ret værdien."
    ret = f"Mente du »{forslag}«? {muligheder}" if forslag else muligheder
    return _fund(sti, "forkert-type", besked, ret, ord_=værdi)


def _valgmuligheder(model: type[BaseModel], sti: Sti) -> list[str]:
    valg = _enum(_annotation(model, sti))
    return [str(v.value) for v in valg] if valg else []


def _enum(annotation: Any) -> type[StrEnum] | None:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return annotation
    for del_ in getattr(annotation, "__args__", ()):
        if fundet := _enum(del_):
            return fundet
    return None


# --- mending ---


class _Mender:
    """Changes the raw values so that faults are gone; one for each pass."""

    def __init__(
        self,
        model: type[BaseModel],
        rå: Any,
        stamme: str,
        kort: Kildekort,
        ud: Afprøvning,
        huller: set[Sti],
    ) -> None:
        self.model, self.rå, self.stamme, self.kort = model, rå, stamme, kort
        self.ud, self.huller = ud, huller
        self.taget_ud: list[Sti] = []

    def mend(self, detalje: ErrorDetails, sti: Sti) -> bool:
        """Mend one fault; False when that cannot be done, or is done already."""
        if any(sti[: len(ude)] == ude for ude in self.taget_ud):
            return False
        if felt := detalje.get("ctx", {}).get("felt"):
            if detalje["type"] == "manglende-felt":
                return self._mangler((*sti, felt))
            return self._tag_ud((*sti, felt))
        if detalje["type"] == "missing":
            return self._mangler(sti)
        if not sti:
            return False
        post, led = _slå_op(self.rå, sti[:-1]), sti[-1]
        if detalje["type"] == "extra_forbidden":
            self._ret_nøgle(sti, post, str(led))
            return True
        if isinstance(post, dict) and post.get(led) == MANGLER:
            # »[mangler]« does not fit the field: the whole item cannot be drafted.
            return self._tag_ud(sti[:-1])
        return self._tag_ud(sti)

    def _hul(self, sti: Sti) -> None:
        self.huller.add(_som_skrevet(self.rå, sti))
        self.ud.skader.add((self.stamme, *sti))

    def _mangler(self, sti: Sti) -> bool:
        post = _slå_op(self.rå, sti[:-1])
        if not isinstance(post, dict):
            return False
        self._hul(sti)
        post[sti[-1]] = MANGLER
        return True

    def _ret_nøgle(self, sti: Sti, post: dict[str, Any], nøgle: str) -> None:
        self._hul(sti)
        forslag = nærmeste(nøgle, _nøgler(self.model, sti[:-1]))
        værdi = post.pop(nøgle)
        if forslag and forslag not in post:
            post[forslag] = værdi
            fuld = (self.stamme, *sti)
            self.kort.flyt(fuld, (*fuld[:-1], forslag))

    def _tag_ud(self, sti: Sti) -> bool:
        """Take a value out; the items after it in a list keep their places in the file."""
        if not sti:
            return False
        post, led = _slå_op(self.rå, sti[:-1]), sti[-1]
        self.taget_ud.append(sti)
        if isinstance(post, _Liste):
            assert isinstance(led, int), "en liste har numre"
            self.huller.add(_som_skrevet(self.rå, sti))
            self.ud.fjern_punkt((self.stamme, *sti[:-1]), led, len(post), self.kort)
            post.tag_ud(led)
        else:
            self._hul(sti)
            del post[led]
        return True
