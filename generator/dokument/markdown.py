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
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from markdown_it import MarkdownIt
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator.dansk.datoer import MÅNEDER
from generator.dokument.trae import (
    Afsnit,
    Blok,
    Celle,
    Celletype,
    Figur,
    Inline,
    Justering,
    Linjeskift,
    Liste,
    Notehenvisning,
    Overskrift,
    Punkt,
    Række,
    Stil,
    Tabel,
    Tekst,
    ren_tekst,
)
from generator.fund import Alvor, Fund, Sti

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Indsat:
    """What stands behind a placeholder character: runs inside a line, or whole blocks."""

    inline: tuple[Inline, ...] = ()
    blokke: tuple[Blok, ...] | None = None

    @property
    def tekst(self) -> str:
        """Return the plain text of the runs."""
        return "".join(stykke.tekst for stykke in self.inline if isinstance(stykke, Tekst))


@dataclass(frozen=True, slots=True)
class Kildetekst:
    """A Markdown text with placeholders in it, and the way back to the raw text."""

    tekst: str
    sti: Sti = ()
    tegn: Sequence[int] | None = None
    """Offset in the raw text for every character of `tekst`; None when it is a template's."""
    indsat: Mapping[str, Indsat] = field(default_factory=dict)


@dataclass(slots=True)
class Læst:
    """The outcome: blocks, the footnotes defined in the text, and the faults."""

    blokke: tuple[Blok, ...] = ()
    noter: dict[str, tuple[Afsnit, ...]] = field(default_factory=dict)
    note_tegn: dict[str, int] = field(default_factory=dict)
    fund: list[Fund] = field(default_factory=list)


Notenummer = Callable[[str], int | None]
"""Footnote label -> its (provisional) number; None when the file defines no such footnote."""

_EFTER_TAL = "|".join(
    (*MÅNEDER, "kvartal", "halvår", "klasse", "etape", "etage", "sal", "og", "til")
)
_DANSK_ORDENSTAL = re.compile(rf"\s*\d+\.\s+(?:{_EFTER_TAL})", re.IGNORECASE)
_STREG = re.compile(r"\s*([-*])(?:\s*\1){2,}\s*")
_ÅBEN_NOTE = re.compile(r"\[\^[^\]\s]*")
_OPMÆRKET = re.compile(r"[\\`*_\[\]<&\n]")
FRI = "fri"


def _liste_på_dansk(oprindelig: Callable[..., bool]) -> Callable[..., bool]:
    """Keep a line that begins with »1. januar«, or is a rule »* * *«, from becoming a list."""

    def regel(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803 - markdown-it's names
        linje = state.src[state.bMarks[startLine] : state.eMarks[startLine]]
        if _DANSK_ORDENSTAL.match(linje) or _STREG.fullmatch(linje):
            return False
        return oprindelig(state, startLine, endLine, silent)

    return regel


@cache
def _parser(skabelon: bool) -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False}).enable("table")
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.disable(["code", "hr", "lheading", "reference", "html_block", "html_inline", "text_join"])
    from markdown_it.rules_block import list_block

    md.block.ruler.at("list", _liste_på_dansk(list_block), {"alt": ["paragraph", "blockquote"]})
    if skabelon:
        md.use(container_plugin, "stil", validate=lambda info, *_: bool(info.strip()))
    return md


def læs_inline(kilde: Kildetekst) -> tuple[tuple[Inline, ...], list[Fund]]:
    """Read a short text: inline Markdown only; a line break is a space."""
    læser = _Læser(kilde, lambda _: None, kort=True)
    children = _parser(False).parseInline(kilde.tekst)[0].children or []
    return læser.inline(children, _Sporing(kilde.tekst, 0)), læser.ud.fund


def ren_kort(tekst: str) -> str:
    """Return a short text as it reads without its markup: a name inside a longer line."""
    return ren_tekst(læs_inline(Kildetekst(tekst))[0]) if _OPMÆRKET.search(tekst) else tekst


def læs_blokke(kilde: Kildetekst, nummer: Notenummer, *, skabelon: bool = False) -> Læst:
    """Read a long text to blocks."""
    kilde = replace(kilde, tekst=re.sub(r"\r(?!\n)", "\n", kilde.tekst))  # as markdown-it does
    læser = _Læser(kilde, nummer, skabelon=skabelon)
    læser.ud.blokke = tuple(læser.blokke(_parser(skabelon).parse(kilde.tekst), Stil.BRØDTEKST))
    return læser.ud


