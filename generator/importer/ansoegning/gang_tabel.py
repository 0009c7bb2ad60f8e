"""A table on the walk through an older application: taken for what its headings say."""

from __future__ import annotations

from generator.importer.ansoegning import taltabel, worddele
from generator.importer.ansoegning.gang import (
    ORGANISERING,
    PROBLEMKOMPLEKS,
    SAMARBEJDSPARTNERE,
    Gang,
)
from generator.importer.ansoegning.gang_afsnit import brødtekst
from generator.importer.ansoegning.kladde import Afdeling, Rest
from generator.importer.ansoegning.word import Ansøgningsafsnit, Ansøgningstabel
from generator.importer.fejl import Importfejl


def tabel(gang: Gang, tabel: Ansøgningstabel) -> None:
    """Take a table for what its headings say, else keep it where it stands."""
    gang.liste = None
    tal = taltabel.nøgletal(tabel, gang.ordbog)
    if isinstance(tal, Importfejl):
        _rest_tabel(gang, tabel, f"tallene kan ikke læses med sikkerhed: {tal.mangler[0]}")
        gang.ud.tabt.append("en tabel med tal, der ikke kan læses med sikkerhed")
        gang.efter_tabel = True
    elif tal is not None and gang.ud.kolonner in ([], tal.kolonner):
        gang.ud.nøgletal += tal.rækker
        gang.ud.kolonner = tal.kolonner
        gang.efter_tabel = True
        gang.ud.tabt += tal.udeladt
        for gæt in tal.gæt:
            gang.ud.gæt(gæt)
        if gang.del_ == "":
            gang.ny_del(PROBLEMKOMPLEKS)
    elif (partnere := worddele.partnere(tabel)) is not None:
        if gang.del_ != SAMARBEJDSPARTNERE:
            gang.ud.gæt("en tabel over samarbejdspartnere stod uden for sin del")
        gang.ud.dele.add(SAMARBEJDSPARTNERE)
        gang.ud.partnere += partnere
        gang.partner = None
    elif (fora := worddele.fora(tabel)) is not None:
        gang.ud.dele.add(ORGANISERING)
        gang.ud.fora += fora
        gang.forum = None
    elif (afdelinger := taltabel.afdelinger(tabel)) is not None:
        gang.ud.afdelinger += [Afdeling(*a) for a in afdelinger]
    else:
        _løs_tabel(gang, tabel)
    for celle in (c for r in tabel.rækker for c in r):
        for a in celle:
            gang.adresser(a)


def _løs_tabel(gang: Gang, tabel: Ansøgningstabel) -> None:
    md = worddele.som_markdown_tabel(tabel)
    if gang.del_ and (gang.område is not None or gang.slot) and gang.partner is None:
        brødtekst(gang, Ansøgningsafsnit(md, md))
    else:
        _rest_tabel(gang, tabel, "tabellen er ikke af en kendt slags")


def _rest_tabel(gang: Gang, tabel: Ansøgningstabel, hvorfor: str) -> None:
    md = worddele.som_markdown_tabel(tabel)
    gang.ud.rester.append(Rest(gang.overskrift, md, hvorfor))
