"""Texts held against each other piece by piece, and pieces found again in another field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.fund import Sti
from generator.sammenlign.aendringer import Slags
from generator.sammenlign.gang import Gang, Rest, Udgave, meld, slags_af
from generator.sammenlign.hvor import Hvor
from generator.sammenlign.ordforskel import ordforskel
from generator.sammenlign.parring import Par, Parring, par
from generator.sammenlign.tekster import Tekststykke, linje, stykker
from generator.sammenlign.vaerdier import rens


def lange_stykker(side: Udgave, sti: Sti | None) -> list[Tekststykke]:
    """Return the pieces of the long text at an address; none where there is no text."""
    if sti is None or sti not in side.tekster.lange:
        return []
    return list(stykker(side.tekster.lange[sti], side.tekster))


def kort_stykke(side: Udgave, sti: Sti | None) -> Tekststykke:
    """Return the short text at an address; an empty one where there is none."""
    if sti is None or sti not in side.tekster.korte:
        return Tekststykke("", "", "punkt")
    return linje(side.tekster.korte[sti], side.tekster)


def lang_tekst(gang: Gang, g_sti: Sti | None, n_sti: Sti | None, hvor: Hvor) -> None:
    """Compare two long texts, paragraph by paragraph."""
    gamle, nye = lange_stykker(gang.gammel, g_sti), lange_stykker(gang.ny, n_sti)
    stykkevis(gang, gamle, nye, hvor, n_sti or g_sti or ())


def kort_tekst(gang: Gang, g_sti: Sti | None, n_sti: Sti | None, hvor: Hvor) -> None:
    """Compare two short texts."""
    gammel, ny = kort_stykke(gang.gammel, g_sti), kort_stykke(gang.ny, n_sti)
    if gammel.nøgle != ny.nøgle or gammel.aftryk != ny.aftryk:
        rettet(gang, gammel, ny, hvor, n_sti or g_sti or ())


def rettet(
    gang: Gang,
    gammel: Tekststykke,
    ny: Tekststykke,
    hvor: Hvor,
    sti: Sti,
    slags: Slags | None = None,
    note: str = "",
) -> None:
    """Report one text that has become another."""
    if gammel.nøgle == ny.nøgle and slags is None:
        note = f"Kun fed, kursiv eller link er ændret: {_omtegnet(gammel, ny)}."
    elif gammel.nøgle == ny.nøgle and gammel.aftryk != ny.aftryk:
        note = f"{note} Fed, kursiv eller link er også ændret.".strip()
    ord_ = tuple(ordforskel(gammel.tekst, ny.tekst)) if gammel.tekst != ny.tekst else ()
    if not (gammel.tekst and ny.tekst):
        ord_ = ()
    meld(
        gang, hvor, slags or slags_af(gammel.tekst, ny.tekst), gammel.tekst, ny.tekst,
        ord=ord_, note=note, sti=sti,
    )  # fmt: skip


def _omtegnet(gammel: Tekststykke, ny: Tekststykke) -> str:
    """Return the words that look otherwise than before."""
    ord_ = dict.fromkeys(a[0] for a in (*gammel.aftryk, *ny.aftryk))
    ændret = [o for o in ord_ if _udseende(gammel, o) != _udseende(ny, o)]
    return ", ".join(f"»{rens(o)}«" for o in ændret[:5]) + (" …" if len(ændret) > 5 else "")


def _udseende(stykke: Tekststykke, ord_: str) -> list[tuple[str, bool, bool, str]]:
    return [a for a in stykke.aftryk if a[0] == ord_]


def stykkevis(
    gang: Gang, gamle: list[Tekststykke], nye: list[Tekststykke], hvor: Hvor, sti: Sti
) -> None:
    """Report what has become of each piece of a text."""
    if not (gamle or nye):  # a text that prints nothing
        return
    if not (gamle and nye) and all(s.art == "punkt" for s in (*gamle, *nye)):
        # A list that is new or gone is one change.
        gammel, ny = ("; ".join(s.tekst for s in alle) for alle in (gamle, nye))
        meld(gang, hvor, slags_af(gammel, ny), gammel, ny, sti=sti)
        return
    flere = max(len(gamle), len(nye)) > 1

    def her(nr: int, stykke: Tekststykke) -> Hvor:
        if not flere:
            return hvor
        nummer = f"{nr + 1}. {stykke.art}"
        return replace(hvor, led=(*hvor.led[:-1], f"{hvor.led[-1]}, {nummer}"))

    parrene = par([s.led for s in gamle], [s.led for s in nye])
    bogstaver = [p for p in parrene if _kun_bogstaver(p, gamle, nye)]
    if len(bogstaver) > 1:  # one change of style, and not one for every item
        g, n = (
            _samlet(alle, [steder[0] for steder in valgte], "; ")
            for alle, valgte in (
                (gamle, [p.gamle for p in bogstaver]),
                (nye, [p.nye for p in bogstaver]),
            )
        )
        note = f"Kun store og små bogstaver er ændret i {len(bogstaver)} {_flertal(n.art)}."
        rettet(gang, g, n, hvor, sti, Slags.ÆNDRET, note)
    for p in parrene:
        if len(bogstaver) > 1 and p in bogstaver:
            continue
        match p.slags:
            case Parring.ENS | Parring.FLYTTET_FRA:
                continue
            case Parring.SLETTET:
                g = gamle[p.gamle[0]]
                meld(gang, her(p.gamle[0], g), Slags.FJERNET, g.tekst, "", sti=sti)
                gang.væk.append(Rest(g, gang.ud[-1]))
            case Parring.NY:
                n = nye[p.nye[0]]
                meld(gang, her(p.nye[0], n), Slags.TILFØJET, "", n.tekst, sti=sti)
                gang.til.append(Rest(n, gang.ud[-1]))
            case Parring.FLYTTET:
                g, n = gamle[p.gamle[0]], nye[p.nye[0]]
                note = f"Stod før som {p.gamle[0] + 1}. {g.art}."
                rettet(gang, g, n, her(p.nye[0], n), sti, Slags.FLYTTET, note)
            case Parring.ÆNDRET:
                g, n = gamle[p.gamle[0]], nye[p.nye[0]]
                rettet(gang, g, n, her(p.nye[0], n), sti)
            case Parring.DELT | Parring.SAMLET:
                g, n = _samlet(gamle, p.gamle), _samlet(nye, p.nye)
                if p.slags is Parring.DELT:
                    note = f"Delt i {len(p.nye)} {_flertal(n.art)}."
                else:
                    note = f"{len(p.gamle)} {_flertal(n.art)} er samlet til ét."
                rettet(gang, g, n, her(p.nye[0], n), sti, Slags.ÆNDRET, note)


def _flertal(art: str) -> str:
    return {"afsnit": "afsnit", "punkt": "punkter", "række": "rækker"}.get(art, f"{art}er")


def _kun_bogstaver(p: Par, gamle: Sequence[Tekststykke], nye: Sequence[Tekststykke]) -> bool:
    """Tell whether an item has only got capitals, or lost them."""
    if p.slags is not Parring.ÆNDRET:
        return False
    g, n = gamle[p.gamle[0]], nye[p.nye[0]]
    return g.nøgle != n.nøgle and g.nøgle.casefold() == n.nøgle.casefold()


def _samlet(alle: Sequence[Tekststykke], steder: Sequence[int], imellem: str = " ") -> Tekststykke:
    dele = [alle[i] for i in steder]
    return Tekststykke(
        imellem.join(d.tekst for d in dele),
        imellem.join(d.nøgle for d in dele),
        dele[0].art,
        tuple(a for d in dele for a in d.aftryk),
    )


def flyt_på_tværs(gang: Gang) -> None:
    """Find pieces that are gone from one field and have come in another: they have moved."""
    væk = [r for r in gang.væk if len(r.stykke.tekst.split()) > 2]
    til = [r for r in gang.til if len(r.stykke.tekst.split()) > 2]
    if not væk or not til:
        return
    for p in par([r.stykke.led for r in væk], [r.stykke.led for r in til], del_=False):
        if len(p.gamle) != 1 or len(p.nye) != 1 or p.slags is Parring.FLYTTET_FRA:
            continue
        if p.lighed < 0.7:
            continue
        g, n = væk[p.gamle[0]], til[p.nye[0]]
        fra = ", ".join(led for led in (g.ændring.afsnit, g.ændring.emne, g.ændring.felt) if led)
        ord_ = ordforskel(g.stykke.tekst, n.stykke.tekst) if p.ændret else []
        ny = replace(
            n.ændring,
            slags=Slags.FLYTTET,
            gammel=g.stykke.tekst,
            ord=tuple(ord_),
            note=f"Stod før i »{fra}«.",
        )
        gang.ud = [ny if æ is n.ændring else æ for æ in gang.ud if æ is not g.ændring]
