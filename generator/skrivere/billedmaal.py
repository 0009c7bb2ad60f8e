"""How large the logo is printed, the same in every writer."""

from __future__ import annotations

import re
import struct

from generator.dokument.trae import Udseende

LOGOHØJDE = 12.0
"""The most a logo may be high, in mm."""
LOGOBREDDE = 50.0
"""The most it may be wide: the title stands to its left."""


def logomål(udseende: Udseende) -> tuple[float, float]:
    """Return the width and height in mm at which the logo is printed."""
    bredde, højde = billedpunkter(udseende.logo, udseende.logo_format)
    skala = min(LOGOHØJDE / højde, LOGOBREDDE / bredde)
    return round(bredde * skala, 2), round(højde * skala, 2)


def billedpunkter(data: bytes, billedformat: str) -> tuple[float, float]:
    """Return the width and height of a picture in its own units; a square when it has none."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        bredde, højde = struct.unpack(">II", data[16:24])
        return (bredde or 1, højde or 1)
    if data[:2] == b"\xff\xd8":
        return _jpeg(data)
    if billedformat == "svg":
        return _svg(data)
    return 1.0, 1.0


def _jpeg(data: bytes) -> tuple[float, float]:
    plads = 2
    while plads + 9 < len(data) and data[plads] == 0xFF:
        mærke, længde = data[plads + 1], struct.unpack(">H", data[plads + 2 : plads + 4])[0]
        # The frame headers, not the tables that share their range of numbers.
        if 0xC0 <= mærke <= 0xCF and mærke not in (0xC4, 0xC8, 0xCC):
            højde, bredde = struct.unpack(">HH", data[plads + 5 : plads + 9])
            return (bredde or 1, højde or 1)
        plads += 2 + længde
    return 1.0, 1.0


def _svg(data: bytes) -> tuple[float, float]:
    rod = re.search(rb"<svg\b[^>]*>", data)
    if rod is None:
        return 1.0, 1.0
    if kasse := re.search(rb'viewBox\s*=\s*["\']([^"\']*)', rod[0]):
        tal = re.findall(rb"[\d.]+(?:[eE][-+]?\d+)?", kasse[1])
        if len(tal) == 4 and float(tal[2]) > 0 and float(tal[3]) > 0:
            return float(tal[2]), float(tal[3])
    mål = [re.search(rb"\b%b\s*=\s*[\"']([\d.]+)" % navn, rod[0]) for navn in (b"width", b"height")]
    bredde, højde = (float(m[1]) if m and m[1].strip(b".") else 0.0 for m in mål)
    return (bredde, højde) if bredde > 0 and højde > 0 else (1.0, 1.0)
