"""The whole document: every part that can carry tracked changes, and the check of it all."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from typing import Any, cast

from generator.sammenlign.redline.adskilt import hold_adskilt
from generator.sammenlign.redline.blokke import flet
from generator.sammenlign.redline.fletning import Fletning
from generator.sammenlign.redline.flytninger import som_flytninger
from generator.sammenlign.redline.laes import Læser, Udsyn
from generator.sammenlign.redline.pakke import (
    HOVEDDEL,
    NOTEDEL,
    NUMMERDEL,
    Pakke,
    Redlinefejl,
    læs_pakke,
    tekst,
)
from generator.sammenlign.redline.xml import LÆSER, Element, egenskaber, ny, nøgle, q


def lav(gammel: bytes, ny_: bytes, forfatter: str, dato: datetime) -> bytes:
    """Return the new document with the changes from the old one tracked."""
    g, n = læs_pakke(gammel), læs_pakke(ny_)
    for fin in (True, False):
        f = Fletning(g, n, forfatter, dato)
        f.fin = fin
        _krop(f)
        _noter(f)
        if f.numre.ændret:
            assert f.numre.rod is not None
            f.udgave.dele[NUMMERDEL] = tekst(f.numre.rod)
        for navn in (HOVEDDEL, NOTEDEL):
            f.udgave.uden_ubrugte(navn)
        if _holder(f):
            return f.udgave.pak()
    raise Redlinefejl("Dokumenterne kan ikke gøres til ét med sporede ændringer.")


def _krop(f: Fletning) -> None:
    g_krop, n_krop = _body(f.gammel), _body(f.ny)
    krop = ny("body", *flet(f, g_krop, n_krop))
    hold_adskilt(f, krop)
    som_flytninger(f, krop)
    sectpr = n_krop.find(q("sectPr"))
    if sectpr is not None:
        krop.append(_side(f, g_krop.find(q("sectPr")), sectpr))
    f.udgave.dele[HOVEDDEL] = tekst(_rod(f.ny.xml(HOVEDDEL), [krop]))


def _body(pakke: Pakke) -> Element:
    krop = pakke.xml(HOVEDDEL).find(q("body"))
    if krop is None:
        raise Redlinefejl("Dokumentet er beskadiget: Det har ingen krop.")
    return krop


def _rod(skabelon: Element, indhold: list[Element]) -> Element:
    rod = LÆSER.makeelement(
        str(skabelon.tag), dict(egenskaber(skabelon)), cast(Any, skabelon.nsmap)
    )
    rod.extend(indhold)
    return rod


def _side(f: Fletning, gammel: Element | None, ny_: Element) -> Element:
    """Return the page's measures, and which the old were."""
    henvisninger = frozenset({q("headerReference"), q("footerReference")})
    ud = deepcopy(ny_)
    if gammel is None or nøgle(gammel, uden=henvisninger) == nøgle(ny_, uden=henvisninger):
        return ud
    før = deepcopy(gammel)
    for barn in list(før):
        if barn.tag in henvisninger:
            før.remove(barn)
    ud.append(f.revision("sectPrChange", før))
    return ud


def _noter(f: Fletning) -> None:
    """Write the notes in the order of their references, those of deleted references too."""
    pakke = f.ny if NOTEDEL in f.ny.dele else f.gammel
    if NOTEDEL not in pakke.dele:
        return
    f.skift_del(NOTEDEL)
    skabelon = pakke.xml(NOTEDEL)
    alle = [deepcopy(n) for n in skabelon if n.get(q("type"), "normal") != "normal"]
    for nummer, (g_id, n_id) in enumerate(f.noter.brugte, 1):
        gammel = None if g_id is None else f.noter.gamle[g_id]
        nyt = None if n_id is None else f.noter.nye[n_id]
        alle.append(ny("footnote", *flet(f, gammel, nyt), id=nummer))
    rod = _rod(skabelon, alle)
    if pakke is f.ny:
        f.udgave.dele[NOTEDEL] = tekst(rod)
    elif f.noter.brugte:
        f.udgave.tilføj_del(NOTEDEL, rod, "footnotes", f.gammel)


def _holder(f: Fletning) -> bool:
    """Tell whether everything accepted is the new document and everything rejected the old."""
    færdig = Pakke(dict(f.udgave.dele))
    for udsyn, kilde in ((Udsyn.GODKENDT, f.ny), (Udsyn.AFVIST, f.gammel)):
        set_ = Læser(færdig, HOVEDDEL, udsyn).blokke(_body(færdig))
        if set_ != Læser(kilde).blokke(_body(kilde)):
            return False
    return True
