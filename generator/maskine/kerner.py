"""Work over the machine's cores; what comes of each piece is handed out in their order."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import active_children, get_all_start_methods, get_context, parent_process
from multiprocessing.connection import wait
from types import FrameType
from typing import Generic, TypeVar

from generator.maskine.standsning import STOP

FLEST = 8
"""Processes at most; each holds some 150 MiB."""
FORNY = 2
"""Holds a process before it is replaced: what it cannot give back grows meanwhile."""
FRIST = 7
"""Seconds that a process without its origin gets to put away what it has begun: a LibreOffice that
is slow to die gets 5.5 (`sidemaal.proces`)."""

Opg = TypeVar("Opg")
T = TypeVar("T")


class Fordeling(Generic[Opg, T]):
    """How work is shared out: `arbejde` takes a hold of it at a time, in another process.

    `arbejde` and what it is given and gives are pickled. `opgivet` words the answer for a piece
    whose process the system stopped; the others go on. `forud` names the modules that the work
    needs, for processes that are no copies of this one.
    """

    def __init__(
        self,
        arbejde: Callable[[Sequence[Opg]], Iterable[T]],
        opgivet: Callable[[Opg], T],
        hold: int,
        forud: Sequence[str] = (),
    ) -> None:
        self._arbejde, self._opgivet, self._hold, self._forud = arbejde, opgivet, hold, forud

    def udfør(self, opgaver: Sequence[Opg]) -> Iterator[T]:
        """Yield what comes of each piece, in their order, as many at a time as there are cores.

        What `arbejde` raises in another process is raised here.
        """
        kerner = min(os.cpu_count() or 1, FLEST)
        if kerner == 1:
            yield from self._arbejde(opgaver)
            return
        størrelse = min(self._hold, -(-len(opgaver) // kerner))
        alle = deque(opgaver[nr : nr + størrelse] for nr in range(0, len(opgaver), størrelse))
        while alle:
            rest = deque(alle.popleft() for _ in range(min(len(alle), FORNY * kerner)))
            while rest:
                try:
                    yield from self._fordel(rest, kerner)
                except BrokenProcessPool:
                    # One of those begun took its process with it; the next in line are done one
                    # by one, so that it takes nobody else with it when its turn comes.
                    for opgave in rest.popleft():
                        yield from self._alene(opgave)
                except _IngenProcesser:
                    while rest:
                        yield from self._arbejde(rest.popleft())

    def _alene(self, opgave: Opg) -> Iterator[T]:
        try:
            yield from self._fordel(deque([[opgave]]), 1)
        except BrokenProcessPool:
            yield self._opgivet(opgave)

    def _fordel(self, rest: deque[Sequence[Opg]], kerner: int) -> Iterator[T]:
        """Hand out what comes of `rest`; what is done, it is rid of. Raises BrokenProcessPool."""
        with _processer(min(kerner, len(rest)), self._forud) as processer:
            begyndt: deque[Future[list[T]]] = deque()
            while True:
                # One more than there are processes, so that none waits; no more, so that what is
                # done before its turn does not pile up.
                while len(begyndt) < min(kerner + 1, len(rest)):
                    with _uforstyrret():
                        begyndt.append(_aflever(processer, self._arbejde, rest[len(begyndt)]))
                udfald = begyndt.popleft().result()
                rest.popleft()
                if not rest:
                    break
                yield from udfald
        # Handed out when the processes are gone: who has got the last asks for no more.
        yield from udfald


class _IngenProcesser(Exception):
    """The system lets no process begin: none left, or the path to its socket is too long."""


def _aflever(
    processer: ProcessPoolExecutor, arbejde: Callable[[Sequence[Opg]], Iterable[T]],
    hold: Sequence[Opg],
) -> Future[list[T]]:  # fmt: skip
    try:
        return processer.submit(_udfør, arbejde, hold)
    except OSError as fejl:
        raise _IngenProcesser from fejl


def _udfør(arbejde: Callable[[Sequence[Opg]], Iterable[T]], hold: Sequence[Opg]) -> list[T]:
    gc.collect()  # what a hold leaves refers to itself, and Python looks for such but seldom
    try:
        with _kan_standses():
            svar = list(arbejde(hold))
        if not _Stop.hørt:
            return svar
        raise KeyboardInterrupt  # it was lost on the way
    except KeyboardInterrupt:
        # What was begun is put away; nothing is sent, and no more work is taken.
        os._exit(1)
    except Exception as fejl:
        if _kan_sendes(fejl):
            raise
        raise RuntimeError(f"{type(fejl).__name__}: {fejl}") from fejl


def _kan_sendes(fejl: Exception) -> bool:
    """Tell whether a fault arrives as it is; else it would look as if the process had died."""
    try:
        return type(pickle.loads(pickle.dumps(fejl))) is type(fejl)  # noqa: S301 - our own bytes
    except Exception:  # a class can raise anything when it is made anew
        return False


@contextmanager
def _uforstyrret() -> Iterator[None]:
    """Hold Ctrl-C back while processes begin, here and in them.

    In the middle of it, it would leave a process half begun that is waited for.
    """
    før = _maske("SIG_BLOCK", *STOP)
    try:
        yield
    finally:
        _maske("SIG_SETMASK", *før)


@contextmanager
def _kan_standses() -> Iterator[None]:
    """Let Ctrl-C through: only in the work, where there may be something to put away.

    Stopped while it hands out an answer, a process would keep the lock that the others wait for.
    The others are not held back: the executor sends SIGTERM when the whole pool is to go.
    """
    _Stop.i_arbejde = True
    _maske("SIG_UNBLOCK", signal.SIGINT)
    try:
        yield
    finally:
        _maske("SIG_BLOCK", signal.SIGINT)
        _Stop.i_arbejde = False


def _maske(hvordan: str, *signaler: int) -> set[int]:
    """Change which signals are held back; return those that were. Windows has no such thing."""
    if not hasattr(signal, "pthread_sigmask"):
        return set()
    return set(signal.pthread_sigmask(getattr(signal, hvordan), signaler))


@contextmanager
def _processer(antal: int, forud: Sequence[str]) -> Iterator[ProcessPoolExecutor]:
    ophav = get_context(metode := _metode())
    if metode == "forkserver":
        ophav.set_forkserver_preload([*forud])  # the program is read once, not once a process
    processer = ProcessPoolExecutor(antal, ophav, _begynd, gc.get_threshold())
    try:
        yield processer
    except BaseException:
        for barn in active_children():
            if barn.pid:
                with suppress(ProcessLookupError):
                    os.kill(barn.pid, signal.SIGINT)  # on Windows it is ended at once
        raise
    finally:
        processer.shutdown(cancel_futures=True)


def _metode() -> str:
    """Return how a process begins: as a copy of this one, or by reading the program anew (0.4 s).

    A copy has only the thread that made it, and waits for ever for what the others hold: Typst has
    some of its own from its first layout on. macOS' own libraries cannot be copied at all.
    """
    if sys.platform == "linux" and threading.active_count() == 1 and "typst" not in sys.modules:
        return "fork"
    return "forkserver" if "forkserver" in get_all_start_methods() else "spawn"


def _begynd(*oprydning: int) -> None:
    """Settle a new process: it must end with the one it works for, and without a trace."""
    gc.set_threshold(*oprydning)
    gc.freeze()  # the program itself need not be searched for garbage after every hold
    for slags in STOP:
        signal.signal(slags, _afbrudt)
    _maske("SIG_UNBLOCK", *(slags for slags in STOP if slags != signal.SIGINT))
    sys.unraisablehook = _uhørt
    threading.Thread(target=_følg_ophavet, daemon=True).start()


class _Stop:
    """How it stands with this process, for who stops it."""

    i_arbejde = False
    hørt = False
    """Once is enough: the next would come in the middle of the putting away."""
    tabt = False
    """Python was in the middle of what cannot fail, and dropped it."""


def _afbrudt(_signal: int, _ramme: FrameType | None) -> None:
    if not _Stop.i_arbejde:
        os._exit(1)
    if not _Stop.hørt:
        _Stop.hørt = True
        # Also for the others: `subprocess` knows that it cannot wait for its child after this one.
        raise KeyboardInterrupt


def _uhørt(fejl: sys.UnraisableHookArgs) -> None:
    """Note a stop that Python drops, instead of printing it."""
    if issubclass(fejl.exc_type, KeyboardInterrupt):
        _Stop.tabt = True
    else:
        sys.__unraisablehook__(fejl)


def _stands() -> None:
    """Stop this process as Ctrl-C would: a LibreOffice that was started is closed again."""
    _Stop.hørt = _Stop.tabt = False
    if hasattr(signal, "pthread_kill"):  # not on Windows
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def _følg_ophavet() -> None:
    """Stop this process when its origin is gone; and again, whenever a stop was lost."""
    ophav, forælder = parent_process(), os.getppid()
    assert ophav is not None, "den er startet af en anden"
    # A copy holds open what its older siblings hear the news by: the parent's number tells at once.
    while os.getppid() == forælder and not wait([ophav.sentinel], timeout=0.2):
        if _Stop.tabt:
            _stands()
    if not _Stop.hørt:
        _stands()
    frist = time.monotonic() + FRIST
    while _Stop.i_arbejde and time.monotonic() < frist:
        if _Stop.tabt:
            _stands()
        time.sleep(0.05)
    os._exit(1)
