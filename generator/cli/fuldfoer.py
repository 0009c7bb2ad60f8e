"""What the shell may offer while a command is typed; read only when it asks.

Click writes the shell's own part (bash, zsh, fish) and calls these for what only we know.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem


def projekter(_ctx: click.Context, _param: click.Parameter, påbegyndt: str) -> list[CompletionItem]:
    """Offer the projects near the current folder; where there are none, files as usual."""
    from pathlib import Path

    from click.shell_completion import CompletionItem

    from generator.laesning.projekter import PROJEKTFIL

    rod = påbegyndt.rpartition("/")[0]
    fundne = {
        fil.parent.as_posix()
        for mønster in ("*", "*/*")
        for fil in Path(rod or ("/" if påbegyndt.startswith("/") else "")).glob(
            f"{mønster}/{PROJEKTFIL}"
        )
    }
    passende = sorted(navn for navn in fundne if navn.startswith(påbegyndt))
    if not passende:
        return [CompletionItem(påbegyndt, type="file")]
    return [CompletionItem(_til_skallen(navn)) for navn in passende]


def regler(_ctx: click.Context, _param: click.Parameter, påbegyndt: str) -> list[CompletionItem]:
    """Offer the names of the rules and of the faults of reading, each with what it finds."""
    from click.shell_completion import CompletionItem

    from generator.rapport.katalog import sider

    return [
        CompletionItem(side.slug, help=side.titel)
        for side in sider().values()
        if side.slug.startswith(påbegyndt)
    ]


def _af(kendte: Iterable[str], påbegyndt: str) -> list[CompletionItem]:
    """Offer the names that may still be added to a list with commas."""
    from click.shell_completion import CompletionItem

    før, komma, sidste = påbegyndt.rpartition(",")
    valgte = før.split(",")
    return [
        CompletionItem(før + komma + navn)
        for navn in kendte
        if navn.startswith(sidste) and navn not in valgte
    ]


def byggeformater(
    _ctx: click.Context, _param: click.Parameter, påbegyndt: str
) -> list[CompletionItem]:
    """Offer the kinds of file that `byg` writes."""
    from generator.formater import formater

    return _af(formater(), påbegyndt)


def _til_skallen(navn: str) -> str:
    # Bash puts the text in as it is, less the backslashes that click's part of it takes off; zsh
    # and fish quote it themselves.
    if os.environ.get("_PROJEKTBESKRIVELSE_COMPLETE", "").startswith("bash"):
        return re.sub(r"([^\w./+@%:=-])", r"\\\\\1", navn)
    return navn
