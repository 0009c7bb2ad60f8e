"""`tjek`: all rules and the page count; no file is written."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import tilvalg
from generator.cli.koersel import kør_projekter, vælg, ønsker
from generator.cli.udgang import Udgang
from generator.cli.udskrift import sig
from generator.laesning.projekter import Brugsfejl


@click.command(
    "tjek", options_metavar="[TILVALG]", short_help="Tjek indholdet mod reglerne og tæl siderne."
)
@tilvalg.stier
@tilvalg.rapportformat("--format")
@tilvalg.streng
@tilvalg.kladde
@tilvalg.bekræft
@tilvalg.uden_cache
@tilvalg.hook
@click.option(
    "--følg", "følges", is_flag=True, help="Tjek igen, hver gang en fil gemmes, til Ctrl-C."
)
def kommando(
    stier: tuple[Path, ...],
    rapportformat: str,
    streng: bool,
    kladde: bool,
    bekræft: bool,
    uden_cache: bool,
    hook: bool,
    følges: bool,
) -> int:
    """Tjek indholdet mod fondens regler og tæl siderne; der skrives ingen filer.

    STI er et projekts mappe eller en fil i den. Uden STI tjekkes den mappe, man står i, eller
    alle projekter i mappen indhold.

    Udgangskode: 0 ingen fejl, 1 mindst én fejl, 2 et projekt kunne ikke læses, 3 sidetallet
    kunne ikke bekræftes.
    """
    valg = ønsker(rapportformat, streng, bekræft, uden_cache, hook=hook, kladde=kladde, husk=True)
    if not følges:
        return kør_projekter(stier, valg)
    from generator.cli.foelg import følg

    def igen() -> int:
        try:
            return kør_projekter(stier, valg)
        except Brugsfejl as fejl:  # a folder in the middle of being renamed
            sig(str(fejl))
            return Udgang.BRUG

    return følg(vælg(stier, hook=False), igen)
