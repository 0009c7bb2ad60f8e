"""Tables: pipe tables to rows and cells; in templates, what kind of cell each is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.dokument.markdown.linjer import Linjelæser
from generator.dokument.markdown.omformning import luk
from generator.dokument.markdown.sporing import Sporing
from generator.dokument.trae import (
    Blok,
    Celle,
    Celletype,
    Inline,
    Justering,
    Række,
    Stil,
    Tabel,
    Tekst,
)

if TYPE_CHECKING:
    from markdown_it.token import Token


FRI = "fri"
"""The kind of table a writer types in Markdown."""
KOLONNER = 20
"""At most in a writer's table: 8 mm each between the margins of A4, room for one short figure.

A few hundred make the page layout take a quarter of a minute and more than a GiB.
"""
RÆKKER = 300
"""At most in the tables of one text: five pages of A4 hold some 220 lines.

Ten thousand rows take the page layout half a minute and a GiB.
"""


class Tabellæser(Linjelæser):
    """Reads tables too."""

    _rækker = 0
    """Read so far."""

    def _advar_om_tabel(self, token: Token) -> None:
        linjer = token.content.split("\n")
        if len(linjer) > 1 and all(linje.lstrip().startswith("|") for linje in linjer):
            fra = self.linjer[token.map[0]] if token.map else 0
            self.fejl(
                "markdown-tabel",
                "Tabellen kan ikke læses: linjen under overskrifterne skal have lige mange felter.",
                "Skriv fx »| --- | --- |« som tabellens anden linje, ét felt pr. kolonne.",
                fra,
            )

    def _fri_tabel(self, indre: Sequence[Token], token: Token) -> list[Blok]:
        """Read a table in a writer's text; one too large for the page is set as a line a row."""
        kolonner = sum(t.type == "th_open" for t in indre)
        self._rækker += sum(t.type == "tr_open" for t in indre)
        if kolonner > KOLONNER:
            for_stor = "bred", f"fundet {kolonner} kolonner, højst {KOLONNER} kan læses på en side"
            ret = "Del den i flere tabeller, eller slet nogle af kolonnerne."
        elif self._rækker > RÆKKER:
            for_stor = "lang", f"fundet {self._rækker} rækker i teksten, højst {RÆKKER}"
            ret = "Slet rækker, eller læg tabellen i et bilag."
        else:
            tabel = self._tabel(indre, token, FRI)
            return [tabel] if tabel else []
        besked = f"Tabellen er for {for_stor[0]} ({for_stor[1]}). Den står som almindelige linjer."
        self.fejl("markdown-tabel", besked, ret, self.linjer[(token.map or [0])[0]])
        ud: list[Blok] = []
        for tr in (i for i, t in enumerate(indre) if t.type == "tr_open"):
            spor = Sporing(self.kilde.tekst, self.linjer[(indre[tr].map or token.map or [0])[0]])
            felter = [t for t in indre[tr : luk(indre, tr)] if t.type == "inline"]
            indhold = [
                stykke
                for felt in felter
                for stykke in (Tekst(" | "), *self.inline(felt.children or [], spor))
            ]
            ud.extend(self._udfold(tuple(indhold[1:]), Stil.BRØDTEKST))
        return ud

    def _tabel(
        self, indre: Sequence[Token], token: Token, slags: str, titel: str = ""
    ) -> Tabel | None:
        hoveder: list[Række] = []
        rækker: list[Række] = []
        kolonner = 0
        for tr in (i for i, t in enumerate(indre) if t.type == "tr_open"):
            linjenr = (indre[tr].map or token.map or [0])[0]
            spor = Sporing(self.kilde.tekst, self.linjer[linjenr])
            celler = [
                self._celle(indre[j], indre[j + 1], spor, slags)
                for j in range(tr + 1, luk(indre, tr))
                if indre[j].type in ("th_open", "td_open")
            ]
            hoved = indre[tr + 1].type == "th_open"
            kolonner = len(celler) if hoved else kolonner
            self._tæl_felter(linjenr, kolonner)
            række = Række(
                _samme_slags(celler), self.kilde.sti if not self.skabelon else celler[0].sti
            )
            er_hoved = hoved or any(c.type is Celletype.UNDERHOVED for c in celler)
            (hoveder if er_hoved else rækker).append(række)
        return Tabel(slags, tuple(hoveder), tuple(rækker), titel, self.kilde.sti)

    def _tæl_felter(self, linjenr: int, kolonner: int) -> None:
        """GFM drops the cells beyond the header's: text must never vanish, so that is a fault."""
        linje = self.kilde.tekst[self.linjer[linjenr] : self.linjer[linjenr + 1]]
        if "|" not in linje and not self.skabelon:
            self.fejl(
                "markdown-tabel",
                "Linjen bliver en række i tabellen over den.",
                "Lad en tom linje stå efter tabellen.",
                self.linjer[linjenr] + len(linje) - len(linje.lstrip()),
            )
        antal = len(re.findall(r"(?<!\\)\|", linje.strip().strip("|"))) + 1
        if antal > kolonner:
            self.fejl(
                "markdown-tabel",
                f"Rækken har {antal} felter, men tabellen har {kolonner} kolonner.",
                "Slet de overskydende felter, eller giv tabellen flere overskrifter.",
                self.linjer[linjenr] + len(linje) - len(linje.lstrip()),
            )

    def _celle(self, åben: Token, linje: Token, spor: Sporing, slags: str) -> Celle:
        indhold = self.inline(linje.children or [], spor)
        type_ = Celletype.HOVED if åben.type == "th_open" else Celletype.ALMINDELIG
        if self.skabelon:
            type_, indhold = _celletype(type_, indhold)
        stil = Stil.TALTABEL if slags == "kriterier" else Stil.TABELTEKST
        stregning = str(åben.attrGet("style") or "")
        justering = {
            "text-align:right": Justering.HØJRE,
            "text-align:center": Justering.MIDT,
        }.get(stregning, Justering.VENSTRE)
        blokke = tuple(self._udfold(indhold, stil))
        return Celle(blokke, type_, justering, sti=self._sti(indhold))


