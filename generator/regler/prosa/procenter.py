"""How per cent is written: a space before the sign, one sign throughout, percentage points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from generator.dansk.tal import antal_decimaler
from generator.fund import Alvor
from generator.regler._husk import én_gang
from generator.regler.grundlag import Grundlag
from generator.regler.prosa.laesning import Prosa
from generator.regler.prosa.tal_i_tekst import Slags, Tal, tal_i
from generator.regler.prosa.udsagn import Prosafund, Ytring, ytringer

_TEGN = re.compile(r"%|pct\b\.?")
_TALLET_FØR = re.compile(r"(?<![\w.,])\d[\d.,]*\Z")
_LÆNGSTE_TAL = 15
_ÆNDRET = re.compile(
    r"\b(?:ste(?:get|g)|stiger|fald(?:et|t|er)|vokse(?:t|de|r)|øge[trs]|øgedes|reducere[tr]s?|forbedret|"
    r"forværret|løftet|sænket|hævet|gået\s+(?:op|ned|frem|tilbage)|(?:stigning(?:en)?|fald(?:et)?|fremgang(?:en)?|"
    r"tilbagegang(?:en)?|forskel(?:len)?|afstand(?:en)?|forbedring(?:en)?|nedgang(?:en)?|vækst(?:en)?)"
    r"(?:\s+er)?)\s+(?:med|på|er)\s+(?:hele\s+|ca\.\s+|knap\s+|godt\s+|næsten\s+|kun\s+|blot\s+)?\Z",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s+(?:højere|lavere|større|mindre|flere|færre|mere|bedre|dårligere|over|under|fra)\b",
    re.IGNORECASE,
)
_ANDEL = re.compile(
    r"\b(?:\w*andel\w*|\w*procenten?|\w*fraværet|\w*beskæftigelsen|\w*ledigheden|valgdeltagelsen|trygheden|"
    r"tilliden)\b",
    re.IGNORECASE,
)


@én_gang
def procentfund(grundlag: Grundlag) -> tuple[Prosafund, ...]:
    """Return what is written in another way, in the files' order."""
    return (*_sammenskrevne(grundlag), *_blandede(grundlag), *_forskelle(grundlag))


class Procenttegn(NamedTuple):
    """A sign for per cent in a text, and the number written right up to it."""

    prosa: Prosa
    fra: int
    til: int
    tal: str
    """Empty when there is a space between, or a value."""
    sammen: bool

    @property
    def slags(self) -> str:
        """Return the sign without its spelling."""
        return "%" if self.prosa.tekst[self.fra] == "%" else "pct."


@én_gang
def _typografi(grundlag: Grundlag) -> tuple[Procenttegn, ...]:
    ud: list[Procenttegn] = []
    for prosa in grundlag.prosa:
        tekst = prosa.tekst
        for fundet in _TEGN.finditer(tekst) if "%" in tekst or "pct" in tekst else ():
            fra, til = fundet.span()
            før = tekst[max(0, fra - 1) : fra]
            if fundet[0] != "%" and før.isalpha():
                continue
            tal = _TALLET_FØR.search(tekst, max(0, fra - _LÆNGSTE_TAL), fra)
            skrevet = tal[0] if tal and not prosa.er_værdi(tal.start(), fra) else ""
            ud.append(Procenttegn(prosa, fra, til, skrevet, før.isdigit()))
    return tuple(ud)


def _sammenskrevne(grundlag: Grundlag) -> Iterator[Prosafund]:
    for tegn in _typografi(grundlag):
        if not tegn.sammen or tegn.prosa.er_værdi(tegn.fra, tegn.fra + 1):
            continue
        fra, tal = tegn.fra - len(tegn.tal), tegn.tal or "8"
        ord_ = tegn.prosa.tekst[fra : tegn.til]
        besked = f"»{ord_}« mangler et mellemrum mellem tal og tegn"
        frit_valg = tegn.slags == "%" and not _bruger_pct(grundlag)
        ret = f"Skriv {tal} pct. eller {tal} %." if frit_valg else f"Skriv {tal} pct."
        yield Prosafund(tegn.prosa, fra, tegn.til, besked, ret)


@én_gang
def _bruger_pct(grundlag: Grundlag) -> bool:
    return any(tegn.slags == "pct." for tegn in _typografi(grundlag))


def _blandede(grundlag: Grundlag) -> Iterator[Prosafund]:
    """One finding: the sign the document uses the less, at the first place the writer typed it."""
    skrevet: dict[str, list[Procenttegn]] = {"%": [], "pct.": []}
    antal = {"%": 0, "pct.": 0}
    for tegn in _typografi(grundlag):
        antal[tegn.slags] += 1
        if not tegn.sammen and not tegn.prosa.er_værdi(tegn.fra, tegn.til):
            skrevet[tegn.slags].append(tegn)
    if not all(antal.values()):
        return
    sjælden, anden = ("%", "pct.") if antal["%"] <= antal["pct."] else ("pct.", "%")
    if not skrevet[sjælden]:
        return
    første = skrevet[sjælden][0]
    yield Prosafund(
        første.prosa,
        første.fra,
        første.til,
        f"Teksterne blander »{sjælden}« og »{anden}« (fundet »{sjælden}« {_steder(antal[sjælden])} "
        f"og »{anden}« {_steder(antal[anden])})",
        f"Skriv »{anden}« alle steder.",
    )


def _steder(antal: int) -> str:
    return f"{antal} sted" if antal == 1 else f"{antal} steder"


def _forskelle(grundlag: Grundlag) -> Iterator[Prosafund]:
    """»Fra 40 pct. til 45 pct., en stigning på 5 pct.«: the difference is percentage points."""
    for ytring in ytringer(grundlag):
        for tal in ytring.egne_tal:
            if tal.slags is Slags.PCT and not tal.interval and _er_forskel(ytring, tal):
                skrevet = ytring.prosa.tekst[tal.start : tal.slut]
                hele = ytring.prosa.tekst[tal.start : tal.ende]
                yield Prosafund(
                    ytring.prosa,
                    tal.start,
                    tal.ende,
                    f"»{hele}« ligner forskellen mellem to andele og måles i procentpoint",
                    f"Skriv {skrevet} procentpoint, hvis det er forskellen.",
                    Alvor.INFO,
                )


def _er_forskel(ytring: Ytring, tal: Tal) -> bool:
    ændret = _ÆNDRET.search(ytring.før(tal)) is not None
    if not ændret and not _END.match(ytring.efter(tal)):
        return False
    andre = [t for t in tal_i(ytring.prosa.tekst) if t.slags is Slags.PCT and t is not tal]
    if any(
        _afrundet(abs(a.værdi - b.værdi), tal.værdi) == tal.værdi for a, b in combinations(andre, 2)
    ):
        return True
    # With one share only, the sentence must speak of that share itself.
    i_sætningen = [t for t in andre if ytring.start <= t.start < tal.start]
    return bool(i_sætningen) and not ændret and _ANDEL.search(ytring.tekst) is not None


def _afrundet(forskel: Decimal, som: Decimal) -> Decimal:
    return forskel.quantize(Decimal(1).scaleb(-antal_decimaler(som)), rounding="ROUND_HALF_UP")
