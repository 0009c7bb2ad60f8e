"""Tables: native header rows, fixed widths, fills from the cell styles."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from docx.shared import Mm, Twips

from generator.dokument.trae import Afsnit, Celle, Celletype, Række, Stil, Tabel
from generator.skrivere.bredder import kolonnebredder
from generator.skrivere.docx.kontekst import Skrivning
from generator.skrivere.docx.xml import Element, w
from generator.typografi.typer import Streg, Tabelform

if TYPE_CHECKING:
    from generator.skrivere.docx.blokke import Sted

LODRET = {"top": "top", "midt": "center", "bund": "bottom"}
TITLER = ("tblCaption", "tblDescription")


def tabel(k: Skrivning, tabel: Tabel, sted: Sted) -> Element:
    """Return a table; a row is never split, and the header rows repeat on every page."""
    form = k.typografi.tabel(tabel.slags)
    bredder = kolonnebredder(tabel, form, sted.bredde)
    stile = (
        blok.stil
        for række in (*tabel.hovedrækker, *tabel.rækker)
        for celle in række.celler
        for blok in celle.blokke
        if isinstance(blok, Afsnit)
    )
    inde = replace(
        sted, cellestil=next(stile, Stil.TABELTEKST), dybde=0, venstre=0.0, listeform=None
    )
    rækker = [
        _række(k, række, form, bredder, inde, hoved=nr < len(tabel.hovedrækker))
        for nr, række in enumerate((*tabel.hovedrækker, *tabel.rækker))
    ]
    net = w("tblGrid", *(w("gridCol", w=bredde) for bredde in bredder))
    return w("tbl", _egenskaber(tabel, form, sum(bredder)), net, *rækker)


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


def _række(
    k: Skrivning, række: Række, form: Tabelform, bredder: list[int], sted: Sted, hoved: bool
) -> Element:
    # A header row alone at the foot of a page would head nothing.
    inde = replace(sted, sti=række.sti or sted.sti, hold=hoved or række.hold_med_næste)
    celler: list[Element] = []
    plads = 0
    for celle in (*række.celler, *_fyld_op(række, len(bredder))):
        spænd = max(1, min(celle.kolonner, len(bredder) - plads))
        bredde = sum(bredder[plads : plads + spænd])
        celler.append(_celle(k, celle, form, bredde, spænd, inde, hoved))
        plads += spænd
    egne = [w("cantSplit"), w("tblHeader")] if hoved else [w("cantSplit")]
    return w("tr", w("trPr", *egne), *celler)


def _fyld_op(række: Række, antal: int) -> tuple[Celle, ...]:
    """Return an empty cell for what a short row lacks, so that its rules reach the edge."""
    rest = antal - sum(celle.kolonner for celle in række.celler)
    return (Celle((), kolonner=rest),) if rest > 0 else ()


def _celle(
    k: Skrivning,
    celle: Celle,
    form: Tabelform,
    bredde: int,
    spænd: int,
    sted: Sted,
    hoved: bool,
) -> Element:
    from generator.skrivere.docx.blokke import skriv_blokke

    lodret = LODRET[form.hoved_lodret] if hoved else "top"
    tc = copy(_tom_celle(bredde, spænd, _fyld(k, celle, sted.cellestil), lodret))
    mm = Twips(bredde).mm - form.margen_venstre - form.margen_højre
    inde = replace(sted, sti=celle.sti or sted.sti, celle=celle, bredde=mm)
    tc.extend(skriv_blokke(k, celle.blokke, inde))
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


def _fyld(k: Skrivning, celle: Celle, stil: Stil) -> str:
    if celle.type is Celletype.ALMINDELIG:
        return ""
    stile = (blok.stil for blok in celle.blokke if isinstance(blok, Afsnit))
    return k.typografi.celle(next(stile, stil), celle.type).fyld