class _Sporing:
    """Finds where in the text a parsed piece stands, by searching on from the last one."""

    def __init__(self, tekst: str, fra: int) -> None:
        self.tekst, self.nu = tekst, fra

    def find(self, stykke: str) -> int:
        if not stykke:
            return self.nu
        fundet = self.tekst.find(stykke, self.nu)
        if (
            fundet < 0
        ):  # the piece spans an indent that the parser took away: its first word will do
            ord_ = stykke.split()
            fundet = self.tekst.find(ord_[0], self.nu) if ord_ else -1
            if fundet >= 0:
                self.nu = fundet + len(ord_[0])
                return max(0, fundet - (len(stykke) - len(stykke.lstrip())))
            return self.nu
        self.nu = fundet + len(stykke)
        return fundet


class _Læser:
    """Walks markdown-it's tokens; one per text, since faults and footnotes gather in it."""

    def __init__(
        self, kilde: Kildetekst, nummer: Notenummer, *, skabelon: bool = False, kort: bool = False
    ) -> None:
        self.kilde, self.nummer, self.skabelon, self.kort = kilde, nummer, skabelon, kort
        self.ud = Læst()
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

    def inline(self, tokens: Sequence[Token], spor: _Sporing) -> tuple[Inline, ...]:
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
                    link = self._adresse(str(token.attrGet("href") or ""))
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
        return _saml(ud)

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

    def _adresse(self, href: str) -> str:
        for tegn, indsat in self.kilde.indsat.items():
            href = href.replace(quote(tegn), quote(indsat.tekst))
        return href

    def _henvisning(self, ud: list[Inline], navn: str, spor: _Sporing) -> None:
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
                f"Fodnoten »{rå}« er ikke defineret i filen.",
                f"Skriv den under »fodnoter« som »{navn}: …«, eller ret navnet.",
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
                if isinstance(stykke, Tekst):
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

    # --- blocks ---

    def blokke(self, tokens: Sequence[Token], stil: Stil) -> list[Blok]:
        """Turn a run of block tokens into blocks of the tree."""
        ud: list[Blok] = []
        i = 0
        while i < len(tokens):
            token = tokens[i]
            slut = _luk(tokens, i)
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
                    if tabel := self._tabel(indre, token, FRI):
                        ud.append(tabel)
                case "footnote_reference_open":
                    self._note(token, indre)
                case "container_stil_open":
                    ud.extend(self._beholder(token.info.split(), indre))
                case _:
                    raise AssertionError(token.type)
            i = slut + 1
        return ud

    def _sti(self, indhold: tuple[Inline, ...]) -> Sti:
        """Return the address of a line: the text's own, in a template that of its first value."""
        if not self.skabelon:
            return self.kilde.sti
        return next((s.sti for s in indhold if isinstance(s, Tekst) and s.sti), ())

    def _linje(self, token: Token) -> tuple[Inline, ...]:
        fra = self.linjer[token.map[0]] if token.map else 0
        return self.inline(token.children or [], _Sporing(self.kilde.tekst, fra))

    def _udfold(self, indhold: tuple[Inline, ...], stil: Stil) -> list[Blok]:
        """Make a paragraph; blocks that a template put into the line stand in its place.

        Text before joins the first of them and text after the last, when those are paragraphs.
        """
        ud: list[Blok] = []
        samlet: list[Inline] = []

        def luk() -> None:
            linje = _trim(samlet)
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
                    samlet.extend(_med_sti(blok.indhold, blok.sti))
                else:
                    luk()
                    ud.append(_i_stil(blok, stil))
        luk()
        return ud

    def _blokke_bag(self, stykke: Inline) -> tuple[Blok, ...] | None:
        if isinstance(stykke, Tekst) and len(stykke.tekst) == 1:
            indsat = self.kilde.indsat.get(stykke.tekst)
            return indsat.blokke if indsat else None
        return None

    def _liste(self, token: Token, indre: Sequence[Token], stil: Stil) -> Liste:
        punkter = []
        i = 0
        while i < len(indre):
            slut = _luk(indre, i)
            punkter.append(Punkt(tuple(self.blokke(indre[i + 1 : slut], stil)), self.kilde.sti))
            i = slut + 1
        start = token.attrGet("start")
        nummereret = token.type == "ordered_list_open"
        return Liste(tuple(punkter), nummereret, 1 if start is None else int(start), self.kilde.sti)

    def _kode(self, token: Token) -> Afsnit:
        fra = self.linjer[token.map[0] + 1] if token.map else 0
        spor = _Sporing(self.kilde.tekst, fra)
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
        afsnit = [_flad(blok) for blok in self.blokke(indre, Stil.FODNOTE)]
        self.ud.noter[navn] = tuple(a for gruppe in afsnit for a in gruppe)
        self.ud.note_tegn[navn] = self.tegn(fra) or 0

    # --- tables ---

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

    def _tabel(
        self, indre: Sequence[Token], token: Token, slags: str, titel: str = ""
    ) -> Tabel | None:
        hoveder: list[Række] = []
        rækker: list[Række] = []
        kolonner = 0
        for tr in (i for i, t in enumerate(indre) if t.type == "tr_open"):
            linjenr = (indre[tr].map or token.map or [0])[0]
            spor = _Sporing(self.kilde.tekst, self.linjer[linjenr])
            celler = [
                self._celle(indre[j], indre[j + 1], spor, slags)
                for j in range(tr + 1, _luk(indre, tr))
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

    def _celle(self, åben: Token, linje: Token, spor: _Sporing, slags: str) -> Celle:
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

    # --- containers, in templates only ---

    def _beholder(self, info: Sequence[str], indre: Sequence[Token]) -> list[Blok]:
        navn = info[0]
        if navn == "tabel" and len(info) > 1:
            ord_ = [del_ for del_ in info[2:] if not del_.startswith("hold:")]
            hold = next((int(del_[5:]) for del_ in info if del_.startswith("hold:")), 0)
            if not indre or indre[0].type != "table_open":
                self.fejl("skabelon", "Mellem »::: tabel« og »:::« skal stå en tabel.", "", 0, navn)
                return self.blokke(indre, Stil.BRØDTEKST)
            tabel = self._tabel(indre[1:-1], indre[0], info[1], " ".join(ord_))
            return [_indrettet(tabel, hold)] if tabel and tabel.rækker else []
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


def _luk(tokens: Sequence[Token], i: int) -> int:
    """Return the index of the token that closes the one at `i` (itself when it is no pair)."""
    dybde = 0
    for j in range(i, len(tokens)):
        dybde += tokens[j].nesting
        if dybde == 0:
            return j
    raise AssertionError(tokens[i].type)


def _saml(stykker: Sequence[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring runs of the same look that follow each other in the source."""
    ud: list[Inline] = []
    for stykke in stykker:
        sidste = ud[-1] if ud else None
        if (
            isinstance(stykke, Tekst)
            and isinstance(sidste, Tekst)
            and not stykke.værdi
            and not sidste.værdi
            and (stykke.fed, stykke.kursiv, stykke.link, stykke.sti)
            == (sidste.fed, sidste.kursiv, sidste.link, sidste.sti)
            and (sidste.tegn is None) == (stykke.tegn is None)
            and (sidste.tegn is None or stykke.tegn == sidste.tegn + len(sidste.tekst))
        ):
            ud[-1] = replace(sidste, tekst=sidste.tekst + stykke.tekst)
        else:
            ud.append(stykke)
    return tuple(ud)


def _trim(stykker: Sequence[Inline]) -> tuple[Inline, ...]:
    """Drop the white space that template lines leave at either end of a paragraph."""
    ud = list(stykker)
    while ud and isinstance(ud[0], Tekst) and not ud[0].tekst.strip(" \n"):
        ud.pop(0)
    while ud and isinstance(ud[-1], Tekst) and not ud[-1].tekst.strip(" \n"):
        ud.pop()
    if ud and isinstance(ud[0], Tekst) and ud[0].tegn is None:
        ud[0] = replace(ud[0], tekst=ud[0].tekst.lstrip(" \n"))
    if ud and isinstance(ud[-1], Tekst) and ud[-1].tegn is None:
        ud[-1] = replace(ud[-1], tekst=ud[-1].tekst.rstrip(" \n"))
    return tuple(ud)


def _med_sti(indhold: tuple[Inline, ...], sti: Sti) -> list[Inline]:
    return [
        replace(stykke, sti=sti) if isinstance(stykke, Tekst) and not stykke.sti else stykke
        for stykke in indhold
    ]


def _i_stil(blok: Blok, stil: Stil) -> Blok:
    """Give the paragraphs inside an inserted block the style of the place it stands in."""
    if stil is Stil.BRØDTEKST:
        return blok
    match blok:
        case Afsnit(stil=Stil.BRØDTEKST):
            return replace(blok, stil=stil)
        case Liste(punkter=punkter):
            return replace(
                blok,
                punkter=tuple(
                    replace(p, blokke=tuple(_i_stil(b, stil) for b in p.blokke)) for p in punkter
                ),
            )
        case _:
            return blok


def _flad(blok: Blok) -> list[Afsnit]:
    """Return the paragraphs of a footnote; a list in it becomes one paragraph an item."""
    match blok:
        case Afsnit():
            return [replace(blok, stil=Stil.FODNOTE)]
        case Liste(punkter=punkter):
            return [a for punkt in punkter for b in punkt.blokke for a in _flad(b)]
        case Tabel(hovedrækker=hoveder, rækker=rækker):
            return [
                a
                for række in (*hoveder, *rækker)
                for celle in række.celler
                for b in celle.blokke
                for a in _flad(b)
            ]
        case Overskrift(indhold=indhold, sti=sti):
            return [Afsnit(indhold, Stil.FODNOTE, sti)]
        case Figur():
            return []


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


def _indrettet(tabel: Tabel, hold: int) -> Tabel:
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
