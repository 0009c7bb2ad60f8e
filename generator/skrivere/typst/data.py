"""Document tree + looks -> the plain data that `ramme.typ` lays out; lengths in pt.

Everything that depends on a neighbour (the space between two paragraphs) is settled here, so the
frame only draws. What the DOCX writer does with the same tree is the measure: a difference between
the two is a page count that is not true.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, assert_never

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Celle,
    Dokument,
    Figur,
    Justering,
    Liste,
    Overskrift,
    Punkt,
    Stil,
    Tabel,
)
from generator.fund import Sti
from generator.skrivere.billedmaal import logomål
from generator.skrivere.typst import maal, tabeller
from generator.skrivere.typst.rettelser import Rettelser
from generator.skrivere.typst.tegn import synlig
from generator.skrivere.typst.tekst import felter, i_ord, løb, mærkede
from generator.typografi.typer import Form, Listeform, Typografi

Data = dict[str, Any]
STEMPEL = "over grænsen"
I_LISTE = (Stil.BRØDTEKST, Stil.TABELTEKST, Stil.TALTABEL)
"""Styles that give way to the list's own inside a list."""
TALFORMAT = {"decimal": "1", "lowerLetter": "a", "lowerRoman": "i", "upperLetter": "A"}


@dataclass(slots=True)
class Flow:
    """What stands above in a column of blocks: a paragraph of some form, or a table."""

    over: Form | None = None
    tabel: bool = False


@dataclass(frozen=True, slots=True)
class Omgivelser:
    """What a block stands in: the width at hand (mm), a list (left edge in pt), a table cell."""

    bredde: float
    liste: Listeform | None = None
    dybde: int = 0
    venstre: float = 0.0
    fortsat: bool = False
    """In a list item, after its first paragraph: there is no sign."""
    celle: Celle | None = None
    kant: float = 0.0
    """Where the column begins, in pt from the text's left edge."""
    sti: Sti = ()
    """The address of what a block without one stands in: a cell or its row, an item, a note."""


@dataclass(frozen=True, slots=True)
class Indre:
    """A paragraph inside another block: which, and its column in pt from the text's left edge."""

    blok: Afsnit
    sti: Sti
    i: int | None
    """The number of the block that holds it; None in a note."""
    kant: float
    bredde: float


