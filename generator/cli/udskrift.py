"""What is printed for others to read: apart, so that a quick command need not load the stages."""

from __future__ import annotations

import sys

import click


def skriv_ud(tekst: str) -> None:
    """Print a report; JSON and Danish letters are UTF-8 where nobody is looking at a console."""
    if sys.stdout is None:  # closed by who started us
        return
    if sys.stdout.isatty():
        click.echo(tekst, nl=False)
        return
    sys.stdout.flush()
    strøm = getattr(sys.stdout, "buffer", None)
    if strøm is None:
        click.echo(tekst, nl=False)
        return
    strøm.write(tekst.encode("utf-8", errors="replace"))
    strøm.flush()
