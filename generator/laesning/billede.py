"""Whether a picture is whole: the one that draws it ends the whole run over one that is not."""

from __future__ import annotations

import struct
import zlib

from generator.laesning.graenser import PIXLER

_PNG = b"\x89PNG\r\n\x1a\n"
_KANALER = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Colour type -> values for each point."""
_AFKORTET = "det er ikke helt"
_STYKKE = 1 << 20


def skade(data: bytes) -> str:
    """Return what is wrong with a PNG or JPEG as half a Danish sentence; empty for a whole one."""
    try:
        return _png(data) if data.startswith(_PNG) else _jpeg(data)
    except (struct.error, IndexError, zlib.error):
        return _AFKORTET


def _mål(bredde: int, højde: int) -> str:
    if not bredde or not højde:
        return "det har ingen udstrækning"
    return "det har for mange punkter" if bredde * højde > PIXLER else ""


def _png(data: bytes) -> str:
    plads, slags = len(_PNG), b""
    hoved, pakket = b"", bytearray()
    while slags != b"IEND":
        længde, slags = struct.unpack_from(">I4s", data, plads)
        indhold = data[plads + 8 : plads + 8 + længde]
        (kontrol,) = struct.unpack_from(">I", data, plads + 8 + længde)
        if zlib.crc32(slags + indhold) != kontrol:
            return "dets kontrolsum passer ikke"
        if not hoved and slags != b"IHDR":
            return _AFKORTET
        if slags == b"IHDR":
            hoved = indhold
        elif slags == b"IDAT":
            pakket += indhold
        plads += 12 + længde
    bredde, højde, dybde, farve, *_, flettet = struct.unpack(">IIBBBBB", hoved)
    if fejl := _mål(bredde, højde):
        return fejl
    if farve not in _KANALER or dybde not in (1, 2, 4, 8, 16):
        return "dets farver kan ikke læses"
    linje = 1 + (bredde * dybde * _KANALER[farve] + 7) // 8
    ventet = 1 if flettet else linje * højde
    return "" if _udpakket(bytes(pakket), ventet) >= ventet else _AFKORTET


def _udpakket(pakket: bytes, højst: int) -> int:
    """Return how many bytes there are, counted a piece at a time and no further than needed."""
    pakker, antal = zlib.decompressobj(), 0
    while antal < højst and (stykke := pakker.decompress(pakket, _STYKKE)):
        antal += len(stykke)
        pakket = pakker.unconsumed_tail
    return antal


def _jpeg(data: bytes) -> str:
    plads, mål = 2, ""
    while True:
        mærke, slags, længde = struct.unpack_from(">BBH", data, plads)
        if mærke != 0xFF:
            return _AFKORTET
        if slags == 0xFF:  # a filler that may stand before any mark
            plads += 1
            continue
        if 0xC0 <= slags <= 0xCF and slags not in (0xC4, 0xC8, 0xCC):
            højde, bredde = struct.unpack_from(">HH", data, plads + 5)
            mål = _mål(bredde, højde)
        plads += 2 + længde
        if slags == 0xDA:
            return mål or ("" if data.find(b"\xff\xd9", plads) > 0 else _AFKORTET)
