"""A picture that is let in can be drawn: the layout engine has the last word."""

from __future__ import annotations

import json
import random
import struct
import zlib

import pytest
import typst

from generator.laesning.billede import skade
from tests.proeveprojekt import forsøg
from tests.skrivere.proeve import png

Del = tuple[bytes, bytes]
HOVED, TAL_I_HOVEDET = 0, 13


def _dele(data: bytes) -> list[Del]:
    plads, ud = 8, []
    while plads < len(data):
        længde, slags = struct.unpack_from(">I4s", data, plads)
        ud.append((slags, data[plads + 8 : plads + 8 + længde]))
        plads += 12 + længde
    return ud


def _samlet(dele: list[Del]) -> bytes:
    ud = b"\x89PNG\r\n\x1a\n"
    for slags, indhold in dele:
        kontrol = struct.pack(">I", zlib.crc32(slags + indhold))
        ud += struct.pack(">I", len(indhold)) + slags + indhold + kontrol
    return ud


def _hoved(bredde: int, højde: int, *rest: int) -> Del:
    return b"IHDR", struct.pack(">IIBBBBB", bredde, højde, *rest)


def _flettet() -> bytes:
    """Return an interlaced picture of 9 by 3 points, one byte each."""
    rækker = [(1, 2), (1, 1), (0, 0), (1, 2), (1, 5), (2, 4), (1, 9)]
    data = b"".join((b"\0" + bytes(bredde)) * antal for antal, bredde in rækker)
    return _samlet([_hoved(9, 3, 8, 0, 0, 0, 1), (b"IDAT", zlib.compress(data)), (b"IEND", b"")])


def _med_palet() -> bytes:
    data = zlib.compress(b"\0\x1b" * 5)
    dele = [_hoved(4, 5, 2, 3, 0, 0, 0), (b"PLTE", bytes(12)), (b"IDAT", data), (b"IEND", b"")]
    return _samlet(dele)


HELE = {"farver": png(40, 20), "flettet": _flettet(), "palet": _med_palet()}


def _kan_tegnes(data: bytes) -> bool:
    kilde = b'#image(bytes(json("b.json")), format: "png")'
    try:
        typst.compile(  # type: ignore[call-overload]  # the stub knows files only by path
            {"main.typ": kilde, "b.json": json.dumps(list(data)).encode()}, format="svg"
        )
    except typst.TypstError:
        return False
    return True


@pytest.mark.parametrize("navn", HELE)
def test_et_helt_billede_slipper_ind(navn: str) -> None:
    assert _kan_tegnes(HELE[navn])
    assert skade(HELE[navn]) == ""


@pytest.mark.parametrize("navn", HELE)
def test_hvad_der_slipper_ind_kan_tegnes(navn: str) -> None:
    """Whole as far as the checksums tell, and yet nothing that can be drawn."""
    rng = random.Random(navn)  # noqa: S311 - no secret
    refuseret = 0
    for _ in range(forsøg(80)):
        dele = _dele(HELE[navn])
        hvor = rng.randrange(len(dele))
        slags, indhold = dele[hvor]
        match rng.randrange(4):
            case 0:  # how it is packed, coloured, filtered
                ændret = bytearray(dele[HOVED][1])
                ændret[rng.randrange(8, TAL_I_HOVEDET)] = rng.choice((0, 1, 2, 3, 4, 6, 8, 16, 255))
                dele[HOVED] = (b"IHDR", bytes(ændret))
            case 1:  # the rows
                rå = bytearray(zlib.decompress(dict(dele)[b"IDAT"]))
                for _ in range(rng.randrange(1, 20)):
                    rå[rng.randrange(len(rå))] = rng.randrange(256)
                if rng.random() < 0.2:
                    del rå[rng.randrange(len(rå)) :]
                dele = [(s, zlib.compress(rå) if s == b"IDAT" else i) for s, i in dele]
            case 2:
                del dele[hvor]
            case _:
                dele.insert(rng.randrange(len(dele) + 1), (slags, indhold))
        data = _samlet(dele)
        if skade(data):
            refuseret += 1
        else:
            assert _kan_tegnes(data), dele
    assert refuseret
