"""The whole document: every part that can carry tracked changes, and the check of it all."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from typing import Any, cast

from generator.sammenlign.redline.adskilt import hold_adskilt
from generator.sammenlign.redline.blokke import flet
from generator.sammenlign.redline.fletning import Fletning
from generator.sammenlign.redline.flytninger import som_flytninger
from generator.sammenlign.redline.laes import PartReader, Udsyn
from generator.sammenlign.redline.pakke import (
    HOVEDDEL,
    NOTEDEL,
    NUMMERDEL,
    Redlinefejl,
    læs_pakke,
    part,
)
from generator.sammenlign.redline.xml import PARSER, egenskaber, ny, nøgle, q
from generator.word.pakke import Pakke
from generator.word.xml import Element, serialize


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
            f.udgave.dele[NUMMERDEL] = serialize(f.numre.rod)
        for navn in (HOVEDDEL, NOTEDEL):
            f.udgave.uden_ubrugte(navn)
        data = f.udgave.pak()
        if _holder(f, data):
            return data
    raise Redlinefejl("Dokumenterne kan ikke gøres til ét med sporede ændringer.")


def _krop(f: Fletning) -> None:
    g_krop, n_krop = _body(f.gammel), _body(f.ny)
    krop = ny("body", *flet(f, g_krop, n_krop))
    hold_adskilt(f, krop)
    som_flytninger(f, krop)
    sectpr = n_krop.find(q("sectPr"))
    if sectpr is not None:
        krop.append(_side(f, g_krop.find(q("sectPr")), sectpr))
    f.udgave.dele[HOVEDDEL] = serialize(_rod(part(f.ny, HOVEDDEL), [krop]))


def _body(pakke: Pakke) -> Element:
    krop = part(pakke, HOVEDDEL).find(q("body"))
    if krop is None:
        raise Redlinefejl("Dokumentet er beskadiget: Det har ingen krop.")
    return krop


def _rod(skabelon: Element, indhold: list[Element]) -> Element:
    rod = PARSER.makeelement(
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
    pakke = f.ny if f.ny.xml(NOTEDEL) is not None else f.gammel
    skabelon = pakke.xml(NOTEDEL)
    if skabelon is None:
        return
    f.skift_del(NOTEDEL)
    alle = [deepcopy(n) for n in skabelon if n.get(q("type"), "normal") != "normal"]
    for nummer, (g_id, n_id) in enumerate(f.noter.brugte, 1):
        gammel = None if g_id is None else f.noter.gamle[g_id]
        nyt = None if n_id is None else f.noter.nye[n_id]
        alle.append(ny("footnote", *flet(f, gammel, nyt), id=nummer))
    rod = _rod(skabelon, alle)
    if pakke is f.ny:
        f.udgave.dele[NOTEDEL] = serialize(rod)
    elif f.noter.brugte:
        f.udgave.tilføj_del(NOTEDEL, rod, "footnotes", f.gammel)


def _holder(f: Fletning, data: bytes) -> bool:
    """Tell whether everything accepted is the new document and everything rejected the old."""
    færdig = læs_pakke(data)
    for udsyn, kilde in ((Udsyn.GODKENDT, f.ny), (Udsyn.AFVIST, f.gammel)):
        set_ = PartReader(færdig, HOVEDDEL, udsyn).blokke(_body(færdig))
        if set_ != PartReader(kilde).blokke(_body(kilde)):
            return False
    return True
