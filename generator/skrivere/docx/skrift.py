"""The font travels inside the document, so that it looks and breaks alike everywhere."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any
from uuid import UUID

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from generator.maskine.ressourcer import skabeloner
from generator.skrivere.docx.xml import NAVNERUM, navn, w
from generator.typografi.typer import SKRIFTTYPE

SLØRET = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
SNIT = ("Regular", "Bold", "Italic", "BoldItalic")


def indlejr_skrift(fil: Document) -> None:
    """Put the faces into the package and name them in the template's font table."""
    skrifttabel: Any = fil.part.part_related_by(RT.FONT_TABLE)
    for gammel in skrifttabel.element.xpath("//*[@w:fontKey]", namespaces=NAVNERUM):
        gammel.getparent().remove(gammel)
    skrifttabel.rels.clear()
    for skrift in skrifttabel.element:
        if skrift.get(navn("w:name")) != SKRIFTTYPE:
            continue
        for nummer, (snit, nøgle, data) in enumerate(_indlejrede(), 1):
            del_ = Part(PackURI(f"/word/fonts/font{nummer}.odttf"), SLØRET, data)
            element = w(f"embed{snit}", fontKey=f"{{{str(nøgle).upper()}}}")
            element.set(navn("r:id"), skrifttabel.relate_to(del_, RT.FONT))
            skrift.append(element)


@cache
def _indlejrede() -> tuple[tuple[str, UUID, bytes], ...]:
    """Return (face, key, obfuscated font) for each face; the key is the font's own hash."""
    mappe = skabeloner() / "skrifttyper" / "udsnit"
    fundne = []
    for snit in SNIT:
        data = (mappe / f"{SKRIFTTYPE}-{snit}.ttf").read_bytes()
        nøgle = UUID(hashlib.sha256(data).hexdigest()[:32])
        fundne.append((snit, nøgle, sløret(data, nøgle)))
    return tuple(fundne)


def sløret(data: bytes, nøgle: UUID) -> bytes:
    """Return a font as Word embeds it: the first 32 bytes XORed with the key backwards, twice."""
    maske = nøgle.bytes[::-1] * 2
    return bytes(a ^ b for a, b in zip(data[:32], maske, strict=True)) + data[32:]
