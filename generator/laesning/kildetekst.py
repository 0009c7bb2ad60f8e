"""The text of one file, and the way from an offset to the line and column an editor shows."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from pathlib import Path
from unicodedata import is_normalized, normalize

from generator.fund import Sted
from generator.laesning.nfc import nfc_pladser


class Kildetekst:
    """A file's text: `tekst` is NFC with LF, `linjer` are the file's own characters."""

    __slots__ = ("_er_nfc", "_starter", "fil", "linjer", "tekst")

    def __init__(self, fil: Path, rå: str) -> None:
        rå = rå.replace("\r\n", "\n").replace("\r", "\n")
        self.fil = fil
        self._er_nfc = is_normalized("NFC", rå)
        self.tekst = rå if self._er_nfc else normalize("NFC", rå)
        self.linjer = rå.split("\n")
        # A line break composes with nothing, so the lines of both texts are the same lines.
        linjer = self.linjer if self._er_nfc else self.tekst.split("\n")
        self._starter = [0, *accumulate(len(linje) + 1 for linje in linjer)]

    def linje_og_kolonne(self, indeks: int) -> tuple[int, int]:
        """Return line and column from 1 of an offset into `tekst`."""
        indeks = min(max(indeks, 0), len(self.tekst))
        nr = bisect_right(self._starter, indeks) - 1
        kolonne = indeks - self._starter[nr]
        if not self._er_nfc:
            pladser = nfc_pladser(self.linjer[nr])
            kolonne = pladser[kolonne] if kolonne < len(pladser) else len(self.linjer[nr])
        return nr + 1, kolonne + 1

    def sted(self, indeks: int) -> Sted:
        """Return the place of an offset into `tekst`."""
        return Sted(self.fil, *self.linje_og_kolonne(indeks))

    def linjestart(self, linje: int) -> int:
        """Return the offset where a line (from 1) begins."""
        return self._starter[linje - 1]

    def linjetekst(self, linje: int) -> str:
        """Return a line (from 1) of `tekst`, without its break; empty outside the file."""
        if not 1 <= linje <= len(self.linjer):
            return ""
        return self.tekst[self._starter[linje - 1] : self._starter[linje] - 1]
