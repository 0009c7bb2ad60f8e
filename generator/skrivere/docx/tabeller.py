"""Tables: native header rows, fixed widths, fills from the cell styles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.dokument.trae import Afsnit, Celle, Celletype, Række, Stil, Tabel
from generator.skrivere.bredder import kolonnebredder
from generator.skrivere.docx.kontekst import Skrivning
from generator.skrivere.docx.xml import twips, værdi
from generator.typografi import Streg, Tabelform

if TYPE_CHECKING:
    from generator.skrivere.docx.blokke import Sted

LODRET = {"top": "top", "midt": "center", "bund": "bottom"}


def tabel(k: Skrivning, tabel: Tabel, sted: Sted) -> str:
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
    rækker = "".join(
        _række(k, række, form, bredder, inde, hoved=nr < len(tabel.hovedrækker))
        for nr, række in enumerate((*tabel.hovedrækker, *tabel.rækker))
    )
    kolonner = "".join(f'<w:gridCol w:w="{bredde}"/>' for bredde in bredder)
    return (
        f"<w:tbl>{_egenskaber(tabel, form, sum(bredder))}"
        f"<w:tblGrid>{kolonner}</w:tblGrid>{rækker}</w:tbl>"
    )


def _egenskaber(tabel: Tabel, form: Tabelform, bredde: int) -> str:
    første_række = bool(tabel.hovedrækker)
    første_kolonne = any(celle.rækkehoved for række in tabel.rækker for celle in række.celler)
    # Bits of w:val: 0x20 first row, 0x80 first column, 0x600 no banding.
    bits = 0x600 | (0x20 if første_række else 0) | (0x80 if første_kolonne else 0)
    titel = værdi(tabel.titel)
    beskrivelse = (
        f'<w:tblCaption w:val="{titel}"/><w:tblDescription w:val="{titel}"/>' if titel else ""
    )
    return (
        f'<w:tblPr><w:tblStyle w:val="{form.stil_id}"/><w:tblW w:w="{bredde}" w:type="dxa"/>'
        '<w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{_streg('top', form.streg_top)}{_streg('bottom', form.streg_bund)}"
        f"{_streg('insideH', form.streg_vandret)}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{twips(form.margen_top)}" w:type="dxa"/>'
        f'<w:left w:w="{twips(form.margen_venstre)}" w:type="dxa"/>'
        f'<w:bottom w:w="{twips(form.margen_bund)}" w:type="dxa"/>'
        f'<w:right w:w="{twips(form.margen_højre)}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="{bits:04X}" w:firstRow="{første_række:d}" w:lastRow="0" '
        f'w:firstColumn="{første_kolonne:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"{beskrivelse}</w:tblPr>"
    )


def _streg(navn: str, streg: Streg) -> str:
    if not streg.tykkelse:
        return f'<w:{navn} w:val="nil"/>'
    tykkelse, farve = round(streg.tykkelse * 8), streg.farve[1:]
    return f'<w:{navn} w:val="single" w:sz="{tykkelse}" w:space="0" w:color="{farve}"/>'


def _række(
    k: Skrivning, række: Række, form: Tabelform, bredder: list[int], sted: Sted, hoved: bool
) -> str:
    # A header row alone at the foot of a page would head nothing.
    inde = replace(sted, sti=række.sti or sted.sti, hold=hoved or række.hold_med_næste)
    celler: list[str] = []
    plads = 0
    for celle in (*række.celler, *_fyld_op(række, len(bredder))):
        spænd = max(1, min(celle.kolonner, len(bredder) - plads))
        bredde = sum(bredder[plads : plads + spænd])
        celler.append(_celle(k, celle, form, bredde, spænd, inde, hoved))
        plads += spænd
    egne = "<w:cantSplit/>" + ("<w:tblHeader/>" if hoved else "")
    return f"<w:tr><w:trPr>{egne}</w:trPr>{''.join(celler)}</w:tr>"


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
) -> str:
    from generator.skrivere.docx.blokke import skriv_blokke

    egne = f'<w:tcW w:w="{bredde}" w:type="dxa"/>'
    if spænd > 1:
        egne += f'<w:gridSpan w:val="{spænd}"/>'
    if fyld := _fyld(k, celle, sted.cellestil):
        egne += f'<w:shd w:val="clear" w:color="auto" w:fill="{fyld[1:]}"/>'
    egne += f'<w:vAlign w:val="{LODRET[form.hoved_lodret] if hoved else "top"}"/>'
    mm = bredde * 25.4 / 1440 - form.margen_venstre - form.margen_højre
    inde = replace(sted, sti=celle.sti or sted.sti, celle=celle, bredde=mm)
    return f"<w:tc><w:tcPr>{egne}</w:tcPr>{skriv_blokke(k, celle.blokke, inde)}</w:tc>"


def _fyld(k: Skrivning, celle: Celle, stil: Stil) -> str:
    if celle.type is Celletype.ALMINDELIG:
        return ""
    stile = (blok.stil for blok in celle.blokke if isinstance(blok, Afsnit))
    return k.typografi.celle(next(stile, stil), celle.type).fyld
