"""`diagnose`: what is installed, and what to do about what is not."""

from __future__ import annotations

import json

import click

from generator.cli.koersel import skriv_ud
from generator.cli.udgang import Udgang


@click.command(
    "diagnose", options_metavar="[TILVALG]", short_help="Se, hvad der er installeret og virker."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["tekst", "json"]),
    default="tekst",
    show_default=True,
    help="Svarets form.",
)
def kommando(form: str) -> int:
    """Se, hvad der er installeret, og hvad der mangler.

    Send svaret med, når du beder om hjælp: Det indeholder intet af det, I har skrevet. Der hentes
    intet fra nettet, og der ændres ikke noget. »mangler« er noget, der kan undværes; linjen under
    siger, hvad det giver, og hvordan I får det.

    Udgangskode: 0 programmet kan arbejde, 1 noget forhindrer det.
    """
    from generator.cli.diagnose import Status, diagnose

    punkter = diagnose()
    if form == "json":
        data = {
            "version": 1,
            "punkter": [
                {"navn": p.navn, "status": str(p.status), "svar": p.svar, "ret": p.ret}
                for p in punkter
            ],
        }
        skriv_ud(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    else:
        bredde = max(len(p.navn) for p in punkter)
        linjer = []
        for p in punkter:
            linjer.append(f"{p.status:<7}  {p.navn:<{bredde}}  {p.svar}")
            if p.ret:
                linjer.append(f"{'':<7}  {'':<{bredde}}  Ret: {p.ret}")
        skriv_ud("\n".join(linjer) + "\n")
    return Udgang.FUND if any(p.status is Status.FEJL for p in punkter) else Udgang.FINT
