"""A comparison in words: ``tekst`` for the terminal, ``md`` for a pull request, ``html``, ``json``.

Each of the first three is a template in ``skabeloner/``. A value that a template prints is escaped
for its format without being asked, so what a writer typed never becomes markup, a mention or a
sign that steers the terminal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.maskine.synlig import synlig
from generator.rapport import sammenligning_json
from generator.rapport import sammenligning_ord as ord_
from generator.sammenlign.aendringer import Ændringsslags, efter_sted

if TYPE_CHECKING:
    from generator.sammenlign.aendringer import ComparisonAnswer, Fundlinje

FORMATER = ("tekst", "md", "html", "json")
FLEST_TEGN = 60_000
"""Characters of the Markdown; GitHub refuses a comment of more than 65,536."""
_SKABELONER = Path(__file__).parent / "skabeloner"
_TERMINAL = {"rød": "\033[31m", "grøn": "\033[32m", "fed": "\033[1m", "slut": "\033[0m"}
_SKEL = re.compile("\x1e(.*?)\x1f")
"""Stands before what the Markdown counts when there is no room for it; in no text, since `synlig`
takes such signs away."""


def skriv(s: ComparisonAnswer, format_: str, *, farve: bool = False) -> str:
    """Return the comparison in a format of `FORMATER`; `farve` gives the terminal its colours."""
    if format_ == "json":
        return sammenligning_json.skriv(s)
    miljø = _miljø(_ESCAPES[format_])
    tekst = miljø.get_template(f"sammenligning.{format_}.j2").render(
        s=s,
        ingen=ord_.INGEN,
        dele=efter_sted(s.ændringer),
        opgørelse=list(_opgørelse(s, format_)),
        slags=_antal_af_hver(s),
        fund=_fund(s),
        plads=ord_.ændrede_afsnit(s.sider) if s.sider else [],
        stil=Markup((_SKABELONER / "sammenligning.css").read_text(encoding="utf-8")),  # noqa: S704
        **{navn: Markup(kode if farve else "") for navn, kode in _TERMINAL.items()},  # noqa: S704
    )
    if format_ == "md":
        tekst = _inden_for(tekst)
    return tekst.rstrip("\n") + "\n"


def skriv_fejl(sætning: str) -> str:
    """Return the JSON that says why there is no comparison."""
    return sammenligning_json.skriv_fejl(sætning)


# --- what the templates print ---


class Opgørelseslinje(NamedTuple):
    """A figure before and now, as it is printed."""

    navn: str
    før: str
    nu: str
    forskel: str = ""


def _opgørelse(s: ComparisonAnswer, format_: str) -> Iterator[Opgørelseslinje]:
    """Yield pages, findings and computed figures."""
    if s.sider:
        før, nu = s.sider.før, s.sider.nu
        flere = "" if før is None or nu is None or format_ != "md" else _fortegn(nu - før)
        navn = f"Sider (højst {s.sider.grænse})"
        yield Opgørelseslinje(navn, ord_.hel(før), ord_.hel(nu), flere)
        a, b = s.sider.forbrug_før, s.sider.forbrug_nu
        if a is not None and b is not None:
            yield Opgørelseslinje(
                "Forbrug af sider", ord_.kommatal(a), ord_.kommatal(b), ord_.forskel(a, b)
            )
    if s.fund:
        for alvor, (_, ordet) in ord_.ALVORSORD.items():
            i_før, i_nu = s.fund.før.get(alvor, 0), s.fund.nu.get(alvor, 0)
            navn = f"Fund: {ordet}" if format_ == "md" else ordet.capitalize()
            if i_før or i_nu:
                yield Opgørelseslinje(navn, str(i_før), str(i_nu), _fortegn(i_nu - i_før))
    for følge in s.følger:
        yield Opgørelseslinje(følge.navn, følge.gammel, følge.ny, følge.forskel)


def _fortegn(tal: int) -> str:
    return f"{tal:+d}" if tal else ""


def _antal_af_hver(s: ComparisonAnswer) -> str:
    """Return »2 tilføjet, 1 fjernet«."""
    tal = Counter(æ.slags for æ in s.ændringer)
    return ", ".join(f"{tal[slags]} {slags}" for slags in Ændringsslags if tal[slags])


def _fund(s: ComparisonAnswer) -> list[tuple[str, Fundlinje]]:
    if s.fund is None:
        return []
    return [*(("Nyt", f) for f in s.fund.nye), *(("Væk", f) for f in s.fund.væk)]


# --- the templates ---


@cache
def _miljø(escape_: Callable[[str], str]) -> Environment:
    def finalize(værdi: object) -> Markup:
        return værdi if isinstance(værdi, Markup) else Markup(escape_(str(værdi)))  # noqa: S704

    miljø = Environment(
        loader=FileSystemLoader(_SKABELONER),
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=True,  # what a macro returns is Markup, and is not escaped again
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for filter_ in (
        ord_.forkortet, ord_.fundlinje, ord_.hvad, ord_.i_parentes, ord_.resume, ord_.sidelinje,
        ord_.stump,
    ):  # fmt: skip
        miljø.filters[filter_.__name__] = filter_
    miljø.filters["antal"] = lambda alle, en, flere: ord_.antal(len(alle), en, flere)
    miljø.globals["skel"] = lambda hvad: Markup(f"\x1e{hvad}\x1f")  # noqa: S704
    return miljø


def _i_html(tekst: str) -> str:
    return escape(synlig(tekst), quote=True)


_MARKUP = re.compile(r"[\\`*_\[\]~]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "$": "<span>$</span>"}
_BINDER = "&#8288;"
"""A word joiner: nothing to see, but GitHub no longer takes the word for a name or a number."""
_HENVISNING = re.compile(
    r"[@#]|(?i:\bGH-(?=\d))|:(?=//)|(?i:\bwww(?=\.))|:(?=[\w+-]+:)"
    r"|(?<!\w)[!%~&$^](?=\w)|[\[{](?=[+-])"
)
"""Mentions, references, addresses, emoji; GitLab's own (``!12``, ``%2``, ``{+ord+}``) as well."""


