"""Document tree + looks -> the plain data that `ramme.typ` lays out; lengths in pt.

Everything that depends on a neighbour (the space between two paragraphs) is settled here, so the
frame only draws.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, assert_never

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Celle,
    Celletype,
    Dokument,
    Figur,
    Inline,
    Linjeskift,
    Liste,
    Notehenvisning,
    Overskrift,
    Række,
    Stil,
    Tabel,
    Tekst,
)
from generator.skrivere.typst import maal
from generator.skrivere.typst.tegn import synlig
from generator.typografi import Form, Listeform, Streg, Typografi

Data = dict[str, Any]
STEMPEL = "over grænsen"
TALFORMAT = {"decimal": "1", "lowerLetter": "a", "lowerRoman": "i", "upperLetter": "A"}
UPPER_ROMAN = "I"


@dataclass(slots=True)
class Flow:
    """Where in a column of blocks we are: the form above, and whether a table stands above."""

    over: Form | None = None
    tabel: bool = False


@dataclass(frozen=True, slots=True)
class Omgivelser:
    """What a block stands in: a list (its form, level and left edge in pt) or a table cell."""

    liste: Listeform | None = None
    dybde: int = 0
    venstre: float = 0.0
    celle: Celle | None = None


class Skriver:
    """Collects the forms and pictures that the blocks use while it turns them into data."""

    def __init__(self, dokument: Dokument, typografi: Typografi) -> None:
        self.dokument = dokument
        self.typografi = typografi
        self.former: dict[tuple[Any, ...], int] = {}
        self.formdata: list[Data] = []
        self.billeder: dict[str, list[int]] = {}

    def dokument_data(self, grænse: int | None) -> Data:
        """Return the whole document."""
        dok, typ = self.dokument, self.typografi
        flow = Flow()
        blokke: list[Data] = []
        for nummer, blok in enumerate(dok.blokke):
            blokke += ({**del_, "n": nummer} for del_ in self.blok(blok, flow, Omgivelser()))
        noter = [self.blokke(note.blokke, Omgivelser()) for note in dok.noter]
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
            "grænse": grænse,
            "stempel": STEMPEL,
            "sidefod": {
                "form": maal.form(typ.sidefod),
                "venstre": synlig(dok.sidefod_venstre),
                "højre": _felter(synlig(dok.sidefod_højre)),
            },
            "blokke": blokke,
            "noter": noter,
            "billeder": self.billeder,
            "former": self.formdata,
        }

    def blokke(self, blokke: Iterable[Blok], om: Omgivelser) -> list[Data]:
        """Return the blocks of a cell, a note or a list item that stands alone."""
        flow = Flow()
        return [del_ for blok in blokke for del_ in self.blok(blok, flow, om)]

    def blok(self, blok: Blok, flow: Flow, om: Omgivelser) -> list[Data]:
        """Return the data of one block, with the space above it that its neighbour asks for."""
        match blok:
            case Overskrift():
                form = self.typografi.overskrift(blok.niveau)
                return [self._afsnit(blok.indhold, form, flow, om, niveau=min(blok.niveau, 3))]
            case Afsnit():
                form = self._form(blok, om)
                hold = form.hold_med_næste or blok.hold_med_næste
                titel = blok.stil is Stil.TITEL and om == Omgivelser()
                return [self._afsnit(blok.indhold, form, flow, om, hold=hold, titel=titel)]
            case Liste():
                return [self._liste(blok, flow, om)]
            case Tabel():
                return self._tabel(blok, flow, om)
            case Figur():
                return [self._figur(blok, flow)]
            case _:
                assert_never(blok)

    def _form(self, blok: Afsnit, om: Omgivelser) -> Form:
        if om.liste is not None and blok.stil in (Stil.BRØDTEKST, Stil.TABELTEKST, Stil.TALTABEL):
            # The list's own indents stand in the numbering, not in the style.
            return replace(om.liste.form, venstre=0.0, første_linje=0.0)
        if om.celle is not None:
            return self.typografi.celle(blok.stil, om.celle.type)
        return self.typografi.stil(blok.stil)

    def _afsnit(
        self,
        indhold: tuple[Inline, ...],
        form: Form,
        flow: Flow,
        om: Omgivelser,
        *,
        hold: bool | None = None,
        niveau: int = 0,
        titel: bool = False,
    ) -> Data:
        i_celle = om.celle is not None and om.liste is None
        if i_celle and om.celle is not None:
            form = replace(form, justering=om.celle.justering, fyld="")
        return {
            "k": "afsnit",
            "f": self._formnummer(form),
            "over": self._luft(flow, form),
            "hold": form.hold_med_næste if hold is None else hold,
            "niveau": niveau,
            "titel": titel,
            "c": [self._inline(stykke, form) for stykke in indhold],
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
        data = maal.form(form)
        nøgle = tuple(data.values())
        if nøgle not in self.former:
            self.former[nøgle] = len(self.formdata)
            self.formdata.append(data)
        return self.former[nøgle]

    def _inline(self, stykke: Inline, form: Form) -> Data | str:
        match stykke:
            case Tekst():
                tekst = synlig(stykke.tekst)
                data: Data = {"t": tekst}
                if stykke.fed and not form.fed:
                    data["fed"] = 1
                if stykke.kursiv and not form.kursiv:
                    data["kursiv"] = 1
                if stykke.link:
                    data["link"] = stykke.link
                return data if len(data) > 1 else tekst
            case Linjeskift():
                return {"skift": 1}
            case Notehenvisning():
                return {"note": stykke.nummer, "gentaget": stykke.gentaget}
            case _:
                assert_never(stykke)

    def _liste(self, liste: Liste, flow: Flow, om: Omgivelser) -> Data:
        form = self.typografi.liste(liste.nummereret, om.celle is not None)
        niveau = form.niveau(om.dybde)
        venstre = maal.pt(niveau.venstre)
        inde = replace(om, liste=form, dybde=om.dybde + 1, venstre=venstre)
        over = Flow(flow.over, flow.tabel)
        punkter: list[Data] = []
        forrige = 0.0
        for nummer, punkt in enumerate(liste.punkter):
            blokke = [del_ for blok in punkt.blokke for del_ in self.blok(blok, flow, inde)]
            # The space above an item's first block is the space below the item before it: inside
            # a cell of its own Typst would drop it.
            første = blokke[0]["over"] if blokke else 0.0
            if blokke:
                blokke[0]["over"] = 0.0
            if nummer:
                punkter[-1]["under"] = første
            else:
                forrige = første
            punkter.append({"blokke": blokke, "under": 0.0})
        return {
            "k": "liste",
            "f": self._formnummer(replace(form.form, venstre=0.0, første_linje=0.0)),
            "over": forrige if liste.punkter else self._luft(over, form.form),
            "nummereret": liste.nummereret,
            "start": liste.start,
            "indryk": venstre - maal.pt(niveau.hængende) - om.venstre,
            "hæng": maal.pt(niveau.hængende),
            "mønster": _mønster(niveau.tekst, niveau.talformat),
            "punkter": punkter,
        }

    def _tabel(self, tabel: Tabel, flow: Flow, om: Omgivelser) -> list[Data]:
        typ = self.typografi
        form = typ.tabel(tabel.slags)
        over = flow.over.efter if flow.over else 0.0
        foran: list[Data] = []
        if flow.tabel:
            foran = [self._afsnit((), typ.tabelafstand, Flow(), Omgivelser())]
            over = 0.0
        flow.over, flow.tabel = None, True
        return [
            *foran,
            {
                "k": "tabel",
                "over": over,
                "kolonner": maal.kolonner(tabel, form, typ.side, om.venstre),
                "top": maal.pt(form.margen_top),
                "bund": maal.pt(form.margen_bund),
                "venstre": maal.pt(form.margen_venstre),
                "højre": maal.pt(form.margen_højre),
                "streg_top": _streg(form.streg_top),
                "streg_bund": _streg(form.streg_bund),
                "streg_vandret": _streg(form.streg_vandret),
                "hoved": [self._række(r, form.hoved_lodret) for r in tabel.hovedrækker],
                "rækker": [self._række(r, "top") for r in tabel.rækker],
            },
        ]

    def _række(self, række: Række, lodret: str) -> list[Data]:
        return [
            {
                "kolonner": celle.kolonner,
                "just": celle.justering.value,
                "lodret": lodret,
                "fyld": self._fyld(celle),
                "blokke": self.blokke(celle.blokke, Omgivelser(celle=celle)),
            }
            for celle in række.celler
        ]

    def _fyld(self, celle: Celle) -> str:
        if celle.type is Celletype.ALMINDELIG:
            return ""
        stile = [blok.stil for blok in celle.blokke if isinstance(blok, Afsnit)]
        return self.typografi.celle(stile[0] if stile else Stil.TABELTEKST, celle.type).fyld

    def _figur(self, figur: Figur, flow: Flow) -> Data:
        form = self.typografi.figur
        over = self._luft(flow, form)
        tekst: Data | None = None
        if figur.billedtekst:
            billedtekst = self.typografi.stil(Stil.BILLEDTEKST)
            tekst = self._afsnit(figur.billedtekst, billedtekst, flow, Omgivelser())
        return {
            "k": "figur",
            "over": over,
            "billede": self._billede(figur.data, figur.format),
            "bredde": maal.pt(figur.bredde),
            "højde": maal.pt(figur.højde),
            "ned": maal.linje(form)[1],
            "just": form.justering.value,
            "alt": figur.alternativ_tekst,
            "tekst": tekst,
        }

    def _billede(self, data: bytes, slags: str) -> Data:
        # Typst takes files in memory only when they are text, so a picture is a list of numbers.
        navn = hashlib.sha256(data).hexdigest()[:16]
        self.billeder[navn] = list(data)
        return {"navn": navn, "format": {"jpeg": "jpg"}.get(slags, slags)}


def _streg(streg: Streg) -> Data:
    return {"tykkelse": streg.tykkelse, "farve": streg.farve}


def _mønster(tekst: str, talformat: str) -> str:
    """Return Typst's numbering pattern, or the bullet itself."""
    tal = TALFORMAT.get(talformat, UPPER_ROMAN)
    for nummer in range(1, 10):
        tekst = tekst.replace(f"%{nummer}", tal)
    return tekst


def _felter(tekst: str) -> list[str | Data]:
    """Split the footer's text at ``{side}`` and ``{sider}``."""
    dele: list[str | Data] = []
    for stykke in tekst.replace("{sider}", "\0sider\0").replace("{side}", "\0side\0").split("\0"):
        if stykke in ("side", "sider") and len(dele) % 2 == 1:
            dele.append({"felt": stykke})
        else:
            dele.append(stykke)
    return dele