class Skriver:
    """Collects forms, pictures and notes while it turns blocks into data.

    With `mærk_alt` every paragraph inside a list, a table or a note is marked too, and `indre`
    tells which; the marks are as invisible in the layout as those of the blocks.
    """

    def __init__(self, dokument: Dokument, typografi: Typografi, *, mærk_alt: bool = False) -> None:
        self.dokument = dokument
        self.typografi = typografi
        self.former: dict[Form, int] = {}
        self.formdata: list[Data] = []
        self.billeder: dict[str, list[int]] = {}
        self.set_noter: dict[int, None] = {}
        self.noteblok: list[int] = []
        """The block that each of `set_noter` is referred to in."""
        self.i_note = False
        self.mærk_alt = mærk_alt
        self.indre: list[Indre] = []
        self.i_blok: int | None = None
        self.logo = bool(dokument.udseende.logo)

    def dokument_data(
        self, grænse: int | None, rettelser: Rettelser, *, kun_mål: bool = False
    ) -> Data:
        """Return the whole document."""
        dok, typ = self.dokument, self.typografi
        om = Omgivelser(typ.side.tekstbredde)
        flow = Flow()
        blokke: list[Data] = []
        titler = [b for b in dok.blokke if isinstance(b, Afsnit) and b.stil is Stil.TITEL]
        if self.logo and not titler:
            # The logo stands beside a title, if need be an empty one.
            blokke += self.blok(Afsnit((), Stil.TITEL), flow, om)
        for nummer, blok in enumerate(dok.blokke):
            før = len(self.set_noter)
            self.i_blok = nummer
            dele = [{**del_, "n": nummer} for del_ in self.blok(blok, flow, om)]
            if nummer in rettelser.ny_side:
                dele[0]["nyside"] = 1
            if nummer == rettelser.med_ord:
                dele[0]["c"] = mærkede(i_ord(dele[0]["c"]))
            if nummer in rettelser.delt:
                dele = _delt(dele[0], rettelser.delt[nummer])
            blokke += dele
            self.noteblok += [nummer] * (len(self.set_noter) - før)
        blokke += self.slut(flow)
        self.i_note = True
        self.i_blok = None
        noter = [
            self.blokke(n.blokke or (Afsnit((), Stil.FODNOTE),), replace(om, sti=n.sti))
            for n in dok.noter
        ]
        sprog, _, land = dok.sprog.partition("-")
        return {
            "titel": dok.titel,
            "forfatter": dok.forfatter,
            "dato": [dok.dato.year, dok.dato.month, dok.dato.day],
            "sprog": [sprog, land or "DK"],
            "skrift": maal.SKRIFT,
            "side": maal.side(typ.side),
            "link": {"farve": typ.link.farve, "understreget": typ.link.understreget},
            "noteskille": maal.NOTESKILLE,
            "kun_mål": kun_mål,
            "grænse": grænse,
            "stempel": STEMPEL,
            "sidefod": {
                "form": maal.form(typ.sidefod),
                "venstre": synlig(dok.sidefod_venstre),
                "højre": felter(synlig(dok.sidefod_højre)),
            },
            "blokke": blokke,
            "noter": noter,
            "notelinje": sum(maal.linje(typ.stil(Stil.FODNOTE))),
            "hele_noter": sorted(rettelser.hele_noter),
            "udskudte_noter": sorted(rettelser.udskudte_noter),
            "billeder": self.billeder,
            "former": self.formdata,
        }

    def blokke(self, blokke: Iterable[Blok], om: Omgivelser) -> list[Data]:
        """Return the blocks of a cell or a note."""
        flow = Flow()
        ud = [del_ for blok in blokke for del_ in self._indre(blok, flow, om)]
        return [*ud, *self.slut(flow)]

    def _indre(self, blok: Blok, flow: Flow, om: Omgivelser) -> list[Data]:
        """Return a block inside another one, with a mark of its own where all are wanted."""
        dele = self.blok(blok, flow, om)
        if self.mærk_alt and isinstance(blok, Afsnit):
            dele[0]["n"] = len(self.dokument.blokke) + len(self.indre)
            bredde = maal.pt(om.bredde) - om.venstre
            sti = blok.sti or om.sti
            self.indre.append(Indre(blok, sti, self.i_blok, om.kant + om.venstre, bredde))
        return dele

    def slut(self, flow: Flow) -> list[Data]:
        """Return the empty paragraph that Word demands between two tables and after the last."""
        if not flow.tabel:
            return []
        flow.over, flow.tabel = None, False
        return [self._afsnit([], self.typografi.tabelafstand, flow)]

    def blok(self, blok: Blok, flow: Flow, om: Omgivelser) -> list[Data]:
        """Return the data of one block, with the space above it that its neighbour asks for."""
        match blok:
            case Overskrift():
                form = self.typografi.overskrift(blok.niveau)
                niveau = min(max(blok.niveau, 1), 3)
                indhold = løb(self, blok.indhold, form, _plads(form, om))
                return [self._afsnit(indhold, form, flow, niveau=niveau)]
            case Afsnit():
                return [self._tekstafsnit(blok, flow, om)]
            case Liste():
                return [self._liste(blok, flow, om)]
            case Tabel():
                foran = self.slut(flow)
                over = flow.over.efter if flow.over else 0.0
                flow.over, flow.tabel = None, True
                return [*foran, tabeller.tabel(self, blok, om, 0.0 if foran else over)]
            case Figur():
                return [self._figur(blok, flow, om)]
            case _:
                assert_never(blok)

    def _tekstafsnit(self, blok: Afsnit, flow: Flow, om: Omgivelser) -> Data:
        titel = False
        if om.liste is not None and blok.stil in I_LISTE:
            # The item stands where the list's level says, not the style.
            form = replace(om.liste.form, venstre=0.0, første_linje=0.0)
            if om.fortsat:
                # LibreOffice draws neighbours together only when both or none have a sign.
                form = replace(form, id=f"{form.id} uden tegn")
        elif om.celle is not None:
            form = _i_celle(self.typografi.celle(blok.stil, om.celle.type), om.celle.justering)
        else:
            form = self.typografi.stil(blok.stil)
            titel = blok.stil is Stil.TITEL
        indhold = løb(self, blok.indhold, form, _plads(form, om))
        if titel and self.logo:
            self.logo = False
            udseende = self.dokument.udseende
            bredde, højde = logomål(udseende)
            logo = self.billede(udseende.logo, udseende.logo_format)
            mål = {"bredde": maal.pt(bredde), "højde": maal.pt(højde)}
            indhold.append({"logo": logo, "alt": udseende.logo_alternativ_tekst, **mål})
        hold = form.hold_med_næste or blok.hold_med_næste
        return self._afsnit(indhold, form, flow, hold=hold, titel=titel)

    def _afsnit(
        self,
        indhold: list[Data | str],
        form: Form,
        flow: Flow,
        *,
        hold: bool | None = None,
        niveau: int = 0,
        titel: bool = False,
    ) -> Data:
        return {
            "k": "afsnit",
            "f": self._formnummer(form),
            "over": self._luft(flow, form),
            "hold": form.hold_med_næste if hold is None else hold,
            "niveau": niveau if indhold else 0,
            "titel": titel and bool(indhold),
            "c": indhold,
        }

    def _luft(self, flow: Flow, form: Form) -> float:
        """Return the space above a paragraph of `form`, and note it as the one above the next."""
        over = flow.over
        if flow.tabel:
            luft = max(form.før, self.typografi.tabelafstand.før)
        elif over is None:
            luft = form.før
        elif form.sammentræk and over.sammentræk and form.id == over.id:
            luft = 0.0
        else:
            luft = max(over.efter, form.før)
        flow.over, flow.tabel = form, False
        return luft

    def _formnummer(self, form: Form) -> int:
        if form not in self.former:
            self.former[form] = len(self.formdata)
            self.formdata.append(maal.form(form))
        return self.former[form]

    def _liste(self, liste: Liste, flow: Flow, om: Omgivelser) -> Data:
        form = self.typografi.liste(liste.nummereret, om.celle is not None)
        niveau = form.niveau(om.dybde)
        venstre, hæng = maal.pt(niveau.venstre), maal.pt(niveau.hængende)
        inde = replace(om, liste=form, dybde=om.dybde + 1, venstre=venstre, fortsat=False)
        punkter: list[Data] = []
        over = 0.0
        for nummer, punkt in enumerate(liste.punkter):
            inde = replace(inde, sti=punkt.sti or liste.sti or om.sti)
            første_blok, *resten = _fyldt(punkt)
            blokke = self._indre(første_blok, flow, inde)
            for blok in resten:
                blokke += self._indre(blok, flow, replace(inde, fortsat=True))
            # An item is a cell of its own, where Typst drops the space above the first block: it
            # becomes the space below the item before, or above the list.
            første = blokke[0]["over"]
            blokke[0]["over"] = 0.0
            if nummer:
                punkter[-1]["under"] = første
            else:
                over = første
            punkter.append({"blokke": blokke, "under": 0.0})
        mønster = niveau.tekst
        for trin in range(1, 10):
            mønster = mønster.replace(f"%{trin}", TALFORMAT.get(niveau.talformat, "I"))
        return {
            "k": "liste",
            "f": self._formnummer(replace(form.form, venstre=0.0, første_linje=0.0)),
            "over": over,
            "nummereret": liste.nummereret,
            "start": liste.start,
            "indryk": venstre - hæng - om.venstre,
            "hæng": hæng,
            "mønster": mønster,
            "punkter": punkter,
        }

    def _figur(self, figur: Figur, flow: Flow, om: Omgivelser) -> Data:
        form = self.typografi.figur
        over = self._luft(flow, form)
        tekst: Data | None = None
        if figur.billedtekst:
            billedtekst = self.typografi.stil(Stil.BILLEDTEKST)
            indhold = løb(self, figur.billedtekst, billedtekst, _plads(billedtekst, om))
            tekst = self._afsnit(indhold, billedtekst, flow)
        return {
            "k": "figur",
            "over": over,
            "billede": self.billede(figur.data, figur.format),
            "bredde": maal.pt(figur.bredde),
            "højde": maal.pt(figur.højde),
            "just": form.justering.value,
            "alt": figur.alternativ_tekst,
            "tekst": tekst,
        }

    def billede(self, data: bytes, slags: str) -> Data:
        """Keep a picture and return its name and format for the frame."""
        # Typst takes files in memory only when they are text, so a picture is a list of numbers.
        navn = hashlib.sha256(data).hexdigest()[:16]
        self.billeder[navn] = list(data)
        return {"navn": navn, "format": {"jpeg": "jpg"}.get(slags, slags)}


