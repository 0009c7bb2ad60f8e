"""The parts of a DOCX -> Worddokument. Nothing is accepted or rejected here; all is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.dokument.trae import KLADDE
from generator.fund import Sti
from generator.word.dokument import (
    ALMINDELIG,
    NOTETEGN,
    Led,
    SporetÆndring,
    Tegnudseende,
    Tekstløb,
    Tekstpunkt,
    Wordafsnit,
    Wordblok,
    Wordcelle,
    Worddokument,
    Wordnotehenvisning,
    Wordrække,
    Wordtabel,
    er_væk,
)
from generator.word.felter import DYBESTE_FELT, SIDETAL, Felt, form_value
from generator.word.fil import Filfejl
from generator.word.indlejret import INDLEJRET, find_indlejret, flad
from generator.word.kommentarer import læs_kommentarer
from generator.word.pakke import DYBEST, Pakke
from generator.word.spor import andre_deles, fordel_øvrige, ændring
from generator.word.stier import eget_navn, læs_afledte, læs_stier
from generator.word.typografier import Typografier
from generator.word.xml import (
    MC,
    WP,
    Element,
    M,
    R,
    W,
    attribute,
    local_name,
    number,
    switch,
    value,
)

_ÆNDRING = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"})
"""Changes of text, rows and cells; `generator.word.spor` finds all the rest."""
_FLEST_KOLONNER = 63
"""Word's own limit; a wider cell is a fault of the file."""
_GENNEMSIGTIGE = frozenset(
    {"smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir", "ruby", "rubyBase"}
)
"""Elements of no meaning to a reader around what has one."""
_TEGN = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_NOTER = {"footnoteReference": "fodnote", "endnoteReference": "slutnote"}
_MÆRKER = {
    "bookmarkStart": "bogmærke",
    "bookmarkEnd": "bogmærke slut",
    "commentRangeStart": "kommentar",
    "commentRangeEnd": "kommentar slut",
    "commentReference": "kommentarpunkt",
}


def læs(pakke: Pakke, *, indlejret: bool = False) -> Worddokument:
    """Return the whole document; raises `Filfejl` when a part cannot be read.

    `indlejret` is one that another has taken in; what it takes in itself is only named.
    """
    rod = pakke.xml(pakke.hoved)
    krop = rod.find(f"{W}body") if rod is not None else None
    if krop is None:
        raise Filfejl(f"{pakke.navn} er ikke et Word-dokument (DOCX).")
    typografier, stier = Typografier(pakke), læs_stier(pakke)

    afledte = læs_afledte(pakke)
    løbere: dict[str, _Delløber] = {}

    def læser(del_: str, *, i_noter: bool = False) -> _Delløber:
        ny = _Delløber(pakke, del_, typografier, stier, afledte, i_noter, indlejret=indlejret)
        return løbere.setdefault(del_, ny)

    # The notes of one that is taken in have numbers that are others' here: they stand after it.
    ud = Worddokument(læser(pakke.hoved, i_noter=indlejret).blokke(krop), stier=stier)
    for slags, navn, rod in pakke.alle("footnotes", "endnotes"):
        noter = læser(navn, i_noter=True)
        for note in rod:
            # The two rules above the notes are notes too, of a type.
            if note.get(f"{W}type") in (None, "normal"):
                nøgle = f"{_NOTER[f'{slags[:-1]}Reference']} {attribute(note, 'id')}"
                ud.noter[nøgle] = noter.blokke(note)
    for slags, navn, rod in pakke.alle("header", "footer"):
        egne = [element for element in rod if not er_kladdemærke(element)]
        (ud.sidehoveder if slags == "header" else ud.sidefødder).append(læser(navn).blokke(egne))
    for del_, løber in løbere.items():
        if (rod := pakke.xml(del_)) is not None:
            ud.øvrige += fordel_øvrige(rod, løber.fortalte, løber.afsnit_af)
    ud.øvrige += andre_deles(pakke, set(løbere))
    if fundet := pakke.den("comments"):
        ud.kommentarer = læs_kommentarer(pakke, fundet[1], læser(fundet[0]).blokke)
    return ud


