"""A heading on the walk through an older application: what it closes and what it opens."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.importer.ansoegning import worddele
from generator.importer.ansoegning.gang import (
    ORGANISERING,
    PROBLEMKOMPLEKS,
    SAMARBEJDSPARTNERE,
    Gang,
    kort_citat,
)
from generator.importer.ansoegning.kladde import Område
from generator.importer.ansoegning.markdown import undgå
from generator.importer.ansoegning.overskrifter import DELE, LISTER, Overskrift, Slags
from generator.importer.ansoegning.worddele import Partner
from generator.importer.regneark.kolonner import fold


def åbn(gang: Gang, o: Overskrift) -> None:
    """Go from what is open to what a heading begins."""
    gang.liste = None
    if o.slags is Slags.EGEN:
        o = replace(o, navn=gang.læselig(o.navn))
    gang.overskrift = o.navn
    inde_i = gang.område is not None and (o.niveau > gang.niveau or o.niveau >= gang.delniveau + 2)
    if o.slags in DELE and not (gang.del_ and o.niveau > gang.delniveau and o.sikker):
        før = gang.del_
        gang.ny_del(o.slags.value[0])
        gang.niveau = gang.delniveau = o.niveau
        if not o.sikker and før != gang.del_:
            gang.ud.gæt("læst som overskriften på en del", f"»{kort_citat(o.navn)}« ({gang.del_})")
    elif o.slags is Slags.EGEN and _forlader(gang, o):
        gang.ud_af_delene()
    elif o.slags is Slags.FORKORTELSER:
        gang.slot = o.slags.value
    elif o.slags is Slags.OMRÅDE and gang.del_ in ("", PROBLEMKOMPLEKS):
        gang.ny_del(PROBLEMKOMPLEKS)
        _nyt_område(gang, o)
    elif gang.del_ == PROBLEMKOMPLEKS:
        _i_problemkompleks(gang, o, inde_i)
    elif gang.del_ == SAMARBEJDSPARTNERE:
        gang.partner = Partner(undgå(o.navn))
        gang.ud.partnere.append(gang.partner)
        gang.ud.gæt("læst som samarbejdspartner", f"»{kort_citat(o.navn)}«")
    elif gang.del_ == ORGANISERING:
        _i_organisering(gang, o)
    else:
        gang.slot = ()


def _forlader(gang: Gang, o: Overskrift) -> bool:
    """Tell whether a heading ends the three parts: annexes, budgets, signatures."""
    if not gang.del_ or not o.sikker:
        return False
    if re.match(r"(?:bilag|budget|oekonomi|tidsplan|underskrift|kontakt|litteratur|kilder)\b",
                fold(o.navn)):  # fmt: skip
        return True
    return gang.del_ != PROBLEMKOMPLEKS and o.niveau <= gang.niveau


def _nyt_område(gang: Gang, o: Overskrift) -> None:
    gang.område = next((x for x in gang.ud.områder if x.navn == o.navn), None)
    if gang.område is None:
        gang.område = Område(o.navn)
        gang.ud.områder.append(gang.område)
    gang.felt, gang.under, gang.niveau = "tekst", None, o.niveau


def _i_problemkompleks(gang: Gang, o: Overskrift, inde_i: bool) -> None:
    if gang.område is not None and o.slags in LISTER:
        gang.liste = gang.område.lister.setdefault(o.slags.value[0], [])
    elif gang.område is not None and o.slags in (Slags.UDFORDRING, Slags.INDSATS):
        gang.under = None
        gang.felt = o.slags.value[0] if gang.område in gang.ud.områder else "tekst"
    elif o.slags in (Slags.INDLEDNING, Slags.ERFARINGER, Slags.KRITERIER) and not (
        inde_i and o.slags is not Slags.KRITERIER
    ):
        gang.område = gang.under = None
        gang.efter_tabel = False
        gang.slot = o.slags.value
    elif o.slags is Slags.OPMÆRKSOMHED:
        gang.område = gang.ud.opmærksomhed = gang.ud.opmærksomhed or Område(o.navn)
        gang.felt, gang.under, gang.niveau = "tekst", None, o.niveau
    elif inde_i and gang.område is not None and (o.sikker or not gang.er_afdeling(o.navn)):
        gang.under = []
        gang.område.afsnit.append((o.navn, gang.under))
    else:
        gang.område = Område(o.navn)
        gang.ud.delområder.append(gang.område)
        gang.felt, gang.under, gang.niveau = "tekst", None, o.niveau
        if not gang.ansøgning.har_stier:
            gang.ud.gæt("læst som delområde", f"»{kort_citat(o.navn)}«")


def _i_organisering(gang: Gang, o: Overskrift) -> None:
    gang.forum = None
    if o.slags is Slags.TEAM:
        gang.slot = o.slags.value
    elif o.slags in (Slags.INDLEDNING, Slags.ORGANISERING):
        gang.slot = (ORGANISERING, "indledning")
    elif re.search(r"politiske? for", fold(o.navn)):
        gang.slot = (ORGANISERING, "politiske_fora", "ingen")
    else:
        gang.forum = worddele.nyt_forum(undgå(o.navn), "")
        gang.ud.fora.append(gang.forum)
        gang.forum.gættet = True
