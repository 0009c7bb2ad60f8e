"""What each rule costs on the real application: ``python -m tests.regler.fart``.

The demand is under 5 ms each, since all of them run at every save. It is a command and no test: a
busy machine would fail it for nobody's fault.
"""

from __future__ import annotations

import gc
from time import process_time

from generator.laesning import læs_projekt
from generator.model.byg import byg_plan
from generator.regler import alle_regler
from generator.regler.grundlag import Grundlag
from generator.skabelon.tekster import læs_tekster

from .eksempler import ROD

HØJST = 5.0
"""ms of processor time."""


def main() -> None:
    """Print what every rule costs in a run's own order, the dearest first."""
    plan = byg_plan(læs_projekt(ROD / "indhold" / "mit-kvarter")).plan
    assert plan is not None
    grundlag = Grundlag(plan, læs_tekster(plan))
    tider: dict[str, float] = {}
    # What the reading left behind is not the first rule's to clear away; a run does it (`hoved`).
    gc.collect()
    gc.freeze()
    for slug, regel in alle_regler().items():
        # The first call and no other: a writer's `tjek` makes each once, with nothing warm.
        start = process_time()
        list(regel.funktion(grundlag))
        tider[slug] = (process_time() - start) * 1000
    for slug, ms in sorted(tider.items(), key=lambda par: -par[1]):
        print(f"{ms:6.2f} ms  {slug}{'  (over 5 ms)' if ms > HØJST else ''}")


if __name__ == "__main__":
    main()