_MÆRKE = re.compile(r"\{(gruppe|langt over|over|hoved|rækkehoved)\}\s*")
_TYPER = {
    "gruppe": Celletype.GRUPPE,
    "over": Celletype.OVER,
    "langt over": Celletype.LANGT_OVER,
    "hoved": Celletype.UNDERHOVED,
}


def _celletype(
    type_: Celletype, indhold: tuple[Inline, ...]
) -> tuple[Celletype, tuple[Inline, ...]]:
    """Read a template's ``{over}`` first in a cell: what kind of cell it is."""
    if not indhold or not isinstance(indhold[0], Tekst) or indhold[0].tegn is not None:
        return type_, indhold
    fundet = _MÆRKE.match(indhold[0].tekst)
    if not fundet:
        return type_, indhold
    rest = indhold[0].tekst[fundet.end() :]
    første = (replace(indhold[0], tekst=rest),) if rest else ()
    return _TYPER.get(fundet[1], type_), (*første, *indhold[1:])


def _samme_slags(celler: Sequence[Celle]) -> tuple[Celle, ...]:
    """Let the first cell speak for a group row, which it spans, and for a row of limits."""
    match celler[0].type if celler else None:
        case Celletype.GRUPPE:
            return (replace(celler[0], kolonner=len(celler)),)
        case Celletype.UNDERHOVED:
            return tuple(replace(celle, type=Celletype.UNDERHOVED) for celle in celler)
    return tuple(celler)


def indrettet(tabel: Tabel, hold: int) -> Tabel:
    """Mark the first cell of every row as its header; keep the first `hold` rows together.

    A group row stays with the first row of its group.
    """
    rækker = tuple(
        replace(
            række,
            celler=(replace(række.celler[0], rækkehoved=True), *række.celler[1:]),
            hold_med_næste=nr < hold - 1 or række.celler[0].type is Celletype.GRUPPE,
        )
        for nr, række in enumerate(tabel.rækker)
    )
    return replace(tabel, rækker=rækker)
