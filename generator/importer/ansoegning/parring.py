"""Which afdeling of the list a row of figures is about, when the two spell it differently."""

from __future__ import annotations

import re

from generator.importer.ansoegning.kladde import Afdeling, Kladde
from generator.importer.regneark.kolonner import fold

_AFD = re.compile(r"\b(?:afd|afdeling|nr)\b\.?")


def par_nøgletal(kladde: Kladde) -> None:
    """Give every row of figures the names of the list, and keep the short names it used."""
    ejere = _ejere(kladde)
    rækker = []
    for organisation, navn, tal in kladde.nøgletal:
        hans = ejere.get(fold(organisation), "")
        mulige = [a for a in kladde.afdelinger if not hans or a.ejer == hans]
        fundne = _samme(navn, mulige)
        if len(fundne) != 1:
            rækker.append((hans or organisation, navn, tal))
            if kladde.afdelinger:
                kladde.gæt("rækker i nøgletallene, som ingen afdeling i listen svarer til", navn)
            continue
        afdeling = fundne[0]
        if fold(afdeling.navn) != fold(navn):
            kladde.gæt("afdelinger i nøgletallene", f"»{navn}« er {afdeling.navn}")
        rækker.append((afdeling.ejer, afdeling.navn, tal))
        if organisation and afdeling.ejer and fold(organisation) != fold(afdeling.ejer):
            kladde.kortnavne.setdefault(afdeling.ejer, organisation)
    kladde.nøgletal = rækker


def _ejere(kladde: Kladde) -> dict[str, str]:
    """Return the applicant of each organisation as the figures name it.

    The rows that name an afdeling of one applicant alone say it best, then the name itself.
    """
    navne = list(dict.fromkeys(a.ejer for a in kladde.afdelinger if a.ejer))
    ud: dict[str, str] = {}
    for organisation in dict.fromkeys(r[0] for r in kladde.nøgletal if r[0]):
        kort = fold(organisation)
        ens = [n for n in navne if fold(n) == kort]
        fælles = {
            a.ejer
            for ejer, navn, _ in kladde.nøgletal
            if fold(ejer) == kort and len(hans := _ens(navn, kladde.afdelinger)) == 1
            for a in hans
        }
        mulige = ens or list(fælles) or [n for n in navne if _forkortet(kort, fold(n))]
        if len(mulige) == 1:
            ud[kort] = mulige[0]
            if not ens:
                kladde.gæt("organisationer i nøgletallene", f"»{organisation}« er {mulige[0]}")
    return ud


def _ens(navn: str, afdelinger: list[Afdeling]) -> list[Afdeling]:
    return [a for a in afdelinger if _led(a.navn) == _led(navn)]


def _samme(navn: str, afdelinger: list[Afdeling]) -> list[Afdeling]:
    """Return the afdelinger a name means: spelled the same, else by its number or part of it."""
    led = _led(navn)
    return _ens(navn, afdelinger) or [
        a for a in afdelinger if _indeholder(_led(a.navn), led) or _indeholder(led, _led(a.navn))
    ]


def _led(navn: str) -> list[str]:
    """Return the words of a name; »Afd.« before a number is none."""
    return re.findall(r"\w+", _AFD.sub(" ", fold(navn)))


def _indeholder(hele: list[str], del_: list[str]) -> bool:
    n = len(del_)
    return bool(n) and any(hele[i : i + n] == del_ for i in range(len(hele) - n + 1))


def _forkortet(kort: str, navn: str) -> bool:
    """Tell whether a short name is words of the long one, its first word, or their letters."""
    led, korte = re.findall(r"\w+", navn), re.findall(r"\w+", kort)
    return _indeholder(led, korte) or korte[:1] == led[:1] or kort == "".join(o[0] for o in led)
