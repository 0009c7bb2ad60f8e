"""The blocks of a document set up -> the content of a body, a cell or a note."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from functools import lru_cache
from typing import assert_never

from docx.shared import Mm

from generator.dokument.trae import Tabel
from generator.skrivere.docx import figurer
from generator.skrivere.docx.kontekst import Skrivning
from generator.skrivere.docx.tekst import Egne, afsnit, løb
from generator.skrivere.docx.xml import Element, w
from generator.skrivere.opsat import (
    OpsatAfsnit,
    OpsatBlok,
    OpsatCelle,
    OpsatFigur,
    OpsatListe,
    OpsatRække,
    OpsatTabel,
)
from generator.typografi.typer import Streg, Tabelform

LODRET = {"top": "top", "midt": "center", "bund": "bottom"}
TITLER = ("tblCaption", "tblDescription")


def skriv_blokke(
    k: Skrivning,
    blokke: Iterable[OpsatBlok],
    *,
    hold: bool = False,
    forrest: Sequence[Element] = (),
) -> list[Element]:
    """Return the blocks.

    `hold` keeps every paragraph on the page of the next one: Word has no other way to keep a table
    row with the next. `forrest` are runs to stand first in the first paragraph.
    """
    dele: list[Element] = []
    for blok in blokke:
        match blok:
            case OpsatAfsnit():
                dele.append(_afsnit(k, blok, hold, forrest=forrest))
                forrest = ()
            case OpsatListe():
                nummer = k.numre.liste(blok)
                for tegnet, *resten in blok.punkter:
                    assert isinstance(tegnet, OpsatAfsnit), "an item begins with one"
                    dele.append(_afsnit(k, tegnet, hold, nummer))
                    dele += skriv_blokke(k, resten, hold=hold)
            case OpsatTabel():
                if blok.foran:
                    dele.append(_afsnit(k, blok.foran, hold=False))
                dele.append(_tabel(k, blok))
            case OpsatFigur():
                dele += _figur(k, blok, hold)
            case _:
                assert_never(blok)
    return dele


def _afsnit(
    k: Skrivning,
    a: OpsatAfsnit,
    hold: bool,
    nummer: tuple[int, int] | None = None,
    forrest: Sequence[Element] = (),
) -> Element:
    indhold = [*forrest, *løb(k, a.indhold, a.sti)]
    if a.logo:
        indhold += figurer.logo(k, *a.logo)
    kant = 0.0 if nummer else a.kant
    justering = a.justering if a.indhold else None
    return afsnit(a.form, indhold, Egne(a.hold or hold, a.før, nummer, kant, justering))


def _figur(k: Skrivning, figur: OpsatFigur, hold: bool) -> list[Element]:
    """Return the picture's paragraph and, when it has one, its caption."""
    billede = k.bogmærker.om(figur.sti, [figurer.billede(k, figur.blok)])
    egne = Egne(hold or bool(figur.billedtekst), figur.før, kant=figur.kant)
    dele: list[Element] = [afsnit(figur.form, billede, egne)]
    if figur.billedtekst:
        dele.append(_afsnit(k, figur.billedtekst, hold=False))
    return dele


def _tabel(k: Skrivning, tabel: OpsatTabel) -> Element:
    """Return a table; a row is never split, and the header rows repeat on every page."""
    net = w("tblGrid", *(w("gridCol", w=bredde) for bredde in tabel.bredder))
    egenskaber = _egenskaber(tabel.blok, tabel.form, sum(tabel.bredder))
    return w("tbl", egenskaber, net, *(_række(k, række) for række in tabel.rækker))


def _egenskaber(tabel: Tabel, form: Tabelform, bredde: int) -> Element:
    første_række = bool(tabel.hovedrækker)
    første_kolonne = any(celle.rækkehoved for række in tabel.rækker for celle in række.celler)
    # Bits of w:val: 0x20 first row, 0x80 first column, 0x600 no banding.
    bits = 0x600 | (0x20 if første_række else 0) | (0x80 if første_kolonne else 0)
    streger = {"top": form.streg_top, "bottom": form.streg_bund, "insideH": form.streg_vandret}
    margener = {
        "top": form.margen_top,
        "left": form.margen_venstre,
        "bottom": form.margen_bund,
        "right": form.margen_højre,
    }
    brug = {"firstRow": int(første_række), "lastRow": 0, "firstColumn": int(første_kolonne)}
    return w(
        "tblPr",
        w("tblStyle", val=form.stil_id),
        w("tblW", w=bredde, type="dxa"),
        w("tblInd", w=0, type="dxa"),
        w("tblBorders", *(_streg(side, streg) for side, streg in streger.items())),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=Mm(m).twips, type="dxa") for side, m in margener.items())),
        w("tblLook", val=f"{bits:04X}", **brug, lastColumn=0, noHBand=1, noVBand=1),
        *(w(slags, val=tabel.titel) for slags in TITLER if tabel.titel),
    )


def _streg(navn: str, streg: Streg) -> Element:
    if not streg.tykkelse:
        return w(navn, val="nil")
    # Word measures rules in eighths of a point.
    return w(navn, val="single", sz=round(streg.tykkelse * 8), space=0, color=streg.farve[1:])


def _række(k: Skrivning, række: OpsatRække) -> Element:
    egne = [w("cantSplit"), w("tblHeader")] if række.hoved else [w("cantSplit")]
    celler = [_celle(k, celle, række.hold) for celle in række.celler]
    return w("tr", w("trPr", *egne), *celler)


def _celle(k: Skrivning, celle: OpsatCelle, hold: bool) -> Element:
    tc = copy(_tom_celle(celle.bredde, celle.spænd, celle.fyld, LODRET[celle.lodret]))
    tc.extend(skriv_blokke(k, celle.blokke, hold=hold))
    return tc


@lru_cache
def _tom_celle(bredde: int, spænd: int, fyld: str, lodret: str) -> Element:
    """Return a cell without content; there are few kinds, and a copy is quickly made."""
    egne = [w("tcW", w=bredde, type="dxa")]
    if spænd > 1:
        egne.append(w("gridSpan", val=spænd))
    if fyld:
        egne.append(w("shd", val="clear", color="auto", fill=fyld[1:]))
    return w("tc", w("tcPr", *egne, w("vAlign", val=lodret)))
