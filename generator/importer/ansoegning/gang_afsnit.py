"""A paragraph on the walk through an older application: into the text or list that is open."""

from __future__ import annotations

import re

from generator.fund import Sti
from generator.importer.ansoegning.gang import (
    ORGANISERING,
    PROBLEMKOMPLEKS,
    SAMARBEJDSPARTNERE,
    Gang,
    kort_citat,
    som_blok,
)
from generator.importer.ansoegning.gang_forum import forumafsnit
from generator.importer.ansoegning.gang_linje import kendt_linje
from generator.importer.ansoegning.gang_overskrift import åbn
from generator.importer.ansoegning.gang_partner import bidrag, partnerafsnit
from generator.importer.ansoegning.markdown import kort
from generator.importer.ansoegning.overskrifter import Slags, læs_overskrift
from generator.importer.ansoegning.tegnforklaring import tallenes_oprindelse
from generator.importer.ansoegning.word import Ansøgningsafsnit

_SKABELONENS = re.compile(
    r"Beskrivelsen svarer på |.+ søger sammen med .+ om prækvalifikation|(?:▪ )?over grænsen for |"
    r"Kortfattet projektbeskrivelse$"
)
"""What our own templates write; it is written again when the project is built."""

_LANGE_TEKSTER: tuple[Sti, ...] = (
    (PROBLEMKOMPLEKS, "indledning"),
    (PROBLEMKOMPLEKS, "erfaringer"),
    (PROBLEMKOMPLEKS, "kriterier", "indledning"),
    (PROBLEMKOMPLEKS, "kriterier", "konklusion"),
    (SAMARBEJDSPARTNERE, "indledning"),
    (SAMARBEJDSPARTNERE, "afslutning"),
    (ORGANISERING, "indledning"),
    (ORGANISERING, "team", "tekst"),
)


def afsnit(gang: Gang, a: Ansøgningsafsnit) -> None:
    """Put a paragraph in its place."""
    o = læs_overskrift(a, gang.navne)
    if o is not None and not (a.sti and not a.niveau):
        if a.noter:
            gang.rest(Ansøgningsafsnit(a.ren, a.md), "en note i en overskrift")
        if not gang.del_ and o.slags is Slags.EGEN:
            if _SKABELONENS.match(a.ren):
                return
            titel = re.sub(r"\[indsæt figur[^\]]*\]", "", o.navn).strip()
            if a.niveau == 1 and titel.startswith("Kortfattet projektbeskrivelse"):
                gang.ud.titel = "" if _SKABELONENS.match(titel) else titel
                return
            gang.overskrift = o.navn
            gang.rest(a, "stod uden for de tre dele")
            return
        åbn(gang, o)
        return
    if _SKABELONENS.match(a.ren):
        gang.ud.oprindelse |= tallenes_oprindelse(a.ren, gang.ordbog)
        return  # the last look over all words keeps what is not written again
    if kendt_linje(gang, a):
        return
    if a.sti and _efter_sti(gang, a):
        return
    if a.liste and gang.liste is not None:
        gang.liste.append(kort(a.md))
        return
    gang.liste = None if not a.ren.endswith(":") else gang.liste
    if not _navngivet(gang, a):
        brødtekst(gang, a)


def _navngivet(gang: Gang, a: Ansøgningsafsnit) -> bool:
    """Take a paragraph as the partner or forum it names, when such is what the part lists."""
    if gang.del_ == SAMARBEJDSPARTNERE and gang.partner is None:
        return partnerafsnit(gang, a)
    if gang.forum is None and gang.slot == (ORGANISERING, "indledning"):
        return forumafsnit(gang, a)
    return False


def _efter_sti(gang: Gang, a: Ansøgningsafsnit) -> bool:
    """Put a paragraph of ours where it stood."""
    sti = a.sti
    if (
        sti[:1] == (PROBLEMKOMPLEKS,)
        and len(sti) >= 4
        and sti[1] in ("indsatsområder", "delområder")
    ):
        område = gang.område
        if område is not None and sti[3] in ("tekst", "indsats") and gang.del_ == PROBLEMKOMPLEKS:
            område.tekster.setdefault(str(sti[3]), []).append(som_blok(a))
            return True
    if sti in _LANGE_TEKSTER:
        _tilføj(gang.ud.tekster.setdefault(sti, []), a)
        return True
    return False


def brødtekst(gang: Gang, a: Ansøgningsafsnit) -> None:
    """Put running text where the walk is: the open area, partner, forum or long text."""
    if a.nummer and not re.fullmatch(r"\d+[.)]?", a.nummer):
        gang.ud.gæt("punkter, der nu har tal", f"{a.nummer} {kort_citat(a.ren)}")
    if gang.del_ == "":
        gang.rest(a, "stod uden for de tre dele")
    elif gang.område is not None:
        if gang.under is not None:
            _tilføj(gang.under, a)
        else:
            _tilføj(gang.område.tekster.setdefault(gang.felt, []), a)
    elif gang.partner is not None:
        bidrag(gang, gang.partner, a)
    elif gang.forum is not None:
        gang.forum.ansvar = f"{gang.forum.ansvar}\n\n{som_blok(a)}".strip()
    elif gang.slot == (PROBLEMKOMPLEKS, "kriterier", "indledning") and gang.efter_tabel:
        _tilføj(gang.ud.tekster.setdefault((PROBLEMKOMPLEKS, "kriterier", "konklusion"), []), a)
    elif gang.slot == (SAMARBEJDSPARTNERE, "indledning") and gang.ud.partnere:
        _tilføj(gang.ud.tekster.setdefault((SAMARBEJDSPARTNERE, "afslutning"), []), a)
    elif gang.slot:
        _tilføj(gang.ud.tekster.setdefault(gang.slot, []), a)
    else:
        gang.rest(a, "hører ikke til en kendt del")


def _tilføj(afsnit: list[str], a: Ansøgningsafsnit) -> None:
    blok = som_blok(a)
    if a.liste and afsnit and re.match(r"\s*(?:-|\d+\.) ", afsnit[-1].rpartition("\n")[2]):
        afsnit[-1] += f"\n{blok}"
    else:
        afsnit.append(blok)
