"""What is printed for others to read: apart, so that a quick command need not load the stages."""

from __future__ import annotations

import sys

import click

from generator.maskine.synlig import synlige_linjer


def sig(tekst: str) -> None:
    """Tell the user something beside the report; what it quotes must not steer the console."""
    click.echo(synlige_linjer(tekst), err=True)


def skriv_ud(tekst: str, *, farvet: bool = False) -> None:
    """Print a report; JSON and Danish letters are UTF-8 where nobody is looking at a console.

    On a console nothing in it steers the console, unless it is `farvet` by ourselves.
    """
    if sys.stdout is None:  # closed by who started us
        return
    if sys.stdout.isatty():
        click.echo(tekst if farvet else synlige_linjer(tekst), nl=False)
        return
    sys.stdout.flush()
    strøm = getattr(sys.stdout, "buffer", None)
    if strøm is None:
        click.echo(tekst, nl=False)
        return
    strøm.write(tekst.encode("utf-8", errors="replace"))
    strøm.flush()
