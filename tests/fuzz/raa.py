"""Changes of raw bytes, and of the parts of a ZIP (DOCX, XLSX)."""

# ruff: noqa: E501 - tables of values read best as they are wrapped

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from contextlib import suppress
from random import Random

from tests.fuzz import saere

_MÆRKER = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0", b"\r\n", b"\r", b"\xe5", b"\xc3\x28",
           b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\x1b[2J", b"\x85", b"\xe2\x80\xa8",
           b"\xe2\x80\xae", b"PK\x03\x04", b"%PDF", b"\x89PNG\r\n\x1a\n", b"\t", b"\x1a")  # fmt: skip


def muter(rng: Random, data: bytes) -> bytes:
    """Return bytes with one change, from a single bit to the whole of them."""
    if not data:
        return rng.randbytes(rng.choice((0, 1, 64)))
    plads = rng.randrange(len(data))
    længde = rng.choice((1, 2, 4, 16, 256))
    match rng.randrange(13):
        case 0:
            return data[:plads]
        case 1:
            return data[plads:]
        case 2 | 3:
            ny = bytearray(data)
            for _ in range(rng.choice((1, 1, 3, 20))):
                ny[rng.randrange(len(ny))] ^= 1 << rng.randrange(8)
            return bytes(ny)
        case 4:
            return data[:plads] + rng.randbytes(længde) + data[plads + længde :]
        case 5:
            return data[:plads] + data[plads + længde :]
        case 6:
            return data[:plads] + data[plads : plads + længde] * rng.choice((2, 50)) + data[plads:]
        case 7:
            return rng.choice(_MÆRKER) + data
        case 8:
            return data[:plads] + rng.choice(_MÆRKER) + data[plads:]
        case 9:
            return data.replace(b"\n", rng.choice((b"\r\n", b"\r", b"\x85", b"\n\n", b"")))
        case 10:
            tekst = data.decode("utf-8", "replace")
            kode = rng.choice(
                ("utf-16", "utf-16-le", "utf-32", "cp1252", "cp850", "utf-7", "utf-8-sig")
            )
            return tekst.encode(kode, "replace")
        case 11:
            tegn = rng.choice(saere.KOMMANDOTEGN).encode("utf-8", "surrogatepass")
            return data[:plads] + tegn + data[plads:]
        case _:
            return rng.randbytes(rng.choice((0, 1, 10, 1000, 70_000)))


_BOMBE = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><a>&j;</a>"
)
_UDEFRA = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
_DELE = ("word/document.xml", "word/styles.xml", "word/footnotes.xml", "word/comments.xml",
         "word/numbering.xml", "word/settings.xml", "[Content_Types].xml", "_rels/.rels",
         "word/_rels/document.xml.rels", "docProps/core.xml", "docProps/app.xml",
         "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml",
         "xl/_rels/workbook.xml.rels", "../../ude.xml", "/etc/x", "customXml/item1.xml")  # fmt: skip


def muter_zip(rng: Random, data: bytes) -> bytes:
    """Return a ZIP with a part changed, left out, doubled, swapped, or declared falsely."""
    if rng.random() < 0.2:
        return muter(rng, data)
    with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
        dele = {post.filename: arkiv.read(post) for post in arkiv.infolist()}
    navne = sorted(dele)
    xml = [n for n in navne if n.endswith((".xml", ".rels"))] or navne
    tunge = [n for n in xml if n in ("word/document.xml", "xl/worksheets/sheet1.xml")] or xml
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        navn = rng.choice(rng.choice((xml, tunge)))
        if navn not in dele:
            continue
        match rng.randrange(12):
            case 0:
                del dele[navn]
            case 1:
                anden = rng.choice(navne)
                dele[navn], dele[anden] = dele.get(anden, b""), dele[navn]
            case 2:
                dele[navn] = muter(rng, dele[navn])
            case 3:
                dele[navn] = rng.choice((_BOMBE, _UDEFRA, b"", b"<a/>", b"\0" * 100, b"<a>" * 9000))
            case 4:
                dele[rng.choice(_DELE)] = rng.choice((dele[navn], _BOMBE, b"", b"x"))
            case _:
                dele[navn] = muter_xml(rng, dele[navn])
    return _pak(rng, dele)


