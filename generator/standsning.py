"""The signals that ask the program to stop: each counts as Ctrl-C, so that each puts away after it.

Ended by the system (SIGTERM: a build that is cancelled, a machine that closes) or by a window that
is closed (SIGHUP), the program would else leave LibreOffice at work and its folder behind.
"""

from __future__ import annotations

import signal

STOP = tuple(
    getattr(signal, navn) for navn in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, navn)
)
"""SIGHUP is not known to Windows."""


def som_ctrl_c() -> None:
    """Let each of them raise KeyboardInterrupt; who had one ignored (``nohup``) still has."""
    for slags in STOP:
        if signal.getsignal(slags) is signal.SIG_DFL:
            signal.signal(slags, signal.default_int_handler)


def ikke_mere() -> None:
    """Ignore them from here on: the process ends by itself, and without a trace."""
    for slags in STOP:
        signal.signal(slags, signal.SIG_IGN)
