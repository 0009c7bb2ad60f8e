"""The parts of a DOCX -> Worddokument. Nothing is accepted or rejected here; all is kept."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.word.dokument import (
    NOTETEGN,
    Afsnit,
    Blok,
    Celle,
    Led,
    Mærke,
    Note,
    Række,
    Slags,
    Stump,
    Tabel,
    Worddokument,
    Ændring,
)
from generator.word.fil import Filfejl
from generator.word.kommentarer import læs_kommentarer
from generator.word.pakke import DYBEST, Pakke, R, W
from generator.word.typografier import Typografier, slået_til

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_ÆNDRING = {
    "ins": Slags.INDSAT,
    "del": Slags.SLETTET,
    "moveFrom": Slags.FLYTTET_FRA,
    "moveTo": Slags.FLYTTET_TIL,
    "cellIns": Slags.INDSAT,
    "cellDel": Slags.SLETTET,
}
_GENNEMSIGTIGE = frozenset(
    {"smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir", "ruby", "rubyBase"}
)
"""Elements of no meaning to a reader around what has one."""
_TEGN = {"tab": "\t", "cr": "\n", "softHyphen": "\u00ad", "noBreakHyphen": "\u2011"}
_SIDETAL = frozenset({"PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "SECTION"})
"""Fields whose answer follows from the layout alone: a new line on page 1 is no news on page 4."""
_NOTER = {"footnoteReference": "fodnote", "endnoteReference": "slutnote"}
_MÆRKER = {
    "bookmarkStart": "bogmærke",
    "bookmarkEnd": "bogmærke slut",
    "commentRangeStart": "kommentar",
    "commentRangeEnd": "kommentar slut",
    "commentReference": "kommentarpunkt",
}
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def læs(pakke: Pakke) -> Worddokument:
    """Return the whole document; raises `Filfejl` when a part cannot be read."""
    rod = pakke.xml(pakke.hoved)
    krop = rod.find(f"{W}body") if rod is not None else None
    if krop is None:
        raise Filfejl(f"{pakke.navn} er ikke et Word-dokument (DOCX).")
    typografier = Typografier(pakke)
    ud = Worddokument(_Læser(pakke, pakke.hoved, typografier).blokke(krop))
    for slags, navn in (("footnotes", "fodnote"), ("endnotes", "slutnote")):
        if fundet := pakke.den(slags):
            læser = _Læser(pakke, fundet[0], typografier)
            for note in fundet[1]:
                # The two rules above the notes are notes too, of a type.
                if note.get(f"{W}type") in (None, "normal"):
                    ud.noter[f"{navn} {note.get(f'{W}id', '')}"] = læser.blokke(note)
    if fundet := pakke.den("comments"):
        blokke_i = _Læser(pakke, fundet[0], typografier).blokke
        ud.kommentarer = læs_kommentarer(pakke, fundet[1], blokke_i)
    for slags, mål, ude in pakke.fra(pakke.hoved).values():
        if slags in ("header", "footer") and not ude and (del_ := pakke.xml(mål)) is not None:
            blokke = _Læser(pakke, mål, typografier).blokke(del_)
            (ud.sidehoveder if slags == "header" else ud.sidefødder).append(blokke)
    return ud


class _Læser:
    """Reads one part."""

    def __init__(self, pakke: Pakke, del_: str, typografier: Typografier) -> None:
        self._navn = pakke.navn
        self._relationer = pakke.fra(del_)
        self._typografier = typografier
        self._felter: list[list[str]] = []
        """Fields around, innermost last: [state, instruction]; a field may span paragraphs."""
        self._flytninger: dict[str, str] = {}
        """Id of an open move range -> the name that its two ends share."""
        self._afsnit = Afsnit()
        self._skjult_stil = False
        self._dybde = 0

    def blokke(self, over: ET.Element, ændringer: tuple[Ændring, ...] = ()) -> list[Blok]:
        """Return the paragraphs and tables in an element."""
        ud: list[Blok] = []
        self._ned()
        ventende: list[Led] = []
        for element in over:
            navn = _navn(element)
            if navn == "p":
                afsnit = self._læs_afsnit(element, ændringer)
                afsnit.led[:0], ventende = ventende, []
                ud.append(afsnit)
            elif navn == "tbl":
                ud.append(self._tabel(element, ændringer))
            elif navn in _ÆNDRING:
                ud += self.blokke(element, (*ændringer, self._ændring(element)))
            elif navn in _GENNEMSIGTIGE:
                ud += self.blokke(element, ændringer)
            elif navn == "AlternateContent":
                ud += self.blokke(_valgt(element), ændringer)
            elif navn in _MÆRKER:
                # Word lets a mark stand between two paragraphs: it belongs to the one after.
                ventende.append(Mærke(_MÆRKER[navn], element.get(f"{W}id", "")))
                self._navngiv(ventende, element)
            else:
                self._flytning(navn, element)
        if ventende:
            sidste = next((b for b in reversed(ud) if isinstance(b, Afsnit)), None)
            if sidste is not None:
                sidste.led += ventende
        self._dybde -= 1
        return ud

    def _navngiv(self, led: list[Led], element: ET.Element) -> None:
        """Let a bookmark's beginning carry its name; its end knows only the number."""
        navn = element.get(f"{W}name")
        if navn:
            led.append(Mærke("navn", navn))

    def _ned(self) -> None:
        self._dybde += 1
        if self._dybde > DYBEST:
            raise Filfejl(f"{self._navn} er for indviklet bygget op til at kunne læses.")

    def _læs_afsnit(self, p: ET.Element, ændringer: tuple[Ændring, ...]) -> Afsnit:
        ydre, skjult = self._afsnit, self._skjult_stil
        egne = p.find(f"{W}pPr")
        stil = _værdi(egne, "pStyle") or self._typografier.standard
        afsnit = self._afsnit = Afsnit()
        self._skjult_stil = self._typografier.skjult(stil)
        afsnit.niveau = self._typografier.niveau(stil, egne)
        if not afsnit.niveau:
            afsnit.liste, afsnit.dybde = self._typografier.liste(stil, egne)
        afsnit.mærke = ændringer
        if egne is not None:
            tegn = egne.find(f"{W}rPr")
            afsnit.mærke += self._egne_ændringer(tegn)
            for slags, hvad in (("pPrChange", "afsnit"), ("numberingChange", "liste")):
                if (ændret := egne.find(f"{W}{slags}")) is not None:
                    afsnit.format += (self._ændring(ændret, Slags.FORMAT, hvad),)
        self._indhold(p, ændringer)
        afsnit.led = _samlet(afsnit.led)
        self._afsnit, self._skjult_stil = ydre, skjult
        return afsnit

    def _indhold(self, over: ET.Element, ændringer: tuple[Ændring, ...]) -> None:
        self._ned()
        led = self._afsnit.led
        for element in over:
            navn = _navn(element)
            if navn == "r":
                self._løb(element, ændringer)
            elif navn in _ÆNDRING:
                self._indhold(element, (*ændringer, self._ændring(element)))
            elif navn in _GENNEMSIGTIGE:
                self._indhold(element, ændringer)
            elif navn == "hyperlink":
                self._indhold(element, ændringer)
                self._adresse(element, ændringer)
            elif navn == "fldSimple":
                if _feltnavn(element.get(f"{W}instr", "")) in _SIDETAL:
                    self._skriv("#", ændringer)
                else:
                    self._indhold(element, ændringer)
            elif navn == "AlternateContent":
                self._indhold(_valgt(element), ændringer)
            elif navn in ("oMath", "oMathPara"):
                self._skriv("".join(t.text or "" for t in element.iter(f"{_M}t")), ændringer)
            elif navn in _MÆRKER:
                led.append(Mærke(_MÆRKER[navn], element.get(f"{W}id", "")))
                self._navngiv(led, element)
            else:
                self._flytning(navn, element)
        self._dybde -= 1

    def _løb(self, r: ET.Element, ændringer: tuple[Ændring, ...]) -> None:
        egne = r.find(f"{W}rPr")
        skjult = self._skjult_stil
        if egne is not None:
            if egne.find(f"{W}vanish") is not None:
                skjult = slået_til(egne, "vanish")
            if (ændret := egne.find(f"{W}rPrChange")) is not None:
                ændringer += (self._ændring(ændret, Slags.FORMAT, "tekst"),)
        if _værdi(egne, "rStyle") in self._typografier.notetegn:
            tekst = "".join(t.text or "" for t in r.iterfind(f"{W}t"))
            if tekst.strip().isdigit():
                # A further mark of a note is typed, and its number changes when notes come and go.
                self._skriv(NOTETEGN, ændringer, skjult)
                return
        self._løbets(r, ændringer, skjult)

    def _løbets(self, r: ET.Element, ændringer: tuple[Ændring, ...], skjult: bool) -> None:
        led = self._afsnit.led
        for element in r:
            navn = _navn(element)
            if navn == "fldChar":
                self._felt(element.get(f"{W}fldCharType", ""), ændringer)
            elif navn == "instrText" and self._felter:
                self._felter[-1][1] += element.text or ""
            elif self._i_felt_uden_svar():
                continue
            elif navn in ("t", "delText"):
                self._skriv(element.text or "", ændringer, skjult)
            elif navn in _TEGN:
                self._skriv(_TEGN[navn], ændringer, skjult)
            elif navn == "br" and element.get(f"{W}type", "textWrapping") == "textWrapping":
                self._skriv("\n", ændringer, skjult)
            elif navn == "sym":
                self._skriv(_symbol(element.get(f"{W}char", "")), ændringer, skjult)
            elif navn in _NOTER:
                nøgle = f"{_NOTER[navn]} {element.get(f'{W}id', '')}"
                led.append(Note(nøgle, ændringer))
            elif navn == "commentReference":
                led.append(Mærke(_MÆRKER[navn], element.get(f"{W}id", "")))
            elif navn in ("drawing", "pict", "object"):
                self._billede(element, ændringer)
            elif navn == "AlternateContent":
                self._løbets(_valgt(element), ændringer, skjult)

    def _skriv(self, tekst: str, ændringer: tuple[Ændring, ...], skjult: bool = False) -> None:
        if tekst:
            self._afsnit.led.append(Stump(tekst, ændringer, skjult))

    def _felt(self, hvad: str, ændringer: tuple[Ændring, ...]) -> None:
        if hvad == "begin":
            self._felter.append(["kode", ""])
        elif hvad == "separate" and self._felter:
            self._felter[-1][0] = "svar"
        elif hvad == "end" and self._felter:
            _, kode = self._felter.pop()
            if _feltnavn(kode) in _SIDETAL and not self._i_felt_uden_svar():
                self._skriv("#", ændringer)

    def _i_felt_uden_svar(self) -> bool:
        """Tell whether what is read is a field's instruction, or an answer of no interest."""
        return any(stand == "kode" or _feltnavn(kode) in _SIDETAL for stand, kode in self._felter)

    def _adresse(self, link: ET.Element, ændringer: tuple[Ændring, ...]) -> None:
        """Say where a link leads, unless its text says so."""
        slags, mål, ude = self._relationer.get(link.get(f"{R}id", ""), ("", "", False))
        if slags != "hyperlink" or not ude:
            return
        tekst = "".join(t.text or "" for t in link.iter(f"{W}t"))
        if mål.removeprefix("mailto:").rstrip("/") not in tekst:
            self._skriv(f" <{mål}>", ændringer)

    def _billede(self, element: ET.Element, ændringer: tuple[Ændring, ...]) -> None:
        bokse = _yderste(element, "txbxContent")
        for boks in bokse:
            self._afsnit.bokse += self.blokke(boks, ændringer)
        if bokse:
            return
        beskrivelser = (
            str(e.get("descr") or e.get("alt") or e.get("title") or "")
            for e in element.iter()
            if e.tag == f"{_WP}docPr" or _navn(e) in ("shape", "rect")
        )
        beskrivelse = " ".join(filter(None, beskrivelser))
        self._skriv(f"[figur: {beskrivelse}]" if beskrivelse else "[figur]", ændringer)

    def _tabel(self, tbl: ET.Element, ændringer: tuple[Ændring, ...]) -> Tabel:
        self._ned()
        tabel = Tabel([])
        egne = tbl.find(f"{W}tblPr")
        if egne is not None and (ændret := egne.find(f"{W}tblPrChange")) is not None:
            tabel.format = (self._ændring(ændret, Slags.FORMAT, "tabel"),)
        for tr in _under(tbl, "tr"):
            egne = tr.find(f"{W}trPr")
            række = Række([], (*ændringer, *self._egne_ændringer(egne)))
            if egne is not None and (ændret := egne.find(f"{W}trPrChange")) is not None:
                tabel.format += (self._ændring(ændret, Slags.FORMAT, "række"),)
            for tc in _under(tr, "tc"):
                celle = Celle(self.blokke(tc, ændringer), self._egne_ændringer(tc.find(f"{W}tcPr")))
                række.celler.append(celle)
            tabel.rækker.append(række)
        self._dybde -= 1
        return tabel

    def _egne_ændringer(self, egenskaber: ET.Element | None) -> tuple[Ændring, ...]:
        if egenskaber is None:
            return ()
        return tuple(self._ændring(e) for e in egenskaber if _navn(e) in _ÆNDRING)

    def _ændring(self, e: ET.Element, slags: Slags | None = None, hvad: str = "") -> Ændring:
        slags = slags or _ÆNDRING[_navn(e)]
        flytning = ""
        if slags in (Slags.FLYTTET_FRA, Slags.FLYTTET_TIL) and self._flytninger:
            flytning = next(reversed(self._flytninger.values()))
        return Ændring(slags, e.get(f"{W}author", ""), e.get(f"{W}date", ""), flytning, hvad)

    def _flytning(self, navn: str, element: ET.Element) -> None:
        """Keep track of which move is open."""
        id_ = element.get(f"{W}id", "")
        if navn in ("moveFromRangeStart", "moveToRangeStart"):
            self._flytninger[id_] = element.get(f"{W}name", "")
        elif navn in ("moveFromRangeEnd", "moveToRangeEnd"):
            self._flytninger.pop(id_, None)