def muter_xml(rng: Random, data: bytes) -> bytes:
    """Return XML with one element doubled, nested, emptied or left out, or an attribute changed."""
    tegn = [n for n, b in enumerate(data) if b == 0x3C]
    if len(tegn) < 2:
        return muter(rng, data)
    start = rng.choice(tegn)
    slut = data.find(b">", start) + 1
    if slut <= 0:
        return muter(rng, data)
    mærke = data[start:slut]
    navn = mærke.strip(b"</>").split(b" ")[0]
    hele = data.find(b"</" + navn + b">", slut)
    hele = hele + len(navn) + 3 if hele >= 0 else slut
    element = data[start:hele]
    match rng.randrange(8):
        case 0:
            return data[:start] + data[hele:]
        case 1:
            return data[:start] + element * rng.choice((2, 3, 200)) + data[hele:]
        case 2:
            dybde = rng.choice((3, 60, 400, 3000))
            return (
                data[:start] + (b"<" + navn + b">") * dybde + element
                + (b"</" + navn + b">") * dybde + data[hele:]
            )  # fmt: skip
        case 3:
            return data[:start] + data[slut:]
        case 4:
            ny = rng.choice(saere.SKALARER)[:200].encode("utf-8", "replace")
            ny = ny.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b'"', b"&quot;")
            dele = mærke.split(b'"')
            if len(dele) > 2:
                dele[rng.randrange(1, len(dele), 2)] = ny
            return data[:start] + b'"'.join(dele) + data[slut:]
        case 5:
            dele = mærke.split(b" ")
            if len(dele) > 1:
                del dele[rng.randrange(1, len(dele))]
                if not dele[-1].endswith(b">"):
                    dele[-1] += b">"
            return data[:start] + b" ".join(dele) + data[slut:]
        case 6:
            ny = rng.choice(("", "x" * 3000, "&#0;", "&#x1b;", "\u202e", "<", "&", "1e999", "-1"))
            næste = data.find(b"<", slut)
            return data[:slut] + ny.encode() + data[næste if næste >= 0 else slut :]
        case _:
            andet = rng.choice(tegn)
            til = data.find(b">", andet) + 1
            return data[:start] + data[andet:til] + data[slut:]


def _pak(rng: Random, dele: dict[str, bytes]) -> bytes:
    ud = io.BytesIO()
    med = rng.choice(
        (zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_LZMA)
    )
    with zipfile.ZipFile(ud, "w", med) as arkiv:
        for navn, indhold in dele.items():
            arkiv.writestr(navn, indhold)
        # A file twice, a name that leads out, many empty ones: what a reader may not expect.
        if rng.random() < 0.05:
            arkiv.writestr(rng.choice(_DELE) + "x", b"\0" * 60_000_000)
        if rng.random() < 0.05:
            for nr in range(2500):
                arkiv.writestr(f"a/{nr}", b"")
    data = bytearray(ud.getvalue())
    if rng.random() < 0.15:
        _lyv(rng, data)
    return bytes(data)


def _lyv(rng: Random, data: bytearray) -> None:
    """Make an entry of the central directory say what is not so."""
    steder = []
    plads = data.find(b"PK\x01\x02")
    while plads >= 0:
        steder.append(plads)
        plads = data.find(b"PK\x01\x02", plads + 4)
    if not steder:
        return
    sted = rng.choice(steder)
    match rng.randrange(4):
        case 0:  # encrypted
            data[sted + 8] |= 1
        case 1:  # another method
            struct.pack_into("<H", data, sted + 10, rng.choice((0, 1, 8, 9, 12, 14, 93, 99)))
        case 2:  # sizes
            struct.pack_into(
                "<I", data, sted + rng.choice((20, 24)), rng.choice((0, 1, 2**31, 2**32 - 1))
            )
        case _:  # offset
            struct.pack_into("<I", data, sted + 42, rng.choice((0, 1, 2**31, len(data))))


def muter_csv(rng: Random, data: bytes) -> bytes:
    """Return a CSV with a cell, a row, a column or the delimiter changed."""
    tekst = data.decode("utf-8-sig", "replace")
    rækker = [linje.split(";") for linje in tekst.split("\n")]
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        række = rng.choice(rækker)
        match rng.randrange(10):
            case 0:
                række.pop(rng.randrange(len(række))) if len(række) > 1 else None
            case 1:
                række.insert(rng.randrange(len(række) + 1), rng.choice(saere.SKALARER))
            case 2:
                rækker.insert(rng.randrange(len(rækker) + 1), list(række))
            case 3:
                for r in rækker:
                    r.append(rng.choice(("", "x", "1", rng.choice(saere.SKALARER))))
            case 4:
                kolonne = rng.randrange(len(rækker[0]))
                for r in rækker:
                    if kolonne < len(r):
                        r[kolonne] = rng.choice(saere.SKALARER)
            case 5:
                rækker[0] = rng.choice((rækker[0][::-1], rækker[0] * 2, [""] * len(rækker[0])))
            case _:
                række[rng.randrange(len(række))] = rng.choice(
                    (
                        rng.choice(saere.SKALARER),
                        '"',
                        '""',
                        '"a\nb"',
                        '"a"b',
                        rng.choice(saere.KOMMANDOTEGN),
                    )
                )
        if len(rækker) > 1 and rng.random() < 0.1:
            rækker.pop(rng.randrange(len(rækker)))
    skilt = rng.choice((";", ";", ";", ";", ";", ";", ",", "\t", "|"))
    ud = "\n".join(skilt.join(r) for r in rækker)
    kode = rng.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16"))
    return ud.encode(kode, "surrogatepass" if kode.startswith("utf") else "replace")


