"""The same document as other programs save it."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path


def som_pages(data: bytes) -> bytes:
    """Apple Pages: the first heading style has no number, and ids are names without spaces."""
    return _ændret(
        data,
        "word/styles.xml",
        lambda xml: re.sub(
            r'<w:name w:val="[Hh]eading (\d)"/>',
            lambda m: f'<w:name w:val="Heading{"" if m[1] == "1" else " " + m[1]}"/>',
            xml,
        ),
    )


def som_google_docs(data: bytes) -> bytes:
    """Google Docs: lists are numbered on the paragraph itself, without a list style."""

    def uden_listestil(xml: str) -> str:
        return xml.replace(
            '<w:pStyle w:val="ListBullet"/>',
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
        )

    return _ændret(data, "word/document.xml", uden_listestil)


def som_word_online(data: bytes) -> bytes:
    """Word Online: the main part is ``word/document2.xml``; only the relations say so."""
    ud = BytesIO()
    fra = zipfile.ZipFile(BytesIO(data))
    with zipfile.ZipFile(ud, "w", zipfile.ZIP_DEFLATED) as til:
        for navn in fra.namelist():
            del_ = fra.read(navn)
            if navn in ("_rels/.rels", "[Content_Types].xml"):
                del_ = del_.replace(b"word/document.xml", b"word/document2.xml")
            nyt = navn.replace("word/document.xml", "word/document2.xml")
            til.writestr(nyt.replace("document.xml.rels", "document2.xml.rels"), del_)
    return ud.getvalue()


def som_libreoffice(fil: Path, mappe: Path, endelse: str = "docx") -> Path:
    """Save a file again by LibreOffice, as DOCX or PDF; returns the new file in `mappe`."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(mappe / 'profil').as_uri()}", "--headless",
         "--convert-to", endelse, "--outdir", str(mappe), str(fil)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return mappe / f"{fil.stem}.{endelse}"


def _ændret(data: bytes, del_: str, ændr: Callable[[str], str]) -> bytes:
    ud = BytesIO()
    fra = zipfile.ZipFile(BytesIO(data))
    with zipfile.ZipFile(ud, "w", zipfile.ZIP_DEFLATED) as til:
        for navn in fra.namelist():
            indhold = fra.read(navn)
            if navn == del_:
                indhold = ændr(indhold.decode("utf-8")).encode("utf-8")
            til.writestr(navn, indhold)
    return ud.getvalue()