def _navn(element: ET.Element) -> str:
    """Return an element's name; its namespace only tells Word's from others' of another name."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _samlet(led: list[Led]) -> list[Led]:
    """Return the same with neighbours of the same changes as one: Word splits what is typed."""
    ud: list[Led] = []
    for ens, stumper in groupby(led, _udseende):
        if ens is None:
            ud += stumper
            continue
        tekst = "".join(s.tekst for s in stumper if isinstance(s, Stump))
        ud.append(Stump(tekst, *ens))
    return ud


def _udseende(led: Led) -> tuple[tuple[Ændring, ...], bool] | None:
    return (led.ændringer, led.skjult) if isinstance(led, Stump) else None


def _under(over: ET.Element, navn: str) -> list[ET.Element]:
    """Return the rows or cells of an element, through the frames that Word may put around."""
    return _yderste(over, navn, _GENNEMSIGTIGE)


def _yderste(over: ET.Element, navn: str, gennem: frozenset[str] | None = None) -> list[ET.Element]:
    """Return the elements of a name that are not inside one another, in the order of the file."""
    ud: list[ET.Element] = []
    rest = list(over)[::-1]
    while rest:
        element = rest.pop()
        fundet = _navn(element)
        if fundet == navn:
            ud.append(element)
        elif fundet == "AlternateContent":
            rest += list(_valgt(element))[::-1]
        elif gennem is None or fundet in gennem:
            rest += list(element)[::-1]
    return ud


def _valgt(element: ET.Element) -> ET.Element:
    """Return the first alternative: the others say the same in older words."""
    valg = element.find(f"{_MC}Choice")
    if valg is None:
        valg = element.find(f"{_MC}Fallback")
    return element if valg is None else valg


def _feltnavn(kode: str) -> str:
    dele = kode.split(None, 1)
    return dele[0].upper() if dele else ""


def _symbol(tegn: str) -> str:
    """Return a character of a symbol font; those of its own area have no meaning elsewhere."""
    try:
        nummer = int(tegn, 16)
    except ValueError:
        return ""
    if 0xE000 <= nummer <= 0xF8FF or not 0x20 <= nummer < 0xD800:
        return f"[symbol {nummer:04X}]"
    return chr(nummer)


def _værdi(element: ET.Element | None, navn: str) -> str | None:
    fundet = element.find(f"{W}{navn}") if element is not None else None
    return fundet.get(f"{W}val") if fundet is not None else None
