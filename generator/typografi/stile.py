"""Styles of a Word template with their inheritance resolved."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from generator.dokument.trae import Justering
from generator.typografi import typer as t
from generator.word.xml import W14, Element, W, attribute, is_on, local_name, new_element, value

JUSTERING = {
    "left": Justering.VENSTRE,
    "start": Justering.VENSTRE,
    "right": Justering.HØJRE,
    "end": Justering.HØJRE,
    "center": Justering.MIDT,
}
KENDT_I_AFSNIT = {
    *("keepNext", "keepLines", "widowControl", "numPr", "shd", "tabs", "suppressAutoHyphens"),
    *("spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "pStyle"),
    # No effect on Latin text, and Word writes them on its own.
    *("kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"),
    *("adjustRightInd", "snapToGrid", "suppressLineNumbers", "textAlignment"),
}
LÆGGES_SAMMEN = {"spacing", "ind", "rFonts", "lang"}
KENDT_I_TEKST = {
    *("rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "lang", "noProof", "webHidden"),
    "ligatures",
}
DANSK = {
    "caps": "store bogstaver",
    "smallCaps": "kapitæler",
    "kern": "knibning",
    "ligatures": "ligaturer",
    "pBdr": "kant om afsnittet",
    "framePr": "tekstramme",
    "strike": "gennemstregning",
    "dstrike": "dobbelt gennemstregning",
    "position": "hævet eller sænket tekst",
    "w": "skaleret tegnbredde",
    "highlight": "fremhævning",
    "u": "understregning",
    "bdr": "kant om teksten",
    "shd": "skygge bag teksten",
    "vanish": "skjult tekst",
    "pageBreakBefore": "sideskift før",
    "mirrorIndents": "spejlede indrykninger",
    "vertAlign": "hævet eller sænket tekst",
    "outline": "kontur",
    "shadow": "skygge",
    "emboss": "relief",
    "imprint": "graveret",
    "bidi": "tekst fra højre mod venstre",
    "spacing": "spatiering",
}


def fra(element: Element | None, *navne: str) -> float:
    """Return the first of the named attributes as a number, 0 when there is none."""
    if element is not None:
        for navn in navne:
            if (rå := element.get(W + navn)) is not None:
                try:
                    return float(rå)
                except ValueError:
                    return 0.0
    return 0.0


def mm(twips: float) -> float:
    """Return twips (1/1440 inch) as mm; Word's own rounding is at most 0.009 mm."""
    return round(twips * 25.4 / 1440, 3)


def _farve(rå: str | None, tom: str) -> str:
    return tom if rå in (None, "", "auto") else f"#{rå.upper()}"


