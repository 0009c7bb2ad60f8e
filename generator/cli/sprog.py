"""Click in Danish: its sentences come from a catalogue of ours, whatever the computer speaks."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import click

MAPPE = Path(__file__).parent / "oversaettelse"


def brug_dansk() -> None:
    """Let click find our catalogue."""
    # Click asks gettext's default domain, and gettext asks LANGUAGE first. A program that we start
    # ourselves (LibreOffice) speaks to nobody, so it may inherit this.
    os.environ["LANGUAGE"] = "da"
    gettext.bindtextdomain("messages", str(MAPPE))


def sætning(fejl: click.ClickException) -> str:
    """Word a usage error: the command's usage where it is known, what is wrong, where help is."""
    if type(fejl).__name__ == "NoArgsIsHelpError":  # click 8.2 and later: the message is the help
        return fejl.format_message()
    linjer = []
    if isinstance(fejl, click.UsageError) and fejl.ctx is not None:
        ctx = fejl.ctx
        linjer = [ctx.get_usage(), f"Skriv »{ctx.command_path} --help« for hjælp.", ""]
    return "\n".join([*linjer, f"Fejl: {fejl.format_message()}"])
