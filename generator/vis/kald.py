"""Start it all, and stop it again."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.maskine.standsning import hørte
from generator.vis.server import VÆRT, Server, åbn_port
from generator.vis.tavle import Tavle
from generator.vis.vagt import Vagt


def kør(
    mapper: Sequence[Path],
    port: int,
    klar: Callable[[str], None],
    vores_fejl: Callable[[], str],
) -> None:
    """Show the projects until Ctrl-C; `klar` gets the address once it answers.

    Raises:
        OSError: the port cannot be had.
    """
    stik = åbn_port(port)
    tavle = Tavle(mapper)
    vagt = Vagt(tavle, vores_fejl)
    server = Server(tavle)
    # From here on Ctrl-C is a wish to stop, wherever we are; uvicorn takes over and hands it back.
    før = {slags: signal.signal(slags, server.handle_exit) for slags in hørte()}
    vagt.start()
    try:
        klar(f"http://{VÆRT}:{stik.getsockname()[1]}/")
        server.run(sockets=[stik])
    finally:
        for slags, handling in før.items():
            signal.signal(slags, handling)
        tavle.luk()
        vagt.luk()
        stik.close()
