"""The program's own `vis` as a process, and the Chromium that is already on the machine."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAVNE = ("chromium", "chromium-browser", "google-chrome", "chrome")


def find_chromium() -> str | None:
    """Return the browser's path: the one CHROMIUM names, else one on PATH."""
    egen = os.environ.get("CHROMIUM")
    if egen:
        return egen
    return next((sti for navn in NAVNE if (sti := shutil.which(navn))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a headless Chromium; nothing is downloaded."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        browser = p.chromium.launch(
            executable_path=find_chromium(),
            # In a container, as root, there is no sandbox to be had.
            args=["--no-sandbox", "--disable-dev-shm-usage"],
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visning(*stier: Path | str, mappe: Path, **miljø: str) -> Iterator[Kørende]:
    """Run `vis --uden-browser` in `mappe` until the block ends."""
    proces = subprocess.Popen(
        [sys.executable, "-m", "generator", "vis", "--uden-browser", *map(str, stier)],
        cwd=mappe,
        env={**os.environ, **miljø},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert proces.stdout is not None
        linje = proces.stdout.readline()
        fundet = re.search(r"http://127\.0\.0\.1:\d+/[\w-]{22}/", linje)
        assert fundet, linje + (proces.stderr.read() if proces.stderr else "")
        yield Kørende(proces, fundet[0])
    finally:
        if proces.poll() is None:
            proces.send_signal(signal.SIGINT)
            try:
                proces.wait(10)
            except subprocess.TimeoutExpired:
                proces.kill()
        for strøm in (proces.stdout, proces.stderr):
            if strøm is not None:
                strøm.close()


class Kørende:
    """A running `vis`."""

    def __init__(self, proces: subprocess.Popen[str], adresse: str) -> None:
        self.proces, self.adresse = proces, adresse

    def luk(self, hvormed: int = signal.SIGINT) -> tuple[int, str, str]:
        """Press Ctrl-C; return the exit code and what was printed after the address."""
        self.proces.send_signal(hvormed)
        ud, fejl = self.proces.communicate(timeout=20)
        return self.proces.returncode, ud, fejl


def argumenter(stier: Sequence[str]) -> list[Path]:
    """Return the projects a command line names."""
    return [Path(sti).absolute() for sti in stier]
