"""Whether a picture is whole: the one that draws it ends the whole run over one that is not."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from generator.laesning.graenser import PIXLER

_PNG = b"\x89PNG\r\n\x1a\n"
_KANALER = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Colour type -> values for each point."""
_DYBDER = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""Colour type -> bits for each value (PNG, section 11.2.1)."""
_MED_PALET = 3
_SIDSTE_FILTER = 4
_ADAM7 = (
    (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
    (0, 1, 1, 2),
)  # fmt: skip
"""First column and row, and the steps between them, of an interlaced picture's seven passes."""
_AFKORTET = "det er ikke helt"
_UKENDT = "det er pakket på en måde, intet program kender"
_STYKKE = 1 << 20
_MÆRKE, _BEGYNDER = 0xFF, 0xDA
_RAMMER = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Kinds of a JPEG's parts: what begins each, where the points begin, and those with the size."""


def skade(data: bytes) -> str:
    """Return what is wrong with a PNG or JPEG as half a Danish sentence; empty for a whole one."""
    try:
        return _png(data) if data.startswith(_PNG) else _jpeg(data)
    except (struct.error, IndexError, zlib.error):
        return _AFKORTET


def punkter(data: bytes) -> int:
    """Return how many points a whole PNG or JPEG has."""
    if data.startswith(_PNG):
        bredde, højde = struct.unpack_from(">II", data, 16)
    else:
        rammer = (plads for slags, plads, _ in _jpegdele(data) if slags in _RAMMER)
        bredde, højde = _jpegmål(data, next(rammer))
    return int(bredde * højde)


def _mål(bredde: int, højde: int) -> str:
    if not bredde or not højde:
        return "det har ingen udstrækning"
    return "det har for mange punkter" if bredde * højde > PIXLER else ""


def _png(data: bytes) -> str:
    plads, slags = len(_PNG), b""
    hoved, palet, pakket = b"", b"", bytearray()
    while slags != b"IEND":
        længde, slags = struct.unpack_from(">I4s", data, plads)
        indhold = data[plads + 8 : plads + 8 + længde]
        (kontrol,) = struct.unpack_from(">I", data, plads + 8 + længde)
        if zlib.crc32(slags + indhold) != kontrol:
            return "dets kontrolsum passer ikke"
        if bool(hoved) == (slags == b"IHDR") or (slags == b"PLTE" and (palet or pakket)):
            return _AFKORTET  # a part that is missing, or there twice, or in the wrong place
        if slags == b"IHDR":
            hoved = indhold
        elif slags == b"PLTE":
            palet = indhold
        elif slags == b"IDAT":
            pakket += indhold
        plads += 12 + længde
    bredde, højde, dybde, farve, pakning, filtre, flettet = struct.unpack(">IIBBBBB", hoved)
    if fejl := _mål(bredde, højde):
        return fejl
    if dybde not in _DYBDER.get(farve, ()) or (farve == _MED_PALET and not palet):
        return "dets farver kan ikke læses"
    if pakning or filtre or flettet > 1:
        return _UKENDT
    rækker = list(_rækker(bredde, højde, dybde * _KANALER[farve], flettet))
    return _udpakket(bytes(pakket), rækker)


def _rækker(bredde: int, højde: int, bit: int, flettet: int) -> Iterator[tuple[int, int]]:
    """Yield how many rows there are, and of how many bytes; one pass, or Adam7's seven."""
    for x, y, skridt_x, skridt_y in _ADAM7 if flettet else ((0, 0, 1, 1),):
        punkter, antal = -(-(bredde - x) // skridt_x), -(-(højde - y) // skridt_y)
        if punkter > 0 and antal > 0:
            yield antal, 1 + (punkter * bit + 7) // 8


def _udpakket(pakket: bytes, rækker: list[tuple[int, int]]) -> str:
    """Unpack the rows, a piece at a time and no further than needed; return what is wrong."""
    pakker = zlib.decompressobj()
    for antal, længde in rækker:
        rest = antal * længde
        while rest:
            stykke = pakker.decompress(pakket, min(rest, _STYKKE))
            pakket = pakker.unconsumed_tail
            if not stykke:
                return _AFKORTET
            # The first byte of every row says how it is filtered.
            if max(stykke[rest % længde :: længde], default=0) > _SIDSTE_FILTER:
                return _UKENDT
            rest -= len(stykke)
    return ""


def _jpeg(data: bytes) -> str:
    mål = ""
    for slags, plads, efter in _jpegdele(data):
        if slags in _RAMMER:
            mål = _mål(*_jpegmål(data, plads))
        if slags == _BEGYNDER:
            return mål or ("" if data.find(b"\xff\xd9", efter) > 0 else _AFKORTET)
    return _AFKORTET


def _jpegdele(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the parts of a JPEG: the kind of each, where it begins, and where the next does."""
    plads = 2
    while True:
        mærke, slags, længde = struct.unpack_from(">BBH", data, plads)
        if mærke != _MÆRKE:
            return
        if slags == _MÆRKE:  # a filler that may stand before any mark
            plads += 1
            continue
        yield slags, plads, plads + 2 + længde
        plads += 2 + længde


def _jpegmål(data: bytes, plads: int) -> tuple[int, int]:
    højde, bredde = struct.unpack_from(">HH", data, plads + 5)
    return bredde, højde
