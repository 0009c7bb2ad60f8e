"""Which paragraph (row, section, partner …) of the old has become which of the new.

The pairs are the heaviest growing row of likenesses: what stands in the same order in both is
paired so that as much as possible stays, and what is left over is looked through for moves. Each
item is held only against those that share its rarer words, so a long document costs little more
than its words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from heapq import nsmallest
from math import log2
from typing import TypeVar

from generator.sammenlign.ordforskel import del_i_ord
from generator.sammenlign.parled import PairItem, Par, Parring, indsat, slettet
from generator.sammenlign.raekker import common_ends, heaviest_rising

LIGNER = 0.4
"""So alike must two texts be to be one text that was changed."""
FLYTTET_LIGNER = 0.7
"""... and so alike two that stand in different places."""
FLYTTET_ORD = 5
"""A changed text with fewer words is not known again in another place."""
DELT_LIGNER = 0.75
"""So alike must the pieces together be to the whole that was split."""
SAMME_NØGLE = 0.3
"""What the same address adds to a likeness: enough to tell two rows with the same words apart."""
GENGANGERE = 64
"""So many pairs are looked at of items that are the same many times (empty cells)."""
NABOER = 24
"""So many items sharing the rarest words are held against one."""
FÆLLES = 10 * NABOER
"""So many places are looked up of an item's words, the rarest first: two documents of 300 pages
that share every word and no paragraph are the dearest there are."""
U = TypeVar("U")


def pair_up(
    gamle: Sequence[U], nye: Sequence[U], led: Callable[[U], PairItem], **regler: bool
) -> list[Par[U]]:
    """Return what `par` says of items that `led` describes, with the items for their places."""
    return [
        Par(p.slags, tuple(gamle[g] for g in p.gamle), tuple(nye[n] for n in p.nye), p.lighed)
        for p in par([*map(led, gamle)], [*map(led, nye)], **regler)
    ]


def par(
    gamle: Sequence[PairItem], nye: Sequence[PairItem], *, flyt: bool = True, del_: bool = True
) -> list[Par[int]]:
    """Return what has become of every item, in reading order, the old before the new beside it.

    Every old item is in one pair (a moved one in two), and so is every new one. Without `flyt`
    nothing is moved, without `del_` nothing is split or joined.
    """
    sammen = _sammen(gamle, nye)
    flyttede = _flyttede(gamle, nye, sammen) if flyt else {}
    return _i_orden(gamle, nye, sammen, flyttede, del_)


def lighed(gammel: PairItem, ny: PairItem) -> float:
    """Return how much of two texts' words is common, 0–1; 1 only when they are the same."""
    if gammel.tekst == ny.tekst and gammel.aftryk == ny.aftryk:
        return 1.0
    return min(0.99, _lighed(_ord(gammel.tekst), _ord(ny.tekst)))


Ordvægt = Counter[str]


def _ord(tekst: str) -> Ordvægt:
    """Return word -> its letters altogether; figures weigh no less than a short word."""
    vægt: Ordvægt = Counter()
    for ord_ in del_i_ord(tekst):
        if ord_[0].isalnum():
            vægt[ord_.lower()] += max(2, len(ord_))
    return vægt


def _lighed(gamle: Ordvægt, nye: Ordvægt) -> float:
    hele = gamle.total() + nye.total()
    if not hele:
        return 1.0
    mindre, større = (gamle, nye) if len(gamle) < len(nye) else (nye, gamle)
    return 2 * sum(min(v, større[ord_]) for ord_, v in mindre.items() if ord_ in større) / hele


def _sammen(gamle: Sequence[PairItem], nye: Sequence[PairItem]) -> dict[int, tuple[int, float]]:
    """Return old place -> (new place, likeness) for what stands in the same order in both."""
    for_, bag = common_ends([*map(_hele, gamle)], [*map(_hele, nye)])
    sammen = {sted: (sted, 1.0) for sted in range(for_)}
    for skridt in range(bag, 0, -1):
        sammen[len(gamle) - skridt] = (len(nye) - skridt, 1.0)
    g_midte, n_midte = range(for_, len(gamle) - bag), range(for_, len(nye) - bag)
    kandidater = _kandidater(gamle, nye, g_midte, n_midte)
    for nr in heaviest_rising([(g, n, vægt) for g, n, _, vægt in kandidater]):
        g, n, grad, _ = kandidater[nr]
        sammen[g] = (n, grad)
    return sammen


