"""The signals that ask the program to stop: each counts as Ctrl-C, so that each puts away after it.

Ended by the system (SIGTERM: a build that is cancelled, a machine that closes) or by a window that
is closed (SIGHUP), the program would else leave LibreOffice at work and its folder behind.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

STOP = tuple(
    getattr(signal, navn) for navn in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, navn)
)
"""SIGHUP is not known to Windows."""


def som_ctrl_c() -> None:
    """Let each of them raise KeyboardInterrupt; who had one ignored (``nohup``) still has."""
    for slags in STOP:
        if signal.getsignal(slags) is signal.SIG_DFL:
            signal.signal(slags, signal.default_int_handler)


def hørte() -> list[int]:
    """Return those that are not ignored: what ``nohup`` has asked for is not to be undone."""
    return [slags for slags in STOP if signal.getsignal(slags) is not signal.SIG_IGN]


@contextmanager
def udskudt() -> Iterator[None]:
    """Let a stop come when the block is done: what it begins can be ended only when it has begun.

    Python alone holds them back, so a program that is started in the block can still be stopped.
    """
    kommet: list[int] = []
    før: dict[int, Any] = {}
    try:
        if threading.current_thread() is threading.main_thread():  # nobody else is stopped
            for slags in hørte():
                før[slags] = signal.signal(slags, lambda nr, _: kommet.append(nr))
        yield
    finally:
        for slags, handling in før.items():
            signal.signal(slags, handling)
        for slags in kommet[:1]:
            signal.raise_signal(slags)


def ikke_mere() -> None:
    """Ignore them from here on: the process ends by itself, and without a trace."""
    for slags in STOP:
        signal.signal(slags, signal.SIG_IGN)
