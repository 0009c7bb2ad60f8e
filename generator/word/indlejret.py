"""Text that a document takes in from a file of its own, and Word shows as its text (altChunk).

A merge of several authors' documents leaves such files in the DOCX until Word has saved it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.word.dokument import (
    Tekstløb,
    Tekstpunkt,
    Wordafsnit,
    Wordblok,
    Worddokument,
    alle_afsnit,
)
from generator.word.fil import Filfejl
from generator.word.pakke import Delrelation, Pakke
from generator.word.xml import UlæseligXml, html_lines

INDLEJRET = frozenset({"altChunk", "subDoc"})
_DOCX = b"PK"


@dataclass(frozen=True, slots=True)
class Indlejret:
    """What such a file is: another Word document, or lines of text."""

    pakke: Pakke | None
    linjer: tuple[str, ...] = ()


def find_indlejret(pakke: Pakke, relation: Delrelation | None) -> Indlejret:
    """Return what a relation leads to; what cannot be read is a line that names it."""
    navn = PurePosixPath(relation.mål).name if relation else "ukendt"
    ukendt = Indlejret(None, (f"[indlejret dokument, som ikke kan læses her: {navn}]",))
    if relation is None or relation.ude:
        return ukendt
    try:
        data = pakke.rå(relation.mål)
        if data.startswith(_DOCX):
            return Indlejret(Pakke(data, navn))
        linjer = _linjer(data, PurePosixPath(navn).suffix.lower())
    except (Filfejl, UlæseligXml):
        return ukendt
    return Indlejret(None, linjer) if linjer else ukendt


def _linjer(data: bytes, endelse: str) -> tuple[str, ...]:
    """Return the lines of a web page or a plain text; nothing for any other kind (RTF, MHT)."""
    if endelse == ".txt":
        return tuple(linje for linje in data.decode("utf-8-sig", "replace").splitlines() if linje)
    begynder = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    er_side = begynder.startswith((b"<!doctype html", b"<html", b"<?xml", b"<body", b"<p", b"<div"))
    return html_lines(data) if er_side else ()


def flad(inde: Worddokument) -> list[Wordblok]:
    """Return all text of a document that another takes in, its notes and remarks last.

    Their numbers would be those of the outer document's own.
    """
    ud = [*inde.krop, *(blok for blokke in inde.noter.values() for blok in blokke)]
    for afsnit in alle_afsnit(ud):
        afsnit.led = [led for led in afsnit.led if not isinstance(led, Tekstpunkt)]
    for kommentar in inde.kommentarer.values():
        tekst = f"[kommentar i det indlejrede dokument] {kommentar.tekst}"
        ud.append(Wordafsnit([Tekstløb(tekst)]))
    return ud
