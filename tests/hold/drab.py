"""Kill `byg` again and again over an existing output: ``python -m tests.hold.drab --antal 500``.

SIGKILL, at a random time of a whole process: half of the times anywhere in a run, half within the
few milliseconds in which the files are written. Before each kill the folder holds the whole output
of one content, and the run would put that of another there. Afterwards every file must be the old
one or the new one, byte for byte, and nothing else may lie about.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from generator.maskine.kladde import FORSTAVELSE
from tests.proeveprojekt import EKSEMPLER, ret

FORMATER = ("docx", "pdf", "md")
SKRIVETID = 0.008
"""Seconds after the writing has begun in which the other half are killed."""

# The program itself, with a byte on a pipe when it begins and ends writing.
PROGRAM = """
import os, sys
nr, med_navn = int(sys.argv.pop(1)), sys.argv.pop(1) == "med-navn"
if med_navn and hasattr(os, "O_TMPFILE"):
    del os.O_TMPFILE
from generator.maskine import udgivelse
rigtig = udgivelse.udgiv
def udgiv(*argumenter):
    os.write(nr, b"a")
    ud = rigtig(*argumenter)
    os.write(nr, b"b")
    return ud
udgivelse.udgiv = udgiv
from generator.cli import hoved
hoved()
"""


class Skydebane:
    """Two contents with their whole outputs, and a folder to build in."""

    def __init__(self, rod: Path) -> None:
        self.rod = rod
        self.ud = rod / "ud"
        self.miljø = {
            **os.environ,
            "PROJEKTBESKRIVELSE_CACHE": str(rod / "cache"),
            "PROJEKTBESKRIVELSE_SOFFICE": str(rod / "intet"),
            "TMPDIR": str(rod / "temp"),
        }
        (rod / "temp").mkdir(parents=True)
        self.hele: list[dict[str, bytes]] = []
        for nr in (0, 1):
            mappe = rod / str(nr) / "plan"
            shutil.copytree(EKSEMPLER / "alt", mappe)
            if nr:
                ret(mappe / "projekt.yaml", "helhedsplan: ", "helhedsplan: Ny ")
            start = time.monotonic()
            self.byg(nr)
            self.sekunder = time.monotonic() - start
            self.hele.append(self.indhold())
        assert all(self.hele[0][f] != self.hele[1][f] for f in self.hele[0])

    def indhold(self) -> dict[str, bytes]:
        """Return every file of the output folder."""
        return {f.name: f.read_bytes() for f in self.ud.iterdir()}

    def byg(self, nr: int) -> None:
        """Build one content in full."""
        svar = subprocess.run(
            [sys.executable, "-m", "generator", "byg", f"{nr}/plan"],
            cwd=self.rod, env=self.miljø, capture_output=True, check=False,
        )  # fmt: skip
        assert svar.returncode == 0, svar.stderr.decode()

    def dræb(self, nr: int, tid: float, *, ved_skrivning: bool, med_navn: bool) -> str:
        """Start building one content and kill it; return which part of the run was reached.

        `med_navn` has it write as on a Mac, in Windows, and on a network drive: where a file cannot
        be without a name.
        """
        hvordan = "med-navn" if med_navn else "uden-navn"
        læs, skriv = os.pipe()
        proces = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(skriv), hvordan, "byg", f"{nr}/plan"],
            cwd=self.rod, env=self.miljø, pass_fds=[skriv],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(skriv)
        if ved_skrivning:
            select.select([læs], [], [], 60)
        time.sleep(tid)
        proces.kill()
        proces.wait()
        nået = os.read(læs, 9)
        os.close(læs)
        return {b"": "før skrivningen", b"a": "under skrivningen", b"ab": "efter"}[nået]


def skyd(antal: int, frø: int, rod: Path, fremdrift: bool = False) -> Counter[str]:
    """Kill `antal` runs; return the counts; raise AssertionError when a file is neither."""
    bane, rng = Skydebane(rod), random.Random(frø)  # noqa: S311 - no secret
    tal: Counter[str] = Counter()
    nu, sete = 1, set[str]()
    for skud in range(antal):
        ny = 1 - nu
        ved_skrivning = skud % 2 == 0
        tid = rng.uniform(0, SKRIVETID if ved_skrivning else bane.sekunder * 1.1)
        med_navn = skud % 4 > 1
        tal[bane.dræb(ny, tid, ved_skrivning=ved_skrivning, med_navn=med_navn)] += 1
        fundet = bane.indhold()
        rester = [navn for navn in fundet if navn.startswith(FORSTAVELSE)]
        fremmede = set(fundet) - set(bane.hele[0]) - set(rester)
        assert not fremmede, f"skud {skud}: {fremmede}"
        udfald = set()
        for navn, gammel in bane.hele[nu].items():
            assert fundet.get(navn) in (gammel, bane.hele[ny][navn]), f"skud {skud}: {navn} er halv"
            udfald.add("gamle" if fundet[navn] == gammel else "nye")
        tal[" og ".join(sorted(udfald)) + " filer"] += 1
        tal["rester, hvor en fil skal have et navn" if med_navn else "rester"] += len(
            set(rester) - sete
        )
        sete |= set(rester)
        # The next run must not be in the way of anything, nor anything in the way of it.
        if udfald == {"nye"}:
            nu = ny
        elif len(udfald) > 1 or skud % 25 == 0:
            bane.byg(nu)
            assert {n: d for n, d in bane.indhold().items() if n not in rester} == bane.hele[nu]
        if fremdrift and skud % 50 == 49:
            print(f"{skud + 1} skud: {dict(tal)}", flush=True)
    for rest in bane.ud.glob(f"{FORSTAVELSE}*"):
        os.utime(rest, (time.time() - 3600,) * 2)
    bane.byg(nu)
    assert bane.indhold() == bane.hele[nu], "der ligger rester"
    assert not list((rod / "temp").iterdir()), "der ligger rester i temp"
    return tal


def main() -> None:
    """Read the command line, kill, print the counts."""
    fortolker = argparse.ArgumentParser(prog="python -m tests.hold.drab", description=__doc__)
    fortolker.add_argument("--antal", type=int, default=500)
    fortolker.add_argument("--frø", type=int, default=1)
    valg = fortolker.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="pb-drab-") as mappe:
        tal = skyd(valg.antal, valg.frø, Path(mappe) / "rod", fremdrift=True)
    print(f"{valg.antal} skud på {time.monotonic() - start:.0f} s, frø {valg.frø}; ingen halv fil.")
    for navn, n in sorted(tal.items()):
        print(f"{n:>6}  {navn}")


if __name__ == "__main__":
    main()
