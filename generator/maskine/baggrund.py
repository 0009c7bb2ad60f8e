"""Work that goes on beside our own: Typst lets go of Python while it lays pages out."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

_PLADSER = threading.BoundedSemaphore(os.cpu_count() or 1)
"""As many at a time as there are cores; a layout takes some tens of MiB while it is made."""


class IBaggrunden(Generic[T]):
    """A piece of work that has begun; `svar` waits for it and gives what it gave, or raises."""

    # `concurrent.futures` does the same and costs every run the import of `logging`.
    def __init__(self, arbejde: Callable[[], T]) -> None:
        self._svar: T
        self._fejl: BaseException | None = None
        self._tråd = threading.Thread(target=self._kør, args=(arbejde,))
        self._tråd.start()

    def _kør(self, arbejde: Callable[[], T]) -> None:
        with _PLADSER:
            try:
                self._svar = arbejde()
            except BaseException as fejl:  # `svar` raises it where it is waited for
                self._fejl = fejl

    def svar(self) -> T:
        """Wait until the work is done; return its result or raise what it raised."""
        self._tråd.join()
        if self._fejl is not None:
            raise self._fejl
        return self._svar
