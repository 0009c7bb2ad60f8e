"""An older application -> paragraphs, lists and tables with their Markdown, changes accepted.

The reading is `generator.retur`'s, which knows changes and not looks. What is added here is what
an importer alone asks for: bold, italic and raised signs, merged cells, lists typed by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from generator.fund import Sti
from generator.importer.ansoegning.markdown import (
    FED,
    FED_SLUT,
    KURSIV,
    KURSIV_SLUT,
    som_markdown,
    uden_mærker,
)
from generator.laesning.tekstfil import ULOVLIGE
from generator.maskine.sti import vis_sti
from generator.word import dokument as ord_
from generator.word.fil import læs_docx
from generator.word.laesning import læs
from generator.word.pakke import Pakke, W
from generator.word.stier import læs_stier
from generator.word.typografier import slået_til

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_STREG = re.compile(r"\s*([-–—•·▪◦*])\s+(?=\S)")
_NUMMER = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\S)")
_FEDT = re.compile(f"{FED}[^{FED_SLUT}]*{FED_SLUT}|\ue004[^\ue005]*\ue005")
_BOGSTAV = re.compile(r"[^\W_]")
_HÆVEDE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BRED, LODRET = "\ue00a", "\ue00b"
"""Stand in the cells of a table that a wider or higher one covers."""
_FLEST_KOLONNER = 60
_EGNE = re.compile("[\ue000-\ue00f]")


@dataclass
class Afsnit:
    """A paragraph as it reads with all changes accepted."""

    ren: str
    """Plain text."""
    md: str
    """The same as Markdown; a note is ``[^nøgle]``."""
    niveau: int = 0
    """Of a heading that has the style of one."""
    liste: str = ""
    """``-`` or ``1.`` for an item, also one that is typed by hand."""
    dybde: int = 0
    fed: bool = False
    """All of it is bold."""
    noter: tuple[str, ...] = ()
    sti: Sti = ()
    """Where it stood in the content, when the document is one of ours."""
    mærker: tuple[tuple[Sti, str], ...] = ()
    """The values inside it that have an address of their own."""
    sidst: bool = False
    """The last paragraph before a table: it may be its caption."""


@dataclass
class Tabel:
    """A table; a cell is its paragraphs."""

    rækker: list[list[list[Afsnit]]]
    brede: set[int] = field(default_factory=set)
    """Rows with a cell over several columns; the further ones are there and empty."""
    lodrette: set[tuple[int, int]] = field(default_factory=set)
    """Row and column of cells that only go on with the one above."""


Blok = Afsnit | Tabel


@dataclass
class Ansøgning:
    """A whole document."""

    blokke: list[Blok]
    noter: dict[str, str] = field(default_factory=dict)
    """Label -> Markdown."""
    nøgler: dict[str, Sti] = field(default_factory=dict)
    """Label -> where a note of ours stood."""
    sidetekst: list[str] = field(default_factory=list)
    """Headers and footers, each once."""
    skjult: list[str] = field(default_factory=list)
    """Text that the document hides."""
    kommentarer: int = 0
    ændringer: int = 0
    billeder: int = 0
    gentagne: int = 0
    """References to a note that has been referred to before."""
    har_stier: bool = False


def alle_afsnit(ansøgning: Ansøgning) -> Iterator[Afsnit]:
    """Yield every paragraph of the body, those of tables too."""
    for blok in ansøgning.blokke:
        if isinstance(blok, Tabel):
            for række in blok.rækker:
                for celle in række:
                    yield from celle
        else:
            yield blok


def læs_ansøgning(fil: Path, *, stier: bool = True) -> Ansøgning:
    """Read a DOCX; raises `Filfejl` when it is none."""
    pakke = _Mærket(læs_docx(fil), vis_sti(fil))
    return _Læser(læs(pakke), læs_stier(pakke) if stier else {}).ansøgning()


class _Mærket(Pakke):
    """The document with marks in its text where bold and italic begin and end.

    The reader knows changes and not looks, and hands text on as it stands.
    """

    def xml(self, navn: str) -> ET.Element | None:
        """Return a part's root, its runs marked."""
        rod = super().xml(navn)
        if rod is not None:
            _udfold(rod)
        for r in rod.iter(f"{W}r") if rod is not None else ():
            tekster = [t for t in r if t.tag == f"{W}t" and t.text]
            for t in tekster:
                t.text = t.text if t.text in (BRED, LODRET) else _EGNE.sub("", t.text or "")
            egne = r.find(f"{W}rPr")
            if not tekster or egne is None:
                continue
            hævet = egne.find(f"{W}vertAlign")
            if hævet is not None and hævet.get(f"{W}val") == "superscript":
                for t in tekster:  # else »42,5« with the mark of a note is »42,51«
                    t.text = (t.text or "").translate(_HÆVEDE)
            if slået_til(egne, "i"):
                tekster[0].text = f"{KURSIV}{tekster[0].text}"
                tekster[-1].text = f"{tekster[-1].text}{KURSIV_SLUT}"
            if slået_til(egne, "b"):
                tekster[0].text = f"{FED}{tekster[0].text}"
                tekster[-1].text = f"{tekster[-1].text}{FED_SLUT}"
        return rod


