"""Sentences in part 1 that describe a concrete activity of the coming plan."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.dansk.aktivitetsord import find_aktivitet
from generator.regler._husk import én_gang
from generator.regler.grundlag import Grundlag
from generator.regler.prosa.laesning import Prosa
from generator.regler.prosa.tal_i_tekst import Slags, Tal
from generator.regler.prosa.udsagn import Prosafund, Ytring, ytringer

_DAG = r"(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)"

_UGEDAG = re.compile(
    rf"\b(?:hver(?:\s+anden)?\s+{_DAG}|om\s+{_DAG}en|{_DAG}e(?:ne)?|"
    rf"{_DAG}\s?(?:[-–]|til|og)\s?{_DAG}|{_DAG})\b",
    re.IGNORECASE,
)
_KLOKKESLÆT = re.compile(
    r"\b(?:kl\.|klokken)\s*\d{1,2}(?:[.:]\d\d)?(?:\s?(?:[-–]|til)\s?\d{1,2}(?:[.:]\d\d)?)?",
    re.IGNORECASE,
)
_HYPPIGHED = re.compile(
    r"\b(?:hvert?(?:\s+anden|\s+andet|\s+tredje)?\s+(?:uge|måned|weekend|forår|efterår|sommer|vinter|halvår|skoleår)|ugentlige?t?|månedlige?t?|hver\s+14\.\s+dag|"
    r"(?:en|én|to|tre|fire|fem|\d+)\s+(?:gange?|dage|aftener|eftermiddage)\s+(?:om\s+ugen|i\s+ugen|om\s+måneden|"
    r"ugentligt|månedligt|pr\.\s+uge|pr\.\s+måned))\b",
    re.IGNORECASE,
)
_TIDER = (
    (_UGEDAG, ("dag",)),
    (_KLOKKESLÆT, ("kl",)),
    (_HYPPIGHED, ("uge", "måned", "weekend", "14. dag", "sommer", "vinter", "år")),
)
_OMFANGSORD = ("session", "gange", "workshop", "timer", "dage", "lektioner", "pladser", "hold")
_OMFANG = re.compile(
    r"\b(?:\d{1,3}(?:\.\d{3})*|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv)\s+(?:\w+e\s+)?"
    r"(?:sessioner|mødegange|kursusgange|undervisningsgange|workshops|timer(?:s)?|kursusdage|lektioner|pladser|hold)\b",
    re.IGNORECASE,
)

_HOLDER = re.compile(
    r"\b(?:(?:af)?hold(?:er|es|e)|arranger(?:er|es|e)|tilbyd(?:er|es|e)|opret(?:ter|tes|te)|"
    r"etabler(?:er|es|e)|igangsæt(?:ter|tes|te)|iværksæt(?:ter|tes|te)|udbyd(?:er|es|e)|"
    r"invit(?:erer|eres|ere)|planlæg(?:ger|ges|ge)|gentag(?:er|es|e)|videreføres|stå(?:r)?\s+for)\b",
    re.IGNORECASE,
)
_SVAGT = re.compile(
    r"\b(?:får|få|mødes|være|bliver|blive|gennemfør(?:er|es|e)|åbn(?:er|es|e)|lav(?:er|es|e)|"
    r"start(?:er|es|e)|kør(?:er|es|e)|afsæt(?:ter|tes|te))\b",
    re.IGNORECASE,
)
"""Verbs that hold an activity only where the plan itself is said to do it."""

_FORTID = re.compile(
    r"\b(?:holdt|afholdt|afholdtes|arrangerede|tilbød|oprettede|etablerede|gennemførte|deltog|mødtes|blev|var|"
    r"havde|fik|kom|inviterede|åbnede|startede|kørte|lavede|(?:er|har|blev|bliver)\s+(?:\w+\s+)?(?:holdt|afholdt|"
    r"arrangeret|gennemført|haft|været|deltaget)|hidtil|tidligere|allerede|(?:har|holder)\s+(?:\w+\s+)?åbent|åbningstid\w*|i\s+(?:foråret|efteråret|sommeren|vinteren)\s+20\d\d)\b",
    re.IGNORECASE,
)
_FREMTID = re.compile(
    r"\b(?:vil|skal|kommer\s+til|planlægge[rs]|fremover|i\s+den\s+kommende)\b", re.IGNORECASE
)
_EGEN = re.compile(
    r"\b(?:vi|helhedsplanen|planen|indsatsen|projektet|helhedsplanens\s+medarbejdere|medarbejderne|"
    r"der\s+(?:vil|skal|\w+(?:ettes|oldes|eres|ættes|bydes|ægges|åbnes|startes|laves)))\b",
    re.IGNORECASE,
)
"""Who does it: the plan itself, or nobody named (»der oprettes«)."""
_SKAL = re.compile(r"\s+(?:skal|vil|får)\b", re.IGNORECASE)
_NYT = re.compile(
    r"\b(?:(?:opret|etabler|ansæt|stift|nedsæt|besæt|tilknyt)\w*|sættes|udvides\s+med)\s+(?:(?!ikke\b)[\w-]+\s+){0,3}?(?:[\w-]*stilling(?:er)?|"
    r"[\w-]+råd|[\w-]*(?:ambassadør|vejleder|rådgiver|konsulent|koordinator|mentor|café)\w*|\w*korps|[\w-]*medarbejdere?|"
    r"[\w-]*klub(?:ber)?)\b|"
    r"\b[Pp]rojekt(?:et)?\s+»?[A-ZÆØÅ][\wæøå-]+[^.;]{0,40}?\b(?:udvides|forlænges|videreføres|fortsætter|gentages|udbredes)\b",
)
"""A post, council or corps that is made, a named project that goes on."""
_ØNSKE = re.compile(
    r"\b(?:planlægges\s+sammen|i\s+samarbejde\s+med\s+beboerne\s+afklares|mulighed\w*\s+for|behov\s+for|hvis)\b",
    re.IGNORECASE,
)
_FÅ = 5
"""»To medarbejdere skal følge de unge« is how one works, no count of participants."""
_FORBEHOLD = re.compile(
    r"\b(?:typer\s+af\s+indsatser|fx|f\.eks\.|f\. eks\.|eksempelvis|for\s+eksempel|som\s+eksempel|"
    r"kan\s+være|"
    r"kunne\s+være|kan\s+(?:\w+\s+)?(?:omfatte|bestå)|kan\s+tænkes)",
    re.IGNORECASE,
)
_ANDET = re.compile(
    r"\b(?:byggesag\w*|renover\w*|genhus\w*|ombyg\w*|nedriv\w*|fysiske?\s+helhedsplan\w*|kommunalvalg\w*|"
    r"folketingsvalg\w*|valgdag\w*|valget|byggeri\w*|etape|politik|bestyrelsen|styregruppen|følgegruppen|"
    r"lokaludvalget)\b",
    re.IGNORECASE,
)
"""Dates of buildings and elections, and how often a board meets, are no activities."""

_TYPER = re.compile(r"typer\s+af\s+indsatser", re.IGNORECASE)
_UNDTAGET = {"forbehold", "erfaringer", "fodnoter"}


@dataclass(frozen=True)
class Aktivitet:
    """A sentence that describes an activity: its signs in order, and how sure it is."""

    prosa: Prosa
    fra: int
    til: int
    tegn: tuple[str, ...]
    tal: tuple[Tal, ...]
    """The sentence's counts of participants, hours or kroner."""
    sikker: bool


