"""`kommentarer`: what a reviewer wrote in Word, and where in the content it belongs."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.udskrift import skriv_ud
from generator.laesning.projekter import Brugsfejl, find_projekter
from generator.maskine.sti import vis_sti

FORMATER = ("tekst", "md", "json", "github")


@click.command(
    "kommentarer",
    options_metavar="[TILVALG]",
    short_help="Vis en korrekturlæsers kommentarer og ændringer, og hvor de hører til.",
)
@click.argument("fil", metavar="FIL.docx", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--projekt",
    type=click.Path(path_type=Path, readable=False),
    metavar="STI",
    help="Projektet, dokumentet er bygget af. Ellers den mappe, man står i, eller det i indhold/, "
    "som filens navn begynder med.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATER),
    default="tekst",
    show_default=True,
    help="tekst til mennesker, md til en pull request, json og github til maskiner.",
)
def kommando(fil: Path, projekt: Path | None, format_: str) -> int:
    """Vis kommentarer og sporede ændringer i et dokument, der er kommet retur fra Word.

    Hver af dem vises med fil, linje og nøgle i indholdet, også når der er rettet, flyttet eller
    slettet omkring den. Indholdet bliver ikke ændret: Det er dig, der retter.

    Udgangskode: 0 de er vist, også når der ingen er; 2 filen eller projektet kan ikke læses.
    """
    from generator.rapport.kommentarer import SKRIVERE, som_fejl
    from generator.retur.bemaerkninger import find_bemærkninger
    from generator.retur.steder import find_projekt, placér
    from generator.word.fil import Filfejl
    from generator.word.laesning import læs
    from generator.word.pakke import åbn

    try:
        pakke = åbn(fil)
        retur = find_bemærkninger(læs(pakke))
        projekt = find_projekt(fil) if projekt is None else _projektet(projekt)
    except (Filfejl, Brugsfejl) as fejl:
        if format_ == "json":
            skriv_ud(som_fejl(vis_sti(fil), str(fejl)))
        raise
    skriv_ud(SKRIVERE[format_](vis_sti(fil), placér(retur, projekt)))
    return 0


def _projektet(sti: Path) -> Path:
    mapper = find_projekter([sti]).mapper
    if not mapper:
        raise Brugsfejl(f"{vis_sti(sti)} hører ikke til et projekt.")
    return mapper[0]
