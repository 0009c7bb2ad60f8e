"""Partners on the walk through an older application, and what each of them brings."""

from __future__ import annotations

import re

from generator.importer.ansoegning.gang import SAMARBEJDSPARTNERE, Gang, kort_citat
from generator.importer.ansoegning.markdown import kort
from generator.importer.ansoegning.word import Ansøgningsafsnit
from generator.importer.ansoegning.worddele import Partner, navneliste
from generator.importer.regneark.kolonner import fold
from generator.model.samarbejdspartnere import Partnerstatus

PARTNERLINJE = re.compile(
    r"\**(?P<navn>[^:*]{2,80}?)\**\s*(?::\**|\s[–—-])\s+(?P<tekst>\S.*)", re.DOTALL
)
FED_INDLEDNING = re.compile(
    r"\*\*(?P<navn>[^*]{2,80}?)[.:]?\*\*(?:[.:]|[.:]?\s+(?P<tekst>\S.*))", re.DOTALL
)
"""»**Navn.** Resten«, or the name alone."""
_BIDRAG = re.compile(r"\**(inden|uden) for[^:]{0,40}:\**\s*", re.IGNORECASE)
_HERUNDER = re.compile(r"\**(?P<navn>[^:*]{2,80}?),?\**\s*(?:herunder|heraf)\s*:?\**:?")
_SAMMEN_MED = re.compile(
    r"\bsamarbejder? (?:også |desuden |tæt )?med (?P<navne>[^.:;]+)(?:\. |\.?$)"
)
_ENHED = re.compile(
    r"^[A-ZÆØÅ]{2,5}\b(?! \w+(?:udvalg|gruppe))|[Ff]orvaltning|[Jj]obcent|[Cc]ent(?:er|ret)\b|"
    r"[Aa]fdeling|[Kk]ommunal|[Uu]ngdomsskole|[Ss]undheds|[Dd]agtilbud|[Dd]aginstitution|[Ff]amilie"
)
"""What a unit of a kommune is called; others that follow in its list are partners of their own."""
_STATUS = {
    Partnerstatus.I_DIALOG: r"indled\w* dialog|\bi dialog om\b",
    Partnerstatus.UNDERSØGES: r"\bundersøges\b|\bblive undersøgt\b",
}


def partnerafsnit(gang: Gang, a: Ansøgningsafsnit) -> bool:
    """Read a paragraph as the partner or partners it names; False when it is running text."""
    if m := _HERUNDER.fullmatch(a.md):
        gang.over = Partner(kort(m["navn"]))
        gang.ud.partnere.append(gang.over)
    elif a.liste and a.dybde and gang.ud.partnere:
        _under(gang.ud.partnere[-1], gang, a)
    elif a.liste:
        _partner(gang, a, PARTNERLINJE.fullmatch(a.md))
    elif m := FED_INDLEDNING.fullmatch(a.md) or _navnelinje(a.md):
        _partner(gang, a, m)
        gang.ud.gæt("læst som samarbejdspartner", f"»{kort_citat(kort(m['navn']))}«")
    elif gang.ud.partnere and (navne := _i_saetning(a.ren)):
        _tilføj_navne(gang, navne)
        return not re.search(r"[.!?] ", a.ren)
    elif gang.efter_partner and len(a.ren) <= 60 and not re.search(r"[.:;,?!]$", a.ren):
        _partner(gang, a, None)
        gang.ud.gæt("læst som samarbejdspartner", f"»{kort_citat(a.ren)}«")
    else:
        gang.efter_partner = False
        return False
    gang.efter_partner = True
    return True


def _navnelinje(md: str) -> re.Match[str] | None:
    """Return the match of a plain paragraph that begins with a name, and not with a sentence."""
    m = PARTNERLINJE.fullmatch(md)
    navn = m["navn"] if m else ""
    sætning = re.search(r"\. |\b(?:er|har|vil|kan|skal|bliver|følgende)\b", navn)
    return m if navn[:1].isupper() and len(navn.split()) <= 8 and not sætning else None


