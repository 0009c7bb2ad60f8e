"""`tekst`: a readable text of any DOCX, and the Markdown twin of a project."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.udskrift import skriv_ud


@click.command("tekst", options_metavar="[TILVALG]", short_help="Vis et Word-dokument som tekst.")
@click.argument(
    "stier", nargs=-1, metavar="FIL.docx...", type=click.Path(path_type=Path, readable=False)
)
@click.option(
    "--ændringer",
    "ændringer",
    type=click.Choice(["vis", "godkendt", "afvist"]),
    default="vis",
    show_default=True,
    help="Sporede ændringer: vis dem som {++indsat++} og {--slettet--}, eller læs teksten, som den "
    "er, når de er godkendt eller afvist.",
)
@click.option("--uden-kommentarer", is_flag=True, help="Udelad korrekturlæserens kommentarer.")
@click.option(
    "--tvilling",
    is_flag=True,
    help="Skriv i stedet projektets tekst i <projekt>/<mappenavn>.md, så den kan ligge i git; "
    "udgangskode 1, når filen blev ændret. Efter kommandoen kan der stå projekter.",
)
@click.option("--hook", is_flag=True, hidden=True, help="Stierne er de ændrede filer i en commit.")
@click.option(
    "--git",
    metavar="UDGAVE",
    hidden=True,  # what the command `git` writes into git's settings
    help="Svar altid med en tekst. Udgaven skiller det, git har gemt, fra det, vi skriver nu.",
)
def kommando(
    stier: tuple[Path, ...],
    ændringer: str,
    uden_kommentarer: bool,
    tvilling: bool,
    hook: bool,
    git: str | None,
) -> int:
    """Vis et Word-dokument som tekst, uanset hvem der har skrevet det.

    Et afsnit og en tabelrække er en linje hver. Overskrifter begynder med #, og en fodnote står
    lige under det afsnit, der henviser til den med [*], så en ny note ikke ændrer andre linjer.
    Kommentarer og sporede ændringer vises.

    Udgangskode: 0 teksten er vist, 2 filen kan ikke læses som et Word-dokument.
    """
    if tvilling:
        from generator.cli.tvilling import hold_frisk

        return hold_frisk(stier, hook)
    if not stier:
        raise click.UsageError("Skriv navnet på en DOCX-fil efter kommandoen.")

    from generator.word.fil import Filfejl
    from generator.word.laesning import læs
    from generator.word.pakke import åbn
    from generator.word.tekst import Vis, skriv

    for nr, fil in enumerate(stier):
        try:
            tekst = skriv(læs(åbn(fil)), Vis(ændringer), not uden_kommentarer)
        except Filfejl as fejl:
            if git is None:
                raise
            # A version that cannot be read must not end `git log`, and git's own name for the
            # file, a temporary one, is no news.
            tekst = f"[{fejl}]\n".replace(fil.as_posix(), fil.name)
        if len(stier) > 1:
            skriv_ud("\n" * (nr > 0) + f"== {fil.as_posix()} ==\n\n")
        skriv_ud(tekst)
    return 0
