"""Options that several commands share, worded once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.cli import fuldfoer
from generator.rapport import FORMATER

F = TypeVar("F", bound=Callable[..., object])

# What cannot be read is for the reading to say, in its own words.
stier = click.argument(
    "stier",
    nargs=-1,
    metavar="[STI]...",
    type=click.Path(path_type=Path, readable=False),
    shell_complete=fuldfoer.projekter,
)


class Udsti(click.Path):
    """A place to write; not the next option, when the place itself was forgotten."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """Return the path; refuse what begins as an option does."""
        if (tekst := os.fspath(value)).startswith("-"):
            self.fail(
                f"»{tekst}« ligner et tilvalg. Efter {param.opts[0] if param else 'tilvalget'} "
                f"skal stien stå; begynder den med en bindestreg, så skriv »./{tekst}«.",
                param,
                ctx,
            )
        return super().convert(value, param, ctx)


def rapportformat(navn: str) -> Callable[[F], F]:
    """Return the option that chooses the report's format (`--format`, for byg `--rapport`)."""
    return click.option(
        navn,
        "rapportformat",
        type=click.Choice(list(FORMATER)),
        default="tekst",
        show_default=True,
        help="Rapportens form: tekst til mennesker, kort til kommandolinje og editor, json og "
        "github til maskiner.",
    )


streng = click.option("--streng", is_flag=True, help="Lad også en advarsel give udgangskode 1.")
bekræft = click.option(
    "--bekræft",
    "bekræft",
    is_flag=True,
    help="Lad LibreOffice tælle siderne efter (25.2 eller nyere).",
)
hook = click.option(
    "--hook",
    is_flag=True,
    hidden=True,  # for .pre-commit-hooks.yaml; a writer has no use for it
    help="Stierne er de ændrede filer i en commit; også slettede filer tæller med.",
)
kladde = click.option(
    "--kladde",
    is_flag=True,
    help="Sig, hvad der mangler at blive skrevet, men lad det ikke give udgangskode 1.",
)
uden_cache = click.option(
    "--uden-cache", is_flag=True, help="Regn alt ud igen i stedet for at bruge tidligere svar."
)
