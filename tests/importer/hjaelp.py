"""What the tests of older applications share."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import yaml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def uden_stier(data: bytes) -> bytes:
    """Return one of our documents as if somebody else had made it."""
    ud = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as fra, zipfile.ZipFile(ud, "w") as til:
        for navn in fra.namelist():
            del_ = fra.read(navn)
            if navn.startswith("customXml"):
                continue
            if navn.startswith("word/") and navn.endswith(".xml"):
                del_ = re.sub(rb"<w:bookmark(?:Start|End)[^>]*/>", b"", del_)
            if navn.endswith(".rels"):
                del_ = re.sub(rb"<Relationship [^>]*customXml[^>]*/>", b"", del_)
            til.writestr(navn, del_)
    return ud.getvalue()


def filernes_tekst(mappe: Path) -> str:
    """Return all values of a project's files, read as any YAML reader would."""
    dele: list[str] = []
    for fil in sorted(f for f in mappe.iterdir() if f.is_file()):
        tekst = fil.read_text(encoding="utf-8")
        if fil.suffix == ".yaml":
            dele += _værdier(yaml.load(tekst, Loader=yaml.BaseLoader))  # noqa: S506 - it gives text alone
        else:
            dele.append(tekst)
    return "\n".join(dele)


def _værdier(værdi: object) -> Iterable[str]:
    match værdi:
        case str():
            yield værdi
        case dict():
            for nøgle, under in værdi.items():
                yield str(nøgle)
                yield from _værdier(under)
        case list():
            for under in værdi:
                yield from _værdier(under)


def ord_(tekst: str) -> list[str]:
    """Return words; 1.204 is one, and stars within one are looks."""
    tekst = re.sub(r"[*\\]", "", tekst)
    uden = re.sub(r"(?<=\d)\.(?=\d{3}(?!\d))", "", normalize("NFKC", tekst))
    return re.findall(r"[^\W_]+", uden.casefold())


def dokumentets_afsnit(data: bytes) -> list[str]:
    """Return every paragraph's own text, as plainly as XML can be read: nothing deleted."""
    from xml.etree import ElementTree as ET

    ud: list[str] = []
    with zipfile.ZipFile(BytesIO(data)) as arkiv:
        for navn in arkiv.namelist():
            if re.fullmatch(r"word/(?:document|footnotes|header\d|footer\d)\.xml", navn):
                for p in ET.fromstring(arkiv.read(navn)).iter(f"{W}p"):  # noqa: S314 - our own file
                    dele = []
                    for e in p.iter():
                        if e.tag == f"{W}t":
                            dele.append(e.text or "")
                        elif e.tag in (f"{W}br", f"{W}tab", f"{W}footnoteReference"):
                            dele.append(" ")
                    ud.append("".join(dele))
    return ud
