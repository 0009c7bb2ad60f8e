"""pydantic's errors -> findings in Danish; and a content file mended enough to draft from.

The draft is built whenever it can be, so a fault is worded and then mended in a copy of the raw
values: a misspelt key becomes the nearest one, a value that cannot be read is left out, a missing
name stands as »[mangler]«. Nothing mended is silent: every mend is a finding of alvor fejl.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.dansk.naermeste import nærmeste
from generator.fund import Fund, Peg, Sted, Sti
from generator.laesning import Kildekort, Rå
from generator.model.fejltekst import læsefund, oversæt
from generator.model.raavaerdier import (
    Felter,
    Punkter,
    nøgler_ved,
    som_skrevet,
    værdi_ved,
)

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
    udeladt: set[str] = field(default_factory=set)
    """Stems of files that something was left out of: a misspelt key that is put right is not."""

    def fjern_punkt(self, liste: Sti, nr: int, antal: int) -> None:
        """Note that an item of a list of `antal` is gone: those after it move up by one."""
        for stier in (self.skader, self.ufuldstændige):
            rykket = {_ryk(sti, liste, nr, antal) for sti in stier}
            stier.clear()
            stier.update(sti for sti in rykket if sti is not None)
        self.skader.add(liste)
        self.ufuldstændige.add(liste)

    def placér(self, kort: Kildekort) -> None:
        """Give the findings so far their places: mending a list moves the items after."""
        self.fund = [kort.placér(f) for f in self.fund]


def _ryk(sti: Sti, liste: Sti, nr: int, antal: int) -> Sti | None:
    """Return the address after item `nr` of `liste` is gone; None for what stood in it."""
    dybde = len(liste)
    if len(sti) <= dybde or sti[:dybde] != liste:
        return sti
    led = sti[dybde]
    if not isinstance(led, int) or not nr <= led < antal:
        return sti
    return None if led == nr else (*liste, led - 1, *sti[dybde + 1 :])


def rens(rå: Rå, sti: Sti, kort: Kildekort, ud: Afprøvning) -> Any:
    """Copy the raw values, a key without a value left out; an empty list item is a fault.

    The copy is of `Felter` and `Punkter`: however it is mended, its values know their places.
    """
    if isinstance(rå, dict):
        return Felter(
            {
                nøgle: rens(værdi, (*sti, nøgle), kort, ud)
                for nøgle, værdi in rå.items()
                if not (værdi is None or (isinstance(værdi, str) and not værdi.strip()))
            }
        )
    if isinstance(rå, list):
        punkter = Punkter(rens(værdi, (*sti, nr), kort, ud) for nr, værdi in enumerate(rå))
        for nr in reversed(range(len(rå))):
            if rå[nr] is None:
                if (*sti, nr) not in ud.skader:
                    ud.fund.append(kort.placér(_tomt_punkt((*sti, nr))))
                ud.fjern_punkt(sti, nr, len(punkter))
                punkter.tag_ud(nr)
        return punkter
    return rå


def kort_over(rå: dict[str, Any], kort: Kildekort) -> Kildekort:
    """Return where the values of `rå` were written, however they are mended afterwards."""
    return kort.set_fra(lambda sti: som_skrevet(rå, sti, nøgler=True))


def _tomt_punkt(sti: Sti) -> Fund:
    return læsefund(
        sti,
        "forkert-type",
        "Et punkt i listen er tomt.",
        "Skriv en tekst efter stregen, eller slet linjen.",
    )


def afprøv(model: type[M], rå: Any, rod: Sti, kort: Kildekort, ud: Afprøvning) -> M | None:
    """Validate the values at `rod`, mending `rå` where needed; return the model, or None.

    `rå` is what `rens` has made, and `kort` knows where its values were written.
    """
    sagt: set[tuple[Sti, str]] = set()
    # Addresses as in the file: what one pass takes out moves what the next one sees.
    huller = {
        som_skrevet(rå, skade[len(rod) :])
        for skade in ud.skader - ud.ufuldstændige
        if skade[: len(rod)] == rod
    }
    for _ in range(_FLEST_FORSØG):
        try:
            return model.model_validate(rå)
        except ValidationError as fejl:
            detaljer = _i_orden(fejl.errors())
        # All are worded before any is mended, while each address still means what it did.
        fejlene = [(detalje, _sti_i_rå(rå, detalje)) for detalje in detaljer]
        for detalje, sti in fejlene:
            skrevet = som_skrevet(rå, sti)
            felt = detalje.get("ctx", {}).get("felt")
            følger = any(
                (skrevet[: len(hul)] == hul) or (felt and (*skrevet, felt) == hul) for hul in huller
            )
            if not følger and (skrevet, detalje["type"]) not in sagt:
                fund = oversæt(detalje, (rod[-1], *sti), skrevet, model, rå)
                her = fund.sti[1:]
                sted = (
                    _mangler_ved(sti, model, rå, kort, rod)
                    if detalje["type"] == "missing"
                    else None
                )
                placeret = (
                    fund.placér(sted) if sted else kort.placér(replace(fund, sti=(*rod, *her)))
                )
                ud.fund.append(replace(placeret, sti=(*rod, *som_skrevet(rå, her))))
            sagt.add((skrevet, detalje["type"]))
        mender = _Mender(model, rå, rod, ud, huller)
        # From the end, so that taking out a list item moves no other fault's place.
        mendede = [mender.mend(detalje, sti) for detalje, sti in reversed(fejlene)]
        if not any(mendede):
            return None
    return None


def _mangler_ved(
    sti: Sti, model: type[BaseModel], rå: Any, kort: Kildekort, rod: Sti
) -> Sted | None:
    """Return where a missing field belongs: at its own key when that stands there without a value.

    In the file itself else at the next field that is there, in the order of the model; a part of
    the file is small enough to point at as a whole.
    """
    if kort.har((*rod, *sti)):
        return kort.sted((*rod, *sti), Peg.NØGLE)
    if len(sti) != 1:
        return None
    navne = nøgler_ved(model, ())
    efter = navne[navne.index(str(sti[0])) + 1 :] if sti[0] in navne else []
    næste = next((navn for navn in efter if navn in rå and kort.har((*rod, navn))), None)
    return kort.sted((*rod, næste), Peg.NØGLE) if næste else None


def _i_orden(detaljer: list[ErrorDetails]) -> list[ErrorDetails]:
    """Return the faults in the file's order; misspelt keys alone, when there are any.

    A key that is missing is often one that is misspelt: mended, it is no longer missing.
    """
    ukendte = [d for d in detaljer if d["type"] == "extra_forbidden"]
    return sorted(ukendte or detaljer, key=lambda d: _sorterbar(d["loc"]))


def _sorterbar(loc: tuple[int | str, ...]) -> list[tuple[int, str]]:
    return [(led, "") if isinstance(led, int) else (-1, led) for led in loc]


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


# --- mending ---


class _Mender:
    """Changes the raw values so that faults are gone; one for each pass."""

    def __init__(
        self, model: type[BaseModel], rå: Any, rod: Sti, ud: Afprøvning, huller: set[Sti]
    ) -> None:
        self.model, self.rå, self.rod = model, rå, rod
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
        post, led = værdi_ved(self.rå, sti[:-1]), sti[-1]
        if detalje["type"] == "extra_forbidden":
            self._ret_nøgle(sti, post, str(led))
            return True
        if isinstance(post, dict) and post.get(led) == MANGLER:
            if detalje["type"] == "tuple_type":
                post[led] = []  # a list can be drafted without items
                return True
            # »[mangler]« does not fit the field: the whole item cannot be drafted.
            return self._tag_ud(sti[:-1])
        return self._tag_ud(sti)

    def _hul(self, sti: Sti) -> None:
        self.huller.add(som_skrevet(self.rå, sti))
        self.ud.skader.add((*self.rod, *sti))

    def _mangler(self, sti: Sti) -> bool:
        post = værdi_ved(self.rå, sti[:-1])
        if not isinstance(post, dict):
            return False
        self._hul(sti)
        post[sti[-1]] = MANGLER
        return True

    def _ret_nøgle(self, sti: Sti, post: Felter, nøgle: str) -> None:
        self._hul(sti)
        forslag = nærmeste(nøgle, nøgler_ved(self.model, sti[:-1]))
        if forslag and forslag not in post:
            post.omdøb(nøgle, forslag)
        else:
            self.ud.udeladt.add(str(self.rod[0]))
            del post[nøgle]

    def _tag_ud(self, sti: Sti) -> bool:
        """Take a value out; the items after it in a list keep their places in the file."""
        if not sti:
            return False
        post, led = værdi_ved(self.rå, sti[:-1]), sti[-1]
        self.taget_ud.append(sti)
        self.ud.udeladt.add(str(self.rod[0]))
        if isinstance(post, Punkter):
            assert isinstance(led, int), "en liste har numre"
            self.huller.add(som_skrevet(self.rå, sti))
            self.ud.fjern_punkt((*self.rod, *sti[:-1]), led, len(post))
            post.tag_ud(led)
        else:
            self._hul(sti)
            del post[led]
        return True
