"""Lists held against each other: items with names by their names, others as they are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from generator.fund import Sti
from generator.model.felter import Korttekst
from generator.model.projekt import Afdeling
from generator.sammenlign.aendringer import Ændringsslags
from generator.sammenlign.blade import hele
from generator.sammenlign.gang import Plangang, Værdipar, enkelt, meld
from generator.sammenlign.hvor import EGET_AFSNIT, Hvor
from generator.sammenlign.navne import ARTER, Ledart, par_led, slægtskab
from generator.sammenlign.tekster import Tekststykke
from generator.sammenlign.tekstforskel import kort_stykke, stykkevis
from generator.sammenlign.vaerdier import skriv


def liste(
    gang: Plangang, a: tuple[Any, ...], b: tuple[Any, ...], g_sti: Sti, n_sti: Sti, hvor: Hvor
) -> Iterator[Værdipar]:
    """Compare two lists; yield the items that both have."""
    art = next((ARTER[type(led)] for led in (*a, *b) if type(led) in ARTER), None)
    if art is not None:
        yield from _navngivne(gang, a, b, g_sti, n_sti, hvor, art)
        return
    if any(isinstance(led, Korttekst) for led in (*a, *b)):
        gamle = [kort_stykke(gang.gammel, (*g_sti, nr)) for nr in range(len(a))]
        nye = [kort_stykke(gang.ny, (*n_sti, nr)) for nr in range(len(b))]
    else:
        if n_sti[-1] == "afdelinger":  # names that follow when an afdeling is renamed
            a = tuple(led if led in b else _nyt_navn(gang, led) for led in a)
        if max(len(a), len(b)) == 1:
            enkelt(gang, (a or (None,))[0], (b or (None,))[0], n_sti, hvor)
            return
        gamle, nye = ([_ordret(led) for led in alle] for alle in (a, b))
    stykkevis(gang, gamle, nye, hvor, n_sti)


def _ordret(led: Any) -> Tekststykke:
    return Tekststykke(skriv(led), skriv(led), "punkt")


def _nyt_navn(gang: Plangang, navn: Any) -> Any:
    return next((ny for gammel, ny in gang.omdøbte.values() if gammel == navn), navn)


def _rækker(
    gang: Plangang, a: Sequence[Any], b: Sequence[Any], gamle: list[Any], nye: list[Any]
) -> tuple[list[Any], list[Any]]:
    """Return what rows of figures are known by: as they are written, else by their afdeling."""
    skrevet = (
        [(r.boligorganisation, r.afdeling) for r in a],
        [(r.boligorganisation, r.afdeling) for r in b],
    )
    fælles = set(skrevet[0]) & set(skrevet[1])
    g = [
        s if s in fælles else gang.omdøbte.get(k, (k, None))[0]
        for s, k in zip(skrevet[0], gamle, strict=True)
    ]
    return g, [s if s in fælles else k for s, k in zip(skrevet[1], nye, strict=True)]


def _navngivne(
    gang: Plangang,
    a: tuple[Any, ...],
    b: tuple[Any, ...],
    g_sti: Sti,
    n_sti: Sti,
    hvor: Hvor,
    art: Ledart,
) -> Iterator[Værdipar]:
    """Compare two lists of items with names; yield the items that both have."""
    plan_g, plan_n = gang.gammel.plan, gang.ny.plan
    gamle = [art.kendetegn(plan_g, led) for led in a]
    nye = [art.kendetegn(plan_n, led) for led in b]
    if art.navn == "række":
        gamle, nye = _rækker(gang, a, b, gamle, nye)
    hullet = g_sti in plan_g.ufuldstændige or n_sti in plan_n.ufuldstændige
    if hullet:
        gang.forbehold.append(
            f"Listen »{hvor.felt}« under »{hvor.afsnit}« mangler noget, der ikke kan læses; "
            "kun det, begge udgaver har, er sammenlignet."
        )
    # A row of figures is printed where its afdeling stands.
    ordnet = art.navn not in ("række", "undtagelse", "sammenligning")
    for p in par_led(gamle, nye, lambda g, n: slægtskab(plan_g, plan_n, a[g], b[n]), ordnet=ordnet):
        if p.gammel is None or p.ny is None:
            if hullet:
                continue
            if p.ny is not None:
                _alene(gang, b[p.ny], (*n_sti, p.ny), hvor, art, ny=True)
            elif p.gammel is not None:
                _alene(gang, a[p.gammel], (*g_sti, p.gammel), hvor, art, ny=False)
            continue
        led = Værdipar(a[p.gammel], b[p.ny], (*g_sti, p.gammel), (*n_sti, p.ny), hvor)
        yield _begge(gang, led, art, p.flyttet)


def _sted(hvor: Hvor, sti: Sti, navn: str) -> Hvor:
    """Return the place of an item: some are sections of their own."""
    if sti[-2] in EGET_AFSNIT:
        return Hvor(hvor.del_, navn)
    # A list inside an item (a forum's deltagere) tells its kind by the key.
    inde = any(isinstance(led, int) for led in sti[:-1]) and sti[-2] not in ("enheder", "afsnit")
    return hvor.under(f"{sti[-2]!s}: {navn}" if inde and not hvor.emne else navn)


def _begge(gang: Plangang, led: Værdipar, art: Ledart, flyttet: bool) -> Værdipar:
    """Report the name and place of an item that both have; return it at its own place."""
    plan_g, plan_n = gang.gammel.plan, gang.ny.plan
    a, b, g_sti, n_sti = led.gammel, led.ny, led.g_sti, led.n_sti
    gammel, ny = art.vist(plan_g, a), art.vist(plan_n, b)
    sted = _sted(led.hvor, n_sti, ny or f"nr. {int(n_sti[-1]) + 1}")
    navn = replace(sted, led=(art.navn,))
    if gammel != ny and art.navn != "række":
        meld(gang, navn, Ændringsslags.OMDØBT, gammel, ny, sti=n_sti)
        if isinstance(a, Afdeling):
            k = art.kendetegn(plan_g, a)
            gang.omdøbte[k] = (art.kendetegn(plan_n, b), None)
            gang.omdøbte["navn", a.navn] = (a.navn, b.navn)
    if flyttet:
        note = f"Stod før som nr. {int(g_sti[-1]) + 1} på listen, nu som nr. {int(n_sti[-1]) + 1}."
        meld(gang, navn, Ændringsslags.FLYTTET, gammel, ny, note=note, sti=n_sti)
    return replace(led, hvor=sted, uden=art.navnenøgler)


def _alene(gang: Plangang, led: Any, sti: Sti, hvor: Hvor, art: Ledart, *, ny: bool) -> None:
    """Report an item that is new or gone."""
    plan = (gang.ny if ny else gang.gammel).plan
    navn = art.vist(plan, led) or f"nr. {int(sti[-1]) + 1}"
    sted = replace(_sted(hvor, sti, navn), led=(art.navn,))
    hele(gang, led, sti, sted, navn, art.navnenøgler, ny=ny)
