"""Remakes the Latin subsets of Carlito that every DOCX carries: ``python -m`` this module.

Needs fontTools, which only those who develop the program have.
"""

from __future__ import annotations

import io
from pathlib import Path

from generator.maskine.ressourcer import skabeloner

TEGN = (
    *range(0x20, 0x180),  # Latin, Latin-1, Latin Extended-A
    *range(0x2C6, 0x2DE),
    *range(0x2000, 0x2040),  # spaces, dashes, quotes, †, …
    *range(0x2070, 0x208F),  # superscripts and subscripts
    *(0x2044, 0x20AC, 0x2116, 0x2122),
    *range(0x2153, 0x215F),  # fractions
    *range(0x2190, 0x2196),
    *(0x2206, 0x2211, 0x2212, 0x221A, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265),
    *range(0x25A0, 0x2600),  # ▪ ●
)
SOM = {0xA0: 0x20, 0x2010: 0x2D, 0x2011: 0x2D}
"""Carlito has no no-break space and no such hyphens; Word would take them from another font."""


def lav_udsnit(fil: Path) -> bytes:
    """Return a subset of a face, the same bytes on every machine with the same fontTools.

    Ligatures stay, since every program draws the standard ones; kerning goes, since none kerns
    text that does not ask for it, and hinting for its size.
    """
    from fontTools import subset, ttLib

    valg = subset.Options(layout_features=["ccmp", "liga", "locl"], hinting=False, name_IDs=["*"])
    skrift = ttLib.TTFont(fil, recalcTimestamp=False)
    klipper = subset.Subsetter(valg)
    klipper.populate(unicodes=TEGN)
    klipper.subset(skrift)
    for tabel in skrift["cmap"].tables:
        if tabel.isUnicode():
            tabel.cmap.update({nyt: tabel.cmap[ens] for nyt, ens in SOM.items()})
    ud = io.BytesIO()
    skrift.save(ud)
    return ud.getvalue()


def skriv_udsnit(mappe: Path) -> None:
    """Write the subset of every face in `mappe` to its folder ``udsnit``."""
    (mappe / "udsnit").mkdir(exist_ok=True)
    for fil in sorted(mappe.glob("*.ttf")):
        (mappe / "udsnit" / fil.name).write_bytes(lav_udsnit(fil))


if __name__ == "__main__":
    skriv_udsnit(skabeloner() / "skrifttyper")
