"""`kommentarer`: what a reviewer wrote in Word, and where in the content it belongs."""

from __future__ import annotations

from dataclasses import replace
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
@click.option("--ret", is_flag=True, help="Skriv de sikre rettelser i indholdet.")
@click.option("--vis", is_flag=True, help="Vis, hvad --ret ville skrive, uden at skrive det.")
@click.option("--af", default="", metavar="NAVN", help="Med --ret og --vis: kun den persons.")
def kommando(fil: Path, projekt: Path | None, format_: str, ret: bool, vis: bool, af: str) -> int:
    """Vis kommentarer og sporede ændringer i et dokument, der er kommet retur fra Word.

    Hver af dem vises med fil, linje og nøgle i indholdet, også når der er rettet, flyttet eller
    slettet omkring den.

    Med --ret bliver det, der er sikkert, skrevet i indholdet, og kun de ord, der er rettet, ændrer
    sig. Det gælder rettelser af dine egne ord og tal. Resten bliver stående på listen, hver med
    sin grund, og det gør kommentarerne også. Uden --ret bliver intet skrevet; --vis viser, hvad
    der ville blive det. Uden for git bliver de gamle filer liggende ved siden af som ».gammel«.

    Udgangskode: 0 de er vist eller skrevet, også når der ingen er; 2 filen eller projektet kan
    ikke læses, eller der kan ikke skrives.
    """
    from generator.rapport.kommentarer import SKRIVERE, rettelsesnoter, som_fejl
    from generator.retur.bemaerkninger import find_bemærkninger
    from generator.retur.skrivning import find_rettelser, resten, skriv
    from generator.retur.steder import find_projekt, placér
    from generator.word.fil import Filfejl
    from generator.word.laesning import læs
    from generator.word.pakke import åbn

    if af and not (ret or vis):
        raise click.UsageError("--af bruges kun sammen med --ret eller --vis.")
    try:
        dokument = læs(åbn(fil))
        retur = find_bemærkninger(dokument)
        projekt = find_projekt(fil) if projekt is None else _projektet(projekt)
        if (ret or vis) and projekt is None:
            raise Brugsfejl("Projektet er ikke fundet. Skriv det med --projekt.")
    except (Filfejl, Brugsfejl) as fejl:
        if format_ == "json":
            skriv_ud(som_fejl(vis_sti(fil), str(fejl)))
        raise
    if projekt is None or not (ret or vis):
        skriv_ud(SKRIVERE[format_](vis_sti(fil), placér(retur, projekt)))
        return 0
    fundet = find_rettelser(dokument, retur, projekt, af)
    kopier = skriv(fundet) if ret else []
    if not ret and format_ == "tekst":
        skriv_ud(fundet.forskel())
    tilbage = resten(fundet, retur, projekt)
    sætninger = rettelsesnoter(fundet, kopier, skrevet=ret)
    skriv_ud(SKRIVERE[format_](vis_sti(fil), replace(tilbage, noter=(*tilbage.noter, *sætninger))))
    return 0


def _projektet(sti: Path) -> Path:
    mapper = find_projekter([sti]).mapper
    if not mapper:
        raise Brugsfejl(f"{vis_sti(sti)} hører ikke til et projekt.")
    return mapper[0]