@én_gang
def aktiviteter(grundlag: Grundlag) -> tuple[Aktivitet, ...]:
    """Return the sentences of part 1 that describe an activity of the coming plan."""
    ud: list[Aktivitet] = []
    eksempler_i: Prosa | None = None
    for ytring in ytringer(grundlag):
        prosa = ytring.prosa
        if prosa.fil != "problemkompleks" or _UNDTAGET & set(prosa.sti):
            continue
        # »Typer af indsatser: …« may open a list of several sentences.
        if _TYPER.search(ytring.tekst):
            eksempler_i = prosa
        if fundet := _i_sætning(ytring, eksempler_i is prosa):
            ud.append(fundet)
    return tuple(ud)


@én_gang
def tal_i_aktiviteter(grundlag: Grundlag) -> tuple[Prosafund, ...]:
    """Return the numbers that belong to an activity: no other rule asks about them."""
    return tuple(
        Prosafund(a.prosa, t.start, t.ende, "") for a in aktiviteter(grundlag) for t in a.tal
    )


def _i_sætning(ytring: Ytring, eksempler: bool) -> Aktivitet | None:
    prosa, fra, tekst = ytring.prosa, ytring.start, ytring.tekst
    lille = tekst.casefold()
    # Each pattern is tried only where a word of it stands: most sentences cost next to nothing.
    noun = find_aktivitet(tekst)
    tider = [
        m
        for mønster, tegn in _TIDER
        if any(t in lille for t in tegn) and (m := mønster.search(tekst))
    ]
    omfang = _OMFANG.search(tekst) if any(t in lille for t in _OMFANGSORD) else None
    i_indsats = "indsats" in prosa.sti
    nyt = _NYT.search(tekst) if i_indsats and not _ØNSKE.search(tekst) else None
    if not (noun or tider or omfang or i_indsats) or _ANDET.search(tekst):
        return None
    tal = tuple(t for t in ytring.egne_tal if t.slags in (Slags.FOLK, Slags.KR))
    if not (noun or tider or omfang or tal or nyt):
        return None
    fremtid = _FREMTID.search(tekst) is not None
    if _FORTID.search(tekst) and not fremtid:
        return None
    egen = i_indsats or _EGEN.search(tekst) is not None
    holder = _HOLDER.search(tekst) is not None
    gør = holder or (egen and _SVAGT.search(tekst) is not None)
    # »Fredag aften er de fleste utrygge«: a weekday alone is a time of something that happens.
    faste = [m for m in tider if m.re is not _UGEDAG or m[0][:4].casefold() == "hver" or holder]
    if nyt:
        beskrevet = True
    elif noun:
        flere = find_aktivitet(tekst[noun[1] :]) is not None
        beskrevet = bool(gør or tider or omfang or tal or (i_indsats and flere))
    elif faste:
        beskrevet = holder or egen or len(tider) > 1
    else:
        # In the plan's own effort a number of people or kroner to come is a size, no statistic.
        kommende = i_indsats and any(_er_kommende(tekst, t, fra) for t in tal)
        beskrevet = kommende or (bool(omfang) and holder and egen)
    if not beskrevet:
        return None
    tegn = [m.span() for m in (nyt, omfang, *tider) if m] + ([noun] if noun else [])
    tegn = _uden_overlap([*tegn, *((t.start - fra, t.ende - fra) for t in tal)])
    return Aktivitet(
        prosa,
        fra + tegn[0][0],
        fra + tegn[0][1],
        tuple(dict.fromkeys(tekst[a:b] for a, b in tegn)),
        tal,
        egen and not eksempler and not _FORBEHOLD.search(tekst),
    )


def _er_kommende(tekst: str, tal: Tal, fra: int) -> bool:
    """Tell whether a number is what shall be: »40 unge skal«, »findes job til 40 unge«."""
    if tal.slags is Slags.FOLK and tal.værdi < _FÅ:
        return False
    led = tekst[: tal.start - fra].rpartition(",")[2]
    mønstre = (_FREMTID, _HOLDER, _SVAGT)
    return _SKAL.match(tekst, tal.ende - fra) is not None or any(m.search(led) for m in mønstre)


def _uden_overlap(tegn: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches in order; of two that overlap, the one that begins first."""
    ud: list[tuple[int, int]] = []
    for start, slut in sorted(tegn, key=lambda t: (t[0], -t[1])):
        if not ud or start >= ud[-1][1]:
            ud.append((start, slut))
    return ud