class Stilark:
    """The styles part; collects in `ukendte` what not every writer can draw."""

    def __init__(self, rod: Element) -> None:
        """Index the styles by id and by name."""
        self.ukendte: list[str] = []
        self._regnet: dict[tuple[str, str], dict[str, Element]] = {}
        self._efter_id = {attribute(stil, "styleId"): stil for stil in rod.iterfind(f"{W}style")}
        self._efter_navn: dict[str, Element] = {}
        for stil in self._efter_id.values():
            navn = stil.find(f"{W}name")
            if navn is not None:
                self._efter_navn[attribute(navn, "val").lower()] = stil
        self._standard = {
            "pPr": rod.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"),
            "rPr": rod.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"),
        }

    def _basis(self, stil: Element) -> Element | None:
        basis = stil.find(f"{W}basedOn")
        return None if basis is None else self._efter_id.get(attribute(basis, "val"))

    def _slægt(self, stil: Element | None) -> list[Element]:
        """Return the style and what it is based on, the oldest first."""
        slægt: list[Element] = []
        while stil is not None:
            slægt.append(stil)
            stil = self._basis(stil)
        return slægt[::-1]

    def _find(self, navn: str) -> Element:
        stil = self._efter_navn.get(navn.lower())
        if stil is None:
            raise t.Typografifejl(f"Skabelonen mangler typografien »{navn}«.")
        return stil

    def _samlet(self, stil: Element, gruppe: str) -> dict[str, Element]:
        """Return the properties of a style (``pPr`` or ``rPr``), inherited ones too."""
        nøgle = (attribute(stil, "styleId"), gruppe)
        if (samlet := self._regnet.get(nøgle)) is None:
            basis, grund = self._basis(stil), self._standard[gruppe]
            arv = _lag({}, grund) if basis is None else self._samlet(basis, gruppe)
            samlet = self._regnet[nøgle] = _lag(arv, stil.find(W + gruppe))
        return samlet

    def tabellag(self, stil_id: str) -> list[Element]:
        """Return the table properties of a table style and what it is based on."""
        lag: list[Element] = []
        for stil in self._slægt(self._efter_id.get(stil_id)):
            egne = stil.find(f"{W}tblPr")
            if egne is not None:
                lag.append(egne)
            if stil.find(f"{W}tblStylePr") is not None:
                self.ukendte.append(f"tabeltypografien »{stil_id}«: betinget formatering")
        return lag

    def nummer(self, navn: str) -> str:
        """Return the id of the list a paragraph style numbers its paragraphs by."""
        numre = self._samlet(self._find(navn), "pPr").get("numPr")
        return value(numre, "numId") or ""

    def tegnform(self, navn: str) -> t.Tegnform:
        """Return a character style."""
        stil = self._find(navn)
        tekst: dict[str, Element] = {}
        for led in self._slægt(stil):
            for egenskab in led.iterfind(f"{W}rPr/*"):
                tekst[local_name(egenskab)] = egenskab
        kendte = {"color", "u", "vertAlign", "lang", "noProof"}
        for rest in tekst.keys() - kendte:
            if is_on(tekst[rest]):
                self.ukendte.append(f"typografien »{navn}«: {DANSK.get(rest, 'w:' + rest)}")
        farve, hævet = tekst.get("color"), tekst.get("vertAlign")
        return t.Tegnform(
            id=attribute(stil, "styleId"),
            farve=_farve(None if farve is None else farve.get(f"{W}val"), ""),
            understreget=is_on(tekst.get("u")),
            hævet=hævet is not None and hævet.get(f"{W}val") == "superscript",
        )

    def form(self, navn: str) -> t.Form:
        """Return a paragraph style."""
        stil = self._find(navn)
        afsnit, tekst = self._samlet(stil, "pPr"), self._samlet(stil, "rPr")
        self.ukendte += [f"typografien »{navn}«: {træk}" for træk in _ukendt(afsnit, tekst)]
        luft, indryk, fyld = afsnit.get("spacing"), afsnit.get("ind"), afsnit.get("shd")
        jc, farve, skrift = afsnit.get("jc"), tekst.get("color"), tekst.get("rFonts")
        eksakt = luft is not None and attribute(luft, "lineRule", "auto") != "auto"
        return t.Form(
            id=attribute(stil, "styleId"),
            navn=navn,
            skrift=attribute(skrift, "ascii"),
            størrelse=fra(tekst.get("sz"), "val") / 2 or 10.0,
            fed=is_on(tekst.get("b")),
            kursiv=is_on(tekst.get("i")),
            farve=_farve(None if farve is None else farve.get(f"{W}val"), "#000000"),
            fyld=_farve(None if fyld is None else fyld.get(f"{W}fill"), ""),
            før=fra(luft, "before") / 20,
            efter=fra(luft, "after") / 20,
            linjeafstand=1.0 if eksakt else fra(luft, "line") / 240 or 1.0,
            venstre=mm(fra(indryk, "left", "start")),
            højre=mm(fra(indryk, "right", "end")),
            første_linje=mm(fra(indryk, "firstLine") - fra(indryk, "hanging")),
            hold_med_næste=is_on(afsnit.get("keepNext")),
            hold_linjer=is_on(afsnit.get("keepLines")),
            justering=JUSTERING.get(attribute(jc, "val"), Justering.VENSTRE),
            sammentræk=is_on(afsnit.get("contextualSpacing")),
            tabulatorer=tuple(_tabulatorer(afsnit.get("tabs"))),
        )


