"""Paragraphs and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, assert_never, cast
from urllib.parse import quote

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.shared import Mm, Pt
from docx.text.font import Font
from docx.text.parfmt import ParagraphFormat

from generator.dokument.trae import Inline, Justering, Linjeskift, Notehenvisning, Tekst
from generator.fund import Sti
from generator.skrivere.docx.kontekst import Skrivning
from generator.skrivere.docx.xml import Element, navn, w
from generator.typografi.typer import Form
from generator.word.xml import append_text

JC = {
    Justering.VENSTRE: WD_ALIGN_PARAGRAPH.LEFT,
    Justering.HØJRE: WD_ALIGN_PARAGRAPH.RIGHT,
    Justering.MIDT: WD_ALIGN_PARAGRAPH.CENTER,
}


@dataclass(frozen=True, slots=True)
class Egne:
    """What a paragraph has of its own, where that is not what its style says."""

    hold: bool | None = None
    """Keep it on the page of the next."""
    før: float = 0.0
    """The least space above in pt."""
    nummer: tuple[int, int] | None = None
    """Numbering instance and level: it carries the sign of an item."""
    kant: float = 0.0
    """The left edge of the text of the list around, in mm."""
    justering: Justering | None = None


def afsnit(form: Form, løb: Iterable[Element], egne: Egne = Egne()) -> CT_P:
    """Return a paragraph with the runs `løb`."""
    p = copy(_tomt_afsnit(form, egne))
    p.extend(løb)
    return p


@lru_cache
def _tomt_afsnit(form: Form, egne: Egne) -> CT_P:
    """Return an empty paragraph; there are few kinds, and making one takes long."""
    p = cast(CT_P, w("p"))
    p.style = form.id
    format_ = ParagraphFormat(p)
    if egne.hold is not None and egne.hold is not form.hold_med_næste:
        format_.keep_with_next = egne.hold
    if egne.nummer is not None:
        numPr: Any = cast(Any, p.pPr).get_or_add_numPr()  # noqa: N806 - Word's name
        numPr.get_or_add_numId().val, numPr.get_or_add_ilvl().val = egne.nummer
    if egne.før > form.før:
        format_.space_before = Pt(egne.før)
    if egne.kant:
        format_.left_indent = Mm(egne.kant + form.venstre)
        format_.first_line_indent = Mm(form.første_linje)
    if egne.justering is not None and egne.justering is not form.justering:
        format_.alignment = JC[egne.justering]
    return p


def tekstløb(tekst: str, stil: str = "", fed: bool = False, kursiv: bool = False) -> CT_R:
    """Return a run; tabs, line breaks and Word's two special hyphens become its own elements."""
    r = copy(_tomt_løb(stil, fed, kursiv))
    append_text(r, tekst.replace("\r\n", "\n").replace("\r", "\n"))
    return r


@lru_cache
def _tomt_løb(stil: str, fed: bool, kursiv: bool) -> CT_R:
    """Return a run without text; as with paragraphs, a copy is quickly made."""
    r = cast(CT_R, w("r"))
    if stil:
        r.style = stil
    if fed:
        Font(r).bold = True
    if kursiv:
        Font(r).italic = True
    return r


def løb(k: Skrivning, indhold: Sequence[Inline], sti: Sti) -> list[Element]:
    """Return the runs of a paragraph inside the bookmark of its address."""
    dele: list[Element] = []
    sat_sammen = any(_skabelonens(stykke) for stykke in indhold)
    om = None if sat_sammen else sti
    for (egen, afledt, link), gruppe in groupby(indhold, key=lambda s: _gruppe(s, om)):
        runs = list(_stykker(k, gruppe))
        if link and runs:
            henvisning = w("hyperlink", *runs, history=1)
            rid = k.del_.relate_to(_adresse(link), RT.HYPERLINK, is_external=True)
            henvisning.set(navn("r:id"), rid)
            runs = [henvisning]
        dele += k.bogmærker.om(egen, runs, afledt or None)
    return k.bogmærker.om(sti, dele, "" if sat_sammen and sti else None)


def _skabelonens(stykke: Inline) -> bool:
    """Tell whether a run is words of the template, or computed by it."""
    fremmed = isinstance(stykke, Tekst) and stykke.tegn is None and not stykke.sti
    return fremmed and isinstance(stykke, Tekst) and bool(stykke.tekst.strip())


def _gruppe(stykke: Inline, om: Sti | None) -> tuple[Sti, str, str]:
    """Return what neighbours share to stand together: their address, what they are, a link.

    `om` is the address of the whole line, which needs no second bookmark.
    """
    if not isinstance(stykke, Tekst):
        return (), "", ""
    sti = stykke.kilde or (() if stykke.værdi or stykke.sti == om else stykke.sti)
    hentet = f"værdien »{{{{ {stykke.udtryk} }}}}«" if stykke.kilde else ""
    return sti, stykke.beregnet or hentet, stykke.link


def _stykker(k: Skrivning, indhold: Iterable[Inline]) -> Iterator[Element]:
    for stykke in indhold:
        match stykke:
            case Tekst():
                if stykke.tekst:
                    stil = k.typografi.link.id if stykke.link else ""
                    yield tekstløb(stykke.tekst, stil, stykke.fed, stykke.kursiv)
            case Linjeskift():
                yield tekstløb("\n")
            case Notehenvisning():
                yield _henvisning(k, stykke)
            case _:
                assert_never(stykke)


def _henvisning(k: Skrivning, note: Notehenvisning) -> CT_R:
    if note.gentaget:
        return tekstløb(str(note.nummer), k.typografi.notetegn.id)
    r = tekstløb("", k.typografi.notetegn.id)
    r.append(w("footnoteReference", id=note.nummer))
    return r


def _adresse(link: str) -> str:
    """Return an address that is a valid URI, whatever the writer typed."""
    link = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", link)
    return quote(link, safe="%:/?#@!$&'()*+,;=~")
