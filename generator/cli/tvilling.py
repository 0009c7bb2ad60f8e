"""`tekst --tvilling`: keep the projects' Markdown twins fresh, and tell when they were not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.koersel import vælg
from generator.cli.udgang import Udgang
from generator.cli.udskrift import sig
from generator.depot.commit import glemte_filer, læg_til
from generator.depot.tvilling import skriv_tvilling
from generator.laesning import læs_projekt
from generator.laesning.typer import ProjektFejl
from generator.maskine.sti import vis_sti
from generator.maskine.udgivelse import Udgivelsesfejl
from generator.model.byg import byg_plan
from generator.skabelon import SkabelonFejl, byg_dokument, læs_tekster
from generator.skrivere.markdown import skriv_markdown


def hold_frisk(stier: Sequence[Path], hook: bool) -> int:
    """Write the twins that are not fresh; return the exit code, 1 when any file was changed."""
    kode = Udgang.FINT
    for mappe in vælg(stier, hook):
        try:
            kode = max(kode, _tvilling(mappe, hook))
        except (ProjektFejl, SkabelonFejl, Udgivelsesfejl) as fejl:
            # One project must not stop the others.
            sig(str(fejl))
            kode = max(kode, Udgang.BRUG)
    return kode


def _tvilling(mappe: Path, hook: bool) -> Udgang:
    bygget = byg_plan(læs_projekt(mappe))
    if bygget.plan is None or bygget.plan.ulæselige or bygget.plan.udeladt:
        sig(
            f"{vis_sti(mappe)}: Teksten er ikke skrevet, fordi noget af indholdet ikke kan læses. "
            "Kør »projektbeskrivelse tjek«, og ret det, den siger."
        )
        return Udgang.FUND
    dokument = byg_dokument(bygget.plan, læs_tekster(bygget.plan))
    udfald = skriv_tvilling(mappe, bygget.plan.navn, skriv_markdown(dokument))
    if udfald.skrevet:
        click.echo(f"Skrevet: {vis_sti(udfald.fil)}")
    for gammel in udfald.fjernet:
        click.echo(f"Fjernet, fordi mappen har skiftet navn: {vis_sti(gammel)}")
    ændret = [udfald.fil, *udfald.fjernet] if udfald.skrevet or udfald.fjernet else []
    if not hook:
        return Udgang.FUND if ændret else Udgang.FINT
    mangler = ændret or glemte_filer([udfald.fil])
    if not mangler or læg_til(mangler):
        return Udgang.FINT
    click.echo(f"Læg {vis_sti(udfald.fil)} til med »git add«, og commit igen.")
    return Udgang.FUND