def _udfold(rod: ET.Element) -> None:
    """Give every table row a cell for each column, so that figures stand under their headings."""
    for tr in rod.iter(f"{W}tr"):
        for tc in [tc for tc in tr if tc.tag == f"{W}tc"]:
            egne = tc.find(f"{W}tcPr")
            bred = egne.find(f"{W}gridSpan") if egne is not None else None
            lodret = egne.find(f"{W}vMerge") if egne is not None else None
            if lodret is not None and lodret.get(f"{W}val", "continue") == "continue":
                tc.append(_tomt_afsnit(tc, LODRET))
            val = bred.get(f"{W}val", "1") if bred is not None else "1"
            antal = int(val) if val.isascii() and val.isdigit() and len(val) < 3 else 1
            plads = list(tr).index(tc)
            for nr in range(1, min(antal, _FLEST_KOLONNER)):
                celle = tc.makeelement(f"{W}tc", {})
                celle.append(_tomt_afsnit(tc, BRED))
                tr.insert(plads + nr, celle)


def _tomt_afsnit(tc: ET.Element, tegn: str) -> ET.Element:
    afsnit = tc.makeelement(f"{W}p", {})
    løb = tc.makeelement(f"{W}r", {})
    tekst = tc.makeelement(f"{W}t", {})
    tekst.text = tegn
    løb.append(tekst)
    afsnit.append(løb)
    return afsnit


