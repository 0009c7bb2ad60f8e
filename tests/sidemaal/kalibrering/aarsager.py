"""Why the two engines differ, document by document: found by asking LibreOffice once more.

Each document that differs is cut off after the first block below the heading the two place
differently, and LibreOffice lays it out again. If that heading now stands where the built-in
layout has it, LibreOffice's answer hung on what comes after: its layout goes back and forth, and
leaves a hole where a row or a line stood for a while. No layout from above to below can imitate
that. Otherwise it is a rule that the built-in layout does not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.dokument.trae import Dokument, Notehenvisning, Overskrift, alle_blokke
from generator.sidemaal.vidner import Vidne, bekræft
from generator.skrivere.docx import skriv_docx
from generator.skrivere.typst.maal import pt
from generator.typografi.laesning import læs_typografi

from .korpus import byg
from .sammenlign import LIGE, Udfald

HUL = (
    "LibreOffice efterlader et hul efter tekst, der siden er flyttet: uden det, der følger, sætter "
    "den det samme som os"
)
REGEL = {
    "noter": "noteområde: LibreOffice bryder siden anderledes, også uden det, der følger",
    "tabel": "tabel: LibreOffice deler den anderledes, også uden det, der følger",
    "noter og tabel": "tabel over noter: LibreOffice bryder siden anderledes, også uden det, der "
    "følger",
    "tekst": "tekst: LibreOffice bryder siden anderledes, også uden det, der følger",
}
UDLIGNET = "; udligner sig igen før slutningen"


def forklar(udfald: Sequence[Udfald]) -> dict[int, str]:
    """Return the reason of each document that differs, all found in one call of LibreOffice."""
    typografi = læs_typografi()
    papir = pt(typografi.side.højde)
    afvigere = [u for u in udfald if u.første_overskrift is not None]
    korte = [_til_og_med(byg(u.opskrift), (u.første_overskrift or 0) + 1) for u in afvigere]
    årsager: dict[int, str] = {}
    vidner = bekræft([skriv_docx(dokument, typografi) for dokument in korte])
    for u, vidne in zip(afvigere, vidner, strict=True):
        if not isinstance(vidne, Vidne):
            raise vidne
        mærke = vidne.overskrifter[_nummer(u)]
        højde = papir - pt(typografi.side.top) - pt(typografi.side.bund)
        ens = mærke.side == u.plads[0] and abs(papir - mærke.y - u.plads[1]) <= LIGE * højde
        årsag = HUL if ens else REGEL[u.ting]
        årsager[u.opskrift.nummer] = årsag + (UDLIGNET if u.samme and u.forskel <= LIGE else "")
    return årsager


def _nummer(udfald: Udfald) -> int:
    """Return the number among the headings of the first that differs."""
    blokke = byg(udfald.opskrift).blokke[: udfald.første_overskrift]
    return sum(isinstance(blok, Overskrift) for blok in blokke)


def _til_og_med(dokument: Dokument, blok: int) -> Dokument:
    """Return the document cut off after a block, with the notes that are still referred to."""
    blokke = dokument.blokke[: blok + 1]
    noter = max(
        (
            stykke.nummer
            for del_ in alle_blokke(blokke)
            for stykke in getattr(del_, "indhold", ())
            if isinstance(stykke, Notehenvisning)
        ),
        default=0,
    )
    return replace(dokument, blokke=blokke, noter=dokument.noter[:noter])
