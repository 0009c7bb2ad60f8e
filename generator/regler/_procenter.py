"""How per cent is written: a space before the sign, one sign throughout, percentage points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.dansk.saetninger import Sætning
from generator.dansk.tal import antal_decimaler
from generator.fund import Alvor, Fund
from generator.regler._husk import med_steder_i_alt, sætninger_i, én_gang
from generator.regler._tal_i_tekst import Slags, Tal, tal_i
from generator.regler.grundlag import Grundlag
from generator.regler.prosa import Prosa


@dataclass(frozen=True)
class Formfund:
    """A number or sign written in another way than the rule asks."""

    prosa: Prosa
    fra: int
    til: int
    besked: str
    ret: str
    alvor: Alvor | None = None

    @property
    def ord(self) -> str:
        """Return what is written."""
        return self.prosa.tekst[self.fra : self.til]


def saml(fund: Iterable[Formfund]) -> Iterator[Fund]:
    """Make one finding of the same word found many times, at its first place."""
    samlet: dict[tuple[str, str], list[Formfund]] = {}
    for f in fund:
        samlet.setdefault((f.ord, f.besked), []).append(f)
    for alle in samlet.values():
        f = alle[0]
        yield f.prosa.fund(f.fra, f.til, med_steder_i_alt(f.besked, len(alle)), f.ret, f.alvor)


_TEGN = re.compile(
    r"(?P<tal>(?<![\w.,])\d[\d.,]*)?(?P<luft>\s{0,3})(?P<tegn>%|\bpct\b\.?|(?<=\d)pct\b\.?)"
)
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
def procentfund(grundlag: Grundlag) -> tuple[Formfund, ...]:
    """Return what is written in another way, in the files' order."""
    return (*_sammenskrevne(grundlag), *_blandede(grundlag), *_forskelle(grundlag))


def _typografi(grundlag: Grundlag) -> Iterator[tuple[Prosa, re.Match[str]]]:
    for prosa in grundlag.prosa:
        if "%" in prosa.tekst or "pct" in prosa.tekst:
            for fundet in _TEGN.finditer(prosa.tekst):
                yield prosa, fundet


def _sammenskrevne(grundlag: Grundlag) -> Iterator[Formfund]:
    for prosa, fundet in _typografi(grundlag):
        tegn = fundet.start("tegn")
        før = prosa.tekst[max(0, tegn - 1) : tegn]
        if fundet["luft"] or not før.isdigit() or prosa.er_værdi(tegn, tegn + 1):
            continue
        fra, tal = tegn, "8"
        if fundet["tal"] and not prosa.er_værdi(fundet.start("tal"), tegn):
            fra, tal = fundet.start("tal"), fundet["tal"]
        ord_ = prosa.tekst[fra : fundet.end()]
        eller = f" eller {tal} %" if "%" in ord_ and not _bruger_pct(grundlag) else ""
        besked = f"»{ord_}« mangler et mellemrum mellem tal og tegn"
        yield Formfund(
            prosa, fra, fundet.end(), besked, f"Skriv {tal} pct.{'' if not eller else eller + '.'}"
        )


@én_gang
def _bruger_pct(grundlag: Grundlag) -> bool:
    return any("pct" in fundet["tegn"] for _, fundet in _typografi(grundlag))


def _blandede(grundlag: Grundlag) -> Iterator[Formfund]:
    """One finding: the sign the document uses the less, at the first place the writer typed it."""
    skrevet: dict[str, list[tuple[Prosa, int, int]]] = {"%": [], "pct.": []}
    antal = {"%": 0, "pct.": 0}
    for prosa, fundet in _typografi(grundlag):
        slags = "%" if fundet["tegn"] == "%" else "pct."
        antal[slags] += 1
        fra, til = fundet.span("tegn")
        sammen = not fundet["luft"] and prosa.tekst[fra - 1 : fra].isdigit()
        if not prosa.er_værdi(fra, til) and not sammen:
            skrevet[slags].append((prosa, fra, til))
    if not all(antal.values()):
        return
    sjælden, anden = ("%", "pct.") if antal["%"] <= antal["pct."] else ("pct.", "%")
    if not skrevet[sjælden]:
        return
    prosa, fra, til = skrevet[sjælden][0]
    yield Formfund(
        prosa,
        fra,
        til,
        f"Teksterne blander »{sjælden}« og »{anden}« (fundet »{sjælden}« {_steder(antal[sjælden])} "
        f"og »{anden}« {_steder(antal[anden])})",
        f"Skriv »{anden}« alle steder.",
    )


def _steder(antal: int) -> str:
    return f"{antal} sted" if antal == 1 else f"{antal} steder"


def _forskelle(grundlag: Grundlag) -> Iterator[Formfund]:
    """»Fra 40 pct. til 45 pct., en stigning på 5 pct.«: the difference is percentage points."""
    for prosa in grundlag.prosa:
        andele = [t for t in tal_i(prosa.tekst) if t.slags is Slags.PCT]
        if len(andele) < 2:
            continue
        for sætning, tekst in sætninger_i(prosa):
            for tal in andele:
                if sætning.start <= tal.start < sætning.slut and _er_forskel(
                    prosa, sætning, tekst, tal, andele
                ):
                    skrevet = prosa.tekst[tal.start : tal.slut]
                    hele = prosa.tekst[tal.start : tal.ende]
                    yield Formfund(
                        prosa,
                        tal.start,
                        tal.ende,
                        f"»{hele}« ligner forskellen mellem to andele og måles i procentpoint",
                        f"Skriv {skrevet} procentpoint, hvis det er forskellen.",
                        Alvor.INFO,
                    )


def _er_forskel(prosa: Prosa, sætning: Sætning, tekst: str, tal: Tal, andele: list[Tal]) -> bool:
    if prosa.er_værdi(tal.start, tal.slut) or tal.interval:
        return False
    før = prosa.tekst[sætning.start : tal.start]
    efter = prosa.tekst[tal.ende : sætning.slut]
    ændret = _ÆNDRET.search(før) is not None
    if not ændret and not _END.match(efter):
        return False
    andre = [t for t in andele if t is not tal]
    if any(
        _afrundet(abs(a.værdi - b.værdi), tal.værdi) == tal.værdi
        for nr, a in enumerate(andre)
        for b in andre[nr + 1 :]
    ):
        return True
    # With one share only, the sentence must speak of that share itself.
    i_sætningen = [t for t in andre if sætning.start <= t.start < tal.start]
    return bool(i_sætningen) and not ændret and _ANDEL.search(tekst) is not None


def _afrundet(forskel: Decimal, som: Decimal) -> Decimal:
    return forskel.quantize(Decimal(1).scaleb(-antal_decimaler(som)), rounding="ROUND_HALF_UP")
