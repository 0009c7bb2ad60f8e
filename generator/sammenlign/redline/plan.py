"""What has become of which block of a body, a cell or a note, in forms that can be tracked."""

from __future__ import annotations

from collections.abc import Sequence

from generator.sammenlign.parled import PairItem, Parring, indsat, slettet
from generator.sammenlign.parring import pair_up
from generator.sammenlign.redline.afsnit import ens_ord
from generator.sammenlign.redline.blokpar import (
    ALENE,
    NEW,
    OLD,
    BlockPair,
    blokke,
    er_tabel,
    som_par,
)
from generator.sammenlign.redline.fletning import Fletning
from generator.sammenlign.redline.laes import MÆRKE
from generator.sammenlign.redline.maerker import har_note, med_kendte_mærker, skilt
from generator.sammenlign.redline.skel import uden_løse_skel
from generator.sammenlign.redline.xml import q
from generator.word.xml import Element


def læg_plan(f: Fletning, gamle: Sequence[Element], nye: Sequence[Element]) -> list[BlockPair]:
    """Return what has become of every block, in the order in which it is to be written."""
    plan = _med_ende(_plan(f, gamle, nye), gamle[-1], nye[-1])
    plan = _uden_ender(uden_løse_skel(plan))
    return med_kendte_mærker(f, plan)


def _led(f: Fletning, blok: Element, side: int) -> PairItem:
    if blok.tag == q("tbl"):
        rækker = [række_tekst(tr) for tr in blok.iterchildren(q("tr"))]
        # A table is known by its head, also when every figure in it is another.
        hoved = rækker[0] if rækker else None
        return PairItem("\n".join(rækker), "tabel", hoved, tuple(f.læser.tabel(blok)))
    stykker = f.læser.stykker(blok)
    tekst = "".join(s.tekst for s in stykker).replace(MÆRKE, "")
    aftryk = tuple((len(s.tekst), s.form, s.ting, s.link) for s in stykker)
    return PairItem(tekst, "afsnit", f.sti(blok, side), (f.læser.egne(blok, "pPr"), aftryk))


def række_tekst(tr: Element) -> str:
    """Return the text of a table's row, its cells apart."""
    celler = ("".join(t.text or "" for t in tc.iter(q("t"))) for tc in tr.iterchildren(q("tc")))
    return "\t".join(celler)


def _plan(f: Fletning, gamle: Sequence[Element], nye: Sequence[Element]) -> list[BlockPair]:
    led = {blok: _led(f, blok, side) for side, alle in enumerate((gamle, nye)) for blok in alle}
    ud: list[BlockPair] = []
    for p in pair_up(gamle, nye, led.__getitem__, flyt=f.fin, del_=f.fin):
        if p.er_flytning and not _kan_flyttes(f, p):
            p = p.uden_flytning()
        if p.slags in (Parring.DELT, Parring.SAMLET) and not _ens_ppr(f, p):
            ud += skilt(p)
        elif p.slags is Parring.ÆNDRET and _er_to(f, p):
            ud += [slettet(*p.gamle), indsat(*p.nye)]
        else:
            ud.append(p)
    return ud


def _er_to(f: Fletning, p: BlockPair) -> bool:
    """Tell whether a paragraph that has changed must be deleted and inserted to be tracked."""
    return not er_tabel(p) and (not f.fin or _andet_niveau(p) or _andet_billede(f, p))


def _andet_niveau(p: BlockPair) -> bool:
    """Tell whether an item is at another level of a list: LibreOffice would let it stay there."""
    g, n = (blok.find(f"{q('pPr')}/{q('numPr')}/{q('ilvl')}") for blok in blokke(p))
    return g is not None and n is not None and g.get(q("val")) != n.get(q("val"))


def _andet_billede(f: Fletning, p: BlockPair) -> bool:
    """Tell whether a picture is another: LibreOffice would join its paragraph to the next."""
    note = q("footnoteReference")
    g, n = (
        [s.ting for s in f.læser.stykker(blok) if s.ting and s.ting[0] != note]
        for blok in blokke(p)
    )
    return g != n


def _kan_flyttes(f: Fletning, p: BlockPair) -> bool:
    """Tell whether what was moved can be called so: paragraphs whose words are the same.

    What was moved and changed is deleted in one place and new in the other: with a change inside
    a move LibreOffice joins the paragraph after it to the wrong one when all is rejected, and it
    forgets the mark of a paragraph with a note. Word knows no moves of tables.
    """
    g, n = p.gamle[0], p.nye[0]
    return not (er_tabel(p) or har_note(g) or har_note(n)) and ens_ord(f, g, n)


def _uden_ender(plan: list[BlockPair]) -> list[BlockPair]:
    """Return the plan with what was moved to or from before a table, or the end, as no move.

    The last mark there is kept, so it cannot be moved.
    """
    bundne = {
        (p.gamle, p.nye)
        for nr, p in enumerate(plan)
        for side, slags in ((OLD, Parring.FLYTTET_FRA), (NEW, Parring.FLYTTET))
        if p.slags is slags and _er_ende(plan[nr + 1 :], 1 - side)
    }
    return [p.uden_flytning() if (p.gamle, p.nye) in bundne else p for p in plan]


def _er_ende(efter: Sequence[BlockPair], side: int) -> bool:
    """Tell whether only what a document has alone comes before a table or the end."""
    for p in efter:
        if er_tabel(p):
            return True
        if p.slags not in ALENE[side]:
            return False
    return True


def _med_ende(plan: list[BlockPair], gammel: Element, ny: Element) -> list[BlockPair]:
    """Return the plan with the last paragraphs as a pair when only one stands after the tables."""
    tabeller = [nr for nr, p in enumerate(plan) if er_tabel(p)]
    hale = plan[tabeller[-1] + 1 :] if tabeller else plan
    sider = {p.slags for p in hale}
    if hale and any(sider <= set(slags) for slags in ALENE):
        return som_par(plan, gammel, ny)
    return plan


def _ens_ppr(f: Fletning, p: BlockPair) -> bool:
    """Tell whether pieces and whole are paragraphs with the same properties.

    When two are joined, Word keeps the properties of the second and others those of the first.
    """
    return not er_tabel(p) and len({f.læser.egne(blok, "pPr") for blok in blokke(p)}) == 1
