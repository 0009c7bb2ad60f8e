"""How long a redline takes: ours against `python-redlines` (+ docxodus), whole processes in turn.

    python -m tests.sammenlign.redline.maal GAMMEL.docx NY.docx --peer VENV/bin/python

The peer is installed in an environment of its own:
``python -m venv V && V/bin/pip install python-redlines python-redlines-docxodus``.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

VORES = """
import sys
from datetime import datetime
from pathlib import Path
from generator.sammenlign.redline import redline
g, n, ud = map(Path, sys.argv[1:])
dato = datetime(2026, 1, 1)
ud.write_bytes(redline(g.read_bytes(), n.read_bytes(), forfatter="A", dato=dato))
"""
PEER = """
import sys
from pathlib import Path
from python_redlines.engines import DocxodusEngine
g, n, ud = map(Path, sys.argv[1:])
ud.write_bytes(DocxodusEngine().run_redline("A", g.read_bytes(), n.read_bytes())[0])
"""


def hoved() -> None:
    valg = argparse.ArgumentParser(description=__doc__)
    valg.add_argument("gammel", type=Path)
    valg.add_argument("ny", type=Path)
    valg.add_argument("--peer", required=True, help="en Python med python-redlines")
    valg.add_argument("--runder", type=int, default=9)
    arg = valg.parse_args()
    hvem = {"vores": (sys.executable, VORES), "python-redlines": (arg.peer, PEER)}
    tider: dict[str, list[float]] = {navn: [] for navn in hvem}
    with tempfile.TemporaryDirectory() as mappe:
        for runde in range(arg.runder + 1):
            for navn, (python, kode) in hvem.items():
                start = time.perf_counter()
                ud = str(Path(mappe) / "ud.docx")
                subprocess.run([python, "-c", kode, arg.gammel, arg.ny, ud], check=True)
                if runde:  # the first one warms the disk, and unpacks the peer's engine
                    tider[navn].append(time.perf_counter() - start)
    median = {navn: statistics.median(alle) for navn, alle in tider.items()}
    print(f"{'':<16}{'median':>9}{'bedst':>9}{'dårligst':>9}")
    for navn, alle in tider.items():
        print(f"{navn:<16}{median[navn]:>8.2f}s{min(alle):>8.2f}s{max(alle):>8.2f}s")
    print(f"forhold {median['vores'] / median['python-redlines']:.2f} ({arg.runder} runder)")


if __name__ == "__main__":
    hoved()
