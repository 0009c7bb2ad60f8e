"""`git`: let git show Word documents as text, or undo it."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    "git", options_metavar="[TILVALG]", short_help="Lad git vise Word-dokumenter som tekst."
)
@click.option("--fjern", is_flag=True, help="Fortryd opsætningen; det, andre har skrevet, bliver.")
@click.option(
    "--difftool",
    nargs=2,
    type=click.Path(path_type=Path, readable=False),
    metavar="GAMMEL NY",
    hidden=True,  # what git itself runs, by the settings that this command writes
    help="Vis forskellen på to filer.",
)
def kommando(fjern: bool, difftool: tuple[Path, Path] | None) -> int:
    """Lad git vise Word-dokumenter som tekst i det depot, man står i.

    Derefter viser git diff, git log -p og git show, hvad der er ændret i teksten af en DOCX, og
    git difftool viser det ord for ord. Kommandoen skriver i depotets egen git-opsætning og i
    .gitattributes og kan køres igen, fx når programmet er flyttet eller opdateret.

    Udgangskode: 0 alt er sat op eller fortrudt, 2 her er intet depot, eller nogen har sat git
    op til DOCX på en anden måde.
    """
    if difftool:
        from generator.cli.gitforskel import vis_forskel

        return vis_forskel(*difftool)

    from generator.depot.visning import fortryd, sæt_op

    udfald = fortryd() if fjern else sæt_op()
    if fjern:
        click.echo(
            "Opsætningen er fjernet: Git viser igen Word-dokumenter som før."
            if udfald.ændret
            else "Der var ikke noget at fjerne."
        )
        return 0
    nu = "nu" if udfald.ændret else "allerede"
    click.echo(f"Git viser {nu} Word-dokumenter som tekst i depotet »{udfald.rod.name}«.")
    for note in udfald.noter:
        click.echo(note)
    click.echo(
        "Prøv »git diff«, »git log -p« eller »git difftool -y -t projektbeskrivelse«. "
        "Fortryd med --fjern."
    )
    return 0
