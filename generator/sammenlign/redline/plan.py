"""What has become of which block of a body, a cell or a note, in forms that can be tracked."""

from __future__ import annotations

from collections.abc import Sequence

from generator.sammenlign.parring import PairItem, Par, Parring, indsat, par, slettet
from generator.sammenlign.redline.afsnit import ens_ord
from generator.sammenlign.redline.fletning import Fletning, Version
from generator.sammenlign.redline.laes import MÆRKE
from generator.sammenlign.redline.maerker import HALE, har_note, med_kendte_mærker, skilt
from generator.sammenlign.redline.skel import ALENE, uden_løse_skel
from generator.sammenlign.redline.xml import q
from generator.word.xml import Element


def læg_plan(f: Fletning, gamle: Sequence[Element], nye: Sequence[Element]) -> list[Par]:
    """Return what has become of every block, in the order in which it is to be written."""
    plan = _med_ende(_plan(f, gamle, nye), gamle, nye)
    plan = uden_løse_skel(plan, lambda p: blok_af(p, gamle, nye).tag == q("tbl"))
    plan = _uden_ender(plan, gamle, nye)
    return med_kendte_mærker(f, plan, gamle, nye)


def blok_af(p: Par, gamle: Sequence[Element], nye: Sequence[Element]) -> Element:
    """Return a pair's first block: it tells whether it is a table."""
    return gamle[p.gamle[0]] if p.gamle else nye[p.nye[0]]


def _led(f: Fletning, blok: Element, side: Version) -> PairItem:
    if blok.tag == q("tbl"):
        rækker = [række_tekst(tr) for tr in blok.iterchildren(q("tr"))]
        # A table is known by its head, also when every figure in it is another.
        hoved = rækker[0] if rækker else None
        return PairItem("\n".join(rækker), "tabel", hoved, f.læser(side).tabel(blok))
    stykker = f.læser(side).stykker(blok)
    tekst = "".join(s.tekst for s in stykker).replace(MÆRKE, "")
    aftryk = tuple((len(s.tekst), s.form, f.tingnøgle(s, side)) for s in stykker)
    return PairItem(tekst, "afsnit", f.sti(blok, side), (f.ppr_nøgle(blok, side), aftryk))


def række_tekst(tr: Element) -> str:
    """Return the text of a table's row, its cells apart."""
    celler = ("".join(t.text or "" for t in tc.iter(q("t"))) for tc in tr.iterchildren(q("tc")))
    return "\t".join(celler)


def _plan(f: Fletning, gamle: Sequence[Element], nye: Sequence[Element]) -> list[Par]:
    g_led = [_led(f, blok, Version.GAMMEL) for blok in gamle]
    n_led = [_led(f, blok, Version.NY) for blok in nye]
    plan = par(g_led, n_led, flyt=f.fin, del_=f.fin)
    plan = _uden_ændrede_flytninger(f, plan, gamle, nye)
    ud: list[Par] = []
    for p in plan:
        if p.slags in (Parring.DELT, Parring.SAMLET) and not _ens_ppr(f, p, gamle, nye):
            ud += skilt(p)
        elif p.slags is Parring.ÆNDRET and _er_to(f, gamle[p.gamle[0]], nye[p.nye[0]]):
            ud += [slettet(*p.gamle), indsat(*p.nye)]
        else:
            ud.append(p)
    return ud


def _er_to(f: Fletning, gammel: Element, ny_: Element) -> bool:
    """Tell whether a paragraph that has changed must be deleted and inserted to be tracked."""
    if gammel.tag != q("p"):
        return False
    return not f.fin or _andet_niveau(gammel, ny_) or _andet_billede(f, gammel, ny_)


def _andet_niveau(gammel: Element, ny_: Element) -> bool:
    """Tell whether an item is at another level of a list: LibreOffice would let it stay there."""
    g, n = (p.find(f"{q('pPr')}/{q('numPr')}/{q('ilvl')}") for p in (gammel, ny_))
    return g is not None and n is not None and g.get(q("val")) != n.get(q("val"))


