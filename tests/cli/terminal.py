"""A pseudo-terminal: the program as someone meets it who sits at a keyboard."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

uden_windows = pytest.mark.skipif(sys.platform == "win32", reason="ingen pseudoterminal")
FRIST = 60


def ved_en_terminal(
    mappe: Path, argumenter: Sequence[str], svar: Sequence[str] = ()
) -> tuple[int, str]:
    """Run the program at a terminal, each answer typed when it has asked.

    Returns the exit code and all that stood on the screen, the answers too.
    """
    import pty
    import select

    resten = list(svar)
    vært, konsol = pty.openpty()
    barn = subprocess.Popen(
        [sys.executable, "-m", "generator", *argumenter],
        cwd=mappe, stdin=konsol, stdout=konsol, stderr=konsol, start_new_session=True,
        env={**os.environ, "TERM": "dumb", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    os.close(konsol)
    ud, sagt = "", 0
    frist = time.monotonic() + FRIST
    try:
        while time.monotonic() < frist:
            if not select.select([vært], [], [], 1)[0]:
                continue
            try:
                stykke = os.read(vært, 65536)
            except OSError:  # Linux says so when the other end has closed
                break
            if not stykke:
                break
            ud += stykke.decode("utf-8", "replace")
            if resten and re.search(r": $", ud[sagt:]):
                sagt = len(ud)
                os.write(vært, resten.pop(0).encode() + b"\n")
        assert barn.poll() is not None or time.monotonic() < frist, ud
        return barn.wait(FRIST), ud.replace("\r\n", "\n")
    finally:
        os.close(vært)
        if barn.poll() is None:
            barn.kill()
            barn.wait(FRIST)
