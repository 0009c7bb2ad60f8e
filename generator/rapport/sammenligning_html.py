"""A comparison as a page of its own: before and now side by side, one above the other on a phone.

Nothing is fetched and nothing runs: no script, no picture, no address, and a policy that would
refuse them. What is gone is struck through and what is new underlined, and both are said to a
screen reader, so nothing hangs on a colour. It follows the reader's light or dark screen, and
prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from generator.fund import Alvor
from generator.rapport.sammenligning import (
    INGEN,
    forskel,
    kommatal,
    resume,
    synlig,
    ændrede_afsnit,
)
from generator.sammenlign.aendringer import Slags, efter_sted
from generator.sammenlign.ordforskel import Ordslags

if TYPE_CHECKING:
    from generator.sammenlign.aendringer import Fundforskel, Sammenligning, Ændring

POLITIK = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
STIL = """
:root{color-scheme:light dark;--bund:#fff;--tekst:#1b1b1b;--svag:#555;--streg:#c4c7cc;
--hoved:#eef1f5;--ud:#fbe3e4;--udtekst:#7a0c12;--ind:#ddf3e0;--indtekst:#0b4a1c}
@media (prefers-color-scheme:dark){:root{--bund:#15181c;--tekst:#e9ebee;--svag:#aab1ba;
--streg:#444b55;--hoved:#222831;--ud:#4b1d21;--udtekst:#ffd3d5;--ind:#153b21;--indtekst:#c9f2d2}}
*{box-sizing:border-box}
body{margin:0;background:var(--bund);color:var(--tekst);font:1rem/1.5 Carlito,Calibri,"Segoe UI",
system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:76rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.25rem;margin:2rem 0 .5rem;padding-bottom:.2rem;border-bottom:2px solid var(--streg)}
h3{font-size:1.05rem;margin:1.25rem 0 .4rem}
p{margin:.4rem 0}
nav ul{padding-left:1.2rem}
a{color:inherit}
.bem{border-left:4px solid var(--svag);padding:.3rem .8rem;background:var(--hoved)}
table{border-collapse:collapse;width:100%;margin:.4rem 0 1rem}
th,td{border:1px solid var(--streg);padding:.4rem .6rem;text-align:left;vertical-align:top;
overflow-wrap:anywhere}
thead th{background:var(--hoved)}
th[scope=row]{font-weight:600;width:22%}
.par td{width:39%}
.tal{width:auto}
.tal thead th{white-space:nowrap}
.tal .kort{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.tal th[scope=row]{width:auto;font-weight:400}
.slags{display:block;font-weight:400;color:var(--svag);font-size:.9rem}
.note{color:var(--svag);font-size:.95rem}
.tom{color:var(--svag)}
dl{margin:.3rem 0 0}dt{font-weight:600;font-size:.9rem}dd{margin:0 0 .3rem}
del{background:var(--ud);color:var(--udtekst);text-decoration:line-through}
ins{background:var(--ind);color:var(--indtekst);text-decoration:underline;font-weight:600}
.skjult,del::before,del::after,ins::before,ins::after{position:absolute;width:1px;height:1px;
overflow:hidden;clip-path:inset(50%);white-space:nowrap}
del::before{content:" [slettet: "}ins::before{content:" [tilføjet: "}
del::after,ins::after{content:"] "}
.smal{display:none}
@media (max-width:44rem){
.par thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.par,.par tbody,.par tr,.par th,.par td{display:block;width:auto}
.par tr{border:1px solid var(--streg);margin-bottom:.8rem}
.par th,.par td{border:0}
.par th[scope=row]{background:var(--hoved);width:auto}
.smal{display:block;color:var(--svag);font-size:.9rem}}
@media print{main{max-width:none;padding:0}tr{break-inside:avoid}thead{display:table-header-group}
nav{display:none}h2,h3{break-after:avoid}}
"""
KORT = 12
"""Characters of a figure."""
_ALVOR = (("Fejl", Alvor.FEJL), ("Advarsler", Alvor.ADVARSEL), ("Bemærkninger", Alvor.INFO))
_NAVNE = {
    Slags.TILFØJET: "Tilføjet",
    Slags.FJERNET: "Fjernet",
    Slags.ÆNDRET: "Ændret",
    Slags.FLYTTET: "Flyttet",
    Slags.OMDØBT: "Omdøbt",
}


def skriv(s: Sammenligning) -> str:
    """Return the comparison as a whole HTML page."""
    titel = f"Ændringer fra {s.gammel} til {s.ny}"
    fra, til = (f"<strong>{_t(side)}</strong>" for side in (s.gammel, s.ny))
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="da">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLITIK}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{_t(titel)}</title>",
            f"<style>{STIL}</style>",
            "</head>",
            "<body>",
            "<main>",
            "<h1>Ændringer</h1>",
            f"<p>Fra {fra} til {til}</p>",
            *(f'<p class="bem"><strong>Bemærk:</strong> {_t(f)}</p>' for f in s.forbehold),
            *(_krop(s) if not s.er_ens else [f"<p>{INGEN}</p>"]),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _krop(s: Sammenligning) -> Iterator[str]:
    yield f"<p>{_t(resume(s))}</p>"
    yield from _opgørelse(s)
    dele = efter_sted(s.ændringer)
    if len(dele) > 1:
        yield '<nav aria-label="Dele"><ul>'
        for nr, (del_, afsnit) in enumerate(dele.items(), 1):
            tal = sum(map(len, afsnit.values()))
            yield f'<li><a href="#del{nr}">{_t(del_)}</a> ({tal})</li>'
        yield "</ul></nav>"
    for nr, (del_, afsnit) in enumerate(dele.items(), 1):
        yield f'<section aria-labelledby="del{nr}">'
        yield f'<h2 id="del{nr}">{_t(del_)}</h2>'
        for navn, ændringer in afsnit.items():
            if navn:
                yield f"<h3>{_t(navn)}</h3>"
            yield from _tabel(navn or del_, ændringer)
        yield "</section>"
    if s.fund and (s.fund.nye or s.fund.væk):
        yield from _fund(s.fund)
    yield from _plads(s)


def _opgørelse(s: Sammenligning) -> Iterator[str]:
    """Yield the table of pages, findings and computed figures, before and now."""
    rækker: list[tuple[str, str, str, str]] = []
    if s.sider:
        før, nu = ("ukendt" if t is None else str(t) for t in (s.sider.før, s.sider.nu))
        rækker.append((f"Sider (højst {s.sider.grænse})", før, nu, ""))
        a, b = s.sider.forbrug_før, s.sider.forbrug_nu
        if a is not None and b is not None:
            rækker.append(("Forbrug af sider", kommatal(a), kommatal(b), forskel(a, b)[2:-1]))
    if s.fund:
        for navn, alvor in _ALVOR:
            før_, nu_ = s.fund.før.get(alvor, 0), s.fund.nu.get(alvor, 0)
            if før_ or nu_:
                rækker.append(
                    (navn, str(før_), str(nu_), f"{nu_ - før_:+d}" if nu_ != før_ else "")
                )
    rækker += [(f.navn, f.gammel, f.ny, f.forskel) for f in s.følger]
    if rækker:
        yield from _taltabel("Sider, fund og beregnede tal før og nu", "Hvad", rækker)


def _taltabel(titel: str, hvad: str, rækker: Sequence[tuple[str, ...]]) -> Iterator[str]:
    yield f'<table class="tal"><caption class="skjult">{_t(titel)}</caption><thead><tr>'
    for navn in (hvad, "Før", "Nu", "Forskel"):
        yield f'<th scope="col">{navn}</th>'
    yield "</tr></thead><tbody>"
    for navn, *celler in rækker:
        # A figure stays on its line; a list of names that has changed may take several.
        felter = "".join(
            f'<td class="kort">{_t(c)}</td>' if len(c) <= KORT else f"<td>{_t(c)}</td>"
            for c in celler
        )
        yield f'<tr><th scope="row">{_t(navn)}</th>{felter}</tr>'
    yield "</tbody></table>"


def _tabel(titel: str, ændringer: Sequence[Ændring]) -> Iterator[str]:
    # The roles keep a table a table where a narrow screen sets its parts one above the other.
    yield '<table class="par" role="table">'
    yield f'<caption class="skjult">{_t(titel)}: før og nu</caption>'
    yield '<thead role="rowgroup"><tr role="row">'
    for navn in ("Hvad", "Før", "Nu"):
        yield f'<th scope="col" role="columnheader">{navn}</th>'
    yield '</tr></thead><tbody role="rowgroup">'
    for æ in ændringer:
        yield '<tr role="row">'
        yield f'<th scope="row" role="rowheader">{_hoved(æ)}</th>'
        yield f'<td role="cell"><span class="smal" aria-hidden="true">Før</span>{_før(æ)}</td>'
        yield f'<td role="cell"><span class="smal" aria-hidden="true">Nu</span>{_nu(æ)}</td>'
        yield "</tr>"
    yield "</tbody></table>"


def _hoved(æ: Ændring) -> str:
    navn = ", ".join(led for led in (æ.emne, æ.felt) if led)
    return f'{_t(navn)}<span class="slags">{_NAVNE[æ.slags]}</span>'


def _før(æ: Ændring) -> str:
    match æ.slags:
        case Slags.TILFØJET:
            return '<span class="tom">–</span>'
        case Slags.FJERNET:
            return f"<del>{_t(æ.gammel)}</del>{_indhold(æ)}{_note(æ)}"
        case _ if æ.ord:
            return _stykker(æ, Ordslags.SLETTET, "del")
        case _ if æ.gammel == æ.ny:
            return _t(æ.gammel)
        case _:
            return f"<del>{_t(æ.gammel)}</del>"


def _nu(æ: Ændring) -> str:
    match æ.slags:
        case Slags.FJERNET:
            return '<span class="tom">–</span>'
        case Slags.TILFØJET:
            return f"<ins>{_t(æ.ny)}</ins>{_indhold(æ)}{_note(æ)}"
        case _ if æ.ord:
            return _stykker(æ, Ordslags.NY, "ins") + _note(æ)
        case _ if æ.gammel == æ.ny:
            return _t(æ.ny) + _note(æ)
        case _:
            tal = f" ({_t(æ.forskel)})" if æ.forskel else ""
            return f"<ins>{_t(æ.ny)}</ins>{tal}{_note(æ)}"


def _stykker(æ: Ændring, slags: Ordslags, mærke: str) -> str:
    return "".join(
        f"<{mærke}>{_t(o.tekst)}</{mærke}>" if o.slags is slags else _t(o.tekst)
        for o in æ.ord
        if o.slags in (Ordslags.ENS, slags)
    )


def _indhold(æ: Ændring) -> str:
    if not æ.linjer:
        return ""
    return "<dl>" + "".join(f"<dt>{_t(k)}</dt><dd>{_t(v)}</dd>" for k, v in æ.linjer) + "</dl>"


def _note(æ: Ændring) -> str:
    return f'<p class="note">{_t(æ.note)}</p>' if æ.note else ""


def _fund(fund: Fundforskel) -> Iterator[str]:
    yield '<section aria-labelledby="fund"><h2 id="fund">Fund</h2>'
    for titel, alle in (("Nye", fund.nye), ("Væk", fund.væk)):
        if alle:
            yield f"<h3>{titel}</h3><ul>"
            for f in alle:
                sted = f" ({_t(f.sted)})" if f.sted else ""
                yield f"<li><strong>{f.alvor}</strong> {_t(f.besked)} [{_t(f.regel)}]{sted}</li>"
            yield "</ul>"
    yield "</section>"


def _plads(s: Sammenligning) -> Iterator[str]:
    afsnit = ændrede_afsnit(s.sider) if s.sider else []
    if not afsnit:
        return
    rækker = [
        (
            a.overskrift,
            "–" if a.før is None else kommatal(a.før),
            "–" if a.nu is None else kommatal(a.nu),
            forskel(a.før or 0.0, a.nu or 0.0)[2:-1],
        )
        for a in afsnit
    ]
    yield '<section aria-labelledby="plads"><h2 id="plads">Plads i sider</h2>'
    yield from _taltabel("Hvad afsnittene fylder, før og nu", "Afsnit", rækker)
    yield "</section>"


def _t(tekst: str) -> str:
    return escape(synlig(tekst), quote=True)
