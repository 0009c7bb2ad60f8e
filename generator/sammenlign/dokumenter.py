"""Two Word documents held against each other, whoever wrote them: piece by piece.

A change stands in the field of the YAML that the new document says it comes from; in a document
from elsewhere it is the place in the section.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from generator.dansk.tal import Talfejl, læs_decimaltal
from generator.sammenlign.aendringer import Ændring, Ændringsslags
from generator.sammenlign.gang import slags_af
from generator.sammenlign.ordforskel import Ordslags, ordforskel
from generator.sammenlign.parled import Parring
from generator.sammenlign.stykker import Dokumentstykke, Dokumenttekst
from generator.sammenlign.vaerdier import forskel
from generator.sammenlign.vandring import Step, changes

BREDEST = 60
"""Characters of a row's name that are shown."""
_MÆRKER = str.maketrans({"▪": None, "●": None, "†": None, "*": None})


def sammenlign_dokumenter(gammel: Dokumenttekst, ny: Dokumenttekst) -> list[Ændring]:
    """Return the changes in the order of the new document."""
    ud: list[Ændring] = []
    for skridt in changes(gammel.stykker, ny.stykker):
        g, n = skridt.gammel, skridt.ny
        if g is not None and n is not None:
            if skridt.slags is Parring.ÆNDRET and g.celler and len(g.celler) == len(n.celler):
                ud += _rækken(g, n)
            else:
                ud.append(_rettet(g, n, *_slags_og_note(skridt, g)))
        elif g is not None:
            ud.append(_ét(g, Ændringsslags.FJERNET, g.tekst, ""))
        elif n is not None:
            ud.append(_ét(n, Ændringsslags.TILFØJET, "", n.tekst))
    ud += _billeder(gammel, ny)
    return _foldet(ud)


def _ét(s: Dokumentstykke, slags: Ændringsslags, gammel: str, ny: str) -> Ændring:
    emne, felt = s.hvor
    return Ændring(s.del_, s.afsnit, _kort(emne), felt, slags, gammel, ny, sti=s.sti)


def _kort(navn: str) -> str:
    """Return a row's name that fits a line."""
    return navn if len(navn) <= BREDEST else f"{navn[: BREDEST - 1].rstrip()}…"


def _rettet(g: Dokumentstykke, n: Dokumentstykke, slags: Ændringsslags, note: str = "") -> Ændring:
    ord_ = tuple(ordforskel(g.tekst, n.tekst)) if g.tekst != n.tekst else ()
    return replace(_ét(n, slags, g.tekst, n.tekst), ord=ord_, note=note)


def _slags_og_note(skridt: Step[Dokumentstykke], g: Dokumentstykke) -> tuple[Ændringsslags, str]:
    match skridt.slags:
        case Parring.FLYTTET:
            return Ændringsslags.FLYTTET, f"Stod før i »{_sted(g)}«."
        case Parring.DELT:
            return Ændringsslags.ÆNDRET, f"Delt i {len(skridt.nye)}."
        case Parring.SAMLET:
            return Ændringsslags.ÆNDRET, f"{len(skridt.gamle)} er samlet til ét."
        case _:
            return Ændringsslags.ÆNDRET, ""


def _sted(s: Dokumentstykke) -> str:
    emne, felt = s.hvor
    return ", ".join(led for led in (s.afsnit or s.del_, emne, felt) if led)


def _rækken(g: Dokumentstykke, n: Dokumentstykke) -> Iterator[Ændring]:
    """Yield each cell that has changed; a figure with more decimals is the same figure."""
    for nr, (gammel, ny) in enumerate(zip(g.celler, n.celler, strict=True)):
        før, nu = _tal(gammel), _tal(ny)
        mærker = [{t for t in tekst if t in "▪●†*"} for tekst in (gammel, ny)]
        if gammel == ny or (før is not None and før == nu and mærker[0] == mærker[1]):
            continue
        felt = n.kolonner[nr] if nr < len(n.kolonner) and n.kolonner != n.celler else ""
        tekster = før is None and nu is None and bool(gammel and ny)
        yield Ændring(
            n.del_,
            n.afsnit,
            _kort(n.navn),
            felt or f"{nr + 1}. felt",
            slags_af(gammel, ny),
            gammel,
            ny,
            forskel=forskel(før, nu, n.enheder[nr] if nr < len(n.enheder) else ""),
            ord=tuple(ordforskel(gammel, ny)) if tekster else (),
            sti=n.sti,
        )


def _tal(celle: str) -> object:
    """Return the figure of a cell, its marks aside; None when it holds something else."""
    try:
        return læs_decimaltal(celle.translate(_MÆRKER))
    except Talfejl:
        return None


def _billeder(gammel: Dokumenttekst, ny: Dokumenttekst) -> Iterator[Ændring]:
    væk, nye = gammel.billeder - ny.billeder, ny.billeder - gammel.billeder
    if væk or nye:
        yield Ændring(
            "Billeder", "", "", "billeder", Ændringsslags.ÆNDRET,
            f"{væk.total()} er der ikke mere", f"{nye.total()} er nye",
        )  # fmt: skip


def _foldet(alle: list[Ændring]) -> list[Ændring]:
    """Tell the same change of words once: a name or a figure that was put right everywhere."""
    ens: dict[tuple[tuple[str, str], ...], list[int]] = defaultdict(list)
    for nr, æ in enumerate(alle):
        if æ.slags is Ændringsslags.ÆNDRET and æ.ord and not æ.note:
            ens[_rettelser(æ)].append(nr)
    skjult: set[int] = set()
    for steder in ens.values():
        if len(steder) > 1:
            andre = [alle[i] for i in steder[1:]]
            hvor = list(dict.fromkeys(_kort(æ.afsnit or æ.del_) for æ in andre))
            flere = " og andre" if len(hvor) > 3 else ""
            hvad = "ét sted" if len(andre) == 1 else f"{len(andre)} steder"
            note = f"Samme rettelse {hvad} mere: {', '.join(hvor[:3])}{flere}."
            alle[steder[0]] = replace(alle[steder[0]], note=note)
            skjult.update(steder[1:])
    return [æ for nr, æ in enumerate(alle) if nr not in skjult]


def _rettelser(æ: Ændring) -> tuple[tuple[str, str], ...]:
    """Return the words that were put right: what went and what came in its place."""
    ud: list[tuple[str, str]] = []
    for stykke in æ.ord:
        if stykke.slags is Ordslags.SLETTET:
            ud.append((stykke.tekst, ""))
        elif stykke.slags is Ordslags.NY:
            if ud and not ud[-1][1]:
                ud[-1] = (ud[-1][0], stykke.tekst)
            else:
                ud.append(("", stykke.tekst))
    return tuple(dict.fromkeys(ud))
