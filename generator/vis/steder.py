"""A place in a file, as the page shows it and as an editor opens it."""

from __future__ import annotations

from typing import TypedDict
from urllib.parse import quote

from generator.fund import Sted
from generator.maskine.sti import vis_sti

REGNEARK = ".xlsx"


class Stedvisning(TypedDict):
    """A place in words, as text to copy, and as a link for VS Code (none for a spreadsheet)."""

    vist: str
    kopi: str
    link: str


def stedvisning(sted: Sted) -> Stedvisning:
    """Return how a place is shown."""
    fil = vis_sti(sted.fil)
    if sted.fil.suffix.lower() == REGNEARK:
        vist = f"{sted.fil.name}, række {sted.linje}, kolonne {sted.kolonne}"
        return {"vist": vist, "kopi": fil, "link": ""}
    # »vscode://file/c:/mappe/fil.yaml:12:5«; the path is absolute, and so is every step of it.
    absolut = sted.fil.absolute().as_posix()
    rod = "" if absolut.startswith("/") else "/"
    return {
        "vist": f"{sted.fil.name}, linje {sted.linje}",
        "kopi": f"{fil}:{sted.linje}:{sted.kolonne}",
        "link": f"vscode://file{rod}{quote(absolut, safe='/:')}:{sted.linje}:{sted.kolonne}",
    }
