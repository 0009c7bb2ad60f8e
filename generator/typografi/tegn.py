"""Which characters the shipped fonts can draw."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

from generator.dokument.trae import Dokument, Tekst, alle_blokke
from generator.fund import Sti
from generator.maskine.ressourcer import skabeloner

ERSTATNING = "◊"
"""Stands where a character cannot be drawn: visible, and in Carlito."""
USYNLIGE = frozenset(map(ord, "\t\n\u00ad\u200b\u2060\ufeff"))
"""Layout characters that need no glyph."""


def skriftmappe() -> Path:
    """Return the folder of the faces that the DOCX embeds: the PDF draws with the same files.

    The complete faces know more characters (Greek, Cyrillic), but those would be missing from the
    DOCX wherever Carlito is not installed: a PDF that shows them would hide it from the writer.
    Typst must see one file a face: of two it takes whichever the disk happens to list first.
    """
    return skabeloner() / "skrifttyper" / "udsnit"


def skriftfiler() -> tuple[Path, ...]:
    """Return the font files in `skriftmappe`."""
    return tuple(sorted(skriftmappe().glob("*.ttf")))


@cache
def kendte_tegn() -> frozenset[int]:
    """Return the code points that all shipped faces have, read from their cmap tables."""
    mængder = [_cmap(fil) for fil in skriftfiler()]
    return frozenset.intersection(*mængder) | USYNLIGE if mængder else frozenset()


def synlig(tekst: str) -> str:
    """Return `tekst` with `ERSTATNING` for every character that cannot be drawn."""
    if tekst.isascii():
        return tekst
    kendte = kendte_tegn()
    if kendte.issuperset(map(ord, tekst)):
        return tekst
    return "".join(tegn if ord(tegn) in kendte else ERSTATNING for tegn in tekst)


def tegn_uden_skrift(dokument: Dokument) -> list[tuple[Sti, int | None, str]]:
    """Return (address, offset in the raw text there, character) for each that cannot be drawn."""
    kendte = kendte_tegn()
    fundne: list[tuple[Sti, int | None, str]] = []

    def se(indhold: tuple[object, ...], sti: Sti) -> None:
        for stykke in indhold:
            if isinstance(stykke, Tekst) and not stykke.tekst.isascii():
                for nr, tegn in enumerate(stykke.tekst):
                    if ord(tegn) not in kendte:
                        plads = None if stykke.tegn is None else stykke.tegn + nr
                        fundne.append((stykke.sti or sti, plads, tegn))

    noteblokke = tuple(blok for note in dokument.noter for blok in note.blokke)
    for blok in alle_blokke((*dokument.blokke, *noteblokke)):
        se(getattr(blok, "indhold", ()), blok.sti)
        se(getattr(blok, "billedtekst", ()), blok.sti)
    return fundne


@cache
def tegnbredder(fed: bool, kursiv: bool) -> dict[int, float]:
    """Return the advance width in em of every character of a face."""
    snit = ("Bold" if fed else "") + ("Italic" if kursiv else "") or "Regular"
    fil = next(f for f in skriftfiler() if f.stem.endswith(f"-{snit}"))
    data = fil.read_bytes()
    tabeller = _tabeller(data)
    (em,) = struct.unpack_from(">H", data, tabeller[b"head"] + 18)
    (antal,) = struct.unpack_from(">H", data, tabeller[b"hhea"] + 34)
    # The last width of the table is that of all glyphs after it.
    bredder = struct.unpack_from(">" + "Hh" * antal, data, tabeller[b"hmtx"])[::2]
    return {
        kode: bredder[min(glyf, antal - 1)] / em
        for kode, glyf in _glyffer(data, tabeller[b"cmap"]).items()
    }


def _tabeller(data: bytes) -> dict[bytes, int]:
    """Return where each table of a TrueType font begins."""
    antal = struct.unpack_from(">H", data, 4)[0]
    poster = (struct.unpack_from(">4sIII", data, 12 + 16 * nr) for nr in range(antal))
    return {navn: start for navn, _, start, _ in poster}


def _cmap(fil: Path) -> frozenset[int]:
    """Return the code points of a TrueType font's Unicode cmap."""
    data = fil.read_bytes()
    return frozenset(_glyffer(data, _tabeller(data)[b"cmap"]))


def _glyffer(data: bytes, start: int) -> dict[int, int]:
    """Return code point -> glyph of a cmap table (formats 4 and 12)."""
    glyffer: dict[int, int] = {}
    for under in range(struct.unpack_from(">H", data, start + 2)[0]):
        _, _, plads = struct.unpack_from(">HHI", data, start + 4 + 8 * under)
        format_ = struct.unpack_from(">H", data, start + plads)[0]
        if format_ == 4:
            glyffer |= _format4(data, start + plads)
        elif format_ == 12:
            for gruppe in range(struct.unpack_from(">I", data, start + plads + 12)[0]):
                post = start + plads + 16 + 12 * gruppe
                først, sidst, glyf = struct.unpack_from(">III", data, post)
                glyffer |= {kode: glyf + kode - først for kode in range(først, sidst + 1)}
    return glyffer


def _format4(data: bytes, start: int) -> dict[int, int]:
    antal = struct.unpack_from(">H", data, start + 6)[0] // 2
    slut = struct.unpack_from(f">{antal}H", data, start + 14)
    begynd = struct.unpack_from(f">{antal}H", data, start + 16 + 2 * antal)
    skridt = struct.unpack_from(f">{antal}H", data, start + 16 + 4 * antal)
    rækkevidde_start = start + 16 + 6 * antal
    glyffer: dict[int, int] = {}
    for nr in range(antal):
        (rækkevidde,) = struct.unpack_from(">H", data, rækkevidde_start + 2 * nr)
        for kode in range(begynd[nr], slut[nr] + 1):
            if kode == 0xFFFF:
                continue
            if rækkevidde:
                plads = rækkevidde_start + 2 * nr + rækkevidde + 2 * (kode - begynd[nr])
                (glyf,) = struct.unpack_from(">H", data, plads)
            else:
                glyf = (kode + skridt[nr]) & 0xFFFF
            if glyf:
                glyffer[kode] = glyf
    return glyffer
