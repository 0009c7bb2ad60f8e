"""Blocks: paragraphs, headings, lists, quotations, notes; containers in templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.dokument.markdown.omformning import flad, luk
from generator.dokument.markdown.sporing import Sporing
from generator.dokument.markdown.tabeller import Tabellæser, indrettet
from generator.dokument.trae import (
    Afsnit,
    Blok,
    Inline,
    Linjeskift,
    Liste,
    Overskrift,
    Punkt,
    Stil,
)

if TYPE_CHECKING:
    from markdown_it.token import Token


class Bloklæser(Tabellæser):
    """Reads a whole text; one per text, since faults and footnotes gather in it."""

    def blokke(self, tokens: Sequence[Token], stil: Stil) -> list[Blok]:
        """Turn a run of block tokens into blocks of the tree."""
        ud: list[Blok] = []
        i = 0
        while i < len(tokens):
            token = tokens[i]
            slut = luk(tokens, i)
            indre = tokens[i + 1 : slut]
            match token.type:
                case "paragraph_open":
                    self._advar_om_tabel(indre[0])
                    ud.extend(self._udfold(self._linje(indre[0]), stil))
                case "heading_open":
                    niveau = int(token.tag[1]) if self.skabelon else 3
                    indhold = self._linje(indre[0])
                    if indhold:
                        ud.append(Overskrift(min(niveau, 3), indhold, self._sti(indhold)))
                case "bullet_list_open" | "ordered_list_open":
                    ud.append(self._liste(token, indre, stil))
                case "blockquote_open":
                    ud.extend(self.blokke(indre, Stil.CITAT))
                case "fence" | "code_block":
                    ud.append(self._kode(token))
                case "table_open":
                    ud.extend(self._fri_tabel(indre, token))
                case "footnote_reference_open":
                    self._note(token, indre)
                case "container_stil_open":
                    ud.extend(self._beholder(token.info.split(), indre))
                case _:
                    raise AssertionError(token.type)
            i = slut + 1
        return ud

    def _liste(self, token: Token, indre: Sequence[Token], stil: Stil) -> Liste:
        punkter = []
        i = 0
        while i < len(indre):
            slut = luk(indre, i)
            punkter.append(Punkt(tuple(self.blokke(indre[i + 1 : slut], stil)), self.kilde.sti))
            i = slut + 1
        start = token.attrGet("start")
        nummereret = token.type == "ordered_list_open"
        return Liste(tuple(punkter), nummereret, 1 if start is None else int(start), self.kilde.sti)

    def _kode(self, token: Token) -> Afsnit:
        fra = self.linjer[token.map[0] + 1] if token.map else 0
        spor = Sporing(self.kilde.tekst, fra)
        ud: list[Inline] = []
        for nr, linje in enumerate(token.content.rstrip("\n").split("\n")):
            if nr:
                ud.append(Linjeskift())
            self._tekst(ud, linje, spor.find(linje), False, False, "")
        return Afsnit(tuple(ud), Stil.KODE, self.kilde.sti)

    def _note(self, token: Token, indre: Sequence[Token]) -> None:
        navn = str(token.meta["label"])
        fra = self.linjer[token.map[0]] if token.map else 0
        if navn in self.ud.noter:
            self.fejl(
                "dobbelt-fodnote",
                f"Fodnoten »[^{navn}]« er defineret to gange.",
                "Slet den ene, eller giv den et andet navn.",
                fra,
                f"[^{navn}]",
            )
            return
        afsnit = [flad(blok) for blok in self.blokke(indre, Stil.FODNOTE)]
        self.ud.noter[navn] = tuple(a for gruppe in afsnit for a in gruppe)
        self.ud.note_tegn[navn] = self.tegn(fra) or 0

    # --- containers, in templates only ---

    def _beholder(self, info: Sequence[str], indre: Sequence[Token]) -> list[Blok]:
        navn = info[0]
        if navn == "tabel" and len(info) > 1:
            ord_ = [del_ for del_ in info[2:] if not del_.startswith("hold:")]
            hold = next((int(del_[5:]) for del_ in info if del_.startswith("hold:")), 0)
            if not indre or indre[0].type != "table_open":
                self.fejl(
                    "skabelon", "Mellem »::: tabel« og »:::« skal der stå en tabel.", "", 0, navn
                )
                return self.blokke(indre, Stil.BRØDTEKST)
            tabel = self._tabel(indre[1:-1], indre[0], info[1], " ".join(ord_))
            return [indrettet(tabel, hold)] if tabel and tabel.rækker else []
        if navn not in list(Stil):
            self.fejl("skabelon", f"Typografien »{navn}« findes ikke.", "", 0, navn)
            return self.blokke(indre, Stil.BRØDTEKST)
        stil = Stil(navn)
        hold = "hold" in info[1:]
        blokke = self.blokke(indre, stil)
        return [
            replace(blok, hold_med_næste=True) if hold and isinstance(blok, Afsnit) else blok
            for blok in blokke
        ]
