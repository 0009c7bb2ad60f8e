"""An older application -> paragraphs, lists and tables with their Markdown, changes accepted.

What is added to the reading of `generator.word` is what an importer alone asks for: Markdown of
bold and italics, a cell for each column, lists typed by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
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
from generator.word.dokument import (
    NOTETEGN,
    Led,
    SporetÆndring,
    Sporslags,
    Tekstløb,
    Tekstpunkt,
    Wordafsnit,
    Wordblok,
    Worddokument,
    Wordnotehenvisning,
    Wordtabel,
    er_væk,
)
from generator.word.laesning import læs
from generator.word.pakke import åbn

_STREG = re.compile(r"\s*([-–—•·▪◦*])\s+(?=\S)")
_NUMMER = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\S)")
_FEDT = re.compile(f"{FED}[^{FED_SLUT}]*{FED_SLUT}|\ue004[^\ue005]*\ue005")
_BOGSTAV = re.compile(r"[^\W_]")
_HÆVEDE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_EGNE = re.compile("[\ue000-\ue00f]")


@dataclass
class Ansøgningsafsnit:
    """A paragraph as it reads with all changes accepted."""

    ren: str
    """Plain text."""
    md: str
    """The same as Markdown; a note is ``[^nøgle]``."""
    niveau: int = 0
    """Of a heading that has the style of one."""
    liste: str = ""
    """``-`` or ``1.`` for an item, also one that is typed by hand."""
    nummer: str = ""
    """What Word shows before an item that is counted: »3.«, »b)«."""
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
class Ansøgningstabel:
    """A table; a cell is its paragraphs."""

    rækker: list[list[list[Ansøgningsafsnit]]]
    brede: set[int] = field(default_factory=set)
    """Rows with a cell over several columns; the further ones are there and empty."""
    lodrette: set[tuple[int, int]] = field(default_factory=set)
    """Row and column of cells that only go on with the one above."""


Ansøgningsblok = Ansøgningsafsnit | Ansøgningstabel


@dataclass
class Ansøgning:
    """A whole document."""

    blokke: list[Ansøgningsblok]
    noter: dict[str, str] = field(default_factory=dict)
    """Label -> Markdown."""
    nøgler: dict[str, Sti] = field(default_factory=dict)
    """Label -> where a note of ours stood."""
    sidetekst: list[str] = field(default_factory=list)
    """Headers and footers, each once."""
    skjult: list[str] = field(default_factory=list)
    """Text that the document hides."""
    gennemstreget: list[str] = field(default_factory=list)
    """Text that is struck through: deleted without tracking."""
    kommentarer: int = 0
    ændringer: int = 0
    billeder: int = 0
    gentagne: int = 0
    """References to a note that has been referred to before."""
    har_stier: bool = False


def alle_afsnit(ansøgning: Ansøgning) -> Iterator[Ansøgningsafsnit]:
    """Yield every paragraph of the body, those of tables too."""
    for blok in ansøgning.blokke:
        if isinstance(blok, Ansøgningstabel):
            for række in blok.rækker:
                for celle in række:
                    yield from celle
        else:
            yield blok


def læs_ansøgning(fil: Path, *, stier: bool = True) -> Ansøgning:
    """Read a DOCX; raises `Filfejl` when it is none."""
    return _Ansøgningslæser(læs(åbn(fil)), stier).ansøgning()


class _Ansøgningslæser:
    def __init__(self, dokument: Worddokument, stier: bool) -> None:
        self._dokument = dokument
        self._stier = stier and bool(dokument.stier)
        """Whether the addresses of a document of ours are to be used."""
        self._etiketter: dict[str, str] = {}
        self._rå: dict[str, str] = {}
        """Markdown -> the text it was made of."""
        self._ud = Ansøgning([], har_stier=self._stier)

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

    def _blokke(self, blokke: list[Wordblok]) -> Iterator[Ansøgningsblok]:
        rest: list[Led] = []
        for blok in blokke:
            if isinstance(blok, Wordtabel):
                if (tabel := self._tabel(blok)).rækker:
                    yield tabel
                continue
            self._tæl((*blok.mærke, *blok.øvrige))
            led = [*rest, *blok.led]
            if er_væk(blok.mærke):
                rest = led  # its paragraph mark is deleted: it goes on in the next
                bokse = list(self._blokke(blok.bokse))
            else:
                rest = []
                yield from self._afsnit(blok, led)
                bokse = list(self._blokke(blok.bokse))
            yield from bokse
        if rest:
            yield from self._afsnit(Wordafsnit(), rest)

    def _håndsatte_lister(self, blokke: list[Ansøgningsblok]) -> None:
        """See the lists that are typed by hand; never in a table, where »- 3,4« is a figure.

        A number alone (»1. kvartal 2025«) is no list: another must come before or after it.
        """
        numre = [0, *map(_nummer, blokke), 0]
        for nr, blok in enumerate(blokke):
            if not isinstance(blok, Ansøgningsafsnit) or blok.liste or blok.niveau or blok.fed:
                continue
            denne = numre[nr + 1]
            if m := _STREG.match(blok.ren):
                blok.liste, tegn = "-", m[1]
            elif denne and (numre[nr + 2] == denne + 1 or (denne > 1 and numre[nr] == denne - 1)):
                m = _NUMMER.match(blok.ren)
                assert m is not None
                blok.liste, tegn = "1.", m.group().strip()
                blok.nummer = tegn
            else:
                continue
            blok.ren = blok.ren[len(m.group()) :]
            blok.md = som_markdown(_uden_tegn(self._rå[blok.md], tegn))

    def _tæl(self, ændringer: tuple[SporetÆndring, ...]) -> bool:
        self._ud.ændringer += sum(æ.slags is not Sporslags.FORMAT for æ in ændringer)
        return True

    def _afsnit(self, blok: Wordafsnit, led: list[Led]) -> Iterator[Ansøgningsafsnit]:
        rå, noter, sti, mærker = self._tekst(led)
        if not uden_mærker(rå).strip():
            return
        md = som_markdown(rå)
        self._rå[md] = rå
        ren = " ".join(uden_mærker(re.sub("\ue004[^\ue005]*\ue005", "", rå)).split())
        fed = FED in rå and not _BOGSTAV.search(_FEDT.sub("", rå))
        yield Ansøgningsafsnit(
            ren, md, blok.niveau, blok.liste, blok.nummer if blok.liste == "1." else "",
            blok.dybde, fed, tuple(noter), sti, tuple(mærker),
        )  # fmt: skip

    def _tekst(self, led: list[Led]) -> tuple[str, list[str], Sti, list[tuple[Sti, str]]]:
        """Return the text with marks, the notes in it, its address, and those of its values."""
        dele: list[str] = []
        noter: list[str] = []
        åbne: dict[str, tuple[Sti, int]] = {}
        mærker: list[tuple[Sti, str]] = []
        yderst: Sti = ()
        for del_ in led:
            if isinstance(del_, Tekstpunkt):
                if del_.slags == "bogmærke" and del_.sti and self._stier:
                    åbne[del_.id] = (del_.sti, len(dele))
                    if not yderst and not "".join(dele).strip():
                        yderst = del_.sti
                elif del_.slags == "bogmærke slut" and del_.id in åbne:
                    sti, fra = åbne.pop(del_.id)
                    tekst = uden_mærker("".join(dele[fra:]))
                    mærker.append((sti, " ".join(tekst.split())))
                continue
            self._tæl(del_.ændringer)
            if er_væk(del_.ændringer):
                continue
            if isinstance(del_, Wordnotehenvisning):
                etiket = self._etiket(del_.nøgle)
                noter.append(etiket)
                dele.append(f"\ue004{etiket}\ue005")
            else:
                dele.append(self._løb(del_))
        return "".join(dele), noter, yderst, mærker

    def _løb(self, løb: Tekstløb) -> str:
        """Return a run's text between marks of its looks; what Word shows as gone is put aside."""
        tekst = _EGNE.sub("", løb.tekst)
        udseende = løb.udseende
        if udseende.skjult or (udseende.gennemstreget and tekst.strip()):
            aside = self._ud.skjult if udseende.skjult else self._ud.gennemstreget
            aside.append(" ".join(tekst.split()))
            return ""
        # Spaces and hyphens that a line may not be broken at are set again by the document.
        tekst = ULOVLIGE.sub(" ", normalize("NFC", tekst))
        tekst = tekst.replace("\u00a0", " ").replace("\u2011", "-")
        self._ud.gentagne += tekst.count(NOTETEGN)
        tekst = tekst.replace(NOTETEGN, "")
        # A word that the rule of placeholders knows, so that no figure is forgotten.
        tekst, antal = re.subn(r"\[figur(?=: [^\]]*\]|\])", "[indsæt figur", tekst)
        self._ud.billeder += antal
        if udseende.hævet:  # else »42,5« with the mark of a note is »42,51«
            tekst = tekst.translate(_HÆVEDE)
        if udseende.kursiv and tekst:
            tekst = f"{KURSIV}{tekst}{KURSIV_SLUT}"
        return f"{FED}{tekst}{FED_SLUT}" if udseende.fed and tekst else tekst

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

    def _afsnit_i(self, blokke: list[Wordblok]) -> Iterator[Ansøgningsafsnit]:
        for blok in self._blokke(blokke):
            if isinstance(blok, Ansøgningsafsnit):
                yield blok
            else:
                for række in blok.rækker:
                    for celle in række:
                        yield from celle

    def _tabel(self, tabel: Wordtabel) -> Ansøgningstabel:
        ud = Ansøgningstabel([])
        for række in tabel.rækker:
            self._tæl(række.ændringer)
            if er_væk(række.ændringer):
                continue
            celler: list[list[Ansøgningsafsnit]] = []
            bred, fortsat = False, set[int]()
            for celle in række.celler:
                if self._tæl(celle.ændringer) and not er_væk(celle.ændringer):
                    bred = bred or celle.bredde > 1
                    if celle.fortsat:
                        fortsat.add(len(celler))
                    # A cell for each column, so that figures stand under their headings.
                    celler += [list(self._afsnit_i(celle.blokke)), *_tomme(celle.bredde - 1)]
            if any(celler):
                nr = len(ud.rækker)
                if bred:
                    ud.brede.add(nr)
                ud.lodrette |= {(nr, kolonne) for kolonne in fortsat}
                ud.rækker.append(celler)
        return ud


def _tomme(antal: int) -> list[list[Ansøgningsafsnit]]:
    return [[] for _ in range(antal)]


def _uden_tegn(rå: str, tegn: str) -> str:
    """Take the sign of a list typed by hand away, wherever the marks of looks stand."""
    plads = rå.find(tegn)
    return rå[:plads] + rå[plads + len(tegn) :].lstrip() if plads >= 0 else rå


def _nummer(blok: Ansøgningsblok | None) -> int:
    """Return the number a paragraph begins with, 0 when it has none."""
    if not isinstance(blok, Ansøgningsafsnit) or blok.liste or blok.niveau or blok.fed:
        return 0
    m = _NUMMER.match(blok.ren)
    return int(m[1]) if m else 0
