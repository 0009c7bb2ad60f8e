"""`vis`: the pages live in the browser."""

from __future__ import annotations

import errno
import shlex
import subprocess
import sys
import threading
import webbrowser
from pathlib import Path

import click

from generator.cli import tilvalg
from generator.cli.foelg import ikke_fulgt
from generator.cli.koersel import vælg
from generator.cli.program import vores_fejl
from generator.cli.udskrift import sig
from generator.laesning.projekter import Brugsfejl


@click.command(
    "vis", options_metavar="[TILVALG]", short_help="Vis siderne i browseren, mens du skriver."
)
@tilvalg.stier
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=None,
    metavar="TAL",
    help="Porten på denne computer; ellers vælges en ledig.",
)
@click.option("--uden-browser", is_flag=True, help="Skriv kun adressen; åbn ikke browseren.")
def kommando(stier: tuple[Path, ...], port: int | None, uden_browser: bool) -> int:
    """Vis siderne i browseren, og vis dem igen, hver gang du gemmer.

    Siderne ser ud, som fonden får dem. Ved siden af står sidetallet, hvad hvert afsnit fylder, og
    alle fund. Klik på et afsnit eller et fund for at komme til linjen i filen. Siden kan kun ses
    fra denne computer, og kun med den adresse, der bliver vist. Der ændres ikke i nogen fil. Luk
    med Ctrl-C.

    STI er et projekts mappe eller en fil i den. Uden STI vises den mappe, man står i, eller alle
    projekter i mappen indhold.
    """
    from generator import vis as visning

    if visning.mangler():
        raise Brugsfejl(_installér(visning.krav()))
    mapper = vælg(stier, hook=False)
    if not mapper:
        raise Brugsfejl("Der er intet projekt at vise. Skriv stien til projektets mappe.")
    from generator.vis.kald import kør

    def klar(adresse: str, vejviser: Path) -> None:
        click.echo(f"Siderne vises på {adresse} - luk med Ctrl-C.")
        sys.stdout.flush()
        if not uden_browser:
            threading.Thread(target=_åbn, args=(vejviser,), daemon=True).start()

    try:
        kør(mapper, port or 0, klar, vores_fejl, lambda m: sig(ikke_fulgt(m)))
    except OSError as fejl:
        raise Brugsfejl(_portfejl(port, fejl)) from fejl
    click.echo("Visningen er lukket.")
    return 0


def _åbn(vejviser: Path) -> None:
    if not webbrowser.open(vejviser.as_uri()):
        click.echo("Browseren kunne ikke åbnes; åbn selv adressen.", err=True)


def _portfejl(port: int | None, fejl: OSError) -> str:
    if fejl.errno == errno.EADDRINUSE and port:
        return (
            f"Port {port} er optaget af et andet program. Vælg en anden med --port, eller udelad "
            "--port, så findes der en ledig."
        )
    if fejl.errno == errno.EACCES and port:
        return f"Port {port} er ikke til fri brug. Vælg en over 1023, eller udelad --port."
    raise fejl


def _installér(krav: list[str]) -> str:
    kommando = [sys.executable, "-m", "pip", "install", *krav]
    if sys.platform == "win32":
        # PowerShell runs a quoted path only after »&«.
        tekst = "& " + subprocess.list2cmdline(kommando)
    else:
        tekst = shlex.join(kommando)
    return (
        f"Visningen bruger nogle pakker, der ikke er installeret endnu. Installér dem med: {tekst}"
    )
