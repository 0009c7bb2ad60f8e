"""LibreOffice's own accept and reject, one office for many pairs.

LibreOffice opens the redline, accepts (or rejects) all, and saves it; the plain document is opened
and saved by it too. Both results are read alike. It does not undo a cell's fill, a table's grid or
a page's size (it does not read those changes), so those are left to the reading of the XML.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import etree

from tests.skrivere.laes import TEGN, W, dele, find

Trio = tuple[int, bytes, bytes, bytes]
"""Number, old, new, redline."""

LISTE = Path(__file__).with_name("uno_afgoer.py")
PYTHON = "/usr/bin/python3"
"""Debian's python3-uno belongs to Debian's Python."""


def kan() -> str:
    """Return why LibreOffice cannot be asked; empty when it can."""
    if shutil.which("soffice") is None:
        return "soffice er ikke installeret"
    if (
        not Path(PYTHON).exists()
        or subprocess.run([PYTHON, "-c", "import uno"], capture_output=True).returncode
    ):
        return "python3-uno er ikke installeret"
    return ""


def afgør_alle(trioer: list[Trio]) -> dict[int, list[str]]:
    """Return the faults of the pairs that have any."""
    with tempfile.TemporaryDirectory() as mappe_:
        mappe = Path(mappe_)
        opgaver: list[tuple[str, str, str]] = []
        for nr, g, n, rl in trioer:
            for navn, data in (("g", g), ("n", n), ("r", rl)):
                (mappe / f"{nr}{navn}.docx").write_bytes(data)
            opgaver += [(f"{nr}g", "", f"{nr}g-ud"), (f"{nr}n", "", f"{nr}n-ud")]
            opgaver += [(f"{nr}r", "Accept", f"{nr}a-ud"), (f"{nr}r", "Reject", f"{nr}f-ud")]
        (mappe / "opgaver.json").write_text(json.dumps(opgaver))
        subprocess.run([PYTHON, str(LISTE), str(mappe)], check=True, stdout=sys.stderr)
        fejl: dict[int, list[str]] = {}
        for nr, *_ in trioer:
            læst = {v: læs((mappe / f"{nr}{v}-ud.docx").read_bytes()) for v in "gnaf"}
            for hvad, fået, ventet in (("godkendt", "a", "n"), ("afvist", "f", "g")):
                if læst[fået] != læst[ventet]:
                    fejl.setdefault(nr, []).append(f"{hvad}: {_første(læst[fået], læst[ventet])}")
        return fejl


def _første(fået: list[object], ventet: list[object]) -> str:
    for nr, (a, b) in enumerate(zip(fået, ventet, strict=False)):
        if a != b:
            return f"blok {nr}: {str(a)[:1500]}\n   ventet {str(b)[:1500]}"
    return f"{len(fået)} blokke, ventet {len(ventet)}: {fået[len(ventet) :]} {ventet[len(fået) :]}"[
        :900
    ]


def læs(docx: bytes) -> list[object]:
    """Return text, style, level in a list, bold, italic, link and notes of what was saved."""
    filer = dele(docx)
    noter = {}
    if "word/footnotes.xml" in filer:
        for n in etree.fromstring(filer["word/footnotes.xml"]):
            noter[n.get(f"{W}id")] = [_afsnit(p, {}) for p in n.iter(f"{W}p")]
    krop = etree.fromstring(filer["word/document.xml"])[0]
    return list(_blokke(krop, noter))


def _blokke(i: etree._Element, noter: dict[str, object]) -> list[object]:
    ud: list[object] = []
    for barn in i:
        if barn.tag == f"{W}p":
            afsnit = _afsnit(barn, noter)
            # What keeps a deleted table from a new one is both new and deleted: LibreOffice lets
            # it stay. Nothing else in a document of ours is of the style Normal.
            if afsnit != (["Normal"], [], []):
                ud.append(afsnit)
        elif barn.tag == f"{W}tbl":
            ud.append(
                [[_blokke(tc, noter) for tc in find(tr, "w:tc")] for tr in find(barn, "w:tr")]
            )
    return ud


def _afsnit(p: etree._Element, noter: dict[str, object]) -> tuple[object, ...]:
    stil = [e.get(f"{W}val") for e in find(p, "w:pPr/w:pStyle")]
    niveau = [e.get(f"{W}val") for e in find(p, "w:pPr/w:numPr/w:ilvl")]
    ud: list[tuple[object, ...]] = []
    for r in find(p, "w:r | w:hyperlink/w:r"):
        fed = [
            e.get(f"{W}val", "1") not in ("0", "false") for e in find(r, "w:rPr/w:b | w:rPr/w:i")
        ]
        egne = (
            str(
                [
                    e.tag[-1]
                    for e, til in zip(find(r, "w:rPr/w:b | w:rPr/w:i"), fed, strict=True)
                    if til
                ]
            ),
        )
        link = r.getparent().tag == f"{W}hyperlink"
        for barn in r:
            if barn.tag == f"{W}t":
                ud += [(tegn, egne, link) for tegn in barn.text or ""]
            elif barn.tag in TEGN:
                ud.append((TEGN[barn.tag], egne, link))
            elif barn.tag == f"{W}footnoteReference":
                ud.append((str(noter.get(barn.get(f"{W}id"))),))
            elif barn.tag.endswith(("}drawing", "}AlternateContent")):
                ud.append(("billede",))
    stykker: list[list[object]] = []
    for tegn, *look in ud:
        if stykker and stykker[-1][1:] == look and look:
            stykker[-1][0] = str(stykker[-1][0]) + str(tegn)
        else:
            stykker.append([tegn, *look])
    return (stil, niveau, stykker)
