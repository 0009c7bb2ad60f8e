"""A partner on the walk through an older application, and what it brings."""

from __future__ import annotations

import re

from generator.importer.ansoegning.gang import Gang
from generator.importer.ansoegning.markdown import kort
from generator.importer.ansoegning.word import Ansøgningsafsnit
from generator.importer.ansoegning.worddele import Partner

PARTNERLINJE = re.compile(
    r"\**(?P<navn>[^:*]{2,80}?)\**\s*(?::\**|\s[–—-])\s+(?P<tekst>\S.*)", re.DOTALL
)
_BIDRAG = re.compile(r"\**(inden|uden) for[^:]{0,40}:\**\s*", re.IGNORECASE)


def partnerpunkt(gang: Gang, a: Ansøgningsafsnit) -> None:
    """Read »Navn: bidrag«, or a name alone; a deeper item is what the one above brings."""
    if a.dybde and gang.ud.partnere:
        bidrag(gang, gang.ud.partnere[-1], a)
        return
    m = PARTNERLINJE.fullmatch(a.md)
    partner = Partner(kort(m["navn"] if m else a.md).strip("*"))
    gang.ud.partnere.append(partner)
    if m:
        bidrag(gang, partner, Ansøgningsafsnit(m["tekst"], m["tekst"], noter=a.noter))


def bidrag(gang: Gang, partner: Partner, a: Ansøgningsafsnit) -> None:
    """Add a paragraph to what a partner brings, inside or outside the plan's frame."""
    stykker = _BIDRAG.split(a.md)
    if len(stykker) == 1:
        partner.inden = f"{partner.inden}\n\n{a.md}".strip()
        gang.gæt("bidrag uden »inden for« eller »uden for« står som bidrag inden for rammerne")
        return
    if stykker[0].strip():
        partner.inden = f"{partner.inden}\n\n{stykker[0].strip()}".strip()
    for side, tekst in zip(stykker[1::2], stykker[2::2], strict=True):
        if side.lower() == "inden":
            partner.inden = f"{partner.inden}\n\n{tekst.strip()}".strip()
        else:
            partner.uden = f"{partner.uden}\n\n{tekst.strip()}".strip()