def _andet_billede(f: Fletning, gammel: Element, ny_: Element) -> bool:
    """Tell whether a picture is another: LibreOffice would join its paragraph to the next."""
    billeder = [
        [f.tingnøgle(s, side) for s in f.læser(side).stykker(p) if s.ting and s.ting[0] != "note"]
        for p, side in zip((gammel, ny_), Version, strict=True)
    ]
    return billeder[0] != billeder[1]


def _uden_ændrede_flytninger(
    f: Fletning, plan: list[Par], gamle: Sequence[Element], nye: Sequence[Element]
) -> list[Par]:
    """Return the plan with moves of paragraphs whose words are the same, and no others.

    What was moved and changed is deleted in one place and new in the other: with a change inside
    a move LibreOffice joins the paragraph after it to the wrong one when all is rejected, and it
    forgets the mark of a paragraph with a note. Word knows no moves of tables.
    """

    def kan_flyttes(p: Par) -> bool:
        g, n = gamle[p.gamle[0]], nye[p.nye[0]]
        return g.tag == n.tag == q("p") and not (har_note(g) or har_note(n)) and ens_ord(f, g, n)

    return [p.uden_flytning() if p.er_flytning and not kan_flyttes(p) else p for p in plan]


def _uden_ender(plan: list[Par], gamle: Sequence[Element], nye: Sequence[Element]) -> list[Par]:
    """Return the plan with what was moved to or from before a table, or the end, as no move.

    The last mark there is kept, so it cannot be moved.
    """
    bundne: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    for nr, p in enumerate(plan):
        efter = plan[nr + 1 :]
        for slags in (Parring.FLYTTET_FRA, Parring.FLYTTET):
            andre = (Parring.NY, Parring.FLYTTET)
            if slags is Parring.FLYTTET:
                andre = (Parring.SLETTET, Parring.FLYTTET_FRA)
            if p.slags is slags and _er_ende(efter, andre, gamle, nye):
                bundne.add((p.gamle, p.nye))
    return [p.uden_flytning() if (p.gamle, p.nye) in bundne else p for p in plan]


def _er_ende(
    efter: Sequence[Par],
    andre: tuple[Parring, Parring],
    gamle: Sequence[Element],
    nye: Sequence[Element],
) -> bool:
    """Tell whether nothing but what only the other document has comes before a table or the end."""
    for p in efter:
        if blok_af(p, gamle, nye).tag == q("tbl"):
            return True
        if p.slags not in andre:
            return False
    return True


def _med_ende(plan: list[Par], gamle: Sequence[Element], nye: Sequence[Element]) -> list[Par]:
    """Return the plan with the last paragraphs as a pair when only one stands after the tables."""
    tabeller = [nr for nr, p in enumerate(plan) if blok_af(p, gamle, nye).tag == q("tbl")]
    hale = plan[tabeller[-1] + 1 :] if tabeller else plan
    sider = {p.slags for p in hale}
    if hale and any(sider <= set(slags) for slags in ALENE):
        return med_sidste_par(plan, len(gamle) - 1, len(nye) - 1)
    return plan


def _ens_ppr(f: Fletning, p: Par, gamle: Sequence[Element], nye: Sequence[Element]) -> bool:
    """Tell whether pieces and whole are paragraphs with the same properties.

    When two are joined, Word keeps the properties of the second and others those of the first.
    """
    alle = [(gamle[g], Version.GAMMEL) for g in p.gamle] + [(nye[n], Version.NY) for n in p.nye]
    if any(blok.tag != q("p") for blok, _ in alle):
        return False
    return len({f.ppr_nøgle(blok, side) for blok, side in alle}) == 1


def med_sidste_par(plan: list[Par], g: int, n: int) -> list[Par]:
    """Return the plan with the last of the old and the last of the new as a pair of their own."""
    ud: list[Par] = []
    for p in plan:
        ramt = g in p.gamle or n in p.nye
        if ramt and p.slags not in HALE:
            ud += [slettet(i) for i in p.gamle if i != g]
            ud += [indsat(i) for i in p.nye if i != n]
        elif not ramt:
            ud.append(p)
        elif (p.slags is Parring.FLYTTET_FRA and g not in p.gamle) or (
            p.slags is Parring.FLYTTET and n not in p.nye
        ):
            ud.append(p.uden_flytning())
    return [*ud, Par(Parring.ÆNDRET, (g,), (n,), 0.0)]
