"""A comparison for a pull request: a short table first, then the changes.

Written for GitHub and GitLab, and for a text that may hold anything: what a writer typed never
becomes markup, a mention, a reference or a picture. What GitHub has no room for is counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.fund import Alvor
from generator.rapport.sammenligning import (
    INGEN,
    antal,
    forkortet,
    forskel,
    hvad,
    kommatal,
    stump,
    synlig,
    ændrede_afsnit,
)
from generator.sammenlign.aendringer import Slags, efter_sted
from generator.sammenlign.ordforskel import Ordslags

if TYPE_CHECKING:
    from generator.sammenlign.aendringer import Sammenligning, Ændring

FLEST_TEGN = 60_000
"""Characters; GitHub refuses a comment of more than 65,536, and a step's summary over 1 MiB."""
_MARKUP = re.compile(r"[\\`*_\[\]~]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "$": "<span>$</span>"}
_BINDER = "&#8288;"
"""A word joiner: nothing to see, but GitHub no longer takes the word for a name or a number."""
_HENVISNING = re.compile(
    r"[@#]|(?i:\bGH-(?=\d))|:(?=//)|(?i:\bwww(?=\.))|:(?=[\w+-]+:)"
    r"|(?<!\w)[!%~&$^](?=\w)|[\[{](?=[+-])"
)
"""Mentions, references, addresses, emoji; GitLab's own (``!12``, ``%2``, ``{+ord+}``) as well."""
_DELE = (
    ("fejl", Alvor.FEJL),
    ("advarsler", Alvor.ADVARSEL),
    ("bemærkninger", Alvor.INFO),
)


def skriv(s: Sammenligning) -> str:
    """Return the comparison as Markdown of at most `FLEST_TEGN` characters."""
    hoved = [f"## Ændringer fra {_t(s.gammel)} til {_t(s.ny)}", ""]
    for sætning in s.forbehold:
        hoved += [f"> **Bemærk:** {_t(sætning)}", ""]
    if s.er_ens:
        return "\n".join([*hoved, INGEN, ""])
    hoved += [*_tabel(s), ""]
    return _inden_for(hoved, list(_linjer(s)))


def _tabel(s: Sammenligning) -> Iterator[str]:
    """Yield the short table: how much has changed, pages, findings, figures that follow."""
    yield "| | før | nu | forskel |"
    yield "|---|--:|--:|--:|"
    if s.sider:
        før, nu = s.sider.før, s.sider.nu
        tal = _heltal(nu - før) if før is not None and nu is not None else ""
        yield f"| Sider (højst {s.sider.grænse}) | {_side(før)} | {_side(nu)} | {tal} |"
        if s.sider.forbrug_før is not None and s.sider.forbrug_nu is not None:
            a, b = s.sider.forbrug_før, s.sider.forbrug_nu
            yield f"| Forbrug af sider | {kommatal(a)} | {kommatal(b)} | {forskel(a, b)[2:-1]} |"
    if s.fund:
        for navn, alvor in _DELE:
            før, nu = s.fund.før.get(alvor, 0), s.fund.nu.get(alvor, 0)
            if før or nu:
                yield f"| Fund: {navn} | {før} | {nu} | {_heltal(nu - før)} |"
    for følge in s.følger:
        yield f"| {_t(følge.navn)} | {_t(følge.gammel)} | {_t(følge.ny)} | {_t(følge.forskel)} |"
    yield ""
    slags = Counter(æ.slags for æ in s.ændringer)
    dele = ", ".join(f"{slags[k]} {k}" for k in Slags if slags[k])
    i_alt = antal(len(s.ændringer), "ændring", "ændringer")
    yield f"**{i_alt}**: {dele}." if dele else "Ingen ændringer i indholdet."


def _heltal(tal: int) -> str:
    return f"+{tal}" if tal > 0 else str(tal) if tal else ""


def _side(tal: int | None) -> str:
    return "ukendt" if tal is None else str(tal)


Linje = tuple[str, str]
"""A piece that is kept whole, and what it counts as when it is left out; headings count as none."""


def _linjer(s: Sammenligning) -> Iterator[Linje]:
    for del_, afsnit in efter_sted(s.ændringer).items():
        yield f"### {_t(del_)}\n", ""
        for navn, ændringer in afsnit.items():
            if navn:
                yield f"#### {_t(navn)}\n", ""
            for æ in ændringer:
                yield "\n".join(_ændring(æ)), "ændring"
            yield "", ""
    if s.fund and (s.fund.nye or s.fund.væk):
        yield "### Fund\n", ""
        for ord_, alle in (("Nyt", s.fund.nye), ("Væk", s.fund.væk)):
            for f in alle:
                sted = f" ({_t(f.sted)})" if f.sted else ""
                yield f"- **{ord_}:** {f.alvor} {_t(f.besked)} \\[{_t(f.regel)}\\]{sted}", "fund"
        yield "", ""
    if s.sider and (afsnit_ := ændrede_afsnit(s.sider)):
        yield "### Plads i sider\n", ""
        yield "| afsnit | før | nu | forskel |\n|---|--:|--:|--:|", ""
        for a in afsnit_:
            før = "–" if a.før is None else kommatal(a.før)
            nu = "–" if a.nu is None else kommatal(a.nu)
            tal = forskel(a.før or 0.0, a.nu or 0.0)[2:-1]
            yield f"| {_t(a.overskrift)} | {før} | {nu} | {tal} |", "afsnit"


def _ændring(æ: Ændring) -> Iterator[str]:
    navn = _t(hvad(æ))
    match æ.slags:
        case Slags.TILFØJET:
            yield f"- **Tilføjet {navn}:** <ins>{_t(æ.ny)}</ins>"
        case Slags.FJERNET:
            yield f"- **Fjernet {navn}:** <del>{_t(æ.gammel)}</del>"
        case Slags.OMDØBT:
            yield f"- **Omdøbt {navn}:** {_t(æ.gammel)} → {_t(æ.ny)}"
        case Slags.FLYTTET:
            yield f"- **Flyttet {navn}:** {_ord(æ) if æ.ord else _t(stump(æ.ny))}"
        case Slags.ÆNDRET if æ.ord:
            yield f"- **Ændret {navn}:** {_ord(æ)}"
        case Slags.ÆNDRET:
            tal = f" ({_t(æ.forskel)})" if æ.forskel else ""
            ens = æ.gammel == æ.ny
            værdier = _t(stump(æ.ny)) if ens else f"{_t(æ.gammel)} → {_t(æ.ny)}"
            yield f"- **Ændret {navn}:** {værdier}{tal}"
    for nøgle, værdi in æ.linjer:
        yield f"  - **{_t(nøgle)}:** {_t(værdi)}"
    if æ.note:
        yield f"  - *{_t(æ.note)}*"


def _ord(æ: Ændring) -> str:
    ud = []
    for stykke in forkortet(æ.ord):
        tekst = _t(stykke.tekst)
        match stykke.slags:
            case Ordslags.ENS:
                ud.append(tekst)
            case Ordslags.SLETTET:
                ud.append(f"<del>{tekst}</del>")
            case Ordslags.NY:
                ud.append(f"<ins>{tekst}</ins>")
    return "".join(ud)


def _t(tekst: str) -> str:
    """Return a text that renders as exactly itself, wherever in a line it stands."""
    tekst = _HENVISNING.sub(lambda m: f"{m[0]}\ue000", synlig(tekst))
    tekst = _MARKUP.sub(r"\\\g<0>", tekst)
    tekst = "".join(_HTML.get(tegn, tegn) for tegn in tekst)
    return tekst.replace("\ue000", _BINDER)


def _inden_for(hoved: list[str], linjer: list[Linje]) -> str:
    """Join the pieces; those that there is no room for are counted, the rest kept in order."""
    ud = "\n".join(hoved) + "\n"
    plads = FLEST_TEGN - 500
    for nr, (tekst, _) in enumerate(linjer):
        if len(ud) + len(tekst) + 1 > plads:
            ud = ud[:plads].rstrip()
            return f"{ud}\n\n{_udeladt(linjer[nr:])}\n"
        ud += f"{tekst}\n"
    return ud.rstrip("\n") + "\n"


def _udeladt(resten: list[Linje]) -> str:
    tal = Counter(slags for _, slags in resten if slags)
    former = (("ændring", "ændringer"), ("fund", "fund"), ("afsnit", "afsnit"))
    dele = [antal(tal[en], en, flere) for en, flere in former if tal[en]]
    return (
        f"**Ikke vist:** {', '.join(dele)} mere, fordi GitHub ikke har plads. "
        "`projektbeskrivelse sammenlign` med `--format html` viser det hele."
    )