def _hele(led: PairItem) -> tuple[Hashable, ...]:
    """Return what two items share that are the same: all but the hint."""
    return led.tekst, led.slags, led.aftryk


Kandidat = tuple[int, int, float, float]
"""Old place, new place, likeness, weight."""


def _kandidater(
    gamle: Sequence[PairItem], nye: Sequence[PairItem], g_steder: range, n_steder: range
) -> list[Kandidat]:
    """Return the pairs worth looking at."""
    ordene = {n: _ord(nye[n].tekst) for n in n_steder}
    ens: dict[tuple[str, str], list[int]] = defaultdict(list)
    nøgler: dict[tuple[Hashable, str], list[int]] = defaultdict(list)
    steder: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n in n_steder:
        ens[nye[n].slags, nye[n].tekst].append(n)
        if nye[n].nøgle is not None:
            nøgler[nye[n].nøgle, nye[n].slags].append(n)
        for ord_ in ordene[n]:
            steder[nye[n].slags, ord_].append(n)
    antal = Counter((gamle[g].slags, gamle[g].tekst) for g in g_steder)
    set_: Counter[tuple[str, str]] = Counter()
    kandidater: list[Kandidat] = []
    for g in g_steder:
        led = gamle[g]
        egne = _ord(led.tekst)
        mulige: set[int] = set()
        samme = ens.get((led.slags, led.tekst), [])
        if antal[led.slags, led.tekst] * len(samme) <= GENGANGERE:
            mulige.update(samme)
        else:
            # So many are the same: those as far from the top, or from the end, are held together.
            fra_top = set_[led.slags, led.tekst]
            fra_bund = len(samme) - antal[led.slags, led.tekst] + fra_top
            mulige.update(samme[i] for i in (fra_top, fra_bund) if 0 <= i < len(samme))
        set_[led.slags, led.tekst] += 1
        if led.nøgle is not None:
            mulige.update(nøgler.get((led.nøgle, led.slags), [])[:NABOER])
        mulige.update(_naboer(led.slags, egne, steder))
        for n in sorted(mulige):
            grad = 1.0 if _hele(led) == _hele(nye[n]) else min(0.99, _lighed(egne, ordene[n]))
            samme_nøgle = led.nøgle is not None and led.nøgle == nye[n].nøgle
            if grad < LIGNER and not samme_nøgle:
                continue
            # A long text weighs more than a short, but not as much as its length.
            vægt = 1 + log2(1 + max(len(egne), len(ordene[n])))
            tillæg = SAMME_NØGLE if samme_nøgle else 0.0
            kandidater.append((g, n, grad, (grad * grad + tillæg) * vægt))
    return kandidater


def _naboer(slags: str, egne: Ordvægt, steder: dict[tuple[str, str], list[int]]) -> list[int]:
    """Return the new places that share most of a text's words, the rarest words first."""
    fælles: Counter[int] = Counter()
    lister = [(len(steder[slags, ord_]), ord_) for ord_ in egne if (slags, ord_) in steder]
    set_ = 0
    for længde, ord_ in sorted(lister):
        if set_ and set_ + længde > FÆLLES:
            break
        set_ += længde
        for n in steder[slags, ord_][:FÆLLES]:
            fælles[n] += egne[ord_]
    return nsmallest(NABOER, fælles, key=lambda n: (-fælles[n], n))


def _flyttede(
    gamle: Sequence[PairItem], nye: Sequence[PairItem], sammen: dict[int, tuple[int, float]]
) -> dict[int, tuple[int, float]]:
    """Return old place -> (new place, likeness) for what is left over and known again."""
    taget = {n for n, _ in sammen.values()}
    rest_n = [n for n in range(len(nye)) if n not in taget]
    ordene = {n: _ord(nye[n].tekst) for n in rest_n}
    steder: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n in rest_n:
        for ord_ in ordene[n]:
            steder[nye[n].slags, ord_].append(n)
    fundne: list[tuple[float, int, int]] = []
    for g in range(len(gamle)):
        if g in sammen or not any(tegn.isalpha() for tegn in gamle[g].tekst):
            continue
        egne = _ord(gamle[g].tekst)
        for n in _naboer(gamle[g].slags, egne, steder):
            if gamle[g].tekst == nye[n].tekst:
                fundne.append((1.0 if gamle[g].aftryk == nye[n].aftryk else 0.99, g, n))
            elif min(len(egne), len(ordene[n])) >= FLYTTET_ORD:
                grad = min(0.98, _lighed(egne, ordene[n]))
                if grad >= FLYTTET_LIGNER:
                    fundne.append((grad, g, n))
    flyttede: dict[int, tuple[int, float]] = {}
    for grad, g, n in sorted(fundne, key=lambda f: (-f[0], f[1], f[2])):
        if g not in flyttede and n not in taget:
            flyttede[g] = (n, grad)
            taget.add(n)
    return flyttede


