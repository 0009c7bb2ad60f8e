"""`sammenlign`: what has changed between two projects, two DOCX or two revisions of git."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import tilvalg
from generator.cli.udgang import Udgang
from generator.cli.udskrift import sig, skriv_ud
from generator.formater import kender
from generator.laesning.projekter import Brugsfejl
from generator.maskine.sti import vis_sti
from generator.maskine.udgivelse import udgiv_forseglet

if TYPE_CHECKING:
    from generator.sammenlign.aendringer import ComparisonAnswer
    from generator.sammenlign.sider import ComparedSide

FORMATER = ("tekst", "md", "html", "json", "docx")
STANDARDFIL = Path("sammenligning.docx")
FORFATTER = "projektbeskrivelse"
_TIDLIGERE = {
    "md": "## Ændringer fra ".encode(),
    "html": "<title>Ændringer fra ".encode(),
    "json": b'{\n "version": 1,\n "gammel": ',
}
"""What stands at the beginning of the answers of a release that sealed nothing."""


@click.command(
    "sammenlign",
    options_metavar="[TILVALG]",
    short_help="Vis, hvad der er ændret fra én udgave til en anden.",
)
@click.argument("gammel", metavar="GAMMEL")
@click.argument("ny", metavar="NY")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATER),
    default="tekst",
    show_default=True,
    help="tekst til skærmen, md til en pull request, html med før og nu side om side, json til "
    "maskiner, docx med sporede ændringer.",
)
@click.option(
    "--ud",
    type=tilvalg.Udsti(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Filen, sammenligningen skrives i; ellers skærmen, og for docx sammenligning.docx.",
)
@click.option("--tjek", is_flag=True, help="Giv udgangskode 1, når der er ændringer.")
@click.option(
    "--forfatter",
    metavar="NAVN",
    help="Med --format docx: hvem der står som den, der har ændret; ellers projektbeskrivelse.",
)
@click.option(
    "--dato",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]),
    metavar="DATO",
    help="Med --format docx: hvornår der er ændret, fx 2025-03-01; ellers nu.",
)
def kommando(
    gammel: str,
    ny: str,
    format_: str,
    ud: Path | None,
    tjek: bool,
    forfatter: str | None,
    dato: datetime | None,
) -> int:
    """Vis, hvad der er ændret fra GAMMEL til NY: tal, afdelinger, partnere, fora og tekst.

    GAMMEL og NY er hver et projekts mappe, en DOCX-fil eller en udgave i git: HEAD~1:indhold/navn,
    eller kun revisionen, fx main, når den anden side er den samme mappe. En sti, der findes, går
    forud for en revision; skriv rev:main, når det skal være revisionen.

    \b
    projektbeskrivelse sammenlign main indhold/mit-kvarter
    projektbeskrivelse sammenlign HEAD~1:indhold/mit-kvarter indhold/mit-kvarter
    projektbeskrivelse sammenlign sendt.docx ud/mit-kvarter.docx

    Udgangskode: 0 også når der er ændringer (1 med --tjek), 2 noget kunne ikke læses eller skrives.
    """  # noqa: D301 - click takes \b for »keep these lines«
    if format_ != "docx" and (forfatter or dato):
        raise click.UsageError("--forfatter og --dato bruges kun sammen med --format docx.")
    if forfatter and not forfatter.isprintable():
        raise click.BadParameter(
            "Navnet indeholder et usynligt styretegn.", param_hint="'--forfatter'"
        )
    from generator.sammenlign.sider import læs_sider, sammenlign

    if format_ == "docx":
        ud = ud or STANDARDFIL
    try:
        _tjek_plads(ud, (gammel, ny))
        with læs_sider(gammel, ny) as (a, b):
            svar = sammenlign(a, b)
            data, usporet = b"", list[str]()
            if format_ == "docx":
                data, usporet = _redline(a, b, forfatter, dato)
    except Brugsfejl as fejl:
        if format_ == "json" and ud is None:
            from generator.rapport.sammenligning import skriv_fejl

            skriv_ud(skriv_fejl(str(fejl)))
        raise
    if format_ == "docx":
        for sætning in (*svar.forbehold, *usporet):
            sig(f"Bemærk: {sætning}")
        assert ud is not None, "sat ovenfor"
        _gem(ud, format_, data)
    elif ud is not None:
        _gem(ud, format_, _i_ord(svar, format_, farve=False).encode("utf-8", errors="replace"))
    else:
        skriv_ud(_i_ord(svar, format_, farve=_med_farve()), farvet=_med_farve())
    return Udgang.FUND if tjek and not svar.er_ens else Udgang.FINT


def _i_ord(svar: ComparisonAnswer, format_: str, *, farve: bool) -> str:
    from generator.rapport.sammenligning import skriv

    return skriv(svar, format_, farve=farve)


def _med_farve() -> bool:
    """Tell whether a person at a terminal has not said no to colours (no-color.org)."""
    return (
        sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def _redline(
    gammel: ComparedSide, ny: ComparedSide, forfatter: str | None, dato: datetime | None
) -> tuple[bytes, list[str]]:
    """Return the document with tracked changes, and what could not be tracked."""
    from generator.sammenlign.sporet import sporet

    return sporet(gammel, ny, forfatter or FORFATTER, dato or datetime.now().astimezone())


def _tjek_plads(ud: Path | None, sider: tuple[str, str]) -> None:
    """Raise `Brugsfejl` when the answer would replace what it is about."""
    if ud is None or not ud.is_file():
        return
    if any(os.path.exists(s) and os.path.samefile(s, ud) for s in sider):  # noqa: PTH110, PTH121
        raise Brugsfejl(
            f"{vis_sti(ud)} er en af de filer, der sammenlignes. Vælg en anden med --ud."
        )


def _gem(fil: Path, format_: str, data: bytes) -> None:
    def kendes(fil: Path, gammel: bytes) -> bool:
        if format_ == "docx":
            return kender(format_)(fil, gammel)
        begyndelse = _TIDLIGERE.get(format_)
        return begyndelse is not None and begyndelse in gammel[:1000]

    udgivet = udgiv_forseglet(fil.parent, {fil.name: (format_, data)}, kendes).krævet()
    for note in udgivet.noter:
        sig(note)
    for skrevet in udgivet.filer:
        sig(f"Skrevet: {skrevet.as_posix()}")