class _Læser:
    def __init__(self, dokument: ord_.Worddokument, stier: dict[str, Sti]) -> None:
        self._dokument, self._stier = dokument, stier
        self._etiketter: dict[str, str] = {}
        self._rå: dict[str, str] = {}
        """Markdown -> the text it was made of."""
        self._ud = Ansøgning([], har_stier=bool(stier))

    def ansøgning(self) -> Ansøgning:
        """Return the document."""
        ud, dokument = self._ud, self._dokument
        ud.blokke = list(self._blokke(dokument.krop))
        self._håndsatte_lister(ud.blokke)
        for nøgle in dokument.noter:
            self._note(nøgle)
        ud.kommentarer = len(dokument.kommentarer)
        for blokke in (*dokument.sidehoveder, *dokument.sidefødder):
            tekst = " ".join(b.ren for b in self._afsnit_i(blokke) if b.ren)
            if tekst and tekst not in ud.sidetekst:
                ud.sidetekst.append(tekst)
        return ud

    def _blokke(self, blokke: list[ord_.Blok]) -> Iterator[Blok]:
        rest: list[ord_.Led] = []
        for blok in blokke:
            if isinstance(blok, ord_.Tabel):
                if self._tæl(blok.format) and (tabel := self._tabel(blok)).rækker:
                    yield tabel
                continue
            self._tæl(blok.mærke)
            led = [*rest, *blok.led]
            if any(æ.slags.væk for æ in blok.mærke):
                rest = led  # its paragraph mark is deleted: it goes on in the next
                bokse = list(self._blokke(blok.bokse))
            else:
                rest = []
                yield from self._afsnit(blok, led)
                bokse = list(self._blokke(blok.bokse))
            yield from bokse
        if rest:
            yield from self._afsnit(ord_.Afsnit(), rest)

    def _håndsatte_lister(self, blokke: list[Blok]) -> None:
        """See the lists that are typed by hand; never in a table, where »- 3,4« is a figure.

        A number alone (»1. kvartal 2025«) is no list: another must come before or after it.
        """
        numre = [0, *map(_nummer, blokke), 0]
        for nr, blok in enumerate(blokke):
            if not isinstance(blok, Afsnit) or blok.liste or blok.niveau or blok.fed:
                continue
            denne = numre[nr + 1]
            if m := _STREG.match(blok.ren):
                blok.liste, tegn = "-", m[1]
            elif denne and (numre[nr + 2] == denne + 1 or (denne > 1 and numre[nr] == denne - 1)):
                m = _NUMMER.match(blok.ren)
                assert m is not None
                blok.liste, tegn = "1.", m.group().strip()
            else:
                continue
            blok.ren = blok.ren[len(m.group()) :]
            blok.md = som_markdown(_uden_tegn(self._rå[blok.md], tegn))

    def _tæl(self, ændringer: tuple[ord_.Ændring, ...]) -> bool:
        self._ud.ændringer += sum(æ.slags is not ord_.Slags.FORMAT for æ in ændringer)
        return True

    def _afsnit(self, blok: ord_.Afsnit, led: list[ord_.Led]) -> Iterator[Afsnit]:
        rå, noter, sti, mærker = self._tekst(led)
        if not uden_mærker(rå).strip():
            return
        md = som_markdown(rå)
        self._rå[md] = rå
        ren = " ".join(uden_mærker(re.sub("\ue004[^\ue005]*\ue005", "", rå)).split())
        fed = FED in rå and not _BOGSTAV.search(_FEDT.sub("", rå))
        yield Afsnit(
            ren, md, blok.niveau, blok.liste, blok.dybde, fed, tuple(noter), sti, tuple(mærker)
        )

    def _tekst(self, led: list[ord_.Led]) -> tuple[str, list[str], Sti, list[tuple[Sti, str]]]:
        """Return the text with marks, the notes in it, its address, and those of its values."""
        dele: list[str] = []
        noter: list[str] = []
        åbne: dict[str, tuple[Sti, int]] = {}
        mærker: list[tuple[Sti, str]] = []
        yderst: Sti = ()
        sidste = ""
        for del_ in led:
            if isinstance(del_, ord_.Mærke):
                if del_.slags == "bogmærke":
                    sidste = del_.id
                elif del_.slags == "navn" and (sti := self._stier.get(del_.id)):
                    åbne[sidste] = (sti, len(dele))
                    if not yderst and not "".join(dele).strip():
                        yderst = sti
                elif del_.slags == "bogmærke slut" and del_.id in åbne:
                    sti, fra = åbne.pop(del_.id)
                    tekst = uden_mærker("".join(dele[fra:]))
                    mærker.append((sti, " ".join(tekst.split())))
                continue
            self._tæl(del_.ændringer)
            if any(æ.slags.væk for æ in del_.ændringer):
                continue
            if isinstance(del_, ord_.Note):
                etiket = self._etiket(del_.nøgle)
                noter.append(etiket)
                dele.append(f"\ue004{etiket}\ue005")
            elif del_.skjult:
                self._ud.skjult.append(" ".join(uden_mærker(del_.tekst).split()))
            else:
                tekst = ULOVLIGE.sub(" ", normalize("NFC", del_.tekst)).replace("\u00a0", " ")
                self._ud.gentagne += tekst.count(ord_.NOTETEGN)
                tekst = tekst.replace(ord_.NOTETEGN, "")
                # A word that the rule of placeholders knows, so that no figure is forgotten.
                tekst, antal = re.subn(r"\[figur(?=: [^\]]*\]|\])", "[indsæt figur", tekst)
                self._ud.billeder += antal
                dele.append(tekst)
        return "".join(dele), noter, yderst, mærker

    def _etiket(self, nøgle: str) -> str:
        if nøgle not in self._etiketter:
            self._etiketter[nøgle] = f"n{len(self._etiketter) + 1}"
            self._note(nøgle)
        return self._etiketter[nøgle]

    def _note(self, nøgle: str) -> None:
        etiket = self._etiketter.setdefault(nøgle, f"n{len(self._etiketter) + 1}")
        if etiket in self._ud.noter:
            return
        self._ud.noter[etiket] = ""  # a note that refers to itself ends here
        afsnit = list(self._afsnit_i(self._dokument.noter.get(nøgle, [])))
        self._ud.noter[etiket] = "\n\n".join(a.md for a in afsnit)
        if afsnit and afsnit[0].sti:
            self._ud.nøgler[etiket] = afsnit[0].sti

    def _afsnit_i(self, blokke: list[ord_.Blok]) -> Iterator[Afsnit]:
        for blok in self._blokke(blokke):
            if isinstance(blok, Afsnit):
                yield blok
            else:
                for række in blok.rækker:
                    for celle in række:
                        yield from celle

    def _tabel(self, tabel: ord_.Tabel) -> Tabel:
        ud = Tabel([])
        for række in tabel.rækker:
            self._tæl(række.ændringer)
            if any(æ.slags.væk for æ in række.ændringer):
                continue
            celler = [
                list(self._afsnit_i(celle.blokke))
                for celle in række.celler
                if self._tæl(celle.ændringer) and not any(æ.slags.væk for æ in celle.ændringer)
            ]
            tegn = [_tegn_i(celle) for celle in række.celler]
            if any(celler):
                nr = len(ud.rækker)
                if BRED in tegn:
                    ud.brede.add(nr)
                ud.lodrette |= {(nr, k) for k, t in enumerate(tegn) if t == LODRET}
                ud.rækker.append(celler)
        return ud


def _uden_tegn(rå: str, tegn: str) -> str:
    """Take the sign of a list typed by hand away, wherever the marks of looks stand."""
    plads = rå.find(tegn)
    return rå[:plads] + rå[plads + len(tegn) :].lstrip() if plads >= 0 else rå


def _tegn_i(celle: ord_.Celle) -> str:
    """Return the mark of a cell that is only there for its place."""
    for blok in celle.blokke:
        if isinstance(blok, ord_.Afsnit) and blok.tekst in (BRED, LODRET):
            return blok.tekst
    return ""


def _nummer(blok: Blok | None) -> int:
    """Return the number a paragraph begins with, 0 when it has none."""
    if not isinstance(blok, Afsnit) or blok.liste or blok.niveau or blok.fed:
        return 0
    m = _NUMMER.match(blok.ren)
    return int(m[1]) if m else 0
