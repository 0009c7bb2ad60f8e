"""Why the two engines differ, document by document: read off the pages of both.

Where it says »efterlader et hul« the document was laid out again by LibreOffice without the text
that follows: then it puts the same row or heading where the built-in layout has it. Its answer
depends on what comes after, which no layout from above to below can imitate.
"""

from __future__ import annotations

HUL = "LibreOffice efterlader et hul: uden teksten bagefter (med noter) sætter den det samme som os"
HUL_TABEL = "tabel: LibreOffice flytter en række, der er plads til, når noter følger efter"
NOTE = "noteområde: LibreOffice flytter en linje, der er plads til både den og dens note"
DELT = "noteområde: en note, Typst deler eller udskyder, flytter LibreOffice hel med sin linje"
ENLIG = "noteområde: Typst flytter sidste linje alene med dens note, LibreOffice to linjer"
LO_ENLIG = "noteområde: LibreOffice lader sidste linje stå alene, vi flytter hele afsnittet"
UDLIGNET = "udligner sig igen før slutningen"

ÅRSAGER: dict[int, str] = {
    3: DELT,
    4: NOTE,
    12: HUL,
    17: DELT,
    69: HUL_TABEL,
    76: DELT,
    99: DELT,
    126: "tabel: rækker med punkter er 0,05 punkt højere i LibreOffice; det afgør sidste række",
    129: ENLIG,
    154: HUL,
    160: HUL,
    178: DELT,
    181: "tabel over noter: LibreOffice regner ikke stregen under rækken med (0,4 punkt)",
    227: NOTE,
    239: NOTE,
    251: LO_ENLIG,
    278: HUL,
    310: HUL,
    312: HUL,
}
