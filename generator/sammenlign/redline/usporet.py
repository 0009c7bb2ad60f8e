"""What Word cannot track; the reader is told so."""

from __future__ import annotations

from generator.sammenlign.redline.xml import nøgle
from generator.word.dokument import alle_afsnit
from generator.word.laesning import læs
from generator.word.pakke import Pakke
from generator.word.xml import DC

EGENSKABER = "docProps/core.xml"


def forbehold(gammel: bytes, ny: bytes) -> list[str]:
    """Return a Danish sentence for each thing that differs and cannot be tracked.

    The redline has the new document's: styles and colours, header and footer, and the title among
    the document's properties. Bookmarks, which carry each paragraph's place in the YAML, are the
    new document's too. Raises `Filfejl`.
    """
    g, n = Pakke(gammel, "Dokumentet"), Pakke(ny, "Dokumentet")
    ud = []
    if _stile(g) != _stile(n):
        ud.append(
            "De to har ikke samme udseende (skabelon eller farve). Det kan ikke spores: "
            "Dokumentet har det nye udseende, også når ændringerne afvises."
        )
    if _sidehoveder(g) != _sidehoveder(n):
        ud.append("Sidefoden er ændret. Det spores ikke: Dokumentet har den nye sidefod.")
    if _titel(g) != _titel(n):
        ud.append(
            f"Dokumentets titel i egenskaberne hed »{_titel(g)}«. Det kan ikke spores: "
            f"Den hedder »{_titel(n)}«, også når ændringerne afvises."
        )
    return ud


def _stile(pakke: Pakke) -> object:
    stile = pakke.den("styles")
    return nøgle(stile[1] if stile else None)


def _sidehoveder(pakke: Pakke) -> object:
    """Return what stands in the headers and footers; a draft has a footer for »Kladde« alone."""
    dokument = læs(pakke)
    alle = (*dokument.sidehoveder, *dokument.sidefødder)
    dele = ([afsnit.led for afsnit in alle_afsnit(blokke)] for blokke in alle)
    return [del_ for del_ in dele if any(del_)]


def _titel(pakke: Pakke) -> str:
    egenskaber = pakke.xml(EGENSKABER)
    return "" if egenskaber is None else egenskaber.findtext(f"{DC}title") or ""
