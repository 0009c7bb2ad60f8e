"""The Markdown twin of the document, for reading changes in a pull request.

CommonMark with pipe tables and footnotes. One paragraph is one line, so a changed word is one
changed line. Every text is escaped so that it renders as exactly that text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import assert_never

from generator.dokument.trae import (
    Afsnit,
    Blok,
    Celle,
    Celletype,
    Dokument,
    Figur,
    Justering,
    Liste,
    Note,
    Overskrift,
    Punkt,
    Række,
    Stil,
    Tabel,
)
from generator.skrivere.bredder import antal_kolonner
from generator.skrivere.markdown_tekst import BRUD, alternativ, blokstart, linje

FED = (Celletype.UNDERHOVED, Celletype.GRUPPE, Celletype.LANGT_OVER)
"""Kinds of cells that stand in bold; a header row is so by itself."""
STREGER = {Justering.VENSTRE: "---", Justering.HØJRE: "---:", Justering.MIDT: ":---:"}


def skriv_markdown(dokument: Dokument) -> str:
    """Return the document as Markdown, footnotes at the end; the same input, the same text."""
    skriver = _Skriver()
    dele = []
    if dokument.udseende.logo:
        dele.append(f"![{alternativ(dokument.udseende.logo_alternativ_tekst)}](logo)")
    dele += skriver.blokke(dokument.blokke)
    dele += [skriver.note(nummer, note) for nummer, note in enumerate(dokument.noter, 1)]
    return "\n\n".join(dele) + "\n"


class _Skriver:
    """Counts the figures through the document."""

    def __init__(self) -> None:
        self._figurnumre = count(1)

    def blokke(self, blokke: Sequence[Blok]) -> list[str]:
        """Return each block as Markdown; empty ones are left out."""
        dele: list[str] = []
        forrige: tuple[bool, bool] | None = None
        for blok in blokke:
            if isinstance(blok, Liste):
                # A list right after one of its kind needs another sign, or they become one.
                andet = forrige == (blok.nummereret, False)
                tekst = self._liste(blok, andet)
                forrige = (blok.nummereret, andet) if tekst else forrige
            else:
                tekst = self._blok(blok)
                forrige = None if tekst else forrige
            if tekst:
                dele.append(tekst)
        return dele

    def _blok(self, blok: Blok) -> str:
        match blok:
            case Overskrift(niveau=niveau, indhold=indhold):
                return f"{'#' * (min(niveau, 5) + 1)} {linje(indhold, overskrift=True)}".rstrip()
            case Afsnit(stil=Stil.TITEL, indhold=indhold):
                return f"# {linje(indhold, overskrift=True)}".rstrip()
            case Afsnit(stil=Stil.CITAT, indhold=indhold):
                tekst = blokstart(linje(indhold))
                return f"> {tekst}" if tekst else ""
            case Afsnit(indhold=indhold):
                return blokstart(linje(indhold))
            case Liste():
                return self._liste(blok, andet=False)
            case Tabel():
                return self._tabel(blok)
            case Figur():
                return "\n\n".join(filter(None, self._figur(blok)))
            case _:
                assert_never(blok)

    def _figur(self, figur: Figur) -> tuple[str, str]:
        billede = f"![{alternativ(figur.alternativ_tekst)}](figur-{next(self._figurnumre)})"
        return billede, blokstart(linje(figur.billedtekst))

    def _liste(self, liste: Liste, andet: bool) -> str:
        punkter: list[str] = []
        for nummer, punkt in enumerate(liste.punkter, liste.start):
            if liste.nummereret:
                mærke = f"{nummer}{')' if andet else '.'}"
            else:
                mærke = "*" if andet else "-"
            punkter.append(self._punkt(mærke, punkt))
        return "\n".join(punkter)

    def _punkt(self, mærke: str, punkt: Punkt) -> str:
        tekst = ""
        for del_ in self.blokke(punkt.blokke):
            # Only a list that begins with - or 1. may follow a line without a blank one.
            tæt = del_.startswith(("- ", "1. ")) and "\n\n" not in tekst
            tekst += ("\n" if tæt else "\n\n") + del_ if tekst else del_
        indryk = " " * (len(mærke) + 1)
        linjer = tekst.split("\n")
        return "\n".join(
            (f"{mærke} {linjer[0]}".rstrip(), *(indryk + t if t else "" for t in linjer[1:]))
        )

    def _tabel(self, tabel: Tabel) -> str:
        antal = antal_kolonner(tabel)
        hoved = tabel.hovedrækker[0] if tabel.hovedrækker else Række(())
        rækker = (*tabel.hovedrækker[1:], *tabel.rækker)
        justering = [Justering.VENSTRE] * antal
        for nr, celle in enumerate(_kolonnevis(tabel.rækker[0], antal) if tabel.rækker else ()):
            justering[nr] = celle.justering if celle else Justering.VENSTRE
        return "\n".join(
            (
                self._række(hoved, antal),
                f"| {' | '.join(STREGER[j] for j in justering)} |",
                *(self._række(række, antal) for række in rækker),
            )
        )

    def _række(self, række: Række, antal: int) -> str:
        celler = _kolonnevis(række, antal)
        return f"| {' | '.join(self._celle(celle) if celle else '' for celle in celler)} |"

    def _celle(self, celle: Celle) -> str:
        fed = celle.type in FED
        return BRUD.join(filter(None, self._celledele(celle.blokke, fed)))

    def _celledele(self, blokke: Sequence[Blok], fed: bool) -> Iterator[str]:
        """Yield the lines of a cell: a pipe table has no blocks, so lists become lines too."""
        for blok in blokke:
            match blok:
                case Overskrift(indhold=indhold):
                    yield linje(indhold, celle=True, fed=True)
                case Afsnit(indhold=indhold):
                    yield linje(indhold, celle=True, fed=fed)
                case Liste():
                    for nummer, punkt in enumerate(blok.punkter, blok.start):
                        mærke = f"{nummer}." if blok.nummereret else "•"
                        dele = BRUD.join(filter(None, self._celledele(punkt.blokke, fed)))
                        yield f"{mærke} {dele}"
                case Tabel():
                    for række in (*blok.hovedrækker, *blok.rækker):
                        for celle in række.celler:
                            yield self._celle(celle)
                case Figur():
                    billede, _ = self._figur(blok)
                    yield billede.replace("|", "\\|")
                    yield linje(blok.billedtekst, celle=True)
                case _:
                    assert_never(blok)

    def note(self, nummer: int, note: Note) -> str:
        """Return a footnote's definition; further paragraphs are indented."""
        dele = self.blokke(note.blokke)
        return f"[^{nummer}]: " + "\n\n    ".join(dele) if dele else f"[^{nummer}]: {BRUD}"


def _kolonnevis(række: Række, antal: int) -> list[Celle | None]:
    """Return one entry for each column; a cell over several stands in its first."""
    celler: list[Celle | None] = []
    for celle in række.celler:
        celler += [celle, *([None] * (celle.kolonner - 1))]
    return celler[:antal] + [None] * (antal - len(celler))
