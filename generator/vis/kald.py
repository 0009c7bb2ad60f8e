"""Start it all, and stop it again."""

from __future__ import annotations

import html
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.maskine.standsning import hørte
from generator.vis.server import VÆRT, lav_server, ny_nøgle, åbn_port
from generator.vis.tavle import Tavle
from generator.vis.vagt import Vagt

_VISER_VEJ = """<!doctype html>
<meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={0}">
<title>Visningen</title><a href="{0}">Til siderne</a>
"""


def kør(
    mapper: Sequence[Path],
    port: int,
    klar: Callable[[str, Path], None],
    vores_fejl: Callable[[], str],
    ikke_fulgt: Callable[[list[Path]], None],
) -> None:
    """Show the projects until Ctrl-C.

    Args:
        mapper: The projects' folders.
        port: Where; 0 is any that is free.
        klar: Gets the address once it answers, and a file for the browser that leads there.
        vores_fejl: Logs a fault of ours and words it.
        ikke_fulgt: Gets the folders that are not watched.

    Raises:
        OSError: the port cannot be had.
    """
    stik = åbn_port(port)
    nøgle = ny_nøgle()
    tavle = Tavle(mapper)
    vagt = Vagt(tavle, vores_fejl, ikke_fulgt)
    server = lav_server(tavle, nøgle)
    # From here on Ctrl-C is a wish to stop, wherever we are; uvicorn takes over and hands it back.
    før = {slags: signal.signal(slags, server.handle_exit) for slags in hørte()}
    vagt.start()
    try:
        adresse = f"http://{VÆRT}:{stik.getsockname()[1]}/{nøgle}/"
        with _vejviser(adresse) as fil:
            klar(adresse, fil)
            server.run(sockets=[stik])
    finally:
        for slags, handling in før.items():
            signal.signal(slags, handling)
        vagt.luk()
        stik.close()


@contextmanager
def _vejviser(adresse: str) -> Iterator[Path]:
    """Make a file that leads a browser to the address.

    A browser is started with what it is to open, and every user can see that in the list of
    processes; the file only its owner can read.
    """
    with tempfile.TemporaryDirectory(prefix="projektbeskrivelse-vis-") as mappe:
        fil = Path(mappe, "vis.html")
        fil.touch(mode=0o600)
        fil.write_text(_VISER_VEJ.format(html.escape(adresse)), encoding="utf-8")
        yield fil
