"""`tjek --følg`: a report at every save, between the lines an editor knows."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli.foelg import BEGYNDER, SLUTTER
from tests.proeveprojekt import kopi, ret

FRIST = 60


class Følger:
    """The program at work; its lines as they come."""

    def __init__(self, mappe: Path) -> None:
        self.proces = subprocess.Popen(
            [sys.executable, "-m", "generator", "tjek", "p", "--følg", "--format", "kort"],
            cwd=mappe, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        self._linjer: queue.Queue[str] = queue.Queue()
        self._læser = threading.Thread(target=self._læs, daemon=True)
        self._læser.start()

    def _læs(self) -> None:
        assert self.proces.stdout
        for linje in self.proces.stdout:
            self._linjer.put(linje.rstrip("\n"))

    def næste(self) -> list[str]:
        """Return the lines of the next report."""
        assert self._linjer.get(timeout=FRIST) == BEGYNDER
        ud: list[str] = []
        while (linje := self._linjer.get(timeout=FRIST)) != SLUTTER:
            ud.append(linje)
        return ud

    def luk(self) -> int:
        if self.proces.poll() is None:
            self.proces.send_signal(signal.SIGINT)
        kode = self.proces.wait(FRIST)
        self._læser.join(FRIST)
        assert self.proces.stdout
        self.proces.stdout.close()
        return kode


@pytest.fixture
def følger(tmp_path: Path) -> Iterator[Følger]:
    kopi(tmp_path / "p")
    ud = Følger(tmp_path)
    yield ud
    ud.luk()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C sendes på en anden måde")
def test_en_rapport_for_hver_gang_der_gemmes(følger: Følger, tmp_path: Path) -> None:
    fil = tmp_path / "p" / "projekt.yaml"
    først = følger.næste()
    assert først
    assert [linje for linje in først if ": fejl " in linje] == []
    ret(fil, "kommune:", "komune:")
    (fejl,) = [linje for linje in følger.næste() if "ukendt-felt" in linje]
    assert fejl.startswith("p/projekt.yaml:6:1: fejl ukendt-felt Feltet »komune« findes ikke.")
    ret(fil, "komune:", "kommune:")
    assert følger.næste() == først
    fil.rename(fil.with_suffix(".væk"))
    assert følger.næste() == ["p indeholder ikke filen projekt.yaml, så mappen er ikke et projekt."]
    fil.with_suffix(".væk").rename(fil)
    assert følger.næste() == først
    assert følger.luk() == 0
