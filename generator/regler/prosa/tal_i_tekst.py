"""Numbers in prose, and what they count: one recogniser for every rule about numbers.

Found are numbers (digits or letters) with a unit (»35 pct.«, »2,5 mio. kr.«) or before what can be
counted (»309 sager«, »tretten afdelinger«). Dates, years, ages, §§, classes, quarters and the like
have neither and are never found.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from generator.dansk.talord import MØNSTER, læs_talord


class Slags(Enum):
    """What a number counts or measures."""

    PCT = "pct."
    POINT = "procentpoint"
    PROMILLE = "promille"
    KR = "kr."
    FOLK = "mennesker"
    SAGER = "sager"
    BOLIGER = "boliger"
    AFDELINGER = "afdelinger"
    KARREER = "karréer"
    ORGANISATIONER = "boligorganisationer"
    OMRÅDER = "indsatsområder"
    KRITERIER = "kriterier"


class Tal(NamedTuple):
    """A number in a text: ``tekst[start:slut]``, with unit or noun ``tekst[start:ende]``."""

    start: int
    slut: int
    ende: int
    værdi: Decimal
    slags: Slags
    enhed: str
    """The unit or the noun, as written."""
    led: str
    """What stands between the number and the noun: »nye«, »af de«."""
    interval: bool


CIRKA = re.compile(
    r"\b(?:ca\.|cirka|circa|omkring|omtrent|omegnen\s+af|knap|godt|næsten|rundt\s+regnet|over|under|"
    r"mere\s+end|flere\s+end|færre\s+end|mindre\s+end|op\s+mod|op\s+til|mindst|højst|hen\s+ved)\s+\Z",
    re.IGNORECASE,
)
"""Before a number: it is not meant to the last digit."""

CIFRE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_PCT = r"%|pct\b\.?|procent\b"
_POINT = r"(?:procent|pct\.?|%)[\s-]?point\w*"
_KR = r"(?:(?:(?:mio|mia|mill)\b\.?|t\.|millioner|milliarder|tusind)\s?)?(?:kr\b\.?|kroner\b|dkk\b)"

_FOLK = (
    r"\w*(?:beboer|person|menneske|familie|kvinde|dreng|pige|borger|elev|deltager|modtager|"
    r"indvandrer|efterkommer|flygtning|nabo|lejer|forsørger|medarbejder|pensionist|bruger|medlem|"
    r"respondent|barn)(?:er|r|e|mer)?(?:ne|s|nes)?|"
    r"\w*(?:børn|mænd|forældre|mødre|fædre|naboer|søskende|brødre|søstre|sønner|døtre|tvillinger)"
    r"(?:ene|ne)?s?|"
    r"\w*-?\b(?:unge|voksne|ældre|enlige|ledige|frivillige|studerende|ansatte|besøgende)"
)
_SAGER = (
    r"(?:\w*(?:enkelt|social|ssp-?|børne|klage|udsættelses|straffe|huslejerestance)|\b)sager(?:ne)?|"
    r"\w*(?:henvendelser|underretninger|anmeldelser|sigtelser|anbringelser|tilfælde|episoder|indbrud|"
    r"hændelser|klager|udsættelser)(?:ne|ene)?"
)
_BOLIGER = r"(?:\w*boliger|lejemål|\w*lejligheder|husstande)(?:ne|ene)?s?"
_AFDELINGER = r"(?:bolig)?afdelinger(?:ne)?s?"
_KARREER = r"(?:bolig)?karr[ée]er(?:ne)?s?"
_ORGANISATIONER = r"boligorganisationer(?:ne)?s?"
_OMRÅDER = r"indsatsområder(?:ne)?s?"
_KRITERIER = r"(?:kriterier|indikatorer)(?:ne)?s?"

# A word between number and noun: an adjective in the plural (»nye«, »aktivitetsparate«), no
# conjunction, no age and no number (»otte af de tretten afdelinger«).
_IKKE_TILLÆG = "alle|ikke|eller|årige|år|gange|uge|time|side|måde|inde|ude|oppe|nede"
_TILLÆG = rf"(?!(?:{_IKKE_TILLÆG})\b)[\w-]*[et]"
_LED = (
    r"(?P<led>(?:af\s+(?:(?:de|alle|områdets|vores|afdelingens|afdelingernes|kommunens|planens|"
    rf"helhedsplanens)\s+)?)?(?:{_TILLÆG}\s+){{0,3}})"
)

_BEGYNDER = re.compile(
    r"[\dtTfFsSoOnNeEéÉhHaA](?<![\w§.,:/–-].)(?:(?<=\d)|(?<=[tT])(?:o\b|re|i\b|y|us|olv|oog|ohu|otu)|"
    r"(?<=[fF])(?:ir|em|yr|jor)|(?<=[sS])(?:eks|yv|yt)|(?<=[oO])tt|(?<=[nN])i|(?<=[hH])(?:alv|und)|"
    r"(?<=[aA])tten|(?<=[eE])lle|(?<=[eEéÉ])(?:nog|tog|[nt]\s?hund|[nt]\s?tus))"
)
"""Where a number can begin. The letter comes first, what stands before it next: far faster."""

_TAL = re.compile(
    rf"(?:(?P<cifre>{CIFRE})(?![.,]\d)|(?P<ord>{MØNSTER})(?![\w-]))"
    r"(?P<interval>\s?[-–]\s?\d[\d.,]*)?"
    rf"(?:\s*(?:(?P<point>{_POINT})|(?P<pct>{_PCT})|(?P<promille>‰|promille(?:point)?\b)|"
    rf"(?P<kr>{_KR}))|"
    rf"(?<!-)\s+{_LED}(?:(?P<afdelinger>{_AFDELINGER})|(?P<karreer>{_KARREER})|"
    rf"(?P<organisationer>{_ORGANISATIONER})|(?P<områder>{_OMRÅDER})|"
    rf"(?P<kriterier>{_KRITERIER})|(?P<boliger>{_BOLIGER})|(?P<sager>{_SAGER})|"
    rf"(?P<folk>{_FOLK}))(?![\w-]))",
    re.IGNORECASE,
)
_GRUPPER = {
    "point": Slags.POINT,
    "pct": Slags.PCT,
    "promille": Slags.PROMILLE,
    "kr": Slags.KR,
    "afdelinger": Slags.AFDELINGER,
    "karreer": Slags.KARREER,
    "organisationer": Slags.ORGANISATIONER,
    "områder": Slags.OMRÅDER,
    "kriterier": Slags.KRITERIER,
    "boliger": Slags.BOLIGER,
    "sager": Slags.SAGER,
    "folk": Slags.FOLK,
}

_NUMMER_FØR = re.compile(
    r"(?:§|\b(?:stk\.?|nr\.?|kap\.?|kapitel|kategori|karakter(?:en)?|afd\.?|afdeling|karré|bilag|tabel|"
    r"figur|side|kl\.?|klokken|uge|fase|niveau|trin|type|etape|(?:[1-9]|en|én|to|tre|fire|fem|seks|syv|otte|ni)\s+af|pr\.?|per|hver|ud\s+af|blok|opgang))\s*\Z",
    re.IGNORECASE,
)
"""What makes the number after it a name, a place in a row or a base (»pr. 1.000 børn«)."""
_ÅR_FØR = re.compile(
    r"\b(?:i|fra|siden|til|efter|før|inden|år|året|ved|og|for|mellem|primo|ultimo|medio)\s\Z",
    re.IGNORECASE,
)
_ÅRSTAL = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=4096)
def tal_i(tekst: str) -> tuple[Tal, ...]:
    """Return the numbers of a text in order."""
    ud: list[Tal] = []
    for begynder in _BEGYNDER.finditer(tekst):
        start = begynder.start()
        if ud and start < ud[-1].ende:
            continue
        if not (fundet := _TAL.match(tekst, start)):
            continue
        gruppe = next(navn for navn in _GRUPPER if fundet[navn])
        slags = _GRUPPER[gruppe]
        før = tekst[max(0, start - 20) : start]
        er_enhed = gruppe in ("pct", "point", "promille", "kr")
        if _NUMMER_FØR.search(før) or (not er_enhed and _er_årstal(fundet, før)):
            continue
        værdi = _værdi(fundet)
        if værdi is None:
            continue
        slut = fundet.end("cifre") if fundet["cifre"] else fundet.end("ord")
        led = " ".join((fundet["led"] or "").split())
        if any(læs_talord(ord_) for ord_ in led.split()):
            continue
        interval = fundet["interval"] is not None
        enhed = fundet[gruppe]
        ud.append(Tal(start, slut, fundet.end(gruppe), værdi, slags, enhed, led, interval))
    return tuple(ud)


def _er_årstal(fundet: re.Match[str], før: str) -> bool:
    """Tell whether »2022« is a year: »i 2022 børnene« is, »de 2000 beboere« is not."""
    if not fundet["cifre"] or not _ÅRSTAL.fullmatch(fundet["cifre"]):
        return False
    return bool(fundet["led"]) or _ÅR_FØR.search(før) is not None


def _værdi(fundet: re.Match[str]) -> Decimal | None:
    if fundet["ord"]:
        antal = læs_talord(fundet["ord"])
        return None if antal is None else Decimal(antal) * _gange(fundet)
    cifre = fundet["cifre"]
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", cifre):
        cifre = cifre.replace(".", "")
    return Decimal(cifre.replace(",", ".")) * _gange(fundet)


def _gange(fundet: re.Match[str]) -> int:
    """Return what a unit multiplies by: »2,5 mio. kr.«."""
    enhed = (fundet["kr"] or "").casefold()
    if enhed.startswith(("mio", "mill")) and not enhed.startswith("milliard"):
        return 1_000_000
    if enhed.startswith(("mia", "milliard")):
        return 1_000_000_000
    return 1000 if enhed.startswith(("t.", "tusind")) else 1
