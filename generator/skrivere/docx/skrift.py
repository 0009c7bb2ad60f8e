"""The font travels inside the document, so that it looks and breaks alike everywhere."""

from __future__ import annotations

import hashlib
from functools import cache

from generator.ressourcer import skabeloner
from generator.skrivere.docx.kontekst import Relationer
from generator.skrivere.docx.xml import HOVED, R, W, værdi
from generator.typografi import SKRIFTTYPE, Typografi

SNIT = {
    "Regular": "embedRegular",
    "Bold": "embedBold",
    "Italic": "embedItalic",
    "BoldItalic": "embedBoldItalic",
}


def skrifttabel(typografi: Typografi) -> tuple[str, Relationer, dict[str, bytes]]:
    """Return the font table, its relations and the embedded faces."""
    relationer = Relationer()
    filer: dict[str, bytes] = {}
    indlejret = ""
    for nummer, (navn, guid, data) in enumerate(_indlejrede(), 1):
        filer[f"word/fonts/font{nummer}.odttf"] = data
        rid = relationer.til("font", f"fonts/font{nummer}.odttf")
        nøgle = "-".join((guid[:8], guid[8:12], guid[12:16], guid[16:20], guid[20:]))
        indlejret += f'<w:{navn} r:id="{rid}" w:fontKey="{{{nøgle}}}"/>'
    andre = {form.skrift for form in typografi.former.values()} - {SKRIFTTYPE, ""}
    xml = (
        f'{HOVED}<w:fonts xmlns:w="{W}" xmlns:r="{R}"><w:font w:name="{SKRIFTTYPE}">'
        '<w:altName w:val="Calibri"/><w:panose1 w:val="020F0502020204030204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>'
        f"{indlejret}</w:font>"
        + "".join(f'<w:font w:name="{værdi(navn)}"/>' for navn in sorted(andre))
        + "</w:fonts>"
    )
    return xml, relationer, filer


@cache
def _indlejrede() -> tuple[tuple[str, str, bytes], ...]:
    """Return (element, key, obfuscated font) for each face; the key is the font's own hash."""
    mappe = skabeloner() / "skrifttyper" / "udsnit"
    fundne = []
    for snit, navn in SNIT.items():
        data = (mappe / f"{SKRIFTTYPE}-{snit}.ttf").read_bytes()
        guid = hashlib.sha256(data).hexdigest()[:32].upper()
        fundne.append((navn, guid, sløret(data, guid)))
    return tuple(fundne)


def sløret(data: bytes, guid: str) -> bytes:
    """Return a font as Word embeds it: the first 32 bytes XORed with the key backwards, twice."""
    nøgle = bytes.fromhex(guid)[::-1] * 2
    return bytes(a ^ b for a, b in zip(data[:32], nøgle, strict=True)) + data[32:]
