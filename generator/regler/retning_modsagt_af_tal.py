from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.dansk.tal import læs_decimaltal, skriv_tal
from generator.dansk.talord import læs_talord
from generator.fund import Alvor, Fund
from generator.regler.grundlag import Grundlag, regel
from generator.regler.prosa.tal_i_tekst import CIFRE
from generator.regler.prosa.udsagn import Ytring, ytringer

_ENHED = r"(?:\s*(?:pct\.?|procent|%|promille|(?:mio\.\s+)?kr\.?|point))?"
_NED = (
    r"fald(?:er|et|t)?|reducere[trs]?|reduceredes|sænke[tr]?|mindske[tr]|nedbrag[t]|dykke[tr]|"
    r"halvere[trs]?"
)
_OP = (
    r"stig(?:er|ning)?|steg(?:et)?|vokse[trd]?e?|øge[trs]|øgede(?:s)?|hæve[trs]|løfte[trs]|"
    r"fordoble[trs]|tredoble[trs]"
)
_FRA_TIL = re.compile(
    rf"\b(?:(?P<ned>{_NED})|(?P<op>{_OP}))\b(?:\s+[^\W\d]+){{0,4}}?\s+fra\s+(?:\w+\.?\s+)?"
    rf"(?P<a>{CIFRE}){_ENHED}(?:\s+[^\W\d]+){{0,3}}(?:\s+(?:i\s+)?(?:19|20)\d\d)?\s+til\s+(?:\w+\.?\s+)??"
    rf"(?P<b>{CIFRE})(?![.,]?\d)",
    re.IGNORECASE,
)
_TIL_FRA = re.compile(
    rf"\b(?:(?P<ned>{_NED})|(?P<op>{_OP}))\b(?:\s+[^\W\d]+){{0,4}}?\s+til\s+(?:\w+\.?\s+)?"
    rf"(?P<b>{CIFRE}){_ENHED}(?:\s+i\s+(?:19|20)\d\d)?,?\s+fra\s+(?:\w+\.?\s+)??(?P<a>{CIFRE})(?![.,]?\d)",
    re.IGNORECASE,
)
_GANGE = {"fordobl": Decimal(2), "tredobl": Decimal(3), "halver": Decimal("0.5")}
_DOBBELT = re.compile(
    r"(?<!mere end )(?<!over )(?<!mindst )\b"
    r"(?P<ord>(?:dobbelt|halvt|(?:tre|fire|fem|[3-9])\s+gange)\s+så\s+\w+|"
    r"det\s+(?:dobbelte|tredobbelte)|halvdelen\s+af\s+niveauet)\b",
    re.IGNORECASE,
)
_MÅLT = re.compile(
    rf"(?<![\w.,/:§–-])(?!(?:19|20)\d\d\b)(?P<tal>{CIFRE})(?![\w/:–-]|\.\s+[a-zæøå]+\s+20\d\d|[.,]\d|-årige)"
)
_HØJERE = re.compile(
    rf"\b(?:(?P<op>højere|større|flere)|(?P<ned>lavere|mindre|færre))\s+(?:\w+\s+){{0,2}}end\b[^.;\d]*?[:,(]\s*"
    rf"(?P<a>{CIFRE}){_ENHED}[^.;\d]{{0,30}}\bmod\s+(?:\w+\s+)?(?P<b>{CIFRE})(?![.,]?\d)",
    re.IGNORECASE,
)
_END_DE = re.compile(
    rf"(?<![\d.,])(?P<a>{CIFRE}){_ENHED}(?:\s+[^\W\d]+){{0,6}}?(?:\s+i\s+(?:19|20)\d\d)?[^.;\d]{{0,40}}?"
    r"\b(?:(?P<op>højere|større|flere|mere)|(?P<ned>lavere|mindre|færre))\s+(?:\w+\s+){0,2}?end\s+(?:de|det|den)\s+"
    rf"(?:\w+\s+)?(?P<b>{CIFRE})(?![.,]?\d)",
    re.IGNORECASE,
)
"""»58 anmeldelser og dermed færre end de 44 i 2021«; »flere end 10 dage« is a limit."""
_FLERE_KOLON = re.compile(
    rf"\b(?:(?P<op>flere)|(?P<ned>færre))\s+(?:\w+\s+)[^.;:()\d]{{0,50}}?[:(]\s*"
    rf"(?P<a>{CIFRE}){_ENHED}(?:\s+i\s+(?P<år_a>(?:19|20)\d\d))?[^.;\d]{{0,30}}?\s+mod\s+(?:\w+\s+)?(?P<b>{CIFRE}){_ENHED}"
    r"(?:\s+i\s+(?P<år_b>(?:19|20)\d\d))?(?![.,]?\d)",
    re.IGNORECASE,
)
_PAR = 2
_SLØR = Decimal("0.2")
"""»Dobbelt så mange« is said of anything from 1.6 to 2.4 times."""