@lru_cache(maxsize=64)  # a table has hundreds of cells and a handful of forms
def _i_celle(form: Form, justering: Justering) -> Form:
    """Return the form of a cell's paragraph: the fill of its style is the fill of the cell."""
    return replace(form, justering=justering, fyld="")


def _delt(afsnit: Data, ord_: int) -> list[Data]:
    """Return a paragraph as two, the second from word `ord_` and on a page of its own."""
    indhold = i_ord(afsnit["c"])
    rest = indhold[ord_:]
    match rest[0]:
        case str(tekst):
            rest[0] = tekst.lstrip(" ")
        case {"t": str(tekst)}:
            rest[0] = {**rest[0], "t": tekst.lstrip(" ")}
    return [
        {**afsnit, "c": indhold[:ord_]},
        {**afsnit, "c": rest, "over": 0.0, "nyside": 1},
    ]


def _plads(form: Form, om: Omgivelser) -> float:
    """Return the width of a line in pt."""
    return maal.pt(om.bredde) - om.venstre - maal.pt(form.venstre) - maal.pt(form.højre)


def _fyldt(punkt: Punkt) -> tuple[Blok, ...]:
    """Return an item's blocks; the sign needs a paragraph to stand before."""
    første = punkt.blokke[0] if punkt.blokke else None
    if isinstance(første, Afsnit) and første.stil in I_LISTE:
        return punkt.blokke
    return (Afsnit(()), *punkt.blokke)
