"""Texts held against each other piece by piece, and pieces found again in another field."""

from __future__ import annotations

from dataclasses import replace

from generator.fund import Sti
from generator.sammenlign.aendringer import Ændringsslags
from generator.sammenlign.gang import LooseText, Plangang, Planudgave, meld, slags_af
from generator.sammenlign.hvor import Hvor
from generator.sammenlign.ordforskel import ordforskel
from generator.sammenlign.parled import Parring
from generator.sammenlign.parring import par
from generator.sammenlign.tekster import Tekststykke, linje, stykker
from generator.sammenlign.vaerdier import rens
from generator.sammenlign.vandring import Step, changes


def lange_stykker(side: Planudgave, sti: Sti | None) -> list[Tekststykke]:
    """Return the pieces of the long text at an address; none where there is no text."""
    if sti is None or sti not in side.tekster.lange:
        return []
    return list(stykker(side.tekster.lange[sti], side.tekster))


def kort_stykke(side: Planudgave, sti: Sti | None) -> Tekststykke:
    """Return the short text at an address; an empty one where there is none."""
    if sti is None or sti not in side.tekster.korte:
        return Tekststykke("", "", "punkt")
    return linje(side.tekster.korte[sti], side.tekster)


def lang_tekst(gang: Plangang, g_sti: Sti | None, n_sti: Sti | None, hvor: Hvor) -> None:
    """Compare two long texts, paragraph by paragraph."""
    gamle, nye = lange_stykker(gang.gammel, g_sti), lange_stykker(gang.ny, n_sti)
    stykkevis(gang, gamle, nye, hvor, n_sti or g_sti or ())


def kort_tekst(gang: Plangang, g_sti: Sti | None, n_sti: Sti | None, hvor: Hvor) -> None:
    """Compare two short texts."""
    gammel, ny = kort_stykke(gang.gammel, g_sti), kort_stykke(gang.ny, n_sti)
    if gammel.nøgle != ny.nøgle or gammel.aftryk != ny.aftryk:
        rettet(gang, gammel, ny, hvor, n_sti or g_sti or ())


def rettet(
    gang: Plangang,
    gammel: Tekststykke,
    ny: Tekststykke,
    hvor: Hvor,
    sti: Sti,
    slags: Ændringsslags | None = None,
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
    gang: Plangang, gamle: list[Tekststykke], nye: list[Tekststykke], hvor: Hvor, sti: Sti
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

    alle = list(changes(gamle, nye))
    bogstaver = [skridt for skridt in alle if _kun_bogstaver(skridt)]
    if len(bogstaver) > 1:  # one change of style, and not one for every item
        før, nu = (
            dele[0].med(dele[1:], "; ")
            for dele in (
                [gamle[b.gamle[0]] for b in bogstaver],
                [nye[b.nye[0]] for b in bogstaver],
            )
        )
        note = f"Kun store og små bogstaver er ændret i {len(bogstaver)} {_flertal(nu.art)}."
        rettet(gang, før, nu, hvor, sti, Ændringsslags.ÆNDRET, note)
        alle = [skridt for skridt in alle if skridt not in bogstaver]
    for skridt in alle:
        g, n = skridt.gammel, skridt.ny
        if g is not None and n is not None:
            rettet(gang, g, n, her(skridt.nye[0], n), sti, *_slags_og_note(skridt, n.art))
        elif g is not None:
            meld(gang, her(skridt.gamle[0], g), Ændringsslags.FJERNET, g.tekst, "", sti=sti)
            gang.væk.append(LooseText(g, gang.ud[-1]))
        elif n is not None:
            meld(gang, her(skridt.nye[0], n), Ændringsslags.TILFØJET, "", n.tekst, sti=sti)
            gang.til.append(LooseText(n, gang.ud[-1]))


def _slags_og_note(skridt: Step[Tekststykke], art: str) -> tuple[Ændringsslags | None, str]:
    match skridt.slags:
        case Parring.FLYTTET:
            return Ændringsslags.FLYTTET, f"Stod før som {skridt.gamle[0] + 1}. {art}."
        case Parring.DELT:
            return Ændringsslags.ÆNDRET, f"Delt i {len(skridt.nye)} {_flertal(art)}."
        case Parring.SAMLET:
            return Ændringsslags.ÆNDRET, f"{len(skridt.gamle)} {_flertal(art)} er samlet til ét."
        case _:
            return None, ""


def _flertal(art: str) -> str:
    return {"afsnit": "afsnit", "punkt": "punkter", "række": "rækker"}.get(art, f"{art}er")


def _kun_bogstaver(skridt: Step[Tekststykke]) -> bool:
    """Tell whether an item has only got capitals, or lost them."""
    g, n = skridt.gammel, skridt.ny
    if skridt.slags is not Parring.ÆNDRET or g is None or n is None:
        return False
    return g.nøgle != n.nøgle and g.nøgle.casefold() == n.nøgle.casefold()


def flyt_på_tværs(gang: Plangang) -> None:
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
            slags=Ændringsslags.FLYTTET,
            gammel=g.stykke.tekst,
            ord=tuple(ord_),
            note=f"Stod før i »{fra}«.",
        )
        gang.ud = [ny if æ is n.ændring else æ for æ in gang.ud if æ is not g.ændring]
