"""The outermost line: finds the commands, and turns whatever goes wrong into a sentence."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from pkgutil import iter_modules

import click

from generator import __version__
from generator.cli import kommandoer
from generator.cli.sprog import brug_dansk, sætning
from generator.cli.udgang import Udgang
from generator.dansk.lister import opregn
from generator.dansk.naermeste import nærmeste
from generator.dansk.systemfejl import grund
from generator.maskine.sti import vis_sti
from generator.maskine.synlig import uden_styretegn

NAVN = "projektbeskrivelse"


class Kommandoer(click.Group):
    """The commands of the folder; a command's module is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands' names, sorted."""
        return sorted(m.name for m in iter_modules(kommandoer.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None when there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        modul = import_module(f"{kommandoer.__name__}.{cmd_name}")
        kommando: click.Command = modul.kommando
        return kommando

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments begin with; name the nearest when there is none."""
        navn, kendte = args[0], self.list_commands(ctx)
        if navn not in kendte and not navn.startswith("-"):
            forslag = nærmeste(navn, kendte)
            hvad = f"Mente du »{forslag}«?" if forslag else f"Kommandoerne er {opregn(kendte)}."
            ctx.fail(f"Der findes ikke en kommando, der hedder »{navn}«. {hvad}")
        return super().resolve_command(ctx, args)


@click.group(
    NAVN,
    cls=Kommandoer,
    options_metavar="[TILVALG]",
    subcommand_metavar="KOMMANDO [STI]...",
    context_settings={"help_option_names": ["-h", "--help", "--hjælp"], "max_content_width": 100},
)
@click.version_option(
    __version__,
    message="%(prog)s %(version)s",
    prog_name=NAVN,
    help="Vis programmets version.",
)
def program() -> None:
    """Kortfattet projektbeskrivelse til Landsbyggefonden: fra YAML til færdigt dokument.

    Skriv »projektbeskrivelse KOMMANDO --help« for hjælp til en kommando.
    """


def kør(argumenter: Sequence[str]) -> int:
    """Run the program with these arguments; return the exit code."""
    brug_dansk()
    try:
        svar = program.main(list(argumenter), prog_name=NAVN, standalone_mode=False)
    except click.ClickException as fejl:
        _svar_i_json(fejl.format_message(), argumenter)
        return _sig(sætning(fejl), Udgang.BRUG)
    except _ventede() as fejl:
        return _sig(str(fejl), Udgang.BRUG)
    except (click.Abort, KeyboardInterrupt):
        # Of several projects the first may be written already; each file is whole or untouched.
        return _sig("Afbrudt. Ingen fil er skrevet halvt.", Udgang.BRUG)
    except BrokenPipeError:
        # The reader (a pager, `head`) has gone; nothing is wrong, and nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Udgang.FINT
    except OSError as fejl:
        besked = _systemfejl(fejl)
        _svar_i_json(besked, argumenter)
        return _sig(besked, Udgang.BRUG)
    except Exception:
        besked = vores_fejl()
        _svar_i_json(besked, argumenter)
        return _sig(besked, Udgang.VORES)
    return svar if isinstance(svar, int) else Udgang.FINT


def _ventede() -> tuple[type[Exception], ...]:
    """Return what the stages raise with a sentence for the user.

    Asked for only when something is raised: to load all stages takes longer than a quick command.
    """
    from generator.laesning.projekter import Brugsfejl
    from generator.laesning.typer import ProjektFejl
    from generator.maskine.udgivelse import Udgivelsesfejl
    from generator.word.fil import Filfejl

    return Brugsfejl, Filfejl, ProjektFejl, Udgivelsesfejl


def _vil_have_json(argumenter: Sequence[str]) -> bool:
    """Tell whether standard output must be a JSON document, though click would not go on."""
    tilvalg = list(takewhile(lambda led: led != "--", argumenter))  # after it stand only paths
    par = zip(tilvalg, [*tilvalg, ""][1:], strict=True)
    return any(
        led in ("--format=json", "--rapport=json")
        or (led in ("--format", "--rapport") and næste == "json")
        for led, næste in par
    )


def _svar_i_json(besked: str, argumenter: Sequence[str]) -> None:
    """Print the document that was asked for, when the run ended before it could."""
    if not _vil_have_json(argumenter):
        return
    # Imported here: most runs print no such thing, and the help should be quick.
    from generator.cli.udskrift import skriv_ud
    from generator.rapport import rapport
    from generator.rapport.svar import Svar

    skriv_ud(rapport("json")([Svar("", fejl=besked)]))


def _systemfejl(fejl: OSError) -> str:
    """Word what the system refuses, where no stage has had a better sentence for it."""
    fil = f" med {vis_sti(Path(fejl.filename))}" if isinstance(fejl.filename, str) else ""
    return f"Styresystemet afviser det{fil}: {grund(fejl)}."


def _sig(tekst: str, kode: Udgang) -> int:
    # What was typed is repeated in the sentence, and may hold what would steer the console.
    with contextlib.suppress(OSError):  # nobody can be told, and the code says it still
        click.echo(uden_styretegn(tekst), err=True)
    return kode


def vores_fejl() -> str:
    """Write the trace of the fault at hand to a log; return the sentence about it."""
    try:
        if not (log := _log()).parent.is_dir():  # taken away since, by who tidies such folders
            _log.cache_clear()
            log = _log()
        with log.open("a", encoding="utf-8") as åben:
            åben.write(traceback.format_exc())
    except OSError:
        return "Programmet er stødt på en fejl i sig selv, og loggen kunne ikke skrives."
    return (
        "Programmet er stødt på en fejl i sig selv; det er ikke din skyld. "
        f"Send filen {log} til den, der vedligeholder programmet."
    )


@cache
def _log() -> Path:
    """Return the run's log: in a folder of its own, which only the user can see or foresee."""
    return Path(tempfile.mkdtemp(prefix=f"{NAVN}-fejl-")) / "fejl.log"
