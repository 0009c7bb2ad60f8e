"""A process that makes inputs and runs the program on them, until it is killed.

One JSON line in (a seed and a kind), one out (what became of it). It is started by `__main__`,
which kills it when an input takes too long, and starts another.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
import time
import traceback
import zlib
from pathlib import Path
from random import Random
from typing import Any

from tests.fuzz import orakler
from tests.fuzz.arter import ARTER, Sted, læs_samling

LOFT_BYTES = 6 * 1024**3
"""Address space; above it the machine itself would suffer."""
HELE_PROCESSER = 0.03
"""The share that runs as its users run it: a process of its own."""
SEKUNDER = 60.0
"""For a whole process; `__main__` has its own limit and stops the worker first."""


def main() -> None:
    """Answer line by line; the folder to work in and the settings come as arguments."""
    hjem, indstillinger = Path(sys.argv[1]), json.loads(sys.argv[2])
    svar = os.fdopen(os.dup(1), "w", encoding="utf-8")
    spørgsmål = os.fdopen(os.dup(0), encoding="utf-8")
    nul = os.open(os.devnull, os.O_RDWR)
    for nr in (0, 1, 2):
        os.dup2(nul, nr)
    resource.setrlimit(resource.RLIMIT_AS, (LOFT_BYTES, LOFT_BYTES))
    arbejder = Arbejder(hjem, indstillinger)
    for linje in spørgsmål:
        svar.write(json.dumps(arbejder.kør(json.loads(linje))) + "\n")
        svar.flush()


class Arbejder:
    """What stays the same from input to input."""

    def __init__(self, hjem: Path, indstillinger: dict[str, Any]) -> None:
        self.rod = hjem / "ydre" / "rod"
        self.temp = hjem / "temp"
        self.temp.mkdir(parents=True)
        miljø = {
            "TMPDIR": self.temp, "HOME": hjem / "hus", "PROJEKTBESKRIVELSE_CACHE": hjem / "cache",
            "PROJEKTBESKRIVELSE_SOFFICE": indstillinger["soffice"], "LANGUAGE": "en",
        }  # fmt: skip
        os.environ.update({navn: str(værdi) for navn, værdi in miljø.items()})
        for navn in ("GITHUB_STEP_SUMMARY", "CI"):
            os.environ.pop(navn, None)
        tempfile.tempdir = str(self.temp)
        samling = indstillinger["yamlsamling"]
        from generator.cli.program import Kommandoer, kør

        self.program = kør
        self.sted = Sted(
            self.rod,
            tuple(Path(d) for d in indstillinger["docx"]),
            læs_samling(Path(samling) if samling else None),
            frozenset(Kommandoer().list_commands(None)),  # type: ignore[arg-type]
        )

    def kør(self, opgave: dict[str, Any]) -> dict[str, Any]:
        """Make one input, or copy one that is given, run it, and hold it against the oracles."""
        self._ryd()
        self.rod.mkdir(parents=True)
        os.chdir(self.rod)
        art, frø = opgave["art"], opgave["frø"]
        rng = Random(frø)  # noqa: S311 - no secret
        if "mappe" in opgave:
            shutil.copytree(opgave["mappe"], self.rod, dirs_exist_ok=True, symlinks=True)
            argumenter = opgave["argumenter"]
        else:
            try:
                argumenter = ARTER[art][0](rng, self.sted)
            except Exception as fejl:
                return _egen_fejl(opgave, fejl)
        hel = opgave.get("hel", zlib.crc32(frø.encode()) % 1000 < HELE_PROCESSER * 1000)
        if opgave.get("kun_lav"):
            return {"argumenter": argumenter, "rod": str(self.rod), "hel": hel}
        før = _øjebliksbillede(self.rod)
        _nulstil_top()
        start = time.monotonic()
        kode, ud, fejl, undslap = (self._hel if hel else self._her)(argumenter)
        sekunder, mb = time.monotonic() - start, _top_mb(hel)
        kørsel = orakler.Kørsel(
            tuple(argumenter), kode, ud, fejl, før, _øjebliksbillede(self.rod), self.rod
        )
        brud = [*undslap, *orakler.tjek(kørsel)]
        spor = self._log()
        if rester := sorted(f.name for f in self.temp.iterdir()):
            brud.append(("rester i temp", ", ".join(rester)))
        return {
            "frø": frø, "art": art, "argumenter": argumenter, "hel": hel, "kode": kode,
            "sekunder": sekunder, "mb": mb, "brud": brud, "spor": spor, "fund": _former(ud),
            "fejl": fejl.decode("utf-8", "replace")[:400],
        }  # fmt: skip

    def _her(self, argumenter: list[str]) -> tuple[int | None, bytes, bytes, list[tuple[str, str]]]:
        """Run the program in this process, the three standard streams made as a shell would."""
        undslap: list[tuple[str, str]] = []
        kode: int | None = None
        with tempfile.TemporaryFile() as ud, tempfile.TemporaryFile() as fejl:
            os.dup2(ud.fileno(), 1)
            os.dup2(fejl.fileno(), 2)
            sys.stdout = io.TextIOWrapper(
                os.fdopen(1, "wb", closefd=False), encoding="utf-8", errors="replace"
            )
            sys.stderr = io.TextIOWrapper(
                os.fdopen(2, "wb", closefd=False), encoding="utf-8", errors="replace"
            )
            try:
                kode = self.program(argumenter)
            except BaseException as undtagelse:  # a panic in Rust is no Exception
                undslap.append(("undslap", f"{type(undtagelse).__name__}: {undtagelse}"[:300]))
            for strøm in (sys.stdout, sys.stderr):
                with contextlib.suppress(ValueError, OSError):
                    strøm.flush()
            return kode, _læs(ud), _læs(fejl), undslap

    def _hel(self, argumenter: list[str]) -> tuple[int | None, bytes, bytes, list[tuple[str, str]]]:
        try:
            svar = subprocess.run(
                [sys.executable, "-m", "generator", *argumenter],
                capture_output=True, timeout=SEKUNDER, check=False, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except (OSError, ValueError) as fejl:  # an argument that no shell could give either
            return 2, b"", str(fejl).encode("utf-8", "replace"), []
        return svar.returncode, svar.stdout, svar.stderr, []

    def _log(self) -> str:
        for log in self.temp.glob("projektbeskrivelse-fejl-*/fejl.log"):
            spor = log.read_text(encoding="utf-8", errors="replace")
            log.write_bytes(b"")  # a run writes on in the file it has begun
            if spor:
                return spor
        return ""

    def _ryd(self) -> None:
        os.chdir("/")
        for mappe in (self.rod.parent, self.temp):
            shutil.rmtree(mappe, ignore_errors=True)
        self.temp.mkdir()


def _egen_fejl(opgave: dict[str, Any], fejl: Exception) -> dict[str, Any]:
    return {
        **opgave, "argumenter": [], "hel": False, "kode": None, "sekunder": 0.0, "mb": 0.0,
        "brud": [("fuzzens egen fejl", repr(fejl)[:300])], "spor": traceback.format_exc(),
        "fund": [], "fejl": "",
    }  # fmt: skip


def _læs(strøm: Any) -> bytes:
    strøm.seek(0)
    data: bytes = strøm.read()
    return data


def _øjebliksbillede(rod: Path) -> dict[str, bytes | None]:
    """Return every file's bytes; what is no ordinary file is None, and no link is followed."""
    ud: dict[str, bytes | None] = {}
    for mappe, _, filer in os.walk(rod):
        for navn in filer:
            fil = Path(mappe, navn)
            almindelig = stat.S_ISREG(fil.lstat().st_mode)
            ud[fil.relative_to(rod).as_posix()] = fil.read_bytes() if almindelig else None
    return ud


def _nulstil_top() -> None:
    """Let Linux forget the most memory that was used, so that each input has its own figure."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def _top_mb(hel: bool) -> float:
    if hel:
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    with contextlib.suppress(OSError):
        if top := re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text()):
            return int(top[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _former(ud: bytes) -> list[tuple[str, str]]:
    """Return (rule, the message without what is quoted and counted) of every finding."""
    with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
        fund = [f for p in json.loads(ud)["projekter"] for f in p["fund"]]
        return sorted({(f["regel"], form(f["besked"])) for f in fund})
    return []


def form(besked: str) -> str:
    """Return a message's shape: what differs from input to input is left out."""
    uden = re.sub(r"»[^«]*«", "»…«", besked)
    return re.sub(r"\d+(?:[.,]\d+)*", "N", uden)[:160]


if __name__ == "__main__":
    main()