def _under(partner: Partner, gang: Gang, a: Ansøgningsafsnit) -> None:
    """Read a deeper item: a unit when it is named as one, else what the partner brings."""
    m = PARTNERLINJE.fullmatch(a.md)
    if _ENHED.search(m["navn"] if m else a.ren) and (m or len(a.ren) <= 60):
        _nyt(gang, partner.enheder, a, m)
    else:
        bidrag(gang, partner, a)


def _partner(gang: Gang, a: Ansøgningsafsnit, m: re.Match[str] | None) -> None:
    navn = kort(m["navn"] if m else a.md).strip("*")
    er_enhed = _ENHED.search(navn.partition("(")[0])
    if gang.over is not None and gang.over.enheder and not er_enhed:
        gang.over = None
    if gang.over is not None:
        gang.ud.gæt(f"læst som enheder under {gang.over.navn}", f"»{kort_citat(navn)}«")
    _nyt(gang, gang.ud.partnere if gang.over is None else gang.over.enheder, a, m)


def _nyt(gang: Gang, liste: list[Partner], a: Ansøgningsafsnit, m: re.Match[str] | None) -> None:
    partner = Partner(kort(m["navn"] if m else a.md).strip("*"))
    liste.append(partner)
    if m and m["tekst"]:
        bidrag(gang, partner, Ansøgningsafsnit(m["tekst"], m["tekst"], noter=a.noter))


def _i_saetning(tekst: str) -> list[str]:
    """Return the partners of »… samarbejde med X, Y og Z.«; none when they are not names."""
    m = _SAMMEN_MED.search(tekst)
    navne = navneliste(m["navne"]) if m else []
    rene = all(
        0 < len(n.split()) <= 6 and not re.search(r"\b(?:om|at|der|som|for at)\b", n) for n in navne
    )
    return navne if rene and len(navne) > 1 else []


def _tilføj_navne(gang: Gang, navne: list[str]) -> None:
    kendte = {fold(p.navn) for p in gang.ud.partnere}
    gang.ud.partnere += [Partner(n) for n in navne if fold(n) not in kendte]
    gang.ud.gæt("læst som samarbejdspartner", *(f"»{n}«" for n in navne))


def afslut_partnere(gang: Gang) -> None:
    """Give partners the status their words say; without a list, read those of the sentences."""
    if not gang.ud.partnere:
        for tekst in gang.ud.tekster.get((SAMARBEJDSPARTNERE, "indledning"), []):
            if navne := _i_saetning(tekst):
                _tilføj_navne(gang, navne)
    for partner in (x for p in gang.ud.partnere for x in (p, *p.enheder)):
        for status, mønster in _STATUS.items():
            if not partner.status and re.search(mønster, partner.inden):
                partner.status = status.value
                gang.ud.gæt(f"status »{partner.status}« efter ordene", kort_citat(partner.navn))


def bidrag(gang: Gang, partner: Partner, a: Ansøgningsafsnit) -> None:
    """Add a paragraph to what a partner brings, inside or outside the plan's frame."""
    stykker = _BIDRAG.split(a.md)
    if len(stykker) == 1:
        partner.inden = f"{partner.inden}\n\n{a.md}".strip()
        gang.ud.gæt("bidrag uden »inden for« eller »uden for« står som bidrag inden for rammerne")
        return
    if stykker[0].strip():
        partner.inden = f"{partner.inden}\n\n{stykker[0].strip()}".strip()
    for side, tekst in zip(stykker[1::2], stykker[2::2], strict=True):
        if side.lower() == "inden":
            partner.inden = f"{partner.inden}\n\n{tekst.strip()}".strip()
        else:
            partner.uden = f"{partner.uden}\n\n{tekst.strip()}".strip()
