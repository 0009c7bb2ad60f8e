"""Markdown -> document tree, every run knowing where in the raw text it began.

The only room of markdown-it. Two callers: the writers' own texts (`generator.dokument.tekster`)
and the templates (`generator.skabelon`), which alone may use ``::: stil`` containers.

CommonMark with tables and footnotes, less what would make a text vanish or turn into markup by
accident for someone who does not program: raw HTML, indented code, underlined headings, rules
and link definitions are printed as they stand, and a line that begins with a Danish date
(»1. januar …«) is no list.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.dokument.markdown.blokke import Bloklæser
from generator.dokument.markdown.opsaetning import parser
from generator.dokument.markdown.punkter import som_markdown, tabulatortabel, tvivlsomme
from generator.dokument.markdown.sporing import Sporing
from generator.dokument.markdown.typer import Indsat, Kildetekst, Læst, Notenummer
from generator.dokument.trae import Inline, Stil, ren_tekst
from generator.fund import Fund

__all__ = ["Indsat", "Kildetekst", "Læst", "læs_blokke", "læs_inline", "ren_kort"]

_OPMÆRKET = re.compile(r"[\\`*_\[\]<&\n]")


def læs_inline(kilde: Kildetekst) -> tuple[tuple[Inline, ...], list[Fund]]:
    """Read a short text: inline Markdown only; a line break is a space."""
    læser = Bloklæser(kilde, lambda _: None, kort=True)
    _meld_sammenløb(læser, kilde, kort=True)
    children = parser(False).parseInline(kilde.tekst)[0].children or []
    return læser.inline(children, Sporing(kilde.tekst, 0)), læser.ud.fund


def ren_kort(tekst: str) -> str:
    """Return a short text as it reads without its markup: a name inside a longer line."""
    return ren_tekst(læs_inline(Kildetekst(tekst))[0]) if _OPMÆRKET.search(tekst) else tekst


def _meld_sammenløb(læser: Bloklæser, kilde: Kildetekst, *, kort: bool = False) -> None:
    """Report lines that run together and may not have been meant to."""
    for sted, tegn in tvivlsomme(kilde, kort=kort):
        læser.fejl(
            "punkter-loeber-sammen",
            f"Linjen begynder med »{tegn}« og bliver en del af linjen over.",
            "Del teksten i flere punkter; her er kun plads til én linje."
            if kort
            else "Skriv »- « foran hvert punkt, eller saml linjerne til én.",
            sted,
            tegn,
        )
    sted_ = None if kort else tabulatortabel(kilde)
    if sted_ is not None:
        læser.fejl(
            "markdown-tabel",
            "Linjerne er en tabel med tabulatorer og løber sammen til én tekst.",
            "Skriv hver række som »| … | … |« med »| --- | --- |« under overskrifterne.",
            sted_,
        )


def læs_blokke(kilde: Kildetekst, nummer: Notenummer, *, skabelon: bool = False) -> Læst:
    """Read a long text to blocks."""
    kilde = replace(kilde, tekst=re.sub(r"\r(?!\n)", "\n", kilde.tekst))  # as markdown-it does
    rå = kilde
    if not skabelon:
        kilde = som_markdown(kilde)
    læser = Bloklæser(kilde, nummer, skabelon=skabelon)
    if not skabelon:
        _meld_sammenløb(Bloklæser(rå, nummer, ud=læser.ud), rå)
    læser.ud.blokke = tuple(læser.blokke(parser(skabelon).parse(kilde.tekst), Stil.BRØDTEKST))
    return læser.ud
