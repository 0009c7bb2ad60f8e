"""Every tracked change that the standard knows, so that none is passed over in silence.

The reader turns what is inserted, deleted and moved into text that says so. All the rest (looks,
columns, sections, breaks, what Word keeps in its styles and settings) is found here by looking at
every element of every part, and is at the least told by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from generator.word.dokument import SporetÆndring, Sporslags, Wordafsnit
from generator.word.fil import Filfejl
from generator.word.pakke import Pakke
from generator.word.xml import W14, Element, W, attribute, local_name

_RAMME = "en indholdsramme"
SPOR: Mapping[str, tuple[Sporslags, str]] = {
    "ins": (Sporslags.INDSAT, ""),
    "del": (Sporslags.SLETTET, ""),
    "moveFrom": (Sporslags.FLYTTET_FRA, ""),
    "moveTo": (Sporslags.FLYTTET_TIL, ""),
    "moveFromRangeStart": (Sporslags.FLYTTET_FRA, "et stykke"),
    "moveToRangeStart": (Sporslags.FLYTTET_TIL, "et stykke"),
    "cellIns": (Sporslags.INDSAT, "en celle"),
    "cellDel": (Sporslags.SLETTET, "en celle"),
    "cellMerge": (Sporslags.FLETTET, "celler"),
    "rPrChange": (Sporslags.FORMAT, "tekstens udseende"),
    "pPrChange": (Sporslags.FORMAT, "afsnittets udseende"),
    "numberingChange": (Sporslags.FORMAT, "listens nummerering"),
    "sectPrChange": (Sporslags.FORMAT, "sidens opsætning"),
    "tblPrChange": (Sporslags.FORMAT, "tabellens udseende"),
    "tblPrExChange": (Sporslags.FORMAT, "tabellens udseende i rækken"),
    "tblGridChange": (Sporslags.FORMAT, "tabellens kolonnebredder"),
    "trPrChange": (Sporslags.FORMAT, "rækkens udseende"),
    "tcPrChange": (Sporslags.FORMAT, "cellens udseende"),
    "customXmlInsRangeStart": (Sporslags.INDSAT, _RAMME),
    "customXmlDelRangeStart": (Sporslags.SLETTET, _RAMME),
    "customXmlMoveFromRangeStart": (Sporslags.FLYTTET_FRA, _RAMME),
    "customXmlMoveToRangeStart": (Sporslags.FLYTTET_TIL, _RAMME),
    "conflictIns": (Sporslags.INDSAT, "noget i strid med en andens ændring"),
    "conflictDel": (Sporslags.SLETTET, "noget i strid med en andens ændring"),
    "customXmlConflictInsRangeStart": (Sporslags.INDSAT, _RAMME),
    "customXmlConflictDelRangeStart": (Sporslags.SLETTET, _RAMME),
}
"""Element -> what it does, and to what (ISO/IEC 29500-1, 17.13.5; those of a conflict are Word's
own, [MS-DOCX] 2.6). The end of a range and a deleted text (``delText``) never stand alone."""
_DELE = {
    "styles": "i dokumentets typografier",
    "numbering": "i listernes opsætning",
    "comments": "i en kommentar",
}
"""Part -> where its changes are, for those that hold no text of the document's."""
_TEGN = {
    "br": "et linjeskift",
    "fldChar": "et felt",
    "instrText": "et felt",
    "delInstrText": "et felt",
    "drawing": "en tegning",
    "pict": "en tegning",
    "object": "et objekt",
    "numPr": "en nummerering",
    "ptab": "en tabulator",
}
"""What a change holds that has no text -> how it is called."""
_SKIFT = {"page": "et sideskift", "column": "et spalteskift"}


def ændring(e: Element, flytning: str = "", hvad: str = "") -> SporetÆndring:
    """Return what a tracked element says; `flytning` is the name of the move around it."""
    slags, navn = SPOR[local_name(e)]
    hvem, dato = attribute(e, "author"), attribute(e, "date")
    return SporetÆndring(slags, hvem, dato, flytning, hvad or navn)


def er_spor(e: Element) -> bool:
    """Tell whether an element is a tracked change."""
    return local_name(e) in SPOR and isinstance(e.tag, str) and e.tag.startswith((W, W14))


def fordel_øvrige(
    rod: Element, fortalte: set[Element], afsnit: Mapping[Element, Wordafsnit]
) -> Iterator[SporetÆndring]:
    """Give each change that nothing else tells to the paragraph it is nearest to.

    Yields those of a part without a paragraph.
    """
    elementer = [e for e in rod.iter() if e in afsnit or er_spor(e)]
    for nr, e in enumerate(elementer):
        if e in afsnit or e in fortalte:
            continue
        ny = ændring(e, hvad=_indhold(e))
        om = next((o for o in e.iterancestors() if o in afsnit), None)
        if om is None:
            # A table's properties stand before its text, a section's after it.
            før = (o for o in reversed(elementer[:nr]) if o in afsnit)
            efter = (o for o in elementer[nr:] if o in afsnit)
            om = next(chain(efter, før) if _i_tabel(e) else chain(før, efter), None)
        if om is None:
            yield ny
        else:
            afsnit[om].øvrige += (ny,)


def andre_deles(pakke: Pakke, læste: set[str]) -> Iterator[SporetÆndring]:
    """Yield the changes in the parts that the reader does not read, one of a kind in a part."""
    for navn, rod in _rødder(pakke):
        if navn in læste:
            continue
        stamme = navn.rpartition("/")[2].removesuffix(".xml")
        hvor = next((ord_ for del_, ord_ in _DELE.items() if stamme.startswith(del_)), f"i {navn}")
        alle = (ændring(e, hvad=_indhold(e)) for e in rod.iter() if er_spor(e))
        for æ in dict.fromkeys(alle):
            yield SporetÆndring(æ.slags, æ.forfatter, æ.dato, "", f"{æ.hvad} {hvor}")


def sporede(pakke: Pakke) -> list[str]:
    """Return what is tracked in any part, each kind once: »indsat tekst«, »ændret …«."""
    alle = (e for _, rod in _rødder(pakke) for e in rod.iter() if er_spor(e))
    return list(dict.fromkeys(ændring(e, hvad=_indhold(e)).navn for e in alle))


def _rødder(pakke: Pakke) -> Iterator[tuple[str, Element]]:
    """Yield name and root of every part of XML; one that is damaged and not needed is let be."""
    for navn in pakke.navne():
        if not navn.endswith(".xml"):
            continue
        try:
            rod = pakke.xml(navn)
        except Filfejl:
            continue
        if rod is not None:
            yield navn, rod


def _i_tabel(e: Element) -> bool:
    return any(
        local_name(o) in ("tblPr", "tblGrid", "trPr", "tblPrEx", "tcPr") for o in e.iterancestors()
    )


def _indhold(e: Element) -> str:
    """Return what an insertion or a deletion is of; empty when its own name says it."""
    if SPOR[local_name(e)][1]:
        return ""
    over = e.getparent()
    if over is not None and local_name(over) == "numPr":
        return "en nummerering"
    if over is not None and local_name(over) == "trPr":
        return "en række"
    if over is not None and local_name(over) == "rPr" and not len(e):
        return "et afsnitsskift"
    for under in e.iter():
        navn = local_name(under)
        if navn == "br":
            return _SKIFT.get(attribute(under, "type"), _TEGN["br"])
        if navn in _TEGN:
            return _TEGN[navn]
        if (navn in ("t", "delText") and under.text) or navn == "p":
            return "tekst"
    return "tegn uden tekst"