def _i_orden(
    gamle: Sequence[PairItem],
    nye: Sequence[PairItem],
    sammen: dict[int, tuple[int, float]],
    flyttede: dict[int, tuple[int, float]],
    del_: bool,
) -> list[Par[int]]:
    fra = {n: (g, grad) for g, (n, grad) in flyttede.items()}
    ud: list[Par[int]] = []
    g = n = 0
    for fast_g, fast_n, grad in [
        *((g, n, grad) for g, (n, grad) in sorted(sammen.items())),
        (len(gamle), len(nye), -1.0),
    ]:
        for i in range(g, fast_g):
            if i in flyttede:
                til, lig = flyttede[i]
                ud.append(Par(Parring.FLYTTET_FRA, (i,), (til,), lig))
            else:
                ud.append(slettet(i))
        for j in range(n, fast_n):
            if j in fra:
                ud.append(Par(Parring.FLYTTET, (fra[j][0],), (j,), fra[j][1]))
            else:
                ud.append(indsat(j))
        if grad >= 0:
            slags = Parring.ENS if grad == 1.0 else Parring.ÆNDRET
            ud.append(Par(slags, (fast_g,), (fast_n,), grad))
        g, n = fast_g + 1, fast_n + 1
    return _med_delte(gamle, nye, ud) if del_ else ud


def _med_delte(
    gamle: Sequence[PairItem], nye: Sequence[PairItem], alle: list[Par[int]]
) -> list[Par[int]]:
    """Return the pairs with what was split or joined as one pair."""
    ud: list[Par[int]] = []
    plads = 0
    while plads < len(alle):
        et = alle[plads]
        if et.slags is Parring.ÆNDRET:
            et, plads = _delt(gamle, nye, ud, alle, plads)
        ud.append(et)
        plads += 1
    return ud


def _delt(
    gamle: Sequence[PairItem],
    nye: Sequence[PairItem],
    før: list[Par[int]],
    alle: list[Par[int]],
    plads: int,
) -> tuple[Par[int], int]:
    """Return the pair together with its neighbours, when they are pieces of it, and its place."""
    et = alle[plads]
    for slags, nabo in ((Parring.DELT, Parring.NY), (Parring.SAMLET, Parring.SLETTET)):
        delt = slags is Parring.DELT
        hel = _ord((gamle[et.gamle[0]] if delt else nye[et.nye[0]]).tekst)
        led = nye if delt else gamle

        def stykke(p: Par[int], delt: bool = delt) -> int:
            return p.nye[0] if delt else p.gamle[0]

        stykker, ord_ = [stykke(et)], _ord(led[stykke(et)].tekst)
        slut = plads
        while slut + 1 < len(alle) and alle[slut + 1].slags is nabo:
            sum_ = ord_ + _ord(led[stykke(alle[slut + 1])].tekst)
            if not _er_stykke(hel, ord_, sum_):
                break
            slut, ord_ = slut + 1, sum_
            stykker.append(stykke(alle[slut]))
        fra = len(før)
        while fra and før[fra - 1].slags is nabo:
            sum_ = ord_ + _ord(led[stykke(før[fra - 1])].tekst)
            if not _er_stykke(hel, ord_, sum_):
                break
            fra, ord_ = fra - 1, sum_
            stykker.insert(0, stykke(før[fra]))
        grad = _lighed(hel, ord_)
        if len(stykker) > 1 and grad >= DELT_LIGNER:
            del før[fra:]
            grad = min(0.99, grad)
            if delt:
                return Par(slags, et.gamle, tuple(stykker), grad), slut
            return Par(slags, tuple(stykker), et.nye, grad), slut
    return et, plads


def _er_stykke(hel: Ordvægt, uden: Ordvægt, med: Ordvægt) -> bool:
    """Tell whether what `med` has beyond `uden` is mostly words that the whole has too."""
    tillæg = med.total() - uden.total()
    if not tillæg:
        return False
    fælles_uden = sum(min(v, hel[ord_]) for ord_, v in uden.items())
    fælles_med = sum(min(v, hel[ord_]) for ord_, v in med.items())
    return fælles_med - fælles_uden >= 0.6 * tillæg