def _lag(arv: dict[str, Element], egne: Element | None) -> dict[str, Element]:
    """Lay a style's own properties over the inherited ones; attributes of one element add up."""
    samlet = dict(arv)
    for ny in () if egne is None else egne:
        navn = local_name(ny)
        gammel = samlet.get(navn)
        if (
            gammel is not None
            and navn in LÆGGES_SAMMEN
            and not set(gammel.keys()) <= set(ny.keys())
        ):
            sammen = {str(k): str(v) for k, v in (*gammel.items(), *ny.items())}
            for ene, anden in (("firstLine", "hanging"), ("hanging", "firstLine")):
                if navn == "ind" and ny.get(W + ene) is not None:
                    sammen.pop(W + anden, None)
            ny = new_element(ny.tag, sammen)
        elif gammel is not None and navn == "tabs":
            # A stop of the nearer style replaces or clears the one at its place.
            steder = {tab.get(f"{W}pos"): tab for tab in (*gammel, *ny)}
            ny = new_element(ny.tag)
            ny.extend(copy.deepcopy(tab) for tab in steder.values())
        samlet[navn] = ny
    return samlet


def _tabulatorer(tabs: Element | None) -> Iterator[t.Tabulator]:
    for tab in () if tabs is None else tabs:
        if (art := JUSTERING.get(attribute(tab, "val"))) is not None:
            yield t.Tabulator(mm(fra(tab, "pos")), art)


def _ukendt(afsnit: dict[str, Element], tekst: dict[str, Element]) -> Iterator[str]:
    """Yield the features that the writers do not all draw alike."""
    for navn, egenskab in afsnit.items():
        if navn not in KENDT_I_AFSNIT and is_on(egenskab):
            yield DANSK.get(navn, f"w:{navn}")
    for navn, egenskab in tekst.items():
        if navn not in KENDT_I_TEKST and is_on(egenskab):
            yield DANSK.get(navn, f"w:{navn}")
    if (enker := afsnit.get("widowControl")) is not None and not is_on(enker):
        yield "enlige linjer tilladt"
    if (luft := afsnit.get("spacing")) is not None:
        if attribute(luft, "lineRule", "auto") != "auto":
            yield "fast linjeafstand"
        if any(luft.get(W + n) not in (None, "0", "false", "off") for n in _AUTOAFSTAND):
            yield "automatisk afstand før eller efter"
    if (indryk := afsnit.get("ind")) is not None and any("Chars" in str(n) for n in indryk.attrib):
        yield "indrykning målt i tegn"
    if (jc := afsnit.get("jc")) is not None and jc.get(f"{W}val") not in JUSTERING:
        yield "lige marginer"
    if (fyld := afsnit.get("shd")) is not None and fyld.get(f"{W}val") not in ("clear", "nil"):
        yield "mønster i skyggen"
    for tab in afsnit.get("tabs", ()):
        if tab.get(f"{W}val") not in (*JUSTERING, "num", "clear"):
            yield f"tabulator af typen {tab.get(f'{W}val')}"
        if attribute(tab, "leader", "none") != "none":
            yield "tabulator med fyldtegn"
    # LibreOffice and Typst draw the font's standard ligatures always, Word only when told to.
    if (binding := tekst.get("ligatures")) is None or f"{W14}val" not in binding.attrib:
        yield "uden ligaturer"
    elif binding.get(f"{W14}val") != "standard":
        yield f"ligaturer af typen {binding.get(f'{W14}val')}"
    if (skrift := tekst.get("rFonts")) is not None:
        if any(str(n).endswith(("Theme", "theme")) for n in skrift.attrib):
            yield "skrifttype fra temaet"
        if skrift.get(f"{W}ascii") != skrift.get(f"{W}hAnsi"):
            yield "flere skrifttyper"


_AUTOAFSTAND = ("beforeAutospacing", "afterAutospacing", "beforeLines", "afterLines")
