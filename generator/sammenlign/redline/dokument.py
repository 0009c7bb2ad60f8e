"""The whole document: every part that can carry tracked changes, and the check of it all."""

from __future__ import annotations

from datetime import datetime

from generator.sammenlign.redline.adskilt import hold_adskilt
from generator.sammenlign.redline.blokke import egenskaber, flet
from generator.sammenlign.redline.fletning import Fletning
from generator.sammenlign.redline.flytninger import som_flytninger
from generator.sammenlign.redline.laes import PartReader, Udsyn
from generator.sammenlign.redline.pakke import (
    HOVEDDEL,
    NOTEDEL,
    NUMMERDEL,
    Redlinefejl,
)
from generator.sammenlign.redline.xml import ny, q
from generator.word.pakke import Pakke
from generator.word.xml import Element


def redline(gammel: bytes, ny_: bytes, *, forfatter: str, dato: datetime) -> bytes:
    """Return a DOCX that is `ny_` when every change in it is accepted and `gammel` when rejected.

    A `dato` with a time zone is written in UTC, as Word reads it. What cannot be tracked is in
    `usporet.forbehold`.

    Raises:
        Filfejl: a document is damaged; a Danish sentence.
        Redlinefejl: it has what this program does not write itself (comments, tracked changes,
            fields), or the two cannot be made into one; a Danish sentence.
    """
    g, n = Pakke(gammel, "Dokumentet"), Pakke(ny_, "Dokumentet")
    for fin in (True, False):
        f = Fletning(g, n, forfatter, dato, fin=fin)
        krop = _krop(f)
        noter = _noter(f)
        if _holder(f, krop, noter):
            return _pakket(f, krop, noter)
    raise Redlinefejl("Dokumenterne kan ikke gøres til ét med sporede ændringer.")


def _krop(f: Fletning) -> Element:
    krop = ny("body", *flet(f, *f.kroppe))
    hold_adskilt(f, krop)
    som_flytninger(f, krop)
    krop.extend(egenskaber(f, *f.kroppe, "sectPr"))
    return krop


def _noter(f: Fletning) -> list[Element]:
    """Return the notes in the order of their references, those of deleted references too."""
    return [ny("footnote", *flet(f, *par), id=nr) for nr, par in enumerate(f.noter.brugte, 1)]


def _holder(f: Fletning, krop: Element, noter: list[Element]) -> bool:
    """Tell whether everything accepted is the new document and everything rejected the old."""
    egne = {str(nr): note for nr, note in enumerate(noter, 1)}
    kilder = zip(
        (Udsyn.AFVIST, Udsyn.GODKENDT), f.kroppe, (f.noter.gamle, f.noter.nye), strict=True
    )
    return all(
        PartReader(udsyn, egne).blokke(krop) == PartReader(noter=dens).blokke(kilde)
        for udsyn, kilde, dens in kilder
    )


def _pakket(f: Fletning, krop: Element, noter: list[Element]) -> bytes:
    """Return the new document's package with the redline's parts."""
    rod = f.kroppe[1].getparent()
    assert rod is not None, "a body stands in a document"
    rod.replace(f.kroppe[1], krop)
    f.udgave.sæt(HOVEDDEL, rod)
    gammel, nyt = f.notedele
    skabelon = gammel if nyt is None else nyt
    if skabelon is not None and (noter or nyt is not None):
        streger = [n for n in skabelon if n.get(q("type"), "normal") != "normal"]
        skabelon[:] = [*streger, *noter]
        f.udgave.sæt(NOTEDEL, skabelon)
        if nyt is None:
            f.udgave.tilføj_del(NOTEDEL, f.gammel)
    if f.numre.ændret and f.numre.rod is not None:
        f.udgave.sæt(NUMMERDEL, f.numre.rod)
    return f.udgave.pak()
