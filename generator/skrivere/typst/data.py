"""The document set up -> the plain data that `ramme.typ` lays out; lengths in pt.

The frame only draws. What the DOCX writer does with the same values is the measure: a difference
between the two is a page count that is not true.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import Any, assert_never

from generator.dokument.trae import KLADDE, Afsnit, Justering, Stil
from generator.fund import Sti
from generator.skrivere.opsat import (
    OpsatAfsnit,
    OpsatBlok,
    OpsatDokument,
    OpsatFigur,
    OpsatListe,
    OpsatRække,
    OpsatTabel,
)
from generator.skrivere.typst import maal
from generator.skrivere.typst.rettelser import Rettelser
from generator.skrivere.typst.tekst import felter, i_ord, løb, mærkede
from generator.typografi.tegn import synlig
from generator.typografi.typer import Form, Streg

Data = dict[str, Any]
STEMPEL = "over grænsen"
TALFORMAT = {"decimal": "1", "lowerLetter": "a", "lowerRoman": "i", "upperLetter": "A"}


@dataclass(frozen=True, slots=True)
class IndreAfsnit:
    """A paragraph inside another block: which, and its column in pt from the text's left edge."""

    blok: Afsnit
    sti: Sti
    i: int | None
    """The number of the block that holds it; None in a note."""
    kant: float
    bredde: float


