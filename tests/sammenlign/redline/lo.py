"""LibreOffice's own accept and reject, one office for many pairs.

LibreOffice opens the redline, accepts (or rejects) all, and saves it in its own format; the plain
document is opened and saved by it too. Both results are read alike. Its own format tells what it
has in mind; its DOCX export does not: when the words of a link are gone, it writes what comes after
them as the link, though nobody sees one there. It does not undo a cell's fill, a table's grid or a
page's size (it does not read those changes), so those are left to the reading of the XML.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from lxml import etree

Trio = tuple[int, bytes, bytes, bytes]
"""Number, old, new, redline."""

LISTE = Path(__file__).with_name("uno_afgoer.py")
PYTHON = "/usr/bin/python3"
"""Debian's python3-uno belongs to Debian's Python."""
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
NS = {
    **{navn: f"{_ODF}:{navn}:1.0" for navn in ("office", "text", "style", "table")},
    "draw": f"{_ODF}:drawing:1.0",
    "fo": f"{_ODF}:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
Look = tuple[bool, bool, str]
"""Bold, italic, and where a link leads."""


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
            læst = {v: læs((mappe / f"{nr}{v}-ud.odt").read_bytes()) for v in "gnaf"}
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


def læs(odt: bytes) -> list[object]:
    """Return text, style, level in a list, bold, italic, links, notes and pictures."""
    with zipfile.ZipFile(io.BytesIO(odt)) as arkiv:
        return _Læser(arkiv).krop()


def q(navn: str) -> str:
    rum, _, lokal = navn.partition(":")
    return f"{{{NS[rum]}}}{lokal}"


class _Læser:
    def __init__(self, arkiv: zipfile.ZipFile) -> None:
        self.arkiv = arkiv
        self.rod = etree.fromstring(arkiv.read("content.xml"))
        self.stile = {
            e.get(q("style:name")): (
                e.get(q("style:parent-style-name")),
                *(_egenskab(e, f"fo:font-{navn}") for navn in ("weight", "style")),
            )
            for e in self.rod.find(q("office:automatic-styles")).iter(q("style:style"))
        }
        """What LibreOffice calls a style with its own looks: the style, boldness and slope."""

    def krop(self) -> list[object]:
        return self.blokke(self.rod.find(q("office:body"))[0], 0)

    def blokke(self, i: etree._Element, niveau: int) -> list[object]:
        ud: list[object] = []
        for barn in i:
            if barn.tag in (q("text:p"), q("text:h")):
                afsnit = self.afsnit(barn, niveau)
                # What keeps a deleted table from a new one is both new and deleted: LibreOffice
                # lets it stay. Nothing else in a document of ours is of the style Standard.
                if afsnit != ("Standard", 0, []):
                    ud.append(afsnit)
            elif barn.tag == q("text:list"):
                ud += self.blokke(barn, niveau + 1)
            elif barn.tag in (q("text:list-item"), q("text:list-header"), q("text:section")):
                ud += self.blokke(barn, niveau)
            elif barn.tag == q("table:table"):
                ud.append([self.række(tr) for tr in barn.iter(q("table:table-row"))])
        return ud

    def række(self, tr: etree._Element) -> list[object]:
        return [self.blokke(celle, 0) for celle in tr.iterchildren(q("table:table-cell"))]

    def afsnit(self, p: etree._Element, niveau: int) -> tuple[object, ...]:
        stil, fed, kursiv = self.look(p)
        ud: list[list[object]] = []
        self.løb(p, (fed == "bold", kursiv == "italic", ""), ud)
        return (stil, niveau, ud)

    def look(self, e: etree._Element) -> tuple[str, str, str]:
        navn = e.get(q("text:style-name"))
        return self.stile.get(navn, (navn, "", ""))

    def løb(self, i: etree._Element, look: Look, ud: list[list[object]]) -> None:
        def tekst(ny: str | None) -> None:
            ny = (ny or "").replace("\u00ad", "")
            if ny and ud and ud[-1][1:] == list(look):
                ud[-1][0] = f"{ud[-1][0]}{ny}"
            elif ny:
                ud.append([ny, *look])

        tekst(i.text)
        for barn in i:
            match etree.QName(barn).localname:
                case "span":
                    _, fed, kursiv = self.look(barn)
                    egne = (
                        fed == "bold" if fed else look[0],
                        kursiv == "italic" if kursiv else look[1],
                        look[2],
                    )
                    self.løb(barn, egne, ud)
                case "a":
                    self.løb(barn, (*look[:2], barn.get(q("xlink:href"))), ud)
                case "s":
                    tekst(" " * int(barn.get(q("text:c"), "1")))
                case "tab":
                    tekst("\t")
                case "line-break":
                    tekst("\n")
                case "note":
                    ud.append(["note", self.blokke(barn.find(q("text:note-body")), 0)])
                case "frame":
                    navn = barn.find(q("draw:image")).get(q("xlink:href"))
                    ud.append(["billede", hashlib.sha256(self.arkiv.read(navn)).hexdigest()])
                case "bookmark" | "bookmark-start" | "bookmark-end" | "soft-page-break":
                    pass
                case andet:
                    raise AssertionError(f"LibreOffice has left a {andet}")
            tekst(barn.tail)


def _egenskab(stil: etree._Element, navn: str) -> str:
    egne = stil.find(q("style:text-properties"))
    return "" if egne is None else egne.get(q(navn), "")
