"""Which fonts a page count may rest on.

A missing font is the largest error of all: with DejaVu in Calibri's place 8 of 12 documents gained
a page, and LibreOffice says nothing. So the fonts inside the PDF are looked at afterwards.
"""

from __future__ import annotations

import io
import re
import zipfile

from generator.word.pakke import Pakke

MÅLFASTE = {
    "carlito": "calibri",
    "liberationsans": "arial",
    "arimo": "arial",
    "liberationserif": "timesnewroman",
    "tinos": "timesnewroman",
    "liberationmono": "couriernew",
    "cousine": "couriernew",
    "caladea": "cambria",
    "gelasio": "georgia",
}
"""Free fonts with the same advance widths as the one they stand for."""
TEGNSKRIFTER = frozenset({"opensymbol", "symbol", "wingdings", "wingdings2", "webdings"})
"""Bullets and the like: LibreOffice carries OpenSymbol itself."""


def fremmede_skrifter(i_pdf: frozenset[str], docx: bytes) -> list[str]:
    """Return the families in the PDF that are neither the document's own nor measured like them."""
    nævnt = _nævnte(docx)
    fremmede: set[str] = set()
    for navn in i_pdf:
        slægt = re.split(r"[-,]", navn, maxsplit=1)[0]
        form = _form(slægt)
        # TimesNewRomanPSMT and ArialMT are the PostScript names of what files call by family.
        for led in (form, form.removesuffix("mt"), form.removesuffix("psmt")):
            if led in nævnt or led in TEGNSKRIFTER or MÅLFASTE.get(led) in nævnt:
                break
        else:
            fremmede.add(slægt)
    return sorted(fremmede)


def har_tekst(docx: bytes) -> bool:
    """Tell whether anything in the document must be written with a font."""
    pakke = Pakke(docx, "Filen")
    return re.search(rb"<w:t[ >]", pakke.rå(pakke.hoved)) is not None


def _form(navn: str) -> str:
    return re.sub(r"[\s_]", "", navn).lower()


def _nævnte(docx: bytes) -> set[str]:
    """Return the families that styles, runs and the theme of the DOCX ask for."""
    nævnt: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(docx)) as arkiv:
        for del_ in arkiv.namelist():
            if not del_.startswith("word/") or not del_.endswith(".xml"):
                continue
            if del_ == "word/fontTable.xml":
                continue  # a table of what Word has seen, not of what the document uses
            xml = arkiv.read(del_).decode("utf-8", "replace")
            # Of the theme only the Latin faces: it also names one font for each script there is.
            mønster = r'(?:w:(?:ascii|hAnsi|cs|eastAsia)|<a:latin typeface)="([^"]+)"'
            nævnt |= {_form(navn) for navn in re.findall(mønster, xml)}
    return nævnt