class Datasamler:
    """Collects forms and pictures while it turns blocks into data.

    With `mærk_alt` every paragraph inside a list, a table or a note is marked too, and `indre`
    tells which; the marks are as invisible in the layout as those of the blocks.
    """

    def __init__(self, opsat: OpsatDokument, *, mærk_alt: bool = False) -> None:
        self.opsat = opsat
        self.former: dict[Form, int] = {}
        self.formdata: list[Data] = []
        self.billeder: dict[str, list[int]] = {}
        self.mærk_alt = mærk_alt
        self.indre: list[IndreAfsnit] = []
        self.i_blok: int | None = None

    def dokument_data(
        self, grænse: int | None, rettelser: Rettelser, *, kun_mål: bool = False
    ) -> Data:
        """Return the whole document."""
        dok, typ = self.opsat.dokument, self.opsat.typografi
        blokke = self._øverste(rettelser)
        self.i_blok = None
        noter = [self._indre(note, 0.0) for note in self.opsat.noter]
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
            "kladde": None if kun_mål else self._kladde(),
            "sidefod": {
                "form": maal.form(typ.sidefod),
                "venstre": synlig(dok.sidefod_venstre),
                "højre": felter(dok.sidefod_højre),
            },
            "blokke": blokke,
            "noter": noter,
            "notelinje": sum(maal.linje(typ.stil(Stil.FODNOTE))),
            "hele_noter": sorted(rettelser.hele_noter),
            "udskudte_noter": sorted(rettelser.udskudte_noter),
            "billeder": self.billeder,
            "former": self.formdata,
        }

    def _kladde(self) -> Data | None:
        mærke = self.opsat.kladde
        if mærke is None:
            return None
        form = maal.form(mærke.form)
        return {"form": form, "x": maal.pt(mærke.x), "y": maal.pt(mærke.y), "tekst": KLADDE}

    def _øverste(self, rettelser: Rettelser) -> list[Data]:
        """Return the blocks of the document itself, numbered as the tree's are."""
        ud: list[Data] = []
        nummer = 0
        for blok in self.opsat.blokke:
            if isinstance(blok, OpsatAfsnit) and blok.blok is None:
                ud += self._blok(blok, 0.0)
                continue
            self.i_blok = nummer
            dele = [{**del_, "n": nummer} for del_ in self._blok(blok, 0.0)]
            if nummer in rettelser.ny_side:
                dele[0]["nyside"] = 1
            if nummer == rettelser.med_ord:
                dele[0]["c"] = mærkede(i_ord(dele[0]["c"]))
            if nummer in rettelser.delt:
                dele = _delt(dele[0], rettelser.delt[nummer])
            ud += dele
            nummer += 1
        return ud

    def _indre(self, blokke: Iterable[OpsatBlok], kolonne: float) -> list[Data]:
        """Return the blocks inside another one; `kolonne` is the left edge of their column."""
        ud: list[Data] = []
        for blok in blokke:
            dele = self._blok(blok, kolonne)
            if self.mærk_alt and isinstance(blok, OpsatAfsnit) and isinstance(blok.blok, Afsnit):
                dele[0]["n"] = len(self.opsat.dokument.blokke) + len(self.indre)
                kant = maal.pt(blok.kant)
                bredde = maal.pt(blok.bredde) - kant
                self.indre.append(
                    IndreAfsnit(blok.blok, blok.sti, self.i_blok, kolonne + kant, bredde)
                )
            ud += dele
        return ud

    def _blok(self, blok: OpsatBlok, kolonne: float) -> list[Data]:
        match blok:
            case OpsatAfsnit():
                return [self._afsnit(blok)]
            case OpsatListe():
                return [self._liste(blok, kolonne)]
            case OpsatTabel():
                foran = [self._afsnit(blok.foran)] if blok.foran else []
                return [*foran, self._tabel(blok, kolonne)]
            case OpsatFigur():
                return [self._figur(blok)]
            case _:
                assert_never(blok)

    def _afsnit(self, a: OpsatAfsnit) -> Data:
        form = a.form if a.justering is None else _i_celle(a.form, a.justering)
        bredde = maal.pt(a.bredde) - maal.pt(a.kant) - maal.pt(form.venstre) - maal.pt(form.højre)
        indhold = løb(a.indhold, form, bredde)
        if a.logo:
            udseende = self.opsat.dokument.udseende
            logo = self._billede(udseende.logo, udseende.logo_format)
            mål = {"bredde": maal.pt(a.logo[0]), "højde": maal.pt(a.logo[1])}
            indhold.append({"logo": logo, "alt": udseende.logo_alternativ_tekst, **mål})
        return {
            "k": "afsnit",
            "f": self._formnummer(form),
            "over": a.over,
            "hold": a.hold,
            "niveau": a.niveau if indhold else 0,
            "titel": a.titel and bool(indhold),
            "c": indhold,
        }

    def _formnummer(self, form: Form) -> int:
        if form not in self.former:
            self.former[form] = len(self.formdata)
            self.formdata.append(maal.form(form))
        return self.former[form]

    def _liste(self, liste: OpsatListe, kolonne: float) -> Data:
        niveau = liste.niveau
        hæng = maal.pt(niveau.hængende)
        punkter: list[Data] = []
        over = 0.0
        for indhold in liste.punkter:
            blokke = self._indre(indhold, kolonne)
            # An item is a cell of its own, where Typst drops the space above the first block: it
            # becomes the space below the item before, or above the list.
            første = blokke[0]["over"]
            blokke[0]["over"] = 0.0
            if punkter:
                punkter[-1]["under"] = første
            else:
                over = første
            punkter.append({"blokke": blokke, "under": 0.0})
        mønster = niveau.tekst
        for trin in range(1, 10):
            mønster = mønster.replace(f"%{trin}", TALFORMAT.get(niveau.talformat, "I"))
        return {
            "k": "liste",
            "f": self._formnummer(replace(liste.form.form, venstre=0.0, første_linje=0.0)),
            "over": over,
            "nummereret": liste.blok.nummereret,
            "start": liste.blok.start,
            "indryk": maal.pt(niveau.venstre) - hæng - maal.pt(liste.kant),
            "hæng": hæng,
            "mønster": mønster,
            "punkter": punkter,
        }

    def _tabel(self, tabel: OpsatTabel, kolonne: float) -> Data:
        form = tabel.form
        hoveder = sum(række.hoved for række in tabel.rækker)
        kanter = [kolonne + maal.pt(form.margen_venstre) + b / 20 for b in _kanter(tabel.bredder)]
        rækker = [self._række(række, kanter) for række in tabel.rækker]
        return {
            "k": "tabel",
            "over": tabel.over,
            "ryk": maal.pt(tabel.kant),
            "kolonner": [bredde / 20 for bredde in maal.kolonner(tabel.bredder)],
            "top": maal.pt(form.margen_top),
            "bund": maal.pt(form.margen_bund),
            "venstre": maal.pt(form.margen_venstre),
            "højre": maal.pt(form.margen_højre),
            "streg_top": _streg(form.streg_top),
            "streg_bund": _streg(form.streg_bund),
            "streg_vandret": _streg(form.streg_vandret),
            "hoved": rækker[:hoveder],
            "rækker": rækker[hoveder:],
            "hold": _hold(tabel.rækker[hoveder:]),
        }

    def _række(self, række: OpsatRække, kanter: Sequence[float]) -> list[Data]:
        ud: list[Data] = []
        plads = 0
        for celle in række.celler:
            ud.append(
                {
                    "kolonner": celle.spænd,
                    "just": celle.blok.justering.value,
                    "lodret": celle.lodret,
                    "fyld": celle.fyld,
                    "blokke": self._indre(celle.blokke, kanter[plads]),
                }
            )
            plads += celle.spænd
        return ud

    def _figur(self, figur: OpsatFigur) -> Data:
        f = figur.blok
        return {
            "k": "figur",
            "over": figur.over,
            "billede": self._billede(f.data, f.format),
            "bredde": maal.pt(f.bredde),
            "højde": maal.pt(f.højde),
            "just": figur.form.justering.value,
            "alt": f.alternativ_tekst,
            "tekst": self._afsnit(figur.billedtekst) if figur.billedtekst else None,
        }

    def _billede(self, data: bytes, slags: str) -> Data:
        """Keep a picture and return its name and format for the frame."""
        # Typst takes files in memory only when they are text, so a picture is a list of numbers.
        navn = hashlib.sha256(data).hexdigest()[:16]
        self.billeder[navn] = list(data)
        return {"navn": navn, "format": {"jpeg": "jpg"}.get(slags, slags)}


@lru_cache(maxsize=64)  # a table has hundreds of cells and a handful of forms
def _i_celle(form: Form, justering: Justering) -> Form:
    """Return the form of a cell's paragraph: the fill of its style is the fill of the cell."""
    return replace(form, justering=justering, fyld="")


def _kanter(bredder: Sequence[int]) -> Sequence[int]:
    """Return where each column begins."""
    return [*accumulate(bredder[:-1], initial=0)]


def _streg(streg: Streg) -> Data:
    return {"tykkelse": streg.tykkelse, "farve": streg.farve}


def _hold(rækker: Sequence[OpsatRække]) -> list[int]:
    """Return the lengths of the runs of rows that stay together on a page."""
    grupper: list[int] = []
    sammen = False
    for række in rækker:
        if sammen:
            grupper[-1] += 1
        else:
            grupper.append(1)
        sammen = række.hold
    return grupper


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
