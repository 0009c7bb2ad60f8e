"""Which afdeling of the list a row of figures is about, when the two spell it differently."""

from __future__ import annotations

import re
from collections import Counter

from generator.importer.ansoegning.kladde import Afdeling, Kladde
from generator.importer.regneark.kolonner import fold

_AFD = re.compile(r"\b(?:afd|afdeling|nr)\b\.?")


def par_nøgletal(kladde: Kladde) -> None:
    """Give every row of figures the names of the list, and keep the short names it used."""
    ejere = _ejere(kladde)
    hans = [ejere.get(fold(organisation), "") for organisation, *_ in kladde.nøgletal]
    fundne = _fundne(kladde, hans)
    for nr, (organisation, navn, tal) in enumerate(kladde.nøgletal):
        afdeling = fundne[nr]
        if afdeling is None:
            kladde.nøgletal[nr] = (hans[nr] or organisation, navn, tal)
            if kladde.afdelinger:
                kladde.gæt("rækker i nøgletallene, som ingen afdeling i listen svarer til", navn)
            continue
        if fold(afdeling.navn) != fold(navn):
            kladde.gæt("afdelinger i nøgletallene", f"»{navn}« er {afdeling.navn}")
        kladde.nøgletal[nr] = (afdeling.ejer, afdeling.navn, tal)
        if organisation and afdeling.ejer and fold(organisation) != fold(afdeling.ejer):
            kladde.kortnavne.setdefault(afdeling.ejer, organisation)


def _fundne(kladde: Kladde, ejere: list[str]) -> list[Afdeling | None]:
    """Return the afdeling of each row: by its whole name, else by a part no other row means."""
    ud: list[Afdeling | None] = []
    dele: list[list[Afdeling]] = []
    for (_, navn, _), ejer in zip(kladde.nøgletal, ejere, strict=True):
        mulige = [a for a in kladde.afdelinger if not ejer or a.ejer == ejer]
        ens = _ens(navn, mulige)
        ud.append(ens[0] if len(ens) == 1 else None)
        dele.append([] if ens else _lignende(navn, mulige))
    taget = {id(a) for a in ud if a is not None}
    frie = [[a for a in mulige if id(a) not in taget] for mulige in dele]
    ønsker = Counter(id(a) for mulige in frie for a in mulige if len(mulige) == 1)
    for nr, mulige in enumerate(frie):
        if len(mulige) == 1 and ønsker[id(mulige[0])] == 1:
            ud[nr] = mulige[0]
    return ud


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


def _lignende(navn: str, afdelinger: list[Afdeling]) -> list[Afdeling]:
    """Return the afdelinger that a number or a part of a name may mean."""
    led = _led(navn)
    return [
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
