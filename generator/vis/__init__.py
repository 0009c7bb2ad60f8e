"""Live preview: the pages, the meter and the findings in a browser, new at every save.

A thread watches the files and builds (`vagt`), each build becomes plain data (`udgave`), the board
holds the newest (`tavle`), and a small server (`server`) lets a page on this machine fetch it. The
page itself is `side/`: no framework, no outside resource.

The room of starlette, uvicorn and watchfiles, which come with the extra `vis`; so does pypdfium2,
with which `sidemaal` draws the pages.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, requires
from importlib.util import find_spec

PAKKER = ("pypdfium2", "starlette", "uvicorn", "watchfiles")


def mangler() -> bool:
    """Tell whether the extra `vis` has not been installed."""
    return any(find_spec(pakke) is None for pakke in PAKKER)


def krav() -> list[str]:
    """Return what the extra asks for, as pip takes it: ``starlette>=1.0``."""
    try:
        alle = requires("projektbeskrivelse") or []
    except PackageNotFoundError:  # run from a copy that was never installed
        alle = []
    egne = [k.partition(";")[0].strip() for k in alle if k.endswith(("'vis'", '"vis"'))]
    return egne or list(PAKKER)
