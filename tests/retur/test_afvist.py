"""What is no readable Word document is one sentence and exit code 2, whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_sider_docx import AFVISES
from tests.sider_hjaelp import Konsol, konsol
from tests.word.lav import arkiv, dele, docx, kommentar, p, r, til_note

__all__ = ["konsol"]

KOMMANDOER = ("tekst", "kommentarer")


def _med(navn: str, data: bytes) -> Callable[[Path], object]:
    """Write a good DOCX with one part replaced."""
    god = dele(docx(p("a", til_note("1")), comments=kommentar("0", "x"), footnotes=""))
    assert navn in god
    return lambda fil: fil.write_bytes(arkiv({**god, navn: data}))


KROP = "word/document.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LATTER = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
LATTER = (
    f'<!DOCTYPE a [<!ENTITY a0 "ha">{LATTER}]><w:document {W}><w:body>&a8;</w:body></w:document>'
)
USKYLDIG = f"<!DOCTYPE a><w:document {W}><w:body/></w:document>"
"""No Word file has one; what it may declare is not looked at first."""
EGNE = {
    "afbrudt XML": (_med(KROP, f"<w:document {W}><w:body>".encode()), "er beskadiget."),
    "ikke XML": (_med(KROP, b"hej"), "er beskadiget."),
    "tom del": (_med(KROP, b""), "er beskadiget."),
    "uden krop": (_med(KROP, f"<w:document {W}/>".encode()), "er ikke et Word-dokument (DOCX)."),
    "doctype": (_med(KROP, LATTER.encode()), "er beskadiget."),
    "uskyldig doctype": (_med(KROP, USKYLDIG.encode()), "er beskadiget."),
    "doctype i UTF-16": (_med(KROP, LATTER.encode("utf-16")), "er beskadiget."),
    "doctype i kommentarer": (_med("word/comments.xml", LATTER.encode()), "er beskadiget."),
    "doctype i relationer": (_med("word/_rels/document.xml.rels", LATTER.encode()), "beskadiget."),
    "ukendt tegnsæt": (
        _med(KROP, b'<?xml version="1.0" encoding="x-ukendt"?><a/>'),
        "er beskadiget.",
    ),
    "for mange mærker": (
        _med(
            KROP, f"<w:document {W}><w:body>{'<w:p/>' * 1_600_000}</w:body></w:document>".encode()
        ),
        "fylder for meget udpakket til at være en ansøgning.",
    ),
    "for dybt": (
        _med(
            KROP,
            f"<w:document {W}><w:body>{'<w:ins>' * 5000}{p(r('x'))}{'</w:ins>' * 5000}"
            "</w:body></w:document>".encode(),
        ),
        "er for indviklet bygget op til at kunne læses.",
    ),
    "tabeller i tabeller": (
        _med(
            KROP,
            f"<w:document {W}><w:body>{'<w:tbl><w:tr><w:tc>' * 3000}"
            f"{'</w:tc></w:tr></w:tbl>' * 3000}</w:body></w:document>".encode(),
        ),
        "er for indviklet bygget op til at kunne læses.",
    ),
}


@pytest.mark.parametrize("kommando", KOMMANDOER)
@pytest.mark.parametrize("slags", [*AFVISES, *EGNE])
@pytest.mark.stikproeve(3)
def test_det_ulaeselige_er_en_saetning_og_udgang_2(
    konsol: Konsol, kommando: str, slags: str
) -> None:
    læg, sætning = {**AFVISES, **EGNE}[slags]
    fil = konsol.mappe / "ansøgning fra Åvang.docx"
    læg(fil)
    svar = konsol(kommando, fil)
    assert svar.kode == 2
    assert svar.ud == ""
    (linje,) = svar.fejl.splitlines()
    assert linje.startswith("ansøgning fra Åvang.docx ")
    assert sætning in linje
    assert linje.endswith(".")
