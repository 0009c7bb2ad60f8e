"""`sider`: the page count alone, of projects and of any DOCX."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import tilvalg
from generator.cli.koersel import kør_projekter, skriv_ud, ønsker
from generator.cli.udgang import Udgang
from generator.fremmed import Filfejl, tæl_fremmed
from generator.loeb import STANDARDGRÆNSE
from generator.projekter import Brugsfejl, vis
from generator.rapport import sidetal
from generator.rapport.fremmed import Svar, skriv

SIDEREGLER = ("for-mange-sider", "taet-paa-sidegraensen")


@click.command(
    "sider", options_metavar="[TILVALG]", short_help="Tæl siderne, og vis hvad hvert afsnit fylder."
)
@tilvalg.stier
@tilvalg.rapportformat("--format")
@tilvalg.streng
@tilvalg.bekræft
@tilvalg.uden_cache
@tilvalg.hook
def kommando(
    stier: tuple[Path, ...],
    rapportformat: str,
    streng: bool,
    bekræft: bool,
    uden_cache: bool,
    hook: bool,
) -> int:
    """Tæl siderne, og vis hvad hvert afsnit fylder, og hvor der kan skæres.

    STI er et projekts mappe, en fil i den, eller en DOCX fra et andet sted; den sidste tæller
    LibreOffice 25.2 eller nyere. Uden STI tælles den mappe, man står i, eller alle projekter i
    mappen indhold.

    Udgangskode: 0 inden for grænsen, 1 over den, 2 noget kunne ikke læses, 3 sidetallet kunne ikke
    bekræftes eller måles.
    """
    fremmede = [sti for sti in stier if sti.suffix.lower() == ".docx" and not hook]
    projekter = tuple(sti for sti in stier if sti not in fremmede)
    if fremmede and projekter:
        raise Brugsfejl("Tæl projekter og DOCX-filer hver for sig.")
    if fremmede:
        return _tæl(fremmede, rapportformat, uden_cache)
    valg = ønsker(
        rapportformat,
        streng,
        bekræft,
        uden_cache,
        hook=hook,
        kræv_ved_grænsen=hook,
        regler=SIDEREGLER,
    )
    skriver = sidetal.skriv if rapportformat == "tekst" else None
    return kør_projekter(projekter, valg, skriv=skriver)


def _tæl(filer: list[Path], rapportformat: str, uden_cache: bool) -> int:
    svar: list[Svar] = []
    kode = Udgang.FINT
    for fil in filer:
        try:
            optalt = tæl_fremmed(fil, uden_cache=uden_cache)
        except Filfejl as fejl:
            svar.append(Svar(vis(fil), None, str(fejl)))
            kode = max(kode, Udgang.BRUG)
            continue
        svar.append(Svar(vis(fil), optalt, optalt.fejl))
        if optalt.antal is None:
            kode = max(kode, Udgang.UBEKRÆFTET)
        elif max(optalt.antal, optalt.word or 0) > STANDARDGRÆNSE:
            kode = max(kode, Udgang.FUND)
    skriv_ud(skriv(svar, rapportformat))
    if rapportformat != "tekst":
        for s in svar:
            if s.fejl:
                click.echo(s.fejl, err=True)
    return kode