def muter_xlsx(rng: Random, data: bytes) -> bytes:
    """Return a workbook with cells of other kinds, formulas, merges, sheets hidden or doubled."""
    import datetime as dt

    from openpyxl import load_workbook

    bog = load_workbook(io.BytesIO(data))
    ark = rng.choice(bog.worksheets)
    værdier = (
        None, "", " ", "x", "x" * 32_000, 1, -1, 0.1, 1e308, 1e-308, 2**53, 12345678901234567, True,
        False, dt.datetime(2021, 1, 1, 3, 4), dt.date(1900, 1, 1), dt.time(1, 2), dt.timedelta(9),
        "=1+1", "=1/0", "#N/A", "#DIV/0!", "8,21", "8.21", "1.964", "*", "..", "–", "ikke oplyst",
        "e\u0301", "\u202ex", "_x0007_", "_x0000_", "a\nb", "'=1", "99" * 40,
    )  # fmt: skip
    for _ in range(rng.choice((1, 1, 2, 10, 60))):
        celle = ark.cell(rng.randrange(1, ark.max_row + 2), rng.randrange(1, ark.max_column + 2))
        match rng.randrange(10):
            case 0:
                celle.number_format = rng.choice(
                    ("0%", "0.00", "@", "dd-mm-yyyy", "[h]:mm", ";;;", '"%"0')
                )
            case 1:
                bredde, højde = rng.randrange(1, 4), rng.randrange(1, 4)
                ark.merge_cells(
                    start_row=celle.row, start_column=celle.column,
                    end_row=celle.row + højde, end_column=celle.column + bredde,
                )  # fmt: skip
            case 2:
                ark.delete_rows(rng.randrange(1, ark.max_row + 1))
            case 3:
                ark.insert_cols(rng.randrange(1, ark.max_column + 1))
            case _:
                with suppress(AttributeError, ValueError):  # a merged cell takes no value
                    celle.value = rng.choice(værdier)
    if rng.random() < 0.02:  # last: openpyxl walks all that is inside
        ark.cell(rng.choice((40_001, 1_048_576)), rng.choice((1, 16_384)), "langt ude")
    elif rng.random() < 0.15:
        kopi = bog.copy_worksheet(ark)
        kopi.sheet_state = rng.choice(("hidden", "visible", "veryHidden"))
    if rng.random() < 0.1:
        ark.title = rng.choice(("Ark\u00e6", "a" * 31, "e\u0301"))
    ud = io.BytesIO()
    bog.save(ud)
    return ud.getvalue()


def muter_png(rng: Random, data: bytes) -> bytes:
    """Return a picture that is damaged, or whole and false: other measures, another kind."""
    if rng.random() < 0.5:
        return muter(rng, data)
    hoved = bytearray(data[16:29])
    match rng.randrange(5):
        case 0:
            struct.pack_into(
                ">II", hoved, 0, *(rng.choice((0, 1, 9, 2**16, 2**31 - 1)) for _ in "ab")
            )
        case 1:
            hoved[8] = rng.choice((0, 1, 2, 4, 8, 16, 32, 255))
        case 2:
            hoved[9] = rng.choice((0, 2, 3, 4, 5, 6, 255))
        case 3:
            hoved[rng.choice((10, 11, 12))] = rng.choice((1, 2, 255))
        case _:
            return _jpeg(rng)
    indhold = b"IHDR" + bytes(hoved)
    return data[:12] + indhold + struct.pack(">I", zlib.crc32(indhold)) + data[33:]


def _jpeg(rng: Random) -> bytes:
    def led(mærke: int, indhold: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, mærke, len(indhold) + 2) + indhold

    ramme = struct.pack(">BHHB", 8, rng.choice((0, 1, 20, 65_535)), rng.choice((0, 9, 65_535)), 1)
    return (
        b"\xff\xd8"
        + rng.choice(
            (
                b"",
                led(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
                led(0xE1, b"Exif\0\0MM\0*" + rng.randbytes(40)),
            )
        )
        + led(rng.choice((0xC0, 0xC2, 0xC9)), ramme + b"\1\x11\0")
        + rng.choice((b"", led(0xDB, b"\0" + bytes(64))))
        + led(0xDA, b"\1\1\0\0\x3f\0")
        + rng.randbytes(40).replace(b"\xff", b"\0")
        + rng.choice((b"\xff\xd9", b"\xff\xd9", b"", b"\xff\xd9hale"))
    )
