"""Lines: inline Markdown to runs, and runs to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from generator.dokument.markdown.omformning import i_stil, med_sti, saml, trim, uden_dobbelt_punktum
from generator.dokument.markdown.sporing import Sporing
from generator.dokument.markdown.typer import Kildetekst, Læst, Notenummer
from generator.dokument.trae import (
    Afsnit,
    Blok,
    Inline,
    Linjeskift,
    Notehenvisning,
    Stil,
    Tekst,
)
from generator.fund import Alvor, Fund, Sti

if TYPE_CHECKING:
    from markdown_it.token import Token

_ADRESSE = re.compile(r"(?:https?://|mailto:)[^\s/]", re.IGNORECASE)
_LINK = re.compile(r"[\[<]")
_IKKE_LINK = re.compile(
    r"(?:\]\(<?|<)\s*((?:javascript|vbscript|file|data):(?:[^\s<>()]|\([^\s<>()]*\))*)",
    re.IGNORECASE,
)
"""Addresses that markdown-it makes no link of, where a link has one."""
_ÅBEN_NOTE = re.compile(r"\[\^[^\]\s]*")


class Linjelæser:
    """Walks markdown-it's tokens; one per text, since faults and footnotes gather in it."""

    def __init__(
        self,
        kilde: Kildetekst,
        nummer: Notenummer,
        *,
        skabelon: bool = False,
        kort: bool = False,
        ud: Læst | None = None,
    ) -> None:
        self.kilde, self.nummer, self.skabelon, self.kort = kilde, nummer, skabelon, kort
        self.ud = ud or Læst()
        self.linjer = [0]
        for linje in kilde.tekst.split("\n"):
            self.linjer.append(self.linjer[-1] + len(linje) + 1)

    # --- inline ---

    def tegn(self, sted: int) -> int | None:
        """Return the offset in the raw text of a place in the parsed text."""
        if self.kilde.tegn is None or not self.kilde.tegn:
            return None
        return self.kilde.tegn[min(sted, len(self.kilde.tegn) - 1)]

    def fejl(self, slug: str, besked: str, ret: str, sted: int, ord_: str = "") -> None:
        """Note a fault of reading at a place in the parsed text."""
        self.ud.fund.append(
            Fund(
                self.kilde.sti,
                besked,
                ret,
                tegn=self.tegn(sted),
                ord=ord_,
                alvor=Alvor.FEJL,
                regel=slug,
            )
        )

    def inline(self, tokens: Sequence[Token], spor: Sporing) -> tuple[Inline, ...]:
        """Turn inline tokens into runs; placeholders become what they stand for."""
        ud: list[Inline] = []
        fed = kursiv = 0
        link = ""
        for token in tokens:
            match token.type:
                case "text" | "code_inline":
                    sted = spor.find(token.content)
                    if token.type == "text":
                        self._advar_om_note(token.content, sted)
                        self._advar_om_link(token.content, sted)
                    self._tekst(ud, token.content, sted, bool(fed), bool(kursiv), link)
                case "text_special":
                    sted = spor.find(token.markup)
                    self._tekst(ud, token.content, sted, bool(fed), bool(kursiv), link)
                case "softbreak":
                    sted = spor.find("\n")
                    self._tekst(ud, " ", sted, bool(fed), bool(kursiv), link)
                case "hardbreak":
                    spor.find("\n")
                    ud.append(Linjeskift())
                case "strong_open":
                    fed += 1
                case "strong_close":
                    fed -= 1
                case "em_open":
                    kursiv += 1
                case "em_close":
                    kursiv -= 1
                case "link_open":
                    link = self._link(str(token.attrGet("href") or ""), spor)
                case "link_close":
                    link = ""
                case "footnote_ref":
                    self._henvisning(ud, str(token.meta["label"]), spor)
                case "image":
                    sted = spor.find("![")
                    self.fejl(
                        "billede-i-tekst",
                        "Et billede kan ikke stå inde i teksten.",
                        "Skriv det i »figurer« ved siden af teksten.",
                        sted,
                    )
                    self._tekst(ud, token.content, sted, bool(fed), bool(kursiv), link)
                case _:
                    raise AssertionError(token.type)
        return saml(ud)

    def _advar_om_note(self, tekst: str, sted: int) -> None:
        """A reference is read before text is, so ``[^`` in a text is one that does not close."""
        for fundet in _ÅBEN_NOTE.finditer(tekst):
            self.fejl(
                "fodnote-ikke-lukket",
                f"Henvisningen »{fundet[0]}« bliver ikke lukket.",
                "Skriv fodnotens navn uden mellemrum og en klamme efter, fx [^sag].",
                sted + fundet.start(),
                fundet[0],
            )

    def _link(self, href: str, spor: Sporing) -> str:
        """Return a link's address; empty, and reported, when it leads to a file or a program."""
        adresse = self._adresse(href)
        if not adresse or _ADRESSE.match(adresse):
            return adresse
        skrevet = unquote(adresse)
        sted = spor.tekst.find(skrevet, spor.nu)
        if sted >= 0:
            self._meld_link(skrevet, sted, skrevet)
        else:  # with characters that are escaped, or made of an expression
            begynder = _LINK.search(spor.tekst, spor.nu)
            self._meld_link(skrevet, begynder.start() if begynder else spor.nu)
        return ""

    def _advar_om_link(self, tekst: str, sted: int) -> None:
        """Report what the parser has refused to make a link of, and left as it is typed."""
        for fundet in _IKKE_LINK.finditer(tekst):
            self._meld_link(fundet[1], sted + fundet.start(1), fundet[1])

    def _meld_link(self, adresse: str, sted: int, ord_: str = "") -> None:
        self.fejl(
            "link-adresse",
            f"Linket fører til »{adresse}«; det må kun føre til en hjemmeside eller en "
            "mailadresse.",
            "Skriv hele adressen, fx https://www.lbf.dk, eller slet linket.",
            sted,
            ord_,
        )

    def _adresse(self, href: str) -> str:
        for tegn, indsat in self.kilde.indsat.items():
            href = href.replace(quote(tegn), quote(indsat.tekst))
        return href

    def _henvisning(self, ud: list[Inline], navn: str, spor: Sporing) -> None:
        rå = f"[^{navn}]"
        sted = spor.find(rå)
        nummer = self.nummer(navn)
        if self.kort:
            self.fejl(
                "fodnote-i-kort-tekst",
                "En fodnote kan ikke stå i et navn, en overskrift eller et listepunkt.",
                "Flyt den til den længere tekst.",
                sted,
                rå,
            )
            ud.append(Tekst(rå, tegn=self.tegn(sted)))
        elif nummer is None:
            self.fejl(
                "fodnote-uden-definition",
                f"Fodnoten »{rå}« er ikke skrevet i filen.",
                f"Skriv »{rå}: …« nederst i teksten eller »{navn}: …« under »fodnoter«, "
                "eller ret navnet.",
                sted,
                rå,
            )
            ud.append(Tekst(rå, tegn=self.tegn(sted)))
        else:
            ud.append(Notehenvisning(nummer))

    def _tekst(
        self, ud: list[Inline], tekst: str, sted: int, fed: bool, kursiv: bool, link: str
    ) -> None:
        start = 0
        for plads, tegn in enumerate(tekst):
            if tegn not in self.kilde.indsat:
                continue
            if plads > start:
                ud.append(
                    Tekst(tekst[start:plads], fed, kursiv, link, tegn=self.tegn(sted + start))
                )
            indsat = self.kilde.indsat[tegn]
            if indsat.blokke is not None:
                # A block in a line: `_udfold` splits the paragraph here; `værdi` keeps it apart.
                ud.append(Tekst(tegn, værdi=True))
            for stykke in indsat.inline:
                if isinstance(stykke, Tekst) and (fed or kursiv or link):
                    ud.append(
                        replace(
                            stykke,
                            fed=fed or stykke.fed,
                            kursiv=kursiv or stykke.kursiv,
                            link=link or stykke.link,
                        )
                    )
                else:
                    ud.append(stykke)
            start = plads + 1
        if start < len(tekst):
            ud.append(Tekst(tekst[start:], fed, kursiv, link, tegn=self.tegn(sted + start)))

    # --- paragraphs ---

    def _sti(self, indhold: tuple[Inline, ...]) -> Sti:
        """Return the address of a line: the text's own, in a template that of its first value."""
        if not self.skabelon:
            return self.kilde.sti
        return next((s.sti for s in indhold if isinstance(s, Tekst) and s.sti), ())

    def _linje(self, token: Token) -> tuple[Inline, ...]:
        fra = self.linjer[token.map[0]] if token.map else 0
        return self.inline(token.children or [], Sporing(self.kilde.tekst, fra))

    def _udfold(self, indhold: tuple[Inline, ...], stil: Stil) -> list[Blok]:
        """Make a paragraph; blocks that a template put into the line stand in its place.

        Text before joins the first of them and text after the last, when those are paragraphs.
        """
        ud: list[Blok] = []
        samlet: list[Inline] = []

        def luk() -> None:
            linje = trim(uden_dobbelt_punktum(samlet) if self.skabelon else samlet)
            if linje:
                ud.append(Afsnit(linje, stil, self._sti(linje)))
            samlet.clear()

        for stykke in indhold:
            blokke = self._blokke_bag(stykke)
            if blokke is None:
                samlet.append(stykke)
                continue
            for nr, blok in enumerate(blokke):
                if isinstance(blok, Afsnit) and blok.stil in (Stil.BRØDTEKST, stil):
                    if nr:
                        luk()
                    samlet.extend(med_sti(blok.indhold, blok.sti))
                else:
                    luk()
                    ud.append(i_stil(blok, stil))
        luk()
        return ud

    def _blokke_bag(self, stykke: Inline) -> tuple[Blok, ...] | None:
        if isinstance(stykke, Tekst) and len(stykke.tekst) == 1:
            indsat = self.kilde.indsat.get(stykke.tekst)
            return indsat.blokke if indsat else None
        return None
