"""Paragraphs and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

from generator.dokument.trae import Inline, Justering, Linjeskift, Notehenvisning, Tekst
from generator.fund import Sti
from generator.skrivere.docx.kontekst import Skrivning
from generator.skrivere.docx.xml import flugt, twips, tyvendedele
from generator.typografi import Form

JC = {Justering.VENSTRE: "left", Justering.HØJRE: "right", Justering.MIDT: "center"}
# Word draws U+00AD as a hyphen that is always seen, and few fonts have U+2011; its own elements
# do what the characters mean, and every reader of Word files maps them back to the characters.
SÆRLIGE = {
    "\t": "<w:tab/>",
    "\n": "<w:br/>",
    "\u00ad": "<w:softHyphen/>",
    "\u2011": "<w:noBreakHyphen/>",
}
DELING = re.compile("([\t\n\u00ad\u2011])")


@dataclass(frozen=True, slots=True)
class Stilling:
    """What a paragraph has of its own, beside its style."""

    hold: bool = False
    slip: bool = False
    """Not kept on the page of the next, whatever the style says."""
    luft: float = 0.0
    """The least space above in pt (under a table); 0 leaves it to the style."""
    nummer: tuple[int, int] | None = None
    """Numbering instance and level."""
    venstre: float | None = None
    """Left indent in mm in place of the style's."""
    justering: Justering | None = None


def afsnit(form: Form, løb: str, stilling: Stilling = Stilling()) -> str:
    """Return a paragraph with the runs `løb`."""
    s = stilling
    egne = f'<w:pStyle w:val="{form.id}"/>'
    if s.hold and not form.hold_med_næste:
        egne += "<w:keepNext/>"
    elif s.slip and not s.hold and form.hold_med_næste:
        egne += '<w:keepNext w:val="0"/>'
    if s.nummer is not None:
        nummer, niveau = s.nummer
        egne += f'<w:numPr><w:ilvl w:val="{niveau}"/><w:numId w:val="{nummer}"/></w:numPr>'
    if s.luft > form.før:
        egne += f'<w:spacing w:before="{tyvendedele(s.luft)}"/>'
    if s.venstre is not None:
        første = form.første_linje
        navn, mål = ("hanging", -første) if første < 0 else ("firstLine", første)
        egne += f'<w:ind w:left="{twips(s.venstre)}" w:{navn}="{twips(mål)}"/>'
    if s.justering is not None and s.justering is not form.justering:
        egne += f'<w:jc w:val="{JC[s.justering]}"/>'
    return f"<w:p><w:pPr>{egne}</w:pPr>{løb}</w:p>"


def tekstløb(tekst: str, egenskaber: str = "") -> str:
    """Return a run; tabs, line breaks and Word's two special hyphens become its own elements."""
    if not tekst:
        return ""
    if "\r" in tekst:
        tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    if DELING.search(tekst) is None:
        dele = f'<w:t xml:space="preserve">{flugt(tekst)}</w:t>'
    else:
        dele = "".join(
            SÆRLIGE.get(del_) or f'<w:t xml:space="preserve">{flugt(del_)}</w:t>'
            for del_ in DELING.split(tekst)
            if del_
        )
    return f"<w:r>{egenskaber}{dele}</w:r>"


def løb(k: Skrivning, indhold: Sequence[Inline], sti: Sti) -> str:
    """Return the runs of a paragraph inside the bookmark of its address."""
    dele: list[str] = []
    for (egen, link), gruppe in groupby(indhold, key=lambda stykke: _gruppe(stykke, sti)):
        runs = "".join(_stykker(k, gruppe))
        if link:
            rid = k.relationer.til("hyperlink", _adresse(link), ekstern=True)
            runs = f'<w:hyperlink r:id="{rid}" w:history="1">{runs}</w:hyperlink>'
        dele.append(k.bogmærker.om(egen, runs))
    return k.bogmærker.om(sti, "".join(dele))


def _gruppe(stykke: Inline, sti: Sti) -> tuple[Sti, str]:
    """Return what neighbours share to stand together: an address of their own, and a link."""
    if isinstance(stykke, Tekst):
        return (() if stykke.sti == sti else stykke.sti), stykke.link
    return (), ""


def _stykker(k: Skrivning, indhold: Iterable[Inline]) -> Iterable[str]:
    for stykke in indhold:
        match stykke:
            case Tekst():
                yield tekstløb(stykke.tekst, _egenskaber(k, stykke))
            case Linjeskift():
                yield "<w:r><w:br/></w:r>"
            case Notehenvisning():
                yield _henvisning(k, stykke)
            case _:
                assert_never(stykke)


def _egenskaber(k: Skrivning, tekst: Tekst) -> str:
    egne = f'<w:rStyle w:val="{k.typografi.link.id}"/>' if tekst.link else ""
    if tekst.fed:
        egne += "<w:b/>"
    if tekst.kursiv:
        egne += "<w:i/>"
    return f"<w:rPr>{egne}</w:rPr>" if egne else ""


def _henvisning(k: Skrivning, note: Notehenvisning) -> str:
    stil = f'<w:rPr><w:rStyle w:val="{k.typografi.notetegn.id}"/></w:rPr>'
    # A note stands once, and Word allows no note inside a note.
    if note.gentaget or k.i_note or note.nummer in k.set_noter:
        return f"<w:r>{stil}<w:t>{note.nummer}</w:t></w:r>"
    k.set_noter.add(note.nummer)
    return f'<w:r>{stil}<w:footnoteReference w:id="{note.nummer}"/></w:r>'


def _adresse(link: str) -> str:
    """Return an address that is a valid URI, whatever the writer typed."""
    from urllib.parse import quote

    link = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", link)
    return quote(link, safe="%:/?#@!$&'()*+,;=~")
