"""`forklar`: the rule catalogue, or one rule."""

from __future__ import annotations

import click

from generator.cli import fuldfoer
from generator.cli.udskrift import skriv_ud
from generator.dansk.naermeste import nærmeste
from generator.laesning.projekter import Brugsfejl


@click.command(
    "forklar", options_metavar="[TILVALG]", short_help="Forklar reglerne, eller én af dem."
)
@click.argument("regel", required=False, shell_complete=fuldfoer.regler)
@click.option("--katalog", is_flag=True, help="Skriv hele kataloget som Markdown.")
def kommando(regel: str | None, katalog: bool) -> int:
    """Forklar en regel: hvad den finder, hvorfor, et forkert og et rigtigt eksempel, og kilden.

    REGEL er navnet i rapporten, fx periode-over-fire-aar. Uden REGEL vises alle regler på hver
    sin linje, og de tilskudsperioder og kriteriesæt, der kan vælges.
    """
    from generator.rapport import katalog as sider

    if katalog:
        skriv_ud(sider.katalog())
        return 0
    alle = sider.sider()
    if regel is None:
        bredde = max(len(slug) for slug in alle)
        linjer = [f"{s.slug:<{bredde}}  {s.alvor:<10}  {s.titel}" for s in alle.values()]
        skriv_ud("\n".join([*linjer, "", *sider.sæt()]) + "\n")
        return 0
    if regel not in alle:
        forslag = nærmeste(regel, alle)
        raise Brugsfejl(
            f"Der er ingen regel, der hedder »{regel}«."
            + (f" Mente du »{forslag}«?" if forslag else " Skriv »forklar« for at se dem alle.")
        )
    skriv_ud(sider.side(alle[regel]))
    return 0
