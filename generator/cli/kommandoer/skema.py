"""`skema`: JSON Schemas of the content files, for the editor."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import tilvalg
from generator.maskine.sti import vis_sti
from generator.maskine.udgivelse import med_kendetegn, udgiv


@click.command(
    "skema", options_metavar="[TILVALG]", short_help="Skriv skemaer, så editoren kan hjælpe."
)
@click.option(
    "--ud",
    type=tilvalg.Udsti(path_type=Path, file_okay=False),
    default=Path(".vscode/skema"),
    show_default=True,
    metavar="MAPPE",
    help="Mappen, skemaerne lægges i.",
)
def kommando(ud: Path) -> int:
    """Skriv et JSON Schema for hver indholdsfil; editoren retter og foreslår efter dem.

    Et projekt fra »ny« har skemaerne i forvejen. Kør kommandoen i projektets mappe, når programmet
    er opdateret. I Visual Studio Code skal udvidelsen YAML (redhat.vscode-yaml) være installeret;
    en fil vælger sit skema i sin første linje:

    \b
    # yaml-language-server: $schema=.vscode/skema/projekt.json
    """  # noqa: D301 - click takes \b for »keep these lines«
    from generator.skema import er_skema, skemaer

    filer = {navn: tekst.encode() for navn, tekst in skemaer().items()}
    udgivet = udgiv(ud, filer, med_kendetegn(er_skema))
    for fil in udgivet.filer:
        click.echo(f"Skrevet: {vis_sti(fil)}")
    udgivet.krævet()
    return 0
