"""Watch the files and build: events wake it, and the files' own times and sizes decide.

So a burst of events (an editor that saves by rename, twice, or through a temporary file) is one
build, a save during a build is the next one, and where the system tells of nothing (some network
drives) the files are looked at once a second all the same.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from pathlib import Path

import watchfiles

from generator.laesning.projekter import EGNE_SÆT
from generator.maskine.filsyn import Filsyn, Forsøg, se
from generator.maskine.ressourcer import skabeloner
from generator.sidemaal import Sidemålsfejl
from generator.sidemaal.vidner import bekræft
from generator.vis.bygger import BEKRÆFTET, byg
from generator.vis.tavle import Tavle

MS_RO = 20
"""Quiet after the last event before the files are read: an editor's save is several events."""
MS_MELLEM_EFTERSYN = 1000


class Vagt(threading.Thread):
    """The thread that builds; everything of ours that is not asynchronous runs in it."""

    def __init__(
        self,
        tavle: Tavle,
        vores_fejl: Callable[[], str],
        ikke_fulgt: Callable[[list[Path]], None],
    ) -> None:
        super().__init__(name="vagt", daemon=True)
        self.tavle, self.vores_fejl, self.ikke_fulgt = tavle, vores_fejl, ikke_fulgt
        self.stop = threading.Event()
        self.syn: list[Filsyn | None] = [None for _ in tavle.opslag]
        self.forsøg = [Forsøg() for _ in tavle.opslag]
        """A file that is locked is the same when the lock is gone: no save tells of it."""
        self.udeladt: set[Path] = set()
        self.vidne: threading.Thread | None = None
        self.uvisse: dict[int, bytes] = {}
        """The DOCX of each project that LibreOffice has still to count."""
        self.talte: dict[int, bytes] = {}
        """... and that it has counted since the last look."""

    def luk(self) -> None:
        """Stop, and wait for what runs: LibreOffice must not outlive us."""
        self.stop.set()
        self.join(5)
        if self.vidne is not None:
            self.vidne.join(20)

    def run(self) -> None:
        """Build what has changed, and wait for more, until stopped."""
        while not self.stop.is_set():
            self._byg_ændrede()
            mapper = self._mapper()
            try:
                for _ in watchfiles.watch(
                    *mapper,
                    recursive=False,  # our own look knows where not to go
                    watch_filter=None,
                    step=MS_RO,
                    rust_timeout=MS_MELLEM_EFTERSYN,
                    yield_on_timeout=True,
                    stop_event=self.stop,
                    raise_interrupt=False,
                ):
                    self._byg_ændrede()
                    if self._mapper() != mapper:
                        break  # a folder has gone or come: watch the ones there are
            except (OSError, RuntimeError):
                # A folder went between the look and the watch, or the system has no more watches.
                self.stop.wait(MS_MELLEM_EFTERSYN / 1000)

    def _mapper(self) -> dict[Path, tuple[int, int]]:
        """Return the folders to watch; one that is made anew is another."""
        mapper = {m.absolute() for syn in self.syn if syn for m in syn.mapper}
        mapper |= {o.mappe.absolute() for o in self.tavle.opslag}
        ud: dict[Path, tuple[int, int]] = {}
        for mappe in mapper:
            try:
                stat = mappe.stat()
            except OSError:
                continue
            ud[mappe] = (stat.st_dev, stat.st_ino)
        return ud

    def _byg_ændrede(self) -> None:
        for nr in range(len(self.tavle.opslag)):
            if self.stop.is_set():
                return
            try:
                self._efterse(nr)
            except Exception:  # the thread must go on; what stands on the board stands
                self.vores_fejl()
        self._spørg_vidnet()

    def _efterse(self, nr: int) -> None:
        """Build a project anew if its files have changed or LibreOffice has answered."""
        syn = self._syn(nr)
        før, self.syn[nr] = self.syn[nr], syn
        if ny := [m for m in syn.udeladt if m not in self.udeladt]:
            self.udeladt |= {*ny}
            self.ikke_fulgt(ny)
        if før is None or syn.aftryk != før.aftryk or self.forsøg[nr].er_nu(time.monotonic()):
            self._byg(nr)
        elif (docx := self.talte.pop(nr, None)) and docx == self.uvisse.get(nr):
            del self.uvisse[nr]
            byg(self.tavle, nr, self.vores_fejl, BEKRÆFTET)

    def _byg(self, nr: int) -> None:
        # A collection in the middle of a build costs more than it frees.
        gc.disable()
        try:
            bygget = byg(self.tavle, nr, self.vores_fejl)
        finally:
            gc.enable()
        self.forsøg[nr].gik(time.monotonic(), godt=not bygget.kan_gå_over)
        self.uvisse.pop(nr, None)
        if (resultat := bygget.resultat) is not None and resultat.bør_bekræftes:
            from generator.skrivere.docx import skriv_docx

            assert resultat.dokument is not None, "følger målet"
            assert resultat.typografi is not None, "følger målet"
            self.uvisse[nr] = skriv_docx(resultat.dokument, resultat.typografi)

    def _spørg_vidnet(self) -> None:
        """Let LibreOffice count where the answer is not certain; a second is too long to wait."""
        if not self.uvisse or (self.vidne is not None and self.vidne.is_alive()):
            return
        nr, docx = next(iter(self.uvisse.items()))
        if self.talte.get(nr) == docx:
            return  # taken in at the next look

        def spørg() -> None:
            try:
                bekræft([docx])
            except Sidemålsfejl:
                self.uvisse.clear()  # no LibreOffice here: the counts stand as unconfirmed
            else:
                self.talte[nr] = docx

        self.vidne = threading.Thread(target=spørg, name="vidne", daemon=True)
        self.vidne.start()

    def _syn(self, nr: int) -> Filsyn:
        """Look at every file that the project's pages may come of."""
        mappe = self.tavle.opslag[nr].mappe.absolute()
        return se([mappe, *(mappe.resolve().parent / navn for navn in EGNE_SÆT), skabeloner()])