def er_kladdemærke(element: Element) -> bool:
    """Tell whether an element of a footer says of a draft that it is one; it is no content."""
    return (
        element.find(f"{W}pPr/{W}framePr") is not None
        and "".join(t.text or "" for t in element.iter(f"{W}t")) == KLADDE
    )


class _Delløber:
    """Reads one part."""

    def __init__(
        self,
        pakke: Pakke,
        del_: str,
        typografier: Typografier,
        stier: dict[str, Sti],
        afledte: dict[str, str],
        i_noter: bool,
        *,
        indlejret: bool,
    ) -> None:
        self._indlejret = indlejret
        self._pakke, self._stier, self._afledte = pakke, stier, afledte
        self._relationer = pakke.fra(del_)
        self._typografier, self._i_noter = typografier, i_noter
        self._felter: list[Felt] = []
        """Fields around, innermost last; a field may span paragraphs."""
        self._flytninger: dict[str, str] = {}
        """Id of an open move range -> the name that its two ends share."""
        self._åbne_flytninger: dict[str, tuple[Element, int]] = {}
        """Id of an open move range -> its start, and how much was read before it."""
        self.fortalte: set[Element] = set()
        """The changes that what has been read tells of."""
        self.afsnit_af: dict[Element, Wordafsnit] = {}
        self._skrevet = 0
        """How much has been read: text, notes and the paragraphs of text boxes."""
        self._afsnit = Wordafsnit()
        self._udseende = ALMINDELIG
        """What the paragraph's style and the links around say of its runs."""
        self._dybde = 0

    def blokke(
        self, over: Iterable[Element], ændringer: tuple[SporetÆndring, ...] = ()
    ) -> list[Wordblok]:
        """Return the paragraphs and tables in an element."""
        ud: list[Wordblok] = []
        self._ned()
        ventende: list[Led] = []
        for element in over:
            navn = local_name(element)
            if navn == "p":
                afsnit = self._læs_afsnit(element, ændringer)
                afsnit.led[:0], ventende = ventende, []
                ud.append(afsnit)
            elif navn == "tbl":
                ud.append(self._tabel(element, ændringer))
            elif navn in _ÆNDRING:
                før = self._skrevet
                ud += self.blokke(element, (*ændringer, self._ændring(element)))
                self._fortæl(element, før)
            elif navn in _GENNEMSIGTIGE:
                ud += self.blokke(element, ændringer)
            elif navn == "AlternateContent":
                ud += self.blokke(_valgt(element), ændringer)
            elif navn in INDLEJRET:
                ud += self._fra_filen(element, ændringer)
            elif navn in _MÆRKER:
                # Word lets a mark stand between two paragraphs: it belongs to the one after.
                ventende.append(self._punkt(element))
            else:
                self._flytning(navn, element)
        if ventende:
            sidste = next((b for b in reversed(ud) if isinstance(b, Wordafsnit)), None)
            if sidste is not None:
                sidste.led += ventende
        self._dybde -= 1
        return ud

    def _fra_filen(self, element: Element, ændringer: tuple[SporetÆndring, ...]) -> list[Wordblok]:
        """Return the text of a file that the document takes in, where it stands."""
        fundet = find_indlejret(self._pakke, self._relationer.get(element.get(f"{R}id", "")))
        if fundet.pakke is not None and not self._indlejret:
            return flad(læs(fundet.pakke, indlejret=True))
        linjer = fundet.linjer or ("[indlejret dokument, som ikke kan læses her]",)
        return [Wordafsnit([Tekstløb(linje, ændringer)]) for linje in linjer]

    def _punkt(self, element: Element) -> Tekstpunkt:
        navn = eget_navn(attribute(element, "name"))
        sti, afledt = self._stier.get(navn, ()), self._afledte.get(navn)
        return Tekstpunkt(_MÆRKER[local_name(element)], attribute(element, "id"), sti, afledt)

    def _ned(self) -> None:
        self._dybde += 1
        if self._dybde > DYBEST:
            raise self._pakke.indviklet()

    def _læs_afsnit(self, p: Element, ændringer: tuple[SporetÆndring, ...]) -> Wordafsnit:
        ydre = self._afsnit, self._udseende
        egne = p.find(f"{W}pPr")
        stil = value(egne, "pStyle") or self._typografier.standard
        afsnit = self._afsnit = Wordafsnit(stil=self._typografier.navn(stil))
        til = self._typografier.til(stil)
        self._udseende = Tegnudseende(
            til.get("vanish", False), til.get("strike", False) or til.get("dstrike", False)
        )
        afsnit.niveau = self._typografier.niveau(stil, egne)
        liste, dybde, afsnit.nummer = self._typografier.liste(stil, egne, not er_væk(ændringer))
        if not afsnit.niveau:
            afsnit.liste, afsnit.dybde = liste, dybde
        self.afsnit_af[p] = afsnit
        afsnit.mærke = ændringer
        if egne is not None:
            afsnit.mærke += self._egne_ændringer(egne.find(f"{W}rPr"))
        self._indhold(p, ændringer)
        self._afsnit, self._udseende = ydre
        return afsnit

    def _indhold(self, over: Element, ændringer: tuple[SporetÆndring, ...]) -> None:
        self._ned()
        for element in over:
            navn = local_name(element)
            if navn == "r":
                self._løb(element, ændringer)
            elif navn in _ÆNDRING:
                før = self._skrevet
                self._indhold(element, (*ændringer, self._ændring(element)))
                self._fortæl(element, før)
            elif navn in _GENNEMSIGTIGE:
                self._indhold(element, ændringer)
            elif navn == "hyperlink":
                self._link(element, ændringer)
            elif navn == "fldSimple":
                self._begynd(Felt(attribute(element, "instr"), svar=True))
                self._indhold(element, ændringer)
                self._feltslut(ændringer)
            elif navn == "AlternateContent":
                self._indhold(_valgt(element), ændringer)
            elif navn in ("oMath", "oMathPara"):
                self._skriv("".join(t.text or "" for t in element.iter(f"{M}t")), ændringer)
            elif navn in _MÆRKER:
                self._afsnit.led.append(self._punkt(element))
            else:
                self._flytning(navn, element)
        self._dybde -= 1

    def _løb(self, r: Element, ændringer: tuple[SporetÆndring, ...]) -> None:
        egne = r.find(f"{W}rPr")
        udseende = self._løbets_udseende(egne)
        if egne is not None and (ændret := egne.find(f"{W}rPrChange")) is not None:
            før = self._skrevet
            self._løbets_tekst(r, egne, (*ændringer, self._ændring(ændret)), udseende)
            self._fortæl(ændret, før)
        else:
            self._løbets_tekst(r, egne, ændringer, udseende)

    def _løbets_tekst(
        self,
        r: Element,
        egne: Element | None,
        ændringer: tuple[SporetÆndring, ...],
        udseende: Tegnudseende,
    ) -> None:
        if value(egne, "rStyle") in self._typografier.notetegn:
            tekst = "".join(t.text or "" for t in r.iterfind(f"{W}t"))
            if tekst.strip().isdigit():
                # A further mark of a note is typed, and its number changes when notes come and go.
                self._skriv(NOTETEGN, ændringer, Tegnudseende(udseende.skjult))
                return
        self._løbets(r, ændringer, udseende)

    def _løbets_udseende(self, egne: Element | None) -> Tegnudseende:
        """Return the look of a run: its own properties, its style's, then the paragraph's."""
        om = self._udseende
        if link := next((felt.link for felt in reversed(self._felter) if felt.link), ""):
            om = replace(om, link=link)
        if egne is None:
            return om
        stil = self._typografier.til(value(egne, "rStyle") or "")

        def til(navn: str, arv: bool) -> bool:
            egen = switch(egne, navn)
            return stil.get(navn, arv) if egen is None else egen

        return Tegnudseende(
            skjult=til("vanish", om.skjult),
            gennemstreget=til("strike", om.gennemstreget) or til("dstrike", False),
            fed=til("b", False),
            kursiv=til("i", False),
            hævet=value(egne, "vertAlign") == "superscript",
            link=om.link,
        )

    def _løbets(
        self, r: Element, ændringer: tuple[SporetÆndring, ...], udseende: Tegnudseende
    ) -> None:
        led = self._afsnit.led
        for element in r:
            navn = local_name(element)
            if navn == "fldChar":
                self._feltdel(element, ændringer)
            elif navn in ("instrText", "delInstrText") and self._felter:
                self._felter[-1].kode += element.text or ""
            elif any(felt.tavst for felt in self._felter):
                continue
            elif navn in ("t", "delText"):
                self._skriv(element.text or "", ændringer, udseende)
            elif navn in _TEGN:
                self._skriv(_TEGN[navn], ændringer, udseende)
            elif navn == "br" and attribute(element, "type", "textWrapping") == "textWrapping":
                self._skriv("\n", ændringer, udseende)
            elif navn == "sym":
                self._skriv(_symbol(attribute(element, "char")), ændringer, udseende)
            elif navn in _NOTER and self._i_noter:
                # Word has no note to a note; two that name each other would never end.
                self._skriv(NOTETEGN, ændringer, Tegnudseende(udseende.skjult))
            elif navn in _NOTER:
                nøgle = f"{_NOTER[navn]} {attribute(element, 'id')}"
                led.append(Wordnotehenvisning(nøgle, ændringer))
                self._skrevet += 1
            elif navn == "commentReference":
                led.append(self._punkt(element))
            elif navn in ("drawing", "pict", "object"):
                self._billede(element, ændringer)
            elif navn == "AlternateContent":
                self._løbets(_valgt(element), ændringer, udseende)

    def _skriv(
        self,
        tekst: str,
        ændringer: tuple[SporetÆndring, ...],
        udseende: Tegnudseende = ALMINDELIG,
    ) -> None:
        """Add text, to the run before it when that has the same look and the same changes.

        Word splits what is typed in one go. A soft hyphen says how a line was broken, and nothing
        of what it says: we put one into a word that is too long for its column.
        """
        tekst = tekst.replace("\u00ad", "")
        if not tekst:
            return
        self._skrevet += 1
        for felt in self._felter:
            felt.tekst += tekst
        led = self._afsnit.led
        sidst = led[-1] if led else None
        if isinstance(sidst, Tekstløb) and (sidst.ændringer, sidst.udseende) == (
            ændringer,
            udseende,
        ):
            sidst.tekst += tekst
        else:
            led.append(Tekstløb(tekst, ændringer, udseende))

    def _feltdel(self, element: Element, ændringer: tuple[SporetÆndring, ...]) -> None:
        match attribute(element, "fldCharType"):
            case "begin":
                self._begynd(Felt(værdi=form_value(element)))
            case "separate" if self._felter:
                self._felter[-1].svar = True
            case "end" if self._felter:
                self._feltslut(ændringer)

    def _begynd(self, felt: Felt) -> None:
        if len(self._felter) == DYBESTE_FELT:
            raise self._pakke.indviklet()
        self._felter.append(felt)

    def _feltslut(self, ændringer: tuple[SporetÆndring, ...]) -> None:
        felt = self._felter.pop()
        if any(ydre.tavst for ydre in self._felter):
            return
        if felt.navn in SIDETAL:
            self._skriv("#", ændringer)
        elif felt.link:
            self._adresse(felt.link, felt.tekst, ændringer)
        elif not felt.tekst:
            self._skriv(felt.værdi, ændringer)

    def _link(self, element: Element, ændringer: tuple[SporetÆndring, ...]) -> None:
        slags, mål, ude = self._relationer.get(element.get(f"{R}id", ""), ("", "", False))
        if slags != "hyperlink" or not ude:
            self._indhold(element, ændringer)
            return
        ydre, self._udseende = self._udseende, replace(self._udseende, link=mål)
        self._indhold(element, ændringer)
        self._udseende = ydre
        self._adresse(mål, "".join(t.text or "" for t in element.iter(f"{W}t")), ændringer)

    def _adresse(self, mål: str, tekst: str, ændringer: tuple[SporetÆndring, ...]) -> None:
        """Say where a link leads, unless its text says so."""
        if mål.removeprefix("mailto:").rstrip("/") not in tekst:
            self._skriv(f" <{mål}>", ændringer)

    def _billede(self, element: Element, ændringer: tuple[SporetÆndring, ...]) -> None:
        bokse = _yderste(element, "txbxContent")
        for boks in bokse:
            self._afsnit.bokse += self.blokke(boks, ændringer)
        if bokse:
            return
        beskrivelser = (
            str(e.get("descr") or e.get("alt") or e.get("title") or "")
            for e in element.iter()
            if e.tag == f"{WP}docPr" or local_name(e) in ("shape", "rect")
        )
        beskrivelse = " ".join(filter(None, beskrivelser))
        self._skriv(f"[figur: {beskrivelse}]" if beskrivelse else "[figur]", ændringer)

    def _tabel(self, tbl: Element, ændringer: tuple[SporetÆndring, ...]) -> Wordtabel:
        self._ned()
        tabel = Wordtabel([])
        for tr in _under(tbl, "tr"):
            række = Wordrække([], (*ændringer, *self._egne_ændringer(tr.find(f"{W}trPr"))))
            for tc in _under(tr, "tc"):
                række.celler.append(self._celle(tc, ændringer))
            tabel.rækker.append(række)
        self._dybde -= 1
        return tabel

    def _celle(self, tc: Element, ændringer: tuple[SporetÆndring, ...]) -> Wordcelle:
        egne = tc.find(f"{W}tcPr")
        bredde = number(egne, "gridSpan") or 1
        lodret = egne.find(f"{W}vMerge") if egne is not None else None
        return Wordcelle(
            self.blokke(tc, ændringer),
            self._egne_ændringer(egne),
            bredde if bredde <= _FLEST_KOLONNER else 1,
            lodret is not None and attribute(lodret, "val", "continue") == "continue",
        )

    def _egne_ændringer(self, egenskaber: Element | None) -> tuple[SporetÆndring, ...]:
        if egenskaber is None:
            return ()
        egne = [e for e in egenskaber if local_name(e) in _ÆNDRING]
        self.fortalte.update(egne)
        return tuple(self._ændring(e) for e in egne)

    def _fortæl(self, element: Element, før: int) -> None:
        """Note that a change is told: there is text in it (`før` was read before it)."""
        if self._skrevet > før:
            self.fortalte.add(element)

    def _ændring(self, e: Element) -> SporetÆndring:
        flyttet = local_name(e) in ("moveFrom", "moveTo") and self._flytninger
        return ændring(e, next(reversed(self._flytninger.values())) if flyttet else "")

    def _flytning(self, navn: str, element: Element) -> None:
        """Keep track of which move is open."""
        id_ = attribute(element, "id")
        if navn in ("moveFromRangeStart", "moveToRangeStart"):
            self._flytninger[id_] = attribute(element, "name")
            self._åbne_flytninger[id_] = (element, self._skrevet)
        elif navn in ("moveFromRangeEnd", "moveToRangeEnd"):
            self._flytninger.pop(id_, None)
            if id_ in self._åbne_flytninger:
                self._fortæl(*self._åbne_flytninger.pop(id_))


