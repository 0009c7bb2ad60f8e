"""Try the proposals: the content is built with them, and must give what the reviewer wrote.

Nothing is written here. What does not come out as expected, word for word and look for look, or
would change another place as well, is left with its reason; the others are tried without it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from generator.laesning import ProjektFejl
from generator.retur.fil import nye_filer, ændrede
from generator.retur.forslag import Forslag, Virkning
from generator.retur.indgreb import SKIFT
from generator.retur.normal import Normaltekst
from generator.retur.nutid import Nuafsnit, Nustykke, Nutid
from generator.retur.rettelse import Grund, Værdirettelse

Linje = tuple[str, tuple[str, ...]]
"""The text of a paragraph, and the look of each of its characters; »?« is any."""
_REGNET = "\ue000"
"""Stands for what is computed, where only that may have changed."""


def prøv(nu: Nutid, forslag: Sequence[Forslag]) -> tuple[list[Forslag], dict[Path, bytes]]:
    """Return the proposals that hold together, and the new content of the files.

    The others are given their reason.
    """
    gode = _gode(nu, [], list(forslag))
    return gode, (ændrede(nu, nye_filer(nu, _rettelser(gode))) if gode else {})


def _gode(nu: Nutid, faste: list[Forslag], nye: list[Forslag]) -> list[Forslag]:
    """Return those of `nye` that hold beside `faste`: all of them, else half by half."""
    if not nye:
        return []
    grund = _fejl(nu, [*faste, *nye])
    if not grund:
        return nye
    if len(nye) == 1:
        nye[0].grund = grund
        return []
    midt = len(nye) // 2
    først = _gode(nu, faste, nye[:midt])
    return først + _gode(nu, [*faste, *først], nye[midt:])


def _rettelser(forslag: Sequence[Forslag]) -> list[Værdirettelse]:
    return [r for f in forslag for r in f.rettelser]


def _fejl(nu: Nutid, forslag: Sequence[Forslag]) -> str:
    """Return why the content does not come to say what it should; empty when it does."""
    try:
        filer = nye_filer(nu, _rettelser(forslag))
        efter = Nutid(nu.projekt, {**nu.data, **filer})
    except (Grund, ProjektFejl) as fejl:
        return str(fejl)
    if nye := sorted(efter.fejl - nu.fejl):
        return f"Indholdet ville få en fejl: {nye[0]}"
    if efter.grund:
        return efter.grund
    return _forskel(nu, efter, [f.virkning for f in forslag if f.virkning])


_ANDET = "Ordene kan ikke skrives i indholdet, så dokumentet kommer til at stå som rettet."
_FLERE_STEDER = (
    "Værdien bruges også andre steder i dokumentet, som så ville ændre sig; ret den i indholdet, "
    "hvis det er meningen."
)


def _forskel(nu: Nutid, efter: Nutid, virkninger: Sequence[Virkning]) -> str:
    ventet = _ventet(nu, virkninger)
    fundet = [*(a for a in efter.afsnit if not a.note), *(a for a in efter.afsnit if a.note)]
    if len(ventet) != len(fundet):
        afsnitsvis = any(v.slettet or v.samlet or SKIFT in v.nyt for v in virkninger)
        return _ANDET if afsnitsvis else _FLERE_STEDER
    for (gammelt, linje), nyt in zip(ventet, fundet, strict=True):
        ny = _linje(nyt)
        if _ens(linje, ny):
            continue
        if gammelt is None:
            return _ANDET
        if not _ens(_linje(gammelt, regnet=True), _linje(nyt, regnet=True)):
            return _FLERE_STEDER
    return ""


def _ens(ventet: Linje, fundet: Linje) -> bool:
    return ventet[0] == fundet[0] and all(
        tegn == " " or a in ("?", b)
        for tegn, a, b in zip(ventet[0], ventet[1], fundet[1], strict=True)
    )


def _ventet(nu: Nutid, virkninger: Sequence[Virkning]) -> list[tuple[Nuafsnit | None, Linje]]:
    """Return the paragraphs that are to come; with each that is not touched, itself."""
    ved: dict[int, list[Virkning]] = defaultdict(list)
    for v in virkninger:
        ved[v.nr].append(v)
    ud: list[tuple[Nuafsnit | None, Linje]] = []
    rest: tuple[str, list[str]] | None = None
    # Notes stand after what they are of: where that is split or joined, they move.
    for nr, afsnit in sorted(enumerate(nu.afsnit), key=lambda par: par[1].note):
        egne = sorted(ved[nr], key=lambda v: (v.fra, v.til)) if nr in ved else []
        if any(v.slettet for v in egne):
            continue
        if not egne and rest is None:
            ud.append((afsnit, _linje(afsnit)))
            continue
        tekst, former = _udført(afsnit, [v for v in egne if not v.samlet])
        if rest is not None:
            tekst, former, rest = rest[0] + tekst, rest[1] + former, None
        if any(v.samlet for v in egne):
            rest = tekst, former
            continue
        start = 0
        for del_ in tekst.split(SKIFT):
            linje = _normal(del_, former[start : start + len(del_)])
            start += len(del_) + 1
            if linje[0]:
                ud.append((None, linje))
    return ud


def _udført(afsnit: Nuafsnit, virkninger: Sequence[Virkning]) -> tuple[str, list[str]]:
    former = _former(afsnit)
    dele, ny_form, sidst = [], list[str](), 0
    for v in virkninger:
        dele += [afsnit.tekst[sidst : v.fra], v.nyt]
        ny_form += [*former[sidst : v.fra], *("?" * len(v.nyt))]
        sidst = v.til
    return "".join([*dele, afsnit.tekst[sidst:]]), ny_form + former[sidst:]


def _linje(afsnit: Nuafsnit, *, regnet: bool = False) -> Linje:
    """Return a paragraph as it is compared; `regnet` with one sign for all that is computed."""
    if not regnet:
        return _normal(afsnit.tekst, _former(afsnit))
    dele = [(_REGNET if _er_regnet(s) else afsnit.tekst[s.start : s.slut], _form(s))
            for s in afsnit.stykker]  # fmt: skip
    return _normal(
        "".join(tekst for tekst, _ in dele), [form for tekst, form in dele for _ in tekst]
    )


def _er_regnet(stykke: Nustykke) -> bool:
    return stykke.tekst is not None and bool(stykke.tekst.værdi or stykke.tekst.beregnet)


def _former(afsnit: Nuafsnit) -> list[str]:
    return [form for s in afsnit.stykker for form in [_form(s)] * (s.slut - s.start)]


def _form(stykke: Nustykke) -> str:
    tekst = stykke.tekst
    if tekst is None:
        return ""
    return f"{'f' * tekst.fed}{'k' * tekst.kursiv}{tekst.link}"


def _normal(tekst: str, former: Sequence[str]) -> Linje:
    normal = Normaltekst(tekst)
    return normal.tekst, tuple(former[p] for p in normal.pladser)