@regel(
    alvor=Alvor.ADVARSEL,
    kilde="E",
    rigtigt="""
    # problemkompleks.yaml
    indledning: Fraværet er faldet fra 9 til 8 dage om året.
    """,
    forkert="""
    # problemkompleks.yaml
    indledning: Fraværet er faldet fra 8 til 9 dage om året.  # <- »faldet« passer ikke med tallene:
        #    8 til 9.
        #    Ret: Byt om på tallene, eller ret ordet.
    """,
)
def retning_modsagt_af_tal(grundlag: Grundlag) -> Iterator[Fund]:
    """Ordet siger én retning, og sætningens egne tal siger en anden.

    »Faldet fra 8 til 9« og »dobbelt så mange: 12 mod 9« får sagsbehandleren til at tvivle på begge
    tal. Ofte er to tal byttet om. Reglen ser også tal, der er sat ind fra tal.yaml.
    """
    for ytring in ytringer(grundlag):
        for fra, til, hvad in _modsagte(ytring):
            besked = f"»{ytring.tekst[fra:til]}« passer ikke med tallene: {hvad}."
            sted = (ytring.start + fra, ytring.start + til)
            yield ytring.prosa.fund(*sted, besked, "Byt om på tallene, eller ret ordet.")


def _modsagte(ytring: Ytring) -> Iterator[tuple[int, int, str]]:
    tekst = ytring.tekst
    if " fra " in tekst and (m := _FRA_TIL.search(tekst) or _TIL_FRA.search(tekst)):
        a, b, ord_ = _værdi(m["a"]), _værdi(m["b"]), m["ned"] or m["op"]
        gange = next((g for stamme, g in _GANGE.items() if ord_.lower().startswith(stamme)), None)
        forkert = _uden_for(b, a, gange) if gange else (b >= a if m["ned"] else b <= a)
        if forkert:
            yield m.start(), m.start() + len(ord_), f"{m['a']} til {m['b']}"
    if m := _DOBBELT.search(tekst):
        # »A mod B« says which of the two is the larger; in other words either may be.
        a, b = _to_tal(tekst[: m.start()] + tekst[m.end() :])
        gange = _gange(m["ord"].casefold())
        if a and b and _uden_for(a, b, gange) and (" mod " in tekst or _uden_for(b, a, gange)):
            yield *m.span("ord"), f"{skriv_tal(a)} mod {skriv_tal(b)}"
    elif m := _mere_end(tekst):
        a, b = _værdi(m["a"]), _værdi(m["b"])
        if "år_a" in m.re.groupindex and (m["år_a"] or "") < (m["år_b"] or ""):
            a, b = b, a  # »Flere mistrives: 14 pct. i 2021 mod 17 pct. i 2024«
        if (a <= b) if m["op"] else (a >= b):
            yield *m.span("op" if m["op"] else "ned"), f"{m['a']} mod {m['b']}"


def _mere_end(tekst: str) -> re.Match[str] | None:
    """Find a figure that is said to be more or less than another that stands there too."""
    if " mod " in tekst and (m := _HØJERE.search(tekst) or _FLERE_KOLON.search(tekst)):
        return m
    return _END_DE.search(tekst) if " end de" in tekst else None


def _gange(ord_: str) -> Decimal:
    if ord_.startswith(("halv", "dobbelt", "det dobbelt")):
        return Decimal("0.5") if ord_[0] == "h" else Decimal(2)
    første = ord_.split()[0]
    return Decimal(første if første.isdigit() else læs_talord(første) or 3)


def _to_tal(tekst: str) -> tuple[Decimal, Decimal]:
    """Return the two figures of a sentence that has two, its years apart; else nothing, twice."""
    fundne = [_værdi(m["tal"]) for m in _MÅLT.finditer(tekst)]
    return (fundne[0], fundne[1]) if len(fundne) == _PAR else (Decimal(0), Decimal(0))


def _værdi(tekst: str) -> Decimal:
    tusinder = re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", tekst)
    return læs_decimaltal(tekst.replace(".", "") if tusinder else tekst)


def _uden_for(tal: Decimal, af: Decimal, gange: Decimal) -> bool:
    return abs(tal - af * gange) > af * gange * _SLØR