def _under(over: Element, navn: str) -> list[Element]:
    """Return the rows or cells of an element, through the frames that Word may put around."""
    return _yderste(over, navn, _GENNEMSIGTIGE)


def _yderste(over: Element, navn: str, gennem: frozenset[str] | None = None) -> list[Element]:
    """Return the elements of a name that are not inside one another, in the order of the file."""
    ud: list[Element] = []
    rest = list(over)[::-1]
    while rest:
        element = rest.pop()
        fundet = local_name(element)
        if fundet == navn:
            ud.append(element)
        elif fundet == "AlternateContent":
            rest += list(_valgt(element))[::-1]
        elif gennem is None or fundet in gennem:
            rest += list(element)[::-1]
    return ud


def _valgt(element: Element) -> Element:
    """Return the first alternative: the others say the same in older words."""
    valg = element.find(f"{MC}Choice")
    if valg is None:
        valg = element.find(f"{MC}Fallback")
    return element if valg is None else valg


def _symbol(tegn: str) -> str:
    """Return a character of a symbol font; those of its own area have no meaning elsewhere."""
    try:
        nummer = int(tegn, 16)
    except ValueError:
        return ""
    if 0xE000 <= nummer <= 0xF8FF or not 0x20 <= nummer < 0xD800:
        return f"[symbol {nummer:04X}]"
    return chr(nummer)
