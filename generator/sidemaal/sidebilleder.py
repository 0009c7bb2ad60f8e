"""The pages as pictures, for whoever looks at them while they are being written.

PDFium draws one page of the PDF at exactly the width that is asked for, in about 5 ms at 700
points; Typst's own PNG takes 50 ms a page, and its SVG has a browser work 100 ms a page.
"""

from __future__ import annotations

import hashlib
import struct
import threading
from datetime import date

from generator.sidemaal import Opslag
from generator.sidemaal.opslag import _skrifter as skrifter
from generator.sidemaal.opslag import dan_pdf, typstfejl

_LÅS = threading.Lock()
"""PDFium does one thing at a time."""


def tegn_pdf(opslag: Opslag, dato: date) -> bytes:
    """Return the PDF of a layout with `felter`, the same as one without; raises `Sidemålsfejl`."""
    return dan_pdf(opslag.filer, dato)[0]


def sidesummer(opslag: Opslag) -> list[str]:
    """Return a sum of every page of a layout with `felter`: pages of the same sum look the same.

    Of the SVG and not of the PDF, where one new letter on a page may number the glyphs of all
    pages anew. Raises `Sidemålsfejl`.
    """
    import typst

    assert opslag.filer, "bestilt med felter"
    with typstfejl():
        sider = typst.compile(  # type: ignore[call-overload]  # the stub knows files only by path
            dict(opslag.filer), font_paths=skrifter(), format="svg"
        )
    alle = [sider] if isinstance(sider, bytes) else sider
    return [hashlib.sha256(side).hexdigest()[:24] for side in alle]


def tegn_side(pdf: bytes, side: int, bredde: int) -> bytes:
    """Return page `side` (from 1) of a PDF as a BMP that is `bredde` points wide.

    BMP and not PNG: what is fetched from the same machine need not be packed and unpacked.
    """
    import pypdfium2

    with _LÅS:
        dokument = pypdfium2.PdfDocument(pdf)
        try:
            ark = dokument[side - 1]
            billede = ark.render(scale=bredde / ark.get_width())
            mål, skridt, rå = (billede.width, billede.height), billede.stride, bytes(billede.buffer)
        finally:
            dokument.close()
    # A BMP's rows are padded to four bytes; a negative height counts from the top.
    brugt = mål[0] * 3
    luft = bytes(-brugt % 4)
    bytes_ = b"".join(rå[fra : fra + brugt] + luft for fra in range(0, skridt * mål[1], skridt))
    hoved = struct.pack("<2sIHHI", b"BM", 54 + len(bytes_), 0, 0, 54)
    hoved += struct.pack(
        "<IiiHHIIiiII", 40, mål[0], -mål[1], 1, 24, 0, len(bytes_), 2835, 2835, 0, 0
    )
    return hoved + bytes_
