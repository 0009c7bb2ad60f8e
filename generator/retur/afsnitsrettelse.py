"""Whole paragraphs that were taken out or joined -> what to change in their value."""

from __future__ import annotations

import re

from generator.fund import Sti
from generator.retur.indgreb import SKIFT, Indgreb
from generator.retur.nutid import Nuafsnit, Nutid
from generator.retur.rettelse import FLERE, SKABELON, Grund, Værdirettelse, rå_plads
from generator.word.dokument import NOTETEGN

_FORREST = re.compile(r"[ \t]*(?:(?:[-*+>]|\d+[.)]|#{1,6})[ \t]+)*[*_]*\Z")
_BAGEST = re.compile(r"[*_]*")
"""What may stand before a paragraph's first letter on its line."""


def slet_afsnit(nu: Nutid, nr: int) -> Værdirettelse:
    """Return what takes a whole paragraph out of its text; raises `Grund`."""
    afsnit = nu.afsnit[nr]
    if NOTETEGN in afsnit.tekst:
        raise Grund("Afsnittet har en fodnote; slet dem begge i indholdet.")
    sti = _ene_sti(nu, afsnit)
    tekst = nu.rå[sti]
    start = _linjestart(nu, afsnit, sti)
    efter = (a for a in nu.afsnit[nr + 1 :] if _hører_til(a, sti))
    slut = next((_linjestart(nu, a, sti) for a in efter if _første(nu, a, sti) is not None), None)
    if slut is None:
        slut, start = len(tekst.rstrip()), len(tekst[:start].rstrip())
        if not start:
            raise Grund("Teksten ville blive tom; slet feltet i indholdet.")
    if slut <= start:
        raise Grund("Afsnittet kan ikke afgrænses i teksten; slet det i indholdet.")
    return Værdirettelse(sti, start, slut, "")


def saml_afsnit(nu: Nutid, nr: int) -> Værdirettelse:
    """Return what joins a paragraph and the next; raises `Grund`."""
    sti = _ene_sti(nu, nu.afsnit[nr])
    efter = nu.næste(nr)
    if efter is None or not _hører_til(nu.afsnit[efter], sti):
        raise Grund(FLERE)
    næste = nu.afsnit[efter]
    sidste = rå_plads(nu, nu.afsnit[nr], len(nu.afsnit[nr].tekst) - 1)
    første = _første(nu, næste, sti)
    if sidste is None or første is None or nu.rå[sti][sidste + 1 : første].strip():
        raise Grund("De to afsnit kan ikke slås sammen her; gør det i indholdet.")
    return Værdirettelse(sti, sidste + 1, første, "")


def forrest(
    nu: Nutid, afsnit: Nuafsnit, i: Indgreb, fra: int, rettelser: list[Værdirettelse]
) -> list[Værdirettelse]:
    """Put a paragraph before or after the marks of emphasis around the one it stands beside."""
    if SKIFT not in i.nyt or len(rettelser) != 1 or rettelser[0].fra != rettelser[0].til:
        return rettelser
    (r,) = rettelser
    tekst = nu.rå.get(r.sti, "")
    if fra == 0 and i.nyt.endswith(SKIFT) and not afsnit.punkt:
        linje = tekst.rfind("\n", 0, r.fra) + 1
        if _FORREST.match(tekst[linje : r.fra]):
            return [Værdirettelse(r.sti, linje, linje, r.nyt)]
    if i.nyt.startswith(SKIFT) and fra == len(afsnit.tekst):
        slut = r.fra + len(_BAGEST.match(tekst[r.fra :])[0])  # type: ignore[index]  # may be empty
        return [Værdirettelse(r.sti, slut, slut, r.nyt)]
    if i.nyt.startswith(SKIFT) and tekst[r.fra - 1 : r.fra] == " ":
        return [Værdirettelse(r.sti, r.fra - 1, r.til, r.nyt)]  # no line ends with a space
    return rettelser


def _ene_sti(nu: Nutid, afsnit: Nuafsnit) -> Sti:
    """Return the text that a paragraph is all of; it can hold several."""
    stier = {s.sti for s in afsnit.stykker if s.tekst is not None}
    if len(stier) != 1:
        raise Grund(FLERE)
    (sti,) = stier
    if not sti:
        raise Grund(SKABELON)
    if sti not in nu.lange:
        raise Grund("Feltet ville blive tomt; slet det i indholdet.")
    return sti


def _hører_til(afsnit: Nuafsnit, sti: Sti) -> bool:
    return any(s.sti == sti for s in afsnit.stykker)


def _tegn(nu: Nutid, afsnit: Nuafsnit, sti: Sti) -> list[int]:
    """Return where the characters of a paragraph stand in its text."""
    ud: list[int] = []
    for stykke in afsnit.stykker:
        if stykke.sti != sti or stykke.tekst is None or stykke.tekst.tegn is None:
            continue
        if stykke.tekst.værdi:
            ud.append(stykke.tekst.tegn)
            continue
        pladser = (rå_plads(nu, afsnit, p) for p in range(stykke.start, stykke.slut))
        ud += [p for p in pladser if p is not None]
    return ud


def _første(nu: Nutid, afsnit: Nuafsnit, sti: Sti) -> int | None:
    tegn = _tegn(nu, afsnit, sti)
    return tegn[0] if tegn else None


def _linjestart(nu: Nutid, afsnit: Nuafsnit, sti: Sti) -> int:
    første = _første(nu, afsnit, sti)
    if første is None:
        raise Grund("Afsnittet kan ikke findes i teksten.")
    linje = nu.rå[sti].rfind("\n", 0, første) + 1
    if not _FORREST.match(nu.rå[sti][linje:første]):
        raise Grund("Afsnittet begynder midt på en linje; slet det i indholdet.")
    return linje
