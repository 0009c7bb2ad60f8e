"""What stands in a body, a cell or a note: paragraphs and tables of the two documents as one.

Word cannot take away the last paragraph of a body, a cell or a note, only what stands in it. So
the last paragraph of the old is always the last of the new, and when the one before it is the last
in the other document, it is that one's mark which is new or deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

from generator.sammenlign.parled import PairItem, Parring
from generator.sammenlign.parring import pair_up
from generator.sammenlign.redline.afsnit import Stand, flettet, helt, mærk
from generator.sammenlign.redline.blokpar import (
    HALE,
    NEW,
    OLD,
    BlockPair,
    af,
    blokke,
    er_tabel,
    som_par,
)
from generator.sammenlign.redline.fletning import Fletning
from generator.sammenlign.redline.laes import BOGMÆRKER
from generator.sammenlign.redline.maerker import skal_slutte
from generator.sammenlign.redline.plan import læg_plan, række_tekst
from generator.sammenlign.redline.xml import ny, q
from generator.word.xml import Element

ALENE = {Parring.SLETTET: Stand.SLETTET, Parring.NY: Stand.NY}


def flet(f: Fletning, gammel: Element | None, ny_: Element | None) -> list[Element]:
    """Return the blocks of two bodies, cells or notes as one; either may be missing."""
    gamle, nye = _blokke(gammel), _blokke(ny_)
    if gammel is not None and ny_ is not None:
        # A body without a paragraph has one when Word opens it.
        gamle, nye = gamle or [ny("p")], nye or [ny("p")]
    if not gamle or not nye:
        return _alene(f, gamle or nye, Stand.SLETTET if gamle else Stand.NY)
    return _med_skel(f, _skriv(f, læg_plan(f, gamle, nye)))


def _blokke(i: Element | None) -> list[Element]:
    return [] if i is None else list(i.iterchildren(q("p"), q("tbl")))


def _alene(f: Fletning, alle: Sequence[Element], stand: Stand) -> list[Element]:
    """Return the blocks of a note or a cell that only one document has; its last mark stays."""
    return [
        _tabel_alene(f, blok, stand)
        if blok.tag == q("tbl")
        else helt(f, blok, stand, mærke=blok is not alle[-1])
        for blok in alle
    ]


# --- writing it -------------------------------------------------------------------------------


def _skriv(f: Fletning, plan: list[BlockPair]) -> list[Element]:
    """Return the blocks; what stands before a table ends like what stands at the very end.

    No program can take away the mark of a paragraph that a table comes after.
    """
    ud: list[Element] = []
    stykke: list[BlockPair] = []
    for p, næste in zip(plan, [*plan[1:], None], strict=True):
        if er_tabel(p):
            ud += _skriv_stykke(f, stykke) + _skriv_plan(f, [p])
            stykke = []
        else:
            stykke.append(p)
            if skal_slutte(f, stykke, næste):
                ud += _skriv_stykke(f, stykke)
                stykke = []
    return ud + _skriv_stykke(f, stykke)


def _skriv_stykke(f: Fletning, plan: list[BlockPair]) -> list[Element]:
    """Return the paragraphs between two tables."""
    fast = max((nr for nr, p in enumerate(plan) if p.slags not in HALE), default=-1)
    hale = plan[fast + 1 :]
    g_hale, n_hale = ([blok for p in hale for blok in af(p, side)] for side in (OLD, NEW))
    if g_hale and n_hale:
        plan = som_par(plan, g_hale[-1], n_hale[-1])
    elif hale and fast >= 0 and f.fin and not _kun_billede(blokke(hale[-1])[0]):
        return _samlet_hale(f, plan[:fast], plan[fast], hale)
    elif hale and fast >= 0:
        plan = som_par(plan, (g_hale or plan[fast].gamle)[-1], (n_hale or plan[fast].nye)[-1])
    return _skriv_plan(f, plan)


def _kun_billede(p: Element) -> bool:
    """Tell whether a paragraph is a picture alone: LibreOffice does not give it its style back."""
    return p.find(f".//{q('drawing')}") is not None and p.find(f".//{q('t')}") is None


def _samlet_hale(
    f: Fletning, plan: list[BlockPair], begge: BlockPair, hale: list[BlockPair]
) -> list[Element]:
    """Return the blocks when only one document goes on after the last paragraph that both have.

    That paragraph's mark is the one that is new or deleted, and the mark at the very end is kept.
    """
    sidst = hale[-1]
    slettes = bool(af(sidst, OLD))
    ud = _skriv_plan(f, plan)
    ud += flettet(f, begge.gamle, begge.nye, Stand.SLETTET if slettes else Stand.NY)
    ud += _skriv_plan(f, hale[:-1])
    if slettes:
        return ud + flettet(f, sidst.gamle, [_tomt(begge.nye[-1])])
    return ud + flettet(f, [_tomt(begge.gamle[-1])], sidst.nye)


def _tomt(p: Element) -> Element:
    return ny("p", *map(deepcopy, p.iterchildren(q("pPr"))))


def _skriv_plan(f: Fletning, plan: Iterable[BlockPair]) -> list[Element]:
    ud: list[Element] = []
    for p in plan:
        match p.slags:
            case Parring.SLETTET | Parring.NY:
                (blok,), stand = blokke(p), ALENE[p.slags]
                ud.append(_tabel_alene(f, blok, stand) if er_tabel(p) else helt(f, blok, stand))
            case Parring.FLYTTET_FRA | Parring.FLYTTET:
                ud += _flyttet(f, p)
            case _ if er_tabel(p):
                ud += flet_tabel(f, *blokke(p))
            case Parring.ENS if _enkelt(p.nye[0]):
                ud.append(deepcopy(p.nye[0]))
            case _:
                ud += flettet(f, p.gamle, p.nye)
    return ud


def _enkelt(p: Element) -> bool:
    """Tell whether a paragraph has nothing with an id: it can be copied as it is."""
    return all(r.tag not in MED_ID for r in p.iter())


MED_ID = {q("footnoteReference"), q("drawing"), q("hyperlink"), q("pict"), q("object")}


def _flyttet(f: Fletning, par: BlockPair) -> list[Element]:
    stand = Stand.FRA if par.slags is Parring.FLYTTET_FRA else Stand.TIL
    p = helt(f, blokke(par)[0], stand)
    start, slut = f.grænser(stand.value, f.flytning((par.gamle[0], par.nye[0])))
    # After the bookmark: LibreOffice would give the next paragraph the style of this one.
    nr = next((nr for nr, e in enumerate(p) if e.tag not in (q("pPr"), BOGMÆRKER[0])), len(p))
    p.insert(nr, start)
    return [p, slut]


def _med_skel(f: Fletning, alle: list[Element]) -> list[Element]:
    """Return the blocks with two tables kept apart, else Word makes them one.

    What stands between them is a paragraph that is both new and deleted: in neither document.
    """
    ud: list[Element] = []
    for blok in alle:
        if ud and ud[-1].tag == blok.tag == q("tbl"):
            p = ny("p")
            mærk(f, p, Stand.SLETTET)
            mærk(f, p, Stand.NY)
            ud.append(p)
        ud.append(blok)
    return ud


# --- tables -----------------------------------------------------------------------------------


def flet_tabel(f: Fletning, gammel: Element, ny_: Element) -> list[Element]:
    """Return two tables as one, row by row; as two when their columns are not as many."""
    if _kolonner(gammel) != _kolonner(ny_):
        return [_tabel_alene(f, gammel, Stand.SLETTET), _tabel_alene(f, ny_, Stand.NY)]
    ud = ny("tbl", *egenskaber(f, gammel, ny_, "tblPr"), *egenskaber(f, gammel, ny_, "tblGrid"))
    gamle, nye = (list(tbl.iterchildren(q("tr"))) for tbl in (gammel, ny_))
    for p in pair_up(gamle, nye, _rækkeled, flyt=False, del_=False):
        if p.slags in ALENE:
            ud.append(_række_alene(f, blokke(p)[0], ALENE[p.slags]))
        else:
            ud.append(_flet_række(f, *blokke(p)))
    return [ud]


def _kolonner(tbl: Element) -> int:
    return len(tbl.findall(f"{q('tblGrid')}/{q('gridCol')}"))


def _rækkeled(tr: Element) -> PairItem:
    """Return a row as its text, known by its first cell; only rows cut alike are held together."""
    snit = [tc.find(f"{q('tcPr')}/{q('gridSpan')}") for tc in tr.iterchildren(q("tc"))]
    slags = " ".join("1" if s is None else s.get(q("val"), "") for s in snit)
    tekst = række_tekst(tr)
    return PairItem(tekst, slags, tekst.partition("\t")[0] or None)


def _flet_række(f: Fletning, gammel: Element, ny_: Element) -> Element:
    celler = zip(gammel.iterchildren(q("tc")), ny_.iterchildren(q("tc")), strict=True)
    flettede = (ny("tc", *egenskaber(f, g, n, "tcPr"), *flet(f, g, n)) for g, n in celler)
    return ny("tr", *egenskaber(f, gammel, ny_, "trPr"), *flettede)


def egenskaber(f: Fletning, gammel: Element, ny_: Element, navn: str) -> list[Element]:
    """Return the new properties of a table, row, cell or page, and which the old were, if any."""
    før, nu = gammel.find(q(navn)), ny_.find(q(navn))
    if før is None and nu is None:
        return []
    ud = ny(navn) if nu is None else deepcopy(nu)
    if f.læser.nøgle_af(før) != f.læser.nøgle_af(nu):
        gamle = ny(navn) if før is None else deepcopy(før)
        if navn == "tblGrid":
            ud.append(ny("tblGridChange", gamle, id=f.nummer()))
        else:
            ud.append(f.revision(f"{navn}Change", gamle))
    return [ud]


def _tabel_alene(f: Fletning, tbl: Element, stand: Stand) -> Element:
    egne = map(deepcopy, tbl.iterchildren(q("tblPr"), q("tblGrid")))
    return ny("tbl", *egne, *(_række_alene(f, tr, stand) for tr in tbl.iterchildren(q("tr"))))


def _række_alene(f: Fletning, tr: Element, stand: Stand) -> Element:
    fundet = tr.find(q("trPr"))
    trpr = ny("trPr") if fundet is None else deepcopy(fundet)
    trpr.append(f.revision(stand.value))
    return ny("tr", trpr, *(_celle_alene(f, tc, stand) for tc in tr.iterchildren(q("tc"))))


def _celle_alene(f: Fletning, tc: Element, stand: Stand) -> Element:
    egne = map(deepcopy, tc.iterchildren(q("tcPr")))
    return ny("tc", *egne, *_alene(f, _blokke(tc), stand))
