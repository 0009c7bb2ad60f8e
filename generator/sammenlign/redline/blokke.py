"""What stands in a body, a cell or a note: paragraphs and tables of the two documents as one.

Word cannot take away the last paragraph of a body, a cell or a note, only what stands in it. So
the last paragraph of the old is always the last of the new, and when the one before it is the last
in the other document, it is that one's mark which is new or deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from generator.sammenlign.parring import PairItem, Par, Parring, par
from generator.sammenlign.redline.afsnit import Stand, flettet, helt, mærk
from generator.sammenlign.redline.fletning import Fletning, Version
from generator.sammenlign.redline.laes import BOGMÆRKER
from generator.sammenlign.redline.maerker import HALE, skal_slutte
from generator.sammenlign.redline.plan import blok_af, læg_plan, med_sidste_par, række_tekst
from generator.sammenlign.redline.xml import ny, nøgle, q
from generator.word.xml import Element

BLOKKE = (q("p"), q("tbl"))


def flet(f: Fletning, gammel: Element | None, ny_: Element | None) -> list[Element]:
    """Return the blocks of two bodies, cells or notes as one; either may be missing."""
    gamle, nye = _blokke(gammel), _blokke(ny_)
    if gammel is not None and ny_ is not None:
        # A body without a paragraph has one when Word opens it.
        gamle, nye = gamle or [ny("p")], nye or [ny("p")]
    if not gamle or not nye:
        return _alene(f, gamle or nye, Version.GAMMEL if gamle else Version.NY)
    return _med_skel(f, _skriv(f, gamle, nye, læg_plan(f, gamle, nye)))


def _blokke(i: Element | None) -> list[Element]:
    return [] if i is None else [barn for barn in i if barn.tag in BLOKKE]


def _alene(f: Fletning, blokke: Sequence[Element], side: Version) -> list[Element]:
    """Return the blocks of a note that only one document has."""
    ud: list[Element] = []
    for nr, blok in enumerate(blokke):
        if blok.tag == q("tbl"):
            ud.append(_tabel_alene(f, blok, side))
        else:
            ud.append(helt(f, blok, side, _stand(side), mærke=nr + 1 < len(blokke)))
    return ud


# --- writing it -------------------------------------------------------------------------------


def _skriv(
    f: Fletning, gamle: Sequence[Element], nye: Sequence[Element], plan: list[Par]
) -> list[Element]:
    """Return the blocks; what stands before a table ends like what stands at the very end.

    No program can take away the mark of a paragraph that a table comes after.
    """
    ud: list[Element] = []
    stykke: list[Par] = []
    for p, næste in zip(plan, [*plan[1:], None], strict=True):
        if blok_af(p, gamle, nye).tag == q("tbl"):
            ud += _skriv_stykke(f, gamle, nye, stykke)
            ud += _skriv_plan(f, gamle, nye, [p])
            stykke = []
        else:
            stykke.append(p)
            if skal_slutte(f, stykke, næste, gamle, nye):
                ud += _skriv_stykke(f, gamle, nye, stykke)
                stykke = []
    return ud + _skriv_stykke(f, gamle, nye, stykke)


def _skriv_stykke(
    f: Fletning, gamle: Sequence[Element], nye: Sequence[Element], plan: list[Par]
) -> list[Element]:
    """Return the paragraphs between two tables."""
    fast = max((nr for nr, p in enumerate(plan) if p.slags not in HALE), default=-1)
    hale = plan[fast + 1 :]
    g_hale = [p.gamle[0] for p in hale if p.slags in (Parring.SLETTET, Parring.FLYTTET_FRA)]
    n_hale = [p.nye[0] for p in hale if p.slags in (Parring.NY, Parring.FLYTTET)]
    if g_hale and n_hale:
        plan = med_sidste_par(plan, g_hale[-1], n_hale[-1])
    elif hale and fast >= 0 and f.fin and not _kun_billede(blok_af(hale[-1], gamle, nye)):
        return _samlet_hale(f, gamle, nye, plan, fast)
    elif hale and fast >= 0:
        g, n = (g_hale or plan[fast].gamle)[-1], (n_hale or plan[fast].nye)[-1]
        plan = med_sidste_par(plan, g, n)
    return _skriv_plan(f, gamle, nye, plan)


def _kun_billede(p: Element) -> bool:
    """Tell whether a paragraph is a picture alone: LibreOffice does not give it its style back."""
    return p.find(f".//{q('drawing')}") is not None and p.find(f".//{q('t')}") is None


def _samlet_hale(
    f: Fletning, gamle: Sequence[Element], nye: Sequence[Element], plan: list[Par], fast: int
) -> list[Element]:
    """Return the blocks when only one document goes on after the last paragraph that both have.

    That paragraph's mark is the one that is new or deleted, and the mark at the very end is kept.
    """
    ud = _skriv_plan(f, gamle, nye, plan[:fast])
    begge, hale = plan[fast], plan[fast + 1 :]
    slettes = hale[-1].slags in (Parring.SLETTET, Parring.FLYTTET_FRA)
    ud += flettet(
        f,
        [gamle[g] for g in begge.gamle],
        [nye[n] for n in begge.nye],
        Stand.SLETTET if slettes else Stand.NY,
    )
    ud += _skriv_plan(f, gamle, nye, hale[:-1])
    if slettes:
        return ud + flettet(f, [gamle[hale[-1].gamle[0]]], [_tomt(nye[begge.nye[-1]])])
    return ud + flettet(f, [_tomt(gamle[begge.gamle[-1]])], [nye[hale[-1].nye[0]]])


def _tomt(p: Element) -> Element:
    ppr = p.find(q("pPr"))
    return ny("p") if ppr is None else ny("p", deepcopy(ppr))


def _skriv_plan(
    f: Fletning, gamle: Sequence[Element], nye: Sequence[Element], plan: Sequence[Par]
) -> list[Element]:
    ud: list[Element] = []
    for p in plan:
        match p.slags:
            case Parring.SLETTET:
                ud += _alene_blok(f, gamle[p.gamle[0]], Version.GAMMEL)
            case Parring.NY:
                ud += _alene_blok(f, nye[p.nye[0]], Version.NY)
            case Parring.FLYTTET_FRA | Parring.FLYTTET:
                stand = Stand.FRA if p.slags is Parring.FLYTTET_FRA else Stand.TIL
                ud += _flyttet(f, gamle[p.gamle[0]], nye[p.nye[0]], stand)
            case _ if gamle[p.gamle[0]].tag == q("tbl"):
                ud += flet_tabel(f, gamle[p.gamle[0]], nye[p.nye[0]])
            case Parring.ENS if _enkelt(nye[p.nye[0]]):
                ud.append(deepcopy(nye[p.nye[0]]))
            case _:
                ud += flettet(f, [gamle[g] for g in p.gamle], [nye[n] for n in p.nye])
    return ud


def _enkelt(p: Element) -> bool:
    """Tell whether a paragraph has nothing with an id: it can be copied as it is."""
    return all(r.tag not in MED_ID for r in p.iter())


MED_ID = {q("footnoteReference"), q("drawing"), q("hyperlink"), q("pict"), q("object")}


def _flyttet(f: Fletning, gammel: Element, ny_: Element, stand: Stand) -> list[Element]:
    navn = f.flytning((gammel, ny_))
    side = Version.GAMMEL if stand is Stand.FRA else Version.NY
    p = helt(f, gammel if stand is Stand.FRA else ny_, side, stand)
    start, slut = f.grænser(stand.value, navn)
    # After the bookmark: LibreOffice would give the next paragraph the style of this one.
    nr = next((nr for nr, e in enumerate(p) if e.tag not in (q("pPr"), BOGMÆRKER[0])), len(p))
    p.insert(nr, start)
    return [p, slut]


def _alene_blok(f: Fletning, blok: Element, side: Version) -> list[Element]:
    if blok.tag == q("tbl"):
        return [_tabel_alene(f, blok, side)]
    return [helt(f, blok, side, _stand(side))]


def _stand(side: Version) -> Stand:
    return Stand.SLETTET if side is Version.GAMMEL else Stand.NY


def _med_skel(f: Fletning, blokke: list[Element]) -> list[Element]:
    """Return the blocks with two tables kept apart, else Word makes them one.

    What stands between them is a paragraph that is both new and deleted: in neither document.
    """
    ud: list[Element] = []
    for blok in blokke:
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
        return [_tabel_alene(f, gammel, Version.GAMMEL), _tabel_alene(f, ny_, Version.NY)]
    ud = ny("tbl")
    egne = _med_ændring(f, gammel, ny_, "tblPr")
    net = _med_ændring(f, gammel, ny_, "tblGrid")
    ud.extend(e for e in (egne, net) if e is not None)
    gamle, nye = list(gammel.iterchildren(q("tr"))), list(ny_.iterchildren(q("tr")))
    g_led = [_rækkeled(tr) for tr in gamle]
    n_led = [_rækkeled(tr) for tr in nye]
    for p in par(g_led, n_led, flyt=False, del_=False):
        if p.slags is Parring.SLETTET:
            ud.append(_række_alene(f, gamle[p.gamle[0]], Version.GAMMEL))
        elif p.slags is Parring.NY:
            ud.append(_række_alene(f, nye[p.nye[0]], Version.NY))
        else:
            ud.append(_flet_række(f, gamle[p.gamle[0]], nye[p.nye[0]]))
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
    ud = ny("tr")
    egne = _med_ændring(f, gammel, ny_, "trPr")
    if egne is not None:
        ud.append(egne)
    celler = zip(gammel.iterchildren(q("tc")), ny_.iterchildren(q("tc")), strict=True)
    for g_tc, n_tc in celler:
        tc = ny("tc")
        egne = _med_ændring(f, g_tc, n_tc, "tcPr")
        if egne is not None:
            tc.append(egne)
        tc.extend(flet(f, g_tc, n_tc))
        ud.append(tc)
    return ud


def _med_ændring(f: Fletning, gammel: Element, ny_: Element, navn: str) -> Element | None:
    """Return the new properties of a table, row or cell, and which the old were."""
    før, nu = gammel.find(q(navn)), ny_.find(q(navn))
    if før is None and nu is None:
        return None
    ud = ny(navn) if nu is None else deepcopy(nu)
    if nøgle(før)[3:] != nøgle(nu)[3:]:
        gamle = ny(navn) if før is None else deepcopy(før)
        if navn == "tblGrid":
            ud.append(ny("tblGridChange", gamle, id=f.nummer()))
        else:
            ud.append(f.revision(f"{navn}Change", gamle))
    return ud


def _tabel_alene(f: Fletning, tbl: Element, side: Version) -> Element:
    ud = ny("tbl")
    for barn in tbl:
        if barn.tag == q("tr"):
            ud.append(_række_alene(f, barn, side))
        elif barn.tag in (q("tblPr"), q("tblGrid")):
            ud.append(deepcopy(barn))
    return ud


def _række_alene(f: Fletning, tr: Element, side: Version) -> Element:
    ud = ny("tr")
    fundet = tr.find(q("trPr"))
    trpr = ny("trPr") if fundet is None else deepcopy(fundet)
    trpr.append(f.revision(_stand(side).value))
    ud.append(trpr)
    for tc in tr.iterchildren(q("tc")):
        celle = ny("tc")
        tcpr = tc.find(q("tcPr"))
        if tcpr is not None:
            celle.append(deepcopy(tcpr))
        celle.extend(_alene(f, _blokke(tc), side))
        ud.append(celle)
    return ud