def _i_markdown(tekst: str) -> str:
    """Return a text that renders as exactly itself, wherever in a line it stands."""
    tekst = _HENVISNING.sub(lambda m: f"{m[0]}\ue000", synlig(tekst))
    tekst = _MARKUP.sub(r"\\\g<0>", tekst)
    tekst = "".join(_HTML.get(tegn, tegn) for tegn in tekst)
    return tekst.replace("\ue000", _BINDER)


_ESCAPES = {"tekst": synlig, "md": _i_markdown, "html": _i_html}


# --- what GitHub has room for ---


def _inden_for(tekst: str) -> str:
    """Return the Markdown with the pieces that there is no room for counted, the rest in order."""
    grænser = [*_SKEL.finditer(tekst), None]
    ud = tekst[: grænser[0].start()] if grænser[0] else tekst
    stykker = [
        (fra[1], tekst[fra.end() : til.start() if til else None])
        for fra, til in pairwise(grænser)
        if fra
    ]
    plads = FLEST_TEGN - 500
    for nr, (_, stykke) in enumerate(stykker):
        if len(ud) + len(stykke) > plads:
            return f"{ud[:plads].rstrip()}\n\n{_udeladt([hvad for hvad, _ in stykker[nr:]])}\n"
        ud += stykke
    return ud


def _udeladt(resten: Sequence[str]) -> str:
    tal = Counter(resten)
    former = (("ændring", "ændringer"), ("fund", "fund"), ("afsnit", "afsnit"))
    dele = [ord_.antal(tal[en], en, flere) for en, flere in former if tal[en]]
    return (
        f"**Ikke vist:** {', '.join(dele)} mere, fordi GitHub ikke har plads. "
        "`projektbeskrivelse sammenlign` med `--format html` viser det hele."
    )
