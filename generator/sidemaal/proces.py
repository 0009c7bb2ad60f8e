"""Run a program that starts other programs, and leave none of them behind.

``soffice`` is a script or a small launcher that starts ``soffice.bin``; killing the launcher alone
leaves the office running. So it gets its own session (POSIX) or process group (Windows), and the
whole group ends with the call: after a time-out, and also when only the launcher has died.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.maskine.programmer import find_program
from generator.maskine.standsning import udskudt

SEKUNDER_TIL_AT_RYDDE = 0.5
"""LibreOffice, asked to end, takes its socket in ``/tmp`` away (0.02 s); killed, it leaves it."""
SEKUNDER_TIL_AT_DØ = 5.0
"""Who has been killed is gone at once, unless a slow disk holds it."""


@dataclass(frozen=True, slots=True)
class Kørsel:
    """How a program ended: its exit code, or None when it was stopped for taking too long."""

    kode: int | None
    fejltekst: str


def kør(
    kommando: Sequence[str], *, miljø: Mapping[str, str], mappe: Path, sekunder: float
) -> Kørsel:
    """Run `kommando` in `mappe` for at most `sekunder`; output goes through a file in `mappe`.

    A file and not a pipe: a grandchild that survives would hold a pipe open and hang the reader.
    Its temporary files lie in `mappe` as well, so what it forgets goes with the folder.
    """
    udskrift = mappe / "udskrift.txt"
    midlertidigt = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(mappe))
    with udskrift.open("wb") as strøm:
        proces: subprocess.Popen[bytes] | None = None
        kode: int | None = None
        try:
            with udskudt():
                proces = subprocess.Popen(  # noqa: S603 - the program the user's own settings name
                    list(kommando),
                    stdin=subprocess.DEVNULL,
                    stdout=strøm,
                    stderr=subprocess.STDOUT,
                    env={**miljø, **midlertidigt},
                    cwd=mappe,
                    start_new_session=sys.platform != "win32",
                    creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
                )
            kode = proces.wait(timeout=sekunder)
        except subprocess.TimeoutExpired:
            kode = None
        finally:
            # Also on Ctrl-C and any other way out: no office may outlive the call.
            if proces:
                _stands(proces)
    return Kørsel(kode, udskrift.read_text(encoding="utf-8", errors="replace"))


def _stands(proces: subprocess.Popen[bytes]) -> None:
    """End the process and everything it started, and wait until they are gone."""
    if sys.platform == "win32":
        if proces.poll() is None:
            if taskkill := find_program("taskkill"):  # a part of Windows
                subprocess.run(  # noqa: S603 - a process id of our own
                    [str(taskkill), "/T", "/F", "/PID", str(proces.pid)],
                    check=False,
                    capture_output=True,
                )
            proces.kill()
        proces.wait()
        return
    # The group's number stays taken as long as anyone is in it, so it cannot be someone else's.
    try:
        if _til_gruppen(proces.pid, signal.SIGTERM):
            _vent_på(proces.pid, SEKUNDER_TIL_AT_RYDDE)
    finally:  # also when a second Ctrl-C comes meanwhile
        _til_gruppen(proces.pid, signal.SIGKILL)
        _efter_døden(proces)


def _efter_døden(proces: subprocess.Popen[bytes]) -> None:
    """Reap who has been killed, and wait for what it started."""
    if proces.returncode is None:
        # Not by `Popen.wait`: a stop in the middle of the wait that `kør` was in can leave its lock
        # taken, and this one would wait for the lock for ever.
        with contextlib.suppress(ProcessLookupError):
            os.kill(proces.pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(proces.pid, 0)
        proces.returncode = -signal.SIGKILL
    # Who is dying may still hold a file in the folder that is to be removed.
    _vent_på(proces.pid, SEKUNDER_TIL_AT_DØ)


def _vent_på(gruppe: int, sekunder: float) -> None:
    """Wait until nobody in a process group runs, or the time has passed."""
    frist = time.monotonic() + sekunder
    while _lever(gruppe) and time.monotonic() < frist:
        time.sleep(0.01)


def _til_gruppen(gruppe: int, signal_: int) -> bool:
    """Send a signal to a process group; tell whether anyone was there to get it."""
    try:
        os.killpg(gruppe, signal_)
    except (ProcessLookupError, PermissionError):
        return False  # macOS says »not permitted« of a group that only holds the dead
    return True


def _lever(gruppe: int) -> bool:
    """Tell whether anyone in a process group runs, apart from the dead that nobody has reaped.

    In a container there is often nobody to reap an orphan, and LibreOffice leaves one each time.
    """
    if not _til_gruppen(gruppe, 0):
        return False
    if not sys.platform.startswith("linux"):
        return True
    for fil in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # »4711 (a name) S 1 4711 …«: state, parent, group.
            tilstand, _, hans, *_ = fil.read_text(errors="replace").rpartition(")")[2].split()
            if int(hans) == gruppe and tilstand not in "ZX":
                return True
    return False
